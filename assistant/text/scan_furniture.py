"""Running heads and feet of scanned pages, where neither place nor spelling is quite the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from assistant.text import headings
from assistant.text.lines import Line
from assistant.text.sentences import is_ended

_REACH, _LONGEST = 4, 120
_SHARE, _SIMILAR, _SAME_HEIGHT = 0.5, 0.85, 0.03


def mark(lines: Sequence[Line]) -> list[Line]:
    """Flag recognised lines that stand, much alike, at one height at the edge of half of their pages."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.recognized and line.page is not None:
            pages.setdefault(line.page, []).append(index)
    needed = max(2, math.ceil(_SHARE * len(pages)))
    candidates = [
        [index for index in _edges(indexes) if _may_repeat(lines[index])] for indexes in pages.values()
    ]
    heads = {
        index
        for place, own in enumerate(candidates)
        for index in own
        if 1 + _alike(lines[index], lines, candidates[:place] + candidates[place + 1 :]) >= needed
    }
    return [replace(line, furniture=line.furniture or at in heads) for at, line in enumerate(lines)]


def _edges(indexes: Sequence[int]) -> Iterator[int]:
    yield from dict.fromkeys([*indexes[:_REACH], *indexes[-_REACH:]])


def _may_repeat(line: Line) -> bool:
    """A section's number on top of its page looks like the next one, and a title says its say once."""
    if line.fixed or line.size > 1.1 or len(line.text) > _LONGEST or is_ended(line.text):
        return False
    return not headings.style_of(line.text)


def _alike(line: Line, lines: Sequence[Line], pages: Sequence[Sequence[int]]) -> int:
    """On how many other pages such a line stands."""
    return sum(any(_is_same(line, lines[index]) for index in indexes) for indexes in pages)


def _is_same(line: Line, other: Line) -> bool:
    if abs(line.height - other.height) > _SAME_HEIGHT:
        return False
    first, second = (re.sub(r"\d+", "#", found.text.lower()) for found in (line, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SIMILAR
