"""A paper as PDF, set as offices set it: justified, hyphenated, with a running head and page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from evals.corpora.sources.paper import Block, parse

_LONG_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{8,}")
_SYLLABLE = re.compile(
    r"(?<=[aeiouyäöü])(?=(?:sch|ch|ck|ph|qu|[b-df-hj-np-tv-xzß])[aeiouyäöü])|"
    r"(?<=[aeiouyäöü][b-df-hj-np-tv-xzß])(?=(?:sch|ch|[b-df-hj-np-tv-xzß])[aeiouyäöü])"
)
_SOFT = "\u00ad"


@dataclass(frozen=True)
class Look:
    """Fonts, sizes and what stands on every page; ``foot`` takes the page's number."""

    title: str
    day: datetime
    head: str = ""
    foot: str = "– {page} –"
    first_page: int = 1
    font: str = "times"
    size: float = 11.0
    borders: TableBordersLayout = TableBordersLayout.HORIZONTAL_LINES
    hyphens: bool = True


class _Sheet(FPDF):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.core_fonts_encoding = "cp1252"
        self.set_margins(25, 24, 25)
        self.set_auto_page_break(True, 22)
        self.set_title(look.title)
        self.set_creation_date(look.day)

    def header(self) -> None:
        if self.look.head:
            self.set_font(self.look.font, size=8.5)
            self.set_y(12)
            self.cell(0, 5, self.look.head, border="B", align="C", new_x="LMARGIN", new_y="NEXT")
            self.set_y(24)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font(self.look.font, size=8.5)
        number = self.page_no() + self.look.first_page - 1
        self.cell(0, 5, self.look.foot.format(page=number), align="C")


def write(source: str, look: Look, path: Path) -> None:
    sheet = _Sheet(look)
    sheet.add_page()
    for block in parse(source).blocks:
        _put(sheet, block)
    sheet.output(str(path))


def _put(sheet: _Sheet, block: Block) -> None:
    look = sheet.look
    text = hyphenated(block.text) if look.hyphens else block.text
    if block.kind == "break":
        sheet.add_page()
    elif block.kind == "table":
        _table(sheet, block.rows)
    elif block.kind in ("h1", "h2"):
        if sheet.will_page_break(28):
            sheet.add_page()
        sheet.ln(4 if block.kind == "h1" else 2)
        sheet.set_font(look.font, "B", look.size + (3 if block.kind == "h1" else 1))
        sheet.multi_cell(0, 6.5, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(1)
    elif block.kind == "centred":
        sheet.set_font(look.font, "B", look.size + 2)
        sheet.multi_cell(0, 7, block.text, align="C", new_x="LMARGIN", new_y="NEXT")
    elif block.kind == "small":
        sheet.set_font(look.font, size=look.size - 2)
        sheet.multi_cell(0, 4.2, text, align="L", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(2)
    else:
        sheet.set_font(look.font, size=look.size)
        if block.kind == "item":
            sheet.set_x(sheet.l_margin + 3)
            sheet.cell(5, 5.4, "\u2022")
        sheet.multi_cell(0, 5.4, text, align="L" if "\n" in text else "J", new_x="LMARGIN", new_y="NEXT")
        sheet.ln(0.6 if block.kind == "item" else 2)


def _table(sheet: _Sheet, rows: list[list[str]]) -> None:
    look = sheet.look
    sheet.set_font(look.font, size=look.size - 1)
    others = len(rows[0]) - 1
    with sheet.table(
        borders_layout=look.borders,
        col_widths=(2.6, *([1] * others)),
        line_height=5.2,
        text_align=("LEFT", *(["RIGHT"] * others)),
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:
        for row in rows:
            table.row(row)
    sheet.ln(3)


def hyphenated(text: str) -> str:
    """Soft hyphens between the syllables of long words: a rule of thumb, as office programs have it."""
    return _LONG_WORD.sub(lambda match: _soft(match.group()), text)


def _soft(word: str) -> str:
    places = [m.start() for m in _SYLLABLE.finditer(word.lower()) if 3 <= m.start() <= len(word) - 3]
    return "".join(_SOFT * (i in places) + letter for i, letter in enumerate(word))
