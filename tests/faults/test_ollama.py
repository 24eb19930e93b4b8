"""Whatever happens to Ollama, the evidence comes, nothing wrong is said, and afterwards all is as before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.settings import Settings
from tests.fake_ollama import FakeOllama, json_lines
from tests.faults.conftest import MODEL, App, chat, has, started
from tests.faults.proxy import FINE, Fault, Proxy

PHRASED = "Für Vereine gibt es jährlich 45.000 Euro (Stadt Auental, Entwurf)."
QUOTED = "45.000 Euro"
Break = Callable[[Proxy, FakeOllama], None]


def gone(proxy: Proxy, _: FakeOllama) -> None:
    proxy.close()


def slow(proxy: Proxy, _: FakeOllama) -> None:
    proxy.fault = Fault(slow=1.5)


def silent(proxy: Proxy, _: FakeOllama) -> None:
    proxy.fault = Fault(silent=True)


def half_a_line(proxy: Proxy, _: FakeOllama) -> None:
    proxy.fault = Fault(cut=400)


def model_deleted(_: Proxy, ollama: FakeOllama) -> None:
    has(ollama, "")
    ollama.replies["/api/chat"] = (404, b'{"error": "model not found"}')


def out_of_memory(_: Proxy, ollama: FakeOllama) -> None:
    ollama.replies["/api/chat"] = (500, b'{"error": "model requires more system memory (9 GiB)"}')


def error_in_the_middle(_: Proxy, ollama: FakeOllama) -> None:
    begun = {"model": MODEL, "message": {"role": "assistant", "content": '{"satz": 1, "antw'}, "done": False}
    ollama.replies["/api/chat"] = (200, json_lines(begun, {"error": "llama runner process has terminated"}))


def nonsense(_: Proxy, ollama: FakeOllama) -> None:
    ollama.replies["/api/chat"] = (200, b"<html>502 Bad Gateway</html>\n")


FAULTS: list[Break] = [
    gone, slow, silent, half_a_line, model_deleted, out_of_memory, error_in_the_middle, nonsense
]  # fmt: skip


def mended(proxy: Proxy, ollama: FakeOllama) -> None:
    proxy.fault = FINE
    proxy.break_all()  # a look that was not answered is not waited for
    proxy.open()
    has(ollama, "a1")
    ollama.replies["/api/chat"] = (200, chat())


@pytest.mark.parametrize("breaks", FAULTS)
async def test_the_answer_goes_on_and_all_comes_back(
    app: App, proxy: Proxy, ollama: FakeOllama, breaks: Break, times: int
) -> None:
    for _ in range(times or 1):
        breaks(proxy, ollama)
        with app.hurried():
            answer = await app.ask()
        assert (answer["verdict"], QUOTED in answer["answer"]) == ("nur_zitat", True)
        assert any("Sprachmodell" in note for note in answer["notes"])
        mended(proxy, ollama)
        assert await app.sees_all_well(ollama)
        assert (await app.ask())["answer"] == PHRASED


async def test_a_restart_between_two_questions_is_not_noticed(app: App, proxy: Proxy, times: int) -> None:
    for _ in range(times or 1):
        assert (await app.ask())["answer"] == PHRASED
        proxy.break_all()
        assert (await app.ask())["answer"] == PHRASED


async def test_readiness_tells_of_a_model_that_is_gone(
    app: App, proxy: Proxy, ollama: FakeOllama, times: int
) -> None:
    for _ in range(times or 1):
        gone(proxy, ollama)
        assert await app.sees(lambda state: not state.ready and state.error)
        model = (await app.http.get("/readyz")).json()["model"]
        assert (model["ready"], "Ollama" in model["error"]) == (False, True)
        assert (await app.http.get("/healthz")).status_code == 200
        mended(proxy, ollama)
        assert await app.sees(lambda state: state.ready)
        assert (await app.http.get("/readyz")).json()["model"]["ready"]


async def test_an_ollama_that_starts_after_the_app_is_taken(
    prepared: Settings, proxy: Proxy, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.ollama_runtime.is_loopback", lambda _: False)  # one on another machine
    for _ in range(times or 1):
        proxy.close()
        async with started(prepared, proxy.url) as app:
            answer = await app.ask()
            assert (answer["verdict"], QUOTED in answer["answer"]) == ("nur_zitat", True)
            assert await app.sees(lambda state: "sobald dort Ollama antwortet" in state.error)
            proxy.open()
            assert await app.sees(lambda state: state.ready)
            assert (await app.ask())["answer"] == PHRASED
