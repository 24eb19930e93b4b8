from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.index import generation
from assistant.index.leftovers import clear_leftovers
from assistant.index.manifest import StateFolder
from assistant.settings import Settings
from tests.index.samples import BUS, best, ingest, opened, write


def folders(settings: Settings) -> set[str]:
    return {path.name for path in StateFolder(settings.data).chroma.iterdir() if path.is_dir()}


def test_many_changes_leave_two_states_on_the_disk(settings: Settings, papers: Path) -> None:
    for price in range(6):
        write(papers, {"moorbek.md": BUS.replace("zwei", str(price))})
        ingest(settings)
    assert len(folders(settings)) == 2
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet 5 Euro."


def test_only_segments_that_chroma_does_not_name_go(settings: Settings, papers: Path) -> None:
    ingest(settings)
    named = folders(settings)
    for name in (str(uuid.uuid4()), "eigenes"):
        (StateFolder(settings.data).chroma / name).mkdir()
    clear_leftovers(StateFolder(settings.data).chroma)
    assert folders(settings) == named | {"eigenes"}


def test_without_a_database_nothing_goes(tmp_path: Path) -> None:
    kept = tmp_path / str(uuid.uuid4())
    kept.mkdir()
    clear_leftovers(tmp_path)
    assert kept.is_dir()


def test_a_state_is_in_force_though_the_old_one_cannot_be_cleared_away(
    settings: Settings, papers: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise StoreError("Die Platte ist voll.")

    monkeypatch.setattr(generation, "drop_others", full)
    assert ingest(settings).ok
    assert best(opened(settings), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."
    assert "räumt der nächste Lauf weg. Die Platte ist voll." in caplog.text
