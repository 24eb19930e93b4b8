"""Tables of web pages: which ones hold data, and cells merged over several rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assistant.text.drafts import Draft
from assistant.text.grid import Cell, GridRow

_WIDEST = 64
_TALLEST = 1000


@dataclass
class Grid:
    """A table while it is read: its rows so far, the cells of the open row, what is merged downwards."""

    rows: list[GridRow] = field(default_factory=list)
    cells: list[tuple[Cell, int]] = field(default_factory=list)
    caption: list[Draft] = field(default_factory=list)
    header: bool = True
    _merged: dict[int, tuple[Cell, int]] = field(default_factory=dict)

    def add(self, node: Any, drafts: Iterable[Draft]) -> None:
        """Append a cell to the open row."""
        name = node.tag == "th"
        self.header = self.header and name
        self.cells.append((Cell(tuple(drafts), span_of(node, "colspan", _WIDEST), name), _down(node)))

    def end_row(self, *, named: bool) -> None:
        """Close the row; cells merged down from above take their columns in it."""
        found: list[Cell] = []
        column = 0
        for cell, down in self.cells:
            column = self._repeat(found, column)
            found.append(cell)
            if down > 1:
                self._merged[column] = (cell, down - 1)
            column += cell.across
        self._repeat(found, column)
        if found:
            self.rows.append(GridRow(tuple(found), named or (self.header and len(self.cells) > 1)))
        self.cells, self.header = [], True

    def _repeat(self, found: list[Cell], column: int) -> int:
        while column in self._merged:
            cell, down = self._merged.pop(column)
            found.append(cell.again())
            if down > 1:
                self._merged[column] = (cell, down - 1)
            column += cell.across
        return column


@dataclass
class Terms:
    """A list of terms and what is said of them, while it is read."""

    rows: list[GridRow] = field(default_factory=list)
    term: list[Draft] = field(default_factory=list)
    said: list[Draft] = field(default_factory=list)

    def add(self, tag: str, drafts: Iterable[Draft]) -> None:
        """Append a term (``dt``), which may share its description with the one before, or a description."""
        if tag == "dt":
            if self.said:
                self.end()
            self.term += drafts
        else:
            self.said += drafts

    def end(self) -> list[GridRow]:
        """Close the entry; all of them."""
        if self.term or self.said:
            self.rows.append(GridRow((Cell(tuple(self.term)), Cell(tuple(self.said)))))
        self.term, self.said = [], []
        return self.rows


def is_data_table(table: Any) -> bool:
    """Tables that only lay out the page say so, or hold other tables."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    return any(len([cell for cell in row if cell.tag in ("td", "th")]) > 1 for row in table.iter("tr"))


def span_of(node: Any, name: str, most: int) -> int:
    """How many columns or rows a cell takes."""
    value = node.get(name, "1").strip()
    return max(1, min(most, int(value))) if value.isascii() and value.isdigit() else 1


def _down(node: Any) -> int:
    return _TALLEST if node.get("rowspan", "").strip() == "0" else span_of(node, "rowspan", _TALLEST)
