from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from assistant.settings import Settings
from assistant.web import bodies
from tests.web.api_client import HERE, api, client

ASK = "/api/ask"
QUESTION = {"question": "Wie lange?"}


def public(settings: Settings, **more: object) -> Settings:
    return settings.model_copy(update={"api_public": True, **more})


async def test_without_configuration_only_this_machine_may_ask(settings: Settings) -> None:
    async with client(api(settings), "192.0.2.7") as http:
        for path in ("/api/documents", "/metrics", "/api/openapi.json"):
            reply = await http.get(path)
            assert (reply.status_code, "VEREINBART_API_PUBLIC" in reply.json()["error"]) == (403, True)
        assert (await http.get("/healthz")).status_code == 200


async def test_a_foreign_page_cannot_borrow_this_machines_address(settings: Settings) -> None:
    async with client(api(settings), base="http://rebind.example.org:7860") as http:
        assert (await http.post(ASK, json=QUESTION)).status_code == 403


async def test_a_public_api_is_open_to_others(settings: Settings) -> None:
    async with client(api(public(settings)), "192.0.2.7", "http://stadt.example.org") as http:
        assert (await http.post(ASK, json=QUESTION)).status_code == 200


async def test_too_many_requests_of_one_do_not_count_for_another(settings: Settings) -> None:
    app = api(public(settings, api_requests_per_minute=3))
    async with client(app, "192.0.2.7") as http:
        replies = [await http.get("/api/documents") for _ in range(4)]
        assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
        assert int(replies[3].headers["retry-after"]) in range(1, 21)
        assert replies[3].json()["error"].startswith("Zu viele Anfragen")
        assert (await http.get("/readyz")).status_code == 200
    async with client(app, "192.0.2.8") as http:
        assert (await http.get("/api/documents")).status_code == 200


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 1024):
        yield b"x" * 1024


async def test_a_large_body_is_refused_whether_announced_or_not(settings: Settings) -> None:
    async with client(api(settings)) as http:
        replies = [
            await http.post(ASK, content=b"x" * 65_537),
            await http.post(ASK, content=chunks(10_000_000)),
            await http.post(ASK, content=b"{}", headers={"Content-Length": "9" * 5000}),
        ]
    assert {reply.status_code for reply in replies} == {413}
    assert replies[0].json() == {
        "error": "Die Anfrage ist zu groß: höchstens 65536 Bytes. Bitte kürzer fragen."
    }


async def test_just_below_the_limit_is_read(settings: Settings) -> None:
    body = b'{"question": "Wie lange?"}'.ljust(65_536)
    async with client(api(settings)) as http:
        reply = await http.post(ASK, content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 200


@pytest.mark.parametrize("path", ["/api/documents", "/api/nichts", "/metrics", "/healthz"])
async def test_every_answer_is_shut_to_pages_and_caches(settings: Settings, path: str) -> None:
    async with client(api(settings)) as http:
        headers = (await http.get(path)).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"
    assert not any(name.startswith("access-control") for name in headers)


async def test_refusals_are_counted_without_the_address(settings: Settings) -> None:
    app = api(settings)
    async with client(app, "192.0.2.7") as http:
        await http.get("/api/documents")
        await http.get("/irgendwo/geheim")
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=("127.0.0.1", 1)), base_url=HERE
    ) as http:
        figures = (await http.get("/metrics")).text
    assert 'vereinbart_refusals_total{reason="elsewhere"} 2.0' in figures
    assert "192.0.2.7" not in figures
    assert "geheim" not in figures


async def endless() -> AsyncIterator[bytes]:
    yield b"{"
    await asyncio.sleep(60)


async def test_a_body_that_does_not_come_is_not_waited_for(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.05)
    async with client(api(settings)) as http:
        reply = await http.post(ASK, content=endless())
    assert (reply.status_code, reply.json()["error"][:23]) == (408, "Die Anfrage kam nicht r")
