"""The date of a paper: of its decision, signing or last change, not the first date on the page."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.index.profile.days import DAY, WEEKDAY, YEAR, days, signings
from assistant.index.profile.genre import Genre
from assistant.index.profile.paper import Found, Paper
from assistant.text.document import BlockKind

_CLOSE_CHARS = 1500
_NUMBER_CHARS = 500
# Words of a legal basis: its dates are those of an act.
_LAW = re.compile(
    r"G(?:V|VO|B|BO)B[lI]|[Gg]esetz(?:es|blatt)?\b|Gemeindeordnung|Kommunalverfassung|Kreisordnung"
)
_FORMULA = re.compile(
    r"^\W*(?:Aufgrund|Auf\s?[Gg]rund|Gemäß|Nach\s§|Die\s[^\n]{3,80}\s(?:erlässt|hat)\b"
    r"|Der\s[^\n]{3,80}\s(?:erlässt|hat)\b)",
    re.M,
)
_CHANGE = r"(?:[Ss]atzung|[Bb]eschlu(?:ss|ß)|[Nn]achtrag|[Vv]erordnung|[Ää]nderung)"
_CHANGED = re.compile(
    rf"geändert\s+(?:am\s+|durch\s+[^;()]{{0,80}}?{_CHANGE}\w*\s+(?:vom|am)\s+)(?P<day>{DAY})"
    rf"|\b{_CHANGE}\w*\s+vom\s+(?P<day2>{DAY})\s*\)?\s*$",
    re.M,
)
_VERSION = re.compile(
    rf"(?:\bi\.?\s?d\.?\s?F\.?|\b[Ii]n\s+der\s+(?:\w+\s+)?Fassung"
    rf"|\b\w*[Ff]assung)\s+[^;()\n]{{0,60}}?\bvom\s+(?P<day>{DAY})"
    rf"|\bStand\b\W{{0,3}}(?:vom\s+)?(?P<day2>{DAY})"
)
_STAND = re.compile(rf"\b(?:Stand|STAND|Fassung\s+vom|[Ee]ntwurf\s+vom)\b\W{{0,3}}(?:vom\s+)?(?P<day>{DAY})")
_FROM = re.compile(rf"(?:^|\s)vom\s+(?P<day>{DAY})")
_CHANGING = re.compile(r"\b(?:Änderung|Aufhebung|Ergänzung)\s+(?:der|des)\b")
_SITTING = re.compile(
    r"\b(?:hat|haben)\b[^;]{0,400}?\b(?:[Ss]itzung\s+(?:am|vom)|am)\s+(?:\w+tag,?\s+(?:den|dem)\s+)?"
    rf"(?P<day>{DAY})[^;]{{0,200}}?\b(?:beschlossen|erlassen|verabschiedet)"
    rf"|\b[Bb]eschlossen\b[^.;\n]{{0,90}}?\b(?:am|vom)\s+(?P<day2>{DAY})"
    rf"|\b(?:am|vom)\s+(?P<day4>{DAY})\s+beschlossen\b"
    rf"|\b[Bb]eschlu(?:ss|ß)(?:es)?\s+(?:(?:des|der)\s+\w+\s+)?vom\s+(?P<day3>{DAY})"
)
_SIGNED = re.compile(
    rf"\b(?:geschlossen|unterzeichnet|unterschrieben|Unterzeichnung)\s+am\s+(?P<day>{DAY})", re.I
)
_MEETING = re.compile(
    rf"\b\w*[Ss]itzung\w*\b[^\n]{{0,80}}?(?P<day>{DAY})|^\W*(?:Tag|Datum|Sitzungs\w+|Termin"
    rf"|[Aa]m)\b[^\n]{{0,40}}?(?P<day2>{DAY})"
    rf"|{WEEKDAY}\W+(?:de[nm]\s+)?(?P<day3>{DAY})|\bvom\s+(?P<day4>{DAY})",
    re.M,
)
_LABELLED = re.compile(
    rf"^\W*(?:\w*[Dd]atum|[Ee]rstellt(?:\s+am)?|Stand"
    rf"|[Vv]om)\s*:?\s*(?:{WEEKDAY},?\s+)?(?:den\s+)?(?P<day>{DAY})|\bDatum:\s*(?P<day2>{DAY})",
    re.M,
)
_NUMBERED = re.compile(
    r"\b(?:Drucksachen?|Drs|DS|Vorlagen?|\w+vorlage|Antrag)\b\.?(?:\s*-?\s*(?:Nr|Nummer|Nrn)\b\.?)?\s*:?\s*"
    r"(?:[A-Z]{0,5}[-\s]?\d{1,5}\s?/\s?(?P<year>20\d\d)|(?P<year2>20\d\d)\s?[/-]\s?\d{1,5})\b"
)
_HEADLINE = re.compile(rf"^\W*[A-ZÄÖÜ][\w .\-/]{{2,40}}[,(]\s?(?:den\s|am\s)?(?P<day>{DAY})", re.M)
_ALONE = re.compile(rf"^\W*(?:{WEEKDAY},?\s+(?:den\s+)?)?(?P<day>{DAY})\W*$", re.M)
_PRESS_NUMBER = re.compile(rf"\b(?:Presse|Medien)\w+[^\n]{{0,40}}?\bvom\s+(?P<day>{DAY})")
_ADOPTED = re.compile(rf"(?:[Bb]eschlossen|[Vv]erabschiedet)[^.;\n]{{0,90}}?\b(?:am|vom)\s+(?P<day>{DAY})")
_ELECTION = re.compile(
    r"\w*(?:[Ww]ahl(?:en)?|[Pp]rogramm|PROGRAMM)\b(?:\s+am\s+\d+\.\s?[\w.]+?\s?|[^.\n\d]{0,70}?\b)"
    rf"(?P<year>{YEAR})\b"
)

_Rule = Callable[[Paper], Found[str] | None]


def date_of(paper: Paper, genre: Genre) -> Found[str] | None:
    """The date in ISO form, found as this kind of paper gives it; ``None`` rather than a guess."""
    return next((found for rule in _RULES[genre] if (found := rule(paper)) is not None), None)


def _head(pattern: re.Pattern[str]) -> _Rule:
    return lambda paper: next(days(pattern, paper, 0, paper.head_end), None)


def _close(pattern: re.Pattern[str]) -> _Rule:
    return lambda paper: next(days(pattern, paper, _close_start(paper), len(paper.text)), None)


def _anywhere(pattern: re.Pattern[str]) -> _Rule:
    return lambda paper: next(days(pattern, paper, 0, len(paper.text)), None)


def _close_start(paper: Paper) -> int:
    return max(paper.head_end, len(paper.text) - _CLOSE_CHARS)


def _title_end(paper: Paper) -> int:
    """Where the legal basis begins."""
    formula = _FORMULA.search(paper.head)
    return formula.start() if formula and formula.start() > 0 else paper.head_end


def _last_version(paper: Paper) -> Found[str] | None:
    """What a consolidated text says of its last change, above its legal basis; the latest day of all."""
    end = _title_end(paper)
    found = [item for pattern in (_CHANGED, _VERSION) for item in days(pattern, paper, 0, end)]
    return max(
        (f for f in found if not _LAW.search(paper.reason(f.start).quote)),
        key=lambda f: f.value,
        default=None,
    )


def _title_day(paper: Paper) -> Found[str] | None:
    """ "Satzung … vom 14. März 2023"; in a by-law that changes another one the day may be the other's."""
    end = _title_end(paper)
    found = next(days(_FROM, paper, 0, end), None)
    if found is None or _LAW.search(paper.reason(found.start).quote) or _CHANGING.search(paper.text, 0, end):
        return None
    return found


def _executed(paper: Paper) -> Found[str] | None:
    """Place and date below the text: the first one, for what follows may be its publication."""
    return next(signings(paper), None)


def _signed(paper: Paper) -> Found[str] | None:
    """Place and date above the signatures."""
    *_, last = [None, *signings(paper)]
    return last


def _own_number(paper: Paper) -> Found[str] | None:
    """The year in the number of the proposal, from its head or the margin of a page."""
    margins = [(b.start, b.end) for b in paper.document.blocks if b.kind is BlockKind.BOILERPLATE]
    spans = [(0, min(paper.head_end, _NUMBER_CHARS)), *margins]
    return next((found for start, end in spans for found in days(_NUMBERED, paper, start, end)), None)


_RULES: dict[Genre, tuple[_Rule, ...]] = {
    Genre.BYLAW: (_last_version, _title_day, _head(_SITTING), _executed, _close(_ADOPTED)),
    Genre.AGREEMENT: (_signed, _anywhere(_SIGNED), _head(_STAND), _title_day),
    Genre.MINUTES: (_head(_MEETING),),
    Genre.PROPOSAL: (_head(_LABELLED), _own_number),
    Genre.PROGRAMME: (_head(_STAND), _anywhere(_ADOPTED), _head(_ELECTION)),
    Genre.PRESS: (_head(_LABELLED), _head(_PRESS_NUMBER), _head(_ALONE), _head(_HEADLINE)),
    Genre.OTHER: (_last_version, _head(_LABELLED), _head(_SITTING), _title_day, _signed, _close(_ADOPTED)),
}
