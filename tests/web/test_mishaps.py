from __future__ import annotations

import logging

import pytest

from assistant.settings import Settings
from tests.web.api_client import HERE
from tests.web.roles import app, person

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize("path", ["/kaputt", "/gradio_api/kaputt", "/api/uploads"])
async def test_a_fault_is_a_german_answer_and_logged_once(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def broken() -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("assistant.uploads.Uploads.states", lambda _: broken())
    served = app(settings)
    if path != "/api/uploads":
        served.add_api_route(path, broken)
    async with person(served, "127.0.0.1", HERE) as http:
        reply = await http.get(path)
    kind = "text/html" if path == "/kaputt" else "application/json"
    assert (reply.status_code, reply.headers["content-type"].split(";")[0]) == (500, kind)
    assert "unerwarteter Fehler" in reply.text
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


@pytest.mark.parametrize(
    "path", ["/gibtsnicht", "/gibts/nicht", "/login", "/openapi.json", "/gradio_api/nichts"]
)
async def test_an_unknown_address_is_a_page_for_a_person(settings: Settings, path: str) -> None:
    async with person(app(settings), "127.0.0.1", HERE, headers=BROWSER) as http:
        reply = await http.get(path)
    assert reply.status_code == (403 if path in ("/login", "/openapi.json") else 404)
    assert "Diese Seite oder dieses Papier gibt es hier nicht" in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]


async def test_an_unknown_address_is_json_for_the_api_and_for_scripts(settings: Settings) -> None:
    async with person(app(settings), "127.0.0.1", HERE) as http:
        for path, word in (
            ("/api/nichts", "HTTP-Schnittstelle"),
            ("/gradio_api/nichts", "gibt es hier nicht"),
        ):
            reply = await http.get(path)
            assert (reply.status_code, word in reply.json()["error"]) == (404, True)
