"""The first stage that lost a case."""

from __future__ import annotations

from assistant import texts
from assistant.answering.answer import Answer, Trace
from evals.attribution import Stage
from evals.offending import stage_text
from tests.evals.builders import SENTENCES, answer, case, recording, scored, sentence

SEVEN, MAY, BATH = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,))
IDS = {text: sentence(text).id for text in SENTENCES}


def wrong(**trace: object) -> Answer:
    return answer("Am 1. Mai 2026.", MAY, trace=Trace(**trace))  # type: ignore[arg-type]


def test_a_right_answer_was_lost_nowhere() -> None:
    assert scored(COUNT, recording(answer("7", SEVEN), SEVEN)).lost_at is None


def test_a_sentence_that_was_read_otherwise() -> None:
    asked = case(gold=("Der Rat hat sieben Mitglieder. Er tagt am 1. Mai 2026. Das Bad bleibt zu.",))
    assert scored(asked, recording(wrong(), MAY)).lost_at is Stage.READING


def test_a_sentence_that_the_search_did_not_find() -> None:
    assert scored(COUNT, recording(wrong(), MAY, searched=(MAY, BATH))).lost_at is Stage.SEARCH


def test_a_sentence_that_was_found_but_not_taken() -> None:
    assert scored(COUNT, recording(wrong(), MAY, searched=(MAY, SEVEN))).lost_at is Stage.EVIDENCE


def test_a_sentence_behind_a_wrong_one_without_a_model() -> None:
    able = (IDS[MAY], IDS[SEVEN])
    assert scored(COUNT, recording(wrong(able=able), MAY, SEVEN)).lost_at is Stage.EVIDENCE


def test_a_sentence_that_did_not_fit_into_the_prompt() -> None:
    able = (IDS[MAY], IDS[SEVEN])
    lost = wrong(able=able, shown=(IDS[MAY],), pointed=IDS[MAY])
    assert scored(COUNT, recording(lost, MAY, SEVEN)).lost_at is Stage.TRUNCATION


def test_a_model_that_points_elsewhere() -> None:
    able = (IDS[SEVEN], IDS[MAY])
    lost = wrong(able=able, shown=able, pointed=IDS[MAY])
    assert scored(COUNT, recording(lost, SEVEN, MAY)).lost_at is Stage.MODEL


def test_a_check_that_rejects_the_right_sentence() -> None:
    given = answer("Am 1. Mai 2026.", MAY, reasons=("[1] no_number",), trace=Trace(able=(IDS[MAY],)))
    assert scored(COUNT, recording(given, SEVEN, MAY)).lost_at is Stage.CHECK


def test_a_refusal_against_the_odds_alone() -> None:
    given = answer("Dazu steht nichts da.", reasons=("[1] unlikely: 0.10",))
    assert scored(COUNT, recording(given, SEVEN, MAY)).lost_at is Stage.REFUSAL


def test_an_answer_where_there_is_none() -> None:
    unknown = case(answerable=False)
    assert scored(unknown, recording(wrong(), MAY)).lost_at is Stage.REFUSAL


def test_a_figure_that_the_model_made_up_and_the_checks_let_pass() -> None:
    trace = Trace(written="Der Rat hat 9 Mitglieder.")
    given = answer("Der Rat hat 9 Mitglieder.", SEVEN, trace=trace)
    asked = case(expect=(("7",),), gold=(SEVEN,), must_not=("9",))
    assert scored(asked, recording(given, SEVEN)).lost_at is Stage.MODEL


def test_another_sentence_that_was_preferred_is_no_refusal() -> None:
    given = answer("Am 1. Mai 2026.", MAY, reasons=("[1] unlikely: 0.10",), trace=Trace(able=(IDS[MAY],)))
    assert scored(COUNT, recording(given, SEVEN, MAY)).lost_at is Stage.EVIDENCE


def test_something_forbidden_beside_the_right_sentence_is_told_plainly() -> None:
    asked = case(expect=(("7",),), gold=(SEVEN,), must_not=("1. Mai",))
    found = scored(asked, recording(answer(f"{SEVEN} {MAY}", SEVEN, MAY), SEVEN, MAY))
    assert (found.lost_at, stage_text(found)) == (Stage.CHECK, texts.EVAL_CHECK_BESIDE)


def test_a_rejected_sentence_is_told_as_such() -> None:
    given = answer("Am 1. Mai 2026.", MAY, reasons=("[1] no_number",), trace=Trace(able=(IDS[MAY],)))
    assert stage_text(scored(COUNT, recording(given, SEVEN, MAY))) == texts.EVAL_CHECK_REJECTED


def test_of_two_right_sentences_the_one_that_is_missing_was_lost() -> None:
    both = case(expect=(("7",), ("1. Mai 2026",)), gold=(SEVEN, MAY))
    given = answer("Sieben.", SEVEN, trace=Trace(able=(IDS[SEVEN],)))
    assert scored(both, recording(given, SEVEN, searched=(SEVEN, BATH))).lost_at is Stage.SEARCH


def test_without_a_right_sentence_only_a_refusal_tells_where() -> None:
    bare = case(expect=(("9",),))
    assert scored(bare, recording(wrong(), MAY)).lost_at is None
    assert scored(bare, recording(answer("Nichts."), MAY)).lost_at is Stage.REFUSAL
