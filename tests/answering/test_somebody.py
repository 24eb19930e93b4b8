from __future__ import annotations

import pytest

from assistant.answering.somebody import has_somebody


@pytest.mark.parametrize(
    "text",
    [
        "Gestiftet wird es von der Brauerei Jensen.",
        "Betreiber wird der Segelclub.",
        "Die Kirmes bleibt bei den Burschenschaften.",
        "Gesteuert von 22 Ehrenamtlichen.",
        "Ein Gutachter zählt die Fahrzeuge.",
        "Das Gesundheitsamt ist federführend.",
        "Anträge sind an den Marktmeister zu richten.",
        "Beschlossen mit einer Gegenstimme (StR Dahl).",
        "Den Sozialausschuss leitet die Opposition.",
    ],
)
def test_who_runs_or_does_something_is_somebody(text: str) -> None:
    assert has_somebody(text)


@pytest.mark.parametrize("text", ["Der Radweg wird gebaut.", "Das Fenster ist offen.", "Es kostet 3 Euro."])
def test_things_are_nobody(text: str) -> None:
    assert not has_somebody(text)
