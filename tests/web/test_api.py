from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from assistant.settings import Settings
from assistant.web.backend import Backend
from tests.waiting import until_then
from tests.web.api_client import STREAM, api, backend, client, events
from tests.web.fake_assistant import ALL, FakeAssistant, Held

ASK, SEARCH = "/api/ask", "/api/search"


@pytest.fixture
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def app(fake: FakeAssistant, settings: Settings) -> FastAPI:
    return api(settings, backend(fake))


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with client(app) as found:
        yield found


async def test_an_answer_is_the_record_of_the_command_line(http: httpx.AsyncClient) -> None:
    reply = await http.post(ASK, json={"question": " Wie lange? ", "id": 7})
    record = reply.json()
    assert (reply.status_code, record["verdict"], record["id"]) == (200, "belegt", 7)
    assert (record["question"], record["cached"], record["model"]) == ("Wie lange?", False, "fake")
    assert record["citations"][0] == {
        "n": 1, "quote": "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.", "sentence_id": "s4",
        "agreement": "musterlingen-2026", "title": "Vereinbarung Musterlingen", "status": "entwurf",
        "page": 1, "section": "Vereinbarung für Musterlingen › 2. Schwimmbäder und Sport",
    }  # fmt: skip


async def test_history_and_papers_reach_the_assistant(http: httpx.AsyncClient, fake: FakeAssistant) -> None:
    question = {"question": "Und dort?", "history": ["Was gilt?"], "agreements": ["beispielkreis"]}
    await http.post(ASK, json=question)
    assert fake.asked == [("Und dort?", ("Was gilt?",), ("beispielkreis",))]


async def test_the_stream_has_evidence_tokens_and_the_answer(http: httpx.AsyncClient) -> None:
    reply = await http.post(ASK, json={"question": "Wie lange?"}, headers=STREAM)
    assert reply.headers["content-type"].startswith("text/event-stream")
    told = events(reply.text)
    names = [name for name, _ in told]
    assert (names[0], names[-1], set(names[1:-1])) == ("evidence", "answer", {"token"})
    assert told[0][1]["evidence"][0]["sentence_id"] == "s4"
    assert "".join(data["text"] for name, data in told if name == "token").strip() == told[-1][1]["answer"]
    assert told[-1][1]["cached"] is False


async def test_the_same_question_again_comes_from_the_cache(
    http: httpx.AsyncClient, fake: FakeAssistant
) -> None:
    first = (await http.post(ASK, json={"question": "Wie lange?"})).json()
    second = (await http.post(ASK, json={"question": "Wie  lange?", "id": "b"})).json()
    assert (first.pop("cached"), second.pop("cached"), len(fake.asked)) == (False, True, 1)
    assert second.pop("timings")["total_ms"] < first.pop("timings")["total_ms"]
    assert (second.pop("id"), second.pop("question")) == ("b", "Wie  lange?")
    assert second.items() <= first.items()


async def test_a_kept_answer_streams_with_its_evidence(http: httpx.AsyncClient) -> None:
    await http.post(ASK, json={"question": "Wie lange?"})
    reply = await http.post(ASK, json={"question": "Wie lange?"}, headers=STREAM)
    told = events(reply.text)
    assert [name for name, _ in told] == ["evidence", "answer"]
    assert told[1][1]["cached"] is True


async def test_another_history_is_another_question(http: httpx.AsyncClient, fake: FakeAssistant) -> None:
    await http.post(ASK, json={"question": "Und dort?", "history": ["Was gilt in A?"]})
    reply = await http.post(ASK, json={"question": "Und dort?", "history": ["Was gilt in B?"]})
    assert (reply.json()["cached"], len(fake.asked)) == (False, 2)


async def test_identical_questions_under_way_are_answered_once(settings: Settings) -> None:
    fake = FakeAssistant(reading=0.1)
    app = api(settings.model_copy(update={"queue_places": 1}), backend(fake))
    async with client(app) as http:
        replies = await asyncio.gather(*(http.post(ASK, json={"question": "Wie lange?"}) for _ in range(5)))
    assert {reply.status_code for reply in replies} == {200}
    assert len(fake.asked) == 1


async def test_past_the_limit_comes_503_and_search_does_not_wait(settings: Settings) -> None:
    fake = Held()
    app = api(settings.model_copy(update={"queue_places": 1}), backend(fake))
    async with client(app) as http:
        running = asyncio.create_task(http.post(ASK, json={"question": "Eins?"}))
        assert await until_then(lambda: fake.asked)
        refused = await http.post(ASK, json={"question": "Zwei?"})
        found = await http.post(SEARCH, json={"question": "Zwei?"})
        assert (refused.status_code, found.status_code, running.done()) == (503, 200, False)
        assert refused.headers["retry-after"] == "5"
        assert "in einer Minute" in refused.json()["error"]
        fake.seen = ALL
        assert (await running).status_code == 200


async def test_the_place_in_the_line_is_an_event(settings: Settings) -> None:
    fake = Held()
    app = api(settings, backend(fake))
    async with client(app) as http:
        running = asyncio.create_task(http.post(ASK, json={"question": "Eins?"}))
        assert await until_then(lambda: len(fake.asked) == 1)
        second = asyncio.create_task(http.post(ASK, json={"question": "Zwei?"}, headers=STREAM))
        assert await until_then(lambda: len(fake.asked) == 2)
        fake.seen = ALL
        told = events((await second).text)
        await running
    assert [name for name, _ in told][:2] == ["evidence", "queue"]
    assert told[1][1] == {"ahead": 1}


async def test_whoever_hangs_up_is_not_worked_for(settings: Settings) -> None:
    fake = FakeAssistant(reading=600)
    async with client(api(settings, backend(fake))) as http:
        asking = asyncio.create_task(http.post(ASK, json={"question": "Wie lange?"}, headers=STREAM))
        assert await until_then(lambda: fake.asked)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
    assert fake.closed == 1


@pytest.mark.parametrize("headers", [{}, STREAM])
async def test_an_error_of_the_assistant_has_a_status(
    http: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    reply = await http.post(ASK, json={"question": "Fehler"}, headers=headers)
    assert reply.status_code == 500
    assert reply.json() == {"error": "Der Index fehlt. Bitte `vereinbart ingest` ausführen."}


async def test_an_unknown_error_tells_no_secrets(http: httpx.AsyncClient) -> None:
    reply = await http.post(ASK, json={"question": "kaputt"})
    assert reply.status_code == 500
    assert "unerwarteter Fehler" in reply.json()["error"]
    assert "secret" not in reply.text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "Das Feld „question“ fehlt."),
        ({"question": ""}, "Das Feld „question“ darf nicht leer sein."),
        ({"question": " \t"}, "Das Feld „question“ darf nicht leer sein."),
        ({"question": 7}, "Das Feld „question“ muss ein Text sein."),
        (
            {"question": "x" * 8001},
            "Ihre Frage ist zu lang (8001 Zeichen).",
        ),
        ({"question": "x", "history": "Was?"}, "Das Feld „history“ muss eine Liste sein."),
        (
            {"question": "x", "history": ["a"] * 51},
            "Das Feld „history“ hat zu viele Einträge",
        ),
        ({"question": "x", "agreements": [None]}, "Das Feld „agreements“ muss ein Text sein."),
        ({"question": "x", "frage": 1}, "Das Feld „frage“ ist hier nicht bekannt."),
        ([], "Die Anfrage ist nicht lesbar."),
    ],
)
async def test_a_wrong_request_is_told_in_german(
    http: httpx.AsyncClient, fake: FakeAssistant, body: object, message: str
) -> None:
    reply = await http.post(ASK, json=body)
    assert reply.status_code == 422
    assert reply.json()["error"].startswith(message)
    assert fake.asked == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b'{"question": "x"}', "text/plain"),
        (b"[" * 20_000, "application/json"),
        (b'{"question": "\\ud800"}', "application/json"),
    ],
)
async def test_what_is_no_json_is_told_in_german(http: httpx.AsyncClient, content: bytes, kind: str) -> None:
    reply = await http.post(ASK, content=content, headers={"Content-Type": kind})
    assert reply.status_code in (400, 422)
    assert reply.json()["error"].startswith(("Die Anfrage ist nicht lesbar", "Das Feld „question“ enthält"))


async def test_search_gives_the_hits_of_the_command_line(http: httpx.AsyncClient) -> None:
    hit = {
        "rank": 1, "score": 1.5, "text": "Das Hallenbad bleibt.", "agreement": "beispielkreis",
        "page": 1, "section": "Bäder", "sentence_ids": ["s4"],
    }  # fmt: skip
    wanted = {"question": "Bad", "agreements": ["beispielkreis"]}
    assert (await http.post(SEARCH, json=wanted)).json() == [hit]
    assert (await http.get(SEARCH, params=wanted)).json() == [hit]


async def test_a_wrong_number_of_hits_is_told_in_german(http: httpx.AsyncClient) -> None:
    reply = await http.get(SEARCH, params={"question": "Bad", "k": 0})
    assert (reply.status_code, reply.json()) == (422, {"error": "Das Feld „k“ muss mindestens 1 sein."})


async def test_the_papers_are_listed_with_what_was_read(http: httpx.AsyncClient) -> None:
    listed = (await http.get("/api/documents")).json()
    paper = listed["documents"][0]
    assert (paper["id"], paper["status"], paper["passages"], paper["pages"]) == (
        "musterlingen-2026", "entwurf", 1234, 2,
    )  # fmt: skip
    assert paper["url"] == "/quelle/musterlingen-2026"
    assert listed["left_out"][0]["scan"] is True


async def test_health_and_readiness(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).json()["status"] == "ok"
    ready = (await http.get("/readyz")).json()
    assert (ready["ready"], ready["documents"]) == (True, 2)
    assert ready["model"] == {"ready": True, "name": "fake", "step": "", "error": ""}


@pytest.mark.parametrize("path", ["/readyz", "/api/documents", "/api/search?question=Bad"])
async def test_before_the_papers_are_read_it_is_alive_but_not_ready(settings: Settings, path: str) -> None:
    async with client(api(settings, Backend())) as http:
        reply = await http.get(path)
        assert (reply.status_code, reply.headers["retry-after"]) == (503, "5")
        assert "noch eingelesen" in reply.json()["error"]
        assert (await http.get("/healthz")).status_code == 200


async def test_the_figures_follow_what_happens(http: httpx.AsyncClient) -> None:
    await http.post(ASK, json={"question": "Wie lange?"})
    await http.post(ASK, json={"question": "Wie lange?"})
    reply = await http.get("/metrics")
    assert reply.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'vereinbart_answers_total{verdict="belegt"} 1.0' in reply.text
    assert 'vereinbart_answers_repeated_total{source="cache"} 1.0' in reply.text
    assert 'http_requests_total{method="POST",path="/api/ask",status="200"} 2.0' in reply.text


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/api/nichts", 404), ("GET", "/api", 404), ("DELETE", ASK, 405)]
)
async def test_a_wrong_address_is_german_json(
    http: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    reply = await http.request(method, path)
    assert (reply.status_code, reply.json()["error"][:12]) == (status, "Diese Adress")
