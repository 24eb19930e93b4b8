from __future__ import annotations

import threading
from dataclasses import dataclass, field

import pytest

from assistant import model_setup
from assistant.errors import ModelMissing, OllamaFailed, OllamaUnreachable, ServiceError
from assistant.model_setup import ModelSetup
from assistant.progress import Progress
from tests.waiting import LONG, until


@dataclass
class FakeRuntime:
    """A runtime whose steps can fail, or wait until a test lets them go on."""

    error: Exception | None = None
    hold: threading.Event | None = None
    reached: threading.Event = field(default_factory=threading.Event)
    loaded: list[str] = field(default_factory=list)
    closed: bool = False
    gone: Exception | None = None
    missing: bool = False
    content: str = "a1"
    asked: int = 0

    def ensure_server(self, progress: Progress) -> str:
        progress("Schritt", 1, 4)
        self.reached.set()
        if self.hold:
            assert self.hold.wait(LONG)
        progress("Schritt", None, None)
        if self.error:
            raise self.error
        return "http://127.0.0.1:1"

    def ensure_model(self, progress: Progress) -> str:
        return "m"

    def available(self) -> tuple[str, str]:
        if self.error:
            raise self.error
        if self.missing:
            raise ModelMissing("Kein Modell.")
        return "http://127.0.0.1:2", "m"

    def digest(self, model: str) -> str:
        self.asked += 1
        gone, self.gone = self.gone, None
        if gone:
            raise gone
        return self.content

    def load(self, model: str) -> None:
        self.loaded.append(model)

    def close(self) -> None:
        self.closed = True


def test_until_it_is_ready() -> None:
    runtime = FakeRuntime()
    setup = ModelSetup(runtime)
    assert setup.state().step == "Das Sprachmodell ist noch nicht eingerichtet"
    setup.start()
    state = setup.wait(LONG)
    assert (state.ready, state.running, state.host, state.model) == (True, False, "http://127.0.0.1:1", "m")
    assert state.step == "Das Sprachmodell ist bereit (m)"
    assert runtime.loaded == ["m"]


def test_progress_is_readable_meanwhile() -> None:
    runtime = FakeRuntime(hold=threading.Event())
    setup = ModelSetup(runtime)
    setup.start()
    assert runtime.reached.wait(LONG)
    assert (setup.state().step, setup.state().fraction) == ("Schritt", 0.25)
    assert not setup.state().ready
    assert runtime.hold
    runtime.hold.set()
    assert setup.wait(LONG).ready


def test_an_error_is_told_and_can_be_tried_again() -> None:
    runtime = FakeRuntime(error=ServiceError("Kein Platz."))
    setup = ModelSetup(runtime)
    setup.start()
    state = setup.wait(LONG)
    assert (state.error, state.ready, state.running) == ("Kein Platz.", False, False)
    runtime.error = None
    setup.start()
    assert setup.wait(LONG).ready
    assert setup.state().error == ""


def test_an_unforeseen_error_is_told_too() -> None:
    setup = ModelSetup(FakeRuntime(error=PermissionError("server.lock")))
    setup.start()
    assert "fehlgeschlagen (server.lock)" in setup.wait(LONG).error


@pytest.mark.parametrize("broken", [True, False])
def test_warming_in_place_of_loading(broken: bool) -> None:
    warmed: list[tuple[str, str]] = []

    def warm(host: str, model: str) -> None:
        warmed.append((host, model))
        if broken:
            raise ServiceError("Zu wenig Speicher.")

    setup = ModelSetup(FakeRuntime(), warm)
    setup.start()
    state = setup.wait(LONG)
    assert warmed == [("http://127.0.0.1:1", "m")]
    assert (state.ready, state.error) == ((False, "Zu wenig Speicher.") if broken else (True, ""))


def test_stop_leaves_a_long_step_and_gives_the_server_up() -> None:
    runtime = FakeRuntime(hold=threading.Event())
    setup = ModelSetup(runtime)
    setup.start()
    assert runtime.reached.wait(LONG)
    threading.Timer(0.1, runtime.hold.set).start() if runtime.hold else None
    setup.stop(LONG)
    assert setup.state().step == "Die Einrichtung des Sprachmodells wurde abgebrochen"
    assert runtime.closed
    setup.start()
    assert not setup.state().running


def looked_after(runtime: FakeRuntime) -> ModelSetup:
    """Ready, and watched often."""
    setup = ModelSetup(runtime, look_seconds=0.05)
    setup.start()
    assert setup.wait(LONG).ready
    return setup


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_setup, "_PAUSE", 0.01)


@pytest.mark.parametrize("gone", [OllamaUnreachable("weg"), ModelMissing("gelöscht")])
def test_what_went_away_is_brought_back(gone: ServiceError) -> None:
    runtime = FakeRuntime()
    setup = looked_after(runtime)
    runtime.error, runtime.gone = ServiceError("Kein Ollama."), gone
    assert until(lambda: setup.state().error == "Kein Ollama.")
    assert not setup.state().ready
    runtime.error = runtime.gone = None
    assert until(lambda: setup.state().ready)
    assert (setup.state().host, setup.state().error) == ("http://127.0.0.1:2", "")
    setup.stop()


def test_a_hiccup_changes_nothing() -> None:
    runtime = FakeRuntime()
    setup = looked_after(runtime)
    runtime.gone = OllamaFailed("beschäftigt")
    assert until(lambda: runtime.gone is None)
    assert until(lambda: runtime.asked > 3)
    assert setup.state().ready
    setup.stop()


def test_what_was_missing_at_the_start_is_found_later() -> None:
    runtime = FakeRuntime(error=OllamaUnreachable("Kein Ollama."))
    setup = ModelSetup(runtime, look_seconds=0.05)
    setup.start()
    assert not setup.wait(LONG).ready
    runtime.error = None
    assert until(lambda: setup.state().ready)
    setup.stop()


def test_a_server_that_comes_late_gets_what_it_would_have_got_at_the_start() -> None:
    runtime = FakeRuntime(error=OllamaUnreachable("Kein Ollama."), missing=True)
    setup = ModelSetup(runtime, look_seconds=0.05)
    setup.start()
    assert setup.wait(LONG).error == "Kein Ollama."
    runtime.error = None
    assert until(lambda: setup.state().step == "Das Sprachmodell ist bereit (m)")
    assert setup.state().host == "http://127.0.0.1:1"  # by ensure_server, with a download where needed
    runtime.gone = ModelMissing("gelöscht")
    assert until(lambda: setup.state().error == "Kein Modell.")
    setup.stop()


def test_another_model_of_the_same_name_is_noticed() -> None:
    runtime = FakeRuntime()
    setup = looked_after(runtime)
    assert setup.state().digest == "a1"
    runtime.content = "b2"
    assert until(lambda: setup.state().digest == "b2")
    setup.stop()


def test_a_look_may_be_asked_for() -> None:
    runtime = FakeRuntime()
    setup = ModelSetup(runtime, look_seconds=60)
    setup.start()
    assert setup.wait(LONG).ready
    runtime.gone = OllamaUnreachable("weg")
    setup.look()
    assert until(lambda: setup.state().host == "http://127.0.0.1:2")
    setup.stop()
