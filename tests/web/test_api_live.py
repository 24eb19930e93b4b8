"""What only a real connection shows: events as they come, and a person who hangs up."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import httpx
import pytest

from assistant.web.backend import Backend
from tests.waiting import LONG, until
from tests.web.api_client import STREAM, backend
from tests.web.fake_assistant import FakeAssistant

Serving = Callable[[Backend], str]


def ask(question: str) -> dict[str, str]:
    return {"question": question}


def test_evidence_arrives_before_the_model_writes(serving: Serving) -> None:
    url = serving(backend(FakeAssistant(reading=600)))
    with httpx.stream(
        "POST", f"{url}/api/ask", json=ask("Wie lange?"), headers=STREAM, timeout=LONG
    ) as reply:
        first = next(reply.iter_lines())
    assert first == "event: evidence"


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_the_question_of_whoever_hangs_up_is_ended(serving: Serving, headers: dict[str, str]) -> None:
    fake = FakeAssistant(reading=600)
    address = urlsplit(serving(backend(fake))).netloc
    with closing(HTTPConnection(address, timeout=LONG)) as line:
        said = json.dumps(ask("Wie lange?"))
        line.request("POST", "/api/ask", said, {"Content-Type": "application/json", **headers})
        assert until(lambda: fake.asked)
    assert until(lambda: fake.closed)


def test_chat_pages_and_api_stand_side_by_side(serving: Serving) -> None:
    url = serving(backend())
    with httpx.Client(base_url=url, timeout=LONG) as http:
        assert "<gradio-app" in http.get("/").text
        assert http.get("/dokumente").headers["content-type"].startswith("text/html")
        listed = http.get("/api/documents")
    assert listed.headers["x-content-type-options"] == "nosniff"
    assert listed.headers["referrer-policy"] == "no-referrer"
    assert len(listed.json()["documents"]) == 2
