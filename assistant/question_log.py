"""The questions that people ask, kept for a while where the operator said until when; else none.

Lines of ``questions.jsonl`` in the data folder, with the day and nothing of who asked. Mail addresses,
telephone numbers and bank accounts are masked as in a complaint. After the day set the file is removed.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from assistant import texts
from assistant.feedback import masked
from assistant.settings import LONGEST_LOG, Settings

logger = logging.getLogger(__name__)

FILE = "questions.jsonl"
_LOCK_SECONDS = 2.0
_BYTES = 20_000_000


@dataclass(frozen=True)
class QuestionLog:
    """``until``: the last day on which questions are kept, and after which none are."""

    path: Path
    until: date | None = None
    today: Callable[[], date] = date.today

    @classmethod
    def of(cls, settings: Settings) -> QuestionLog:
        return cls(settings.data / FILE, settings.log_questions_until)

    @property
    def on(self) -> bool:
        """Whether a question that is asked now is kept."""
        return self.until is not None and self.today() <= self.until

    def add(self, question: str) -> None:
        """Keep a question, if they are kept. Never raises: the person's answer is worth more."""
        if not self.on:
            return
        try:
            with self._locked():
                self.path.touch(mode=0o600)
                if self.path.stat().st_size < _BYTES:
                    row = {"day": self.today().isoformat(), "question": masked(question)}
                    with self.path.open("a", encoding="utf-8", errors="replace") as file:
                        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        except (OSError, Timeout) as error:
            logger.warning(texts.question_not_kept(self.path, texts.os_reason(error)))

    def tidy(self) -> None:
        """Remove what is older than allowed, all of it where questions are not kept (any more)."""
        try:
            if not self.path.exists():
                return
            if not self.on:
                self.path.unlink(missing_ok=True)
                logger.info(texts.QUESTIONS_REMOVED)
                return
            with self._locked():
                self._drop_old()
        except (OSError, Timeout) as error:
            logger.warning(texts.question_not_kept(self.path, texts.os_reason(error)))

    def count(self) -> int:
        """How many are kept."""
        return len(self.path.read_bytes().splitlines()) if self.path.exists() else 0

    def _drop_old(self) -> None:
        first = (self.today() - timedelta(days=LONGEST_LOG)).isoformat()
        lines = self.path.read_bytes().splitlines(keepends=True)
        kept = [line for line in lines if _day(line) >= first]
        if len(kept) == len(lines):
            return
        part = self.path.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.writelines(kept)
        part.replace(self.path)

    def _locked(self) -> FileLock:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(self.path.with_suffix(".lock"), timeout=_LOCK_SECONDS)


def _day(line: bytes) -> str:
    """Empty, and so older than all, where a line was cut off."""
    try:
        return str(json.loads(line)["day"])
    except (ValueError, KeyError, TypeError):
        return ""
