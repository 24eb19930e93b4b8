"""A Chroma server that goes and comes back: said clearly, nothing lost, no restart needed."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.answering.assistant import Assistant
from assistant.errors import StoreError
from assistant.index.library import LibraryWatch
from assistant.index.manifest import StateFolder
from assistant.settings import Settings
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.server import create_site
from tests.fake_ollama import until
from tests.faults.proxy import Proxy
from tests.index.samples import PAPERS, WordEmbedder, ingest, write
from tests.web.api_client import HERE

pytestmark = pytest.mark.integration
QUESTION = {"question": "Was kostet die Fahrt?"}
SILENT = "Chroma-Server"


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``chroma run``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--port", str(port)]
    command += ["--path", str(tmp_path_factory.mktemp("chroma"))]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:  # type: ignore[call-overload]
        url = f"http://127.0.0.1:{port}"
        assert until(lambda: _beats(url), 60)
        yield url
        process.terminate()


def _beats(url: str) -> bool:
    try:
        return httpx.get(f"{url}/api/v2/heartbeat").is_success
    except httpx.TransportError:
        return False


@pytest.fixture
def proxy(chroma: str) -> Iterator[Proxy]:
    with Proxy(chroma) as between:
        yield between


@pytest.fixture
def remote(settings: Settings, proxy: Proxy) -> Settings:
    """Two papers, their vectors behind the proxy."""
    write(settings.documents, PAPERS)
    found = settings.model_copy(update={"chroma_url": proxy.url})
    ingest(found)
    return found


async def test_questions_wait_for_it_and_pages_do_not(remote: Settings, proxy: Proxy) -> None:
    watch = LibraryWatch(remote, WordEmbedder())
    backend = Backend(retry_seconds=0.1)
    proxy.close()
    backend.start(lambda: Assistant(remote, watch.current, None)).join(30)  # type: ignore[arg-type,return-value]
    served = create_site(Desk.with_settings(backend, remote), remote)
    transport = httpx.ASGITransport(served, raise_app_exceptions=False, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url=HERE) as http:
        reply = await http.get("/readyz")
        assert (reply.status_code, SILENT in reply.json()["error"]) == (503, True)
        proxy.open()
        assert until(lambda: backend.ready, 30)
        for _ in range(3):
            assert "zwei Euro" in (await http.post("/api/search", json=QUESTION)).json()[0]["text"]
            proxy.close()
            reply = await http.post("/api/ask", json=QUESTION)
            assert (reply.status_code, SILENT in reply.json()["error"]) == (503, True)
            assert int(reply.headers["retry-after"]) > 0
            assert (await http.get("/quelle/moorbek")).status_code == 200
            proxy.open()
        assert (await http.post("/api/ask", json=QUESTION)).status_code == 200


def test_an_ingest_that_loses_it_changes_nothing(remote: Settings, proxy: Proxy) -> None:
    before = StateFolder(remote.data).manifest()
    write(remote.documents, {"steg.md": "# Steg\n\nDer Steg kommt.\n"})
    proxy.close()
    with pytest.raises(StoreError, match=SILENT):
        ingest(remote)
    assert StateFolder(remote.data).manifest() == before
    proxy.open()
    assert {file.state for file in ingest(remote).files} == {"neu", "unverändert"}


def test_it_may_break_in_the_middle_of_an_ingest(remote: Settings, proxy: Proxy) -> None:
    before = StateFolder(remote.data).manifest()
    many = "\n\n".join(f"Die Maßnahme {number} kommt im Jahr {number}." for number in range(600))
    write(remote.documents, {"viele.txt": many})

    class Breaking(WordEmbedder):
        def _get_text_embedding(self, text: str) -> list[float]:
            if self.embedded == 400:
                proxy.close()
            return super()._get_text_embedding(text)

    with pytest.raises(StoreError, match=SILENT):
        ingest(remote, embedder=Breaking())
    assert StateFolder(remote.data).manifest() == before
    proxy.open()
    assert {file.state for file in ingest(remote).files} == {"neu", "unverändert"}
