"""What each evaluator says, with value and reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.answer import Answer
from tests.evals.builders import SENTENCES, answer, case, recording, scored, sentence

SEVEN, MAY, BATH = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,))


def test_vital_and_okay_facts_are_counted_apart() -> None:
    asked = case(expect=(("7",), ("1. Mai 2026",)), okay=(("geschlossen",),), gold=(SEVEN,))
    found = scored(asked, answer("Sieben.", SEVEN))
    assert (found.scores["vital_recall"], found.scores["okay_recall"]) == (0.5, 0.0)
    assert found.reasons["vital_recall"] == "1. Mai 2026"


def test_recall_and_rank_of_the_search() -> None:
    found = scored(COUNT, recording(answer("7", SEVEN), SEVEN, searched=(MAY, BATH, SEVEN)))
    assert [found.scores[f"recall@{k}"] for k in (1, 3, 5, 10)] == [0.0, 1.0, 1.0, 1.0]
    assert found.scores["mrr@10"] == pytest.approx(1 / 3)
    assert found.reasons["mrr@10"] == "Rang 3"


def test_a_question_without_an_answer_says_nothing_of_the_search() -> None:
    unknown = case(answerable=False, gold=(SEVEN,))
    assert "recall@1" not in scored(unknown, recording(answer("Nein."), MAY)).scores


def test_the_share_of_gold_sentences_among_the_evidence() -> None:
    both = case(gold=(SEVEN, MAY))
    found = scored(both, recording(answer("7", SEVEN), SEVEN, BATH))
    assert (found.scores["evidence_recall"], found.reasons["evidence_recall"]) == (0.5, MAY)


def test_citations_are_counted_against_the_gold_sentences() -> None:
    found = scored(COUNT, answer("Sieben.", SEVEN, MAY))
    assert (found.scores["citation_recall"], found.scores["citation_precision"]) == (1.0, 0.5)
    assert found.reasons["citation_precision"] == MAY


def test_a_refusal_has_no_citations_to_count() -> None:
    assert "citation_precision" not in scored(COUNT, answer("Dazu steht nichts da.")).scores


def _altered(given: Answer) -> Answer:
    cited = given.citations[0]
    changed = replace(cited, quote="Der Rat hat acht Mitglieder.")
    return replace(given, citations=(changed,))


def test_a_quotation_that_is_not_letter_by_letter_is_found() -> None:
    assert scored(COUNT, answer("7", SEVEN)).scores["quotes_exact"] == 1.0
    assert scored(COUNT, _altered(answer("7", SEVEN))).scores["quotes_exact"] == 0.0


@pytest.mark.parametrize(
    ("prose", "reason"),
    [
        ("Der Rat hat sieben Mitglieder.", None),
        ("Der Rat hat 7 Mitglieder und 9 Vertreter.", "9"),
        ("Laut Kowalczyk hat der Rat sieben Mitglieder.", "Kowalczyk"),
        ("Vertrag Musterdorf: sieben.", None),
    ],
)
def test_a_figure_or_name_that_no_source_holds(prose: str, reason: str | None) -> None:
    found = scored(COUNT, answer(prose, SEVEN))
    assert found.scores["supported"] == float(reason is None)
    assert found.reasons.get("supported") == reason


def test_the_question_counts_as_given() -> None:
    asked = replace(COUNT, question="Hat der Rat 9 Mitglieder?")
    assert scored(asked, answer("Nicht 9, sondern sieben.", SEVEN)).scores["supported"] == 1.0


def test_a_false_premise_is_corrected_by_its_sentence() -> None:
    asked = case(kind="false_premise", answerable=False, gold=(BATH,))
    assert scored(asked, answer("Es heißt …", BATH)).scores["premise_corrected"] == 1.0
    assert scored(asked, answer("Dazu steht nichts da.")).scores["premise_corrected"] == 0.0


def test_the_outcome_carries_its_reason() -> None:
    found = scored(case(expect=(("9",),), gold=(SEVEN,)), answer("Sieben.", SEVEN))
    assert (found.outcome.value, found.reasons["outcome"]) == ("unvollstaendig", "fehlt: 9")


def test_sentences_of_the_builder_stand_in_the_paper() -> None:
    assert [sentence(text).start for text in SENTENCES] == [0, 31, 55]
