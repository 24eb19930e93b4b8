"""HEAD and methods that a page has no answer to, with the chat behind the pages as in the whole app."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from assistant.settings import Settings
from tests.web.api_client import HERE
from tests.web.roles import app, person

BROWSER = {"Accept": "text/html"}


def whole(settings: Settings) -> FastAPI:
    """Something takes every address that is no page, as Gradio does."""
    site, chat = app(settings), FastAPI(openapi_url=None)
    chat.add_api_route("/", lambda: {"chat": True})
    site.mount("/", chat)
    return site


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/ueber",
        "/dokumente",
        "/quelle/musterlingen-2026",
        "/healthz",
        "/api/documents",
        "/ui/chat.js",
        "/nichts",
    ],
)
async def test_head_is_get_without_the_body(settings: Settings, path: str) -> None:
    async with person(whole(settings), "127.0.0.1", HERE, headers=BROWSER) as http:
        asked, looked = await http.head(path), await http.get(path)
    assert (asked.status_code, asked.content) == (looked.status_code, b"")
    assert asked.status_code == (404 if path == "/nichts" else 200)
    for name in ("content-type", "content-length", "content-security-policy"):
        assert asked.headers.get(name) == looked.headers.get(name)


async def test_head_of_what_is_only_sent_to_is_refused(settings: Settings) -> None:
    async with person(whole(settings), "127.0.0.1", HERE) as http:
        reply = await http.head("/api/ask")
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "path", ["/ueber", "/dokumente", "/quelle/musterlingen-2026", "/favicon.ico", "/guetebericht"]
)
async def test_another_method_is_not_a_missing_page(settings: Settings, method: str, path: str) -> None:
    async with person(whole(settings), "127.0.0.1", HERE, headers=BROWSER) as http:
        reply = await http.request(method, path)
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, HEAD")
    assert "Diese Adresse nimmt solche Anfragen nicht an (erlaubt: GET, HEAD)." in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]


async def test_all_methods_of_a_page_are_named(settings: Settings) -> None:
    async with person(whole(settings), "127.0.0.1", HERE) as http:
        assert (await http.put("/anmelden")).headers["allow"] == "GET, HEAD, POST"
        assert (await http.get("/abmelden")).headers["allow"] == "POST"
        assert (await http.post("/nichts")).status_code == 404


async def test_without_a_measurement_the_link_leads_to_a_page(settings: Settings) -> None:
    async with person(whole(settings), "127.0.0.1", HERE, headers=BROWSER) as http:
        reply = await http.get("/guetebericht")
    assert reply.status_code == 200
    assert "Hier ist noch nicht gemessen worden" in reply.text
