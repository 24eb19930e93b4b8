"""The log, whatever its level, holds nothing that a person asked and nothing that opens a door."""

from __future__ import annotations

import http.client
import json
import logging
from collections.abc import Callable
from urllib.parse import quote_plus, urlencode, urlsplit

import pytest

from assistant.answering.generation import OllamaGenerator
from assistant.application import OpenAssistant
from assistant.index.library import LibraryWatch
from assistant.settings import Settings
from assistant.web.backend import Backend
from tests.fake_ollama import FakeOllama, json_lines
from tests.index.samples import BUS, PAPERS, WordEmbedder, ingest, write
from tests.web.fake_assistant import FakeAssistant
from tests.web.roles import SECRET, with_accounts

MARK, TOKEN = "Quittenbus", "token-der-messwerte"
QUESTION = json.dumps({"question": f"Was kostet die Fahrt mit dem {MARK}?"})
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
WRITTEN = {"role": "assistant", "content": json.dumps({"satz": 1, "antwort": "Zwei Euro."})}
Serving = Callable[..., str]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line of every logger, as if all stood at DEBUG and wrote to one place."""
    lines: list[str] = []
    form = logging.Formatter("%(name)s %(message)s")
    monkeypatch.setattr(logging.Logger, "isEnabledFor", lambda _, level: level >= logging.DEBUG)
    monkeypatch.setattr(logging.Logger, "handle", lambda _, record: lines.append(form.format(record)))
    return lines


def call(url: str, method: str, path: str, body: str = "", **headers: str) -> int:
    """The status; with a client that logs nothing itself."""
    there = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    there.request(method, path, body.encode(), headers)
    reply = there.getresponse()
    reply.read()
    there.close()
    return reply.status


def assert_silent(log: list[str]) -> None:
    assert log
    assert not [
        line for line in log if any(secret in line for secret in (MARK, quote_plus(SECRET), SECRET, TOKEN))
    ]


def test_a_question_is_not_in_the_log(
    serving: Serving, settings: Settings, fake_ollama: FakeOllama, log: list[str]
) -> None:
    # a word that no paper has is never asked of the model
    settings = settings.model_copy(update={"quoted_words": 0})
    write(settings.documents, PAPERS | {"moorbek.md": BUS.replace("Rufbus", MARK)})
    ingest(settings)
    fake_ollama.replies["/api/chat"] = (200, json_lines({"model": "m", "message": WRITTEN, "done": True}))
    model = OllamaGenerator(settings, fake_ollama.url, "m")
    assistant = OpenAssistant(settings, LibraryWatch(settings, WordEmbedder()).current, lambda: model)
    url = serving(Backend(assistant))
    assert call(url, "POST", "/api/ask", QUESTION, **JSON) == 200
    assert MARK in str(fake_ollama.asked("/api/chat"))
    assert call(url, "GET", f"/api/search?question={MARK}") == 200
    assert_silent(log)


def test_neither_is_one_that_fails_or_is_malformed(
    serving: Serving, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: FakeAssistant, question: str, *__: object) -> None:
        raise ValueError("boom")

    monkeypatch.setattr(FakeAssistant, "ask", broken)
    url = serving(Backend(FakeAssistant()))  # type: ignore[arg-type]
    assert call(url, "POST", "/api/ask", QUESTION, **JSON) == 500
    assert call(url, "POST", "/api/ask", QUESTION[:-1], **JSON) == 422
    assert call(url, "POST", "/api/ask", f'{{"frage": "{MARK}"}}', **JSON) == 422
    assert_silent(log)


def test_no_password_and_no_token_is_in_the_log(serving: Serving, settings: Settings, log: list[str]) -> None:
    with_accounts(settings)
    url = serving(Backend(FakeAssistant()), metrics_token=TOKEN)  # type: ignore[arg-type]
    for name, password, status in (("erika", SECRET, 303), ("erika", f"{SECRET}x", 401), (SECRET, "x", 401)):
        form = urlencode({"name": name, "kennwort": password})
        assert call(url, "POST", "/anmelden", form, **FORM) == status
    assert call(url, "GET", "/metrics", Authorization=f"Bearer {TOKEN}") == 200
    assert call(url, "GET", "/metrics", Authorization=f"Bearer {TOKEN}x") in (401, 403)
    assert_silent(log)
