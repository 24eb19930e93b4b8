"""The pipeline: question, search, evidence, one model call, checks. It yields events."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering import (
    comparison,
    compose,
    double_questions,
    edition_notes,
    looked_into,
    rewording,
    unread,
    verbatim,
)
from assistant.answering.answer import (
    Answer,
    Answered,
    Event,
    Evidence,
    EvidenceFound,
    Failed,
    milliseconds_since,
)
from assistant.answering.coverage import Coverage, WordVectors
from assistant.answering.cross_encoder import load_cross_encoder
from assistant.answering.evidence import EvidenceFinder
from assistant.answering.going_on import Said, can_be_answered
from assistant.answering.investigation import Investigation
from assistant.answering.question import Question
from assistant.answering.remarks import remarked
from assistant.answering.writing import (
    GeneratorSource,
    Writing,
    to_translate,
    trace_of,
    translated,
    write,
)
from assistant.errors import OllamaError, VereinbartError
from assistant.index.library import Library
from assistant.index.manifest import Manifest
from assistant.index.search import PassageHit
from assistant.settings import Settings
from assistant.text.document import Document

logger = logging.getLogger(__name__)

# Sentences of an answer that are put into plain German, one call each.
PLAINER = 2
# So many sentences of each are shown first where several questions or places are asked at once.
PER_PART = 3


class Assistant:
    """Answers questions from the library in force. Safe to use from several tasks at once."""

    def __init__(
        self,
        settings: Settings,
        library: Callable[[], Library],
        generator: GeneratorSource | None = None,
        today: Callable[[], date] = date.today,
        investigation: Callable[..., Investigation] = Investigation,
    ) -> None:
        """``investigation`` is how a request is looked into; who measures or breaks a part gives another."""
        self._settings = settings
        self._library = library
        self._generator = generator
        self._today = today
        self._look_into = investigation
        self._coverage: Coverage | None = None
        self._told_why = ""
        self._said = Said()

    @property
    def documents(self) -> Mapping[str, tuple[Agreement, Document]]:
        """Every agreement with its document, by id."""
        return self._library().documents

    @property
    def files(self) -> Mapping[str, Path]:
        """The original file of each agreement, by id."""
        return self._library().files

    @property
    def manifest(self) -> Manifest:
        """Which state of the papers is in force, and which files are not in it."""
        return self._library().manifest

    @property
    def fingerprint(self) -> str:
        """Changes with every change of the papers as they are indexed."""
        return self._library().manifest.fingerprint

    async def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        """Answer one question; ``history`` are the person's earlier questions, oldest first."""
        started = time.perf_counter()
        try:
            async with aclosing(self._events(question, history, agreements, started)) as events:
                async for event in events:
                    yield event
        except VereinbartError as error:
            yield Failed(error)

    async def _events(
        self, asked: str, history: Sequence[str], agreements: Sequence[str], started: float
    ) -> AsyncGenerator[Event, None]:
        # the reading model is loaded beside the library, so that a first question waits for one of them only
        library, _ = await asyncio.gather(
            asyncio.to_thread(self._library), asyncio.to_thread(load_cross_encoder)
        )
        looked_into.check_known(agreements, library)
        look = await asyncio.to_thread(self._investigation, library, agreements, started)
        question = look.read(asked, history)
        if not can_be_answered(question):
            outside = compose.outside(question, library.agreements)
            yield Answered(look.finished(unread.told(outside, question, library, agreements), question))
            return
        if compared := comparison.sides(question, library.agreements, agreements):
            async for event in self._compared(question, compared, look):
                yield event
            return
        if parts := double_questions.parts(question, history, look.read):
            async for event in self._one_by_one(question, parts, look):
                yield event
            return
        said = await asyncio.to_thread(look.said_before, question, history)
        found = await asyncio.to_thread(look.find, question, said)
        evidence = look.few(found)
        evidence_ms = milliseconds_since(started)
        searched = tuple(item.sentence.id for item in found)
        yield EvidenceFound(evidence, evidence_ms, searched)
        known = await asyncio.to_thread(look.examine, question, found)
        look.remember(asked, history, known)
        draft = await asyncio.to_thread(look.quoted, known)
        writing = Writing()
        if draft is None or to_translate(question, draft):
            try:
                written = write(self._generator, known, self._settings, writing, started)
                async with aclosing(written) as tokens:
                    async for token in tokens:
                        yield token
            except OllamaError as error:
                self._tell_why(str(error))
                writing = Writing(note=texts.WITHOUT_MODEL)
            if question.foreign:
                draft = await asyncio.to_thread(translated, known, writing.draft, draft)
            else:
                draft = await asyncio.to_thread(look.decide, known, writing.draft)
        draft = remarked(draft, question, library, agreements, look.standing)
        answer = look.finished(draft, question, evidence_ms, writing.first_token_ms)
        yield Answered(writing.noted(answer, known, searched))

    async def plainer(self, answer: Answer) -> rewording.Rewording:
        """The cited sentences of an answer in plain German, checked against them.

        Raises one of the four Ollama errors where there is no model.
        """
        if self._generator is None or not answer.citations:
            return rewording.Rewording("", ("no_model",))
        generator = await asyncio.to_thread(self._generator)
        library = await asyncio.to_thread(self._library)
        quotes = [citation.quote for citation in answer.citations[:PLAINER]]
        return await rewording.plainer(generator, library.embedder, *quotes)

    async def _compared(
        self, question: Question, compared: Sequence[comparison.Side], look: Investigation
    ) -> AsyncGenerator[Event, None]:
        """Each place of a comparison answered for itself, by its own sentence."""
        of_each = [(replace(look, agreements=side.agreements), side.question) for side in compared]
        sides = [await asyncio.to_thread(within.look_at, asked, whole=False) for within, asked in of_each]
        best = comparison.best_of_each([known.choice for known in sides], compared)
        # what is said of each place first, then what stands near it
        few = PER_PART if len(sides) <= comparison.FEW else 1
        near = [known.evidence[:few] for known in sides]
        shown = _numbered([item for said in zip(best, near, strict=True) for item in chain(*said)])
        searched = tuple(item.sentence.id for known in sides for item in known.evidence)
        evidence_ms = milliseconds_since(look.started)
        yield EvidenceFound(shown, evidence_ms, searched)
        if any(best):
            draft = compose.compared([(side.name, found) for side, found in zip(compared, best, strict=True)])
        else:
            draft = compose.not_found(
                compared[0].question, verbatim.nearby([fit for known in sides for fit in known.fits])
            )
        draft = edition_notes.told(draft, question.editions, look.library.versions, look.standing)
        answer = look.finished(draft, question, evidence_ms)
        yield Answered(replace(answer, trace=trace_of(sides, searched)))

    async def _one_by_one(
        self, question: Question, parts: Sequence[double_questions.Part], look: Investigation
    ) -> AsyncGenerator[Event, None]:
        """Each of several questions in one answered for itself, by the paper's own sentences."""
        known = [await asyncio.to_thread(look.look_at, part.question) for part in parts]
        shown = _numbered([item for each in known for item in each.evidence[:PER_PART]])
        searched = tuple(item.sentence.id for each in known for item in each.evidence)
        evidence_ms = milliseconds_since(look.started)
        yield EvidenceFound(shown, evidence_ms, searched)
        drafts = [await asyncio.to_thread(look.answered, each) for each in known]
        draft = double_questions.together(parts, drafts)
        draft = draft or compose.not_found(
            question, verbatim.nearby([fit for each in known for fit in each.fits])
        )
        draft = remarked(draft, question, look.library, look.agreements, look.standing)
        answer = look.finished(draft, question, evidence_ms)
        yield Answered(replace(answer, trace=trace_of(known, searched)))

    def search(
        self, question: str, k: int, agreements: Sequence[str] = ()
    ) -> tuple[Library, list[PassageHit]]:
        """Passages only."""
        library = self._library()
        looked_into.check_known(agreements, library)
        look = self._investigation(library, agreements)
        return library, look.passages(look.read(question), k)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for, with a question about one sentence."""
        look = self._investigation(self._library())
        look.coverage.load()
        question = look.read("Wer leitet den Ausschuss?")  # that needs the lists of names as well
        look.examine(question, EvidenceFinder(look.library, 1).find(question))

    def _investigation(
        self, library: Library, agreements: Sequence[str] = (), started: float = 0.0
    ) -> Investigation:
        if self._coverage is None:
            self._coverage = Coverage(WordVectors(library.embedder))
        today = self._today()
        standing = library.versions.at(today)
        return self._look_into(
            library, standing, self._settings, self._coverage, self._said, today, agreements, started
        )

    def _tell_why(self, reason: str) -> None:
        """Once, to those who run it: whoever asks can do nothing about it."""
        if reason != self._told_why:
            logger.warning(texts.without_model(reason))
            self._told_why = reason


def _numbered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    once: dict[str, Evidence] = {}
    for item in evidence:
        once.setdefault(item.sentence.id, item)
    return tuple(replace(item, number=n) for n, item in enumerate(once.values(), start=1))
