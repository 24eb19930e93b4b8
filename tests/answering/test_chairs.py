from __future__ import annotations

import pytest

from assistant.answering.chairs import by_the_chair


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Wer leitet den Kreistag in Auental?", "Wer hat den Vorsitz im Kreistag in Auental?"),
        ("Wer führt künftig die SPD-Fraktion?", "Wer hat den Vorsitz in der SPD-Fraktion?"),
        ("Wer soll den Kreistag ab 2026 leiten?", "Wer hat den Vorsitz im Kreistag ab 2026?"),
        ("wer leitet die sitzungen des stadtrats", "Wer hat den Vorsitz des stadtrats"),
        ("Wer wird die Sitzungen der Versammlung leiten?", "Wer hat den Vorsitz der Versammlung?"),
        ("Wer spricht für die Gruppe im Rat?", "Wer ist Sprecher der Gruppe im Rat?"),
        ("Wer steht dem Rat vor?", "Wer hat den Vorsitz im Rat?"),
    ],
)
def test_who_leads_a_council_chairs_it(asked: str, read: str) -> None:
    assert by_the_chair(asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "Wer leitet die Bücherei?",
        "Wer führt den Bauhof?",
        "Wer leitet die Arbeitsgruppe?",
        "Was plant der Rat?",
        "Wer sitzt im Kreistag?",
        "Wer spricht sich für die Brücke aus?",
    ],
)
def test_other_questions_stay(asked: str) -> None:
    assert by_the_chair(asked) == asked
