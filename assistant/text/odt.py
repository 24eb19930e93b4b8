"""OpenDocument text files: the accepted text with its styles, numbers, notes, boxes and tables.

Pages are named only where the file tells them: LibreOffice notes where pages turned when it last laid the
text out, and the count of these turns must agree with the number of pages that the file says it has.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import boilerplate, contents, margins_of_pages
from assistant.text.document import Place
from assistant.text.drafts import Draft
from assistant.text.grid import table
from assistant.text.lists import into_items, labelled_items
from assistant.text.markup import outlined
from assistant.text.odt_lists import Levels, Series, list_styles, outline
from assistant.text.odt_names import qn
from assistant.text.odt_styles import Styles
from assistant.text.odt_tables import TableReader
from assistant.text.odt_text import PAGE, SKIPPED, Writer, is_hidden
from assistant.text.shaping import BOLD, Mark, Shape, shaped
from assistant.text.written import Written, note
from assistant.text.written import boilerplate as as_boilerplate

_LARGE = 1.15
_DAMAGED = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    KeyError,
    ValueError,
    NotImplementedError,
    AttributeError,
)
_MANIFEST, _PARTS = "META-INF/manifest.xml", ("content.xml", "styles.xml", "meta.xml")
_CONTENTS = frozenset(
    qn(f"text:{name}")
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "alphabetical-index",
    )
)
_MARGINS = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")


@dataclass
class _Reader:
    """The open document with what paragraphs refer to: styles and lists; ``page`` is where it has come to."""

    repairs: Counter[str]
    styles: Styles
    lists: dict[str, Levels]
    outline: Levels
    size: float = 0
    headings: Series = field(default_factory=Series)
    series: dict[str, Series] = field(default_factory=dict)
    count: int = 0
    page: int = 1
    turning: bool = False

    def blocks(self, parent: Any, depth: int = 0) -> Iterator[Draft]:
        """Paragraphs, lists and tables in order, each with its text boxes and notes behind it."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in SKIPPED or _is_off(child):
                continue
            if child.tag in (qn("text:p"), qn("text:h")):
                yield from self._paragraph(child, inside=depth > 0)
            elif child.tag == qn("text:list"):
                yield from self._list(child, depth + 1, child.get(qn("text:style-name"), ""), None)
            elif child.tag == qn("table:table"):
                yield from self._table(child)
            elif child.tag == qn("text:soft-page-break"):
                self._turn()
            elif child.tag in _CONTENTS:
                for body in child.iter(qn("text:index-body")):
                    yield from map(as_boilerplate, self.blocks(body))
            else:
                yield from self.blocks(child, depth)

    def _turn(self) -> None:
        self.page += 1

    def _table(self, node: Any) -> Iterator[Draft]:
        before, behind = self.styles.turns_page(node.get(qn("table:style-name"), ""), "table")
        self.page += (before or self.turning) and self.count > 0
        self.turning = behind
        yield from table(TableReader(self.blocks, self._is_strong, self._turn).rows(node))

    def _is_strong(self, cell: Any) -> bool:
        if self.styles.is_shaded(cell.get(qn("table:style-name"), "")):
            return True
        found = [Writer(self.styles).read(paragraph) for paragraph in cell.iter(qn("text:p"))]
        filled = [written for written in found if written.text.strip()]
        return bool(filled) and all(written.bold for written in filled)

    def _list(self, node: Any, depth: int, style: str, series: Series | None) -> Iterator[Draft]:
        if series is None:
            continued = node.get(qn("text:continue-list"), "")
            if continued not in self.series and node.get(qn("text:continue-numbering")) == "true":
                continued = style
            series = self.series[continued] if continued in self.series else Series()
            self.series[style] = series
            if name := node.get(qn("xml:id")):
                self.series[name] = series
        for entry in node:
            if entry.tag in (qn("text:list-item"), qn("text:list-header")):
                own = entry.get(qn("text:style-override"), style)
                yield from self._entry(entry, depth, own, series)

    def _entry(self, entry: Any, depth: int, style: str, series: Series) -> Iterator[Draft]:
        """An item: its first paragraph bears its mark, the others go on in it."""
        counted = entry.tag == qn("text:list-header")
        for child in entry:
            if child.tag == qn("text:list"):
                yield from self._list(child, depth + 1, child.get(qn("text:style-name")) or style, series)
            elif child.tag in (qn("text:p"), qn("text:h")):
                named = style or self.styles.attribute(
                    child.get(qn("text:style-name"), ""), "style:list-style-name"
                )
                levels = self.lists.get(named or "", {})
                mark = None
                if not counted:
                    mark = series.mark(levels, depth, entry.get(qn("text:start-value")))
                yield from self._paragraph(child, mark, inside=counted, listed=True)
                counted = True
            else:
                yield from self.blocks([child], depth)

    def _paragraph(
        self, node: Any, mark: Mark | None = None, *, inside: bool = False, listed: bool = False
    ) -> Iterator[Draft]:
        name = node.get(qn("text:style-name"), "")
        before, behind = self.styles.turns_page(name)
        self.page += (before or self.turning) and self.count > 0
        self.turning = behind
        written = Writer(self.styles).read(node)
        self.count += 1
        place = Place(self.page, self.count, written.text.replace(PAGE, ""))
        yield from self._drafts(node, written, place, mark, inside, listed)
        self.page += written.text.count(PAGE)
        for anchor in written.notes:
            yield from self._note(anchor)
        for box in written.boxes:
            yield from self.blocks(box)

    def _drafts(
        self, node: Any, written: Written, place: Place, mark: Mark | None, inside: bool, listed: bool
    ) -> Iterator[Draft]:
        if not written.text.strip():
            if written.struck.strip():
                self.repairs["struck_out"] += 1
                found = shaped(
                    [(written.struck, False)], replace(place, raw=written.struck), Shape(), self.repairs
                )
                yield from map(as_boilerplate, found)
            return
        self.repairs["struck_out"] += bool(written.struck.strip())
        level = 0
        if node.tag == qn("text:h"):
            outlined = node.get(qn("text:outline-level"), "1")
            depth = int(outlined) if outlined.isdecimal() else 1
            level = depth + 1
            mark = mark if listed else self._heading_mark(node, depth)
        elif self.styles.is_title(node.get(qn("text:style-name"), "")):
            level = 1
        shape = Shape(level, mark, self._weight(written), inside)
        yield from shaped(written.runs, place, shape, self.repairs)

    def _heading_mark(self, node: Any, depth: int) -> Mark | None:
        unnumbered = self.styles.attribute(node.get(qn("text:style-name"), ""), "style:list-style-name") == ""
        if depth not in self.outline or unnumbered or node.get(qn("text:is-list-header")) == "true":
            return None
        start = node.get(qn("text:start-value"), "1")
        anew = node.get(qn("text:restart-numbering")) == "true"
        return self.headings.mark(self.outline, depth, start if anew else None)

    def _weight(self, written: Written) -> str:
        if written.size > _LARGE * self.size > 0:
            return f"size {written.size:g}"
        return BOLD if written.bold else ""

    def _note(self, anchor: Any) -> Iterator[Draft]:
        citation, body = anchor.find(qn("text:note-citation")), anchor.find(qn("text:note-body"))
        sign = "".join(citation.itertext()).strip() if citation is not None else ""
        line, page, turning = self.count, self.page, self.turning
        found = note(self.blocks(body), sign, line) if body is not None else None
        self.count, self.page, self.turning = line, page, turning
        if found is not None:
            yield found


def _is_off(node: Any) -> bool:
    """A section that is not shown."""
    display = node.get(qn("text:display"))
    return display == "none" or (display == "condition" and is_hidden(node))


def to_drafts(path: Path, repairs: Counter[str]) -> list[Draft]:
    """Read an OpenDocument text; raises DocumentError if it is damaged or encrypted."""
    try:
        parts = _parts(path)
        drafts = _read(parts, repairs)
    except (*_DAMAGED, etree.XMLSyntaxError) as error:
        raise DocumentError(texts.FILE_DAMAGED.format(name=path.name)) from error
    return labelled_items(boilerplate.mark(contents.mark(drafts)))


def _parts(path: Path) -> dict[str, Any]:
    """The parts of the file that hold text, styles and what the file says of itself."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        manifest = archive.read(_MANIFEST) if _MANIFEST in names else b""
        if b"encryption-data" in manifest:
            raise DocumentError(texts.ODT_LOCKED.format(name=path.name))
        return {name: _parse(archive.read(name)) for name in _PARTS if name in names}


def _read(parts: Mapping[str, Any], repairs: Counter[str]) -> list[Draft]:
    root, styles, meta = parts["content.xml"], parts.get("styles.xml"), parts.get("meta.xml")
    body = root.find(f"{qn('office:body')}/{qn('office:text')}")
    if body is None:
        raise ValueError("no text")
    reader = _reader([part for part in (styles, root) if part is not None], body, repairs)
    drafts = list(reader.blocks(body))
    if reader.page != _page_count(meta):
        drafts = [_without_pages(draft) for draft in drafts]
    above, below = (_margins(reader, styles, side) for side in ("header", "footer"))
    return margins_of_pages.around(outlined(into_items(drafts)), above, below)


def _parse(data: bytes) -> Any:
    # no entities and no network: the file is a stranger's
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _reader(parts: Sequence[Any], body: Any, repairs: Counter[str]) -> _Reader:
    styles = Styles.of(*parts)
    sizes: Counter[float] = Counter()
    for paragraph in body.iter(qn("text:p")):
        look = styles.look("paragraph", paragraph.get(qn("text:style-name"), ""))
        sizes[look.size] += sum(map(len, paragraph.itertext()))
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    headings = {depth: level for part in parts for depth, level in outline(part).items()}
    return _Reader(repairs, styles, list_styles(*parts), headings, usual)


def _page_count(meta: Any) -> int:
    """How many pages the file says it has; 0 if it does not."""
    found = meta.iter(qn("meta:document-statistic")) if meta is not None else ()
    counts = [node.get(qn("meta:page-count"), "") for node in found]
    return int(counts[0]) if counts and counts[0].isdecimal() else 0


def _without_pages(draft: Draft) -> Draft:
    return replace(draft, places=tuple((at, replace(place, page=None)) for at, place in draft.places))


def _margins(reader: _Reader, styles: Any, side: str) -> list[Draft]:
    """The headers or footers of the templates that are shown."""
    if styles is None:
        return []
    shown = (
        node
        for name in _MARGINS
        if name.startswith(side)
        for node in styles.iter(qn(f"style:{name}"))
        if node.get(qn("style:display")) != "false"
    )
    return [_without_pages(draft) for node in shown for draft in reader.blocks(node)]
