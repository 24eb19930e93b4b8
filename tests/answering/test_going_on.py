"""A question that follows is answered from where the one before was answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.answering.answer import Evidence
from assistant.answering.assistant import Assistant
from assistant.answering.evidence import EvidenceFinder
from assistant.answering.question import Question
from assistant.batch import answer
from tests.answering.one_paper import assistant_for

PAPER = """# Koalitionsvertrag der Stadt Moorbek

## Bäder

Das Freibad am Mühlenteich wird im Jahr 2031 geschlossen. Grund dafür sind die undichten Becken.
Die Schließung kostet 40.000 Euro. Eine Wiedereröffnung schließen beide Partner aus.

## Straßen

Der Markt wird im Jahr 2029 neu gepflastert. Grund dafür sind die vielen Stolperstellen.
Das Pflaster kostet 900.000 Euro.

## Schulen

Die Grundschule bekommt eine Mensa. Sie soll im August 2030 fertig sein.
"""


@pytest.fixture(scope="module")
def moorbek(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_for(PAPER, tmp_path_factory.mktemp("moorbek"))


@pytest.mark.parametrize(
    ("before", "asked", "said"),
    [
        ("Wird das Freibad geschlossen?", "Wieso das?", "undichten Becken"),
        ("Wird der Markt neu gepflastert?", "Wieso das?", "Stolperstellen"),
        ("Wird der Markt neu gepflastert?", "Und was kostet das?", "900.000 Euro"),
        ("Wann wird das Freibad geschlossen?", "Und was kostet das?", "40.000 Euro"),
        ("Bekommt die Grundschule eine Mensa?", "Bis wann soll das fertig sein?", "August 2030"),
    ],
)
def test_what_follows_is_looked_for_nearby(moorbek: Assistant, before: str, asked: str, said: str) -> None:
    assert said in asyncio.run(answer(moorbek, asked, (before,))).text


def test_what_was_just_answered_is_not_looked_for_again(
    moorbek: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    find = EvidenceFinder.find

    def counted(self: EvidenceFinder, question: Question, *rest: Any) -> tuple[Evidence, ...]:
        asked.append(question.asked)
        return find(self, question, *rest)

    monkeypatch.setattr(EvidenceFinder, "find", counted)
    first = "Was kostet das Pflaster am Markt?"
    asyncio.run(answer(moorbek, first))
    asyncio.run(answer(moorbek, "Und wieso wird gepflastert?", (first,)))
    assert asked == [first, "Und wieso wird gepflastert?"]
