"""What people say against an answer, kept for those who make test cases of it.

An append-only file of JSON lines, ``feedback.jsonl`` in the data folder. It holds the question, the answer
and the complaint with the day, and nothing of the person: no address, no session, no browser. What people
write may still name somebody, so that mail addresses, telephone numbers and bank accounts are masked first.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from assistant import texts
from assistant.answering.answer import Answer
from assistant.settings import Settings

logger = logging.getLogger(__name__)

FILE = "feedback.jsonl"
COMMENT_CHARS = 500
ANSWER_CHARS = 8000
HISTORY = 10
CITED = 100
FILE_BYTES = 5_000_000
LOCK_SECONDS = 2.0

_MAIL = re.compile(r"(?<![^\s@<>(),;:])[^\s@<>(),;:]+@[^\s@<>(),;:]+\.\w{2,}")
_IBAN = re.compile(
    r"\b[a-z]{2}\d{2}(?:[ -]?[a-z]{4})?(?:[ -]?\d{4}){2,7}(?:[ -]?[a-z\d]{1,4})?\b", re.IGNORECASE
)
# An area code has three digits or more: a date written with blanks or strokes has two.
_PHONE = re.compile(r"(?<![\w.,/:-])(?:(?:\+|00)[1-9]|\(?0[1-9]\d)(?:[ /()-]{0,3}\d){4,14}(?!\d)")


class Reason(StrEnum):
    """Why an answer was of no use; the words for it are in ``texts.FEEDBACK_REASON``."""

    WRONG = "falsch"
    INCOMPLETE = "unvollstaendig"
    NOT_FOUND = "steht_doch_drin"
    WRONG_PLACE = "falsche_stelle"
    UNCLEAR = "unverstaendlich"
    OTHER = "anderes"


@dataclass(frozen=True)
class Feedback:
    """A complaint about one answer. ``day`` is an ISO date, never a time; ``cited`` are sentence ids."""

    question: str
    answer: str
    verdict: str
    reason: Reason
    comment: str = ""
    history: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    index: str = ""
    day: str = field(default_factory=lambda: date.today().isoformat())

    @classmethod
    def on(cls, answer: Answer, reason: Reason, comment: str = "", history: Sequence[str] = ()) -> Feedback:
        """A complaint about ``answer``, which followed on the questions of ``history``."""
        return cls(
            question=answer.question,
            answer=answer.text,
            verdict=answer.verdict.value,
            reason=reason,
            comment=comment,
            history=tuple(history),
            cited=tuple(citation.sentence.id for citation in answer.citations),
            index=answer.index_fingerprint,
        )


_FEEDBACK = TypeAdapter(Feedback)


def path_of(settings: Settings) -> Path:
    """The file of all complaints."""
    return settings.data / FILE


def keep(settings: Settings, feedback: Feedback) -> bool:
    """Append a complaint, cut to size and with what names a person masked; whether it was kept.

    Never raises: a full disk or a full file costs the complaint, not the conversation.
    """
    path = path_of(settings)
    line = json.dumps(_FEEDBACK.dump_python(_cleaned(settings, feedback), mode="json"), ensure_ascii=False)
    data = line.encode(errors="replace") + b"\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=LOCK_SECONDS):
            path.touch(mode=0o600)
            if path.stat().st_size + len(data) > FILE_BYTES:
                logger.warning(texts.feedback_full(path))
                return False
            _append(path, data)
    except (OSError, Timeout) as error:
        logger.warning(texts.feedback_not_kept(path, texts.os_reason(error)))
        return False
    return True


def _append(path: Path, line: bytes) -> None:
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            # what a crash cut off must not swallow this line
            line = line if file.read() == b"\n" else b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def read(settings: Settings) -> tuple[Feedback, ...]:
    """All complaints, oldest first; a damaged line is passed over."""
    found = []
    try:
        lines = path_of(settings).read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    for line in filter(bytes.strip, lines):
        try:
            found.append(_FEEDBACK.validate_json(line))
        except ValidationError:
            logger.debug("a damaged line of %s was passed over", FILE)
    return tuple(found)


def masked(text: str) -> str:
    """``text`` without mail addresses, telephone numbers and bank accounts."""
    # a bank account first: its groups of digits look like a telephone number
    for pattern, name in zip((_MAIL, _IBAN, _PHONE), texts.FEEDBACK_MASKED, strict=True):
        text = pattern.sub(f"[{name}]", text)
    return text


def _cleaned(settings: Settings, feedback: Feedback) -> Feedback:
    longest = settings.question_chars
    return replace(
        feedback,
        question=_written(feedback.question, longest),
        answer=feedback.answer[:ANSWER_CHARS],
        comment=_written(feedback.comment.strip(), COMMENT_CHARS),
        history=tuple(_written(earlier, longest) for earlier in feedback.history[-HISTORY:]),
        cited=feedback.cited[:CITED],
    )


def _written(text: str, limit: int) -> str:
    """What a person wrote, masked before it is cut: half a number is a number still."""
    return masked(text[: 2 * limit])[:limit]
