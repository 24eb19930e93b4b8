"""``kill -9`` at any moment leaves a whole index and whole complaints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def count(times: int) -> int:
    """So many ingests, and twice as many complaints."""
    return times or 10


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory, count: int) -> list[str]:
    """What ``killing.py`` found."""
    if sys.platform != "linux":
        pytest.skip("forks a process with threads, which is right on Linux only")
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.faults.killing", str(folder), str(count)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1200)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_ingests_that_are_killed_leave_the_old_state_or_the_new_one(lines: list[str], count: int) -> None:
    prices = [price[1] for line in lines if (price := re.search(r"index .*kostet (\w+) Euro", line))]
    assert len(prices) == count + 1
    known = ["zwei", *map(str, range(1, count + 1))]
    states = [known.index(price) for price in prices]
    assert states == sorted(states)
    assert states[-1] == count


def test_complaints_that_are_cut_off_spoil_no_others(lines: list[str], count: int) -> None:
    _, number, whole = lines[-1].split()
    assert (int(number) > count, whole) == (True, "True")
