"""Web pages: the text of the page, not what is around it.

Read by ourselves: an extractor such as trafilatura finds the running text as well, but loses what evidence
needs, the numbers of lists, the labels and columns of tables, footnotes and closed accordions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from assistant import texts
from assistant.errors import DocumentError
from assistant.text import boilerplate, contents
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.grid import entries, table
from assistant.text.html_elements import BLOCKS, HEADINGS, Elements, is_content
from assistant.text.html_lists import OpenList
from assistant.text.html_notes import Footnotes, is_way_back, without_sign
from assistant.text.html_output import LINKS, Output
from assistant.text.html_tables import Grid, Terms, is_data_table
from assistant.text.lists import into_items, labelled_items
from assistant.text.markup import outlined
from assistant.text.written import boilerplate as boilerplate_of
from assistant.text.written import note

_SUBSET = re.compile(r"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b[^>]*>")
# What nests without end is taken apart at all tags but these.
_KEPT = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?!/?(?:h[1-6]|p|br|li|tr|body|html)\b)/?[a-zA-Z][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
End = Callable[[], None]


def _nothing() -> None:
    """The end of an element that does nothing."""


@dataclass
class _Page:
    """Walks through the elements; what an element changes, its end undoes."""

    elements: Elements
    notes: Footnotes
    output: Output
    lists: list[OpenList]
    grids: list[Grid]
    terms: list[Terms]
    found: dict[str, Draft]
    noting: int = 0

    def read(self, root: Any) -> list[Draft]:
        """Everything on the page, without recursion: pages nest as deep as they like."""
        ends: list[End] = []
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if event == "start":
                end = self._start(node)
                if end is None:
                    walker.skip_subtree()
                else:
                    self.output.add(node.text, node)
                ends.append(end or _nothing)
            else:
                if event == "end":
                    ends.pop()()
                self.output.add(node.tail, node)
        self.output.flush()
        drafts = [boilerplate_of(draft) if draft.style == LINKS else draft for draft in self.output.drafts]
        return self._with_notes(drafts)

    def _with_notes(self, drafts: list[Draft]) -> list[Draft]:
        """The notes in the places that were kept for them behind the paragraphs that name them."""
        result: list[Draft] = []
        for draft in drafts:
            if draft.kind is BlockKind.NOTE and not draft.text:
                body = self.found.pop(draft.style, None)
                if body is None:
                    continue
                shown = without_sign(body.text, draft.marker)
                cut = len(body.text) - len(shown)
                places = tuple((max(0, at - cut), place) for at, place in body.places)
                draft = replace(body, text=shown, marker=draft.marker, places=places)
            result.append(draft)
        return result + [replace(draft, kind=BlockKind.PARAGRAPH) for draft in self.found.values()]

    def _start(self, node: Any) -> End | None:
        """Begin an element; ``None`` if nothing of it is shown."""
        tag = node.tag
        if self.elements.is_dropped(node, tag):
            return None
        if tag == "br":
            self.output.line_break()
        if tag in BLOCKS or (tag == "button" and not self.output.heading):
            return self._block(node, tag)
        if tag == "a":
            if node in self.notes.marks:
                self.output.refer(*self.notes.marks[node])
                return None
            if self.noting and is_way_back(node):
                return None
        return self.output.inline(node, tag)

    def _block(self, node: Any, tag: str) -> End:
        if self.output.heading:
            self.output.add(" ", node)
            return lambda: self.output.add(" ", node)
        self.output.flush()
        around = self.elements.is_around(node, tag, inside=self.output.inside > 0)
        inside = is_content(node)
        self.output.around += around
        self.output.inside += inside
        end = self._note(node) if node in self.notes.bodies else self._kind(node, tag)

        def close() -> None:
            self.output.flush()
            end()
            self.output.around -= around
            self.output.inside -= inside

        return close

    def _note(self, node: Any) -> End:
        """A footnote's body, to be put behind what refers to it."""
        name = self.notes.bodies[node]
        saved = self.output.nested()
        self.noting += 1

        def close() -> None:
            self.noting -= 1
            draft = note(self.output.restore(saved), "", node.sourceline or 0)
            if draft is not None:
                self.found[name] = draft

        return close

    def _kind(self, node: Any, tag: str) -> End:
        if tag in HEADINGS:
            return self.output.open_heading(int(tag[1]), always=node is self.elements.title)
        if "MsoTitle" in node.get("class", ""):
            return self.output.open_heading(1, always=False)
        if tag in ("summary", "button"):
            return self.output.open_label()
        if tag == "pre":
            return self.output.open_lines()
        if tag in ("ul", "ol", "menu", "dir"):
            return self._list(node, tag)
        if tag == "li":
            return self._item(node)
        if tag == "table":
            return self._table(node)
        if tag == "tr" and self.grids:
            grid = self.grids[-1]
            named = (above := node.getparent()) is not None and above.tag == "thead"
            return lambda: grid.end_row(named=named)
        if tag in ("td", "th", "caption") and self.grids:
            return self._cell(node, tag)
        if tag == "dl":
            return self._terms()
        if tag in ("dt", "dd") and self.terms:
            return self._term(tag)
        return _nothing

    def _list(self, node: Any, tag: str) -> End:
        opened = OpenList.of(node, tag, len(self.output.drafts), self.output.letters, self.output.linked)
        self.lists.append(opened)
        self.output.depth += 1

        def close() -> None:
            self.lists.pop()
            self.output.depth -= 1
            content = self.output.inside > 0 or not self.elements.has_main
            opened.close(self.output, content=content)

        return close

    def _item(self, node: Any) -> End:
        if self.lists:
            self.output.mark = self.lists[-1].mark(node, self.output.depth)

        def close() -> None:
            self.output.mark = None

        return close

    def _table(self, node: Any) -> End:
        if not is_data_table(node):
            return _nothing
        grid = Grid()
        self.grids.append(grid)

        def close() -> None:
            self.grids.pop()
            if grid.cells:
                grid.end_row(named=False)
            self.output.emit(grid.caption)
            self.output.emit(table(grid.rows))

        return close

    def _cell(self, node: Any, tag: str) -> End:
        """A cell is read as a little page of its own."""
        grid = self.grids[-1]
        saved = self.output.nested()

        def close() -> None:
            drafts = into_items(self.output.restore(saved))
            if tag == "caption":
                grid.caption += drafts
            else:
                grid.add(node, drafts)

        return close

    def _terms(self) -> End:
        terms = Terms()
        self.terms.append(terms)

        def close() -> None:
            self.terms.pop()
            self.output.emit(entries(terms.end()))

        return close

    def _term(self, tag: str) -> End:
        terms = self.terms[-1]
        saved = self.output.nested()

        def close() -> None:
            drafts = into_items(self.output.restore(saved))
            terms.add(tag, drafts)

        return close


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Headings, paragraphs, items and rows of a page; its navigation becomes boilerplate."""
    root = _parse(text)
    if root is None:
        return []
    page = _Page(Elements.of(root), Footnotes.of(root), Output(repairs), [], [], [], {})
    drafts = outlined(into_items(page.read(root)))
    frames = [frame.get("src", "") for frame in root.iter("frame")]
    if frames and not any(draft.kind is not BlockKind.BOILERPLATE for draft in drafts):
        raise DocumentError(texts.html_frames(frames))
    return labelled_items(boilerplate.mark(contents.mark(drafts)))


def _parse(text: str) -> Any:
    # an encoding named in an XML declaration does not fit text that is already decoded
    text = _SUBSET.sub("", _DECLARATION.sub("", text, count=1), count=1).replace("\x00", "\ufffd")
    parser = lxml_html.HTMLParser(huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            # the parser gives up on what nests too deep and drops all that follows
            root = lxml_html.document_fromstring(_KEPT.sub("<p>", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root
