"""Line numbers in the margin."""

from __future__ import annotations

from collections import Counter

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
