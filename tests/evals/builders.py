"""Small papers, answers and cases to measure with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic_evals import Case as EvalCase
from pydantic_evals import Dataset

from assistant.agreements import Agreement
from assistant.answering.answer import (
    Answer,
    Answered,
    Citation,
    Claim,
    Event,
    Evidence,
    EvidenceFound,
    Timings,
    Trace,
    Verdict,
)
from assistant.text.document import Block, BlockKind, Document, Sentence
from evals.cases import Case, CaseFile
from evals.evaluators import standard
from evals.recording import Recording, Truth, truth
from evals.results import Result, result

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


def file_of(*cases: Case) -> CaseFile:
    return CaseFile(Path("own.yaml"), "papers", Path("papers"), cases)


def sentence(text: str, start: int | None = None) -> Sentence:
    whole = " ".join(SENTENCES)
    place = start if start is not None else max(0, whole.find(text))
    return Sentence(f"paper-{place}", text, place, place + len(text))


def document(*texts: str) -> Document:
    text = " ".join(texts or SENTENCES)
    parts = [sentence(part, text.index(part)) for part in texts or SENTENCES]
    return Document(text, (Block(BlockKind.PARAGRAPH, 0, len(text), sentences=tuple(parts)),))


DOCUMENTS = {PAPER.id: (PAPER, document())}


def evidence(*texts: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(number, sentence(text), PAPER) for number, text in enumerate(texts, start=1))


def answer(
    text: str,
    *quotes: str,
    verdict: Verdict | None = None,
    total_ms: int = 100,
    trace: Trace | None = None,
    reasons: tuple[str, ...] = (),
) -> Answer:
    """An answer with its quotations, each carrying the whole of it; without any it is a refusal."""
    cited = tuple(Citation(n, quote, sentence(quote), PAPER) for n, quote in enumerate(quotes, start=1))
    return Answer(
        "?",
        text,
        verdict or (Verdict.NUR_ZITAT if quotes else Verdict.NICHT_GEFUNDEN),
        claims=(Claim(text, tuple(c.n for c in cited)),) if cited else (),
        citations=cited,
        timings=Timings(10, total_ms),
        trace=trace or Trace(),
        reasons=reasons,
    )


def recording(given: Answer, *found: str, searched: Sequence[str] | None = None) -> Recording:
    """An answer with its evidence; the search found the same sentences unless told otherwise."""
    hits = found if searched is None else searched
    return Recording(given, evidence(*found), tuple(sentence(text).id for text in hits))


def known(asked: Case) -> Truth:
    return truth(asked, DOCUMENTS)


def scored(asked: Case, done: Recording | Answer) -> Result:
    """A recording through all evaluators."""
    output = done if isinstance(done, Recording) else recording(done)
    dataset = Dataset[Case, Recording, Truth](
        name="papers",
        cases=[EvalCase(name=asked.key, inputs=asked, metadata=known(asked))],
        evaluators=standard(),
    )

    async def ask(_: Case) -> Recording:
        return output

    report = asyncio.run(dataset.evaluate(ask, progress=False))
    return result(report.cases[0], known(asked))


class FakeAssistant:
    """Answers from a table of events or errors; a question that is not in it gets a refusal."""

    fingerprint = "f1"

    def __init__(self, table: Mapping[str, Answer | Event | Exception]) -> None:
        self.table = table
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    @property
    def documents(self) -> Mapping[str, tuple[Agreement, Document]]:
        return DOCUMENTS

    async def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]:
        self.asked.append((question, tuple(history)))
        given = self.table.get(question, answer("Dazu steht nichts da."))
        if isinstance(given, Exception):
            raise given
        yield EvidenceFound(evidence(*SENTENCES), 10, tuple(sentence(text).id for text in SENTENCES))
        yield Answered(given) if isinstance(given, Answer) else given
