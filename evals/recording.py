"""What is measured: what a system did with a question, beside what is true."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

from pydantic import TypeAdapter

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Answered, Event, Evidence, EvidenceFound, Failed
from assistant.errors import VereinbartError
from assistant.text.document import Document
from evals.cases import Case
from evals.facts import same_sentence

Documents = Mapping[str, tuple[Agreement, Document]]


class Answering(Protocol):
    """A system that is measured: the assistant, or another behind the same stream of events."""

    @property
    def documents(self) -> Documents: ...

    @property
    def fingerprint(self) -> str:
        """Changes with every change of the papers as they are indexed."""

    def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]: ...


@dataclass(frozen=True)
class Recording:
    """What a system did with one question; ``error`` says in German why there is no answer to score."""

    answer: Answer | None = None
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    error: str = ""


RECORDING = TypeAdapter(Recording)


@dataclass(frozen=True)
class Truth:
    """A case with its papers; ``gold`` holds for each gold sentence the ids of the sentences that are it."""

    case: Case
    documents: Documents
    gold: tuple[frozenset[str], ...]

    @property
    def gold_ids(self) -> frozenset[str]:
        return frozenset().union(*self.gold)


def truth(case: Case, documents: Documents) -> Truth:
    """Find the gold sentences in the papers as they were read."""
    papers = [documents[key][1] for key in case.agreements or documents if key in documents]
    gold = tuple(
        frozenset(s.id for paper in papers for s in paper.sentences if same_sentence(sentence, s.text))
        for sentence in case.gold
    )
    return Truth(case, documents, gold)


async def record(system: Answering, case: Case) -> Recording:
    """Ask a case's question; whatever goes wrong is kept in the recording, so that the run goes on."""
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    try:
        async with aclosing(system.ask(case.question, case.history)) as events:
            async for event in events:
                match event:
                    case EvidenceFound():
                        evidence, searched = event.evidence, event.searched
                    case Failed():
                        return Recording(error=str(event.error))
                    case Answered():
                        error = _fault(event.answer)
                        return Recording(event.answer, evidence, searched, error)
    except VereinbartError as error:
        return Recording(error=str(error))
    except Exception as error:  # one broken case must not end a run of an hour
        return Recording(error=texts.eval_crashed(f"{type(error).__name__}: {error}"))
    return Recording(error=texts.NO_ANSWER)


def _fault(answer: Answer) -> str:
    """What keeps an answer from being scored: it is empty, or the model that is measured fell out."""
    if not answer.text.strip():
        return texts.EVAL_EMPTY_ANSWER
    return next((note for note in answer.notes if note.startswith(texts.WITHOUT_MODEL)), "")
