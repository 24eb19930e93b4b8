"""Web pages: the text of the page, not what is around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from assistant.text import boilerplate, contents
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.lists import INSIDE, into_items, labelled_items
from assistant.text.markup import as_draft
from assistant.text.repair import clean
from assistant.text.tables import Row, table_drafts


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _words(
    """
    script style noscript template head iframe svg canvas object button select textarea input form
    dialog
    """
)
_AROUND = _words(
    """
    nav footer aside menu
    """
)
_AROUND_ROLES = _words(
    """
    navigation banner contentinfo search complementary menu menubar dialog
    """
)
_AROUND_NAMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navi|navigation|navbar|menu|menue|breadcrumbs?|brotkrumen?|footer|fusszeile|sidebar|cookie\w*|"
    r"consent|share|sharing|social|search|suche|skip\w*|pagination|newsletter|related|banner)(?:$|[\s_-])"
)
_BLOCKS = _words(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
    """
)
_MOSTLY_LINKS = 0.8


@dataclass
class _Page:
    repairs: Counter[str]
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    around: int = 0
    sign: str = ""
    line: int = 0
    raw: str = ""

    def drafts(self, node: Any) -> Iterator[Draft]:
        """Everything inside an element."""
        yield from self.walk(node)
        yield from self._flush(0)

    def walk(self, node: Any, depth: int = 0) -> Iterator[Draft]:
        """The drafts of an element's children; text between block elements is a paragraph of its own."""
        self._add(node.text, node)
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if (
                not tag
                or tag in _DROPPED
                or child.get("hidden") is not None
                or child.get("aria-hidden") == "true"
            ):
                self._add(child.tail, child)
                continue
            if tag == "br":
                if self.pieces and not self.pieces[-1][0].strip(" "):
                    yield from self._flush(depth)
                self.pieces.append(("\n", False, False))
            elif tag in _BLOCKS:
                yield from self._flush(depth)
                yield from self._block(child, tag, depth)
            else:
                yield from self._inline(child, tag, depth)
            self._add(child.tail, child)

    def _inline(self, child: Any, tag: str, depth: int) -> Iterator[Draft]:
        before = len(self.pieces)
        yield from self.walk(child, depth)
        if tag in ("a", "b", "strong"):
            link, bold = tag == "a", tag != "a"
            self.pieces[before:] = [
                (text, link or old, bold or strong) for text, old, strong in self.pieces[before:]
            ]

    def _block(self, child: Any, tag: str, depth: int) -> Iterator[Draft]:
        around = _is_around(child, tag)
        self.around += around
        if tag == "table" and _is_data_table(child):
            rows = list(self._rows(child))
            yield from self._shown(table_drafts(rows))
        elif tag in ("ul", "ol"):
            yield from self._list(child, tag, depth + 1)
        elif re.fullmatch(r"h[1-6]", tag):
            yield from self._heading(child, int(tag[1]))
        else:
            yield from self.walk(child, depth)
            yield from self._flush(depth)
        self.around -= around

    def _heading(self, node: Any, level: int) -> Iterator[Draft]:
        inner = _Page(self.repairs, around=self.around)
        if text := " ".join(f"{draft.marker} {draft.text}".strip() for draft in inner.drafts(node)):
            places = ((0, Place(None, node.sourceline or 0, inner.raw)),)
            draft = Draft(BlockKind.HEADING, text, style=f"h{level}", level=level, places=places)
            yield from self._shown(iter([draft]))

    def _list(self, node: Any, tag: str, depth: int) -> Iterator[Draft]:
        count = int(node.get("start", "1")) - 1 if node.get("start", "1").isdigit() else 0
        for entry in node:
            if entry.tag == "li":
                count += 1
                self.sign = f"{count}." if tag == "ol" else "•"
                yield from self.walk(entry, depth)
                yield from self._flush(depth)
                self.sign = ""
            elif entry.tag in ("ul", "ol"):
                yield from self._list(entry, entry.tag, depth + 1)
            elif isinstance(entry.tag, str) and entry.tag not in _DROPPED:
                yield from self.walk(entry, depth)
                yield from self._flush(depth)

    def _add(self, text: str | None, node: Any) -> None:
        if text:
            if not any(part.strip() for part, _, _ in self.pieces):
                self.line = node.sourceline or 0
            self.pieces.append((re.sub(r"\s+", " ", text), False, False))

    def _flush(self, depth: int) -> Iterator[Draft]:
        pieces, self.pieces = self.pieces, []
        raw = "".join(text for text, _, _ in pieces)
        self.raw += raw
        text = " ".join(clean(raw, self.repairs).split())
        if not text:
            return
        sign, self.sign = self.sign, ""
        linked = sum(len(part.strip()) for part, link, _ in pieces if link)
        bold = all(strong or not part.strip() for part, _, strong in pieces)
        draft = as_draft(text, bold=bold and not sign and not depth)
        if depth and not sign and draft.kind is BlockKind.PARAGRAPH:
            draft = replace(draft, style=INSIDE)
        if sign and draft.kind is not BlockKind.ITEM:
            value = int(sign[:-1]) if sign[:-1].isdigit() else 0
            draft = Draft(BlockKind.ITEM, text, sign, f"list {depth} {sign[-1]}", value, depth)
        draft = replace(draft, places=((0, Place(None, self.line, raw)),))
        link_row = linked >= _MOSTLY_LINKS * len(text) and sum(link for _, link, _ in pieces) > 1
        yield from self._shown(iter([draft]), hidden=link_row)

    def _shown(self, drafts: Iterator[Draft], *, hidden: bool = False) -> Iterator[Draft]:
        """What stands around the text stays visible, but is no evidence."""
        for draft in drafts:
            yield (
                replace(draft, kind=BlockKind.BOILERPLATE, style="", level=0)
                if self.around or hidden
                else draft
            )

    def _rows(self, table: Any) -> Iterator[Row]:
        for row in table.iter("tr"):
            cells: list[str] = []
            raws: list[str] = []
            names = True
            for cell in row:
                if cell.tag in ("td", "th"):
                    names = names and cell.tag == "th"
                    inner = _Page(self.repairs)
                    text = " ".join(draft.text for draft in inner.drafts(cell))
                    raws.append(inner.raw)
                    span = cell.get("colspan", "1")
                    cells += [text] * (min(20, int(span)) if span.isdigit() else 1)
            place = Place(None, row.sourceline or 0, " | ".join(raws))
            yield Row(tuple(cells), names and len(cells) > 1, place)


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Headings, paragraphs, items and rows of a page; its navigation becomes boilerplate."""
    # an encoding named in an XML declaration does not fit text that is already decoded
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "\ufffd")
    try:
        root = lxml_html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return []
    drafts = into_items(_Page(repairs).drafts(root))
    return labelled_items(boilerplate.mark(contents.mark(drafts)))


def _is_around(node: Any, tag: str) -> bool:
    if tag in _AROUND or node.get("role", "").lower() in _AROUND_ROLES:
        return True
    if tag == "header":
        return not any(parent.tag in ("article", "main") for parent in node.iterancestors())
    if tag in ("body", "html", "main", "article") or re.fullmatch(r"h[1-6]|p|table", tag):
        return False
    if (
        node.find(".//main") is not None
        or node.find(".//article") is not None
        or node.find(".//h1") is not None
    ):
        return False
    return bool(_AROUND_NAMES.search(f"{node.get('class', '')} {node.get('id', '')}"))


def _is_data_table(table: Any) -> bool:
    """Tables that only lay out the page hold blocks or other tables."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return False
    return any(len([cell for cell in row if cell.tag in ("td", "th")]) > 1 for row in table.iter("tr"))
