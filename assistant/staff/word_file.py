"""Tables as DOCX: landscape, the head on every page, columns that share the width by what is in them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from assistant import texts
from assistant.staff.export import LINKS, filled_columns
from assistant.staff.tables import Table

_MARGIN = Cm(1.5)
# Of a table in a paper: its letters, how many fit on a line of the page, how many of a word stay together.
_LETTERS = Pt(7)
_PAGE_LETTERS, _LONGEST_WORD = 180, 12


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
    shown = filled_columns(table)
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


def _write(paragraph: Any, text: str) -> None:
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    if not clean.startswith(LINKS):
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
