"""A question and what has come of it so far; pure values that the chat draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answering.answer import Answer, Answered, Evidence, EvidenceFound, Failed, Token
from assistant.web.links import Link
from assistant.web.stream import Recalled, Step, Stopped, Waiting


@dataclass(frozen=True)
class Turn:
    """One exchange. ``ahead`` people come first, ``seconds`` have passed; ``starting`` while it waits for
    the papers to be read in.

    ``answer``, ``error`` and ``stopped`` end it; at most one of them is set. ``cached`` says that the
    answer was kept from an earlier, identical question. An answered turn also has the ``link`` that asks
    it again, the ``day`` of the answer (ISO) and what can be asked next.
    """

    question: str
    evidence: tuple[Evidence, ...] = ()
    starting: bool = False
    searched: bool = False
    phrasing: str = ""
    ahead: int = 0
    seconds: float = 0.0
    answer: Answer | None = None
    cached: bool = False
    error: str = ""
    stopped: bool = False
    link: Link | None = None
    day: str = ""
    follow_ups: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self.answer is not None or bool(self.error) or self.stopped


def advance(turn: Turn, step: Step) -> Turn:
    """The turn after one more step."""
    match step:
        case EvidenceFound(evidence=evidence):
            return replace(turn, evidence=evidence, searched=True)
        case Token(text=piece):
            return replace(turn, phrasing=turn.phrasing + piece, ahead=0)
        case Waiting(ahead=ahead):
            return replace(turn, ahead=ahead)
        case Answered(answer=answer):
            return replace(turn, answer=answer)
        case Recalled(answer=answer):
            return replace(turn, answer=answer, cached=True)
        case Failed(error=error):
            return replace(turn, error=str(error))
        case Stopped():
            return replace(turn, stopped=True)
