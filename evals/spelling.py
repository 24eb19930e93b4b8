"""What was probably meant by a misspelt word or path."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

_LIKE = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that ``word`` looks like; empty where none does."""
    by_plain = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_plain, n=1, cutoff=_LIKE)
    return by_plain[found[0]] if found else ""


def nearest_path(path: Path) -> Path | None:
    """A path that is there and differs from ``path`` by the spelling of one of its parts."""
    there = path
    while not there.parent.is_dir() and there != there.parent:
        there = there.parent
    names = [found.name for found in there.parent.iterdir()] if there.parent.is_dir() else []
    name = nearest(there.name, (found for found in names if not found.startswith(".")))
    meant = there.with_name(name) / path.relative_to(there) if name else None
    return meant if meant is not None and (meant.exists() or meant.parent.is_dir()) else None
