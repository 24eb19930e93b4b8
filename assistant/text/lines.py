"""A printed line with what its place on the page tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.text.document import Place
from assistant.text.repair import clean, raw_lines

_RULE = re.compile(r"([=\-–—_*~#])\1{2,}")
SMALL = 0.9
_LONGEST_UNDERLINED = 100


@dataclass(frozen=True)
class Line:
    """``gap`` counts the blank lines above; ``indent`` is in characters.

    ``size`` is the font's size over the page's ordinary size, 1.0 where unknown; ``bold`` likewise.
    ``furniture`` marks what belongs to the page and not to the text: running heads, page numbers.
    ``note`` marks a footnote, ``fixed`` a unit of its own (a table's row). ``height`` is where on the page
    it stands, 0 at the top; ``room`` is how many letters would still have fitted behind the line, where the
    page's layout tells. ``number``, ``raw`` and ``recognized`` are what :class:`Place` keeps of it.
    """

    text: str
    page: int | None = None
    gap: int = 0
    indent: int = 0
    size: float = 1.0
    bold: bool = False
    furniture: bool = False
    fixed: bool = False
    note: bool = False
    height: float = 0.0
    room: float | None = None
    number: int = 0
    raw: str = ""
    recognized: bool = False

    @property
    def place(self) -> Place:
        """Where the line stands in the file."""
        return Place(self.page, self.number, self.raw, self.recognized)


def to_lines(text: str, repairs: Counter[str]) -> list[Line]:
    """Non-blank lines of a plain text, repaired; a form feed turns the page where the text has pages."""
    paged = "\f" in text.strip("\f")
    lines: list[Line] = []
    for number, (rows, count) in enumerate(_pages(text, repairs), start=1):
        above = -1
        for row, place, repaired in rows:
            stripped = repaired.strip()
            gap, above = row - above - 1, row
            if rule := _RULE.fullmatch(stripped):
                if lines and not gap and len(lines[-1].text) <= _LONGEST_UNDERLINED:
                    lines[-1] = replace(lines[-1], size=1.3 if rule.group(1) in "=#" else 1.2)
                # a rule is a blank line
                above = row - gap - 1
                continue
            lines.append(
                Line(
                    " ".join(stripped.split()),
                    number if paged else None,
                    gap,
                    len(repaired) - len(repaired.lstrip()),
                    height=_height(row, count),
                    number=place.line,
                    raw=place.raw,
                )
            )
    return lines


def _pages(text: str, repairs: Counter[str]) -> Iterator[tuple[list[tuple[int, Place, str]], int]]:
    """Of each page the rows that are not blank (which, where in the file, repaired), and how many it has."""
    rows: list[tuple[int, Place, str]] = []
    count = 0
    for number, raw in enumerate(raw_lines(text), start=1):
        for turn, part in enumerate(raw.split("\f")):
            if turn:
                yield rows, count
                rows, count = [], 0
            if part and not part.isspace() and (repaired := clean(part, repairs)).strip():
                rows.append((count, Place(None, number, part), repaired))
            count += 1
    yield rows, count


def _height(row: int, count: int) -> float:
    """Rows near the top count from the top, rows near the foot from the foot."""
    return row / 1000 if row < count / 2 else 1 - (count - row) / 1000


def typical_gap(lines: Iterable[Line]) -> int:
    """The commonest number of blank lines where there are any."""
    gaps = sorted(line.gap for line in lines if line.gap)
    return gaps[len(gaps) // 2] if gaps else 1


def wrap_width(lines: Iterable[Line]) -> int | None:
    """The width at which running text was broken, or ``None`` if each paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines if not line.furniture)
    if not lengths or lengths[-1] > 200:
        return None
    return lengths[int(len(lengths) * 0.9)]
