"""Days in German text, with the sentence that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.index.profile.paper import Found, Paper
from assistant.text.figures import FigureKind, figures
from assistant.text.german import MONTHS
from assistant.text.signatures import is_place_and_date

DAY = (
    rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?:{'|'.join(MONTHS)})\s)\d{{4}}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{2}}(?!\d)|(?:19|20)\d\d-\d\d-\d\d)"
)
WEEKDAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
YEAR = r"(?:19|20)\d\d"

_LETTERHEAD_LINES = 3
_SIDE_BY_SIDE = re.compile(rf"(?:[A-ZÄÖÜ][\w.\-/ ]{{2,40}},\s(?:den\s|am\s)?{DAY}\s*){{2,}}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_IN_FORCE = re.compile(
    rf"(?:\b[Ii]n\s?-?[Kk]raft\s?-?(?:[Tt]reten|getreten|seit|ab)?|\b[Gg]ültig|\b[Gg]ilt)\s*:?\s*"
    rf"(?:(?:am|ab|seit|zum|vom)\s+)?(?:dem\s+)?(?P<day>{DAY})"
)
# "Diese Satzung tritt am … in Kraft", not "§ 8 tritt am …" and not "tritt … außer Kraft".
_TAKES_EFFECT = re.compile(
    r"\b(?:Dies\w*|Die|Der)\s+(?:\w+\s+){0,2}?(?:\w*(?:[Ss]atzung|[Oo]rdnung|[Vv]ereinbarung|[Vv]ertrag"
    r"|[Rr]ichtlinien?"
    r"|[Ää]nderung|[Nn]eufassung|[Ff]assung))\s+(?:tritt|treten)\s(?:(?!\btritt\b|außer)[^;§]){0,120}?"
    rf"\b(?:am|zum|ab|[Ww]irkung\s+(?:vom|zum))\s+(?:dem\s+)?(?P<day>{DAY})\s+in\s+Kraft"
)


def iso(day: str) -> str:
    """``3. November 2021`` → ``2021-11-03``; empty if there is no such day."""
    found = figures(" ".join(day.split()))
    value = str(found[0].value) if found and found[0].kind is FigureKind.DATE else ""
    try:
        return date.fromisoformat(value).isoformat() if _ISO.fullmatch(value) else ""
    except ValueError:
        return ""


def days(pattern: re.Pattern[str], paper: Paper, start: int, end: int) -> Iterator[Found[str]]:
    """Every day (a group whose name begins with ``day``) or year (``year``) that the pattern finds."""
    for match in pattern.finditer(paper.text, start, end):
        name, day = next((name, day) for name, day in match.groupdict().items() if day)
        value = day if name.startswith("year") else iso(day)
        if value:
            yield Found(value, match.start(name))


def signings(paper: Paper) -> Iterator[Found[str]]:
    """Each line below the letterhead that is nothing but place and day, once or side by side."""
    for line in list(paper.lines())[_LETTERHEAD_LINES:]:
        if is_place_and_date(line.text) or _SIDE_BY_SIDE.fullmatch(line.text):
            named = filter(None, map(iso, re.findall(DAY, line.text)))
            if (last := max(named, default="")) != "":
                yield Found(last, line.start)


def in_force(paper: Paper) -> Found[str] | None:
    """The day on which the paper, by its own words, takes effect: its head's, else its last section's."""
    head = next(days(_IN_FORCE, paper, 0, paper.head_end), None)
    return head or next(days(_TAKES_EFFECT, paper, 0, len(paper.text)), None)
