from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from assistant.answering.answer import Event, EvidenceFound, Token
from assistant.web.flights import Flight, Flights
from assistant.web.queue import Line


class Source:
    """Evidence, then three tokens when ``go`` is set."""

    def __init__(self) -> None:
        self.begun, self.closed, self.go = 0, 0, asyncio.Event()

    async def events(self) -> AsyncGenerator[Event, None]:
        self.begun += 1
        try:
            yield EvidenceFound((), 1)
            await self.go.wait()
            for piece in "abc":
                yield Token(piece)
        finally:
            self.closed += 1


EVERYTHING = [EvidenceFound((), 1), Token("a"), Token("b"), Token("c")]


async def everything(flight: Flight) -> list[Event]:
    return [event async for event in flight.follow()]


async def test_two_who_ask_the_same_get_the_same_from_one_run() -> None:
    source, landed = Source(), []
    flights = Flights(Line(2))
    flight = flights.start("k", "a", source.events, landed.append)
    first = asyncio.create_task(everything(flight))
    await asyncio.sleep(0.01)
    same = flights.find("k")
    assert same is flight
    second = asyncio.create_task(everything(same))
    source.go.set()
    assert await first == await second == EVERYTHING
    assert (source.begun, landed) == (1, [tuple(EVERYTHING)])
    assert flights.find("k") is None


async def test_one_who_leaves_does_not_end_it_for_the_other() -> None:
    source = Source()
    flight = Flights(Line(2)).start("k", "a", source.events, lambda _: None)
    leaving, staying = flight.follow(), flight.follow()
    await anext(leaving), await anext(staying)
    await leaving.aclose()
    source.go.set()
    assert [event async for event in staying] == EVERYTHING[1:]


async def test_the_last_one_who_leaves_ends_it_and_gives_the_place_free() -> None:
    source, landed, line = Source(), [], Line(1)
    flights = Flights(line)
    flight = flights.start("k", "a", source.events, landed.append)
    follower = flight.follow()
    await anext(follower)
    await follower.aclose()
    assert (source.closed, flights.find("k"), landed) == (1, None, [])
    await asyncio.sleep(0)
    assert line.serving == 0


async def test_one_that_never_began_gives_the_place_free() -> None:
    line = Line(1)
    flight = Flights(line).start("k", "a", Source().events, lambda _: None)
    following = asyncio.ensure_future(anext(flight.follow()))
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)
    leaving = flight.follow()
    await anext(leaving)
    await leaving.aclose()
    await asyncio.sleep(0)
    assert line.serving == 0
