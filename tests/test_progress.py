from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from assistant.progress import exclusive, silent


def test_one_who_waits_hears_why(tmp_path: Path) -> None:
    def told(step: str, done: int | None, total: int | None) -> None:
        raise InterruptedError(step)

    with (
        FileLock(tmp_path / "lock"),
        pytest.raises(InterruptedError, match="warten"),
        exclusive(tmp_path / "lock", "warten", told),
    ):
        pass


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    with pytest.raises(LookupError), exclusive(tmp_path / "lock", "warten", silent):
        raise LookupError
    with FileLock(tmp_path / "lock", timeout=0):
        pass
