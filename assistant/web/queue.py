"""The queue before the model: a few at a time, fair between people, with a limit."""

from __future__ import annotations

import asyncio
import math
from bisect import insort
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from time import monotonic
from types import TracebackType

from assistant import texts
from assistant.answering.answer import Event, EvidenceFound
from assistant.errors import ServiceError
from assistant.web.searches import Search, Searches

# How long an answer takes before one has been measured, and how much the newest counts.
_FIRST_GUESS = 5.0
_NEWEST = 0.2
_RETRY_SECONDS = (5, 120)
# Nobody may hold more of the places than this, so that a newcomer finds one.
_SHARE = 0.75


class QueueFull(ServiceError):
    """More people are waiting than can be served in a bearable time; ``retry_after`` is in seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Line:
    """Who waits for the model, and whom it serves.

    Each further question of one client stands a round behind the one before: with three questions of one and
    one of another, the other is served second. A place never moves back for somebody's single question.
    """

    def __init__(self, places: int, at_once: int = 1, clock: Callable[[], float] = monotonic) -> None:
        self._places, self._at_once, self._clock = places, at_once, clock
        self._share = math.ceil(places * _SHARE)
        self._serving: list[Ticket] = []
        self._waiting: list[Ticket] = []
        self._round = 0
        self._seconds = _FIRST_GUESS
        self._invited = 0.0
        self.searches = Searches()

    @property
    def serving(self) -> int:
        """How many the model works for."""
        return len(self._serving)

    @property
    def waiting(self) -> int:
        """How many wait for it."""
        return len(self._waiting)

    @property
    def _each(self) -> float:
        """Seconds from one that is served to the next."""
        return self._seconds / self._at_once

    def _soon(self) -> float:
        """Seconds in which about half of those in the line will have been served."""
        shortest, longest = _RETRY_SECONDS
        return min(max(self._each * (self.serving + self.waiting) / 2, shortest), longest)

    def _invite(self) -> float:
        """Seconds after which somebody who finds the line full may come again.

        Of several each comes an answer later than the one before: all at once they would find it full again.
        """
        now = self._clock()
        latest = now + _RETRY_SECONDS[1]
        self._invited = min(max(now + self._soon(), self._invited + self._each), latest)
        return self._invited - now

    def join(self, client: str = "", patient: bool = True) -> Ticket:
        """A place in the line; raises :class:`QueueFull`.

        Who is not ``patient`` is refused where the evidence would be late: a program comes again by itself,
        while a person would rather wait for another second.
        """
        everybody = [*self._serving, *self._waiting]
        own = [ticket.round for ticket in everybody if ticket.client == client]
        if len(own) >= self._share:
            raise QueueFull(texts.CHAT_QUEUE_FULL, math.ceil(self._soon()))
        if len(everybody) >= self._places or (self.searches.late and not patient):
            raise QueueFull(texts.CHAT_QUEUE_FULL, math.ceil(self._invite()))
        ticket = Ticket(self, client, max([self._round, *(number + 1 for number in own)]))
        insort(self._waiting, ticket, key=lambda other: other.round)
        self._call()
        return ticket

    def ahead(self, ticket: Ticket) -> int:
        """How many come before this one."""
        return self.serving + self._waiting.index(ticket) if ticket in self._waiting else 0

    def leave(self, ticket: Ticket) -> None:
        """Give the place free; leaving twice does no harm."""
        if ticket in self._serving:
            self._serving.remove(ticket)
            self._seconds += _NEWEST * (self._clock() - ticket.called_at - self._seconds)
        elif ticket in self._waiting:
            self._waiting.remove(ticket)
        self._call()

    def _call(self) -> None:
        while self._waiting and self.serving < self._at_once:
            ticket = self._waiting.pop(0)
            self._round = ticket.round
            ticket.called_at = self._clock()
            self._serving.append(ticket)
            ticket.turn.set()


class Ticket:
    """A place in the line, given free at the end of ``with``."""

    def __init__(self, line: Line, client: str, number: int) -> None:
        self._line = line
        self.client, self.round = client, number
        self.called_at = 0.0
        self.turn = asyncio.Event()

    @property
    def ahead(self) -> int:
        """How many come before this one."""
        return self._line.ahead(self)

    def leave(self) -> None:
        """Give the place free."""
        self._line.leave(self)

    def __enter__(self) -> Ticket:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


async def in_turn(
    events: AsyncGenerator[Event, None], ticket: Ticket, search: Search
) -> AsyncGenerator[Event, None]:
    """The evidence as soon as its search has room; what comes after it waits for the ticket's turn."""
    async with aclosing(events):
        async with search.turn():
            event = await anext(events, None)
        while event is not None:
            yield event
            if isinstance(event, EvidenceFound):
                await ticket.turn.wait()
            event = await anext(events, None)
