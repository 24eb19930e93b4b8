"""Whether a sentence holds the kind of thing that is asked for: an amount, a date, somebody, a place."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.actors import has_party, person_names
from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.answering.somebody import has_somebody
from assistant.text.figures import FigureKind, figures
from assistant.text.patterns import MONTHS, any_of

_FREE = any_of(
    r"\b(?:kostenlos|kostenfrei|gebuhrenfrei|beitragsfrei|unentgeltlich|umsonst|gratis)\w*",
    r"\bkostet nichts",
    r"\bkein\w* (?:gebuhr|beitrag|entgelt|kosten|eintritt)\w*",
)
_PART = any_of(
    r"\b(?:halfte|halbe[nrsm]? (?:preis|beitrag|gebuhr|miete|entgelt)|(?:das )?doppelte|entfallt)\b"
)
_SHARE = any_of(r"\b(?:halfte|drittel|viertel|funftel|zehntel|vollstandig|ganz|komplett)\b")
# Figures within words: "zweimal", "fünfgruppig", "eineinhalb Jahre", "nach zweijähriger Bauzeit".
_COUNTED = r"(?:\d+|\w*(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|halb|zig))[- ]?"
_TIMES = any_of(
    rf"\b{_COUNTED}mal\b|\b(?:nie|selten|immer|einmalig|gelegentlich|regelmassig|ofter|haufiger)\b",
    r"\b(?:stund|tag|wochent|monat|viertel\w*|halb\w*|jahr|all(?:jahr|monat))lich\w*\b|\b\w+jahrlich\w*\b",
    r"\b(?:jede[nrsm]?|alle|pro|je|im) (?:\w+ )?(?:tag|woche|monat|quartal|jahr|stunde|minute)\w*\b",
    r"\b(?:mon|diens|donners|frei|sams|sonn)tags\b|\bmittwochs\b|\btakt\b|\w+takt\b|\bturnus\w*",
)
_SIZED = any_of(rf"\b{_COUNTED}(?:gruppig|zugig|stockig|geschossig|klassig|kopfig|spurig|zimmrig|teilig)\w*")
_LASTING = any_of(
    rf"\b{_COUNTED}(?:jahrig|monatig|wochig|tagig|stundig|minutig)\w*",
    rf"\b{_COUNTED}\b ?(?:jahr|monat|woche|tag|stunde|minute)\w*",
    r"\beine[nrms]? (?:halbe[nrs]? )?(?:jahr|monat|woche|tag|stunde|minute)\w*|\banderthalb\b",
)
_RATE = any_of(r"\bhebes[a]tz\w*|\bpunkten?\b")


def _in_a_table(unit: str) -> re.Pattern[str]:
    """A unit that stands in the name of a row or column: "Wartezeit (Minuten) – 2031: 40"."""
    return any_of(rf"(?:\bin {unit}|\([^()]*{unit}\)|{unit}\)?\s?(?=:))[^:]*:\s*(?:[^:;]*:\s*)?\d")


_SHARE_IN_A_TABLE = _in_a_table(r"(?:%|prozent|v\.\s?h\.)")
_AMOUNT_IN_A_TABLE = _in_a_table(r"(?:€|euro?)")
_LASTING_IN_A_TABLE = _in_a_table(r"(?:minute|stunde|tage|woche|monate|jahre)n?")
_TIME = any_of(
    r"\b(?:ostern|pfingsten|weihnacht\w*|advent\w*|silvester|neujahr|karneval|\w*ferien|feiertag\w*)\b",
    r"\b(?:fruhjahr|fruhling|sommer|herbst|winter|quartal|halbjahr|wahlperiode|vor ort|tag vor)\b",
    r"\b(?:jahresende|jahresbeginn|monatsende|(?:ende|anfang|mitte|beginn) (?:des|der))\b",
    r"\b(?:monatlich|jahrlich|taglich|wochentlich|vierteljahrlich|halbjahrlich|regelmassig|dauerhaft)\w*\b",
    r"\b(?:mon|diens|donners|frei|sams|sonn)tag\w*|\bmittwoch\w*|\b\d{1,2}(?::\d{2})? uhr\b",
    r"\b(?:zeitnah|sofort|umgehend|unverzuglich|kunftig|langfristig|kurzfristig|mittelfristig)\b",
    r"\b(?:schul|betreuungs|haushalts)?jahre?n?\b|\bmonate?n?\b|\bwochen?\b|\btagen?\b",
    rf"\b(?:{MONTHS})\b",
)
# How much in a year is no time.
_A_YEAR = re.compile(r"\b(?:im|pro|je) jahr\b(?! \d)")
_PLACE_CUE = re.compile(
    r"\b(?:in|ins|im|am|an|ans|auf|aufs|bei|beim|nach|zum|zur|zwischen|neben|vor|hinter|unter|über|durch"
    r"|standort\w*|entlang)\s+"
    r"(?:(?:der|dem|den|das|die|einer|einem|[a-zäöüß]+(?:en|er|em|e))\s+)?[A-ZÄÖÜ„]"
)
_DAY = re.compile(r"\b(?:am|bis zum|ab dem|vom|zum) (?:[0-3]?\d)\. ")
_BOUND = any_of(r"\b(?:bis|seit|ab|von|dauer\w*|wahrend|wahlperiode|unbefristet|befristet|lang)\b")
_CONTACT = re.compile(
    r"\b0\d{2,5}[ /-]?\d{2,}|\S+@\S+|www\.|https?://|\b\d{5}\s+[A-ZÄÖÜ]"
    r"|(?i:straße|str\.|allee|gasse|platz|ring|weg|chaussee|damm|ufer|markt|wall|graben|steig|zeile)\s*\d"
)
_CAUSE = any_of(
    r"\b(?:weil|denn|da|damit|wegen|aufgrund|deshalb|daher|deswegen|somit|zugunsten|zwecks|angesichts|dadurch)\b",
    r"\bum\b.*(?:\bzu\b|\w{2}zu\w+en\b)",
    r"\b(?:grund|grunde|ziel|zweck|ursache|folge|bedingt|begrund|hintergrund)\w*\b",
    r"\w+grunden\b|\bauf grund\b",
    r"\b(?:infolge|anlass|anlasslich|darum)\b|rucksicht|\bim hinblick\b|mangel|\bmangels\b|fehl",
    r"\bzu (?:teuer|hoch|gering|wenig|klein|alt|gross)\b",
    r"\b(?:dient|dienen|ermoglich|sicher|verbesser|gewahrleist|scheiter)\w*",
    r"\bfur (?:eine?n?|mehr|den|die|das)\b",
)
# What is called something is quoted: the „Amtsbote“.
_QUOTED = re.compile(r"[„»“\"][A-ZÄÖÜ]")
_EXPANSION = re.compile(r"\([A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*[A-ZÄÖÜ][A-Za-z]*\)|\b[A-ZÄÖÜ]{2,}[A-Za-z]*\b\s*[(:=–„]")


def _has(*kinds: FigureKind) -> Callable[[str], bool]:
    return lambda text: any(figure.kind in kinds for figure in figures(text))


def _amount(text: str) -> bool:
    folded = fold(text)
    free = _FREE.search(folded) or _PART.search(folded)
    return _has(FigureKind.AMOUNT)(text) or bool(free or _AMOUNT_IN_A_TABLE.search(folded))


def _percent(text: str) -> bool:
    folded = fold(text)
    if _has(FigureKind.PERCENT)(text) or _SHARE.search(folded) or _SHARE_IN_A_TABLE.search(folded):
        return True
    return bool(_RATE.search(folded)) and _has(FigureKind.NUMBER)(text)


def _date(text: str) -> bool:
    return _has(FigureKind.DATE, FigureKind.TIME)(text) or bool(
        _TIME.search(_A_YEAR.sub(" ", fold(text))) or _DAY.search(text)
    )


def _duration(text: str) -> bool:
    folded = fold(text)
    if _has(FigureKind.DURATION)(text) or _LASTING.search(folded) or _LASTING_IN_A_TABLE.search(folded):
        return True
    bounded = bool(_BOUND.search(folded))
    return bounded and (_has(FigureKind.DATE)(text) or bool(_TIME.search(folded)))


def has_count(text: str) -> bool:
    """Whether ``text`` counts something: a number that is neither an amount nor a share nor a time."""
    return _has(FigureKind.NUMBER)(text) or bool(_SIZED.search(fold(text)) or _SHARE.search(fold(text)))


def _number(text: str) -> bool:
    return has_count(text) or _has(FigureKind.DURATION, FigureKind.AMOUNT, FigureKind.PERCENT)(text)


def _frequency(text: str) -> bool:
    return bool(_TIMES.search(fold(text)))


def _any_figure(text: str) -> bool:
    return any(figure.kind not in (FigureKind.DATE, FigureKind.REFERENCE) for figure in figures(text))


_TESTS: dict[Kind, Callable[[str], bool]] = {
    Kind.AMOUNT: _amount,
    Kind.PERCENT: _percent,
    Kind.DATE: _date,
    Kind.DURATION: _duration,
    Kind.NUMBER: _number,
    Kind.FREQUENCY: _frequency,
    Kind.FIGURE: _any_figure,
    Kind.CONTACT: lambda text: bool(_CONTACT.search(text)),
    Kind.WHY: lambda text: bool(_CAUSE.search(fold(text))),
    Kind.WHO: has_somebody,
    Kind.NAME: lambda text: bool(person_names(text) or _QUOTED.search(text)) or has_party(text),
    Kind.WHERE: lambda text: bool(_PLACE_CUE.search(text)),
    Kind.ABBREVIATION: lambda text: bool(_EXPANSION.search(text)),
}


def holds(kind: Kind, text: str) -> bool:
    """Whether ``text`` holds what a question of this kind wants; kinds without such a test always hold."""
    test = _TESTS.get(kind)
    return test is None or test(text)
