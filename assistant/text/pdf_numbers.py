"""Line numbers in the margin of a PDF page: there the place decides, not the text alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.text.pdf_words import Row, Word, printed

# How many numbers prove a series, by its step; on every line only running text is numbered.
_FEWEST = {1: 6, 2: 4, 5: 2, 10: 2}
_RUNNING = 45
_CARRIED_ON = 0.2
_NEAR = 3.0


@dataclass(frozen=True)
class _Number:
    row: int
    word: Word

    @property
    def value(self) -> int:
        return int(self.word.text)


def strip_numbers(rows: Sequence[Row], repairs: Counter[str]) -> list[Row]:
    """The rows without the line numbers that stand beside the text."""
    numbers = (_outermost(rows, 0), _outermost(rows, -1))
    found = [series for side in numbers for series in _aligned(side) if _is_margin(series, rows)]
    if not found:
        return list(rows)
    words = {id(number.word) for number in max(found, key=len)}
    repairs["line_number"] += len(words)
    left = [[word for word in row if id(word) not in words] for row in rows]
    return strip_numbers([row for row in left if row], repairs)


def _outermost(rows: Sequence[Row], end: int) -> list[_Number]:
    return [
        _Number(index, row[end])
        for index, row in enumerate(rows)
        if row[end].text.isascii() and row[end].text.isdigit() and len(row[end].text) <= 4
    ]


def _aligned(numbers: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Numbers below each other, flush at the right or at the left."""
    for edge in ("x1", "x0"):
        places = Counter(round(getattr(number.word, edge) / _NEAR) for number in numbers)
        for place, _ in places.most_common(2):
            middle = place * _NEAR
            yield [number for number in numbers if abs(getattr(number.word, edge) - middle) <= _NEAR]


def _is_margin(series: Sequence[_Number], rows: Sequence[Row]) -> bool:
    rises = Counter(below.value - above.value for above, below in pairwise(series))
    if not rises:
        return False
    step, count = rises.most_common(1)[0]
    if len(series) < _FEWEST.get(step, 99) or count < 0.8 * (len(series) - 1) or series[0].value % step:
        return False
    return _outside(series, rows) and _counts_lines(series, step, rows) and _runs(series, step, rows)


def _outside(series: Sequence[_Number], rows: Sequence[Row]) -> bool:
    """Whether no other word of the page stands where the numbers stand, and a gap lies between."""
    left = min(number.word.x0 for number in series)
    right = max(number.word.x1 for number in series)
    found = {id(number.word) for number in series}
    others = [word for row in rows for word in row if id(word) not in found]
    inside = sum(word.x0 < right + 2 and word.x1 > left - 2 for word in others)
    return inside <= 0.1 * len(rows)


def _counts_lines(series: Sequence[_Number], step: int, rows: Sequence[Row]) -> bool:
    """Whether about as many lines lie between two numbers as the numbers say."""
    fit = sum(0.5 * step <= below.row - above.row <= 2 * step for above, below in pairwise(series))
    return fit >= 0.8 * (len(series) - 1)


def _runs(series: Sequence[_Number], step: int, rows: Sequence[Row]) -> bool:
    """A number on every line stands beside running text, or it is the number of an item or of a page."""
    found = {id(number.word) for number in series}
    texts = [printed([word for word in rows[number.row] if id(word) not in found]) for number in series]
    if any("...." in text or ". . ." in text or "…" in text for text in texts):
        return False
    if step > 1:
        return True
    carried_on = sum(text[:1].islower() for text in texts)
    return median(len(text) for text in texts) >= _RUNNING and carried_on >= _CARRIED_ON * len(texts)
