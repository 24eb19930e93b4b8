"""An optional judge of style: a model of Ollama says how readable answers are. Never part of a gate.

A judge's verdict says nothing about right or wrong. What it says that is no note from 1 to 5 is counted
and listed as not judged, never averaged away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import ollama

from assistant import resources
from assistant.ollama_client import translated
from evals.results import Result
from evals.uncertainty import Mean, mean

NOTES = range(1, 6)
_SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {"note": {"type": "integer", "minimum": NOTES[0], "maximum": NOTES[-1]}},
    "required": ["note"],
}
Ask = Callable[[str], str]


@dataclass(frozen=True)
class Judgement:
    """What the judge said of the answers: the mean note, and each reply that was none."""

    model: str
    notes: Mean
    unreadable: tuple[tuple[str, str], ...]

    def record(self) -> dict[str, object]:
        """The judgement as plain JSON values."""
        replies = [{"case": key, "reply": reply} for key, reply in self.unreadable]
        return {"model": self.model, "style": self.notes.record(), "not_judged": replies}


def judge(results: Sequence[Result], model: str, ask: Ask) -> Judgement:
    """Have every answer judged once; ``ask`` takes a prompt and gives the model's reply."""
    notes: list[float] = []
    unreadable: list[tuple[str, str]] = []
    for found in results:
        answer = found.recording.answer
        if answer is None:
            continue
        reply = ask(resources.prompt("judge").format(question=found.case.question, answer=answer.text))
        note = _note(reply)
        if note is None:
            unreadable.append((found.case.key, reply))
        else:
            notes.append(float(note))
    return Judgement(model, mean(notes), tuple(unreadable))


def _note(reply: str) -> int | None:
    try:
        note = json.loads(reply)["note"]
    except (ValueError, KeyError, TypeError):
        return None
    return note if isinstance(note, int) and not isinstance(note, bool) and note in NOTES else None


def asking(host: str, model: str, timeout: float) -> Ask:
    """A judge at an Ollama server."""
    client = ollama.Client(host, timeout=timeout)

    def ask(prompt: str) -> str:
        with translated(host, model):
            reply = client.chat(
                model=model,
                messages=[{"role": "user", "content": prompt}],
                format=_SHAPE,
                options={"temperature": 0, "num_predict": 20},
            )
        return reply.message.content or ""

    return ask
