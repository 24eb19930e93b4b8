"""Whether an app runs on a data folder: each holds a shared lock, which the kernel drops however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import texts
from assistant.errors import UsageError

LOCK = "app.lock"


@contextmanager
def here(folder: Path) -> Iterator[None]:
    """To be held while the app runs; several may."""
    import fcntl  # not there on Windows

    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """To be held while no app may run. Raises :class:`UsageError` where one does."""
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise UsageError(texts.APP_RUNS) from error
    try:
        yield
    finally:
        os.close(descriptor)
