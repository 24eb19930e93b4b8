from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from assistant import application
from assistant.errors import OllamaUnreachable, StoreError
from assistant.index import passages
from assistant.index.manifest import StateFolder
from assistant.language_model import LocalModel
from assistant.offline import OFFLINE, go_offline
from assistant.settings import Settings
from tests.index.inline_reader import read_inline
from tests.index.samples import BUS, PAPERS, WordEmbedder, write

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    read_inline(monkeypatch)
    monkeypatch.setattr(application, "make_embedder", lambda _: WordEmbedder())


@pytest.fixture
def indexed(settings: Settings) -> Settings:
    """Two papers, indexed, and untouched since."""
    write(settings.documents, PAPERS)
    past = time.time() - 60
    for path in (settings.documents, *settings.documents.iterdir()):
        os.utime(path, (past, past))
    application.ingest(settings)
    return settings


def test_offline_is_set_but_nothing_overridden(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OFFLINE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DO_NOT_TRACK", "ja")
    go_offline()
    assert {name: os.environ[name] for name in OFFLINE} == OFFLINE | {"DO_NOT_TRACK": "ja"}


def test_the_first_question_indexes(settings: Settings) -> None:
    write(settings.documents, PAPERS)
    report = application.ready_index(settings)
    assert report is not None
    assert {file.state for file in report.files} == {"neu"}


def test_an_untouched_folder_is_not_read_again(indexed: Settings) -> None:
    assert application.ready_index(indexed) is None


def test_what_was_changed_or_added_is_indexed(indexed: Settings) -> None:
    write(indexed.documents, {"moorbek.md": BUS.replace("zwei", "drei"), "neu.txt": "Der Steg kommt.\n"})
    report = application.ready_index(indexed)
    assert report is not None
    assert {file.file: file.state for file in report.files} == {
        "moorbek.md": "geändert", "neu.txt": "neu", "tannrode.md": "unverändert",
    }  # fmt: skip


def test_a_removed_file_is_noticed(indexed: Settings) -> None:
    (indexed.documents / "moorbek.md").unlink()
    report = application.ready_index(indexed)
    assert report is not None
    assert [file.state for file in report.files] == ["unverändert", "entfernt"]


def test_a_chosen_folder_stays_chosen(indexed: Settings, tmp_path: Path) -> None:
    other = write(tmp_path / "anderes", {"steg.txt": "Der Steg kommt.\n"})
    application.ingest(indexed, (other,))
    write(other, {"furt.txt": "Die Furt kommt.\n"})
    report = application.ready_index(indexed)
    assert report is not None
    assert [file.file for file in report.files] == ["furt.txt", "steg.txt"]


def test_a_new_way_of_cutting_indexes_again(indexed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.index import ingest

    for module in (application, ingest, passages):
        monkeypatch.setattr(module, "CHUNKER", "anders")
    assert application.ready_index(indexed) is not None
    manifest = StateFolder(indexed.data).manifest()
    assert manifest is not None
    assert manifest.chunker == "anders"


def test_another_embedder_is_not_switched_to_in_passing(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "make_embedder", lambda _: WordEmbedder("andere"))
    write(indexed.documents, {"neu.txt": "Der Steg kommt.\n"})
    assert application.ready_index(indexed) is None
    with pytest.raises(StoreError, match="„words“ gebaut, eingestellt ist „andere“"):
        application.make_assistant(indexed, None).search("Steg", 1)


def test_a_model_that_is_not_there_is_looked_for_once(settings: Settings) -> None:
    with LocalModel(settings.model_copy(update={"ollama_host": "http://192.0.2.1:9"})) as model:
        model._error = OllamaUnreachable("Unter … antwortet kein Ollama.")
        with pytest.raises(OllamaUnreachable, match="antwortet kein Ollama"):
            model.generator()


NO_NETWORK = """
import ipaddress, socket, sys
attempts = []

def local(host):
    try:
        return host in ("localhost", None) or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

def guarded(name):
    original = getattr(socket.socket, name)
    def call(self, address, *rest):
        if isinstance(address, tuple) and not local(address[0]):
            attempts.append(address)
            raise OSError("blocked")
        return original(self, address, *rest)
    setattr(socket.socket, name, call)

def lookup(host, *rest, **named):
    if not local(host):
        attempts.append(host)
        raise socket.gaierror("blocked")
    return resolve(host, *rest, **named)

resolve, socket.getaddrinfo = socket.getaddrinfo, lookup
for name in ("connect", "connect_ex", "sendto"):
    guarded(name)
from assistant.cli import main
codes = [main(["ingest"]), main(["search", "Rufbus"]), main(["ask", "Was kostet die Fahrt?", "--no-llm"])]
import assistant.web.app
sys.exit(f"codes {codes}, attempts {attempts}" if any(codes) or attempts else 0)
"""


def test_nothing_reaches_out_with_an_empty_home(tmp_path: Path) -> None:
    write(tmp_path / "documents", PAPERS)
    folders = {f"VEREINBART_{name.upper()}": str(tmp_path / name) for name in ("documents", "data", "cache")}
    (tmp_path / "home").mkdir()
    path = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "OPENAI_API_KEY": "unecht"}
    ended = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", NO_NETWORK],
        cwd=ROOT,
        env=folders | path,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "moorbek.md wird eingelesen\n")
    assert "zwei Euro" in ended.stdout
    # a library's own telemetry goes round Python's sockets; it begins with what it keeps here
    assert list((tmp_path / "home").iterdir()) == []


def test_what_follows_the_start_follows_also_a_warming_that_failed(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application.OpenAssistant, "warm", lambda _: 1 / 0)
    warm = threading.Event()
    assert application.open_assistant(indexed, None, warm.set).library.manifest.entries
    assert warm.wait(60)


def test_an_assistant_without_an_index_is_not_opened(settings: Settings) -> None:
    with pytest.raises(StoreError):
        application.open_assistant(settings, None)
