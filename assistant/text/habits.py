"""How a document breaks its lines: learned from the clear cases, used for the unclear ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.text.german import OPEN_WORDS
from assistant.text.lines import Line, typical_gap, wrap_width
from assistant.text.markers import marker_of, plain_start
from assistant.text.repair import ends_open
from assistant.text.sentences import is_ended

_LONG = 40


@dataclass(frozen=True)
class Habits:
    """``width`` is where running text wraps (``None``: each paragraph is one line), ``gap`` the usual
    number of blank lines, ``loose`` says that a blank line follows the first line of list items, and
    ``hanging`` names the families of marks whose items go on further to the right.
    """

    width: int | None
    gap: int
    loose: bool
    hanging: frozenset[str]


def learn(lines: Sequence[Line]) -> Habits:
    """The habits of these lines."""
    loose = 0
    offsets: dict[str, list[int]] = {}
    for above, below in pairwise(lines):
        marker = marker_of(above.text)
        if marker is None or marker_of(below.text) is not None or above.fixed:
            continue
        if below.gap:
            loose += runs_on(above.text, below.text)
        elif above.page == below.page:
            offsets.setdefault(marker.family, []).append(below.indent - above.indent)
    hanging = frozenset(family for family, found in offsets.items() if _hang(found))
    width = wrap_width(lines) if _wraps(lines) else None
    return Habits(width, typical_gap(lines), loose > 1, hanging)


def _wraps(lines: Sequence[Line]) -> bool:
    """Whether lines end because they are full: somewhere a long one is carried on in small letters."""
    return any(
        not below.gap and len(above.text) >= _LONG and runs_on(above.text, below.text)
        for above, below in pairwise(lines)
    )


def _hang(offsets: Sequence[int]) -> bool:
    return sum(offset > 0 for offset in offsets) >= max(2, 0.6 * len(offsets))


def runs_on(above: str, below: str) -> bool:
    """Whether a sentence goes on in the next line, wherever that line stands."""
    if ends_open(above):
        return True
    return not is_ended(above) and (plain_start(below) or hangs(above))


def hangs(text: str) -> bool:
    """Whether a line cannot be the end of a clause."""
    return text.endswith(",") or text.split()[-1].lower() in OPEN_WORDS
