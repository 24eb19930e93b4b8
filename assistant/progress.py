"""How long steps report: what is being done, how much of it is done, and of how much."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout


class Progress(Protocol):
    """Called with a German step line; ``done`` and ``total`` have the same unit, or are unknown."""

    def __call__(self, step: str, done: int | None, total: int | None) -> None: ...


def silent(step: str, done: int | None, total: int | None) -> None:
    """A :class:`Progress` for those who do not want to hear of it."""


@contextmanager
def exclusive(file: Path, waiting: str, progress: Progress) -> Iterator[None]:
    """Hold the lock ``file``; while another process does, ``progress`` hears ``waiting`` every second."""
    lock = FileLock(file)
    while True:
        try:
            lock.acquire(timeout=1)
            break
        except Timeout:
            progress(waiting, None, None)
    try:
        yield
    finally:
        lock.release()
