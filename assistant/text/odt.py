"""OpenDocument text files."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import boilerplate, contents
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.lists import INSIDE, into_items, labelled_items
from assistant.text.markup import as_draft
from assistant.text.repair import clean
from assistant.text.tables import Row, table_drafts

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SKIPPED = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_OFFICE}forms"})
_CONTAINERS = frozenset({f"{_TEXT}section", f"{_TEXT}index-body", f"{_DRAW}frame", f"{_DRAW}text-box"})


@dataclass
class _Reader:
    repairs: Counter[str]
    numbered: dict[str, dict[int, str]]
    bold: frozenset[str]
    boxes: list[Any] = field(default_factory=list)
    count: int = 0

    def blocks(self, parent: Any) -> Iterator[Draft]:
        """Paragraphs, lists and tables in order, each with its text boxes behind it."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child)
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, 1, child.get(f"{_TEXT}style-name", ""))
            elif child.tag == f"{_TABLE}table":
                yield from table_drafts(list(self._rows(child)))
            elif child.tag == f"{_TEXT}table-of-content":
                yield from (
                    Draft(BlockKind.BOILERPLATE, draft.text, places=draft.places)
                    for draft in self._inside(child)
                )
            elif child.tag in _CONTAINERS:
                yield from self.blocks(child)
            yield from self._waiting()

    def _inside(self, node: Any) -> Iterator[Draft]:
        for body in node.iter(f"{_TEXT}index-body"):
            yield from self.blocks(body)

    def _waiting(self) -> Iterator[Draft]:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, node: Any) -> str:
        parts = [node.text or ""]
        for child in node:
            parts.append(self._piece(child))
            parts.append(child.tail or "")
        return "".join(parts)

    def _piece(self, node: Any) -> str:
        if not isinstance(node.tag, str) or node.tag in _SKIPPED:
            return ""
        if node.tag == f"{_TEXT}s":
            return " " * int(node.get(f"{_TEXT}c", "1"))
        if node.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            return " "
        if node.tag == f"{_DRAW}text-box":
            self.boxes.append(node)
            return ""
        return self._text(node)

    def _read(self, node: Any) -> tuple[str, Place]:
        """The paragraph's repaired text, and where it stands."""
        raw = self._text(node)
        self.count += 1
        return " ".join(clean(raw, self.repairs).split()), Place(None, self.count, raw)

    def _paragraph(self, node: Any) -> Iterator[Draft]:
        text, place = self._read(node)
        if text:
            yield replace(self._draft(node, text), places=((0, place),))

    def _draft(self, node: Any, text: str) -> Draft:
        if node.tag == f"{_TEXT}h":
            level = int(node.get(f"{_TEXT}outline-level", "1")) + 1
            return Draft(BlockKind.HEADING, text, style=f"h{level}", level=level)
        if node.get(f"{_TEXT}style-name", "").lower() == "title":
            return Draft(BlockKind.HEADING, text, style="h1", level=1)
        return as_draft(text, bold=node.get(f"{_TEXT}style-name", "") in self.bold)

    def _list(self, node: Any, depth: int, style: str) -> Iterator[Draft]:
        count = 0
        for entry in node:
            if entry.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            first = True
            for child in entry:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, depth + 1, child.get(f"{_TEXT}style-name", style))
                    continue
                if child.tag == f"{_TEXT}h":
                    yield from self._paragraph(child)
                    continue
                text, place = self._read(child)
                if text:
                    count += first
                    inside = Draft(BlockKind.PARAGRAPH, text, style=INSIDE)
                    draft = self._item(text, depth, style, count) if first else inside
                    yield replace(draft, places=((0, place),))
                    first = False

    def _item(self, text: str, depth: int, style: str, count: int) -> Draft:
        own = as_draft(text)
        if own.kind is BlockKind.ITEM and own.marker:
            return own
        suffix = self.numbered.get(style, {}).get(depth)
        if suffix is None:
            return Draft(BlockKind.ITEM, text, "•", f"bullet {depth}", 0, depth)
        return Draft(BlockKind.ITEM, text, f"{count}{suffix}", f"n{suffix} {depth}", count, depth)

    def _rows(self, table: Any) -> Iterator[Row]:
        for row in table.iter(f"{_TABLE}table-row"):
            cells: list[str] = []
            raws: list[str] = []
            first = self.count + 1
            for cell in row:
                if cell.tag == f"{_TABLE}table-cell":
                    read = [self._read(paragraph) for paragraph in cell.iter(f"{_TEXT}p", f"{_TEXT}h")]
                    raws += [place.raw for _, place in read]
                    text = " ".join(text for text, _ in read)
                    cells += [text] * min(20, int(cell.get(f"{_TABLE}number-columns-spanned", "1")))
            header = row.getparent().tag == f"{_TABLE}table-header-rows"
            yield Row(tuple(cells), header, Place(None, first, " | ".join(raws)))


def to_drafts(path: Path, repairs: Counter[str]) -> list[Draft]:
    """Read an OpenDocument text; raises DocumentError if it is damaged or encrypted."""
    try:
        with zipfile.ZipFile(path) as archive:
            root = _parse(archive.read("content.xml"))
            styles = _parse(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else root
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
    ) as error:
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name))
    reader = _Reader(repairs, {**_numbered(styles), **_numbered(root)}, _bold(root))
    return labelled_items(boilerplate.mark(contents.mark(into_items(reader.blocks(body)))))


def _parse(data: bytes) -> Any:
    # no entities and no network: the file is a stranger's
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _numbered(root: Any) -> dict[str, dict[int, str]]:
    """The depths at which a list style counts, each with the sign behind the number."""
    found: dict[str, dict[int, str]] = {}
    for style in root.iter(f"{_TEXT}list-style"):
        for level in style.iter(f"{_TEXT}list-level-style-number"):
            depths = found.setdefault(style.get(f"{_STYLE}name", ""), {})
            depths[int(level.get(f"{_TEXT}level", "1"))] = level.get(f"{_STYLE}num-suffix", ".")
    return found


def _bold(root: Any) -> frozenset[str]:
    styles = root.iter(f"{_STYLE}style")
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in styles
        if any(part.get(f"{_FO}font-weight") == "bold" for part in style.iter(f"{_STYLE}text-properties"))
        and style.get(f"{_STYLE}family") == "paragraph"
    )
