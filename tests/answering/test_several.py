from __future__ import annotations

import pytest

from assistant.answering.kind import kind_of
from assistant.answering.several import asks_on_topic, asks_several, subject_of


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
        "posten auental wer macht was",
        "steuern auental übersicht",
        "ämterliste auental",
        "ausschussvorsitze auental",
    ],
)
def test_several_things_are_asked_for(question: str) -> None:
    assert asks_several(question, kind_of(question))


@pytest.mark.parametrize(
    "question",
    [
        "Wer ist Landrat?",
        "kreistag vorsitz",
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


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Was ist in Auental zum Schulbus an der Mühlenschule geregelt?", "Schulbus"),
        ("Was steht zu Kitas und Schulen drin?", "Kitas und Schulen drin?"),
        ("Wer ist Landrat?", "Wer ist Landrat?"),
        ("Was steht zum Streit zwischen den Partnern?", "Streit"),
    ],
)
def test_what_a_topic_question_is_about(question: str, subject: str) -> None:
    assert subject_of(question) == subject


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("Was ist zu Radwegen vereinbart?", ()),
        ("Was steht denn alles zum Hochwasser drin?", ()),
        ("Was ist für Bus und Bahn ausgemacht?", ("ausgemacht",)),
        ("Was haben sie mit dem Bahnhof vor?", ()),
        ("radwege auental", ()),
    ],
)
def test_a_topic_is_asked_for(question: str, verbs: tuple[str, ...]) -> None:
    assert asks_on_topic(question, kind_of(question), verbs)


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("Was ist für den Hort zu zahlen?", ()),
        ("Was hat die Studie zur Brücke gekostet?", ()),
        ("Was wird zum Fest aufgeführt?", ("aufgeführt",)),
        ("Wann ist zu Radwegen etwas vereinbart worden?", ()),
        ("Was ist das?", ()),
    ],
)
def test_no_topic_is_asked_for(question: str, verbs: tuple[str, ...]) -> None:
    assert not asks_on_topic(question, kind_of(question), verbs)
