from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from assistant.answering.answer import Event, EvidenceFound, Failed, Token
from assistant.web.stream import Line, QueueFull, Run, Step, Stopped, Waiting


class Source:
    """Evidence, then a token every ``pause`` seconds, without end."""

    def __init__(self, pause: float = 0.01) -> None:
        self.pause, self.closed, self.reading = pause, False, False

    async def events(self) -> AsyncGenerator[Event, None]:
        try:
            yield EvidenceFound((), 1)
            self.reading = True
            while True:
                await asyncio.sleep(self.pause)
                yield Token("x")
        finally:
            self.closed = True


async def take(run: Run, count: int) -> list[Step]:
    taken: list[Step] = []
    steps = run.steps()
    async for step in steps:
        taken.append(step)
        if len(taken) == count:
            break
    await steps.aclose()
    return taken


async def test_stop_closes_the_source_at_once() -> None:
    source = Source(pause=60)
    run = Run(source.events(), Line(1).join())
    asyncio.get_running_loop().call_later(0.05, run.stop)
    steps = await asyncio.wait_for(take(run, 2), 0.8)
    assert isinstance(steps[1], Stopped)
    assert source.closed


async def test_leaving_the_page_closes_the_source() -> None:
    source = Source()
    await take(Run(source.events(), Line(1).join()), 3)
    assert source.closed


async def test_evidence_comes_at_once_and_the_model_waits_for_its_turn() -> None:
    line, source = Line(2), Source()
    first, second = line.join(), line.join()
    steps = await take(Run(source.events(), second, tick=0.02), 3)
    assert [type(step) for step in steps] == [EvidenceFound, Waiting, Waiting]
    assert not source.reading
    assert (first.ahead, second.ahead) == (0, 1)


async def test_leaving_lets_the_next_one_in() -> None:
    line = Line(3)
    first, second, third = line.join(), line.join(), line.join()
    with first:
        assert not second.turn.is_set()
    assert second.turn.is_set()
    assert third.ahead == 1


async def test_a_full_line_refuses() -> None:
    line = Line(1)
    with line.join(), pytest.raises(QueueFull, match="in einer Minute"):
        line.join()
    line.join()


async def test_an_unknown_error_is_german_and_tells_no_secrets() -> None:
    async def broken() -> AsyncGenerator[Event, None]:
        raise RuntimeError("/home/secret")
        yield Token("")

    (step,) = await take(Run(broken(), Line(1).join()), 1)
    assert isinstance(step, Failed)
    assert "unerwarteter Fehler" in str(step.error)
    assert "secret" not in str(step.error)
