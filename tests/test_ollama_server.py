"""With a program that plays ``ollama serve``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.errors import OllamaFailed
from assistant.ollama_server import SharedServer, answers, server_environment
from assistant.progress import silent
from tests.fake_ollama import FakeOllama, write_program
from tests.waiting import free_url, until


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return write_program(tmp_path / "bin" / "ollama")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Whatever a test leaves running below it is ended."""
    yield tmp_path / "shared"
    state = tmp_path / "shared" / "server.json"
    with suppress(ProcessLookupError):  # one that is just ending by itself
        os.kill(noted(state)["guard"], signal.SIGTERM) if state.exists() else None
    assert until(lambda: not state.exists())


def noted(state: Path) -> dict[str, int]:
    """What the guard has written down; nothing where it has just ended."""
    assert until(lambda: not state.exists() or "server" in read(state))
    return read(state)


def read(state: Path) -> dict[str, int]:
    try:
        found: dict[str, int] = json.loads(state.read_text())
    except (FileNotFoundError, ValueError):  # gone, or being written
        return {}
    return found


def test_ends_after_the_last_user(program: Path, folder: Path) -> None:
    first, second, url = SharedServer(folder), SharedServer(folder), free_url()
    assert first.start(program, url, {}, silent) == url
    assert second.join() == url
    first.leave()
    time.sleep(1)
    assert answers(url)
    second.leave()
    assert until(lambda: not answers(url))
    assert until(lambda: second.url() is None)
    assert second.join() is None


def test_a_second_start_shares_the_first(program: Path, folder: Path) -> None:
    first, second, url = SharedServer(folder), SharedServer(folder), free_url()
    first.start(program, url, {}, silent)
    assert second.start(program, free_url(), {}, silent) == url
    first.leave()
    second.leave()


_USER = """
import signal, sys, time
from pathlib import Path
from assistant.ollama_server import SharedServer
from assistant.progress import silent
folder, program, url = sys.argv[1:]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job does not hear it
SharedServer(Path(folder)).start(Path(program), url, {}, silent)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_ends_when_we_are_killed(program: Path, folder: Path, how: signal.Signals) -> None:
    url = free_url()
    command = [sys.executable, "-c", _USER, str(folder), str(program), url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == b"ready\n"
        assert answers(url)
        user.send_signal(how)
    assert until(lambda: not answers(url))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the server with its guard")
def test_ends_when_the_guard_is_killed(program: Path, folder: Path) -> None:
    server, url = SharedServer(folder), free_url()
    server.start(program, url, {}, silent)
    state = folder / "server.json"
    os.kill(noted(state)["guard"], signal.SIGKILL)
    assert until(lambda: not answers(url))
    state.unlink()
    server.leave()


def test_the_model_stands_back_behind_the_search(program: Path, folder: Path) -> None:
    server = SharedServer(folder)
    server.start(program, free_url(), {}, silent)
    process = noted(folder / "server.json")["server"]
    assert os.getpriority(os.PRIO_PROCESS, process) > os.getpriority(os.PRIO_PROCESS, 0)
    server.leave()


def test_a_taken_port(program: Path, folder: Path, fake_ollama: FakeOllama) -> None:
    server = SharedServer(folder)
    moved = server.start(program, fake_ollama.url, {}, silent)
    assert moved != fake_ollama.url
    assert answers(moved)
    server.leave()


def test_a_server_that_dies_at_once_is_told_with_its_log(tmp_path: Path, folder: Path) -> None:
    broken = write_program(tmp_path / "ollama", "#!/bin/sh\necho no disk left >&2\nexit 1\n")
    with pytest.raises(OllamaFailed, match="no disk left"):
        SharedServer(folder).start(broken, free_url(), {}, silent)


def test_a_program_that_is_none(tmp_path: Path, folder: Path) -> None:
    wrong = write_program(tmp_path / "ollama", "not a program")
    with pytest.raises(OllamaFailed, match="Exec format error"):
        SharedServer(folder).start(wrong, free_url(), {}, silent)


def test_a_note_left_by_a_dead_guard_is_not_believed(program: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "server.json").write_text(json.dumps({"url": free_url()}))
    assert SharedServer(folder).join() is None
    (folder / "server.json").write_text("{")
    assert SharedServer(folder).url() is None
    (folder / "server.json").unlink()


def test_environment_calls_nobody_and_respects_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_NUM_PARALLEL", "7")
    monkeypatch.setenv("OLLAMA_NO_CLOUD", "0")
    found = server_environment("http://127.0.0.1:4711", {"OLLAMA_CONTEXT_LENGTH": "2048"})
    assert found["OLLAMA_NUM_PARALLEL"] == "7"
    assert found["OLLAMA_NO_CLOUD"] == "1"
    assert found["OLLAMA_HOST"] == "127.0.0.1:4711"
    assert found["OLLAMA_CONTEXT_LENGTH"] == "2048"
