"""The app over a real, small index, with everything that it needs behind a proxy that can fail."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from assistant import application
from assistant.index.embedding import make_embedder
from assistant.index.ingest import Ingest
from assistant.language_model import BackgroundModel
from assistant.settings import Settings
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.server import create_site
from tests.answering import samples
from tests.fake_ollama import FakeOllama, json_lines
from tests.faults.proxy import Proxy
from tests.web.api_client import HERE, events

QUESTION = "Wie viel Geld bekommen Vereine?"
WRITTEN = json.dumps({"satz": 1, "antwort": "Vereine bekommen 45.000 Euro."})
MODEL = "qwen2.5:1.5b-instruct"


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


@pytest.fixture
async def app(prepared: Settings, proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """Asks Ollama through the proxy and keeps no answers, so that every question is worked on."""
    monkeypatch.setattr("assistant.language_model.LOOK_SECONDS", 0.1)
    monkeypatch.setattr("assistant.model_setup._PAUSE", 0.02)
    changes = {"ollama_host": proxy.url, "answer_timeout": 1.0, "cached_answers": 0}
    settings = Settings(**{**prepared.model_dump(exclude_unset=True), **changes})
    settings.model_fields_set.add("ollama_host")
    model = BackgroundModel(settings)
    model.setup.start()
    assert model.setup.wait(20).ready
    backend = Backend(application.make_assistant(settings, model.generator), model.setup)
    served = create_site(Desk.with_settings(backend, settings), settings)
    transport = httpx.ASGITransport(served, raise_app_exceptions=False, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url=HERE, timeout=60) as http:
        yield App(http, model)
    model.setup.stop()
