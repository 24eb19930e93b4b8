"""The pipeline: question, search, evidence, one model call, checks. It yields events."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
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
    Timings,
    milliseconds_since,
)
from assistant.answering.choice import Choice, choose
from assistant.answering.coverage import Coverage, WordVectors
from assistant.answering.cross_encoder import load_cross_encoder
from assistant.answering.evidence import CANDIDATES, EvidenceFinder
from assistant.answering.generation import Draft
from assistant.answering.going_on import Read, Said, can_be_answered, goes_on, said_key
from assistant.answering.question import Question, understand
from assistant.answering.remarks import remarked
from assistant.answering.siblings import without_siblings
from assistant.answering.verification import Verifier, with_known_names
from assistant.answering.writing import (
    Examined,
    GeneratorSource,
    Writing,
    decided,
    to_translate,
    trace_of,
    translated,
    write,
)
from assistant.errors import OllamaError, VereinbartError
from assistant.index.library import Library
from assistant.index.manifest import Manifest
from assistant.index.search import PassageHit
from assistant.index.versions import Standing
from assistant.settings import Settings
from assistant.text.document import Document, Sentence

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
    ) -> None:
        self._settings = settings
        self._library = library
        self._generator = generator
        self._today = today
        self._coverage: Coverage | None = None
        self._told_why = ""
        self._said_last = Said()

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
        standing = await asyncio.to_thread(self._standing, library)

        def read(text: str, before: Sequence[str]) -> Question:
            return understand(text, library.agreements, before, self._settings.question_chars, standing)

        question = read(asked, history)
        if not can_be_answered(question):
            outside = compose.outside(question, library.agreements)
            yield Answered(
                self._finish(unread.told(outside, question, library, agreements), question, library, started)
            )
            return
        if compared := comparison.sides(question, library.agreements, agreements):
            async for event in self._compared(question, compared, library, standing, started):
                yield event
            return
        if parts := double_questions.parts(question, history, read):
            async for event in self._one_by_one(question, parts, library, agreements, standing, started):
                yield event
            return
        said = await asyncio.to_thread(self._said_before, library, question, history, read, agreements)
        found = await asyncio.to_thread(self._find, library, question, agreements, said)
        evidence = found[: self._settings.evidence_sentences]
        evidence_ms = milliseconds_since(started)
        searched = tuple(item.sentence.id for item in found)
        yield EvidenceFound(evidence, evidence_ms, searched)
        known = await asyncio.to_thread(
            self._examine, question, library, found if question.widely else evidence
        )
        key = said_key(library, self._today(), asked, history, agreements)
        self._said_last.keep(key, _best(known))
        draft = await asyncio.to_thread(self._without_model, known, agreements)
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
                draft = await asyncio.to_thread(self._decide, known, writing.draft)
        draft = remarked(draft, question, library, agreements, standing)
        answer = self._finish(draft, question, library, started, evidence_ms, writing.first_token_ms)
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
        self,
        question: Question,
        compared: Sequence[comparison.Side],
        library: Library,
        standing: Standing,
        started: float,
    ) -> AsyncGenerator[Event, None]:
        """Each place of a comparison answered for itself, by its own sentence."""
        sides = [await asyncio.to_thread(self._side, library, side) for side in compared]
        best = comparison.best_of_each([known.choice for known in sides], compared)
        # what is said of each place first, then what stands near it
        few = PER_PART if len(sides) <= comparison.FEW else 1
        near = [known.evidence[:few] for known in sides]
        shown = _numbered([item for said in zip(best, near, strict=True) for item in chain(*said)])
        searched = tuple(item.sentence.id for known in sides for item in known.evidence)
        evidence_ms = milliseconds_since(started)
        yield EvidenceFound(shown, evidence_ms, searched)
        if any(best):
            draft = compose.compared([(side.name, found) for side, found in zip(compared, best, strict=True)])
        else:
            draft = compose.not_found(
                compared[0].question, verbatim.nearby([fit for known in sides for fit in known.fits])
            )
        draft = edition_notes.told(draft, question.editions, library.versions, standing)
        answer = self._finish(draft, question, library, started, evidence_ms)
        yield Answered(replace(answer, trace=trace_of(sides, searched)))

    async def _one_by_one(
        self,
        question: Question,
        parts: Sequence[double_questions.Part],
        library: Library,
        agreements: Sequence[str],
        standing: Standing,
        started: float,
    ) -> AsyncGenerator[Event, None]:
        """Each of several questions in one answered for itself, by the paper's own sentences."""
        known = [await asyncio.to_thread(self._part, library, part.question, agreements) for part in parts]
        shown = _numbered([item for each in known for item in each.evidence[:PER_PART]])
        searched = tuple(item.sentence.id for each in known for item in each.evidence)
        evidence_ms = milliseconds_since(started)
        yield EvidenceFound(shown, evidence_ms, searched)
        drafts = [await asyncio.to_thread(self._said, each, agreements) for each in known]
        draft = double_questions.together(parts, drafts)
        draft = draft or compose.not_found(
            question, verbatim.nearby([fit for each in known for fit in each.fits])
        )
        draft = remarked(draft, question, library, agreements, standing)
        answer = self._finish(draft, question, library, started, evidence_ms)
        yield Answered(replace(answer, trace=trace_of(known, searched)))

    def _part(
        self,
        library: Library,
        question: Question,
        agreements: Sequence[str],
        said: Sentence | None = None,
    ) -> Examined:
        found = self._find(library, question, agreements, said)
        evidence = found if question.widely else found[: self._settings.evidence_sentences]
        return self._examine(question, library, evidence)

    def _said(self, known: Examined, agreements: Sequence[str]) -> compose.Draft:
        return self._without_model(known, agreements) or self._decide(known, None)

    def _side(self, library: Library, side: comparison.Side) -> Examined:
        found = self._find(library, side.question, side.agreements)
        return self._examine(side.question, library, found[: self._settings.evidence_sentences])

    def search(
        self, question: str, k: int, agreements: Collection[str] = ()
    ) -> tuple[Library, list[PassageHit]]:
        """Passages only."""
        library = self._library()
        looked_into.check_known(agreements, library)
        limit, standing = self._settings.question_chars, self._standing(library)
        asked = understand(question, library.agreements, limit=limit, standing=standing)
        return library, EvidenceFinder(library, CANDIDATES).passages(asked, k, agreements)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for."""
        library = self._library()
        question = understand("Was ist vereinbart?", library.agreements, standing=self._standing(library))
        self._find(library, question, ())

    def _standing(self, library: Library) -> Standing:
        """Which versions of the papers hold today."""
        return library.versions.at(self._today())

    def _find(
        self,
        library: Library,
        question: Question,
        agreements: Collection[str],
        said: Sentence | None = None,
    ) -> tuple[Evidence, ...]:
        return EvidenceFinder(library, CANDIDATES).find(question, agreements, said)

    def _said_before(
        self,
        library: Library,
        question: Question,
        history: Sequence[str],
        read: Read,
        agreements: Sequence[str],
    ) -> Sentence | None:
        """The sentence that answered the question with which this one goes on."""
        if not goes_on(question):
            return None
        *earlier, last = history

        def anew() -> Sentence | None:
            before = read(last, earlier)
            if not can_be_answered(before):
                return None
            said = self._said_before(library, before, earlier, read, agreements)
            return _best(self._part(library, before, agreements, said))

        return self._said_last.get(said_key(library, self._today(), last, earlier, agreements), anew)

    def _examine(self, question: Question, library: Library, evidence: tuple[Evidence, ...]) -> Examined:
        if self._coverage is None:
            self._coverage = Coverage(WordVectors(library.embedder))
        question = with_known_names(question, evidence)
        verifier = Verifier(self._coverage, question)
        fits = without_siblings(map(verifier.fit, evidence), question, library)
        choice = self._settled(choose(question, fits), question, library)
        return Examined(question, library, evidence, fits, choice, verifier)

    def _settled(self, choice: Choice, question: Question, library: Library) -> Choice:
        return edition_notes.settled(choice, question.behind, self._standing(library))

    def _tell_why(self, reason: str) -> None:
        """Once, to those who run it: whoever asks can do nothing about it."""
        if reason != self._told_why:
            logger.warning(texts.without_model(reason))
            self._told_why = reason

    def _without_model(self, known: Examined, agreements: Collection[str]) -> compose.Draft | None:
        words = self._settings.quoted_words
        return verbatim.answer(known.library, known.question, known.choice, known.fits, agreements, words)

    def _decide(self, known: Examined, model: Draft | None) -> compose.Draft:
        return decided(known, model)

    def _finish(
        self,
        draft: compose.Draft,
        question: Question,
        library: Library,
        started: float,
        evidence_ms: int = 0,
        first_token_ms: int | None = None,
    ) -> Answer:
        return Answer(
            question=question.asked,
            text=draft.text,
            verdict=draft.verdict,
            claims=draft.claims,
            citations=draft.citations,
            related=draft.related,
            notes=draft.notes,
            reasons=draft.reasons,
            left_open=draft.left_open,
            timings=Timings(evidence_ms, milliseconds_since(started), first_token_ms),
            index_fingerprint=library.manifest.fingerprint,
        )


def _numbered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    once: dict[str, Evidence] = {}
    for item in evidence:
        once.setdefault(item.sentence.id, item)
    return tuple(replace(item, number=n) for n, item in enumerate(once.values(), start=1))


def _best(known: Examined) -> Sentence | None:
    return known.choice.best.sentence if known.choice.best else None
