"""Ruled tables of a PDF page as rows of text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

from assistant.text.column_names import count_names
from assistant.text.document import Place
from assistant.text.german import OPEN_WORDS
from assistant.text.lines import Line
from assistant.text.pdf_directions import Char, by_direction, on_page, turned
from assistant.text.pdf_layout import Piece, pieces_of
from assistant.text.pdf_rules import Box, Grid, ruled
from assistant.text.pdf_words import Word, fragments, rows_of
from assistant.text.repair import join
from assistant.text.tables import Row, row_text

_FIGURE = re.compile(r"[\d.,]+(?:\s?[-–]\s?[\d.,]+)?(?:\s?(?:€|EUR|Euro|v\.\s?H\.|%))?$")
# How far above a table's first row the rest of the page before may be looked for, in lines.
_BREAK = 14


@dataclass(frozen=True)
class PageTable:
    """A table's place and rows.

    ``names`` are its columns' names, ``head`` the row of this page that says them, ``caption`` is a line
    across all columns above them, ``over`` are places of words that stick out of their cells, and ``whole``
    is the row of the page before whose rest the first row was. ``height`` is that of the page.
    """

    cells: tuple[Box, ...]
    rows: tuple[Row, ...]
    height: float
    names: tuple[str, ...] = ()
    head: Row | None = None
    caption: str = ""
    over: tuple[Box, ...] = ()
    whole: Row | None = None
    grid: Grid = field(default_factory=lambda: Grid(()), compare=False, repr=False)

    @property
    def top(self) -> float:
        """Distance from the page's top."""
        return min(cell[1] for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Distance of its lower edge from the page's top."""
        return max(cell[3] for cell in self.cells)

    @property
    def columns(self) -> set[int]:
        """Where its columns begin."""
        return {round(cell[0] / 4) for cell in self.cells}

    def goes_on_from(self, above: PageTable) -> bool:
        """Whether it is the rest of a table: the same columns, cut by a page break or by a line of text."""
        if len(above.rows[0].cells) != len(self.rows[0].cells):
            return False
        near = {place + step for place in above.columns for step in (-1, 0, 1)}
        cut = above.bottom > 0.7 * above.height and self.top < 0.3 * self.height
        return self.columns <= near and (cut or 0 <= self.top - above.bottom < 0.15 * self.height)

    def holds(self, thing: dict[str, Any]) -> bool:
        """Whether a letter stands in one of the cells; what a table's frame encloses beside them does not."""
        across, down = _middle(thing)
        if self.grid.at(across, down) is not None:
            return True
        return any(box[0] <= across <= box[2] and box[1] <= down <= box[3] for box in self.over)


def find_tables(page: Page, repairs: Counter[str], sides: set[tuple[int, int]]) -> list[PageTable]:
    """The page's tables; frames, boxes and logos drawn with rules are none.

    ``sides`` remembers where the document's tables begin and end: a single row there is one's rest.
    """
    drawn = ruled(page)
    if not drawn:
        return []
    chars = list(on_page(page))
    directions = by_direction(chars)
    words = list(fragments(directions.get(0, ())))
    across = [char for angle, group in directions.items() if angle in (90, 270) for char in group]
    height = float(page.height)
    found: list[PageTable] = []
    for table in drawn:
        grid = Grid(table.cells)
        filled, over = _filled(grid, words)
        cells = _cells(table, filled | _turned_cells(page, grid, across, filled), height, repairs)
        rows = [Row(tuple(_aligned(row, repairs)), place=_place(row)) for row in cells]
        side = (round(table.bbox[0] / 4), round(table.bbox[2] / 4))
        if _is_table(rows) or (side in sides and rows and sum(map(bool, rows[0].cells)) > 1):
            sides.add(side)
            made = PageTable(tuple(table.cells), tuple(rows), height, over=over, grid=grid)
            found.append(_headed(made, [[_is_bold(cell) for cell in row] for row in cells]))
    return found


def _middle(thing: dict[str, Any]) -> tuple[float, float]:
    return (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2


def _filled(grid: Grid, words: Sequence[Word]) -> tuple[dict[Box, list[Word]], tuple[Box, ...]]:
    """The words of each cell, whole also where they stick out of it."""
    filled: dict[Box, list[Word]] = {}
    over: list[Box] = []
    for word in words:
        down = (word.top + word.bottom) / 2
        points = ((word.x0 + word.x1) / 2, word.x0 + 0.5, word.x1 - 0.5)
        cell = next((cell for across in points if (cell := grid.at(across, down)) is not None), None)
        if cell is None:
            continue
        filled.setdefault(cell, []).append(word)
        if word.x0 < cell[0] or word.x1 > cell[2]:
            over.append((word.x0, word.top, word.x1, word.bottom))
    return filled, tuple(over)


def _turned_cells(
    page: Page, grid: Grid, chars: Sequence[Char], filled: dict[Box, list[Word]]
) -> dict[Box, list[Word]]:
    """Cells whose text stands upright on its side, as the names of narrow columns do."""
    boxes: defaultdict[Box, list[Char]] = defaultdict(list)
    for char in chars:
        cell = grid.at(*_middle(char))
        if cell is not None and cell not in filled:
            boxes[cell].append(char)
    return {
        cell: list(fragments(turned(group, angle, float(page.width), float(page.height))))
        for cell, letters in boxes.items()
        for angle, group in by_direction(letters).items()
    }


def _is_table(rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    filled = [cell for cell in cells if cell]
    wide = sum(1 for row in rows if sum(bool(cell) for cell in row.cells) > 1)
    return len(rows) > 1 and wide > 1 and len(filled) >= 0.4 * len(cells)


def _cells(
    table: Table, filled: dict[Box, list[Word]], height: float, repairs: Counter[str]
) -> list[list[list[Piece]]]:
    rows = [
        [pieces_of(rows_of(filled.get(box, [])), height, repairs) if box else [] for box in row.cells]
        for row in table.rows
    ]
    return _compact(rows)


def _is_bold(cell: Sequence[Piece]) -> bool:
    return all(piece.bold for piece in cell)


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


def _headed(table: PageTable, bold: Sequence[Sequence[bool]]) -> PageTable:
    """Split off a first row that names the columns, and above it one that is a caption in a single cell."""
    cells = [
        ([(text, 1, strong) for text, strong in zip(row.cells, strongs, strict=True)], row.header)
        for row, strongs in zip(table.rows, bold, strict=True)
    ]
    first = [cell for cell in table.rows[0].cells if cell]
    if len(table.rows) > 2 and len(first) == 1 and count_names(cells[1:]):
        return _headed(replace(table, rows=table.rows[1:], caption=first[0]), bold[1:])
    if len(table.rows) > 1 and count_names(cells):
        return replace(table, rows=table.rows[1:], names=table.rows[0].cells, head=table.rows[0])
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
    """Give a table without names of its own those of the table it goes on with."""
    if above is None or not below.goes_on_from(above):
        return below
    if below.names:
        return below
    first = below.rows[0]
    if above.names and first.cells == above.names and len(below.rows) > 1:
        return replace(below, rows=below.rows[1:], names=above.names, head=first)
    return _with_rest(replace(below, names=above.names), above)


def _with_rest(below: PageTable, above: PageTable) -> PageTable:
    """A first row without a label is the rest of the row that the page break cut."""
    first, last = below.rows[0], above.rows[-1]
    if first.cells[0]:
        return below
    joined = [
        join(*cells, Counter()) if all(cells) else "".join(cells)
        for cells in zip(last.cells, first.cells, strict=True)
    ]
    return replace(below, whole=Row(tuple(joined)))


def row_lines(table: PageTable, page: int, number: int, above: list[Line]) -> list[Line]:
    """One line a row, numbered from ``number``; a row cut by the page break is added to the row above."""
    lines = [Line(table.caption, page, gap=1, number=number, raw=table.caption)] if table.caption else []
    if table.head is not None:
        names = " | ".join(table.head.cells)
        lines.append(Line(names, page, gap=1, fixed=True, furniture=True, number=number, raw=names))
    for index, row in enumerate(table.rows):
        text = row_text(row.cells, table.names)
        if not text:
            continue
        cut = _cut_row(above, page) if index == 0 and table.whole is not None else None
        if cut is not None and table.whole is not None:
            above[cut] = replace(above[cut], text=row_text(table.whole.cells, table.names))
            continue
        raw = row.place.raw if row.place is not None else text
        lines.append(Line(text, page, gap=1, fixed=True, number=number + index, raw=raw))
    return lines


def _cut_row(above: Sequence[Line], page: int) -> int | None:
    """The last line of the table before, if only heads and feet of pages lie between."""
    for index in range(len(above) - 1, max(-1, len(above) - 1 - _BREAK), -1):
        line = above[index]
        if line.fixed and not line.furniture:
            return index if line.page == page - 1 else None
        if 0.14 < line.height < 0.86:
            return None
    return None
