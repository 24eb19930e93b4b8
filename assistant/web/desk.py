"""The conversation without a screen: checks a question, runs it, remembers nothing but what runs."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from time import monotonic

from assistant import texts
from assistant.errors import UsageError
from assistant.web.backend import Backend
from assistant.web.choices import chosen
from assistant.web.stream import Line, Run
from assistant.web.turn import Turn, advance


@dataclass(frozen=True)
class Said:
    """A finished turn as one person's browser session keeps it."""

    question: str
    html: str
    answered: bool


def asked_before(said: Sequence[Said]) -> tuple[str, ...]:
    """The questions a next one may follow on."""
    return tuple(turn.question for turn in said if turn.answered)


class Desk:
    """Takes questions of many people at once; the model serves them one after the other."""

    def __init__(
        self, backend: Backend, question_chars: int = 8000, places: int = 8, tick: float = 1.0
    ) -> None:
        self.backend = backend
        self._question_chars = question_chars
        self._line = Line(places)
        self._tick = tick
        self._runs: dict[str, Run] = {}

    def check(self, session: str, question: str) -> str:
        """The question as it will be asked, or an error that says what to change."""
        asked = question.strip()
        if not asked:
            raise UsageError(texts.CHAT_EMPTY_QUESTION)
        if len(asked) > self._question_chars:
            message = texts.CHAT_LONG_QUESTION.format(length=len(asked), limit=self._question_chars)
            raise UsageError(message)
        if session in self._runs:
            raise UsageError(texts.CHAT_BUSY)
        return asked

    async def ask(
        self, session: str, question: str, history: Sequence[str] = (), choice: str | None = None
    ) -> AsyncGenerator[Turn, None]:
        """The turn as it grows. Raises before the first one if the question cannot be taken."""
        asked = self.check(session, question)
        assistant = self.backend.assistant
        agreements = chosen(self.backend.papers, choice)
        with self._line.join() as ticket:
            run = Run(assistant.ask(asked, tuple(history), agreements), ticket, self._tick)
            self._runs[session] = run
            started = monotonic()
            try:
                turn = Turn(asked)
                yield turn
                async with aclosing(run.steps()) as steps:
                    async for step in steps:
                        turn = advance(turn, step)
                        turn = replace(turn, ahead=ticket.ahead, seconds=monotonic() - started)
                        yield turn
                        if turn.done:
                            return
                yield Turn(asked, turn.evidence, error=texts.CHAT_NO_ANSWER)
            finally:
                del self._runs[session]

    def stop(self, session: str) -> None:
        """End this session's question, if one is running."""
        if (run := self._runs.get(session)) is not None:
            run.stop()
