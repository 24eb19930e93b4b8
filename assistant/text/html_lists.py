"""Lists of web pages: what is printed before their items, and lists that are nothing but links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.text.document import BlockKind
from assistant.text.html_output import Output
from assistant.text.numerals import numeral
from assistant.text.shaping import Mark
from assistant.text.written import boilerplate

_MOSTLY_LINKS = 0.9
_LINK_LISTS = re.compile(
    r"(?i)\b(?:links?|downloads?|siehe auch|mehr (?:zum|zu)|weitere (?:informationen|themen|seiten)|"
    r"verwandte|passend dazu|schnellzugriff|navigation)\b"
)
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i"}
_STYLES |= {"upper-roman": "I", "decimal-leading-zero": "01", "decimal": "1"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")


@dataclass
class OpenList:
    """A list while it is read: how it counts, and where its drafts begin."""

    shape: str
    count: int
    step: int
    first: int
    letters: int
    linked: int
    items: int = 0

    @classmethod
    def of(cls, node: Any, tag: str, first: int, letters: int, linked: int) -> OpenList:
        """``first`` is the index of its first draft; ``letters`` and ``linked`` count those before it."""
        if tag != "ol":
            return cls("", 0, 1, first, letters, linked)
        style = _STYLE.search(node.get("style", ""))
        shape = _STYLES.get(style.group(1), "") if style else ""
        backwards = node.get("reversed") is not None
        begin = _whole(node.get("start"), len(node.findall("li")) if backwards else 1)
        step = -1 if backwards else 1
        return cls(shape or node.get("type", "1"), begin - step, step, first, letters, linked)

    def mark(self, node: Any, depth: int) -> Mark:
        """Count an item and give its sign."""
        self.items += 1
        if not self.shape:
            return Mark("•", "list •", 0, depth)
        self.count = _whole(node.get("value"), self.count + self.step)
        sign = f"{numeral(self.count, self.shape)}."
        return Mark(sign, f"list {self.shape}", max(self.count, 0), depth)

    def close(self, output: Output, *, content: bool) -> None:
        """A list of links leads to other pages and says nothing itself, unless a sentence introduces it."""
        letters, linked = output.letters - self.letters, output.linked - self.linked
        if self.items < 2 or linked < _MOSTLY_LINKS * letters:
            return
        above = output.drafts[self.first - 1] if self.first else None
        if above is not None and above.kind is not BlockKind.HEADING and above.text.endswith(":"):
            return
        titled = above is not None and above.kind is BlockKind.HEADING and _LINK_LISTS.search(above.text)
        if titled or not content:
            start = self.first - 1 if titled else self.first
            output.drafts[start:] = [boilerplate(draft) for draft in output.drafts[start:]]


def _whole(value: str | None, otherwise: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else otherwise
