"""What kind of paper it is, by the lines that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from assistant.index.profile.paper import Found, Line, Paper
from assistant.text.document import BlockKind


class Genre(StrEnum):
    PRESS = "press"
    MINUTES = "minutes"
    PROPOSAL = "proposal"
    PROGRAMME = "programme"
    BYLAW = "bylaw"
    AGREEMENT = "agreement"
    OTHER = "other"


_HEAD_LINES = 16
_TITLE_WORDS = 18
_COUNCIL = (
    r"(?:Beschluss|Sitzungs|Mitteilungs|Informations|Berichts|Verwaltungs|Rats|Kreistags|Stadtrats|Gemeinderats"
    r"|Ausschuss)"
)
_ORDER = (
    r"(?:geschäfts|benutzungs|haus|markt|entgelt|gebühren|ehren|zuständigkeits|friedhofs|gefahrenabwehr|polizei"
    r"|plakat)ordnung"
)
# In this order: a proposal is one even if it proposes a by-law.
_GENRES: dict[Genre, str] = {
    Genre.PRESS: r"\W*(?:Presse|Medien)-?\s?(?:mitteilung|information|info|erklärung|dienst|bericht|meldung)",
    Genre.MINUTES: (
        r"\W*(?:Öffentliche\s|Nichtöffentliche\s|Genehmigte\s)?(?:Sitzungs-?)?(?:Niederschrift\b|\w*Protokoll\b)"
        r"|\W*(?:Beschluss-?|Protokoll-?)auszug\b|\W*Auszug\saus\s(?:der|dem)\s(?:Niederschrift|Protokoll|Beschl)"
    ),
    Genre.PROPOSAL: (
        rf".{{0,40}}\b{_COUNCIL}-?vorlage\b|\W*Vorlage\s*(?:$|Nr|Nummer|[-:]|\w*\d)"
        r"|\W*(?:Beschluss(?:vorschlag|empfehlung)|Beratungsfolge|Tischvorlage)\b"
        r"|.{0,40}\bDrucksachen?\b\s*(?:-?\s*Nr\.?)?:?\s*\w*\d|\W*Antrag\s(?:der|des|auf|gem|nach|zu[rm]?)\b"
        r"|\W*(?:Dringlichkeits|Änderungs|Fraktions|Gruppen)antrag\b"
    ),
    Genre.PROGRAMME: (
        r".{0,60}\b\w*wahlprogramm\b|.{0,60}\bprogramm\b.{0,60}\b\w*wahl(?:en)?\b"
        r"|.{0,60}\bwahl(?:aussagen|prüfsteine|aufruf)\b|\W*(?:Unser|Das)\s(?:\w+\s)?Programm\b"
    ),
    Genre.BYLAW: rf"\W*(?:\w+\W+){{0,6}}?\w*(?:satzung|verordnung|richtlinien?|{_ORDER})\b",
    Genre.AGREEMENT: (
        r"\W*(?:\w+\W+){0,5}?\w*(?:vereinbarung|eckpunktepapier|koalitionspapier|abkommen)\b"
        r"|\W*(?:\w+\W+){0,2}?\w*vertrag\b"
    ),
}
_PATTERNS = {genre: re.compile(pattern, re.I) for genre, pattern in _GENRES.items()}
# Their names begin a line; the others' names also stand in sentences.
_NAMED_AT_ONCE = frozenset({Genre.PRESS, Genre.MINUTES, Genre.PROPOSAL})
_FORMULA = re.compile(r"\bfolgende\w*\s+(?:\w+\s+){0,3}?\w*(?:[Ss]atzung|[Oo]rdnung)\b")


def genre_of(paper: Paper) -> Found[Genre] | None:
    """The kind of paper: by its first lines, by the margins beside them, or by the formula of a by-law."""
    for lines in (list(head_lines(paper)), list(margin_lines(paper, paper.head_end))):
        for genre, pattern in _PATTERNS.items():
            for line in lines:
                if pattern.match(line.text) and (genre in _NAMED_AT_ONCE or _is_title(paper, line)):
                    return Found(genre, line.start)
    formula = _FORMULA.search(paper.head)
    return Found(Genre.BYLAW, formula.start()) if formula else None


def head_lines(paper: Paper) -> Iterator[Line]:
    """The first lines of the head."""
    blocks = (b for b in paper.document.blocks if b.kind is not BlockKind.BOILERPLATE)
    lines = (line for b in blocks if b.start < paper.head_end for line in paper.lines(b.start, b.end))
    yield from islice(lines, _HEAD_LINES)


def margin_lines(paper: Paper, end: int) -> Iterator[Line]:
    """The lines of page margins, menus and forms."""
    for block in paper.document.blocks:
        if block.kind is BlockKind.BOILERPLATE and block.start < end:
            yield from paper.lines(block.start, block.end)


def _is_title(paper: Paper, line: Line) -> bool:
    """A line of a title, not of a sentence that speaks of some agreement or by-law."""
    block = next(b for b in paper.document.blocks if b.start <= line.start < b.end)
    sentence = paper.text[block.start : block.end].rstrip().endswith((".", ":", ";"))
    return block.kind is BlockKind.HEADING or (not sentence and len(line.text.split()) <= _TITLE_WORDS)
