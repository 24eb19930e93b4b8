"""Recordings on disk, one JSON line each, so that a stopped run goes on where it was.

A recording is found again under its case and under what it depends on: the program's own source, the
system, the index, the catalogue and the wording asked. Scores are never stored: they are worked out anew
each time.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO

from pydantic import ValidationError

import assistant
from assistant import resources, texts
from assistant.agreements import Agreement
from assistant.errors import UsageError
from evals.cases import Case
from evals.recording import RECORDING, Recording

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Key:
    """What a recording depends on. ``system`` names the program, its model and its settings."""

    system: str
    index: str
    case: str
    asked: str
    repeat: int

    @classmethod
    def of(cls, system: str, index: str, case: Case, repeat: int) -> Key:
        """The key of a case; its question and history count, its expectations do not."""
        asked = hashlib.sha256("\n".join((*case.history, case.question)).encode()).hexdigest()[:12]
        return cls(system, index, case.key, asked, repeat)


class RecordingStore:
    """The recordings of all runs in one file; what was cut off by a crash is passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[Key, Recording] = {}
        self._file: IO[str] | None = None

    def __enter__(self) -> RecordingStore:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._known = {key: found for key, found in dict(self._read()).items() if found is not None}
            self._file = self._path.open("a", encoding="utf-8")
            # what a crash cut off must not swallow the next line
            self._file.write("\n")
        except OSError as error:
            raise UsageError(texts.eval_store_unwritable(self._path, texts.why_not_written(error))) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def get(self, key: Key) -> Recording | None:
        """What was recorded under ``key``."""
        return self._known.get(key)

    def put(self, key: Key, recording: Recording) -> None:
        """Keep a recording; a failed one is not kept, so that the next run tries again."""
        if recording.error or self._file is None:
            return
        self._known[key] = recording
        line = {"key": vars(key), "recording": RECORDING.dump_python(recording, mode="json")}
        self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._file.flush()

    def forget(self, gone: Callable[[Key], bool]) -> None:
        """Drop the recordings whose key is ``gone``, for later runs as well."""
        if self._file is None:
            return
        for key in [key for key in self._known if gone(key)]:
            del self._known[key]
            # a line more, so that a crash in the middle costs nothing and other runs may go on writing
            self._file.write(json.dumps({"key": vars(key), "recording": None}, ensure_ascii=False) + "\n")
        self._file.flush()

    def _read(self) -> Iterator[tuple[Key, Recording | None]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as file:
            for line in filter(str.strip, file):
                try:
                    row = json.loads(line)
                    found = row["recording"]
                    yield Key(**row["key"]), RECORDING.validate_python(found) if found is not None else None
                except (ValueError, TypeError, KeyError, ValidationError):
                    logger.debug("a damaged line in %s was passed over", self._path)


@cache
def program() -> str:
    """Twelve letters that change with every change of the program's source or its prompts."""
    here = Path(assistant.__file__).parent
    files = [*sorted(here.rglob("*.py")), *sorted(resources.prompts().glob("*"))]
    content = b"".join(file.name.encode() + file.read_bytes() for file in files if file.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def catalogue(agreements: Iterable[Agreement]) -> str:
    """Twelve letters that change with everything the catalogue says of the papers: answers show it."""
    said = sorted(repr(agreement) for agreement in agreements)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]
