"""The files below a folder of papers, and what of it nobody can look into: nothing goes unsaid."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant import texts


@dataclass(frozen=True)
class Item:
    """A file, or with ``unseen``, in German, something that may be or hold papers and cannot be read.

    ``name`` is its name below the folder (NFC), that of a folder with a slash behind it;
    for the folder itself it is the whole path.
    """

    path: Path
    name: str
    unseen: str = ""


def walk(folder: Path) -> list[Item]:
    """Everything below ``folder`` in the order of the paths, but for what is hidden."""
    return sorted(_walk(folder), key=lambda item: item.path)


def _walk(folder: Path) -> Iterator[Item]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            name = f"{folder if here == folder else _name(here, folder)}/"
            yield Item(here, name, texts.folder_unreadable(name, texts.os_reason(error)))
            continue
        for entry in inside:
            path = here / entry.name
            if entry.is_symlink():
                yield from _linked(path, folder)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield Item(path, _name(path, folder))


def _linked(path: Path, folder: Path) -> Iterator[Item]:
    """A link to a file is the file. One to a folder is not followed; what is in ours anyway is not missed."""
    name = _name(path, folder)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Item(path, name, texts.link_broken(name))
    except OSError as error:
        yield Item(path, name, texts.file_unreadable(name, texts.os_reason(error)))
    else:
        if stat.S_ISREG(mode):
            yield Item(path, name)
        elif stat.S_ISDIR(mode) and not path.resolve().is_relative_to(folder.resolve()):
            yield Item(path, f"{name}/", texts.link_to_folder(f"{name}/"))


def _name(path: Path, folder: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
