from __future__ import annotations

import pytest

from assistant.answering.offices import names_office
from assistant.text.words import term


@pytest.mark.parametrize(
    ("asked", "text", "named"),
    [
        ("Chefin", "Zur Geschäftsführerin ist Ines Ohm bestellt.", True),
        ("Leiter", "Kommandant der Feuerwehr ist Ulf Holm.", True),
        ("Geschäftsführer", "Vorsitzende des Beirats ist Ines Ohm.", False),
        ("Leiter", "Schriftführer ist Ulf Holm.", False),
        ("Vorsitz", "Sprecherin ist Ines Ohm.", True),
        ("Stellvertreterin", "Bauausschuss: Vorsitz Ulf Holm, Vertretung Ines Ohm", True),
        ("Stellvertreterin", "Bauausschuss: Vorsitz Ulf Holm", False),
    ],
)
def test_an_office_by_another_word(asked: str, text: str, named: bool) -> None:
    assert names_office(term(asked), text) is named
