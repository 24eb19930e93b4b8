"""Columns of a PDF page, and words in its margin that name the paragraph beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.text.german import OPEN_WORDS
from assistant.text.markers import marker_of
from assistant.text.pdf_words import Row, Word, printed

# A column has at least so many lines, and they are running text.
_COLUMN_ROWS = 5
_COLUMN_CHARS = 22
_GUTTER = 9.0
# Words in the margin stand beside text of this width, and beside few of its lines.
_BESIDE_CHARS, _BESIDE_SHARE, _MARGIN_WIDTH = 30, 0.6, 0.3
_CANDIDATES = 4
_WORDY = re.compile(r"[^\W\d_]{3}")
_SECTION = re.compile(r"§|Art(?:\.|ikel)\s?\d")


@dataclass(frozen=True)
class Placed:
    """Rows in reading order; ``column`` tells apart what does not go on into each other.

    ``margin`` marks words of the margin, of which several rows are one text.
    """

    column: int
    rows: tuple[Row, ...]
    margin: bool = False


@dataclass(frozen=True)
class _Sides:
    """Rows cut at a line from top to bottom; a row that crosses the line has no sides."""

    line: float
    cut: tuple[tuple[Row, Row] | None, ...]

    @property
    def left(self) -> list[Row]:
        return [sides[0] for sides in self.cut if sides and sides[0]]

    @property
    def right(self) -> list[Row]:
        return [sides[1] for sides in self.cut if sides and sides[1]]


def arranged(rows: Sequence[Row], column: int = 0) -> Iterator[Placed]:
    """Rows that cross a gutter keep their place; between them the left column comes first."""
    cuts = [_cut(rows, line) for line in _lines(rows)]
    for sides in cuts:
        if _are_columns(sides):
            yield from _by_columns(rows, sides, column)
            return
    for sides in cuts:
        for labels, texts, at_left in ((sides.left, sides.right, True), (sides.right, sides.left, False)):
            if _is_margin(labels, texts, rows):
                yield from _with_margin(rows, sides, at_left, column)
                return
    yield from (Placed(column, (row,)) for row in rows)


def _lines(rows: Sequence[Row]) -> list[float]:
    """Where columns may begin: the places where words most often begin behind a wide blank."""
    starts = Counter(
        round(right.x0 / 2) for row in rows for left, right in pairwise(row) if right.x0 - left.x1 >= _GUTTER
    )
    # a left margin's words and the text may also stand in rows of their own
    starts.update(round(row[0].x0 / 2) for row in rows if row)
    leftmost = min((row[0].x0 for row in rows), default=0.0)
    found = [
        (2.0 * start - 3, count)
        for start, count in starts.items()
        if 2.0 * start > leftmost + 3 * _GUTTER and count > 1
    ]
    return [line for line, _ in sorted(found, key=lambda entry: (-entry[1], entry[0]))[:_CANDIDATES]]


def _cut(rows: Sequence[Row], line: float) -> _Sides:
    cut: list[tuple[Row, Row] | None] = []
    for row in rows:
        left = [word for word in row if word.x1 <= line]
        right = [word for word in row if word.x0 >= line]
        whole = len(left) + len(right) == len(row)
        clear = not (left and right) or right[0].x0 - left[-1].x1 >= 0.6 * _GUTTER
        cut.append((left, right) if whole and clear else None)
    return _Sides(line, tuple(cut))


def _length(row: Sequence[Word]) -> int:
    return sum(len(word.text) + 1 for word in row)


def _are_columns(sides: _Sides) -> bool:
    """Wide blanks in justified lines prove nothing: in a column most lines begin at the same place."""
    left, right = sides.left, sides.right
    both = sum(1 for cut in sides.cut if cut and cut[0] and cut[1])
    aligned = sum(row[0].x0 - sides.line < 6 for row in right)
    crossing = sum(cut is None for cut in sides.cut)
    if min(len(left), len(right)) < _COLUMN_ROWS or crossing > 0.4 * len(sides.cut) or both < 2:
        return False
    if aligned < 0.7 * len(right):
        return False
    return min(median(map(_length, left)), median(map(_length, right))) >= _COLUMN_CHARS


def _by_columns(rows: Sequence[Row], sides: _Sides, column: int) -> Iterator[Placed]:
    held: tuple[list[Row], list[Row]] = ([], [])
    across: list[Row] = []
    for row, cut in zip(rows, sides.cut, strict=True):
        if cut is None:
            yield from _release(held, column)
            across.append(row)
            continue
        yield from _across(across, column)
        for side, words in zip(held, cut, strict=True):
            if words:
                side.append(words)
    yield from _release(held, column)
    yield from _across(across, column)


def _across(rows: list[Row], column: int) -> Iterator[Placed]:
    """What crosses the gutter may have columns of its own."""
    if len(rows) >= 2 * _COLUMN_ROWS:
        yield from arranged(rows, column + 10)
    else:
        yield from (Placed(column, (row,)) for row in rows)
    rows.clear()


def _release(held: tuple[list[Row], list[Row]], column: int) -> Iterator[Placed]:
    for left, right in _together(*held):
        yield from arranged(left, column + 1)
        yield from arranged(right, column + 2)
    for side in held:
        side.clear()


def _together(left: list[Row], right: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """What is set side by side: gaps at the same heights in both columns cut them into entries of a table."""
    breaks = [_breaks(left), _breaks(right)]
    shared = [height for height in breaks[0] if any(abs(height - other) < 8 for other in breaks[1])]
    if len(shared) < 2 or len(shared) < 0.8 * max(map(len, breaks)):
        yield left, right
        return
    edges = [float("-inf"), *shared, float("inf")]
    for above, below in pairwise(edges):
        yield _between(left, above, below), _between(right, above, below)


def _between(rows: Sequence[Row], above: float, below: float) -> list[Row]:
    return [row for row in rows if above <= row[0].top + 8 < below + 16 and row[0].top + 8 < below]


def _breaks(rows: Sequence[Row]) -> list[float]:
    """The heights at which text goes on after a gap."""
    if len(rows) < 3:
        return []
    steps = [below[0].top - above[0].top for above, below in pairwise(rows)]
    usual = median(steps)
    return [
        below[0].top for step, (_, below) in zip(steps, pairwise(rows), strict=True) if step > 1.35 * usual
    ]


def _is_margin(labels: Sequence[Row], texts: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether a few short lines of words, and no numbers or marks, stand beside running text."""
    if len(texts) < _COLUMN_ROWS or not 2 <= len(labels) <= _BESIDE_SHARE * len(texts):
        return False
    if median(map(_length, texts)) < _BESIDE_CHARS or len(texts) < 0.5 * len(rows):
        return False
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    if max(row[-1].x1 - row[0].x0 for row in labels) > _MARGIN_WIDTH * (right - left):
        return False
    edge = max(row[-1].x1 for row in texts)
    full = sum(row[-1].x1 > edge - 0.2 * (edge - texts[0][0].x0) for row in texts)
    return full >= 0.5 * len(texts) and all(map(_is_word, labels))


def _is_word(row: Row) -> bool:
    text = printed(row)
    if marker_of(f"{text} x") or _SECTION.match(text) or text.endswith(":"):
        return False
    return not any(map(str.isdigit, text)) and (bool(_WORDY.search(text)) or text.lower() in OPEN_WORDS)


def _with_margin(rows: Sequence[Row], sides: _Sides, at_left: bool, column: int) -> Iterator[Placed]:
    """The text with the words of its margin before the paragraph they stand beside."""
    texts: list[Row] = []
    labels: list[Row] = []
    for row, cut in zip(rows, sides.cut, strict=True):
        label, text = ([], row) if cut is None else cut if at_left else (cut[1], cut[0])
        if text:
            texts.append(text)
        if label:
            labels.append(label)
    waiting = [(_beside(texts, group[0]), group) for group in _groups(labels)]
    for index, row in enumerate(texts):
        yield from (Placed(column + 5, tuple(group), margin=True) for at, group in waiting if at == index)
        yield Placed(column, (row,))


def _groups(labels: Sequence[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = []
    for row in labels:
        if groups and row[0].top - groups[-1][-1][0].bottom < 0.8 * row[0].size:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _beside(texts: Sequence[Row], label: Row) -> int:
    """The line before which a label belongs: where the paragraph at its height begins."""
    at = next((index for index, row in enumerate(texts) if row[0].bottom > label[0].top + 2), len(texts) - 1)
    for index in range(at, max(-1, at - 3), -1):
        if _begins(texts, index):
            return index
    return at


def _begins(texts: Sequence[Row], index: int) -> bool:
    text = printed(texts[index])
    if index == 0 or marker_of(text) or _SECTION.match(text):
        return True
    step = texts[index][0].top - texts[index - 1][0].top
    return step > 1.5 * texts[index][0].size + 2
