"""Identical questions under way at the same time are answered once, for everybody who asks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Hashable
from contextlib import aclosing

from assistant.answering.answer import Event
from assistant.web.queue import Line, Ticket, in_turn
from assistant.web.searches import Search
from assistant.web.stream import softly

Events = AsyncGenerator[Event, None]
Landed = Callable[[tuple[Event, ...]], None]


class Flight:
    """One question under way; it ends early when nobody follows it any more."""

    def __init__(
        self, events: Events, ticket: Ticket, search: Search, drop: Callable[[], None], landed: Landed
    ) -> None:
        self._ticket, self._search, self._drop, self._landed = ticket, search, drop, landed
        self._happened: list[Event] = []
        self._complete = False
        self._followers: set[asyncio.Queue[Event | None]] = set()
        self._task = asyncio.create_task(self._fly(events))
        # not at the end of the task's own code: that never runs if it is cancelled before it began
        self._task.add_done_callback(self._end)

    @property
    def ahead(self) -> int:
        """How many questions come before this one."""
        return self._ticket.ahead

    async def _fly(self, events: Events) -> None:
        async with aclosing(softly(in_turn(events, self._ticket, self._search))) as happening:
            async for event in happening:
                self._happened.append(event)
                self._tell(event)
        self._complete = True

    def _tell(self, event: Event | None) -> None:
        for follower in self._followers:
            follower.put_nowait(event)

    def _end(self, _: asyncio.Task[None]) -> None:
        self._search.leave()
        self._ticket.leave()
        self._drop()
        if self._complete:
            self._landed(tuple(self._happened))
        self._tell(None)

    async def follow(self) -> Events:
        """What happened so far, and the rest as it comes."""
        mine: asyncio.Queue[Event | None] = asyncio.Queue()
        for past in self._happened:
            mine.put_nowait(past)
        if self._task.done():
            mine.put_nowait(None)
        self._followers.add(mine)
        try:
            while (event := await mine.get()) is not None:
                yield event
        finally:
            self._followers.discard(mine)
            if not self._followers and not self._task.done():
                self._drop()  # at once, so that nobody boards what is about to end
                self._task.cancel()
                await asyncio.gather(self._task, return_exceptions=True)


class Flights:
    """All questions under way."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._under_way: dict[Hashable, Flight] = {}

    def find(self, key: Hashable) -> Flight | None:
        """The flight that answers this very question."""
        return self._under_way.get(key)

    def start(
        self,
        key: Hashable,
        client: str,
        events: Callable[[], Events],
        landed: Landed,
        patient: bool = True,
    ) -> Flight:
        """A new one; ``landed`` gets the events of one that came to its end. Raises ``QueueFull``."""
        ticket = self._line.join(client, patient)

        def drop() -> None:
            if self._under_way.get(key) is flight:
                del self._under_way[key]

        flight = Flight(events(), ticket, self._line.searches.join(), drop, landed)
        self._under_way[key] = flight
        return flight
