"""What readers hand to structure: pieces of text that still lack levels, sections and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace

from assistant.text.document import BlockKind, Place
from assistant.text.repair import join


@dataclass(frozen=True)
class Draft:
    """A block in the making.

    ``style`` names the look of a heading (its numbering, its size) or the family of an item's
    mark: equal looks get equal levels. ``level`` is set where the format itself states it.
    ``places`` holds (offset in ``text``, place) wherever a line of the file begins.
    """

    kind: BlockKind
    text: str
    marker: str = ""
    style: str = ""
    value: int = 0
    level: int = 0
    indent: int = 0
    places: tuple[tuple[int, Place], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at ``offset`` stands."""
        place = self.place_at(offset)
        return place.page if place is not None else None

    def place_at(self, offset: int) -> Place | None:
        """Where the character at ``offset`` stands in the file."""
        index = bisect_right(self.places, offset, key=lambda entry: entry[0])
        return self.places[index - 1][1] if index else None

    def is_recognized(self, start: int, end: int) -> bool:
        """Whether text recognition read any of the text between two offsets."""
        first = self.place_at(start)
        begin = bisect_right(self.places, start, key=lambda entry: entry[0])
        until = bisect_left(self.places, end, key=lambda entry: entry[0])
        inside = [place for _, place in self.places[begin:until]]
        return any(place.recognized for place in (first, *inside) if place is not None)


@dataclass
class Flow:
    """Lines of one paragraph on their way to one text, with the places they came from."""

    repairs: Counter[str]
    known: str = ""
    text: str = ""
    places: list[tuple[int, Place]] = field(default_factory=list)

    def add(self, line: str, place: Place) -> None:
        """Append a line; cut words are mended."""
        self.text = join(self.text, line, self.repairs, self.known) if self.text else line
        self.places.append((max(0, len(self.text) - len(line)), place))

    def merged(self, other: Draft) -> Flow:
        """Append a whole draft as if it were the next line."""
        before = self.text
        self.text = join(before, other.text, self.repairs, self.known)
        shift = len(self.text) - len(other.text)
        self.places += [(offset + shift, place) for offset, place in other.places]
        return self


def merge(first: Draft, second: Draft, repairs: Counter[str], known: str = "") -> Draft:
    """Two drafts that are one paragraph."""
    flow = Flow(repairs, known, first.text, list(first.places)).merged(second)
    return replace(first, text=flow.text, places=tuple(flow.places))


def append(first: Draft, second: Draft) -> Draft:
    """A further paragraph of the same block; the line break between them ends a sentence."""
    shift = len(first.text) + 1
    places = tuple((offset + shift, place) for offset, place in second.places)
    return replace(first, text=f"{first.text}\n{second.text}", places=first.places + places)
