"""The app over a real, small index, with everything that it needs behind a proxy that can fail."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from assistant import application
from assistant.index.embedding import make_embedder
from assistant.index.ingest import Ingest
from assistant.language_model import BackgroundModel
from assistant.model_setup import SetupState
from assistant.settings import Settings
from assistant.web.app import create_site
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from tests.answering import samples
from tests.fake_ollama import FakeOllama, json_lines
from tests.faults.proxy import Proxy
from tests.waiting import LONG, until_then
from tests.web.api_client import HERE, events

QUESTION = "Wie viel Geld bekommen Vereine?"
WRITTEN = json.dumps({"satz": 1, "antwort": "Für Vereine gibt es jährlich 45.000 Euro."})
MODEL = "qwen2.5:1.5b-instruct"
HURRIED = 1.0
# Asked of Ollama at each look at it.
LOOK = "/api/tags"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Two papers, indexed."""
    made = samples.settings(tmp_path_factory.mktemp("papers"))
    Ingest(made, make_embedder(made)).run()
    return made


def chat(text: str = WRITTEN) -> bytes:
    """Ollama's stream for this output."""
    pieces = [
        {"model": MODEL, "message": {"role": "assistant", "content": part}, "done": False} for part in text
    ]
    end = {"model": MODEL, "message": {"role": "assistant", "content": ""}, "done": True,
           "prompt_eval_count": 100, "eval_count": 20}  # fmt: skip
    return json_lines(*pieces, end)


@pytest.fixture
def ollama(fake_ollama: FakeOllama) -> FakeOllama:
    """With the model, which writes what the paper says."""
    has(fake_ollama, "a1")
    fake_ollama.replies["/api/chat"] = (200, chat())
    fake_ollama.replies["/api/generate"] = (200, b'{"response": "", "done": true}')
    return fake_ollama


def has(ollama: FakeOllama, digest: str) -> None:
    """The model in this version; none without one."""
    models = [{"model": MODEL, "name": MODEL, "digest": digest}] if digest else []
    ollama.replies["/api/tags"] = (200, json.dumps({"models": models}).encode())


@pytest.fixture
def proxy(ollama: FakeOllama) -> Iterator[Proxy]:
    """Between the app and Ollama."""
    with Proxy(ollama.url) as between:
        yield between


@dataclass(frozen=True)
class App:
    """The app, and somebody who asks it."""

    http: httpx.AsyncClient
    model: BackgroundModel

    async def ask(self, question: str = QUESTION) -> dict[str, Any]:
        """The answer; the evidence has to be there whatever else is."""
        reply = await self.http.post(
            "/api/ask", json={"question": question}, headers={"Accept": "text/event-stream"}
        )
        assert reply.status_code == 200, reply.text
        assert "Traceback" not in reply.text
        told = [event for event in events(reply.text) if event[0] != "queue"]
        assert told[0][0] == "evidence"
        assert told[0][1]["evidence"][0]["quote"] == "Für Vereine stehen jährlich 45.000 Euro bereit."
        name, answer = told[-1]
        assert name == "answer"
        assert isinstance(answer, dict)
        return answer

    async def sees(self, wanted: Callable[[SetupState], object], seconds: float = LONG) -> bool:
        """Whether the app finds out by itself."""
        return await until_then(lambda: wanted(self.model.setup.state()), seconds)

    async def sees_all_well(self, ollama: FakeOllama) -> bool:
        """Whether it finds all as it should be; a look that began before this may still tell of a fault."""
        before = len(ollama.asked(LOOK))
        return await self.sees(lambda state: state.ready and len(ollama.asked(LOOK)) >= before + 2)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """What is asked meanwhile is not waited for as long as usual."""
        settings = self.model._settings.model_copy(update={"answer_timeout": HURRIED})
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(self.model, "_settings", settings)
            yield


@asynccontextmanager
async def started(
    prepared: Settings, url: str, timeout: float = LONG, look: float = 0.1
) -> AsyncIterator[App]:
    """The app with its Ollama at ``url``; it keeps no answers, so that every question is worked on."""
    changes = {
        "ollama_host": url, "answer_timeout": timeout, "cached_answers": 0, "cache": prepared.data / "cache",
    }  # fmt: skip
    settings = prepared.model_copy(update=changes)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("assistant.language_model.LOOK_SECONDS", look)
        patched.setattr("assistant.model_setup._PAUSE", 0.02)
        model = BackgroundModel(settings)
        model.setup.start()
        backend = Backend(application.make_assistant(settings, model.generator), model.setup)
        served = create_site(Desk.with_settings(backend, settings), settings)
        transport = httpx.ASGITransport(served, raise_app_exceptions=False, client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url=HERE, timeout=300) as http:
            yield App(http, model)
        model.setup.stop()


@pytest.fixture
async def app(prepared: Settings, proxy: Proxy) -> AsyncIterator[App]:
    """Asks Ollama through the proxy."""
    async with started(prepared, proxy.url) as running:
        assert running.model.setup.wait(LONG).ready
        yield running
