"""Outcomes of single cases."""

from __future__ import annotations

from assistant.answering.answer import Verdict
from evals.scoring import Outcome, mark, result_record, score
from tests.evals.builders import SENTENCES, answer, case, evidence

SEVEN, MAY, BATH = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,), agreements=("paper",))
OPEN = case(kind="left_open", answerable=False, gold=(BATH,), must_not=("Ja,",))


def test_fact_and_sentence_make_it_right() -> None:
    assert score(COUNT, answer("Der Rat hat 7 Mitglieder.", SEVEN), ()).outcome is Outcome.RIGHT


def test_a_refusal_of_what_is_in_the_paper() -> None:
    assert score(COUNT, answer("Dazu steht nichts da."), ()).outcome is Outcome.FALSE_REFUSAL


def test_another_sentence_is_a_false_answer() -> None:
    assert score(COUNT, answer(f"Es heißt: {MAY}", MAY), ()).outcome is Outcome.FALSE_ANSWER


def test_the_fact_from_another_sentence_is_incomplete() -> None:
    other = "Die sieben Mitglieder werden gewählt."
    assert score(COUNT, answer("Es heißt …", other), ()).outcome is Outcome.INCOMPLETE


def test_the_sentence_without_all_facts_is_incomplete() -> None:
    both = case(expect=(("7",), ("1. Mai 2026",)), gold=(SEVEN, MAY))
    assert score(both, answer("Sieben.", SEVEN), ()).outcome is Outcome.INCOMPLETE
    assert score(both, answer("Sieben.", SEVEN, MAY), ()).outcome is Outcome.RIGHT


def test_the_sentence_of_another_paper_does_not_count() -> None:
    elsewhere = case(expect=(("7",),), gold=(SEVEN,), agreements=("other",))
    assert mark(elsewhere, answer("7", SEVEN), evidence(SEVEN)).gold_cited is False


def test_what_must_not_be_said_makes_it_false_even_beside_the_right_sentence() -> None:
    strict = case(gold=(BATH,), must_not=("Ja,",))
    assert score(strict, answer("Ja, das Bad bleibt.", BATH), ()).outcome is Outcome.FALSE_ANSWER
    assert score(OPEN, answer("Ja, das Bad bleibt.", BATH), ()).outcome is Outcome.FALSE_ANSWER


def test_what_must_not_be_said_may_stand_in_a_near_miss() -> None:
    unknown = case(answerable=False, must_not=("7",))
    assert score(unknown, answer("Dazu steht nichts da."), evidence(SEVEN)).outcome is Outcome.RIGHT


def test_an_answer_where_there_is_none() -> None:
    unknown = case(kind="unanswerable", answerable=False)
    assert score(unknown, answer("Am 1. Mai.", MAY), ()).outcome is Outcome.FALSE_ANSWER
    outside = answer("Guten Tag!", verdict=Verdict.AUSSERHALB)
    assert score(unknown, outside, ()).outcome is Outcome.RIGHT


def test_the_sentence_that_leaves_it_open_may_be_shown_first() -> None:
    assert score(OPEN, answer("Es heißt …", BATH), ()).outcome is Outcome.RIGHT
    assert score(OPEN, answer("Es heißt …", MAY, BATH), ()).outcome is Outcome.FALSE_ANSWER


def test_the_place_in_the_provenance_is_no_fact() -> None:
    where = case(expect=(("Musterdorf",),), gold=(SEVEN,))
    text = "Im Papier heißt es (Gemeinde Musterdorf): …"
    assert mark(where, answer(text, SEVEN), ()).missing == (("Musterdorf",),)


def test_gold_marks() -> None:
    marks = mark(COUNT, answer("7", MAY, SEVEN), evidence(MAY, BATH))
    assert (marks.gold_first, marks.gold_cited, marks.gold_in_evidence) == (False, True, False)
    without = mark(case(expect=(("7",),)), answer("7", MAY), ())
    assert (without.gold_first, without.gold_cited) == (None, None)


def test_the_record_of_a_case() -> None:
    record = result_record(score(COUNT, answer("Am 1. Mai.", MAY), evidence(SEVEN)))
    assert (record["id"], record["corpus"], record["outcome"]) == ("x1", "papers", "falsche_antwort")
    assert record["missing"] == [["7"]]
    assert record["gold_in_evidence"] is True
