"""Recordings on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.status import Status
from evals.recording import Recording
from evals.store import Key, RecordingStore, catalogue, program
from tests.evals.builders import PAPER, SENTENCES, answer, case, recording

KEY = Key.of("model a", "f1", case(), 1)
DONE = recording(answer("Sieben.", SENTENCES[0]), *SENTENCES)


def test_a_recording_comes_back_as_it_was(tmp_path: Path) -> None:
    with RecordingStore(tmp_path / "new" / "r.jsonl") as store:
        store.put(KEY, DONE)
    with RecordingStore(tmp_path / "new" / "r.jsonl") as store:
        assert store.get(KEY) == DONE


@pytest.mark.parametrize("change", [{"system": "b"}, {"index": "f2"}, {"repeat": 2}, {"asked": "x"}])
def test_what_it_depends_on_makes_another_key(tmp_path: Path, change: dict[str, object]) -> None:
    with RecordingStore(tmp_path / "r.jsonl") as store:
        store.put(KEY, DONE)
        assert store.get(replace(KEY, **change)) is None  # type: ignore[arg-type]


def test_another_wording_is_another_key_and_another_expectation_is_not() -> None:
    assert Key.of("a", "f", case(question="Wie viele denn?"), 1) != Key.of("a", "f", case(), 1)
    assert Key.of("a", "f", case(gold=("x",)), 1) == Key.of("a", "f", case(), 1)


def test_a_failed_recording_is_not_kept(tmp_path: Path) -> None:
    with RecordingStore(tmp_path / "r.jsonl") as store:
        store.put(KEY, Recording(error="aus"))
        assert store.get(KEY) is None


def test_a_line_cut_off_by_a_crash_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with RecordingStore(path) as store:
        store.put(KEY, DONE)
    path.write_text(path.read_text(encoding="utf-8") + '{"key": {"sys', encoding="utf-8")
    with RecordingStore(path) as store:
        assert store.get(KEY) == DONE
        store.put(replace(KEY, repeat=2), DONE)
    with RecordingStore(path) as store:
        assert store.get(replace(KEY, repeat=2)) == DONE


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="Rechte und Platz"), RecordingStore(tmp_path / "file" / "r.jsonl"):
        pass


def test_the_program_has_one_name_as_long_as_its_source_stays() -> None:
    assert program() == program()
    assert len(program()) == 12


@pytest.mark.parametrize("change", [{"status": Status.BESCHLOSSEN}, {"date": "2021"}, {"place": "Y"}])
def test_whatever_the_catalogue_says_is_part_of_its_fingerprint(change: dict[str, object]) -> None:
    assert catalogue([replace(PAPER, **change)]) != catalogue([PAPER])  # type: ignore[arg-type]


def test_what_was_forgotten_stays_forgotten_and_can_be_recorded_anew(tmp_path: Path) -> None:
    other = replace(KEY, repeat=2)
    with RecordingStore(tmp_path / "r.jsonl") as store:
        store.put(KEY, DONE)
        store.put(other, DONE)
        store.forget(lambda key: key == KEY)
        assert (store.get(KEY), store.get(other)) == (None, DONE)
    with RecordingStore(tmp_path / "r.jsonl") as store:
        assert (store.get(KEY), store.get(other)) == (None, DONE)
        store.put(KEY, DONE)
    with RecordingStore(tmp_path / "r.jsonl") as store:
        assert store.get(KEY) == DONE
