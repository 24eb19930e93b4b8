"""Signs and numbers that open list items, rows of a chronology and numbered headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.german import MONTHS

_BULLETS = "•●○◦▪▫■□◆◇►▶➢➤➔→⇒✓✔✗✘☐☑☒*·‣⁃-–—"
_MONTH = "|".join(MONTHS)
_DAY = r"\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?"
_WHEN = rf"(?:{_DAY}|(?:\d{{1,2}}\.\s?)?(?:{_MONTH})(?:\s\d{{4}})?|\d{{4}})"

_BULLET = re.compile(rf"([{re.escape(_BULLETS)}])\s*(?=\S)")
_TIGHT = frozenset("✓✔✗✘•●▪■➢➤►")
_LETTER = r"(?:[a-z]|([a-z])\2|[ivx]{2,5})"
_PARENTHESISED = re.compile(r"(\(\d{1,3}[a-z]?\))\s*(?=\S)")
_PARENTHESISED_LETTER = re.compile(rf"(\({_LETTER}\))\s+(?=\S)")
_CLOSED = re.compile(rf"(\d{{1,3}}\.?\)|{_LETTER}\)|[A-Z]\))\s*(?=\S)")
# A time, an amount and a date are no section's number.
_DECIMAL = re.compile(
    r"(?!\d?\d\.0\d\.|0\d\.\d)(\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+"
    r"(?!(?:Uhr|Euro|EUR|Mio|Mrd|Tsd|Prozent|Millionen|Milliarden|km|ha|qm|kW)\b)(?=[\"„(]?[^\W\d_])"
)
_NUMBERED = re.compile(rf"(\d{{1,3}}\.)\s*(?!\s*(?:{_MONTH})\b)(?=[„\"(]?[^\W\d_]|§)")
# The number belongs to these words and stays with them: "2. Änderung", "1. stellv. Landrat".
_ORDINAL = re.compile(
    r"(?:Satzung zur Änderung|stellv|stv|Stellvertret|Beigeordnet|Vorsitzend|Bürgermeister|Stadtr[aä]t|"
    r"Kreisr[aä]t|Wahlperiode|Wahlgang|Quartal|Halbjahr|Bauabschnitt|Änderung(?:ssatzung)?|Nachtrag|Lesung|"
    r"Sitzung|Klasse|Obergeschoss|OG|Preis|Platz)"
    r"\w*(?=\W|$)"
)
_LETTERED = re.compile(r"([a-z]\.|[A-H]\.)\s+(?=\S)")
_ROMAN = re.compile(r"([IVX]{1,5}\.)\s+(?=\S)")
_DATE_ROW = re.compile(
    rf"((?:(?:ab|bis|seit|Anfang|Mitte|Ende|Frühjahr|Sommer|Herbst|Winter)\s)*{_WHEN}"
    rf"(?:\s?(?:/|–|-|bis|und)\s?{_WHEN})*)\s*:\s+(?=\S)|(\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\s+(?=[A-ZÄÖÜ])"
)


@dataclass(frozen=True)
class Marker:
    """``family`` says which series the mark belongs to, ``value`` its place there (0 for bullets).

    ``length`` is what the mark takes of the line; a date stays with its text, so there it is 0.
    """

    sign: str
    family: str
    value: int
    length: int


def marker_of(text: str) -> Marker | None:
    """The mark that opens this line, if any."""
    if match := _DATE_ROW.match(text):
        return Marker("", "date", 0, 0)
    if (match := _BULLET.match(text)) and (match.end() > 1 or match.group(1) in _TIGHT):
        return Marker(match.group(1), f"bullet {match.group(1)}", 0, match.end())
    for pattern, family in (
        (_PARENTHESISED, "(n)"),
        (_PARENTHESISED_LETTER, "(n)"),
        (_CLOSED, "n)"),
        (_DECIMAL, "n.n"),
        (_NUMBERED, "n."),
        (_ROMAN, "I."),
        (_LETTERED, "a."),
    ):
        if match := pattern.match(text):
            if family == "n." and _ORDINAL.match(text[match.end() :]):
                return Marker("", family, int(match.group(1)[:-1]), 0)
            return _numbered(match.group(1), family, match.end())
    return None


def _numbered(sign: str, family: str, length: int) -> Marker:
    body = sign.strip("().")
    if family == "n.n":
        parts = body.split(".")
        return Marker(
            sign.rstrip("."), "n" + ".n" * (len(parts) - 1), int(parts[-2]) * 100 + int(parts[-1]), length
        )
    if family == "I.":
        return Marker(sign, family, roman(body), length)
    if body[0].isdigit():
        return Marker(sign, family, int(re.sub(r"\D", "", body)), length)
    if len(set(body)) > 1 or body in ("ii", "xx"):
        return Marker(sign, family.replace("n", "i"), roman(body.upper()), length)
    # "aa)" counts on its own, below "a)"
    case = ("A" if body.isupper() else "a") * len(body)
    return Marker(
        sign, family.replace("n", case).replace("a.", f"{case}."), ord(body[0].lower()) - ord("a") + 1, length
    )


def roman(text: str) -> int:
    """The value of a Roman number; 0 if it is none."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for character, following in zip(text, [*text[1:], ""], strict=True):
        value = values.get(character, 0)
        if not value:
            return 0
        total += -value if values.get(following, 0) > value else value
    return total


def plain_start(text: str) -> bool:
    """Whether running text begins here: a small letter and no list mark."""
    return bool(re.match(r"[„\"(]?[a-zäöüß]", text)) and marker_of(text) is None
