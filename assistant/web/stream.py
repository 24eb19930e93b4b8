"""One question's events with what happens meanwhile: places in the queue, seconds, stopping."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from types import TracebackType

from assistant import texts
from assistant.answering.answer import Event, EvidenceFound, Failed
from assistant.errors import ServiceError, VereinbartError

logger = logging.getLogger(__name__)


class QueueFull(ServiceError):
    """More people are waiting than can be served in a bearable time."""


@dataclass(frozen=True)
class Waiting:
    """A tick went by and nothing came."""


@dataclass(frozen=True)
class Stopped:
    """The person pressed stop."""


Step = Event | Waiting | Stopped


class Line:
    """The queue before the model: one at a time, in order of arrival, with a limit."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._tickets: list[Ticket] = []

    def join(self) -> Ticket:
        """A place at the end of the line."""
        if len(self._tickets) >= self._places:
            raise QueueFull(texts.CHAT_QUEUE_FULL)
        ticket = Ticket(self)
        self._tickets.append(ticket)
        self._call_first()
        return ticket

    def ahead(self, ticket: Ticket) -> int:
        """How many come before this one."""
        return self._tickets.index(ticket) if ticket in self._tickets else 0

    def leave(self, ticket: Ticket) -> None:
        """Give the place free; leaving twice does no harm."""
        with suppress(ValueError):
            self._tickets.remove(ticket)
        self._call_first()

    def _call_first(self) -> None:
        if self._tickets:
            self._tickets[0].turn.set()


class Ticket:
    """A place in the line, given free at the end of ``with``."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.turn = asyncio.Event()

    @property
    def ahead(self) -> int:
        """How many come before this one."""
        return self._line.ahead(self)

    def __enter__(self) -> Ticket:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._line.leave(self)


class Run:
    """A question under way. ``stop`` may be called from another task at any time."""

    def __init__(self, events: AsyncGenerator[Event, None], ticket: Ticket, tick: float = 1.0) -> None:
        self._events = events
        self._ticket = ticket
        self._tick = tick
        self._steps: asyncio.Queue[Event | Stopped | None] = asyncio.Queue()

    def stop(self) -> None:
        """End the run; the model's stream is closed with it."""
        self._steps.put_nowait(Stopped())

    async def steps(self) -> AsyncGenerator[Step, None]:
        """The events as they come, and a ``Waiting`` for every tick in which nothing came."""
        producer = asyncio.create_task(self._produce())
        try:
            while True:
                try:
                    step = await asyncio.wait_for(self._steps.get(), self._tick)
                except TimeoutError:
                    yield Waiting()
                    continue
                if step is None:
                    return
                yield step
                if isinstance(step, Stopped):
                    return
        finally:
            producer.cancel()
            await asyncio.gather(producer, return_exceptions=True)

    async def _produce(self) -> None:
        """Search runs at once for everybody; whatever comes after the evidence waits for its turn."""
        try:
            async with aclosing(self._events) as events:
                async for event in events:
                    self._steps.put_nowait(event)
                    if isinstance(event, EvidenceFound):
                        await self._ticket.turn.wait()
        except VereinbartError as error:
            self._steps.put_nowait(Failed(error))
        except Exception:
            logger.exception("question failed")
            self._steps.put_nowait(Failed(VereinbartError(texts.CHAT_UNEXPECTED)))
        finally:
            self._steps.put_nowait(None)
