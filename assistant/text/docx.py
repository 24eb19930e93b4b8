"""Word files: the accepted text with its styles, numbers, boxes and tables."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import boilerplate, contents
from assistant.text.document import BlockKind, Place
from assistant.text.docx_numbering import Numbering
from assistant.text.drafts import Draft
from assistant.text.lists import labelled_items
from assistant.text.markup import as_draft
from assistant.text.repair import clean
from assistant.text.tables import Row, table_drafts

# Deleted and moved-away text, field codes, notes' anchors, and the old twin of a drawing.
_SKIPPED = frozenset(qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:delText")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_MALFORMED = (KeyError, ValueError, AttributeError, TypeError, NotImplementedError, zlib.error)
_BREAKS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}


@dataclass
class _Reader:
    """The open document with what paragraphs refer to: styles and lists."""

    repairs: Counter[str]
    numbering: Numbering
    styles: dict[str, Any]
    boxes: list[Any] = field(default_factory=list)
    count: int = 0

    def blocks(self, parent: Any) -> Iterator[Draft]:
        """Paragraphs and tables in order, each with its text boxes behind it."""
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
                yield from self._waiting()
            elif child.tag == qn("w:tbl"):
                yield from table_drafts(list(self._rows(child)))
                yield from self._waiting()
            elif child.tag in (
                qn("w:sdt"),
                qn("w:sdtContent"),
                qn("w:ins"),
                qn("w:moveTo"),
                qn("w:customXml"),
            ):
                yield from self.blocks(child)

    def _waiting(self) -> Iterator[Draft]:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, node: Any) -> str:
        if node.tag in _SKIPPED:
            return ""
        if node.tag == qn("w:t"):
            return node.text or ""
        if node.tag in _BREAKS:
            return _BREAKS[node.tag]
        if node.tag == qn("w:txbxContent"):
            self.boxes.append(node)
            return ""
        return "".join(self._text(child) for child in node if isinstance(child.tag, str))

    def _paragraph(self, node: Any) -> Iterator[Draft]:
        raw = self._text(node)
        self.count += 1
        text = " ".join(clean(raw, self.repairs).split())
        if text:
            yield replace(self._draft(node, text), places=((0, Place(None, self.count, raw)),))

    def _draft(self, node: Any, text: str) -> Draft:
        style = self._style(node)
        if style.startswith(("toc", "verzeichnis", "inhaltsverzeichnis")):
            return Draft(BlockKind.BOILERPLATE, text)
        level = self._heading_level(node, style)
        mark = self.numbering.mark_of(node, self._style_ids(node))
        if level:
            shown = f"{mark.sign} {text}" if mark is not None and mark.value else text
            return Draft(BlockKind.HEADING, shown, style=f"h{level}", level=level)
        if mark is not None:
            return Draft(
                BlockKind.ITEM, text, mark.sign, f"{mark.family} {mark.depth}", mark.value, mark.depth
            )
        return as_draft(text, bold=self._is_bold(node))

    def _style_ids(self, node: Any) -> list[str]:
        """The paragraph's style and those it is based on."""
        found = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(found.get(qn("w:val"))) if found is not None else None
        chain: list[str] = []
        while style is not None and style.style_id not in chain:
            chain.append(style.style_id)
            style = style.base_style
        return chain

    def _style(self, node: Any) -> str:
        ids = self._style_ids(node)
        return (self.styles[ids[0]].name or "").lower() if ids else ""

    def _heading_level(self, node: Any, style: str) -> int:
        if style == "title" or style == "titel":
            return 1
        for word in ("heading ", "überschrift "):
            if style.startswith(word) and style[len(word) :][:1].isdigit():
                return int(style[len(word)]) + 1
        outline = node.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        level = int(outline.get(qn("w:val"))) if outline is not None else 9
        return level + 2 if level < 9 else 0

    def _is_bold(self, node: Any) -> bool:
        runs = [
            run
            for run in node.iter(qn("w:r"))
            if "".join(part.text or "" for part in run.iter(qn("w:t"))).strip()
        ]
        return bool(runs) and all(_is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)

    def _rows(self, table: Any) -> Iterator[Row]:
        for row in table.iter(qn("w:tr")):
            if row.getparent() is not table:
                continue
            header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
            cells: list[str] = []
            raws: list[str] = []
            first = self.count + 1
            for cell in row.iter(qn("w:tc")):
                if cell.getparent() is row:
                    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
                    paragraphs = [self._text(paragraph) for paragraph in cell.iter(qn("w:p"))]
                    self.count += len(paragraphs)
                    raws.append(" ".join(paragraphs))
                    text = " ".join(clean(raws[-1], self.repairs).split())
                    cells += [text] * (int(span.get(qn("w:val"))) if span is not None else 1)
            yield Row(tuple(cells), _is_on(header), Place(None, first, " | ".join(raws)))


def _is_on(flag: Any) -> bool:
    return flag is not None and flag.get(qn("w:val")) not in ("0", "false", "none")


def to_drafts(path: Path, repairs: Counter[str]) -> list[Draft]:
    """Read a Word file; raises DocumentError if it is damaged or encrypted."""
    try:
        document = docx.Document(str(path))
        styles = {style.style_id: style for style in document.styles if hasattr(style, "base_style")}
        reader = _Reader(repairs, Numbering.of(document), styles)
        drafts = list(reader.blocks(document.element.body))
    except (PackageNotFoundError, zipfile.BadZipFile, etree.XMLSyntaxError, *_MALFORMED) as error:
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    return labelled_items(boilerplate.mark(contents.mark(drafts)))
