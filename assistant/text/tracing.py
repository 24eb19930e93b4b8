"""From a character of the repaired text back to its character in the file."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.text.document import Document, Place
from assistant.text.repair import clean_letter


@dataclass(frozen=True)
class Trace:
    """``column`` counts the characters of ``place.raw`` from 0.

    It is ``None`` for what the file has not: the name of a column put before a value, an item's own number.
    """

    place: Place
    column: int | None


def trace(document: Document, offset: int) -> Trace | None:
    """Where the character at ``offset`` of ``document.text`` comes from; ``None`` if no line is known."""
    place = document.place_at(offset)
    if place is None:
        return None
    starts = [start for start, _ in document.places]
    first = max(start for start in starts if start <= offset)
    last = min((start for start in starts if start > offset), default=len(document.text))
    shown, raw = _letters(document.text[first:last]), _letters(place.raw)
    at = next((index for index, (_, position) in enumerate(shown) if position == offset - first), None)
    if at is None:
        return Trace(place, None)
    matcher = SequenceMatcher(None, [sign for sign, _ in shown], [sign for sign, _ in raw], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.a <= at < block.a + block.size:
            return Trace(place, raw[block.b + at - block.a][1])
    return Trace(place, None)


def _letters(text: str) -> list[tuple[str, int]]:
    """Every visible sign with its position; one repaired letter may be several in the file or the reverse."""
    return [
        (part, position)
        for position, letter in enumerate(text)
        for part in unicodedata.normalize("NFD", clean_letter(letter))
        if not part.isspace()
    ]
