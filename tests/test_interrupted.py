"""Ctrl-C while the papers are read: as if nothing had been begun."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from assistant.index.manifest import StateFolder
from tests.index.samples import PAPERS, write

ROOT = Path(__file__).parents[1]
INGEST = [sys.executable, "-W", "error", "-m", "assistant", "ingest"]


def test_an_interrupted_ingest_leaves_the_state_in_force(tmp_path: Path, times: int) -> None:
    # where the tests run in the background, the signal is ignored, and so by every child
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write(tmp_path / "documents", PAPERS)
    folders = {f"VEREINBART_{name.upper()}": str(tmp_path / name) for name in ("documents", "data", "cache")}
    environment = os.environ | folders
    subprocess.run(INGEST, cwd=ROOT, env=environment, check=True, capture_output=True)
    before = StateFolder(tmp_path / "data").manifest()
    many = "\n\n".join(f"Die Maßnahme Nummer {number} wird umgesetzt." for number in range(5000))
    write(tmp_path / "documents", {"a.txt": many})
    for _ in range(times or 1):
        is_interrupted(environment)
        assert StateFolder(tmp_path / "data").manifest() == before


def is_interrupted(environment: Mapping[str, str]) -> None:
    with subprocess.Popen(INGEST, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "a.txt wird eingelesen\n"
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert running.returncode == 130
    *_, last = said.splitlines()
    assert last.startswith("Abgebrochen. Es gilt weiter der vorige Stand des Index")
    assert "Traceback" not in said
    assert "Warning" not in said
