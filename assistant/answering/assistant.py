"""The pipeline: question, search, evidence, one model call, checks. It yields events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering import compose
from assistant.answering.answer import (
    Answer,
    Answered,
    Event,
    Evidence,
    EvidenceFound,
    Failed,
    Timings,
    Token,
)
from assistant.answering.choice import choose
from assistant.answering.coverage import Coverage, WordVectors
from assistant.answering.evidence import EvidenceFinder
from assistant.answering.generation import Draft, DraftReader, Generator, build_prompt
from assistant.answering.kind import Kind
from assistant.answering.lists import whole_list
from assistant.answering.question import Question, understand
from assistant.answering.verification import Fit, Verifier
from assistant.errors import OllamaError, UsageError, VereinbartError
from assistant.index.library import Library
from assistant.index.search import PassageHit, Search
from assistant.settings import Settings
from assistant.text.document import Document

GeneratorSource = Callable[[], Generator]
"""Gives the generator to use now; raises an :class:`OllamaError` that says why there is none."""

# Kinds whose answer is a quotation: a small model says yes to everything.
_QUOTED = frozenset({Kind.YES_NO})


@dataclass(frozen=True)
class _Understood:
    question: Question
    library: Library
    evidence: tuple[Evidence, ...]
    fits: tuple[Fit, ...]
    verifier: Verifier


class Assistant:
    """Answers questions from the library in force. Safe to use from several tasks at once."""

    def __init__(
        self, settings: Settings, library: Callable[[], Library], generator: GeneratorSource | None = None
    ) -> None:
        self._settings = settings
        self._library = library
        self._generator = generator
        self._coverage: Coverage | None = None

    @property
    def documents(self) -> Mapping[str, tuple[Agreement, Document]]:
        """Every agreement with its document, by id."""
        return self._library().documents

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
        library = await asyncio.to_thread(self._library)
        _check_agreements(agreements, library)
        question = understand(asked, library.agreements, history, self._settings.question_chars)
        if question.kind in (Kind.SMALL_TALK, Kind.OUTSIDE):
            yield Answered(
                self._finish(compose.outside(question, library.agreements), question, library, started)
            )
            return
        evidence = await asyncio.to_thread(self._find, library, question, agreements)
        evidence_ms = _ms(started)
        yield EvidenceFound(evidence, evidence_ms)
        known = await asyncio.to_thread(self._examine, question, library, evidence)
        model: Draft | None = None
        first_token_ms: int | None = None
        name: str | None = None
        notes: tuple[str, ...] = ()
        if self._generator is not None and _needs_model(known):
            reader = DraftReader()
            try:
                generator = self._generator()
                async with aclosing(generator.stream(build_prompt(question.text, evidence))) as pieces:
                    async for piece in pieces:
                        new = reader.take(piece)
                        first_token_ms = first_token_ms or _ms(started)
                        if new:
                            yield Token(new)
                model, name = reader.draft(), generator.model
            except OllamaError as error:
                notes = (texts.without_model(str(error)),)
        draft = await asyncio.to_thread(self._decide, known, model)
        answer = self._finish(draft, question, library, started, evidence_ms, first_token_ms)
        tokens = (model.prompt_tokens, model.output_tokens) if model else (0, 0)
        answer = replace(
            answer,
            model=name,
            notes=(*answer.notes, *notes),
            prompt_tokens=tokens[0],
            output_tokens=tokens[1],
        )
        yield Answered(answer)

    def search(
        self, question: str, k: int, agreements: Collection[str] = ()
    ) -> tuple[Library, list[PassageHit]]:
        """Passages only."""
        library = self._library()
        _check_agreements(agreements, library)
        understood = understand(question, library.agreements, limit=self._settings.question_chars)
        prefer = {key for place in understood.places for key in place.agreements}
        return library, Search(library).passages(understood.text, k, agreements, prefer)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for."""
        self._find(self._library(), understand("Was ist vereinbart?", self._library().agreements), ())

    def _find(
        self, library: Library, question: Question, agreements: Collection[str]
    ) -> tuple[Evidence, ...]:
        finder = EvidenceFinder(library, self._settings.evidence_tokens, self._settings.evidence_sentences)
        return finder.find(question, agreements)

    def _examine(self, question: Question, library: Library, evidence: tuple[Evidence, ...]) -> _Understood:
        if self._coverage is None:
            self._coverage = Coverage(WordVectors(library.embedder))
        verifier = Verifier(self._coverage, question)
        return _Understood(question, library, evidence, tuple(map(verifier.fit, evidence)), verifier)

    def _decide(self, known: _Understood, model: Draft | None) -> compose.Draft:
        choice = choose(known.question, known.fits, model)
        if choice.best is None:
            return compose.not_found(known.question, known.evidence, choice.reasons)
        found = whole_list(known.library, known.question, choice.best)
        if found is not None:
            return compose.listed(*found)
        if model is None or known.question.kind in _QUOTED or model.number != choice.best.number:
            return compose.quoted(_one_per_paper(known.question, choice.fits), choice.reasons)
        faults = known.verifier.phrasing_faults(model.text, [choice.best])
        if faults:
            return compose.quoted([choice.best], (*choice.reasons, *faults))
        return compose.phrased(model.text, [choice.best], choice.reasons)

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
            timings=Timings(evidence_ms, _ms(started), first_token_ms),
            index_fingerprint=library.manifest.fingerprint,
        )


def _needs_model(known: _Understood) -> bool:
    """A refusal, a quotation and a list need no phrasing."""
    choice = choose(known.question, known.fits)
    if choice.best is None or known.question.kind in _QUOTED:
        return False
    return whole_list(known.library, known.question, choice.best) is None


def _one_per_paper(question: Question, fits: Sequence[Fit]) -> list[Evidence]:
    """Without a place in the question each paper speaks once; with one, the best sentence does."""
    best: dict[str, Evidence] = {}
    for fit in fits:
        best.setdefault(fit.evidence.agreement.id, fit.evidence)
    chosen = list(best.values())
    return chosen[:1] if question.places or question.kind not in (Kind.OPEN, Kind.YES_NO) else chosen[:3]


def _check_agreements(agreements: Collection[str], library: Library) -> None:
    unknown = [key for key in agreements if key not in library.documents]
    if unknown:
        raise UsageError(texts.unknown_agreement(unknown[0], sorted(library.documents)))


def _ms(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
