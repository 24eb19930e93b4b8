"""The optional judge of style."""

from __future__ import annotations

import pytest

from assistant import resources
from evals.judge import judge
from tests.evals.builders import SENTENCES, answer, case, scored

RESULT = scored(case(gold=(SENTENCES[0],)), answer("Sieben {x}.", SENTENCES[0]))


def test_notes_are_averaged_and_unreadable_ones_listed() -> None:
    replies = iter(['{"note": 5}', '{"note": 2}', "sehr gut"])
    found = judge([RESULT] * 3, "m", lambda _: next(replies))
    assert (found.notes.value, found.notes.total) == (3.5, 2)
    assert found.unreadable == (("papers/x1", "sehr gut"),)


@pytest.mark.parametrize(
    "reply", ["", "{}", "[]", '{"note": 9}', '{"note": true}', '{"note": "4"}', '{"note']
)
def test_what_is_no_note_is_not_judged(reply: str) -> None:
    found = judge([RESULT], "m", lambda _: reply)
    assert (found.notes.total, len(found.unreadable)) == (0, 1)


def test_question_and_answer_reach_the_judge() -> None:
    asked: list[str] = []
    judge([RESULT], "m", lambda prompt: asked.append(prompt) or '{"note": 3}')  # type: ignore[func-returns-value]
    assert asked[0].endswith("Frage: Wie viele?\nAntwort: Sieben {x}.\n")
    assert "{question}" in resources.prompt("judge")
