from __future__ import annotations

import threading
from dataclasses import dataclass

import pytest

from assistant.errors import StoreError
from assistant.web import home
from assistant.web.backend import Backend
from tests.waiting import LONG, until
from tests.web.fake_assistant import FakeAssistant


@dataclass(frozen=True)
class State:
    step: str = ""
    fraction: float | None = None
    ready: bool = False
    error: str | None = None
    model: str | None = None
    digest: str = ""


class Setup:
    def __init__(self, state: State) -> None:
        self._state = state

    def state(self) -> State:
        return self._state


def banner(state: State) -> str:
    return home.banner(Backend(FakeAssistant(), Setup(state)))


def test_a_missing_model_is_announced_with_its_progress() -> None:
    html = banner(State("Modell wird geladen", 0.42))
    assert "Suche und wörtliche Belege funktionieren schon." in html
    assert "Modell wird geladen (42 %)" in html
    assert 'value="42"' in html


def test_a_failed_setup_says_that_search_works_and_nothing_for_the_operator() -> None:
    html = banner(State(error="Unter x antwortet kein Ollama. Die Adresse steht in OLLAMA_HOST."))
    assert "Das Sprachmodell fehlt. Suche und wörtliche Belege funktionieren trotzdem." in html
    assert "Ollama" not in html
    assert "OLLAMA" not in html


def test_when_all_is_there_the_banner_is_gone() -> None:
    assert banner(State(ready=True)) == ""
    assert home.banner(Backend(FakeAssistant())) == ""


def test_a_failing_start_is_told() -> None:
    def factory() -> FakeAssistant:
        raise StoreError("Der Index gehört zu einem anderen Embedder.")

    backend = Backend()
    backend.start(factory).join(LONG)
    backend.close()
    assert "Der Index gehört zu einem anderen Embedder." in home.banner(backend)
    with pytest.raises(StoreError, match="anderen Embedder"):
        _ = backend.assistant


def test_the_start_runs_beside_the_page() -> None:
    backend = Backend()
    assert "werden eingelesen" in home.banner(backend)
    backend.start(FakeAssistant).join(LONG)
    assert backend.ready


def test_a_start_that_failed_is_tried_again() -> None:
    tries: list[int] = []
    there = threading.Event()

    def factory() -> FakeAssistant:
        tries.append(1)
        if not there.is_set():
            raise StoreError("Der Chroma-Server antwortet nicht.")
        return FakeAssistant()

    backend = Backend(retry_seconds=0.01)
    backend.start(factory).join(LONG)
    assert until(lambda: len(tries) > 2)
    assert backend.error == "Der Chroma-Server antwortet nicht."
    there.set()
    assert until(lambda: backend.ready)
    assert backend.error is None
