"""Tables as XLSX: text in every cell, rows as high as what stands in them."""

from __future__ import annotations

import io
from datetime import date
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant import texts
from assistant.staff.export import DANGEROUS, LINKS
from assistant.staff.tables import Table

_SHEET_TITLE = 31
# In points: a line of the standard font, and the tallest row that Excel knows.
_LINE, _TALLEST = 15, 409
_FORBIDDEN_IN_TITLE = str.maketrans("[]:*?/\\", "       ")


def as_xlsx(table: Table, today: date) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = (
        table.title.translate(_FORBIDDEN_IN_TITLE)[:_SHEET_TITLE].strip(" '") or texts.STAFF_REGISTER
    )
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        _fill(sheet.cell(1, number), column.name).font = Font(bold=True)
    for row_number, row in enumerate(table.rows, start=2):
        for number, text in enumerate(row, start=1):
            cell = _fill(sheet.cell(row_number, number), text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if text.startswith(LINKS):
                cell.hyperlink = text
                cell.style = "Hyperlink"
        lines = max(_lines(text, column.width) for text, column in zip(row, table.columns, strict=True))
        sheet.row_dimensions[row_number].height = min(lines * _LINE, _TALLEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    book.properties.title = table.title
    book.properties.description = texts.staff_made(today.isoformat())
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: LibreOffice lets a row without a height run into the next."""
    return max(1, sum(len(wrap(part, width)) or 1 for part in text.splitlines()))


def _fill(cell: Any, text: str) -> Cell:
    """A cell that holds text, whatever it begins with."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    if text.startswith(DANGEROUS):
        cell.quotePrefix = True
    filled: Cell = cell
    return filled
