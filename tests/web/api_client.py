"""The HTTP API in this process over the fake assistant, for its tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI

from assistant.settings import Settings
from assistant.web.api import create_api
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from tests.web.fake_assistant import FakeAssistant

HERE = "http://127.0.0.1:7860"
STREAM = {"Accept": "text/event-stream"}


@dataclass(frozen=True)
class State:
    """A language model that is there."""

    step: str = ""
    fraction: float | None = None
    ready: bool = True
    error: str | None = None
    model: str = "fake"
    digest: str = ""


class Setup:
    """Whoever provided it."""

    def state(self) -> State:
        return State()


def backend(fake: FakeAssistant | None = None) -> Backend:
    """Ready, with the fake model."""
    return Backend(fake or FakeAssistant(), Setup())  # type: ignore[arg-type]


def api(settings: Settings, served: Backend | None = None) -> FastAPI:
    """The API alone."""
    return create_api(Desk.with_settings(served or backend(), settings), settings)


def client(app: FastAPI, address: str = "127.0.0.1", base: str = HERE) -> httpx.AsyncClient:
    """Somebody who calls it in this event loop."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 50000))
    return httpx.AsyncClient(transport=transport, base_url=base)


def events(body: str) -> list[tuple[str, Any]]:
    """Names and data of the server-sent events; comments are passed over."""
    found = []
    for block in body.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found
