"""Outcomes of single cases."""

from __future__ import annotations

from assistant.answering.answer import Answer, Verdict
from evals.cases import Case
from evals.scoring import Outcome, mark, outcome
from tests.evals.builders import SENTENCES, answer, case

SEVEN, MAY, BATH = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,), agreements=("paper",))
OPEN = case(kind="left_open", answerable=False, gold=(BATH,), must_not=("Ja,",))


def of(asked: Case, given: Answer) -> Outcome:
    return outcome(asked, mark(asked, given))


def test_fact_and_sentence_make_it_right() -> None:
    assert of(COUNT, answer("Der Rat hat 7 Mitglieder.", SEVEN)) is Outcome.RIGHT


def test_a_refusal_of_what_is_in_the_paper() -> None:
    assert of(COUNT, answer("Dazu steht nichts da.")) is Outcome.FALSE_REFUSAL


def test_another_sentence_is_a_false_answer() -> None:
    assert of(COUNT, answer(f"Es heißt: {MAY}", MAY)) is Outcome.FALSE_ANSWER


def test_the_fact_from_another_sentence_is_incomplete() -> None:
    other = "Die sieben Mitglieder werden gewählt."
    assert of(COUNT, answer("Es heißt …", other)) is Outcome.INCOMPLETE


def test_the_sentence_without_all_facts_is_incomplete() -> None:
    both = case(expect=(("7",), ("1. Mai 2026",)), gold=(SEVEN, MAY))
    assert of(both, answer("Sieben.", SEVEN)) is Outcome.INCOMPLETE
    assert of(both, answer("Sieben.", SEVEN, MAY)) is Outcome.RIGHT


def test_a_year_is_no_number_that_ends_in_it() -> None:
    assert of(case(expect=(("7",),)), answer("2017.", MAY)) is Outcome.FALSE_ANSWER


def test_the_sentence_of_another_paper_does_not_count() -> None:
    elsewhere = case(expect=(("7",),), gold=(SEVEN,), agreements=("other",))
    assert mark(elsewhere, answer("7", SEVEN)).gold_cited is False


def test_what_must_not_be_said_makes_it_false_even_beside_the_right_sentence() -> None:
    strict = case(gold=(BATH,), must_not=("Ja,",))
    assert of(strict, answer("Ja, das Bad bleibt.", BATH)) is Outcome.FALSE_ANSWER
    assert of(OPEN, answer("Ja, das Bad bleibt.", BATH)) is Outcome.FALSE_ANSWER


def test_an_answer_where_there_is_none() -> None:
    unknown = case(kind="unanswerable", answerable=False)
    assert of(unknown, answer("Am 1. Mai.", MAY)) is Outcome.FALSE_ANSWER
    assert of(unknown, answer("Guten Tag!", verdict=Verdict.AUSSERHALB)) is Outcome.RIGHT


def test_the_sentence_that_leaves_it_open_may_be_shown_first() -> None:
    assert of(OPEN, answer("Es heißt …", BATH)) is Outcome.RIGHT
    assert of(OPEN, answer("Es heißt …", MAY, BATH)) is Outcome.FALSE_ANSWER


def test_the_place_in_the_provenance_is_no_fact() -> None:
    where = case(expect=(("Musterdorf",),), gold=(SEVEN,))
    text = "Im Papier heißt es (Gemeinde Musterdorf): …"
    assert mark(where, answer(text, SEVEN)).missing == (("Musterdorf",),)


def test_gold_marks() -> None:
    marks = mark(COUNT, answer("7", MAY, SEVEN))
    assert (marks.gold_first, marks.gold_cited) == (False, True)
    without = mark(case(expect=(("7",),)), answer("7", MAY))
    assert (without.gold_first, without.gold_cited) == (None, None)
