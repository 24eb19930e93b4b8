from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.comparison import sides
from assistant.answering.kind import Kind
from assistant.answering.one_place import of_one_place
from assistant.answering.places import named_places
from assistant.answering.question import understand
from tests.answering.samples import agreement

PAPERS = [
    replace(agreement(), id=f"p{number}", place=place)
    for number, place in enumerate(["Stadt Aldorf", "Samtgemeinde Behausen", "Gemeinde Cemoor-Wiesede"])
]


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("Wo ist die Hundesteuer höher, in Aldorf oder in Behausen?", "Wie hoch ist die Hundesteuer?"),
        ("Gibt es mehr Bauplätze in Aldorf oder in Behausen?", "Wie viele Bauplätze gibt es?"),
        ("Ist die Müllabfuhr in Aldorf teurer oder in Behausen?", "Wie teuer ist die Müllabfuhr?"),
        (
            "Was haben die Gemeinden Aldorf und Behausen mit dem Bad vor?",
            "Was haben mit dem Bad vor?",
        ),
        ("Wann kommt das Internet in Aldorf und in Behausen?", "Wann kommt das Internet?"),
        ("Schule Aldorf und Behausen im Vergleich", "Schule"),
        ("Was kostet eine Urne in Cemoor-Wiesede und Aldorf?", "Was kostet eine Urne?"),
        ("Will nur Aldorf Rufbusse oder gibt es das auch anderswo?", "Will nur Rufbusse?"),
        ("Aldorf und Behausen?", "Aldorf und Behausen?"),
        ("Wie geht es mit der Schule weiter in Aldorf und Behausen?", "Wie geht es mit der Schule weiter?"),
        ("Kostet ein Hund in Aldorf mehr Steuer als in Behausen?", "Wie viel Steuer kostet ein Hund?"),
        ("Gibt es in Aldorf mehr Lehrer als in Behausen?", "Wie viele Lehrer gibt es?"),
        ("wer pflanzt mehr bäume, aldorf oder behausen", "Wie viele bäume pflanzt"),
        (
            "Welche Stadt gibt mehr Geld fürs Rad aus, Aldorf oder Behausen?",
            "Wie viel Geld gibt fürs Rad aus?",
        ),
        ("Wer hat mehr Plätze, die Kita in Aldorf oder die in Behausen?", "Wie viele Plätze hat, die Kita?"),
        ("Hunde, wer ist strenger: Aldorf oder Behausen?", "Hunde, wer ist strenger?"),
        ("Will Aldorf den Vereinen mehr geben als Behausen?", "Will den Vereinen mehr geben?"),
    ],
)
def test_a_comparing_question_as_one_place_is_asked(asked: str, alone: str) -> None:
    assert of_one_place(asked, named_places(asked, PAPERS)) == alone


def test_each_side_is_asked_for_itself() -> None:
    asked = understand("Wo ist die Hundesteuer höher, in Aldorf oder in Behausen?", PAPERS)
    for side in sides(asked, PAPERS):
        assert (side.question.text, side.question.kind) == ("Wie hoch ist die Hundesteuer?", Kind.FIGURE)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Wo wird gebaut, in Aldorf oder in Behausen?", Kind.OPEN),
        ("Wer baut, Aldorf oder Behausen?", Kind.OPEN),
        ("Wer baut in Aldorf und in Behausen?", Kind.WHO),
    ],
)
def test_which_place_it_is_is_known(asked: str, kind: Kind) -> None:
    assert {side.question.kind for side in sides(understand(asked, PAPERS), PAPERS)} == {kind}


@pytest.mark.parametrize(
    "asked",
    [
        "Zuschuss für Räder – wo gibt es am meisten?",
        "Windräder: wer ist dafür und wer dagegen?",
        "Wo müssen Bauherren den größten Anteil bauen?",
    ],
)
def test_the_most_of_all_compares_all(asked: str) -> None:
    assert len(sides(understand(asked, PAPERS), PAPERS)) == len(PAPERS)
