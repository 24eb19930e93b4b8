from __future__ import annotations

import pytest

from assistant.answering.years import tells_of


@pytest.mark.parametrize(
    ("year", "text", "tells"),
    [
        (2024, "Der Stundensatz beträgt ab 2023 5,80 Euro.", True),
        (2022, "Der Stundensatz beträgt ab 2023 5,80 Euro.", False),
        (2025, "Die Gebühren bleiben bis 2026 unverändert.", True),
        (2027, "Er führt die Verwaltung bis zum 31. Dezember 2026.", True),
        (2029, "Er führt die Verwaltung bis zum 31. Dezember 2026.", False),
        (2026, "Der Satz beträgt 2025 43,8 v. H. und im Folgejahr 44,3 v. H.", True),
        (2025, "Der Satz beträgt 43 v. H., ab 2026 44 v. H.", False),
        (2025, "Schmutzwasser: 2,72 Euro ab 1.1.2026, bisher 2,48 Euro", True),
        (2028, "Nach Ablauf des Zeitraums 2024 bis 2027 wird neu entschieden.", True),
        (2024, "Der Stundensatz wird erhöht.", False),
    ],
)
def test_a_sentence_tells_of_a_year_by_its_bounds(year: int, text: str, tells: bool) -> None:
    assert tells_of(year, text) is tells
