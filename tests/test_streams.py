"""What is printed where letters are missing, or where nobody takes it."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest

from assistant import __main__, cli, screen, streams, texts
from tests.command_line import Run, over

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line without papers."""
    return over({}, tmp_path, monkeypatch, capsys)


def python(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a shell, ``vereinbart`` being the program."""
    shell = f'vereinbart() {{ "{sys.executable}" -m assistant "$@"; }}; {command}'
    environment = os.environ | {"OLLAMA_HOST": "127.0.0.1:9"} | environment
    return subprocess.run(["bash", "-c", shell], cwd=ROOT, env=environment, capture_output=True, timeout=120)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_letters_that_a_terminal_has_not_are_replaced(encoding: str) -> None:
    ended = python("vereinbart show gibtsnicht", PYTHONIOENCODING=encoding, VEREINBART_DATA="/nicht/da")
    assert ended.returncode == 1
    told = ended.stderr.decode(encoding)
    quoted = "„vereinbart ingest“" if encoding == "cp1252" else '"vereinbart ingest"'
    verb = "ausfuehren" if encoding == "ascii" else "ausführen"
    assert told == f"Es ist noch kein Dokument eingelesen. Bitte {quoted} {verb}.\n"


@contextmanager
def few_letters() -> Iterator[io.BytesIO]:
    """A stdout that has only ASCII."""
    raw = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(raw, "ascii", write_through=True)) as stdout:
        streams.accept_all_letters()
        yield raw
    stdout.detach()


def test_data_keeps_its_letters() -> None:
    with few_letters() as written:
        screen.print_json({"zitat": "„Süd“ → Nord"})
    assert json.loads(written.getvalue()) == {"zitat": "„Süd“ → Nord"}
    with few_letters() as written:
        screen.print_line(["€"])
    assert json.loads(written.getvalue()) == ["€"]
    with few_letters() as written:
        screen.put("Süd – Nord\n".encode())
    assert written.getvalue() == "Süd – Nord\n".encode()


def test_text_loses_them() -> None:
    with few_letters() as written:
        print("„Süd“ → 3 × 5 € … 中 \udcfc")
    assert written.getvalue() == b'"Sued" -> 3 x 5 EUR ... ? ?\n'


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["version", "--help", "topics", "doctor --json"])
def test_a_full_disk_is_one_line(command: str, tmp_path: Path) -> None:
    folders = {f"VEREINBART_{name}": str(tmp_path / name) for name in ("DATA", "CACHE", "DOCUMENTS")}
    ended = python(f"vereinbart {command} >/dev/full", **folders)
    assert ended.returncode in (1, 3)
    assert ended.stderr.decode() == "Es ging nicht weiter (kein Platz mehr); die Ausgabe ist unvollständig.\n"


def test_nobody_listens_at_all() -> None:
    assert python("vereinbart version >/dev/full 2>&1").returncode == 1
    ended = python("vereinbart version >&- 2>&-")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Traceback" not in python("vereinbart --help | head -c 1").stderr


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5])
def test_an_early_ctrl_c_is_no_traceback(seconds: float) -> None:
    """Whenever it comes: before the first line of ours the interpreter itself is loading."""
    started = subprocess.Popen(
        [sys.executable, "-c", "from assistant.__main__ import main; print(flush=True); main(['topics'])"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert started.stdout is not None
    started.stdout.readline()
    time.sleep(seconds)
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=60)
    # while the interpreter ends, its work done, the signal has its default meaning again
    assert started.returncode in (0, 130, -signal.SIGINT)
    assert err.decode() in ("", f"{texts.STOPPED}\n")


def test_ctrl_c_outside_of_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(cli, "main", interrupted)
    try:
        assert __main__.main(["version"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_end_of_typing_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> str:
        raise EOFError

    monkeypatch.setattr("assistant.cli_server._password", closed)
    assert run("passwd", "eva", "--role", "staff") == (130, "", f"\n{texts.STOPPED}\n")


def test_what_the_system_refuses_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise PermissionError(13, "Permission denied", "/geheim")

    monkeypatch.setattr("assistant.backup.backup", lambda *_: refused(_))
    assert run("backup", "x.tar.gz") == (
        1, "", "/geheim: Das Betriebssystem hat es verweigert (keine Berechtigung).\n",
    )  # fmt: skip
