"""What only a real connection shows: events as they come, and a person who hangs up."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import pytest

from assistant.web.backend import Backend
from tests.web.api_client import STREAM, backend
from tests.web.fake_assistant import FakeAssistant

Serving = Callable[[Backend], str]


def ask(question: str) -> dict[str, str]:
    return {"question": question}


def test_evidence_arrives_before_the_model_writes(serving: Serving) -> None:
    url = serving(backend(FakeAssistant(reading=1.0)))
    started = time.monotonic()
    with httpx.stream("POST", f"{url}/api/ask", json=ask("Wie lange?"), headers=STREAM) as reply:
        first = next(reply.iter_lines())
    assert first == "event: evidence"
    assert time.monotonic() - started < 0.9


def hang_up(fake: FakeAssistant, url: str, headers: dict[str, str]) -> float:
    """Seconds until the question of somebody who hung up after half a second was ended."""
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{url}/api/ask", json=ask("Wie lange?"), headers=headers, timeout=0.5)
    gone = time.monotonic()
    while not fake.closed and time.monotonic() - gone < 10:
        time.sleep(0.05)
    return time.monotonic() - gone


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_the_question_of_whoever_hangs_up_is_ended(serving: Serving, headers: dict[str, str]) -> None:
    fake = FakeAssistant(reading=60)
    assert hang_up(fake, serving(backend(fake)), headers) < 3


def test_chat_pages_and_api_stand_side_by_side(serving: Serving) -> None:
    url = serving(backend())
    assert "<gradio-app" in httpx.get(url).text
    assert httpx.get(f"{url}/dokumente").headers["content-type"].startswith("text/html")
    listed = httpx.get(f"{url}/api/documents")
    assert listed.headers["x-content-type-options"] == "nosniff"
    assert listed.headers["referrer-policy"] == "no-referrer"
    assert len(listed.json()["documents"]) == 2
