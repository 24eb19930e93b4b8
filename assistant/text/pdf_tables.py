"""Ruled tables of a PDF page as rows of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from assistant.text.document import Place
from assistant.text.german import OPEN_WORDS
from assistant.text.lines import Line
from assistant.text.pdf_layout import Piece, page_lines
from assistant.text.repair import join
from assistant.text.tables import Row, names_columns, row_text

_FIGURE = re.compile(r"[\d.,]+(?:\s?[-–]\s?[\d.,]+)?(?:\s?(?:€|EUR|Euro|v\.\s?H\.|%))?$")


Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PageTable:
    """A table's place and rows.

    ``names`` are its columns' names, ``caption`` is a line across all columns above them, and
    ``loose`` marks a first row that began on the page before.
    """

    cells: tuple[Box, ...]
    rows: tuple[Row, ...]
    names: tuple[str, ...] = ()
    caption: str = ""
    loose: bool = False

    @property
    def top(self) -> float:
        """Distance from the page's top."""
        return min(cell[1] for cell in self.cells)

    def holds(self, thing: dict[str, Any]) -> bool:
        """Whether a letter stands in one of the cells; what a table's frame encloses beside them does not."""
        return any(_inside(cell, thing) for cell in self.cells)


def find_tables(page: Page, repairs: Counter[str], sides: set[tuple[int, int]]) -> list[PageTable]:
    """The page's tables; frames, boxes and logos drawn with rules are none.

    ``sides`` remembers where the document's tables begin and end: a single row there is one's rest.
    """
    found: list[PageTable] = []
    for table in page.find_tables():
        rows = _rows(page, table, repairs)
        side = (round(table.bbox[0] / 4), round(table.bbox[2] / 4))
        if _is_table(rows) or (side in sides and rows and sum(map(bool, rows[0].cells)) > 1):
            sides.add(side)
            found.append(_captioned(PageTable(tuple(table.cells), tuple(rows))))
    return found


def _is_table(rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    filled = [cell for cell in cells if cell]
    wide = sum(1 for row in rows if sum(bool(cell) for cell in row.cells) > 1)
    return len(rows) > 1 and wide > 1 and len(filled) >= 0.4 * len(cells)


def _rows(page: Page, table: Table, repairs: Counter[str]) -> list[Row]:
    cells = [[_cell(page, bbox, repairs) if bbox else [] for bbox in row.cells] for row in table.rows]
    return [Row(tuple(_aligned(row, repairs)), place=_place(row)) for row in _compact(cells)]


def _place(cells: Sequence[Sequence[Piece]]) -> Place:
    """The row as it is printed; where it stands is said when the page's lines are counted."""
    return Place(None, 0, " | ".join(" ".join(piece.raw for piece in cell) for cell in cells))


def _compact(rows: list[list[list[Piece]]]) -> list[list[list[Piece]]]:
    """Neighbouring columns of which no row fills both are one: a coloured heading draws its own rules."""
    width = max(len(row) for row in rows)
    padded = [row + [[] for _ in range(width - len(row))] for row in rows]
    columns: list[list[list[Piece]]] = []
    for index in range(width):
        column = [row[index] for row in padded]
        if columns and not any(above and cell for above, cell in zip(columns[-1], column, strict=True)):
            columns[-1] = [above or cell for above, cell in zip(columns[-1], column, strict=True)]
        else:
            columns.append(column)
    return [list(row) for row in zip(*columns, strict=True)]


def _cell(page: Page, box: Box, repairs: Counter[str]) -> list[Piece]:
    return list(page_lines(page.filter(lambda thing: _inside(box, thing)), repairs, columns=False))


def _inside(box: Box, thing: dict[str, Any]) -> bool:
    across, down = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def _captioned(table: PageTable) -> PageTable:
    """Split off a first row that is a caption: one cell, with the columns' names below it."""
    first = [cell for cell in table.rows[0].cells if cell]
    if len(table.rows) > 2 and len(first) == 1 and names_columns(table.rows[1]):
        return replace(table, rows=table.rows[1:], caption=first[0])
    return table


def _aligned(cells: Sequence[Sequence[Piece]], repairs: Counter[str]) -> list[str]:
    """Each cell as text; several figures in one cell go with the words printed beside them."""
    texts = [_joined(pieces, repairs) for pieces in cells]
    for index, pieces in enumerate(cells):
        figures = [piece for piece in pieces if _FIGURE.match(piece.text)]
        beside = cells[index - 1] if index else []
        pairs = [(label, figure) for figure in figures for label in beside if abs(label.top - figure.top) < 4]
        if len(figures) < 2 or len(pairs) != len(figures):
            continue
        pairs = [pair for pair in pairs if not _goes_on(beside, pair[0])]
        if len(pairs) + 1 < len(figures):
            continue
        named = {label.top for label, _ in pairs}
        texts[index - 1] = _joined([piece for piece in beside if piece.top not in named], repairs)
        paired = [figure for _, figure in pairs]
        rest = _joined([piece for piece in pieces if piece not in paired], repairs)
        parts = [rest] if rest else []
        texts[index] = "; ".join([*parts, *(f"{label.text}: {figure.text}" for label, figure in pairs)])
    return texts


def _goes_on(beside: Sequence[Piece], label: Piece) -> bool:
    """Whether the words beside a figure only end the sentence begun above them."""
    above = [piece for piece in beside if piece.top < label.top]
    return bool(above) and above[-1].text.split()[-1].lower() in OPEN_WORDS


def _joined(pieces: Sequence[Piece], repairs: Counter[str]) -> str:
    text = ""
    for piece in pieces:
        text = join(text, piece.text, repairs) if text else piece.text
    return text


def continue_table(above: PageTable | None, below: PageTable) -> PageTable:
    """Give a table its column names: its own first row, or those of the table it goes on with."""
    first = below.rows[0]
    if above is not None and above.names and len(above.rows[0].cells) == len(first.cells):
        repeated = tuple(first.cells) == above.names
        rows = below.rows[1:] if repeated else below.rows
        return replace(
            below, rows=rows or below.rows, names=above.names, loose=not repeated and not first.cells[0]
        )
    if names_columns(first):
        return replace(below, rows=below.rows[1:], names=tuple(first.cells))
    same = above is not None and len(above.rows[0].cells) == len(first.cells)
    return replace(below, loose=same and not first.cells[0])


def row_lines(table: PageTable, page: int, number: int, above: list[Line]) -> list[Line]:
    """One line a row, numbered from ``number``; a row cut by the page break is added to the row above."""
    lines = [Line(table.caption, page, gap=1, number=number, raw=table.caption)] if table.caption else []
    for index, row in enumerate(table.rows):
        text = row_text(row.cells, table.names)
        if not text:
            continue
        if index == 0 and table.loose and above and above[-1].fixed:
            above[-1] = replace(above[-1], text=f"{above[-1].text} {text}")
            continue
        raw = row.place.raw if row.place is not None else text
        lines.append(Line(text, page, gap=1, fixed=True, number=number + index, raw=raw))
    return lines
