"""Where in a section of a statute a block stands: "Abs. 2 Nr. 3 Buchst. a"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.text import headings

_STATUTE = ("§", "artikel")
# The marks by rank: (2) is an Absatz, 3. a Nummer, a) a Buchstabe, aa) a Doppelbuchstabe.
_RANKS = (
    (re.compile(r"\((\d{1,3}[a-z]?)\)$"), "Abs."),
    (re.compile(r"(\d{1,3})[.)]{1,2}$"), "Nr."),
    (re.compile(r"\(?([a-z])[.)]$"), "Buchst."),
    (re.compile(r"([a-z]{2})\)$"), "Doppelbuchst."),
)


@dataclass
class Clause:
    """The marks that lead to the block being laid out, by rank."""

    marks: dict[int, str] = field(default_factory=dict)
    in_statute: bool = False

    def open_section(self, section: Sequence[str]) -> None:
        """A heading begins a section; ``section`` is the path with it."""
        self.marks.clear()
        self.in_statute = any(headings.style_of(title) in _STATUTE for title in section)

    def enter(self, marker: str) -> None:
        """An item begins; marks of lower rank are over. A block without a mark goes on in the last Absatz."""
        for rank, (pattern, name) in enumerate(_RANKS):
            match = pattern.match(marker)
            if match:
                self._leave(rank)
                self.marks[rank] = f"{name} {match.group(1)}"
                return
        if not marker:
            self._leave(1)

    def _leave(self, rank: int) -> None:
        for lower in [found for found in self.marks if found >= rank]:
            del self.marks[lower]

    def __str__(self) -> str:
        if not self.in_statute:
            return ""
        return " ".join(self.marks[rank] for rank in sorted(self.marks))
