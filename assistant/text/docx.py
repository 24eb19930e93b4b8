"""Word files: the accepted text with its styles, numbers, notes, boxes and tables.

A Word file knows no pages: where they turn depends on the printer, so no place in it has one.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import boilerplate, contents, html, margins_of_pages, plain
from assistant.text.decoding import decode
from assistant.text.document import Place
from assistant.text.docx_file import transitional
from assistant.text.docx_notes import Notes, footers, headers
from assistant.text.docx_numbering import Numbering
from assistant.text.docx_styles import Styles, value_of
from assistant.text.docx_tables import TableReader
from assistant.text.docx_text import Writer
from assistant.text.drafts import Draft
from assistant.text.grid import table
from assistant.text.lists import into_items, labelled_items
from assistant.text.markup import outlined
from assistant.text.shaping import BOLD, Shape, shaped
from assistant.text.written import Written, note
from assistant.text.written import boilerplate as as_boilerplate

_LARGE = 1.15
_MALFORMED = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    NotImplementedError,
    IndexError,
    RecursionError,
    zlib.error,
)
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = frozenset(
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
) | {f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Choice"}
_GALLERY = f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}"
_CONTENTS_STYLES = ("toc", "verzeichnis", "inhaltsverzeichnis", "table of figures", "abbildungsverzeichnis")
_CONTINUED_STYLES = ("list continue", "listenfortsetzung", "list paragraph", "listenabsatz")


@dataclass
class _Reader:
    """The open document with what paragraphs refer to: styles, lists and notes."""

    repairs: Counter[str]
    numbering: Numbering
    styles: Styles
    notes: Notes
    writer: Writer
    size: int
    parts: Mapping[str, Any]
    count: int = 0
    carried: Written | None = None

    @classmethod
    def of(cls, document: Any, repairs: Counter[str]) -> _Reader:
        """A reader for one document."""
        styles = Styles.of(document.styles.element)
        size = styles.ordinary_size(document.element.body)
        notes, parts = Notes.of(document), document.part.related_parts
        return cls(repairs, Numbering.of(document), styles, notes, Writer(styles), size, parts)

    def all_blocks(self, part: Any) -> list[Draft]:
        """A whole part of the file."""
        return list(self._cell(part))

    def blocks(self, parent: Any) -> Iterator[Draft]:
        """Paragraphs and tables in order, each with its text boxes and notes behind it."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._uncarried()
                yield from table(TableReader(self._cell, self._is_bold).rows(child))
            elif child.tag == qn("w:sdt") and "Contents" in value_of(child.find(_GALLERY)):
                yield from (as_boilerplate(draft) for draft in self.blocks(child))
            elif child.tag in _CONTAINERS:
                yield from self.blocks(child)
            elif child.tag == qn("w:altChunk"):
                yield from self._foreign(child.get(qn("r:id"), ""))

    def _foreign(self, name: str) -> Iterator[Draft]:
        """A web page or a text that another program put into the file as it is."""
        part = self.parts.get(name)
        if part is not None and "html" in part.content_type:
            yield from html.to_drafts(decode(part.blob), self.repairs)
        elif part is not None and part.content_type.startswith("text/"):
            yield from plain.to_drafts(decode(part.blob), self.repairs)

    def _cell(self, node: Any) -> Iterator[Draft]:
        yield from self.blocks(node)
        yield from self._uncarried()

    def _is_bold(self, node: Any) -> bool:
        """Whether all that stands in a cell is bold."""
        found = False
        for paragraph in node.iter(qn("w:p")):
            chain = self.styles.of_paragraph(paragraph)
            for run in paragraph.iter(qn("w:r")):
                if "".join(part.text or "" for part in run.iter(qn("w:t"))).strip():
                    if not self.styles.look(run, chain).bold:
                        return False
                    found = True
        return found

    def _paragraph(self, node: Any) -> Iterator[Draft]:
        chain = self.styles.of_paragraph(node)
        written = self.writer.read(node, chain)
        self.count += 1
        if self.carried is not None:
            written, self.carried = self.carried.before(written), None
        if _joins_next(node):
            self.carried = written if written.text or written.notes or written.boxes else None
            return
        yield from self._drafts(node, chain, written)
        yield from self._behind(written)
        if node.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            self.notes.turn_section()

    def _uncarried(self) -> Iterator[Draft]:
        """A paragraph whose mark was deleted at the end of its cell, or before a table."""
        if self.carried is not None:
            written, self.carried = self.carried, None
            yield from self._texts(written)
            yield from self._behind(written)

    def _behind(self, written: Written) -> Iterator[Draft]:
        """The notes that a paragraph names, and the text boxes that it anchors."""
        for kind, name, own in written.notes:
            mark = self.notes.mark(kind, own)
            body = self.notes.bodies.get((kind, name))
            line = self.count
            found = note(self._cell(body), mark, line) if body is not None else None
            self.count = line
            if found is not None:
                yield found
        for box in written.boxes:
            yield from self._cell(box)

    def _drafts(self, node: Any, chain: tuple[str, ...], written: Written) -> Iterator[Draft]:
        names = self.styles.names(chain)
        style = names[0] if names else ""
        if not written.text.strip() and written.struck.strip():
            self.repairs["struck_out"] += 1
            yield from map(as_boilerplate, self._texts(Written([(written.struck, False)])))
            return
        self.repairs["struck_out"] += bool(written.struck.strip())
        if written.contents or style.startswith(_CONTENTS_STYLES):
            yield from map(as_boilerplate, self._texts(written))
            return
        hidden = written.hidden and not written.text.strip()
        mark = None if hidden else self.numbering.mark_of(node, chain)
        if not written.text.strip():
            if mark is not None and mark.value:
                yield from self._texts(Written([(mark.sign, False)]))
            return
        level = self.styles.heading_level(node, chain)
        weight = self._weight(written)
        inside = style.startswith(_CONTINUED_STYLES) and not weight
        shape = Shape(level, mark, weight, inside)
        yield from self._shaped(written, shape)

    def _texts(self, written: Written) -> Iterator[Draft]:
        yield from self._shaped(written, Shape(weight=self._weight(written)))

    def _shaped(self, written: Written, shape: Shape) -> Iterator[Draft]:
        return shaped(written.runs, Place(None, self.count, written.text), shape, self.repairs)

    def _weight(self, written: Written) -> str:
        """What sets a whole paragraph apart from the text around it: its size or that it is bold."""
        if written.size > _LARGE * self.size > 0:
            return f"size {written.size}"
        return BOLD if written.bold else ""


def _joins_next(paragraph: Any) -> bool:
    """Whether a tracked change removed the mark that ends a paragraph: it goes on in the next one."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def to_drafts(path: Path, repairs: Counter[str]) -> list[Draft]:
    """Read a Word file; raises DocumentError if it is damaged or encrypted."""
    try:
        document = docx.Document(transitional(path))
        reader = _Reader.of(document, repairs)
        body = reader.all_blocks(document.element.body)
        above = [draft for part in headers(document) for draft in reader.all_blocks(part)]
        below = [draft for part in footers(document) for draft in reader.all_blocks(part)]
    except (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, *_MALFORMED) as error:
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    drafts = margins_of_pages.around(outlined(into_items(body)), above, below)
    return labelled_items(boilerplate.mark(contents.mark(drafts)))
