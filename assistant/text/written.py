"""What a reader of an office format finds in a paragraph, and notes made of paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft


@dataclass
class Written:
    """A paragraph's text as pieces, each with whether it is bold; ``size`` is that of its smallest letters.

    ``struck`` is what is crossed out of it. ``hidden`` and ``contents`` say that some of it is not printed
    or belongs to a table of contents. ``notes`` are the footnotes it refers to, ``boxes`` the text boxes it
    anchors, both as the format has them.
    """

    runs: list[tuple[str, bool]] = field(default_factory=list)
    size: float = 0
    hidden: bool = False
    contents: bool = False
    struck: str = ""
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(text for text, _ in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        shown = [strong for text, strong in self.runs if text.strip()]
        return bool(shown) and all(shown)

    def add(self, text: str, bold: bool, size: float = 0) -> None:
        """Append a piece."""
        if text.strip() and size:
            self.size = min(self.size, size) if self.size else size
        self.runs.append((text, bold))

    def before(self, other: Written) -> Written:
        """Both as one paragraph."""
        return Written(
            self.runs + other.runs,
            min((part.size for part in (self, other) if part.size), default=0),
            self.hidden or other.hidden,
            self.contents or other.contents,
            self.struck + other.struck,
            self.notes + other.notes,
            self.boxes + other.boxes,
        )


def note(drafts: Iterable[Draft], mark: str, line: int) -> Draft | None:
    """A note's paragraphs as one draft; it counts as a line of the paragraph that names it."""
    text = ""
    places: list[tuple[int, Place]] = []
    for draft in drafts:
        part = f"{draft.marker} {draft.text}" if draft.marker else draft.text
        start = len(text) + 1 if text else 0
        shift = len(part) - len(draft.text)
        places += [
            (start + (at + shift if at else 0), replace(place, line=line)) for at, place in draft.places
        ]
        text = f"{text}\n{part}" if text else part
    return Draft(BlockKind.NOTE, text, mark, places=tuple(places)) if text else None


def boilerplate(draft: Draft) -> Draft:
    """The draft as what is shown, but never found."""
    return replace(draft, kind=BlockKind.BOILERPLATE, style="", level=0)
