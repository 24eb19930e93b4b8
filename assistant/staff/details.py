"""What a commitment says beside its deed: who acts, until when, for how much, and the paper's own flags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.actors import has_actor, has_party, person_names
from assistant.text.figures import Figure, FigureKind, figures

_ACTOR = re.compile(
    r"(?:(?<![\wäöüß])(?P<before>[A-Za-zäöüß]+)\s+)?(?<![\wäöüß])(?P<article>[Dd](?:ie|er|as|en))\s+"
    r"(?P<adjective>(?:[a-zäöüß]+\s+)?)(?P<noun>[A-ZÄÖÜ][\wäöüßÄÖÜ/-]+)"
)
_BY = re.compile(
    r"\b(?:durch|von|vom|seitens)\s+(?:(?:der|die|den|dem|das|des)\s+)?(?P<noun>[A-ZÄÖÜ][\wäöüßÄÖÜ/-]+)"
)
_FIRST_PERSON = re.compile(r"\b[Ww]ir\b|\b[Uu]ns\b")
_LABELLED = re.compile(
    r"\b(?:Zuständigkeit|Zuständig|Verantwortlich|Federführung|Verantwortung|Akteur|"
    r"Träger)\s*:\s*(?P<who>[^;.]+)"
)
_NOT_NOMINATIVE = frozenset(
    "an auf aus bei durch für gegen in mit nach über um unter von vor zu zwischen neben hinter ohne wegen "
    "und innerhalb"
    " außerhalb gegenüber".split()
)
_FREE_DATE = re.compile(
    r"(?P<how>(?:Anfang|Mitte|Ende|Beginn|Jahresende|Frühjahr|Frühling|Sommer|Herbst|Winter|Ostern|[1-4]\. "
    r"Quartal|"
    r"erste[ns]? (?:Quartal|Halbjahr)|zweite[ns]? (?:Quartal|Halbjahr)|dritte[ns]? Quartal|vierte[ns]? "
    r"Quartal))"
    r"(?: (?:des Jahres|des|der|im Jahr|Jahres))? (?P<year>(?:19|20)\d\d)"
)
_SCHOOL_YEAR = re.compile(
    r"(?:Schuljahr(?:es|s)?|Kindergartenjahr(?:es)?|Kita-Jahr|Haushaltsjahr(?:es)?)\s+(?P<year>(?:19|"
    r"20)\d\d)(?:\s?/\s?\d{2,4})?"
)
_TERM_END = re.compile(
    r"\b(?:bis (?:zum|Ende der) )?(?:Ende|Ablauf|Schluss) (?:der|dieser) (?:laufenden )?(?:Wahl|Legislatur|"
    r"Amts|Rats)(?:periode|zeit)\b|\bin dieser (?:Wahl|Legislatur|Rats)periode\b"
)
_BOUND = re.compile(
    r"\b(?:bis|spätestens|ab|zum|zur|im|am|ab dem|bis zum|Umsetzung|Frist|Termin|vom|von|in|nach|noch|jahr|"
    r"seit|Fertigstellung|Beginn)\W*(?:\w+\W+){0,3}$",
    re.I,
)
# A plan that reaches far ahead has the year in its name ("Masterplan 2040", "Klimaneutral 2035"); a plan of
# one year ("Haushaltsplan 2025") does not look ahead.
_PLAN = re.compile(
    r"(?<![\wäöüß-])(?!Haushalt|Wirtschaftsplan|Stellenplan|Finanzplan|Jahres|Zeitplan)[A-ZÄÖÜ]?[\wäöüß-]*"
    r"(?:plan(?:s|es)?|konzept(?:s|es)?|strategie|programm(?:s|es)?|leitbild(?:s|es)?|vision|agenda|charta|"
    r"kampagne|initiative|offensive|perspektive|pakt(?:s|es)?|(?-i:Klimaneutral))\s+$",
    re.I,
)
_QUOTED = re.compile(r"[„\"»“][^„\"»«“”]*\w[^„\"»«“”]*$")
_LIMIT = re.compile(r"\b(?:bis|spätestens|Frist|Termin)\b\W*(?:\w+\W+){0,3}$", re.I)
_SINCE = re.compile(
    r"\b(?:seit|vom|von|bisher|Stand|laut|Beschluss|Bescheid|erteilt am|im Jahr|Nr\.)\W*(?:\w+\W+){0,2}$",
    re.I,
)
_MONTH_OF = {
    "Anfang": "01", "Beginn": "01", "Frühjahr": "04", "Frühling": "04", "Ostern": "04", "Mitte": "06",
    "Sommer": "08", "Herbst": "10", "Winter": "12", "Ende": "12", "Jahresende": "12",
}  # fmt: skip
_FROM = re.compile(r"\bvon\W+(?:\w+\W+)?$", re.I)
_OLD_AMOUNT = re.compile(
    r"\b(?:statt|bisher|bislang|derzeit|zuletzt|heute|gegenwärtig)\W+(?:\w+\W+){0,2}$", re.I
)
_FLAG = re.compile(r"\(\s*(?P<flag>[^()\d]{4,40}?)\s*\)[.;,]?\s*$")


@dataclass(frozen=True)
class Deadline:
    """A date as printed, and the day by which it is over, for sorting (ISO)."""

    text: str
    day: str


@dataclass(frozen=True)
class Amount:
    """An amount as printed, and in Euro."""

    text: str
    euros: Decimal


def actor(text: str, lead_in: str = "") -> str:
    """Who is to act, as printed; ``"wir"`` where the partners speak of themselves, else empty."""
    if found := _LABELLED.search(text):
        return found.group("who").strip()
    label, colon, rest = text.partition(": ")  # "Bürger:innen" are no label
    if colon and rest.strip() and len(label.split()) <= 4 and (person_names(label) or _is_body(label)):
        return label.strip()
    if _FIRST_PERSON.search(text):
        return "wir"
    for match in _ACTOR.finditer(text):
        nominative = (
            match["article"].lower() != "den" and (match["before"] or "").lower() not in _NOT_NOMINATIVE
        )
        genitive = match["article"] == "der" and (match["before"] or "")[:1].isupper()
        if nominative and not genitive and _acts(match["noun"]):
            named = (match["article"].lower(), match["adjective"].strip(), match["noun"])
            return " ".join(filter(None, named))
    if (found := _BY.search(text)) and _acts(found.group("noun")):
        return found.group("noun")
    return actor(lead_in) if lead_in else ""


def _acts(noun: str) -> bool:
    return has_party(noun) or has_actor(noun)


def _is_body(label: str) -> bool:
    words = label.split()
    return has_party(label) or (len(words) <= 2 and has_actor(words[-1]))


def deadline(text: str, term: tuple[int, int] | None = None, made: str = "") -> Deadline | None:
    """The date that the sentence sets; a limit ("bis") before a beginning ("ab"); what lies before the paper
    was made, and a year that belongs to a name, is no deadline."""
    made = made or (str(term[0]) if term else "")
    found: list[tuple[int, int, Deadline]] = []
    for start, end, day in _dates(text):
        before = text[:start]
        if text[start:end].isdecimal() and _names(before, text[end:]):
            continue
        if day[:4] < made[:4] or (_SINCE.search(before) and not _LIMIT.search(before)):
            continue
        if made and len(made) == 10 and day < made:
            continue
        rank = 0 if _LIMIT.search(before) else 1 if _BOUND.search(before) else 2
        found.append((rank, start, Deadline(text[start:end], day)))
    if found:
        return min(found, key=lambda item: item[:2])[2]
    if term and (match := _TERM_END.search(text)):
        return Deadline(match.group(), f"{term[1]}-12-31")
    return None


def _names(before: str, after: str) -> bool:
    """Whether a bare year belongs to the name of a plan, or stands with words in quotation marks."""
    quoted = _QUOTED.search(before) and re.match(r"[^„\"»«“”]*[“”\"«]", after)
    return bool(quoted or _PLAN.search(before))


def _dates(text: str) -> Iterable[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = []
    for match in _FREE_DATE.finditer(text):
        taken.append(match.span())
        yield *match.span(), _last_day(f"{match['year']}-{_month(match['how'])}")
    for match in _SCHOOL_YEAR.finditer(text):
        taken.append(match.span())
        yield *match.span(), f"{match['year']}-08-01" if "chul" in match.group() else f"{match['year']}-12-31"
    for figure in figures(text):
        inside = any(start <= figure.start < end for start, end in taken)
        if figure.kind is FigureKind.DATE and not inside and not str(figure.value).startswith("-"):
            yield figure.start, figure.end, _last_day(str(figure.value))


def _month(how: str) -> str:
    if how in _MONTH_OF:
        return _MONTH_OF[how]
    order = {"1": 1, "2": 2, "3": 3, "4": 4, "erste": 1, "zweit": 2, "dritt": 3, "viert": 4}
    number = next((value for key, value in order.items() if how.lower().startswith(key)), 4)
    return f"{number * (6 if 'Halbjahr' in how else 3):02d}"


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        days = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(value[5:], "31")
        return f"{value}-{days}"
    return value


def amount(text: str) -> Amount | None:
    """The amount that is to be spent, raised or asked for; not the one that held before."""
    given = [figure for figure in figures(text) if figure.kind is FigureKind.AMOUNT]
    new = [figure for figure in given if not _held_before(text, figure)] or given
    return _amount(text, new[0]) if new else None


def _held_before(text: str, figure: Figure) -> bool:
    before, after = text[: figure.start], text[figure.end : figure.end + 40]
    return bool(_OLD_AMOUNT.search(before)) or bool(_FROM.search(before) and re.match(r"[^,;.]* auf ", after))


def _amount(text: str, figure: Figure) -> Amount:
    value = figure.value if isinstance(figure.value, Decimal) else Decimal(figure.value)
    return Amount(text[figure.start : figure.end].strip(), value)


def flag_of(text: str) -> str:
    """The note in brackets at a sentence's end, if it may be a flag: words without a name or a figure."""
    match = _FLAG.search(text)
    flag = match["flag"].strip() if match else ""
    return flag if flag and flag[0].islower() and len(flag.split()) <= 4 and not has_party(flag) else ""


def own_flags(texts: Iterable[str]) -> frozenset[str]:
    """The flags that a paper uses: notes in brackets that come back."""
    counts = Counter(flag for text in texts if (flag := flag_of(text)))
    return frozenset(flag for flag, count in counts.items() if count > 1)
