"""Line numbers in the margin."""

from __future__ import annotations

import textwrap
from collections import Counter

import pytest

from assistant.text.lines import to_lines
from assistant.text.margins import strip_line_numbers

_TEXT = [f"Zeile {word} mit einem laufenden Text über den Haushalt" for word in "abcdefghijklmnopqrstu"]


def _stripped(lines: list[str]) -> tuple[list[str], int]:
    repairs: Counter[str] = Counter()
    kept = strip_line_numbers(to_lines("\n".join(lines), Counter()), repairs)
    return [line.text for line in kept], repairs["line_number"]


def test_numbers_at_line_ends_inside_words_and_alone() -> None:
    lines = _TEXT.copy()
    lines[4] += " 5"
    lines[9] = "wird der Antrag auf-10"
    lines.insert(14, "15")
    kept, count = _stripped(lines)
    assert count == 3
    assert kept[4] == _TEXT[4]
    assert kept[9] == "wird der Antrag auf-"
    assert kept[14] == _TEXT[14]


def test_genuine_figures_survive() -> None:
    lines = _TEXT.copy()
    lines[4] += " 5"
    lines[6] += " im Jahr 2018"
    lines[9] += " 10"
    lines[12] = "Die Summe beträgt 425"
    lines[14] += " 15"
    kept, _ = _stripped(lines)
    assert kept[6].endswith("im Jahr 2018")
    assert kept[12] == "Die Summe beträgt 425"


def test_one_number_proves_nothing() -> None:
    lines = [*_TEXT[:4], "Der Ausschuss hat die Stärke 5", *_TEXT[4:]]
    assert _stripped(lines) == (lines, 0)


def test_a_number_glued_to_an_amount() -> None:
    lines = _TEXT.copy()
    lines[4] = "5 " + lines[4]
    lines[9] = "1050 425 € für die Schule"
    lines[14] = "15 " + lines[14]
    assert _stripped(lines)[0][9] == "50 425 € für die Schule"


def test_a_list_of_numbers_is_no_margin() -> None:
    lines = ["Kita 5", "Schule 10", "Hort 15", "Krippe 20"]
    assert _stripped(lines) == (lines, 0)


_PROSE = textwrap.wrap(
    "Die Fraktionen vereinbaren eine Zusammenarbeit im Rat und stimmen gemeinsam ab. Im Jahr 2021 "
    "waren es 15 Schulen "
    "und 20 Kitas, im Jahr 2026 sollen es 18 Schulen und 25 Kitas sein. Der Haushalt wird im Herbst beraten. "
    * 6,
    66,
)


@pytest.mark.parametrize(
    "numbered",
    [
        "{line} {n}",
        "{n} {line}",
        "{n:>3}   {line}",
        "{n}{line}",
        "{n}\n{line}",
    ],
)
@pytest.mark.parametrize(
    ("step", "restart", "start"), [(1, 99, 0), (1, 12, 0), (5, 99, 0), (5, 15, 0), (1, 99, 100)]
)
def test_every_way_of_numbering(numbered: str, step: int, restart: int, start: int) -> None:
    lines = []
    for index, line in enumerate(_PROSE):
        number = start + index % restart + 1
        lines.append(numbered.format(line=line, n=number) if number % step == 0 else line)
    assert _stripped("\n".join(lines).split("\n"))[0] == _PROSE


@pytest.mark.parametrize(
    "lines",
    [
        [f"Haushaltsjahr {year}" for year in range(2015, 2035)],
        [
            f"{year} wurde die Schule mit großem Aufwand saniert und der Haushalt war gut"
            for year in range(2010, 2025)
        ],
        [f"{n} Familien mit Kindern wohnen in dem Ortsteil, den die Verwaltung nennt" for n in range(1, 15)],
        [f"Maßnahme in der Gemeinde und ihre Kosten in Tausend Euro im Jahr {5 * n}" for n in range(1, 9)],
        [f"{n}. Punkt der Tagesordnung mit einem recht langen Titel zur Schule" for n in range(1, 16)],
    ],
)
def test_lists_and_years_are_no_margin(lines: list[str]) -> None:
    assert _stripped(lines) == (lines, 0)
