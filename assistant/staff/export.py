"""Tables as files: CSV and XLSX for spreadsheets, DOCX and Markdown for papers."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant import texts
from assistant.staff.formats import Format
from assistant.staff.tables import Column, Table

# A spreadsheet runs what begins so as a formula.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_LINKS = ("http://", "https://")
_SHEET_TITLE = 31
# In points: a line of the standard font, and the tallest row that Excel knows.
_LINE, _TALLEST = 15, 409
_MARGIN = Cm(1.5)
# Of a table in a paper: its letters, how many fit on a line of the page, how many of a word stay together.
_LETTERS = Pt(7)
_PAGE_LETTERS, _LONGEST_WORD = 180, 12
_FORBIDDEN_IN_TITLE = str.maketrans("[]:*?/\\", "       ")


def as_bytes(table: Table, kind: Format, today: date) -> bytes:
    """The table as a file of this format (JSON has records of its own, see ``staff.records``)."""
    return _WRITERS[kind](table, today)


def as_csv(table: Table, _today: date) -> bytes:
    return b"".join(csv_lines(table.columns, [table.rows]))


def csv_lines(columns: Sequence[Column], parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[bytes]:
    """The lines part by part, so that no long list has to be there at once. Semicolons and a byte order
    mark: a German spreadsheet opens it by itself."""
    yield codecs.BOM_UTF8 + _csv([[column.name for column in columns]])
    for rows in parts:
        yield _csv([defused(cell) for cell in row] for row in rows)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode()


def defused(cell: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


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
            if text.startswith(_LINKS):
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
    if text.startswith(_DANGEROUS):
        cell.quotePrefix = True
    filled: Cell = cell
    return filled


def as_docx(table: Table, today: date) -> bytes:
    paper = new_document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    paper.core_properties.title = table.title
    paper.core_properties.language = "de-DE"
    paper.add_heading(table.title, level=1)
    paper.add_paragraph(texts.staff_made(texts.german_date(today.isoformat())))
    shown = _filled_columns(table)
    grid = paper.add_table(rows=1, cols=len(shown), style="Table Grid")
    for place, number in enumerate(shown):
        run = grid.rows[0].cells[place].paragraphs[0].add_run(table.columns[number].name)
        run.bold = True
        run.font.size = _LETTERS
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # on every page
    for row in table.rows:
        cells = grid.add_row().cells
        for place, number in enumerate(shown):
            _write(cells[place].paragraphs[0], row[number])
    _share_width(grid, table, shown, section)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _filled_columns(table: Table) -> list[int]:
    """A page is narrow: a column without content is left out."""
    filled = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    return filled or list(range(len(table.columns)))


def _write(paragraph: Any, text: str) -> None:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    if not clean.startswith(_LINKS):
        paragraph.add_run(clean).font.size = _LETTERS
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(clean, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(clean)
    run.font.size = _LETTERS
    link.append(run._r)
    paragraph._p.append(link)


def _share_width(grid: Any, table: Table, shown: Sequence[int], section: Any) -> None:
    """A column is as wide as its longest word; what is left is shared as in the spreadsheet.

    Word goes by the cells, LibreOffice by the columns.
    """
    room = section.page_width - section.left_margin - section.right_margin
    least = [_longest_word(table, number) for number in shown]
    wished = [table.columns[number].width for number in shown]
    left = max(0, _PAGE_LETTERS - sum(least))
    letters = [need + left * wish / sum(wished) for need, wish in zip(least, wished, strict=True)]
    grid.autofit = False
    for column, width in zip(grid.columns, letters, strict=True):
        column.width = int(room * width / sum(letters))
        for cell in column.cells:
            cell.width = column.width


def _longest_word(table: Table, number: int) -> int:
    """With room for the cell's margins; of an endless word only a part."""
    said = [table.columns[number].name, *(row[number] for row in table.rows)]
    words = (len(word) for text in said for word in re.split(r"[\s/-]+", text))
    return min(max(words), _LONGEST_WORD) + 2


def as_markdown(table: Table, today: date) -> bytes:
    shown = _filled_columns(table)
    lines = [f"# {table.title}", "", texts.staff_made(texts.german_date(today.isoformat())), ""]
    lines.append(_line([table.columns[number].name for number in shown]))
    lines.append(_line(["---"] * len(shown)))
    lines += [_line([plain_markdown(row[number]) for number in shown]) for row in table.rows]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain_markdown(text: str) -> str:
    """Text in a cell of a Markdown table: no mark of its own is read as one."""
    flat = " ".join(text.split())
    for sign in ("\\", "|", "<", ">", "*", "_", "`", "[", "]"):
        flat = flat.replace(sign, f"\\{sign}")
    return flat


_WRITERS: dict[Format, Callable[[Table, date], bytes]] = {
    Format.CSV: as_csv,
    Format.XLSX: as_xlsx,
    Format.DOCX: as_docx,
    Format.MD: as_markdown,
}
