from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.index.manifest import Entry, Manifest, StateFolder

ENTRY = Entry(Agreement("a", "A", "a.txt"), "a.txt", "hash", "key", 3, 1)
MANIFEST = Manifest("g1", "words", "chunker", ("documents",), (ENTRY,))


@pytest.fixture
def folder(tmp_path: Path) -> StateFolder:
    state = StateFolder(tmp_path / "data")
    state.prepare()
    return state


def test_a_manifest_comes_back_as_it_was(folder: StateFolder) -> None:
    assert folder.manifest() is None
    folder.commit(MANIFEST, time.time())
    assert folder.manifest() == MANIFEST


def test_the_fingerprint_follows_papers_embedder_and_chunker() -> None:
    changes = ({"entries": ()}, {"embedder": "x"}, {"chunker": "x"}, {"entries": (replace(ENTRY, key="x"),)})
    prints = {replace(MANIFEST, **change).fingerprint for change in changes} | {MANIFEST.fingerprint}
    assert len(prints) == 5
    assert replace(MANIFEST, generation="g2").fingerprint == MANIFEST.fingerprint
    assert len(MANIFEST.fingerprint) == 12


def test_a_failed_write_leaves_the_old_manifest(folder: StateFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.commit(MANIFEST, time.time())
    monkeypatch.setattr(os, "fsync", _full_disk)
    with pytest.raises(OSError, match="voll"):
        folder.commit(replace(MANIFEST, generation="g2"), time.time())
    assert folder.manifest() == MANIFEST
    assert not list(folder.folder.glob("*.part"))


def test_changes_are_seen_by_their_time(folder: StateFolder, tmp_path: Path) -> None:
    paper = tmp_path / "papiere" / "a.txt"
    paper.parent.mkdir()
    paper.write_text("alt")
    folder.commit(MANIFEST, time.time() + 60)
    assert not folder.changed_since([str(paper.parent), str(tmp_path / "weg")])
    os.utime(paper, (time.time() + 120, time.time() + 120))
    assert folder.changed_since([str(paper.parent)])


def test_each_data_folder_is_an_owner_of_its_own(folder: StateFolder, tmp_path: Path) -> None:
    owner = folder.owner()
    assert StateFolder(folder.folder).owner() == owner
    shutil.copytree(folder.folder, tmp_path / "kopie")
    assert StateFolder(tmp_path / "kopie").owner() != owner


def test_a_new_folder_at_the_same_path_is_another_owner(folder: StateFolder) -> None:
    owner = folder.owner()
    shutil.rmtree(folder.folder)
    folder.prepare()
    assert folder.owner() != owner


def test_only_papers_in_force_are_kept(folder: StateFolder) -> None:
    for name in ("key", "alt"):
        (folder.folder / "documents" / f"{name}.json").write_text("{}")
    folder.forget_documents({"key"})
    assert [file.name for file in (folder.folder / "documents").iterdir()] == ["key.json"]


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    with pytest.raises(StoreError, match="VEREINBART_DATA auf einen anderen Ordner"):
        StateFolder(tmp_path / "datei" / "data").prepare()


def _full_disk(_: int) -> None:
    raise OSError("voll")
