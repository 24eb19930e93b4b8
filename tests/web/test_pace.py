from __future__ import annotations

import pytest

from assistant.settings import Settings
from tests.web.roles import app, person, with_accounts


def slow(settings: Settings) -> Settings:
    return with_accounts(settings, page_requests_per_minute=3)


@pytest.mark.parametrize("path", ["/ueber", "/quelle/beispielkreis", "/vorhaben", "/gibtsnicht"])
async def test_too_many_pages_of_one_are_refused_on_a_page(settings: Settings, path: str) -> None:
    served = app(slow(settings))
    async with person(served, "192.0.2.7") as http:
        replies = [await http.get(path) for _ in range(4)]
    assert [reply.status_code == 429 for reply in replies] == [False, False, False, True]
    assert "<h1>Zu viele Anfragen</h1>" in replies[3].text
    assert int(replies[3].headers["retry-after"]) in range(1, 21)
    async with person(served, "192.0.2.8") as http:
        assert (await http.get(path)).status_code != 429


async def test_the_chat_is_told_so_as_json(settings: Settings) -> None:
    async with person(app(slow(settings))) as http:
        replies = [await http.post("/gradio_api/queue/join", json={}) for _ in range(4)]
    assert (replies[3].status_code, replies[3].json()["error"][:16]) == (429, "Zu viele Anfrage")


@pytest.mark.parametrize(
    "path", ["/ui/styles.css", "/favicon.ico", "/gradio_api/queue/data", "/api/documents"]
)
async def test_what_a_page_brings_along_does_not_count(settings: Settings, path: str) -> None:
    async with person(app(slow(settings))) as http:
        replies = [await http.get(path) for _ in range(8)]
        assert 429 not in {reply.status_code for reply in replies}
        assert (await http.get("/ueber")).status_code == 200


async def test_refusals_are_counted(settings: Settings) -> None:
    served = app(settings.model_copy(update={"page_requests_per_minute": 1}))
    async with person(served, "127.0.0.1", "http://127.0.0.1") as http:
        for _ in range(3):
            await http.get("/ueber")
        assert 'vereinbart_refusals_total{reason="rate"} 2.0' in (await http.get("/metrics")).text
