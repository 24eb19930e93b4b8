"""Numbers, amounts, percentages, dates and durations in German text, as values that can be compared.

``fünf`` equals ``5``, ``3. November 2021`` equals ``03.11.2021``, ``1.200,50 €`` equals ``1200,50 Euro``,
``50 Cent`` equals ``0,50 €``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from text_to_num import text2num

_MONTHS = {
    name: number
    for number, names in enumerate(
        "januar jan|februar feb|märz maerz mrz|april apr|mai|juni jun|juli jul|august aug|"
        "september sept sep|oktober okt|november nov|dezember dez".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[. \u202f]\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?!\d|\.\d)|\d+(?:,\d+)?"
# A figure does not begin inside of another ("1050 425 €" is not 50.425 €).
_START = r"(?<!\w)(?<!\d[.,])"
_SCALE = {
    "tsd": 1_000,
    "t": 1_000,
    "tausend": 1_000,
    "mio": 1_000_000,
    "mill": 1_000_000,
    "million": 1_000_000,
}
_SCALE |= {"millionen": 1_000_000, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9}
_SCALE_RE = (
    r"(?:\s*(?P<scale>(?:Tsd|Mio|Mill|Mrd|Tausend|Million(?:en)?|Milliarden?)\b|T(?=\s?(?:€|Euro|EUR)))\.?)?"
)
_UNITS = {"tag": "tag", "tage": "tag", "tagen": "tag", "woche": "woche", "wochen": "woche", "monat": "monat"}
_UNITS |= {"monate": "monat", "monaten": "monat", "jahr": "jahr", "jahre": "jahr", "jahren": "jahr"}
_UNITS |= {"stunde": "stunde", "stunden": "stunde", "minute": "minute", "minuten": "minute"}

_WORD_NUMBER = re.compile(
    r"(?:(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|zwanzig|[a-zäöüß]+zehn"
    r"|[a-zäöüß]+(?:zig|ßig)|[a-zäöüß]*hundert|[a-zäöüß]*tausend)(?:und)?)+$"
)


class FigureKind(StrEnum):
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"
    DURATION = "duration"
    TIME = "time"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Figure:
    """A figure with its place in the text.

    ``value`` is the number in its base unit (Euro, per cent, the unit named by ``unit``), for a date ISO
    with as many parts as are given (``2021-11-03``, ``2022-03``, ``2026``), for a time ``19:30``.
    """

    kind: FigureKind
    value: Decimal | str
    start: int
    end: int
    unit: str = ""

    def same(self, other: Figure) -> bool:
        """Whether both mean the same value, whatever the spelling."""
        if FigureKind.DATE in (self.kind, other.kind):
            return _same_date(str(self.value), str(other.value))
        if FigureKind.TIME in (self.kind, other.kind):
            return _hour(self) == _hour(other)
        if self.unit and other.unit and self.unit != other.unit:
            return False
        strict = {FigureKind.PERCENT, FigureKind.AMOUNT, FigureKind.REFERENCE}
        if self.kind != other.kind and strict & {self.kind, other.kind}:
            return False
        return self.value == other.value


def figures(text: str) -> list[Figure]:
    """Every figure of ``text`` in order, each character used once."""
    found: list[Figure] = []
    taken = bytearray(len(text))
    for pattern, make in _READERS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            figure = make(match)
            if figure is not None:
                taken[start:end] = b"\x01" * (end - start)
                found.append(figure)
    return sorted(found, key=lambda figure: figure.start)


def missing(claimed: str, source: str) -> list[str]:
    """The figures of ``claimed``, as written, that ``source`` does not give."""
    given = figures(source)
    return [
        claimed[figure.start : figure.end]
        for figure in figures(claimed)
        if not any(figure.same(other) or _date_part(figure, other) for other in given)
    ]


def _date_part(figure: Figure, other: Figure) -> bool:
    """A year or month claimed alone is carried by a fuller date."""
    if other.kind is not FigureKind.DATE:
        return False
    if figure.kind is FigureKind.DATE:
        return str(other.value).startswith(str(figure.value))
    return figure.kind is FigureKind.NUMBER and not figure.unit and str(figure.value) == str(other.value)[:4]


def _same_date(one: str, other: str) -> bool:
    if one == other:
        return True
    # a date without a year ("15.06.") fits the same day of a full date
    return (one.startswith("--") or other.startswith("--")) and one[-5:] == other[-5:]


def _hour(figure: Figure) -> str:
    """``19`` and ``19:00`` are the same time."""
    if figure.kind is FigureKind.NUMBER:
        return f"{Decimal(figure.value):f}:00"
    return str(figure.value) if figure.kind is FigureKind.TIME else ""


def _decimal(text: str) -> Decimal:
    if re.fullmatch(r"\d+\.\d{1,2}", text):  # a decimal point: thousands have three figures
        return Decimal(text).normalize()
    return Decimal(re.sub(r"[. \u202f]", "", text).replace(",", ".")).normalize()


@lru_cache(maxsize=4096)
def word_value(word: str) -> int | None:
    """``fünf`` → 5; ``None`` for other words. ``ein`` alone is an article, not a number."""
    low = word.lower().replace("fuenf", "fünf").replace("zwoelf", "zwölf").replace("dreissig", "dreißig")
    if low in ("ein", "zig") or not _WORD_NUMBER.match(low):
        return None
    try:
        return int(text2num(low, "de"))
    except ValueError:
        return None


def _read_date(match: re.Match[str]) -> Figure:
    parts = match.groupdict()
    month = parts.get("month") or ""
    number = int(month) if month.isdigit() else _MONTHS[month.lower().rstrip(".")]
    year = parts.get("year") or ""
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    day = parts.get("day")
    value = "-".join(p for p in (year or "-", f"{number:02d}", f"{int(day):02d}" if day else "") if p)
    return Figure(FigureKind.DATE, value, *match.span())


def _read_year(match: re.Match[str]) -> Figure:
    return Figure(FigureKind.DATE, match.group(), *match.span())


def _read_scaled(kind: FigureKind, base: Decimal = Decimal(1)) -> Callable[[re.Match[str]], Figure | None]:
    """``base`` is what one of the written unit is in that of ``Figure.value``."""

    def read(match: re.Match[str]) -> Figure | None:
        raw, scale = match.group("number"), (match.groupdict().get("scale") or "").lower()
        spelled = word_value(raw) if raw[0].isalpha() else None
        if scale and _ONE.fullmatch(raw):
            spelled = 1
        if raw[0].isalpha() and spelled is None:
            return None
        value = (Decimal(spelled) if spelled is not None else _decimal(raw)) * _SCALE.get(scale, 1) * base
        named = match.groupdict().get("unit")
        return Figure(kind, value.normalize(), *match.span(), unit=_UNITS[named.lower()] if named else "")

    return read


def _read_time(match: re.Match[str]) -> Figure:
    hour, minute = match.group("hour"), match.group("minute") or "00"
    return Figure(FigureKind.TIME, f"{int(hour)}:{minute}", *match.span())


def _read_reference(match: re.Match[str]) -> Figure:
    return Figure(FigureKind.REFERENCE, match.group(), *match.span())


def _read_word(match: re.Match[str]) -> Figure | None:
    value = word_value(match.group())
    return None if value is None else Figure(FigureKind.NUMBER, Decimal(value).normalize(), *match.span())


_ONE = re.compile(r"eine[rsnm]?|ein", re.I)
_ANY = rf"{_START}(?P<number>{_NUMBER}|[A-Za-zäöüß]{{3,}})"
_DIGITS = rf"(?P<number>{_NUMBER})"
_READERS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Figure | None]]] = [
    (re.compile(rf"{_START}(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\s*Uhr\b"), _read_time),
    (
        re.compile(rf"\b(?P<day>[0-3]?\d)\.\s?(?P<month>{_MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?", re.I),
        _read_date,
    ),
    (re.compile(r"\b(?P<year>[12]\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"), _read_date),
    (
        re.compile(
            r"(?<![\d.])(?P<day>[0-3]?\d)\.\s?(?P<month>0?[1-9]|1[0-2])\.(?:\s?(?P<year>\d{4}|\d{2}(?!\d)))?"
        ),
        _read_date,
    ),
    (re.compile(rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<year>\d{{4}})", re.I), _read_date),
    (re.compile(r"\b\d+(?:-\d+)?/\d{2,4}\b"), _read_reference),
    (
        re.compile(rf"{_ANY}{_SCALE_RE}(?:,-{{1,2}})?\s*(?:€|Euro\b|EUR\b)", re.I),
        _read_scaled(FigureKind.AMOUNT),
    ),
    (re.compile(rf"{_ANY}\s*(?:Cents?\b|Ct\b)", re.I), _read_scaled(FigureKind.AMOUNT, Decimal("0.01"))),
    # behind a colon the currency is the name of a table's column: "Gebühr in Euro: 10,00"
    (
        re.compile(rf"(?:(?:€|EUR)\s*|(?:€|\bEUR|\bEuro)\)?\s?:\s*){_DIGITS}{_SCALE_RE}"),
        _read_scaled(FigureKind.AMOUNT),
    ),
    (
        re.compile(rf"{_ANY}{_SCALE_RE}\s*(?:%|Prozent(?:punkt\w*)?\b|v\.\s?H\.|vom Hundert\b)", re.I),
        _read_scaled(FigureKind.PERCENT),
    ),
    (
        re.compile(
            rf"{_ANY}{_SCALE_RE}[\s-]*(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b", re.I
        ),
        _read_scaled(FigureKind.DURATION),
    ),
    (re.compile(r"(?<![\d.,])(?:1[89]|20|21)\d{2}(?![\d.,]*\d)"), _read_year),
    (re.compile(rf"{_START}{_DIGITS}{_SCALE_RE}", re.I), _read_scaled(FigureKind.NUMBER)),
    (
        re.compile(
            r"\b(?P<number>[A-Za-zäöüß]{3,})\s+(?P<scale>Tausend|Million(?:en)?|Milliarden?|Mio|Mrd)\b\.?",
            re.I,
        ),
        _read_scaled(FigureKind.NUMBER),
    ),
    (re.compile(r"\b[A-Za-zäöüßÄÖÜ]{3,}\b"), _read_word),
]
