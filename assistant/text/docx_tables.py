"""The tables of a Word file: merged cells, header rows, rows and cells that a tracked change removed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from assistant.text.docx_styles import is_set, value_of
from assistant.text.drafts import Draft
from assistant.text.grid import Cell, GridRow

_WRAPPERS = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_WIDEST = 64


@dataclass
class TableReader:
    """``read`` gives the drafts of a cell."""

    read: Callable[[Any], Iterator[Draft]]
    is_bold: Callable[[Any], bool]
    above: dict[int, Cell] = field(default_factory=dict)

    def rows(self, table: Any) -> Iterator[GridRow]:
        """The rows from top to bottom; a cell merged downwards is said in each row."""
        for row in _children(table, "w:tr"):
            properties = row.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                continue
            header = properties is not None and is_set(properties.find(qn("w:tblHeader")))
            yield GridRow(tuple(self._cells(row, properties)), header)

    def _cells(self, row: Any, properties: Any) -> Iterator[Cell]:
        column = _number(properties.find(qn("w:gridBefore"))) if properties is not None else 0
        if column:
            yield Cell(across=column)
        waiting: Cell | None = None
        for node in _children(row, "w:tc"):
            look = node.find(qn("w:tcPr"))
            if look is not None and look.find(qn("w:cellDel")) is not None:
                continue
            across = (_number(look.find(qn("w:gridSpan"))) if look is not None else 0) or 1
            if waiting is not None and _merges(look, "w:hMerge"):
                waiting = Cell(waiting.drafts, waiting.across + across, waiting.strong)
                continue
            if waiting is not None:
                yield waiting
                column += waiting.across
            waiting = self._cell(node, look, min(across, _WIDEST), column)
        if waiting is not None:
            yield waiting

    def _cell(self, node: Any, look: Any, across: int, column: int) -> Cell:
        if _merges(look, "w:vMerge"):
            above = self.above.get(column, Cell())
            return Cell(above.again().drafts, across, above.strong)
        cell = Cell(tuple(self.read(node)), across, self.is_bold(node) or _is_shaded(look))
        self.above[column] = cell
        return cell


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, through content controls and accepted insertions."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _merges(look: Any, name: str) -> bool:
    """Whether a cell goes on from the one before it."""
    node = look.find(qn(name)) if look is not None else None
    return node is not None and node.get(qn("w:val"), "continue") == "continue"


def _is_shaded(look: Any) -> bool:
    shade = look.find(qn("w:shd")) if look is not None else None
    fill = str(shade.get(qn("w:fill"), "auto")).lower() if shade is not None else "auto"
    return fill not in ("auto", "ffffff", "")


def _number(node: Any) -> int:
    value = value_of(node)
    return int(value) if value.isdecimal() else 0
