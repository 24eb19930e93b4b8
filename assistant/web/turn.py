"""A question and what has come of it so far; pure values that the chat draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answering.answer import Answer, Answered, Evidence, EvidenceFound, Failed, Token
from assistant.web.stream import Step, Stopped, Waiting


@dataclass(frozen=True)
class Turn:
    """One exchange. ``ahead`` people come first, ``seconds`` have passed.

    ``answer``, ``error`` and ``stopped`` end it; at most one of them is set.
    """

    question: str
    evidence: tuple[Evidence, ...] = ()
    searched: bool = False
    phrasing: str = ""
    ahead: int = 0
    seconds: float = 0.0
    answer: Answer | None = None
    error: str = ""
    stopped: bool = False

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
            return replace(turn, phrasing=turn.phrasing + piece)
        case Waiting():
            return turn
        case Answered(answer=answer):
            return replace(turn, answer=answer)
        case Failed(error=error):
            return replace(turn, error=str(error))
        case Stopped():
            return replace(turn, stopped=True)
