"""Running heads, running feet and page numbers: part of the page, not of the text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.text.lines import SMALL, Line, typical_gap

_PAGE_NUMBER = re.compile(
    r"(?i)^(?:-\s?\d{1,3}\s?-|–\s?\d{1,3}\s?–|\d{1,3}|(?:seite|s\.)\s?\d{1,3}(?:\s?(?:von|/)\s?\d{1,3})?|\d{1,3}\s?/\s?\d{1,3})$"
)
_LONGEST_HEAD = 120
# How many lines at a page's top and bottom can be a running head or foot.
_REACH = 4


def mark(lines: Sequence[Line]) -> list[Line]:
    """Flag what repeats at the edges of the pages, and page numbers standing alone."""
    paged = any(line.page for line in lines)
    repeated = _by_pages(lines) if paged else _by_gaps(lines)
    numbers = {index for index, line in enumerate(lines) if _PAGE_NUMBER.match(line.text) and not line.fixed}
    if paged:
        numbers &= {index for indexes in _pages(lines) for index in _edges(indexes)}
    furniture = repeated | numbers
    notes = _notes(lines, furniture) if paged else set()
    return [
        replace(line, furniture=index in furniture, note=index in notes) for index, line in enumerate(lines)
    ]


def _notes(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Footnotes: small type from some line to the page's foot, below running text."""
    found: set[int] = set()
    for indexes in _pages(lines):
        text = [index for index in indexes if index not in furniture]
        small: list[int] = []
        while text and lines[text[-1]].size <= SMALL and not lines[text[-1]].fixed:
            small.append(text.pop())
        found.update(small if text else ())
    return found


def _shape(line: Line) -> str:
    """The line with its figures blurred, so that "Seite 3" and "Seite 4" are one."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def _by_gaps(lines: Sequence[Line]) -> set[int]:
    """Without page breaks: the same short line again and again, each time below a wider gap."""
    wide = typical_gap(lines) + 1
    candidates = [
        index
        for index, line in enumerate(lines)
        if (line.gap > wide or index == 0) and len(line.text) <= _LONGEST_HEAD
    ]
    counts = Counter(lines[index].text for index in candidates)
    return {index for index in candidates if counts[lines[index].text] > 1}


def _pages(lines: Sequence[Line]) -> list[list[int]]:
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page or 0, []).append(index)
    return list(pages.values())


def _by_pages(lines: Sequence[Line]) -> set[int]:
    spots: dict[tuple[str, float], set[int]] = {}
    for indexes in _pages(lines):
        for index in _edges(indexes):
            if not lines[index].fixed and len(lines[index].text) <= _LONGEST_HEAD:
                spots.setdefault((_shape(lines[index]), lines[index].height), set()).add(index)
    needed = max(2, math.ceil(0.4 * len(_pages(lines))))
    repeated = [
        sorted(found) for found in spots.values() if len({lines[index].page for index in found}) >= needed
    ]
    return {index for found in repeated for index in found if not _is_headline(lines, found, index)}


def _is_headline(lines: Sequence[Line], found: Sequence[int], index: int) -> bool:
    """A title in large type that only looks like a running head says its say once."""
    return index == found[0] and lines[index].size > 1.1


def _edges(indexes: Sequence[int]) -> Iterator[int]:
    yield from indexes[:_REACH]
    yield from indexes[-_REACH:]
