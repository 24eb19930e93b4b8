"""What counts as said."""

from __future__ import annotations

import pytest

from evals.facts import same_sentence, says


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Es sind sieben Mitglieder.", "7"),
        ("Es sind 7 Mitglieder.", "sieben"),
        ("Sie gilt ab 01.05.2026.", "1. Mai 2026"),
        ("Am 3. November 2021 beschlossen", "November 2021"),
        ("Am 12.09.2018 beschlossen", "2018"),
        ("tagt am 07.09.2022", "07.09"),
        ("43 Prozent der Befragten", "43"),
        ("20 v. H. der Kosten", "20 %"),
        ("rund 1,3 Mio. Euro", "1,3"),
        ("mindestens 1,8 Mio. Euro", "1.800.000"),
        ("für 340 000 Euro", "340.000"),
        ("das 365€-Ticket", "365"),
        ("binnen vier Wochen", "4 Wochen"),
        ("zwei Mitglieder des Elternrats", "Elternrat"),
        ("der Buergermeister", "Bürgermeister"),
        ("Das Bad wird nicht\ngeschlossen.", "nicht geschlossen"),
        ("Ja. Das Bad bleibt.", "Ja,"),
        ("mit 12 Nein-Stimmen", "12 Nein"),
        ("Kreis­tag", "Kreistag"),
    ],
)
def test_said(text: str, phrase: str) -> None:
    assert says(text, phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("im Jahr 2017", "7"),
        ("seit 1990", "90"),
        ("am 7. Mai 2026", "7"),
        ("37.500 Euro", "375.000"),
        ("4.300 Fragebögen", "43"),
        ("20 Euro", "20 %"),
        ("Drucksache 117/2022", "117"),
        ("vier Monate", "vier Wochen"),
        ("am 1. Mai 2025", "1. Mai 2026"),
        ("Rufbus", "Bus"),
        ("Das ist ja geplant", "Ja,"),
        ("geschlossen wird es nicht", "nicht geschlossen"),
        ("irgendwas", ""),
    ],
)
def test_not_said(text: str, phrase: str) -> None:
    assert not says(text, phrase)


def test_same_sentence_whatever_its_line_breaks_and_marks() -> None:
    assert same_sentence("Vorsitz: SPD-Fraktion", "**Vorsitz** SPD-\nFraktion")
    assert same_sentence("Der Rat tagt am Montag", "a) Der Rat tagt am Montag; die Presse ist geladen.")


def test_a_scrap_of_the_gold_sentence_is_not_the_sentence() -> None:
    assert same_sentence("Der Rat tagt am Montag, und zwar öffentlich.", "Der Rat tagt am Montag, und zwar")
    assert not same_sentence("Der Rat tagt am Montag, und zwar öffentlich.", "Der Rat")
