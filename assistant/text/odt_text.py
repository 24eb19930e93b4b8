"""The text of an OpenDocument paragraph as it is printed: accepted changes, no hidden text, no comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.text.odt_names import qn
from assistant.text.odt_styles import Look, Styles
from assistant.text.raised import lowered, raised
from assistant.text.written import Written

SKIPPED = frozenset(
    qn(name)
    for name in (
        "text:tracked-changes",
        "text:number",
        "text:ruby-text",
        "text:script",
        "office:annotation",
        "office:annotation-end",
        "office:forms",
    )
)
_SHAPES = frozenset(
    qn(f"draw:{name}")
    for name in (
        "text-box",
        "custom-shape",
        "rect",
        "circle",
        "ellipse",
        "polygon",
        "polyline",
        "regular-polygon",
        "path",
        "line",
        "connector",
        "measure",
        "caption",
    )
)
# Blanks and line ends of the file itself mean one blank; breaks are elements of their own.
_BLANKS = re.compile(r"[ \t\r\n]+")
_WIDEST = 200
PAGE = "\f"


@dataclass
class Writer:
    """Reads paragraphs."""

    styles: Styles

    def read(self, paragraph: Any) -> Written:
        """The paragraph's text; a page that turns inside is a form feed."""
        written = Written()
        look = self.styles.look("paragraph", paragraph.get(qn("text:style-name"), ""))
        if any(is_hidden(node) for node in paragraph.iter(qn("text:hidden-paragraph"))):
            return Written(hidden=True)
        self._inside(paragraph, look, written)
        return written

    def _inside(self, node: Any, look: Look, written: Written) -> None:
        _add(node.text, look, written)
        for child in node:
            if isinstance(child.tag, str) and child.tag not in SKIPPED:
                self._piece(child, look, written)
            _add(child.tail, look, written)

    def _piece(self, node: Any, look: Look, written: Written) -> None:
        tag = node.tag
        if tag == qn("text:s"):
            count = node.get(qn("text:c"), "1")
            written.add(" " * min(int(count) if count.isdecimal() else 1, _WIDEST), look.bold)
        elif tag == qn("text:tab"):
            written.add(" ", look.bold)
        elif tag == qn("text:line-break"):
            written.add("\n", look.bold)
        elif tag == qn("text:soft-page-break"):
            written.add(PAGE, look.bold)
        elif tag == qn("text:note"):
            written.notes.append(node)
        elif tag in _SHAPES:
            written.boxes.append(node)
        elif tag == qn("text:hidden-text"):
            if not is_hidden(node):
                _add(node.get(qn("text:string-value")) or node.text, look, written)
        elif tag == qn("text:span"):
            self._inside(node, self.styles.over(look, node.get(qn("text:style-name"), "")), written)
        else:
            self._inside(node, look, written)


def is_hidden(node: Any) -> bool:
    """Whether a condition hides what depends on it."""
    return bool(node.get(qn("text:is-hidden")) == "true")


def _add(text: str | None, look: Look, written: Written) -> None:
    if not text:
        return
    shown = _BLANKS.sub(" ", text)
    if look.hidden:
        written.hidden = True
    elif look.struck and shown.strip():
        written.struck += shown
    else:
        if look.raising == "superscript":
            shown = raised(shown, written.text)
        elif look.raising == "subscript":
            shown = lowered(shown, written.text)
        written.add(shown, look.bold, look.size)
