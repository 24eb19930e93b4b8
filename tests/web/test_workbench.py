from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import StoreError, VereinbartError
from assistant.settings import Settings
from assistant.staff.selection import Selection
from assistant.web import workbench
from assistant.web.backend import Backend
from assistant.web.workbench import Preparing, Workbench
from tests.waiting import LONG, until
from tests.web.fake_assistant import FakeAssistant
from tests.web.fake_library import FakeLibrary


@pytest.fixture
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def bench(fake: FakeAssistant, tmp_path: Path) -> Workbench:
    return Workbench(Backend(fake), Settings(data=tmp_path))  # type: ignore[arg-type]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Work that waits until it may go on, after it told how far it is."""
    opened = threading.Event()

    def held(work: Callable[..., object]) -> Callable[..., object]:
        def holding(*arguments: object) -> object:
            arguments[-1]("Schritt", 3, 8)  # type: ignore[operator]
            assert opened.wait(LONG)
            return work(*arguments)

        return holding

    for name in ("bring_up_to_date", "match_all"):
        monkeypatch.setattr(workbench, name, held(getattr(workbench, name)))
    return opened


def preparing(bench: Workbench) -> str:
    """How far it is."""
    with pytest.raises(Preparing) as told:
        bench.view(0)
    return str(told.value)


def test_the_register_is_read_once(bench: Workbench) -> None:
    view = bench.view(LONG)
    assert len(view.columns) == sum(1 for _ in view.file.facts()) > 0
    assert bench.view(0) is view


def test_until_it_is_there_it_tells_how_far_it_is(bench: Workbench, gate: threading.Event) -> None:
    assert until(lambda: "3 von 8 Papieren" in preparing(bench))
    gate.set()
    assert bench.view(LONG).columns


def test_the_register_before_serves_until_the_new_one_is_there(
    bench: Workbench, fake: FakeAssistant, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbench, "_LOOK_SECONDS", -1.0)
    gate.set()
    before = bench.view(LONG)
    gate.clear()
    fake.__dict__["library"] = FakeLibrary(fake.documents, "new")
    assert bench.view(0) is before
    gate.set()
    bench._building[1].wait(LONG)  # type: ignore[index]
    assert bench.view(0).library is fake.library


def test_a_free_topic_is_scored_once_however_it_is_written(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, asked = bench.view(LONG), []
    whole = workbench.match_all
    monkeypatch.setattr(workbench, "match_all", lambda *args: asked.append(args[1]) or whole(*args))
    first = bench.choose(view, Selection(free="Hallenbad"), LONG)
    again = bench.choose(view, Selection(free=" hallenbad "), LONG)
    assert len(first) == len(again) > 0
    assert asked == ["Hallenbad"]


def test_too_many_topics_at_once_are_refused(
    bench: Workbench, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.set()
    view = bench.view(LONG)
    gate.clear()
    monkeypatch.setattr(workbench, "_WAITING_TOPICS", 1)
    with pytest.raises(Preparing):
        bench.about(view, "Hallenbad", 0)
    with pytest.raises(StoreError, match="zu viele eigene Themen"):
        bench.about(view, "Radweg", 0)
    gate.set()


def test_what_fails_is_said_and_tried_again(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(workbench, "in_columns", lambda *_: 1 / 0)
        with pytest.raises(StoreError, match="unerwarteter Fehler"):
            bench.view(LONG)
    assert bench.view(LONG).columns


def test_why_there_is_none_is_in_the_log_once(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise StoreError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(workbench, "bring_up_to_date", full)
        for _ in range(3):
            with pytest.raises(StoreError):
                bench.view(LONG)
    (line,) = caplog.messages
    assert line == "Die Seiten der Verwaltung haben keine Vorhaben: database or disk is full"
    assert bench.view(LONG).columns


def test_without_papers_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(VereinbartError):
        Workbench(Backend(), Settings(data=tmp_path)).view(0)
