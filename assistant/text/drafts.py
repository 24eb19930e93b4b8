"""What readers hand to structure: pieces of text that still lack levels, sections and sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from assistant.text.document import BlockKind
from assistant.text.repair import join


@dataclass(frozen=True)
class Draft:
    """A block in the making.

    ``style`` names the look of a heading (its numbering, its size) or the family of an item's
    mark: equal looks get equal levels. ``level`` is set where the format itself states it.
    ``pages`` holds (offset in ``text``, page) wherever a page begins.
    """

    kind: BlockKind
    text: str
    marker: str = ""
    style: str = ""
    value: int = 0
    level: int = 0
    indent: int = 0
    pages: tuple[tuple[int, int], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at ``offset`` stands."""
        page = None
        for start, number in self.pages:
            if start <= offset:
                page = number
        return page


@dataclass
class Flow:
    """Lines of one paragraph on their way to one text, with the pages they came from."""

    repairs: Counter[str]
    known: str = ""
    text: str = ""
    pages: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: str, page: int | None) -> None:
        """Append a line; cut words are mended."""
        self.text = join(self.text, line, self.repairs, self.known) if self.text else line
        if page is not None and (not self.pages or self.pages[-1][1] != page):
            # A word cut by the page break belongs to the page where it begins.
            start = max(0, len(self.text) - len(line))
            self.pages.append((start, page))

    def merged(self, other: Draft) -> Flow:
        """Append a whole draft as if it were the next line."""
        before = self.text
        self.text = join(before, other.text, self.repairs, self.known)
        shift = len(self.text) - len(other.text)
        for offset, page in other.pages:
            if not self.pages or self.pages[-1][1] != page:
                self.pages.append((offset + shift, page))
        return self


def merge(first: Draft, second: Draft, repairs: Counter[str], known: str = "") -> Draft:
    """Two drafts that are one paragraph."""
    flow = Flow(repairs, known, first.text, list(first.pages)).merged(second)
    return replace(first, text=flow.text, pages=tuple(flow.pages))


def append(first: Draft, second: Draft) -> Draft:
    """A further paragraph of the same block; the line break between them ends a sentence."""
    shift = len(first.text) + 1
    pages = tuple((offset + shift, page) for offset, page in second.pages)
    return replace(first, text=f"{first.text}\n{second.text}", pages=first.pages + pages)
