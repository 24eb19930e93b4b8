from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import model_files, ollama_runtime
from assistant.errors import ModelMissing, OllamaUnreachable, ServiceError
from assistant.model_files import PackagedModel
from assistant.ollama_runtime import OllamaRuntime
from assistant.ollama_server import answers
from assistant.settings import Settings
from tests.fake_ollama import FakeOllama, json_lines, write_program
from tests.waiting import LONG, free_url, until

FALLBACK = model_files.FALLBACK.name


class Steps:
    """A progress that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.amounts: list[tuple[int | None, int | None]] = []

    def __call__(self, step: str, done: int | None, total: int | None) -> None:
        self.lines.append(step)
        self.amounts.append((done, total))


def settings_for(tmp_path: Path, host: str, model: str = "qwen2.5:1.5b-instruct", **more: Any) -> Settings:
    return Settings(cache=tmp_path / "cache", data=tmp_path, model=model, OLLAMA_HOST=host, **more)


def unnamed(settings: Settings) -> Settings:
    """As if the person had named no address and this were the default one."""
    settings.model_fields_set.discard("ollama_host")
    return settings


@pytest.fixture(autouse=True)
def no_program_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an installed Ollama would be found before the one a test means."""
    monkeypatch.setattr("assistant.ollama_runtime.shutil.which", lambda _: None)


@pytest.fixture
def runtime(tmp_path: Path, fake_ollama: FakeOllama) -> Iterator[OllamaRuntime]:
    with OllamaRuntime(settings_for(tmp_path, fake_ollama.url)) as made:
        yield made


# --- the server


def test_a_server_that_answers_is_used(runtime: OllamaRuntime, fake_ollama: FakeOllama) -> None:
    steps = Steps()
    assert runtime.ensure_server(steps) == fake_ollama.url
    assert steps.lines[-1] == f"Ollama läuft ({fake_ollama.url})"


def test_a_program_on_the_path_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = write_program(tmp_path / "bin" / "ollama")
    monkeypatch.setattr("assistant.ollama_runtime.shutil.which", {"ollama": str(program)}.get)
    url = free_url()
    with OllamaRuntime(unnamed(settings_for(tmp_path, url))) as runtime:
        assert runtime.ensure_server() == url
        assert runtime.status().own_server
    assert until(lambda: not answers(url))


def test_our_own_build_is_started_and_shared(tmp_path: Path) -> None:
    write_program(tmp_path / "cache" / "ollama" / "bin" / "ollama")
    settings = unnamed(settings_for(tmp_path, free_url()))
    with OllamaRuntime(settings) as second:
        with OllamaRuntime(settings) as first:
            assert first.ensure_server() == second.ensure_server()
        assert answers(second.host)
    assert until(lambda: not answers(second.host))


def test_a_taken_default_port_moves_the_server(
    tmp_path: Path, fake_ollama: FakeOllama, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_ollama.replies["/api/version"] = (404, b"<html>")
    write_program(tmp_path / "cache" / "ollama" / "bin" / "ollama")
    settings = unnamed(settings_for(tmp_path, fake_ollama.url))
    with OllamaRuntime(settings) as runtime:
        assert runtime.ensure_server() != fake_ollama.url
        assert OllamaRuntime(settings).status().host == runtime.host
    assert until(lambda: not answers(runtime.host))


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ((404, b"<html>"), "läuft etwas anderes als Ollama"),
        ((200, b"<html>"), "läuft etwas anderes als Ollama"),
        ((502, b"Bad Gateway"), "antwortet kein Ollama. Die Adresse steht in OLLAMA_HOST"),
    ],
)
def test_what_answers_at_an_address_that_was_named_is_told(
    runtime: OllamaRuntime, fake_ollama: FakeOllama, reply: tuple[int, bytes], told: str
) -> None:
    fake_ollama.replies["/api/version"] = reply
    with pytest.raises(OllamaUnreachable, match=told):
        runtime.ensure_server()
    assert told in str(runtime.status().problem)


def test_a_free_address_of_this_machine_that_was_named_gets_a_server(tmp_path: Path) -> None:
    write_program(tmp_path / "cache" / "ollama" / "bin" / "ollama")
    url = free_url()
    with OllamaRuntime(settings_for(tmp_path, url)) as runtime:
        assert runtime.can_start
        assert runtime.ensure_server() == url
    assert until(lambda: not answers(url))


def test_a_server_that_was_named_is_waited_for_later_on(tmp_path: Path) -> None:
    write_program(tmp_path / "cache" / "ollama" / "bin" / "ollama")
    url = free_url()
    with pytest.raises(OllamaUnreachable, match="sobald dort Ollama antwortet"):
        OllamaRuntime(settings_for(tmp_path, url)).available()
    assert not answers(url)


def test_no_server_is_started_for_another_machine(tmp_path: Path) -> None:
    runtime = OllamaRuntime(settings_for(tmp_path, "http://ollama.invalid:11434"))
    with pytest.raises(OllamaUnreachable, match=r"ollama\.invalid"):
        runtime.ensure_server()


def test_without_a_program_it_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(cache: Path, progress: object) -> Path:
        return write_program(cache / "ollama" / "bin" / "ollama")

    monkeypatch.setattr("assistant.ollama_build.build", build)
    with OllamaRuntime(unnamed(settings_for(tmp_path, free_url()))) as runtime:
        assert answers(runtime.ensure_server())
    assert until(lambda: not answers(runtime.host))


def test_a_cache_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(ServiceError, match="VEREINBART_CACHE"):
        OllamaRuntime(unnamed(settings_for(tmp_path, free_url()))).ensure_server()


# --- the model


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        ((FALLBACK, "qwen2.5:1.5b-instruct"), "qwen2.5:1.5b-instruct"),
        ((FALLBACK, "gemma3:4b"), FALLBACK),
    ],
)
def test_a_model_that_is_there(
    runtime: OllamaRuntime, fake_ollama: FakeOllama, installed: tuple[str, ...], chosen: str
) -> None:
    fake_ollama.has(*installed)
    runtime.ensure_server()
    assert runtime.ensure_model() == chosen
    assert fake_ollama.asked("/api/pull") == []


def test_a_name_without_tag_is_latest(tmp_path: Path, fake_ollama: FakeOllama) -> None:
    fake_ollama.has("gemma3:latest")
    with OllamaRuntime(settings_for(tmp_path, fake_ollama.url, "gemma3")) as runtime:
        assert runtime.ensure_model() == "gemma3"


def test_pull_with_progress(runtime: OllamaRuntime, fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/pull"] = (
        200,
        json_lines(
            {"status": "pulling manifest"},
            {"status": "pulling 1", "total": 100, "completed": 40},
            {"status": "success"},
        ),
    )
    runtime.ensure_server()
    steps = Steps()
    assert runtime.ensure_model(steps) == "qwen2.5:1.5b-instruct"
    assert (40, 100) in steps.amounts


UNREACHABLE = (200, json_lines({"status": "pulling manifest"}, {"error": "dial tcp: no such host"}))
UNKNOWN = (200, json_lines({"error": "pull model manifest: file does not exist"}))


def test_without_the_library_the_fallback_is_provided(
    runtime: OllamaRuntime, fake_ollama: FakeOllama, monkeypatch: pytest.MonkeyPatch
) -> None:
    def provide(model: PackagedModel, *_: object) -> str:
        return model.name

    monkeypatch.setattr(ollama_runtime, "provide", provide)
    fake_ollama.replies["/api/pull"] = UNREACHABLE
    runtime.ensure_server()
    steps = Steps()
    assert runtime.ensure_model(steps) == FALLBACK
    assert "Apache-2.0" in steps.lines[-1]


def test_a_misspelt_model_is_told_not_replaced(tmp_path: Path, fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/pull"] = UNKNOWN
    with (
        OllamaRuntime(settings_for(tmp_path, fake_ollama.url, "qwenn")) as runtime,
        pytest.raises(ModelMissing, match="„qwenn“ gibt es in der Ollama-Bibliothek nicht"),
    ):
        runtime.ensure_model()


def test_a_silent_library_is_given_up(
    runtime: OllamaRuntime, fake_ollama: FakeOllama, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ollama_runtime, "PULL_SILENCE", 0.2)
    monkeypatch.setattr(ollama_runtime, "provide", lambda model, *_: model.name)

    told = threading.Event()

    def silence(_: object) -> tuple[int, bytes]:
        assert told.wait(LONG)
        return 200, b""

    fake_ollama.replies["/api/pull"] = silence
    try:
        assert runtime.ensure_model() == FALLBACK
    finally:
        told.set()


def test_load_uses_the_context_of_every_call(runtime: OllamaRuntime, fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/generate"] = (200, b'{"response": "", "done": true}')
    runtime.load("m")
    (asked,) = fake_ollama.asked("/api/generate")
    assert asked["options"] == {"num_ctx": 2048}


# --- health


def test_status_of_a_good_server(runtime: OllamaRuntime, fake_ollama: FakeOllama) -> None:
    fake_ollama.has(FALLBACK)
    fake_ollama.replies["/api/ps"] = (200, json.dumps({"models": [{"model": FALLBACK}]}).encode())
    status = runtime.status()
    assert (status.version, status.model, status.loaded) == ("0.24.0", FALLBACK, True)
    assert status.problem is None
    assert not status.own_server


def test_status_names_the_problem(tmp_path: Path, fake_ollama: FakeOllama) -> None:
    missing = OllamaRuntime(settings_for(tmp_path, fake_ollama.url)).status()
    assert isinstance(missing.problem, ModelMissing)
    closed = OllamaRuntime(settings_for(tmp_path, free_url())).status()
    assert isinstance(closed.problem, OllamaUnreachable)
    assert closed.version == ""


def test_status_of_a_server_that_cannot_list_its_models(
    runtime: OllamaRuntime, fake_ollama: FakeOllama
) -> None:
    fake_ollama.replies["/api/tags"] = (500, b'{"error": "disk failure"}')
    assert "disk failure" in str(runtime.status().problem)
