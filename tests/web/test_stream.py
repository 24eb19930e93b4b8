from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from assistant.answering.answer import Event, EvidenceFound, Failed, Token
from assistant.web.stream import Run, Step, Stopped, Waiting, softly
from tests.waiting import LONG


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
    source = Source(pause=600)
    run = Run(source.events(), tick=600)
    asyncio.get_running_loop().call_later(0.05, run.stop)
    steps = await asyncio.wait_for(take(run, 2), LONG)
    assert isinstance(steps[1], Stopped)
    assert source.closed


async def test_a_stop_that_comes_first_closes_the_source_too() -> None:
    source = Source(pause=600)
    run = Run(source.events(), tick=600)
    run.stop()
    assert await take(run, 1) == [Stopped()]
    assert source.closed


async def test_leaving_the_page_closes_the_source() -> None:
    source = Source()
    await take(Run(source.events()), 3)
    assert source.closed


async def test_the_place_is_told_with_the_evidence_and_at_every_tick() -> None:
    places = iter((2, 1, 0))
    steps = await take(Run(Source(pause=60).events(), lambda: next(places), tick=0.02), 4)
    assert steps == [EvidenceFound((), 1), Waiting(2), Waiting(1), Waiting(0)]


async def test_an_unknown_error_is_german_and_tells_no_secrets() -> None:
    async def broken() -> AsyncGenerator[Event, None]:
        raise RuntimeError("/home/secret")
        yield Token("")

    (step,) = await take(Run(softly(broken())), 1)
    assert isinstance(step, Failed)
    assert "unerwarteter Fehler" in str(step.error)
    assert "secret" not in str(step.error)
