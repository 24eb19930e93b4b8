from __future__ import annotations

import pytest

from assistant.answering.phrasing import phrasing_faults
from assistant.answering.question import understand
from tests.answering.sentences import PAPER, coverage, evidence


def faults(question: str, phrasing: str, text: str) -> list[str]:
    return phrasing_faults(phrasing, [evidence(text)], understand(question, [PAPER]), coverage())


@pytest.mark.parametrize(
    ("phrasing", "fault"),
    [
        ("Es gibt jährlich 45.000 Euro für die Vereine.", []),
        ("Für Vereine gibt es jährlich 45000 Euro.", []),
        ("Es gibt jährlich 54.000 Euro für die Vereine.", ["figure: 54.000 Euro"]),
        ("Es gibt jährlich 4.500 Euro für die Vereine.", ["figure: 4.500 Euro"]),
        (
            "Jana Korfes gibt jährlich 45.000 Euro für Vereine.",
            ["name: Jana", "name: Korfes", "unsupported: Jana, Korfes"],
        ),
        ("Die AWO gibt jährlich 45.000 Euro für Vereine.", ["name: AWO"]),
        ("Für Vereine stehen jährlich keine 45.000 Euro bereit.", ["polarity"]),
        ("Ja, es gibt jährlich 45.000 Euro für Vereine.", ["yes_or_no"]),
    ],
)
def test_a_phrasing_says_no_more_than_its_sentence(phrasing: str, fault: list[str]) -> None:
    text = "Für Vereine stehen jährlich 45.000 Euro bereit."
    assert faults("Wie viel Geld bekommen Vereine?", phrasing, text) == fault


def test_other_matters_are_unsupported() -> None:
    found = faults(
        "Was ist geplant?", "Die Feuerwehr erhält Drehleitern und Funkgeräte.", "Wir bauen Radwege."
    )
    assert any(fault.startswith("unsupported") for fault in found)


def test_a_phrasing_that_only_repeats_the_question_is_none() -> None:
    assert "repeats_the_question" in faults(
        "Wo steht das Museum?", "Das Museum steht wo.", "Das Museum steht am Ufer."
    )


def test_a_word_of_no_language_is_an_invented_one() -> None:
    text = "Der Rat erneuert das städtebauliche Konzept."
    said = faults("Was erneuert der Rat?", "Der Rat erneuert das städtetabuliche Konzept.", text)
    assert "name: städtetabuliche" in said
    assert faults("Was erneuert der Rat?", "Der Rat erneuert das städtebauliche Konzept.", text) == []


def test_a_word_of_the_source_with_a_slip_is_an_invented_one() -> None:
    text = "Das Tagesticket kostet 4,50 Euro."
    assert "name: Tagessticket" in faults(
        "Was kostet das Tagesticket?", "Das Tagessticket kostet 4,50 Euro.", text
    )


def test_what_a_claim_is_about_does_not_come_from_the_question_alone() -> None:
    text = "Mit dem Bau wird im Frühjahr 2023 begonnen."
    said = faults(
        "Wann beginnt der Bau der Realschule?", "Der Bau der Realschule beginnt im Frühjahr 2023.", text
    )
    assert "borrowed: Realschule" in said
