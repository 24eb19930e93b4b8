"""What has been read of a web page: pieces of text on their way to drafts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.text.boilerplate import is_cue
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.html_elements import BOLD, STRUCK
from assistant.text.raised import lowered, raised
from assistant.text.shaping import BOLD as BOLD_LOOK
from assistant.text.shaping import Mark, Shape, shaped
from assistant.text.written import boilerplate

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLANKS_IN_LINE = re.compile(r"[ \t\r\f]+")
_MOSTLY_LINKS = 0.8
# The style of link rows in a table, of which only its end tells whether they are values or navigation.
LINKS = "links"
End = Callable[[], None]


@dataclass
class _Piece:
    """The paragraph being read."""

    runs: list[tuple[str, bool]] = field(default_factory=list)
    struck: str = ""
    line: int = 0
    linked: int = 0
    links: int = 0
    far: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Output:
    """Collects text and makes drafts of it; ``captures`` are those set aside for a cell or a note.

    ``around`` and ``inside`` say how many open elements are page furniture and the text's own element,
    ``letters`` and ``linked`` how much text, and how much of it in links, has been read.
    """

    repairs: Counter[str]
    drafts: list[Draft] = field(default_factory=list)
    captures: list[list[Draft]] = field(default_factory=list)
    around: int = 0
    inside: int = 0
    depth: int = 0
    heading: int = 0
    mark: Mark | None = None
    letters: int = 0
    linked: int = 0
    _piece: _Piece = field(default_factory=_Piece)
    _counts: Counter[str] = field(default_factory=Counter)
    _raising: list[str] = field(default_factory=list)
    _weight: str = ""

    def add(self, text: str | None, node: Any) -> None:
        """Append text; blanks and line ends of the file mean one blank."""
        if not text:
            return
        lines = self._counts["lines"] > 0
        shown = (_BLANKS_IN_LINE if lines else _BLANKS).sub(" ", text)
        piece = self._piece
        if not piece.line and shown.strip():
            piece.line = node.sourceline or 0
        if self._counts["struck"]:
            piece.struck += shown
            return
        if self._raising:
            before = piece.runs[-1][0] if piece.runs else ""
            shown = (raised if self._raising[-1] == "sup" else lowered)(shown, before)
        length = len(shown.strip())
        self.letters += length
        if self._counts["link"]:
            piece.linked += length
            self.linked += length
        piece.runs.append((shown, self._counts["bold"] > 0))

    def line_break(self) -> None:
        """A break that the author set."""
        self._piece.runs.append(("\n", self._counts["bold"] > 0))

    def refer(self, sign: str, name: str) -> None:
        """Remember that the paragraph refers to a footnote."""
        self._piece.notes.append((sign, name))

    def inline(self, node: Any, tag: str) -> End:
        """Begin an element inside a paragraph."""
        kind = "bold" if tag in BOLD else "struck" if tag in STRUCK else "link" if tag == "a" else ""
        if tag in ("sup", "sub"):
            self._raising.append(tag)
            return self._end_raising
        if not kind:
            return self._end_nothing
        if kind == "link":
            self._piece.links += 1
            self._piece.far += not node.get("href", "#").strip().startswith(("#", "javascript:"))
        self._counts[kind] += 1

        def close() -> None:
            self._counts[kind] -= 1

        return close

    def _end_raising(self) -> None:
        self._raising.pop()

    def _end_nothing(self) -> None:
        """Most elements change nothing."""

    def open_heading(self, level: int, *, always: bool) -> End:
        """Begin a heading; ``always`` if it is text even in the page's header."""
        around = self.around
        self.heading = level
        self.around = 0 if always else around

        def close() -> None:
            self.heading, self.around = 0, around

        return close

    def open_label(self) -> End:
        """Begin the visible line of an accordion: a heading of what it opens."""
        self._weight = BOLD_LOOK

        def close() -> None:
            self._weight = ""

        return close

    def open_lines(self) -> End:
        """Begin text whose line ends are breaks."""
        self._counts["lines"] += 1

        def close() -> None:
            self._counts["lines"] -= 1

        return close

    def nested(self) -> tuple[Mark | None, int]:
        """Begin a cell or a note, which is read as a little page of its own; gives what to restore."""
        self.captures.append(self.drafts)
        saved = (self.mark, self.depth)
        self.drafts, self.mark, self.depth = [], None, 0
        return saved

    def restore(self, saved: tuple[Mark | None, int]) -> list[Draft]:
        """End it and give its drafts."""
        found, self.drafts = self.drafts, self.captures.pop()
        self.mark, self.depth = saved
        return found

    def emit(self, drafts: Iterable[Draft]) -> None:
        """Append drafts; what stands around the text stays visible, but is no evidence."""
        self.drafts += map(boilerplate, drafts) if self.around else drafts

    def flush(self) -> None:
        """End the paragraph."""
        piece, self._piece = self._piece, _Piece()
        raw = "".join(text for text, _ in piece.runs)
        self.repairs["struck_out"] += bool(piece.struck.strip())
        if raw.strip():
            inside = self.depth > 0 and self.mark is None and not self.heading
            shape = Shape(self.heading, self.mark, self._weight, inside)
            self.mark = None
            found = shaped(piece.runs, Place(None, piece.line, raw), shape, self.repairs)
            self.emit(map(self._leading, found) if self._only_leads(piece, raw) else found)
        elif piece.struck.strip():
            place = Place(None, piece.line, piece.struck)
            self.emit(map(boilerplate, shaped([(piece.struck, False)], place, Shape(), self.repairs)))
        self.emit(Draft(BlockKind.NOTE, "", sign, style=name) for sign, name in piece.notes)

    def _leading(self, draft: Draft) -> Draft:
        return replace(draft, style=LINKS) if self.captures else boilerplate(draft)

    def _only_leads(self, piece: _Piece, raw: str) -> bool:
        """A row of links, a link to another place of the page, a button."""
        text = " ".join(raw.split())
        if self.heading or piece.linked < _MOSTLY_LINKS * len(text):
            return False
        return piece.links > 1 or not piece.far or is_cue(text)
