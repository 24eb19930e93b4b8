from __future__ import annotations

import pytest

from assistant.answering.lists import announced


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
