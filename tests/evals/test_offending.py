"""What stood in the right sentence's place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import texts
from assistant.answering.answer import Related, Trace
from evals.attribution import Stage
from evals.offending import offending
from evals.results import Result
from evals.scoring import Outcome
from tests.evals.builders import PAPER, SENTENCES, answer, case, recording, sentence

SEVEN, MAY, BATH = SENTENCES
POINTED = Trace(shown=(sentence(MAY).id,), pointed=sentence(MAY).id, written="Am 1. Mai.")
NEAR = replace(answer("Nichts."), related=(Related(BATH, sentence(BATH), PAPER),))


@pytest.mark.parametrize(
    ("stage", "given", "rows"),
    [
        (Stage.SEARCH, answer("Bad.", BATH), [(texts.EVAL_INSTEAD, MAY)]),
        (Stage.EVIDENCE, answer("Mai.", MAY), [(texts.EVAL_INSTEAD, BATH)]),
        (Stage.TRUNCATION, answer("x", MAY, trace=POINTED), [(texts.EVAL_IN_PROMPT, MAY)]),
        (
            Stage.MODEL,
            answer("x", MAY, trace=POINTED),
            [(texts.EVAL_WRITTEN, "Am 1. Mai."), (texts.EVAL_POINTED, MAY)],
        ),
        (Stage.REFUSAL, NEAR, [(texts.EVAL_NEAREST, BATH)]),
        (Stage.READING, answer("Mai.", MAY), []),
    ],
)
def test_each_stage_shows_its_offending_text(stage: Stage, given: object, rows: list[object]) -> None:
    done = recording(given, SEVEN, MAY, BATH)  # type: ignore[arg-type]
    found = Result(case(gold=(SEVEN,)), Outcome.FALSE_ANSWER, done, lost_at=stage)
    assert list(offending(found)) == rows


def test_what_was_invented_is_named() -> None:
    scores, reasons = {"supported": 0.0}, {"supported": "98765"}
    done = recording(answer("98765", SEVEN), SEVEN)
    found = Result(case(), Outcome.FALSE_ANSWER, done, scores, reasons, Stage.CHECK)
    assert offending(found) == ((texts.EVAL_INVENTED, "98765"),)
