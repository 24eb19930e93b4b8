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
    return sorted(_walk(folder), key=lambda item: item.path.parts)


def _walk(folder: Path) -> Iterator[Item]:
    waiting = [(folder, "")]
    while waiting:
        here, above = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            name = above or f"{folder}/"
            yield Item(here, name, texts.folder_unreadable(name, texts.os_reason(error)))
            continue
        for entry in inside:
            path, name = here / entry.name, above + unicodedata.normalize("NFC", entry.name)
            if entry.is_symlink():
                yield from _linked(path, name, folder)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((path, f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                yield Item(path, name)


def _linked(path: Path, name: str, folder: Path) -> Iterator[Item]:
    """A link to a file is the file. One to a folder is not followed; what is in ours anyway is not missed."""
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
