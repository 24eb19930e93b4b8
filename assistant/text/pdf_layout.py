"""From the letters on a PDF page to lines in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from pdfplumber.page import Page

from assistant.text.lines import Line
from assistant.text.pdf_aligned import TableRow, tables
from assistant.text.pdf_columns import Placed, arranged
from assistant.text.pdf_numbers import strip_numbers
from assistant.text.pdf_words import Row, printed, sheets
from assistant.text.repair import clean, join

_SAME_SIZE = 0.02


@dataclass(frozen=True)
class Piece:
    """A line of one column: its text, its place in points from the top left, its type.

    ``fixed`` marks a table's row, ``heading`` words of the margin that name the paragraph beside them,
    ``furniture`` the names of a table's columns, which each row says again.
    """

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
    fixed: bool = False
    heading: bool = False
    furniture: bool = False

    def size_to(self, ordinary: float | None) -> float:
        """The size relative to ordinary type; 1.0 where nobody knows what is ordinary."""
        return 1.0 if self.heading or ordinary is None else round(self.size / ordinary, 1)

    def to_line(self, page: int, number: int, gap: int, size: float, edge: float | None) -> Line:
        """The page's line ``number``; ``size`` is relative, ``edge`` is where the column ends."""
        letter = max(0.1, (self.right - self.left) / len(self.text))
        return Line(
            self.text, page, gap, round(self.left), size, self.bold,
            height=round(self.top / self.page_height, 2),
            room=None if edge is None else max(0.0, edge - self.right) / letter,
            number=number, raw=self.raw, recognized=self.recognized, fixed=self.fixed,
            furniture=self.furniture,
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
            piece.right
            for piece in pieces
            if piece.column == column and piece.size_to(ordinary) == 1.0 and not piece.fixed
        )
        if len(ends) > 3:
            edges[column] = ends[int(0.95 * (len(ends) - 1))]
    return edges


def page_lines(page: Page, repairs: Counter[str]) -> Iterator[Piece]:
    """The page's lines in reading order; the columns of a page one after the other."""
    for sheet in sheets(page):
        rows = strip_numbers(sheet.rows, repairs)
        for column, placed in groupby(arranged(rows), key=lambda found: (found.column, found.margin)):
            yield from filter(_has_text, _pieces(column[0], list(placed), sheet.height, repairs))


def pieces_of(rows: Sequence[Row], height: float, repairs: Counter[str]) -> list[Piece]:
    """Rows of words as lines, as they stand."""
    return list(filter(_has_text, (_piece(row, 0, height, repairs) for row in rows)))


def _has_text(piece: Piece) -> bool:
    return bool(piece.text)


def _pieces(column: int, placed: Sequence[Placed], height: float, repairs: Counter[str]) -> Iterator[Piece]:
    if placed[0].margin:
        yield from (_label(found, height, repairs) for found in placed)
        return
    for found in tables([row for part in placed for row in part.rows], height):
        if isinstance(found, TableRow):
            yield _table_piece(found, column, height, repairs)
        else:
            yield _piece(found, column, height, repairs)


def _label(placed: Placed, height: float, repairs: Counter[str]) -> Piece:
    """Words in the margin are a heading of the paragraph beside them, whatever their type."""
    pieces = [_piece(row, placed.column, height, repairs) for row in placed.rows]
    text = pieces[0].text
    for piece in pieces[1:]:
        text = join(text, piece.text, repairs)
    raw = " ".join(piece.raw for piece in pieces)
    return replace(pieces[0], text=text, raw=raw, bold=True, heading=True)


def _table_piece(found: TableRow, column: int, height: float, repairs: Counter[str]) -> Piece:
    pieces = [_piece(row, column, height, repairs) for row in found.rows]
    text = " ".join(clean(_named(found.text), repairs, set_apart=False).split())
    return replace(
        pieces[0], text=text, raw=" ".join(piece.raw for piece in pieces), fixed=True, furniture=found.names
    )


def _piece(row: Row, column: int, height: float, repairs: Counter[str]) -> Piece:
    letters = sum(len(word.text) for word in row)
    raw = _named(printed(row))
    return Piece(
        " ".join(clean(raw, repairs, set_apart=False).split()),
        min(word.top for word in row),
        row[0].x0,
        max(word.x1 for word in row),
        median([part[1] for word in row for part in word.parts for _ in part[0]]),
        sum(word.bold for word in row) >= 0.95 * letters,
        height,
        column,
        raw,
    )


def _named(text: str) -> str:
    """pdfminer writes "(cid:17)" for a letter without a name."""
    while "(cid:" in text:
        start = text.index("(cid:")
        end = text.find(")", start)
        if end < 0 or not text[start + 5 : end].isdigit():
            break
        text = f"{text[:start]}\ufffd{text[end + 1 :]}"
    return text
