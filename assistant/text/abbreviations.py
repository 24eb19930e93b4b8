"""Abbreviations that a paper explains once and uses from then on: "Stadtverordnetenversammlung (StVV)".

The long form is found by its letters in the words before, after Schwartz & Hearst 2003, "A simple algorithm
for identifying abbreviation definitions in biomedical text".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# The other way round: "SVV (Stadtverordnetenversammlung)", "SVV steht für …".
_EXPLAINED = re.compile(
    r"(?<![\w-])(?P<short>[A-ZÄÖÜ][\w/-]{1,9})[“\"]?\s*"
    r"(?:(?P<sure>=|steht (?:hier )?für|bedeutet|ist die Abkürzung für)|\(|–|:)\s*"
    r"[„\"]?(?P<after>[^(),.;:!?“\"]+)"
)
# At least two capitals, so that neither a word in brackets nor a party with its seats is one.
_SHORT = re.compile(
    r"\((?:kurz:? |im Folgenden:? |nachfolgend:? )?[„\"]?(?P<short>[A-ZÄÖÜ][\w/-]{1,9})[“\"]?\)"
)
_CAPITALS = 2
# A long form has no more words than this for each letter.
_WORDS_A_LETTER = 2
_SMALL = frozenset("und für der die das des dem den von in im am zur zum".split())
_BREAK = re.compile(r"[.;:!?()]")


def abbreviations(sentences: Iterable[str]) -> dict[str, str]:
    """The long form of each abbreviation; the first that is given counts."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in _SHORT.finditer(sentence) if "(" in sentence else ():
            before = _BREAK.split(sentence[: match.start()])[-1].split()
            _keep(found, match["short"], [" ".join(before[-count:]) for count in range(1, len(before) + 1)])
        for match in _EXPLAINED.finditer(sentence):
            after = match["after"].split()
            longer = [" ".join(after[:count]) for count in range(1, len(after) + 1)]
            # "SPD (Sprecher Eva Ott)" explains nothing
            sure = [long for long in longer if match["sure"] or _begin(long, match["short"])]
            _keep(found, match["short"], sure)
    return found


def spelled_out(text: str, known: Mapping[str, str]) -> str:
    """The text with the long form of each abbreviation before it, unless it stands there already."""
    for short, long in known.items():
        if short in text and long not in text:
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", f"{long} ({short})", text)
    return text


def _keep(found: dict[str, str], short: str, longer: list[str]) -> None:
    """The fewest words that hold all letters in order, the first at their beginning."""
    if sum(map(str.isupper, short)) < _CAPITALS or short in found:
        return
    letters = [letter for letter in short.lower() if letter.isalnum()]
    for long in longer[: _WORDS_A_LETTER * len(short)]:
        if long[0].lower() == letters[0] and long != short and _holds(long.lower(), letters):
            found[short] = long
            return


def _begin(long: str, short: str) -> bool:
    """Whether every word but small ones begins with a letter of the short form, in its order."""
    first = [word[0].lower() for word in re.split(r"[\s/-]+", long) if word and word.lower() not in _SMALL]
    letters = iter(short.lower())
    return all(letter in letters for letter in first)


def _holds(long: str, letters: list[str]) -> bool:
    place = 0
    for letter in letters:
        place = long.find(letter, place) + 1
        if not place:
            return False
    return True
