"""Shared fixtures, and a last word on every test that could not be run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant import resources
from assistant.errors import OllamaError
from assistant.ollama_runtime import OllamaRuntime
from assistant.ollama_server import answers
from assistant.settings import Settings
from assistant.text import lexicon
from tests.fake_ollama import FakeOllama

# How a test with a real service is marked, in its own file.
SERVICES = "integration"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest tests/faults --times 20``"""
    parser.addoption("--times", type=int, default=0, help="how often each fault is injected")
    parser.addoption("--left-out", type=Path, help="a file to add the tests to that could not be run")


def pytest_sessionstart() -> None:
    """The word forms are there, whatever cache folder a test is the first to ask for them in."""
    lexicon.keep()
    lexicon.is_word_form("Haus")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only tests with real services are wanted, the many files without one are not even imported."""
    only = config.getoption("markexpr") == SERVICES and collection_path.suffix == ".py"
    return True if only and SERVICES not in collection_path.read_text(encoding="utf-8") else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take longest begin first, so that at the end no process is left with one alone."""
    others = {item.path for item in items if item.get_closest_marker("browser") is None}
    items.sort(key=lambda item: item.path in others)


@pytest.fixture(scope="session")
def times(request: pytest.FixtureRequest) -> int:
    """How often to inject a fault; 0 where nobody said."""
    return int(request.config.getoption("times"))


@dataclass(frozen=True)
class RealOllama:
    """A running Ollama server and the model to ask it for."""

    host: str
    model: str


@pytest.fixture(scope="session")
def real_ollama() -> Iterator[RealOllama]:
    """Found or started, never built or downloaded here: ``vereinbart setup`` does that."""
    with OllamaRuntime(Settings()) as runtime:
        if not answers(runtime.host) and runtime.find_binary() is None:
            pytest.skip("no Ollama server and no ollama program; run `vereinbart setup`")
        try:
            host = runtime.ensure_server()
        except OllamaError as error:
            pytest.skip(f"Ollama does not start: {error}")
        model = runtime.status().model
        if model is None:
            pytest.skip(f"Ollama at {host} has no model for us; run `vereinbart setup`")
        yield RealOllama(host, model)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped papers, indexed once for all tests; who changes settings keeps ``data``."""
    from assistant import application  # heavy, and most tests do without

    made = Settings(documents=resources.documents(), data=tmp_path_factory.mktemp("shipped"))
    report = application.ingest(made)
    assert report.ok, report.problems
    return made


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """A Chromium or Chrome of the system."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("no Chromium on the PATH; on Debian: apt-get install chromium")


@pytest.fixture
def fake_ollama() -> Iterator[FakeOllama]:
    """A tiny HTTP server that plays Ollama."""
    with FakeOllama() as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that touch nothing outside ``tmp_path``."""
    return Settings(documents=tmp_path / "documents", data=tmp_path / "data", cache=tmp_path / "cache")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name each skipped test with its reason, so that none is passed over in silence."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        if terminalreporter.stats.get("passed"):
            terminalreporter.write_line("no test was skipped", green=True)
        return
    terminalreporter.section(f"{len(skipped)} could not be run", yellow=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        line = f"{report.nodeid}: {reason.removeprefix('Skipped: ')}"
        terminalreporter.write_line(line)
        if kept := config.getoption("left_out"):
            with kept.open("a", encoding="utf-8") as file:
                file.write(f"could not be run: {line}\n")
