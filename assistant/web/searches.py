"""The few searches that run at once, and how soon one more would have its evidence."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import monotonic

# More at once only make each other late: each search keeps the processor busy by itself.
_AT_ONCE = os.cpu_count() or 1
# How long one takes before any was measured, and how much the newest counts.
_FIRST_GUESS = 0.4
_NEWEST = 0.1
# A program is asked to come again rather than shown its evidence later than this.
_SOON = 0.7


class Searches:
    """Whom the processor serves: a few at once, the others in the order in which they came."""

    def __init__(self, at_once: int = _AT_ONCE, clock: Callable[[], float] = monotonic) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._at_once, self._clock = at_once, clock
        self._seconds = _FIRST_GUESS
        self._here: set[Search] = set()

    @property
    def late(self) -> bool:
        """Whether one that comes now would have to wait for its turn, and too long for its evidence."""
        here = len(self._here)
        return here >= self._at_once and self._seconds * (here + 1) / self._at_once > _SOON

    def join(self) -> Search:
        """A place among them, for one search."""
        search = Search(self)
        self._here.add(search)
        return search

    def leave(self, search: Search) -> None:
        """Give the place free; leaving twice does no harm."""
        self._here.discard(search)

    @asynccontextmanager
    async def turn(self, search: Search) -> AsyncGenerator[None, None]:
        """The time in which this search runs."""
        try:
            async with self._free:
                started = self._clock()
                yield
                self._seconds += _NEWEST * (self._clock() - started - self._seconds)
        finally:
            self.leave(search)


class Search:
    """A place among the searches: taken at once, so that whoever comes next counts it."""

    def __init__(self, searches: Searches) -> None:
        self._searches = searches

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Wait until there is room, and run the search inside; the place is free at the end."""
        return self._searches.turn(self)

    def leave(self) -> None:
        """Give the place free without a search."""
        self._searches.leave(self)
