from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from assistant.text.figures import Figure, FigureKind, figures, missing, word_value


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("37.500", "number", 37500),
        ("37 500 Euro", "amount", 37500),
        ("1.200,50 €", "amount", Decimal("1200.5")),
        ("3.50 Euro", "amount", Decimal("3.5")),
        ("5.000,- Euro", "amount", 5000),
        ("EUR 1.200", "amount", 1200),
        ("18 Mio. Euro", "amount", 18_000_000),
        ("2.5 Mio. Euro", "amount", 2_500_000),
        ("1,5 Millionen Euro", "amount", 1_500_000),
        ("eine Million Euro", "amount", 1_000_000),
        ("zwei Millionen Einwohner", "number", 2_000_000),
        ("250 TEUR", "amount", 250_000),
        ("250 T€", "amount", 250_000),
        ("50 Cent", "amount", Decimal("0.5")),
        ("14,6 Cent", "amount", Decimal("0.146")),
        ("zwanzig Cent", "amount", Decimal("0.2")),
        ("zweitausend Euro", "amount", 2000),
        ("12 v. H.", "percent", 12),
        ("12 vom Hundert", "percent", 12),
        ("12,5 Prozent", "percent", Decimal("12.5")),
        ("13.5%", "percent", Decimal("13.5")),
        ("fünfundzwanzig Prozent", "percent", 25),
        ("47 Prozentpunkte", "percent", 47),
        ("drei Jahren", "duration", 3),
        ("14 Tage", "duration", 14),
        ("sieben", "number", 7),
        ("Nr.5", "number", 5),
        ("Halle 7.", "number", 7),
        ("1. Mai 2026", "date", "2026-05-01"),
        ("01.05.2026", "date", "2026-05-01"),
        ("1.5.26", "date", "2026-05-01"),
        ("2026-05-01", "date", "2026-05-01"),
        ("November 2021", "date", "2021-11"),
        ("15.06.", "date", "--06-15"),
        ("2017", "date", "2017"),
        ("19.30 Uhr", "time", "19:30"),
        ("7 Uhr", "time", "7:00"),
        ("72/2018", "reference", "72/2018"),
    ],
)
def test_a_figure_has_kind_and_value(text: str, kind: str, value: object) -> None:
    figure = only(text)
    assert (figure.kind, figure.value) == (kind, value)
    assert text[figure.start : figure.end] in text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sieben", "7"),
        ("fünf", "5 Jahre"),
        ("1. Mai 2026", "01.05.2026"),
        ("15.06.", "15. Juni 2024"),
        ("18 Mio. Euro", "18.000.000 €"),
        ("12 v. H.", "12 %"),
        ("1.200,50 €", "1200,50 Euro"),
        ("19.00 Uhr", "19 Uhr"),
        ("19 Uhr", "19"),
    ],
)
def test_the_same_value_in_another_spelling(one: str, other: str) -> None:
    assert only(one).same(only(other))
    assert only(other).same(only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("37.500", "375.000"),
        ("7", "2017"),
        ("90", "1990"),
        ("1,2", "12"),
        ("5 %", "5 Euro"),
        ("5 %", "5"),
        ("3 Jahre", "3 Monate"),
        ("1. Mai 2026", "1. Mai 2025"),
        ("19.30 Uhr", "19.45 Uhr"),
        ("19 Uhr", "19 €"),
        ("7 Uhr", "72/2018"),
        ("72/2018", "72/2019"),
    ],
)
def test_another_value_is_not_the_same(one: str, other: str) -> None:
    assert not only(one).same(only(other))
    assert not only(other).same(only(one))


def test_a_line_number_before_an_amount_stays_outside() -> None:
    assert [figure.value for figure in figures("1050 425 €")] == [1050, 425]


def test_a_year_before_an_amount_stays_outside() -> None:
    assert [(f.kind, f.value) for f in figures("2021 500 Euro")] == [("date", "2021"), ("amount", 500)]


def test_figures_come_in_order_and_do_not_overlap() -> None:
    found = figures("Vom 1.1. bis 3.2.2022 zahlt die Stadt 5 Prozent von 1,2 Mio. Euro, also drei Raten.")
    assert [figure.kind for figure in found] == ["date", "date", "percent", "amount", "number"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text", ["", "ein Haus", "Vielzahl", "II", "die Dreizehnte Straße", "zig Leute", "B6n"]
)
def test_words_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("claimed", "source", "lost"),
    [
        ("Es sind 37.500 Euro.", "Gezahlt werden 375.000 Euro.", ["37.500 Euro"]),
        ("Es sind 7 Sitze.", "Seit 2017 gibt es den Rat.", ["7"]),
        ("Der Anteil ist 90 %.", "Seit 1990 gilt das.", ["90 %"]),
        ("Es sind 7 Sitze.", "Der Rat hat sieben Sitze.", []),
        ("Ab 2026.", "Ab dem 1. Mai 2026 gilt das.", []),
        ("Ab Mai 2026.", "Ab dem 01.05.2026 gilt das.", []),
        ("Ab dem 2. Mai 2026.", "Ab dem 1. Mai 2026 gilt das.", ["2. Mai 2026"]),
        ("Um 19.45 Uhr.", "Beginn ist 19.30 Uhr.", ["19.45 Uhr"]),
        ("2 Mio. Menschen", "Für zwei Millionen Menschen.", []),
    ],
)
def test_what_the_source_does_not_give_is_missing(claimed: str, source: str, lost: list[str]) -> None:
    assert missing(claimed, source) == lost


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("fünf", 5),
        ("FUENF", 5),
        ("zwölf", 12),
        ("dreissig", 30),
        ("einhundertfünfzig", 150),
        ("tausend", 1000),
    ],
)
def test_number_words_have_values(word: str, value: int) -> None:
    assert word_value(word) == value


@pytest.mark.parametrize("word", ["ein", "eine", "Einigkeit", "zig", "wichtig", "Haus", ""])
def test_other_words_have_none(word: str) -> None:
    assert word_value(word) is None


@pytest.mark.parametrize(
    "text", ["Kopie; EUR: 10,00", "Gebühr in Euro: 10,00", "Betrag (€): 10,00", "EUR 10,00"]
)
def test_a_columns_name_gives_its_values_the_currency(text: str) -> None:
    assert [(figure.kind, figure.value) for figure in figures(text)] == [(FigureKind.AMOUNT, Decimal(10))]
