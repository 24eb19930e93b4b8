"""The one call of the language model: what it is given, what it wrote, and what of that stands the checks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from assistant import texts
from assistant.answering import compose, rewording, verbatim
from assistant.answering.answer import Answer, Evidence, Token, Trace, Verdict, milliseconds_since
from assistant.answering.choice import Choice
from assistant.answering.evidence import within_budget
from assistant.answering.generation import Draft, DraftReader, Generator, build_prompt
from assistant.answering.phrasing import phrasing_faults
from assistant.answering.question import Question
from assistant.answering.verification import Fit, Verifier
from assistant.index.library import Library
from assistant.settings import Settings

GeneratorSource = Callable[[], Generator]
"""Gives the generator to use now; raises an :class:`OllamaError` that says why there is none."""


@dataclass(frozen=True)
class Examined:
    """A question with its evidence, and what the checks say of each sentence."""

    question: Question
    library: Library
    evidence: tuple[Evidence, ...]
    fits: tuple[Fit, ...]
    choice: Choice
    verifier: Verifier


@dataclass
class Writing:
    """What the model was shown and wrote, and what went wrong with it."""

    shown: tuple[Evidence, ...] = ()
    draft: Draft | None = None
    model: str | None = None
    first_token_ms: int | None = None
    note: str = ""

    @property
    def pointed(self) -> str | None:
        """The sentence that the model chose."""
        number = self.draft.number if self.draft is not None else None
        return next((item.sentence.id for item in self.shown if item.number == number), None)

    def noted(self, answer: Answer, examined: Examined, searched: tuple[str, ...]) -> Answer:
        """The answer with what the model had part in it."""
        if self.note:
            answer = replace(answer, notes=(*answer.notes, self.note))
        answer = replace(answer, trace=self._trace(examined, searched))
        if self.draft is None:
            return answer
        read, written = self.draft.prompt_tokens, self.draft.output_tokens
        return replace(answer, model=self.model, prompt_tokens=read, output_tokens=written)

    def _trace(self, examined: Examined, searched: tuple[str, ...]) -> Trace:
        return Trace(
            searched=searched,
            able=tuple(candidate.evidence.sentence.id for candidate in examined.choice.candidates),
            shown=tuple(item.sentence.id for item in self.shown),
            pointed=self.pointed,
            written=self.draft.text if self.draft is not None else "",
        )


async def write(
    source: GeneratorSource | None,
    examined: Examined,
    settings: Settings,
    writing: Writing,
    started: float,
) -> AsyncGenerator[Token, None]:
    """Have the model, where there is one, phrase or translate the answer; it is left in ``writing``.

    ``started`` is when the question came, by ``time.perf_counter``. Raises one of the four Ollama errors.
    """
    if source is None or not examined.choice.candidates:  # what a paper says of itself is quoted as it is
        return
    generator = source()
    question, candidates = examined.question, examined.choice.candidates
    chosen = [candidate.evidence for candidate in candidates]
    if question.foreign:
        writing.shown = (chosen[0],)
        prompt = rewording.translation_prompt(chosen[0], question.language)
    else:
        writing.shown = within_budget(chosen, settings.prompt_evidence_tokens, settings.prompt_sentences)
        prompt = build_prompt(question.text, writing.shown)
    reader = DraftReader()
    async with aclosing(generator.stream(prompt)) as pieces:
        async for piece in pieces:
            new = reader.take(piece)
            writing.first_token_ms = writing.first_token_ms or milliseconds_since(started)
            if new:
                yield Token(new)
    writing.draft, writing.model = reader.draft(), generator.model


def decided(examined: Examined, model: Draft | None) -> compose.Draft:
    """The model's phrasing if it stands the checks, else the sentences themselves."""
    choice = examined.choice
    if model is None or choice.best is None or model.number != choice.best.number:
        return compose.quoted(verbatim.spoken(examined.question, choice), choice.reasons)
    faults = phrasing_faults(model.text, [choice.best], examined.question, examined.verifier.coverage)
    if faults:
        return compose.quoted([choice.best], (*choice.reasons, *faults))
    return compose.phrased(model.text, [choice.best], choice.reasons)


def translated(examined: Examined, model: Draft | None, quoted: compose.Draft | None) -> compose.Draft:
    """The best sentence in the language of the question if it says the same, else the German one."""
    german = quoted or decided(examined, None)
    best = examined.choice.best
    if best is None or model is None:
        return german
    source = rewording.spoken_in_full(best)
    said = rewording.checked(model.text, source, examined.library.embedder, examined.question.language)
    if not said.text:
        return replace(german, reasons=(*german.reasons, *said.faults))
    draft = compose.phrased(said.text, [best], examined.choice.reasons)
    return replace(draft, notes=(*draft.notes, texts.TRANSLATED))


def trace_of(examined: Sequence[Examined], searched: tuple[str, ...]) -> Trace:
    """How an answer came about that the program put together from several, without the model."""
    able = tuple(item.evidence.sentence.id for known in examined for item in known.choice.candidates)
    return Trace(searched=searched, able=able)


def to_translate(question: Question, draft: compose.Draft) -> bool:
    """Whether the answer is in German and can be said in the question's own language: not a whole list."""
    sentences = draft.verdict is Verdict.NUR_ZITAT or len(draft.claims) == 1
    return question.language in rewording.LANGUAGES and sentences and bool(draft.citations)
