"""Running heads of scans."""

from __future__ import annotations

from assistant.text.lines import Line
from assistant.text.scan_furniture import mark


def pages(*heads: str, recognized: bool = True) -> list[Line]:
    """Pages of a head, at a little different heights, and a line of text."""
    lines = []
    for number, head in enumerate(heads, start=1):
        lines += [
            Line(head, number, height=0.05 + 0.01 * (number % 2), recognized=recognized),
            Line(
                f"Auf der Seite {'abcdef'[number]} steht ein Satz.", number, height=0.2, recognized=recognized
            ),
        ]
    return lines


def flagged(lines: list[Line]) -> list[str]:
    return [line.text for line in mark(lines) if line.furniture]


def test_a_head_that_is_read_in_several_ways() -> None:
    heads = [
        "Hauptsatzung der Stadt Musterau",
        "Hauptsatzunq der Stadt Musterau",
        "Hauptsatzung der Stadt Mustcrau",
    ]
    assert flagged(pages(*heads)) == heads


def test_sentences_and_sections_on_top_of_pages_stay() -> None:
    assert flagged(pages("§ 4 Ausschüsse des Rates", "§ 5 Ausschüsse des Rates")) == []
    assert flagged(pages("Der Rat tagt im Saal 1.", "Der Rat tagt im Saal 2.")) == []


def test_lines_with_a_text_layer_are_judged_elsewhere() -> None:
    assert flagged(pages("Hauptsatzung der Stadt", "Hauptsatzung der Stadt", recognized=False)) == []
