"""The surroundings of a web page saved as text."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind
from tests.text.samples import of_kind, read_text, sentences

_ARTICLE = "Rat beschließt Haushalt\n\n" + "Der Rat hat den Haushalt für das Jahr 2025 beschlossen. " * 8
_TAIL = [
    "Newsletter abonnieren",
    "Gelesene Artikel: 12",
    "Frage der Woche",
    "Es steht im Garten und hat vier Beine. Was ist es?",
    "Antwort anzeigen",
    "Zurück zum Anfang",
]


def test_buttons_counters_and_a_puzzle_are_shown_but_not_found(tmp_path: Path) -> None:
    document = read_text(tmp_path, "NeustadtPolitik\n\n" + _ARTICLE + "\n\n" + "\n\n".join(_TAIL))
    assert of_kind(document, BlockKind.BOILERPLATE) == ["NeustadtPolitik", *_TAIL]
    assert sentences(document)[0] == "Rat beschließt Haushalt"


def test_seats_at_the_end_of_a_paper_are_text(tmp_path: Path) -> None:
    seats = ["CDU: 12", "SPD: 10", "FDP: 3"]
    document = read_text(tmp_path, _ARTICLE + "\n\n" + "\n\n".join(seats))
    assert sentences(document)[-3:] == seats


def test_a_section_about_the_web_is_text(tmp_path: Path) -> None:
    text = (
        _ARTICLE
        + "\n\nNewsletter und Beteiligung\n\nDie Stadt führt einen Newsletter ein."
        + "\n\nDigitale Suche\n\nDas Archiv wird durchsuchbar."
    )
    assert of_kind(read_text(tmp_path, text), BlockKind.BOILERPLATE) == []
