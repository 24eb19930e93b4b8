from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from assistant.answering.answer import Event, EvidenceFound, Token
from assistant.web.queue import Line, QueueFull, in_turn


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_leaving_lets_the_next_one_in() -> None:
    line = Line(3)
    first, second, third = line.join(), line.join(), line.join()
    with first:
        assert not second.turn.is_set()
    assert second.turn.is_set()
    assert (third.ahead, line.serving, line.waiting) == (1, 1, 1)


async def test_several_are_served_at_once_if_the_model_can() -> None:
    line = Line(4, at_once=2)
    tickets = [line.join(name) for name in "abc"]
    assert [ticket.turn.is_set() for ticket in tickets] == [True, True, False]
    tickets[1].leave()
    assert tickets[2].turn.is_set()


async def test_a_full_line_refuses_and_is_open_again() -> None:
    line = Line(1)
    with line.join(), pytest.raises(QueueFull, match="in einer Minute"):
        line.join()
    line.join()


async def test_many_questions_of_one_let_others_come_between() -> None:
    line = Line(8)
    greedy = [line.join("a") for _ in range(4)]
    other, third = line.join("b"), line.join("c")
    assert (other.ahead, third.ahead) == (1, 2)
    assert [ticket.ahead for ticket in greedy] == [0, 3, 4, 5]


async def test_whoever_asks_on_and_on_never_pushes_another_back() -> None:
    line = Line(8)
    running, other = line.join("a"), line.join("b")
    for _ in range(3):
        line.join("a")
        assert other.ahead == 1
    running.leave()
    assert other.turn.is_set()


async def test_a_second_question_is_served_although_others_keep_coming() -> None:
    line = Line(8)
    first, second = line.join("a"), line.join("a")
    for name in "bcde":
        newcomer = line.join(name)
        if name == "b":
            first.leave()
            newcomer.leave()
    assert second.turn.is_set()


async def test_nobody_may_hold_all_places() -> None:
    line = Line(8)
    for _ in range(6):
        line.join("a")
    with pytest.raises(QueueFull):
        line.join("a")
    assert line.join("b").ahead == 1


async def test_whoever_is_refused_learns_when_to_come_again() -> None:
    clock = Clock()
    line = Line(2, clock=clock)
    for _ in range(30):
        with line.join():
            clock.now += 40.0
    line.join("a"), line.join("b")
    with pytest.raises(QueueFull) as refused:
        line.join("c")
    assert refused.value.retry_after == 40


async def test_those_who_are_refused_come_again_one_after_the_other() -> None:
    line = Line(2, clock=Clock())
    line.join("a"), line.join("b")
    assert [_refused(line) for _ in range(4)] == [5, 10, 15, 20]
    assert [_refused(line) for _ in range(30)][-1] == 120


async def test_one_who_asks_too_much_does_not_make_others_come_later() -> None:
    line = Line(4, clock=Clock())
    greedy = [line.join("a") for _ in range(3)]
    assert [_refused(line, "a") for _ in range(9)] == [8] * 9
    line.join("b")
    assert (_refused(line), len(greedy)) == (10, 3)


def _refused(line: Line, client: str = "c") -> int:
    with pytest.raises(QueueFull) as refused:
        line.join(client)
    return refused.value.retry_after


async def test_evidence_comes_at_once_and_the_model_waits_for_its_turn() -> None:
    async def events() -> AsyncGenerator[Event, None]:
        yield EvidenceFound((), 1)
        yield Token("x")

    line = Line(2)
    first, second = line.join(), line.join()
    taken = in_turn(events(), second, line.searches.join())
    assert await anext(taken) == EvidenceFound((), 1)
    waiting = asyncio.ensure_future(anext(taken))
    await asyncio.sleep(0.02)
    assert not waiting.done()
    first.leave()
    assert await waiting == Token("x")
    await taken.aclose()
