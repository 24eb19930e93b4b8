from __future__ import annotations

import pytest

from assistant.agreements import Agreement
from assistant.answering.answer import Evidence
from assistant.answering.choice import Candidate
from assistant.answering.enumeration import label, likely_together, of_one_kind
from assistant.index.passages import Unit
from assistant.text.document import BlockKind, Sentence

PAPER = Agreement("a", "Vereinbarung", "a.md")


def line(start: int, text: str, probability: float, section: str = "Ämter") -> Candidate:
    sentence = Sentence(f"a:{start}", text, start, start + len(text), section=(section,))
    return Candidate(Evidence(start, sentence, PAPER), probability)


class Library:
    """A paper of one section."""

    def __init__(self, *lines: str) -> None:
        self.found = [line(start, text, 0.5).evidence for start, text in enumerate(lines)]

    def units_of(self, key: str) -> list[Unit]:
        return [Unit(item.sentence, key, n, BlockKind.ITEM) for n, item in enumerate(self.found)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ausschuss für Wein: Vorsitz FDP", "Schulträgerausschuss: Vorsitz Isa Ott"),
        ("Hallenbad, Zehnerkarte: 45 Euro", "Hallenbad, Frühtarif: 4 Euro"),
        ("Sitzungsgeld Ratsmitglieder: 30 Euro", "Sitzungsgeld Hinzugewählte: 20 Euro"),
        ("Erster Beigeordneter: Jan Alt", "Zweite Beigeordnete: Eva Ott"),
        ("Erste Stellvertretung – Person: Jan Alt", "Zweite Stellvertretung – Person: offen"),
        ("Kreissportverband – 2023: 210 Euro", "Kreisfeuerwehrverband – 2023: 145 Euro"),
    ],
)
def test_lines_of_one_kind(one: str, other: str) -> None:
    first, second = label(one), label(other)
    assert first is not None
    assert second is not None
    assert first.alike(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Erster Stadtrat: Jan Alt", "Erste Sitzung: im Mai"),
        ("Hundesteuer: 60 Euro", "Hallenbad, Frühtarif: 4 Euro"),
        ("Ausschuss für Wein: Vorsitz FDP", "Weinfest: im Mai"),
    ],
)
def test_lines_of_two_kinds(one: str, other: str) -> None:
    first, second = label(one), label(other)
    assert first is not None
    assert second is not None
    assert not first.alike(second)


@pytest.mark.parametrize(
    "text",
    ["Der Bau beginnt im Mai.", "Es wird vereinbart, dass die Partner das Folgende gemeinsam tragen: alles"],
)
def test_a_sentence_has_no_label(text: str) -> None:
    assert label(text) is None


def test_what_is_unlikely_alone_is_likely_together() -> None:
    lines = [
        line(1, "Bauausschuss: Vorsitz Jan Alt", 0.19),
        line(2, "Schulausschuss: Vorsitz Eva Ott", 0.12),
        line(3, "Sozialausschuss: Vorsitz SPD", 0.10),
    ]
    assert [item.sentence.start for item in likely_together(lines)] == [1, 2, 3]


def test_one_line_and_lines_of_other_kinds_or_sections_do_not_help_each_other() -> None:
    lines = [
        line(1, "Bauausschuss: Vorsitz Jan Alt", 0.25),
        line(2, "Hundesteuer: 60 Euro", 0.25),
        line(3, "Schulausschuss: Vorsitz Eva Ott", 0.2, section="Schule"),
    ]
    assert likely_together(lines) == ()


def test_lines_that_are_all_far_off_stay_so() -> None:
    lines = [line(n, f"{name}: Vorsitz", 0.02) for n, name in enumerate(("Bauausschuss", "Schulausschuss"))]
    assert likely_together(lines) == ()


BATH = ("Hallenbad, Einzelkarte: 5 Euro", "Bücherei: im Umbau", "Hallenbad, Zehnerkarte: 45 Euro")


def test_the_rest_of_a_kind_is_said_too() -> None:
    library = Library(*BATH, "Hallenbad, Frühtarif: noch offen")
    whole = of_one_kind(library, [library.found[2], library.found[0]])  # type: ignore[arg-type]
    assert [item.sentence.start for item in whole] == [0, 2, 3]


@pytest.mark.parametrize("picked", [[0], [0, 1]])
def test_of_a_kind_that_was_found_once_no_more_is_said(picked: list[int]) -> None:
    library = Library(*BATH)
    chosen = [library.found[place] for place in picked]
    assert of_one_kind(library, chosen) == ()  # type: ignore[arg-type]


def test_a_kind_without_end_is_not_said_whole() -> None:
    library = Library(*(f"Kita {n}: 20 Plätze" for n in range(30)))
    assert len(of_one_kind(library, library.found[:2])) == 2  # type: ignore[arg-type]
