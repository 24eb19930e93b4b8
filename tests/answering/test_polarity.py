from __future__ import annotations

import pytest

from assistant.answering.polarity import denies, denies_it, is_open


@pytest.mark.parametrize(
    "text",
    [
        "Die Ortsumgehung lehnen wir ab.",
        "Ein Hallenbad wird nicht gebaut.",
        "Der Anbau wird auf die Zeit nach 2029 verschoben.",
        "Die Beiträge werden abgeschafft.",
    ],
)
def test_a_denial(text: str) -> None:
    assert denies(text)


def test_no_denial() -> None:
    assert not denies("Die Halle wird 2026 gebaut und kostet 3 Mio. Euro.")


@pytest.mark.parametrize(
    "text",
    [
        "Die Sperrung darf neun Monate nicht überschreiten.",
        "Der Hebesatz wird nicht verändert.",
        "Die Miete steigt um nicht mehr als 2 Prozent.",
        "Die Bürgermeisterin gilt nicht als Gegner, sondern als Partner.",
    ],
)
def test_a_bound_is_no_denial_of_the_thing(text: str) -> None:
    assert denies(text)
    assert not denies_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sozialausschuss: Vorsitz SPD, Name wird nachgereicht",
        "Ausschuss für Bau: Vorsitz CDU, Benennung folgt",
        "Über die Zukunft der Mühle hat der Eigentümer sich nicht erklärt.",
        "Für den Steg gibt es noch keine Finanzierung.",
        "Ein Denkmal wird errichtet, der Ort wird im Beirat beraten.",
        "Gespielt wird erst nach der Sanierung, ein Datum gibt es dafür nicht.",
    ],
)
def test_what_is_not_settled_is_open(text: str) -> None:
    assert is_open(text)


def test_what_is_not_talked_about_is_not_open() -> None:
    assert not is_open("Über den Verkauf wird nicht verhandelt.")


def test_what_is_put_off_is_open() -> None:
    assert is_open("Ob die Schule bleibt, entscheidet der Rat im Herbst.")
    assert not is_open("Die Schule bleibt.")


@pytest.mark.parametrize(
    "text",
    [
        "Der Antrag wurde zurückgezogen.",
        "Die Staffel wird aufgelöst.",
        "Die Wiese ist gescheitert.",
        "Davon nehmen wir Abstand.",
    ],
)
def test_what_is_given_up_is_denied(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Bau beginnt, wenn der Bescheid vorliegt.",
        "Das hängt vom Landkreis ab.",
        "Förderung beantragt, Höhe unbekannt",
    ],
)
def test_what_depends_on_something_is_open(text: str) -> None:
    assert is_open(text)
