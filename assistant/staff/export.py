"""Tables as files: CSV and XLSX for spreadsheets, DOCX and Markdown for papers."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
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
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    book.properties.title = table.title
    book.properties.description = texts.staff_made(today.isoformat())
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


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
    paper.core_properties.title = table.title
    paper.core_properties.language = "de-DE"
    paper.add_heading(table.title, level=1)
    paper.add_paragraph(texts.staff_made(texts.german_date(today.isoformat())))
    shown = _filled_columns(table)
    grid = paper.add_table(rows=1, cols=len(shown), style="Table Grid")
    for place, number in enumerate(shown):
        run = grid.rows[0].cells[place].paragraphs[0].add_run(table.columns[number].name)
        run.bold = True
        run.font.size = Pt(8)
    for row in table.rows:
        cells = grid.add_row().cells
        for place, number in enumerate(shown):
            _write(cells[place].paragraphs[0], row[number])
    _share_width(grid, [table.columns[number].width for number in shown], section)
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
        paragraph.add_run(clean).font.size = Pt(8)
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(clean, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(clean)
    run.font.size = Pt(8)
    link.append(run._r)
    paragraph._p.append(link)


def _share_width(grid: Any, widths: list[int], section: Any) -> None:
    """The page's width, shared by the columns as in the spreadsheet."""
    room = section.page_width - section.left_margin - section.right_margin
    grid.autofit = False
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = int(room * width / sum(widths))


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
