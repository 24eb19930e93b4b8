"""One person's view of a question under way: its events, what happens meanwhile, stopping."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from assistant import texts
from assistant.answering.answer import Answer, Event, EvidenceFound, Failed
from assistant.errors import VereinbartError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """A tick went by and nothing came; ``ahead`` people come first."""

    ahead: int = 0


@dataclass(frozen=True)
class Stopped:
    """The person pressed stop."""


@dataclass(frozen=True)
class Recalled:
    """A checked answer that was kept from an earlier, identical question."""

    answer: Answer


Source = AsyncGenerator[Event | Recalled, None]
Step = Event | Recalled | Waiting | Stopped


def nobody() -> int:
    """The number of people ahead where there is no line."""
    return 0


class Run:
    """A question under way. ``stop`` may be called from another task at any time."""

    def __init__(self, events: Source, ahead: Callable[[], int] = nobody, tick: float = 1.0) -> None:
        self._events = events
        self._ahead = ahead
        self._tick = tick
        self._steps: asyncio.Queue[Event | Recalled | Stopped | None] = asyncio.Queue()

    def stop(self) -> None:
        """End the run; the model's stream is closed with it unless somebody else waits for it."""
        self._steps.put_nowait(Stopped())

    async def steps(self) -> AsyncGenerator[Step, None]:
        """The events as they come; a ``Waiting`` for every tick without one and for a place in the line."""
        producer = asyncio.create_task(self._produce())
        try:
            # the source begins, even where stop came first: what never began would never be closed
            await asyncio.sleep(0)
            while True:
                try:
                    step = await asyncio.wait_for(self._steps.get(), self._tick)
                except TimeoutError:
                    yield Waiting(self._ahead())
                    continue
                if step is None:
                    return
                yield step
                if isinstance(step, Stopped):
                    return
                if isinstance(step, EvidenceFound) and (ahead := self._ahead()):
                    yield Waiting(ahead)
        finally:
            producer.cancel()
            await asyncio.gather(producer, return_exceptions=True)

    async def _produce(self) -> None:
        try:
            async with aclosing(self._events) as events:
                async for event in events:
                    self._steps.put_nowait(event)
        finally:
            self._steps.put_nowait(None)


async def softly(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
    """The events, an error among them: a person gets one German sentence, the log the rest."""
    try:
        async with aclosing(events):
            async for event in events:
                yield event
    except VereinbartError as error:
        yield Failed(error)
    except Exception:
        logger.exception("question failed")
        yield Failed(VereinbartError(texts.CHAT_UNEXPECTED))
