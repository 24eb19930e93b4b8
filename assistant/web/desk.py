"""The conversation without a screen, for the chat and the HTTP API: checks a question and runs it.

It remembers what runs, and checked answers for a while; nothing of who asked. Questions are kept only where
the operator said until when.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from cachetools import LRUCache

from assistant import texts
from assistant.answering.answer import Answer, Event, Timings, milliseconds_since
from assistant.errors import UsageError, VereinbartError
from assistant.question_log import QuestionLog
from assistant.settings import Settings
from assistant.web.answers_cache import AnswersCache, Inquiry, Kept, Key
from assistant.web.backend import Backend, Papers
from assistant.web.choices import chosen
from assistant.web.flights import Events, Flight, Flights
from assistant.web.follow_ups import follow_ups
from assistant.web.links import link_to
from assistant.web.metrics import Metrics
from assistant.web.queue import Line, QueueFull
from assistant.web.stream import Recalled, Run, Source
from assistant.web.turn import Turn, advance

if TYPE_CHECKING:
    from assistant.answering.rewording import Rewording
    from assistant.index.library import Library
    from assistant.index.search import PassageHit

_HOUR = 3600.0
# Of so many sessions it is known that they asked another question.
_SESSIONS = 10_000


@dataclass(frozen=True)
class Said:
    """A finished turn as one person's browser session keeps it."""

    question: str
    html: str
    answered: bool
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Wanted:
    """What a person asked in the chat, and who: for a place in the line."""

    question: str
    history: tuple[str, ...]
    choice: str | None
    client: str


def asked_before(said: Sequence[Said]) -> tuple[str, ...]:
    """The questions a next one may follow on; ``before`` are those that a link brought along."""
    return tuple(asked for turn in said if turn.answered for asked in (*turn.before, turn.question))


class Desk:
    """Takes questions of many people at once; the model serves them one after the other."""

    def __init__(
        self,
        backend: Backend,
        question_chars: int = 8000,
        places: int = 16,
        tick: float = 1.0,
        *,
        at_once: int = 1,
        cache: AnswersCache | None = None,
        metrics: Metrics | None = None,
        log: QuestionLog | None = None,
    ) -> None:
        self.backend = backend
        self.line = Line(places, at_once)
        self.metrics = metrics or Metrics()
        self.metrics.watch(self.line, backend)
        self._question_chars = question_chars
        self._flights = Flights(self.line)
        self._cache = cache or AnswersCache(0, 0)
        self._tick = tick
        self._log = log
        self._runs: dict[str, Run | None] = {}
        self._stopped: set[str] = set()
        self._asked: LRUCache[str, int] = LRUCache(_SESSIONS)

    @classmethod
    def with_settings(cls, backend: Backend, settings: Settings) -> Desk:
        """The desk as the settings want it."""
        return cls(
            backend,
            settings.question_chars,
            settings.queue_places,
            at_once=settings.answers_at_once,
            cache=AnswersCache(settings.cached_answers, settings.cache_hours * _HOUR),
            log=QuestionLog.of(settings),
        )

    def check(self, question: str) -> str:
        """The question as it will be asked, or an error that says what to change."""
        asked = question.strip()
        if not asked:
            raise UsageError(texts.CHAT_EMPTY_QUESTION)
        if len(asked) > self._question_chars:
            message = texts.CHAT_LONG_QUESTION.format(length=len(asked), limit=self._question_chars)
            raise UsageError(message)
        return asked

    async def open(self, inquiry: Inquiry, client: str = "", patient: bool = True) -> Run:
        """Take a question: a kept answer, the same question under way, or a place in the line.

        ``client`` is who the line is fair to; who is not ``patient`` would rather come again than have late
        evidence. Raises before anything runs if the question cannot be taken.
        """
        inquiry = replace(inquiry, question=self.check(inquiry.question))
        started = perf_counter()
        if self._log is not None and self._log.on:
            await asyncio.to_thread(self._log.add, inquiry.question)
        assistant = self.backend.assistant
        # the index is on the disk, and may have changed
        manifest = await asyncio.to_thread(lambda: assistant.manifest)
        key = Key.of(inquiry, manifest, self.backend.model, date.today(), self.backend.model_digest)
        if (kept := self._cache.get(key)) is not None:
            self.metrics.repeated("cache")
            return Run(_recalled(kept, inquiry, started), tick=self._tick)
        flight = self._flight(key, inquiry, client, patient)
        return Run(flight.follow(), lambda: flight.ahead, self._tick)

    def _flight(self, key: Key, inquiry: Inquiry, client: str, patient: bool) -> Flight:
        if (under_way := self._flights.find(key)) is not None:
            self.metrics.repeated("under_way")
            return under_way

        def events() -> Events:
            return self.backend.assistant.ask(inquiry.question, inquiry.history, inquiry.agreements)

        def landed(events: tuple[Event, ...]) -> None:
            self.metrics.landed(events)
            self._cache.keep(key, events)

        try:
            return self._flights.start(key, client, events, landed, patient)
        except QueueFull:
            self.metrics.refused("queue")
            raise

    async def ask(
        self,
        session: str,
        question: str,
        history: Sequence[str] = (),
        choice: str | None = None,
        client: str = "",
    ) -> AsyncGenerator[Turn, None]:
        """The chat's turn as it grows. Raises before the first one if the question cannot be taken."""
        asked = self.check(question)
        if session in self._runs:
            raise UsageError(texts.CHAT_BUSY)
        self._runs[session] = None
        self._asked[session] = self.asked(session) + 1
        turn = Turn(asked)
        try:
            async with aclosing(self._until_there(session, asked)) as turns:
                async for turn in turns:
                    yield turn
            if not turn.done:
                wanted = _Wanted(asked, tuple(history), choice, client)
                async with aclosing(self._answered(session, wanted, waited=turn.starting)) as turns:
                    async for turn in turns:
                        yield turn
        finally:
            del self._runs[session]
            self._stopped.discard(session)

    async def _until_there(self, session: str, asked: str) -> AsyncGenerator[Turn, None]:
        """What the person sees until the papers are there; nothing where they are."""
        if self.backend.starting:
            run = self._runs[session] = Run(self.backend.started(), tick=self._tick)
            async with aclosing(_turns(Turn(asked, starting=True), run)) as turns:
                async for turn in turns:
                    yield turn

    async def _answered(self, session: str, wanted: _Wanted, waited: bool) -> AsyncGenerator[Turn, None]:
        papers = await asyncio.to_thread(lambda: self.backend.papers)
        inquiry = Inquiry(wanted.question, wanted.history, chosen(papers, wanted.choice))
        if session in self._stopped:
            yield Turn(wanted.question, stopped=True)
            return
        try:
            run = self._runs[session] = await self.open(inquiry, wanted.client)
        except VereinbartError as error:
            if not waited:
                raise
            yield Turn(wanted.question, error=str(error))
            return
        if session in self._stopped:
            run.stop()
        turn = Turn(wanted.question)
        async with aclosing(_turns(turn, run)) as turns:
            async for turn in turns:
                if turn.answer is not None:
                    turn = await asyncio.to_thread(_rounded_off, turn, turn.answer, wanted, papers)
                yield turn
        if not turn.done:
            yield Turn(wanted.question, turn.evidence, error=texts.CHAT_NO_ANSWER)

    def asked(self, session: str) -> int:
        """How many questions this session has asked; nothing is known of one that was quiet for long."""
        return self._asked.get(session, 0)

    def asking(self, session: str) -> bool:
        """Whether a question of this session is under way."""
        return session in self._runs

    def stop(self, session: str) -> None:
        """End this session's question, if one is running; also while papers and index are still looked up."""
        if session in self._runs:
            self._stopped.add(session)
        if (run := self._runs.get(session)) is not None:
            run.stop()

    async def plainer(self, answer: Answer, client: str = "") -> Rewording:
        """The sentences of an answer in plain German; waits in the line like a question."""
        with self.line.join(client) as ticket:
            await ticket.turn.wait()
            return await self.backend.assistant.plainer(answer)

    async def search(self, inquiry: Inquiry, k: int) -> tuple[Library, list[PassageHit]]:
        """Passages only: no place in the line, no model."""
        asked = self.check(inquiry.question)
        async with self.line.searches.join().turn():
            return await asyncio.to_thread(self.backend.assistant.search, asked, k, inquiry.agreements)


async def _turns(turn: Turn, run: Run) -> AsyncGenerator[Turn, None]:
    started = monotonic()
    yield turn
    async with aclosing(run.steps()) as steps:
        async for step in steps:
            turn = replace(advance(turn, step), seconds=monotonic() - started)
            yield turn
            if turn.done:
                return


def _rounded_off(turn: Turn, answer: Answer, wanted: _Wanted, papers: Papers) -> Turn:
    """An answered turn with all that a person can do next."""
    known = [agreement for agreement, _ in papers.values()]
    link = link_to(turn.question, wanted.choice, wanted.history, known)
    further = follow_ups(papers, answer, {*wanted.history, turn.question})
    return replace(turn, link=link, day=date.today().isoformat(), follow_ups=further)


async def _recalled(kept: Kept, inquiry: Inquiry, started: float) -> Source:
    """A kept answer in the words and with the times of this question."""
    milliseconds = milliseconds_since(started)
    if kept.evidence is not None:
        yield replace(kept.evidence, evidence_ms=milliseconds)
    timings = Timings(milliseconds, milliseconds)
    yield Recalled(replace(kept.answer, question=inquiry.question, timings=timings))
