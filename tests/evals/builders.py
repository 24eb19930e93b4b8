"""Small papers, answers and cases to measure with."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any

from assistant.agreements import Agreement
from assistant.answering.answer import (
    Answer,
    Answered,
    Citation,
    Event,
    Evidence,
    EvidenceFound,
    Timings,
    Verdict,
)
from assistant.text.document import Block, BlockKind, Document, Sentence
from evals.cases import Case

PAPER = Agreement(id="paper", title="Vertrag Musterdorf", file="paper.txt", place="Gemeinde Musterdorf")
SENTENCES = ("Der Rat hat sieben Mitglieder.", "Er tagt am 1. Mai 2026.", "Das Bad bleibt geschlossen.")


def case(**fields: Any) -> Case:
    plain: dict[str, Any] = {
        "id": "x1",
        "kind": "number",
        "question": "Wie viele?",
        "answerable": True,
        "corpus": "papers",
    }
    return Case(**plain | fields)


def document(*texts: str) -> Document:
    text = " ".join(texts or SENTENCES)
    parts = [sentence(part, text.index(part)) for part in texts or SENTENCES]
    return Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text), sentences=tuple(parts)),))


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(f"paper-{start}", text, start, start + len(text))


def evidence(*texts: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(number, sentence(text), PAPER) for number, text in enumerate(texts, start=1))


def answer(text: str, *quotes: str, verdict: Verdict | None = None, total_ms: int = 100) -> Answer:
    """An answer with its quotations; without any it is a refusal."""
    cited = tuple(Citation(n, quote, sentence(quote), PAPER) for n, quote in enumerate(quotes, start=1))
    given = verdict or (Verdict.NUR_ZITAT if quotes else Verdict.NICHT_GEFUNDEN)
    return Answer("?", text, given, citations=cited, timings=Timings(10, total_ms))


class FakeAssistant:
    """Answers from a table of events or errors; a question that is not in it gets a refusal."""

    def __init__(self, table: Mapping[str, Answer | Event | Exception]) -> None:
        self.table = table
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    @property
    def documents(self) -> Mapping[str, tuple[Agreement, Document]]:
        return {PAPER.id: (PAPER, document())}

    async def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]:
        self.asked.append((question, tuple(history)))
        given = self.table.get(question, answer("Dazu steht nichts da."))
        if isinstance(given, Exception):
            raise given
        yield EvidenceFound(evidence(*SENTENCES), 10)
        yield Answered(given) if isinstance(given, Answer) else given
