"""The tables of an OpenDocument text: merged and covered cells, header rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.text.drafts import Draft
from assistant.text.grid import Cell, GridRow
from assistant.text.odt_names import qn

_GROUPS = frozenset(qn(f"table:{name}") for name in ("table-rows", "table-row-group", "table-header-rows"))
_WIDEST = 64


@dataclass
class TableReader:
    """``read`` gives the drafts of a cell, ``turn`` hears of a page that turns between two rows."""

    read: Callable[[Any], Iterator[Draft]]
    is_strong: Callable[[Any], bool]
    turn: Callable[[], None]
    above: dict[int, tuple[Cell, int]] = field(default_factory=dict)

    def rows(self, table: Any, *, header: bool = False) -> Iterator[GridRow]:
        """The rows from top to bottom; a cell merged downwards is said in each row."""
        for node in table:
            if node.tag == qn("table:table-row"):
                yield GridRow(tuple(self._cells(node)), header)
            elif node.tag in _GROUPS:
                yield from self.rows(node, header=header or node.tag == qn("table:table-header-rows"))
            elif node.tag == qn("text:soft-page-break"):
                self.turn()

    def _cells(self, row: Any) -> Iterator[Cell]:
        column = covered = 0
        for node in row:
            if node.tag == qn("table:table-cell"):
                across = min(_count(node, "table:number-columns-spanned"), _WIDEST)
                cell = Cell(tuple(self.read(node)), across, self.is_strong(node))
                self.above[column] = (cell, _count(node, "table:number-rows-spanned") - 1)
                yield cell
                column, covered = column + across, across - 1
                repeats = min(_count(node, "table:number-columns-repeated"), _WIDEST) - 1
                for _ in range(repeats):
                    yield Cell(cell.said, across, cell.strong)
                    column += across
            elif node.tag == qn("table:covered-table-cell"):
                for _ in range(min(_count(node, "table:number-columns-repeated"), _WIDEST)):
                    if covered:
                        covered -= 1
                        continue
                    cell, rows = self.above.get(column, (Cell(), 0))
                    again = cell.again() if rows > 0 else Cell(across=cell.across)
                    self.above[column] = (cell, rows - 1)
                    yield again
                    column, covered = column + again.across, again.across - 1


def _count(node: Any, name: str) -> int:
    value = node.get(qn(name), "1")
    return max(1, int(value)) if value.isdecimal() else 1
