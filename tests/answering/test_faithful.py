from __future__ import annotations

import pytest

from assistant.answering.faithful import faithless


@pytest.mark.parametrize(
    ("phrasing", "sentence", "fault"),
    [
        (
            "Der Bauhof kann ein Fahrzeug für mehr als 25.000 Euro kaufen.",
            "Die Anschaffung eines Fahrzeugs für mehr als 25.000 Euro bedarf der Zustimmung.",
            "unsaid: kaufen",
        ),
        ("Die Halle wird gebaut.", "Die Halle soll gebaut werden.", "left_out: soll"),
        ("Die Halle wird gebaut.", "Die Halle wird gebaut, sofern Mittel fließen.", "left_out: sofern"),
        ("Vereine erhalten 100 Euro.", "Vereine erhalten jährlich 100 Euro.", "left_out: jahrlich"),
        (
            "Der Saal kostet 280 Euro.",
            "Der große Saal kostet 280 Euro, der kleine 120 Euro.",
            "one_of_several: amount",
        ),
        ("Es gibt einen Leiter. Er ist neu.", "Es gibt einen neuen Leiter.", "two_sentences"),
    ],
)
def test_a_phrasing_that_changes_what_is_said(phrasing: str, sentence: str, fault: str) -> None:
    assert fault in faithless(phrasing, sentence)


@pytest.mark.parametrize(
    ("phrasing", "sentence"),
    [
        ("Die Karte wird zum 1. Januar 2023 eingeführt.", "Zum 1. Januar 2023 wird die Karte eingeführt."),
        ("Es gibt jährlich 45.000 Euro.", "Für Vereine stehen jährlich 45.000 Euro bereit."),
        ("Der Bau beginnt im Mai 2027.", "Mit dem Bau wird im Mai 2027 begonnen."),
    ],
)
def test_a_phrasing_that_keeps_it(phrasing: str, sentence: str) -> None:
    assert faithless(phrasing, sentence) == []
