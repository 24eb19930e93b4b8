"""From the letters on a PDF page to lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from pdfplumber.page import Page

from assistant.text.lines import Line
from assistant.text.repair import clean

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD = ("bold", "black", "heavy", "demi")
# A second column has at least so many lines, and they are running text.
_COLUMN_ROWS = 5
_COLUMN_CHARS = 22
_GUTTER = 9.0
_SAME_SIZE = 0.02
_LEFTMOST, _RIGHTMOST = 0.35, 0.75


@dataclass(frozen=True)
class Piece:
    """A line of one column: its text, its place in points from the top left, its type."""

    text: str
    top: float
    left: float
    right: float
    size: float
    bold: bool
    page_height: float
    column: int = 0
    raw: str = ""
    recognized: bool = False

    def size_to(self, ordinary: float | None) -> float:
        """The size relative to ordinary type; 1.0 where nobody knows what is ordinary."""
        return 1.0 if ordinary is None else round(self.size / ordinary, 1)

    def to_line(self, page: int, number: int, gap: int, size: float, edge: float | None) -> Line:
        """The page's line ``number``; ``size`` is relative, ``edge`` is where the column ends at the right."""
        letter = max(0.1, (self.right - self.left) / len(self.text))
        return Line(
            self.text, page, gap, round(self.left), size, self.bold,
            height=round(self.top / self.page_height, 2),
            room=None if edge is None else max(0.0, edge - self.right) / letter,
            number=number, raw=self.raw, recognized=self.recognized,
        )  # fmt: skip


def ordinary_size(pieces: Sequence[Piece]) -> float | None:
    """The size most letters have; ``None`` if none prevails, as where text recognition guessed them."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size, 1)] += len(piece.text)
    if not sizes:
        return None
    size = sizes.most_common(1)[0][0]
    near = sum(count for other, count in sizes.items() if abs(other - size) <= _SAME_SIZE * size)
    return size if near >= 0.4 * sizes.total() else None


def right_edges(pieces: Sequence[Piece], ordinary: float | None) -> dict[int, float]:
    """Where each column's running text ends at the right."""
    edges: dict[int, float] = {}
    for column in {piece.column for piece in pieces}:
        ends = sorted(
            piece.right for piece in pieces if piece.column == column and piece.size_to(ordinary) == 1.0
        )
        if len(ends) > 3:
            edges[column] = ends[int(0.95 * (len(ends) - 1))]
    return edges


def page_lines(page: Page, repairs: Counter[str], *, columns: bool = True) -> Iterator[Piece]:
    """The page's lines in reading order; the columns of a page one after the other."""
    upright = page.filter(lambda thing: thing["object_type"] != "char" or thing.get("upright", True))
    words = upright.extract_words(return_chars=True, x_tolerance_ratio=0.18, y_tolerance=2)
    height = float(page.height)
    rows = _rows(words)
    for column, row in _in_columns(rows, float(page.width)) if columns else ((0, row) for row in rows):
        piece = _piece(row, column, height, repairs)
        if piece.text:
            yield piece


def _rows(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words of one height, left to right; a raised note belongs to the line it touches."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda found: (_middle(found), found["x0"])):
        last = rows[-1] if rows else None
        if last is not None and _same_row(last, word):
            last.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda found: float(found["x0"])) for row in rows]


def _middle(word: dict[str, Any]) -> float:
    return (float(word["top"]) + float(word["bottom"])) / 2


def _same_row(row: Sequence[dict[str, Any]], word: dict[str, Any]) -> bool:
    tallest = max(row, key=lambda found: float(found["bottom"]) - float(found["top"]))
    top, bottom = float(tallest["top"]), float(tallest["bottom"])
    overlap = min(bottom, float(word["bottom"])) - max(top, float(word["top"]))
    height = min(bottom - top, float(word["bottom"]) - float(word["top"]))
    return overlap > 0.55 * height


def _in_columns(rows: list[list[dict[str, Any]]], width: float) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Rows that cross the gutter keep their place; between them the left column comes first."""
    gutter = _gutter(rows, width)
    if gutter is None:
        yield from ((0, row) for row in rows)
        return
    held: tuple[list[list[dict[str, Any]]], list[list[dict[str, Any]]]] = ([], [])
    for row in rows:
        left = [word for word in row if float(word["x1"]) <= gutter]
        right = [word for word in row if float(word["x0"]) >= gutter]
        if len(left) + len(right) < len(row):
            yield from _release(held)
            yield 0, row
            continue
        if left:
            held[0].append(left)
        if right:
            held[1].append(right)
    yield from _release(held)


def _release(
    held: tuple[list[list[dict[str, Any]]], list[list[dict[str, Any]]]],
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for number, column in enumerate(held, start=1):
        yield from ((number, row) for row in column)
        column.clear()


def _gutter(rows: Sequence[list[dict[str, Any]]], width: float) -> float | None:
    """Where the right column of running text begins, if there is one.

    Wide blanks in justified lines prove nothing: in a column most lines begin at the same place.
    """
    starts = Counter(
        round(float(right["x0"]) / 2)
        for row in rows
        for left, right in pairwise(row)
        if float(right["x0"]) - float(left["x1"]) >= _GUTTER
        and _LEFTMOST * width < float(right["x0"]) < _RIGHTMOST * width
    )
    if not starts:
        return None
    line = 2.0 * max(starts, key=lambda start: (starts[start], -start)) - 3
    sides: tuple[list[int], list[int]] = ([], [])
    crossing = aligned = 0
    for row in rows:
        left = [word for word in row if float(word["x1"]) <= line]
        right = [word for word in row if float(word["x0"]) >= line]
        if len(left) + len(right) < len(row):
            crossing += 1
            continue
        aligned += bool(right) and float(right[0]["x0"]) - line < 6
        for side, words in zip(sides, (left, right), strict=True):
            if words:
                side.append(sum(len(word["text"]) + 1 for word in words))
    if min(map(len, sides)) < _COLUMN_ROWS or crossing > 0.4 * len(rows) or aligned < 0.7 * len(sides[1]):
        return None
    return line if min(median(side) for side in sides) >= _COLUMN_CHARS else None


def _piece(row: Sequence[dict[str, Any]], column: int, height: float, repairs: Counter[str]) -> Piece:
    chars = [char for word in row for char in word["chars"]]
    size = median(float(char["size"]) for char in chars)
    bottom = median(float(char["bottom"]) for char in chars)
    text = " ".join("".join(_letter(char, size, bottom) for char in word["chars"]) for word in row)
    bold = sum(any(name in char["fontname"].lower() for name in _BOLD) for char in chars)
    piece = Piece(
        text,
        float(min(word["top"] for word in row)),
        float(row[0]["x0"]),
        float(row[-1]["x1"]),
        size,
        bold >= 0.95 * len(chars),
        height,
        column,
    )
    return replace(piece, text=" ".join(clean(_named(text), repairs).split()), raw=_named(text))


def _letter(char: dict[str, Any], size: float, bottom: float) -> str:
    """A raised figure stays apart from the number before it ("5²" is not 52)."""
    text = str(char["text"])
    raised = float(char["size"]) <= 0.78 * size and float(char["bottom"]) < bottom - 0.12 * size
    return text.translate(_RAISED) if raised and text.isdigit() else text


def _named(text: str) -> str:
    """pdfminer writes "(cid:17)" for a letter without a name."""
    while "(cid:" in text:
        start = text.index("(cid:")
        end = text.find(")", start)
        if end < 0 or not text[start + 5 : end].isdigit():
            break
        text = f"{text[:start]}\ufffd{text[end + 1 :]}"
    return text
