from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.replies import asks
from assistant.batch import answer
from tests.answering.one_paper import assistant_for

MINUTES = """# Niederschrift Moorbek

## Anfragen

Ratsherr Folkerts fragt, warum das Strandbad geschlossen war. Die Verwaltung führt dies auf Blaualgen zurück.
Auf die Nachfrage, ob eine Aufsicht eingestellt werde, sagt der Bürgermeister eine Antwort zu.
"""


async def test_a_question_in_minutes_is_told_with_its_reply(tmp_path: Path) -> None:
    said = await answer(assistant_for(MINUTES, tmp_path), "Wieso war das Strandbad geschlossen?")
    assert [citation.quote for citation in said.citations] == [
        "Ratsherr Folkerts fragt, warum das Strandbad geschlossen war.",
        "Die Verwaltung führt dies auf Blaualgen zurück.",
    ]


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Eine Anwohnerin möchte wissen, wann der Spielplatz öffnet.", True),
        ("Frau Wegner bittet um Auskunft, ob der Weg gesperrt ist.", True),
        ("Frau Wegner fragt, wann der Weg fertig ist; der Bürgermeister nennt Ostern.", False),
        ("Die Nachfrage nach Bauplätzen steigt.", False),
    ],
)
def test_a_sentence_that_only_asks(text: str, asking: bool) -> None:
    assert asks(text) is asking
