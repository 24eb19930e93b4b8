"""Files below a folder, and what of it cannot be seen."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import folder_walk
from assistant.folder_walk import walk
from tests.index.samples import write


def shut(*folders: Path) -> Callable[..., object]:
    """``os.scandir`` for somebody who has no rights in ``folders``; root has them everywhere."""
    original = os.scandir

    def scan(path: Path) -> object:
        if path in folders:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return original(path)

    return scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "papiere", {"b.md": "B", "a/c.md": "C", ".weg/d.md": "D", "a/.e.md": "E"})


def seen(folder: Path) -> dict[str, str]:
    return {item.name: item.unseen for item in walk(folder)}


def test_files_come_in_the_order_of_their_paths_and_hidden_ones_not(folder: Path) -> None:
    assert list(seen(folder).items()) == [("a/c.md", ""), ("b.md", "")]


def test_a_folder_without_rights_is_named_and_the_rest_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_walk.os, "scandir", shut(folder / "a", folder / ".weg"))
    assert seen(folder) == {
        "a/": "a/: Der Ordner lässt sich nicht öffnen (keine Berechtigung); was darin liegt, fehlt. Bitte "
        "die Zugriffsrechte prüfen.",
        "b.md": "",
    }


def test_the_folder_itself_may_be_shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_walk.os, "scandir", shut(folder))
    (item,) = walk(folder)
    assert item.unseen.startswith(f"{folder}/: Der Ordner lässt sich nicht öffnen (keine Berechtigung)")


def test_links_lead_to_files_or_are_named(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, {"anderswo/f.md": "F"})
    for name, target in {
        "datei.md": tmp_path / "anderswo" / "f.md",
        "ins-leere.pdf": tmp_path / "gibtsnicht.pdf",
        "kreis.md": folder / "kreis.md",
        "ordner": tmp_path / "anderswo",
        "hier": folder / "a",
        ".still": tmp_path / "gibtsnicht",
    }.items():
        (folder / name).symlink_to(target)
    told = {name: why.partition(". Bitte")[0] for name, why in seen(folder).items()}
    assert told == {
        "a/c.md": "",
        "b.md": "",
        "datei.md": "",
        "ins-leere.pdf": "ins-leere.pdf: Der Verweis führt ins Leere",
        "kreis.md": "kreis.md: nicht lesbar (der Verweis führt im Kreis)",
        "ordner/": "ordner/: Verweisen auf Ordner wird nicht gefolgt; was dort liegt, fehlt",
    }
