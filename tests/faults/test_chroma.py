"""A Chroma server that goes and comes back: evidence by words meanwhile, nothing lost, no restart needed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import texts
from assistant.application import OpenAssistant
from assistant.errors import StoreError
from assistant.index import absence, store
from assistant.index.library import LibraryWatch
from assistant.index.manifest import StateFolder
from assistant.settings import Settings
from assistant.web.api import WORDS_ONLY
from assistant.web.app import create_site
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from tests.faults.proxy import FINE, Fault, Proxy
from tests.index.samples import PAPERS, WordEmbedder, ingest, write
from tests.waiting import LONG, free_port, until
from tests.web.api_client import HERE

pytestmark = pytest.mark.integration
QUESTION = {"question": "Was kostet die Fahrt?"}
FARE = "Die Fahrt kostet zwei Euro."
SILENT = "Chroma-Server"


class Server:
    """``chroma run``, which can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        program = str(Path(sys.executable).with_name("chroma"))
        self._command = [program, "run", "--port", str(port), "--path", str(folder)]
        self.start()

    def start(self) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(self._command, **quiet)  # type: ignore[call-overload]
        assert until(self._beats)

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(LONG)

    def _beats(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/v2/heartbeat").is_success
        except httpx.TransportError:
            return False


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    yield running
    running.kill()


@pytest.fixture
def proxy(chroma: Server) -> Iterator[Proxy]:
    with Proxy(chroma.url) as between:
        yield between


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question looks for the server."""
    monkeypatch.setattr(absence, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(absence, "_TIMES", 0)


@pytest.fixture
def remote(settings: Settings, proxy: Proxy) -> Settings:
    """Two papers, their vectors behind the proxy."""
    write(settings.documents, PAPERS)
    found = settings.model_copy(update={"chroma_url": proxy.url, "cached_answers": 0})
    ingest(found)
    return found


@asynccontextmanager
async def app(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who asks the app, which starts in here."""
    backend = Backend(retry_seconds=0.1)
    watch = LibraryWatch(settings, WordEmbedder())
    backend.start(lambda: OpenAssistant(settings, watch.current, None)).join(LONG)
    served = create_site(Desk.with_settings(backend, settings), settings)
    transport = httpx.ASGITransport(served, raise_app_exceptions=False, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url=HERE, timeout=60) as http:
        yield http


async def told(http: httpx.AsyncClient) -> tuple[str, bool]:
    """The sentence of the answer, and whether it says that only words were searched."""
    reply = await http.post("/api/ask", json=QUESTION)
    assert reply.status_code == 200, reply.text
    answer: dict[str, Any] = reply.json()
    return answer["citations"][0]["quote"], texts.WORDS_ONLY in answer["notes"]


def gone(proxy: Proxy) -> None:
    proxy.close()


def silent(proxy: Proxy) -> None:
    proxy.fault = Fault(silent=True)


def half_an_answer(proxy: Proxy) -> None:
    proxy.fault = Fault(cut=40)


def mended(proxy: Proxy) -> None:
    proxy.fault = FINE
    proxy.open()


@pytest.mark.parametrize("breaks", [gone, silent, half_an_answer])
async def test_words_are_searched_until_it_is_back(
    remote: Settings,
    proxy: Proxy,
    breaks: Callable[[Proxy], None],
    times: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(store, "PATIENCE", httpx.Timeout(2.0))
    async with app(remote) as http:
        for _ in range(times or 2):
            breaks(proxy)
            assert await told(http) == (FARE, True)
            assert (await http.get("/readyz")).json()["words_only"]
            assert (await http.post("/api/search", json={"question": "Fahrpreis"})).headers[WORDS_ONLY] == "1"
            assert (await http.get("/quelle/moorbek")).status_code == 200
            mended(proxy)
            assert await told(http) == (FARE, False)
            assert not (await http.get("/readyz")).json()["words_only"]
            assert WORDS_ONLY not in (await http.post("/api/search", json={"question": "Fahrpreis"})).headers


async def test_an_app_that_starts_without_it_answers_too(remote: Settings, proxy: Proxy, times: int) -> None:
    keeps_answers = remote.model_copy(update={"cached_answers": 9})
    for _ in range(times or 1):
        proxy.close()
        async with app(keeps_answers) as http:
            assert await told(http) == (FARE, True)
            proxy.open()
            assert await told(http) == (FARE, False)


async def test_a_server_that_is_killed_and_started_again(
    settings: Settings, tmp_path: Path, times: int
) -> None:
    server = Server(tmp_path / "chroma")
    remote = settings.model_copy(update={"chroma_url": server.url, "cached_answers": 0})
    write(settings.documents, PAPERS)
    ingest(remote)
    async with app(remote) as http:
        for _ in range(times or 1):
            server.kill()
            assert await told(http) == (FARE, True)
            server.start()
            assert await told(http) == (FARE, False)
    server.kill()


def test_an_ingest_that_loses_it_changes_nothing(remote: Settings, proxy: Proxy, times: int) -> None:
    before = StateFolder(remote.data).manifest()
    write(remote.documents, {"steg.md": "# Steg\n\nDer Steg kommt.\n"})
    for _ in range(times or 1):
        proxy.close()
        with pytest.raises(StoreError, match=SILENT):
            ingest(remote)
        assert StateFolder(remote.data).manifest() == before
        proxy.open()
    assert {file.state for file in ingest(remote).files} == {"neu", "unverändert"}


def test_it_may_break_in_the_middle_of_an_ingest(remote: Settings, proxy: Proxy, times: int) -> None:
    class Breaking(WordEmbedder):
        def _get_text_embedding(self, text: str) -> list[float]:
            if self.embedded == 400:
                proxy.close()
            return super()._get_text_embedding(text)

    for turn in range(times or 1):
        before = StateFolder(remote.data).manifest()
        many = "\n\n".join(f"Die Maßnahme {turn}-{number} kommt im Jahr {number}." for number in range(600))
        write(remote.documents, {"viele.txt": many})
        with pytest.raises(StoreError, match=SILENT):
            ingest(remote, embedder=Breaking())
        assert StateFolder(remote.data).manifest() == before
        proxy.open()
        assert {file.state for file in ingest(remote).files} == {"geändert" if turn else "neu", "unverändert"}
