"""What may be sent to Gradio past its page."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.backend import Backend
from tests.web.fake_assistant import FakeAssistant


def said_to_gradio(folder: Path, question: Any) -> tuple[int, FakeAssistant]:
    """The status of a question that is sent by hand, and the assistant that may have been asked it."""
    fake = FakeAssistant()
    settings = Settings(documents=folder / "documents", data=folder / "data")
    client = TestClient(asyncio.run(create_app(Backend(fake), settings)))
    asks = [row for row in client.get("/config").json()["dependencies"] if row["api_name"] == "_on_ask"]
    body = {"fn_index": asks[0]["id"], "data": [question, None, "", ""], "session_hash": "x"}
    return client.post("/gradio_api/run/predict", json=body).status_code, fake


@pytest.mark.parametrize("path", ["secret.txt", "http://127.0.0.1:9/secret.txt"])
def test_a_file_in_place_of_a_question_is_neither_copied_nor_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "cache"))
    sent = path if ":" in path else str(tmp_path / path)
    status, fake = said_to_gradio(tmp_path, {"path": sent, "meta": {"_type": "gradio.FileData"}})
    assert (status, fake.asked) == (500, [])
    assert list((tmp_path / "cache").rglob("*.txt")) == []


def test_a_question_in_words_is_asked(tmp_path: Path) -> None:
    status, _ = said_to_gradio(tmp_path, "Wie lange?")
    assert status == 200


def test_nothing_can_be_flagged(tmp_path: Path) -> None:
    settings = Settings(documents=tmp_path, data=tmp_path)
    client = TestClient(asyncio.run(create_app(Backend(FakeAssistant()), settings)))
    assert "flag" not in client.get("/config").text.lower()
