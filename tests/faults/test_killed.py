"""``kill -9`` at any moment leaves a whole index and whole complaints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COUNT = 10


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What ``killing.py`` found."""
    if sys.platform != "linux":
        pytest.skip("forks a process with threads, which is right on Linux only")
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.faults.killing", str(folder), str(COUNT)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_ingests_that_are_killed_leave_the_old_state_or_the_new_one(lines: list[str]) -> None:
    prices = [price[1] for line in lines if (price := re.search(r"index .*kostet (\w+) Euro", line))]
    assert len(prices) == COUNT + 1
    known = ["zwei", *map(str, range(1, COUNT + 1))]
    states = [known.index(price) for price in prices]
    assert states == sorted(states)
    assert states[-1] == COUNT


def test_complaints_that_are_cut_off_spoil_no_others(lines: list[str]) -> None:
    _, number, whole = lines[-1].split()
    assert (int(number) > COUNT, whole) == (True, "True")
