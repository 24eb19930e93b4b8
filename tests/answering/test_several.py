from __future__ import annotations

import pytest

from assistant.answering.kind import kind_of
from assistant.answering.several import asks_several


@pytest.mark.parametrize(
    "question",
    [
        "Welche Ausschüsse gibt es?",
        "Welche Preise gelten im Bad?",
        "Welche Posten bekommt die SPD?",
        "Auf welche Besetzung der Ausschüsse haben sie sich geeinigt?",
        "Wer leitet in Auental welchen Ausschuss?",
        "Was ist alles für die Feuerwehr geplant?",
        "An welchen Tagen hat das Museum zu?",
        "Was kostet die Tageskarte für Kinder und für Familien?",
        "Was ändert sich bei den Kitas?",
        "Wer zahlt die Halle und wie viel kostet sie?",
    ],
)
def test_several_things_are_asked_for(question: str) -> None:
    assert asks_several(question, kind_of(question))


@pytest.mark.parametrize(
    "question",
    [
        "Wer ist Landrat?",
        "Was kostet die Hundesteuer?",
        "Welche Partei stellt den Landrat?",
        "Welche Firma baut die Halle?",
        "Welche Nummer hat das Rathaus?",
        "Und was kostet sie?",
        "In welchem Jahr beginnt der Bau?",
        "Sind alle Schulen saniert?",
        "Wann beginnt der Bau?",
    ],
)
def test_one_thing_is_asked_for(question: str) -> None:
    assert not asks_several(question, kind_of(question))
