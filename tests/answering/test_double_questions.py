from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, Verdict
from assistant.answering.double_questions import wordings
from assistant.batch import answer
from tests.answering.one_paper import assistant_for

PAPER = """# Vereinbarung der Gemeinde Moorbek

## Hallenbad

Die Jahreskarte für das Hallenbad kostet 180 Euro.
Jahreskarten verkauft das Bürgerbüro am Marktplatz.
Das Hallenbad wird im Sommer für sechs Wochen geschlossen.

## Feuerwehr

Den Löschwagen liefert die Firma Brandhorst im Mai 2027 für 310.000 Euro.
"""


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("Was kostet die Karte, und wo gibt es sie?", ("Was kostet die Karte?", "und wo gibt es sie?")),
        ("Wer putzt die Halle und wann?", ("Wer putzt die Halle?", "und wann?")),
        ("Wer leitet den Rat? Wann tagt er?", ("Wer leitet den Rat?", "Wann tagt er?")),
        ("Wann und wo tagt der Rat?", ()),
        ("Was kostet die Karte?", ()),
        ("Ich bin neu hier und wie melde ich mein Kind an?", ()),
        ("Wer kümmert sich um Kinder und Jugendliche?", ()),
        ("Hallo! Wie geht es? Was kostet die Karte?", ()),
    ],
)
def test_several_questions_are_told_apart(asked: str, parts: tuple[str, ...]) -> None:
    assert wordings(asked) == parts


def ask(question: str, folder: Path) -> Answer:
    return asyncio.run(answer(assistant_for(PAPER, folder), question))


def test_each_of_two_questions_is_answered(tmp_path: Path) -> None:
    told = ask("Was kostet die Jahreskarte fürs Hallenbad, und wer verkauft sie?", tmp_path)
    assert [citation.quote for citation in told.citations] == [
        "Die Jahreskarte für das Hallenbad kostet 180 Euro.",
        "Jahreskarten verkauft das Bürgerbüro am Marktplatz.",
    ]
    assert [
        (citation.n, claim.numbers) for citation, claim in zip(told.citations, told.claims, strict=True)
    ] == [
        (1, (1,)),
        (2, (2,)),
    ]


def test_the_one_that_nothing_answers_is_named(tmp_path: Path) -> None:
    told = ask("Wie lange ist das Hallenbad im Sommer zu und wer repariert die Rutsche?", tmp_path)
    assert [citation.quote for citation in told.citations] == [
        "Das Hallenbad wird im Sommer für sechs Wochen geschlossen."
    ]
    assert "Zu der Frage „Wer repariert die Rutsche?“ steht nichts in den Papieren." in told.text


def test_a_sentence_that_answers_both_stands_once(tmp_path: Path) -> None:
    told = ask("Was kostet der Löschwagen und wann kommt er?", tmp_path)
    assert len(told.citations) == len(told.claims) == 1
    assert "310.000" in told.text


def test_where_nothing_answers_any_it_is_an_honest_no(tmp_path: Path) -> None:
    told = ask("Wie viele Parkplätze hat der Bahnhof und was kosten sie?", tmp_path)
    assert (told.verdict, told.citations) == (Verdict.NICHT_GEFUNDEN, ())


def test_a_second_question_on_something_else_does_not_go_on_with_the_first(tmp_path: Path) -> None:
    told = ask(
        "Wie lange ist das Hallenbad im Sommer zu und wer liefert den Löschwagen der Feuerwehr?", tmp_path
    )
    assert len(told.citations) == 2
    assert "Brandhorst" in told.citations[1].quote
