"""Where what came back belongs on this machine: papers of other folders, accounts, files of settings.

What a backup says of places is not trusted: papers get below the documents folder, and files go elsewhere
only where the settings of this machine want them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant import feedback, passwords, texts
from assistant.backup import ACCOUNTS
from assistant.backup_files import DOCUMENTS, ELSEWHERE, FILES, RESTORED
from assistant.errors import UsageError
from assistant.settings import Settings

PRIVATE = frozenset({passwords.FILE, feedback.FILE})
_NAME = re.compile(r"\d+-[a-z0-9-]+")


def moved_folders(about: Mapping[str, Any], documents: Path) -> dict[str, Path]:
    """Where the folders of papers outside the documents folder are now, by where they were.

    Raises :class:`UsageError` for names that no backup of ours has.
    """
    roots = about.get("roots", {})
    if not isinstance(roots, dict):
        raise UsageError(texts.RESTORE_DAMAGED)
    for name, old in roots.items():
        if not _NAME.fullmatch(name) or not isinstance(old, str) or not old:
            raise UsageError(texts.RESTORE_DAMAGED)
    return {old: documents / ELSEWHERE / name for name, old in roots.items()}


def relocate(index: Path, about: Mapping[str, Any], documents: Path) -> None:
    """Write into the index where the papers lie now."""
    places = {old: str(new) for old, new in moved_folders(about, documents).items()}
    if old := str(about.get(DOCUMENTS, "")):
        places[old] = str(documents)
    if not index.is_file() or all(old == new for old, new in places.items()):
        return
    found = json.loads(index.read_bytes())
    times = index.stat().st_mtime
    found["roots"] = [_moved(root, places) for root in found["roots"]]
    for entry in found["entries"]:
        entry["path"] = _moved(entry["path"], places)
    index.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    os.utime(index, (times, times))


def _moved(path: str, places: Mapping[str, str]) -> str:
    """The innermost folder counts."""
    inside = (old for old in places if path == old or path.startswith(f"{old.rstrip('/')}/"))
    old = max(inside, key=len, default=None)
    return path if old is None else places[old].rstrip("/") + path[len(old.rstrip("/")) :]


def place_accounts(stage: Path, settings: Settings) -> None:
    """Accounts that lay outside the data folder go where the settings want them now."""
    found = stage / f"{RESTORED}{ACCOUNTS}"
    if not found.is_file():
        return
    target = passwords.path_of(settings)
    if settings.password_file is None:
        target = stage / passwords.FILE
    found.chmod(0o600)
    shutil.move(found, target)


def place_files(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Put the files of settings in their places, where there is none; each setting with where its file is."""
    for name in FILES:
        for found in sorted((settings.data / f"{RESTORED}{name}").glob("*")):
            wanted: Path | None = getattr(settings, name)
            if wanted is not None and not wanted.exists() and found.is_file():
                with suppress(OSError):  # then it stays where it is, which is told
                    found = Path(shutil.move(found, wanted))
            yield f"VEREINBART_{name.upper()}", found
