"""A paper as a Word file: by-laws with counted paragraphs, fee tables and footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from evals.corpora.sources.paper import MARK, Block, Paper, freeze, parse

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_COUNTED = (
    '<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
)
_ANEW = (
    '<w:num {ns} w:numId="{id}"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


@dataclass(frozen=True)
class Look:
    """``counted``: Word counts the paragraphs "(1)", "(2)" itself; else they are typed.
    ``styled``: headings have Word's heading styles; else they are bold and centred."""

    title: str
    author: str
    day: datetime
    counted: bool = False
    styled: bool = True


def write(source: str, look: Look, path: Path) -> None:
    paper = parse(source)
    word = Document()
    word.styles["Normal"].font.name = "Arial"
    word.styles["Normal"].font.size = Pt(10.5)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    properties = word.core_properties
    properties.title, properties.author, properties.last_modified_by = look.title, look.author, look.author
    properties.created = properties.modified = look.day
    numbers = _Numbers(word) if look.counted else None
    for block in paper.blocks:
        _put(word, block, look, numbers)
    if paper.notes:
        _add_notes(word, paper)
    word.save(str(path))
    freeze(path)


class _Numbers:
    """Word's own counting, begun anew under every heading."""

    def __init__(self, word: Word) -> None:
        self.root: Any = word.part.numbering_part.element
        first = self.root.find(qn("w:num"))
        first.addprevious(parse_xml(_COUNTED.format(ns=nsdecls("w"))))
        self.current = 90

    def restart(self) -> None:
        self.current += 1
        self.root.append(parse_xml(_ANEW.format(ns=nsdecls("w"), id=self.current)))

    def count(self, paragraph: Paragraph) -> None:
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{self.current}"/></w:numPr>'
        properties: Any = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(xml))


def _put(word: Word, block: Block, look: Look, numbers: _Numbers | None) -> None:
    if block.kind == "table":
        table = word.add_table(0, len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                _fill(cell.paragraphs[0], text)
        word.add_paragraph()
    elif block.kind in ("h1", "h2"):
        if numbers:
            numbers.restart()
        if look.styled:
            word.add_heading(block.text, 1 if block.kind == "h1" else 2)
        else:
            _centred(word, block.text, bold=True)
    elif block.kind == "centred":
        _centred(word, block.text, bold=True)
    elif block.kind == "break":
        word.add_page_break()  # type: ignore[no-untyped-call]
    elif numbers and block.text.startswith("("):
        paragraph = word.add_paragraph()
        _fill(paragraph, block.text.partition(") ")[2])
        numbers.count(paragraph)
    else:
        paragraph = word.add_paragraph()
        _fill(paragraph, block.text)
        if block.kind == "item":
            paragraph.paragraph_format.left_indent = Cm(1.2)


def _centred(word: Word, text: str, bold: bool) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _fill(paragraph, text, bold)


def _fill(paragraph: Paragraph, text: str, bold: bool = False) -> None:
    """The text with its footnotes' marks; a line break in it is one in the file."""
    for index, piece in enumerate(MARK.split(text)):
        if index % 2 == 0:
            paragraph.add_run(piece).bold = bold or None
            continue
        run: Any = paragraph.add_run()._r
        run.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{piece}"/>'))


def _add_notes(word: Word, paper: Paper) -> None:
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, id_ in (("separator", -1), ("continuationSeparator", 0))
    )
    notes = "".join(
        f'<w:footnote w:id="{id_}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for id_, text in paper.notes.items()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{rules}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
