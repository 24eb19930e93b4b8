"""The period that a paper is for."""

from __future__ import annotations

import re

from assistant.index.profile.genre import Genre
from assistant.index.profile.paper import Found, Paper

_YEAR = r"(?:19|20)\d\d"
_PERIOD_WORD = (
    r"\b\w{0,40}(?:[Ww]ahlperiode|[Ww]ahlzeit|[Rr]atsperiode|[Kk]reistagsperiode|[Ll]egislatur(?:periode)?"
    r"|[Aa]mts(?:zeit|periode)|WAHLPERIODE|[Ss]itzungsperiode)"
)
_DAY_OF = r"(?:\d\d?\.\s?(?:\d\d?\.)?\s?)?(?:[A-ZÄÖÜ][a-zäöü]+\s+)?"
_TO = rf"\s*(?:[-–—/]|bis(?:\s+(?:zum|Ende|Herbst))?)\s*{_DAY_OF}"
_SPAN = rf"(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})(?!\d)"
_SHORT_SPAN = rf"(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR}|\d\d)(?!\d)"
_LABELLED = (
    re.compile(rf"{_PERIOD_WORD}\W{{0,4}}(?:(?:von|vom|der\s+Jahre|des\s+\w+)\s+)?{_DAY_OF}{_SHORT_SPAN}"),
    re.compile(rf"{_SPAN}\W{{0,3}}(?:\d+\.\s*)?{_PERIOD_WORD}"),
)
# In the title of an agreement, programme or concept a bare range is its period.
_RANGE = re.compile(rf"(?<![\d./-])(?:(?:von|vom|für)\s+)?{_DAY_OF}{_SPAN}")
_PAST = re.compile(
    r"\b(?:vergangen|letzt|vorig|abgelaufen|bisherig|zurückliegend|vorherig|früher|ausgelaufen"
    r"|endend)\w*\W+(?:\w+\W+){0,2}$"
)
_OTHER_YEARS = re.compile(
    r"(?:Schuljahr|Haushalt\w*|Kindergartenjahr|Kita-?[Jj]ahr|Betreuungsjahr|Wirtschaftsjahr"
    r"|Doppelhaushalt)\W*$"
)
_LONGEST = 12
_REACH = 4000


def term_of(paper: Paper, genre: Genre) -> Found[tuple[int, int]] | None:
    """First and last year of the council's term or of the paper's own period."""
    for pattern in _LABELLED:
        for match in pattern.finditer(paper.text, 0, max(paper.head_end, _REACH)):
            if (found := _term(paper, match)) is not None:
                return found
    if genre in (Genre.AGREEMENT, Genre.PROGRAMME, Genre.PROPOSAL, Genre.OTHER):
        for match in _RANGE.finditer(paper.text, 0, min(paper.head_end, 700)):
            if (found := _term(paper, match)) is not None:
                return found
    return None


def _term(paper: Paper, match: re.Match[str]) -> Found[tuple[int, int]] | None:
    first, last = match["first"], match["last"]
    begin, end = int(first), int(last) if len(last) == 4 else int(first[:2] + last)
    before = paper.text[max(0, match.start("first") - 60) : match.start("first")]
    if not 1 <= end - begin <= _LONGEST or _PAST.search(before) or _OTHER_YEARS.search(before):
        return None
    return Found((begin, end), match.start())
