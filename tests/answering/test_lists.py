from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.answering.lists import announced
from assistant.batch import answer
from tests.answering.one_paper import assistant_for


@pytest.mark.parametrize(
    ("lead", "count"),
    [
        ("Die Gruppe verfolgt die folgenden drei Ziele:", 3),
        ("Sie einigen sich auf 5 Punkte:", 5),
        ("Vier folgende Vorhaben haben Vorrang:", 4),
        ("In den 12 Ortsteilen gilt:", None),
        ("Innerhalb von fünf Jahren werden folgende Vorhaben umgesetzt:", None),
    ],
)
def test_how_many_items_a_lead_in_announces(lead: str, count: int | None) -> None:
    assert announced(lead) == count


PAPER = """# Vereinbarung im Rat der Stadt Moorbek

## Haushalt

Folgende drei Maßnahmen sollen trotz der Haushaltslage finanziert werden:

- der Ersatzneubau der Kita am Teich
- ein Löschfahrzeug
- die Sanierung des Stegs
- neue Rechner für die Schule
"""


def test_who_asks_how_many_hears_that_the_paper_counts_otherwise(tmp_path: Path) -> None:
    assistant = assistant_for(PAPER, tmp_path)
    said = asyncio.run(answer(assistant, "Wie viele Maßnahmen will man trotz der Haushaltslage finanzieren?"))
    assert len(said.citations) == 4
    assert "Das Papier kündigt 3 Punkte an; es folgen 4." in said.notes


COMMITTEES = """# Vereinbarung im Rat der Stadt Moorbek

Folgende Ausschüsse haben einen Vorsitz:

- Bauausschuss: Jan Korfes (SPD)
- Schulausschuss: Eva Ott (Grüne)
- Sportausschuss: Tim Rau (CDU)
- Kulturausschuss: Ina Voss (Bündnis 90/Die Grünen)
"""


def test_of_a_list_only_the_items_of_the_party_asked_for_are_told(tmp_path: Path) -> None:
    assistant = assistant_for(COMMITTEES, tmp_path)
    said = asyncio.run(answer(assistant, "Welche Ausschüsse leiten Leute von den Grünen?"))
    assert [line for line in said.text.splitlines() if line.startswith("–")] == [
        "– Schulausschuss: Eva Ott (Grüne)",
        "– Kulturausschuss: Ina Voss (Bündnis 90/Die Grünen)",
    ]
