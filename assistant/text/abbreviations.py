"""Abbreviations that a paper explains once and uses from then on: "Stadtverordnetenversammlung (StVV)".

The long form is found by its letters in the words before, after Schwartz & Hearst 2003, "A simple algorithm
for identifying abbreviation definitions in biomedical text".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# At least two capitals, so that neither a word in brackets nor a party with its seats is one.
_SHORT = re.compile(
    r"\((?:kurz:? |im Folgenden:? |nachfolgend:? )?[„\"]?(?P<short>[A-ZÄÖÜ][\w/-]{1,9})[“\"]?\)"
)
_CAPITALS = 2
# A long form has no more words than this for each letter.
_WORDS_A_LETTER = 2
_BREAK = re.compile(r"[.;:!?()]")


def abbreviations(sentences: Iterable[str]) -> dict[str, str]:
    """The long form of each abbreviation; the first that is given counts."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in _SHORT.finditer(sentence) if "(" in sentence else ():
            short = match["short"]
            if sum(map(str.isupper, short)) >= _CAPITALS and short not in found:
                before = _BREAK.split(sentence[: match.start()])[-1].split()
                if long := _long_form(short, before[-_WORDS_A_LETTER * len(short) :]):
                    found[short] = long
    return found


def spelled_out(text: str, known: Mapping[str, str]) -> str:
    """The text with the long form of each abbreviation before it, unless it stands there already."""
    for short, long in known.items():
        if short in text and long not in text:
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", f"{long} ({short})", text)
    return text


def _long_form(short: str, before: list[str]) -> str:
    """The fewest of the last words that hold all letters in order, the first at the beginning of a word."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    for count in range(1, len(before) + 1):
        long = " ".join(before[-count:])
        if long[0].lower() == letters[0] and long != short and _holds(long.lower(), letters):
            return long
    return ""


def _holds(long: str, letters: list[str]) -> bool:
    place = 0
    for letter in letters:
        place = long.find(letter, place) + 1
        if not place:
            return False
    return True
