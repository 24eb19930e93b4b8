from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.staff.details import actor, amount, deadline, flag_of, own_flags


def test_the_actor_is_the_subject_that_can_act() -> None:
    assert actor("Die Stadt verkauft keine Wohnungen.") == "die Stadt"
    assert actor("Wir führen einen Sozialpass ein.") == "wir"
    assert actor("Die Umrüstung wird vom Landkreis bezahlt.") == "Landkreis"
    assert actor("Maßnahme: Radweg; Zuständigkeit: Bauhof") == "Bauhof"
    assert actor("Die Brücke wird saniert.") == ""


def test_an_item_takes_the_actor_of_its_lead_in() -> None:
    assert actor("ein Konzept vorzulegen", "Die Verwaltung wird beauftragt:") == "die Verwaltung"


def test_a_limit_comes_before_a_beginning() -> None:
    found = deadline("Ab 2022 wird gebaut, fertig ist alles bis Ende 2024.")
    assert found is not None
    assert (found.text, found.day) == ("Ende 2024", "2024-12-31")


def test_what_lay_before_the_paper_is_no_deadline() -> None:
    assert deadline("Der Plan vom 3. Mai 2018 gilt weiter.", made="2021-11-03") is None


def test_the_term_ends_where_the_catalogue_says() -> None:
    found = deadline("Bis zum Ende der Wahlperiode entsteht ein Park.", term=(2021, 2026))
    assert found is not None
    assert found.day == "2026-12-31"


def test_the_new_amount_counts() -> None:
    found = amount("Der Zuschuss wird von 142.000 Euro auf 198.000 Euro erhöht.")
    assert found is not None
    assert (found.text, found.euros) == ("198.000 Euro", Decimal(198000))
    cheaper = amount("Die Karte kostet 5,00 Euro statt 4,50 Euro.")
    assert cheaper is not None
    assert cheaper.euros == Decimal(5)


def test_flags_are_notes_in_brackets_that_come_back() -> None:
    assert flag_of("Wir bauen einen Steg (haushaltsrelevant).") == "haushaltsrelevant"
    assert flag_of("Vorsitz hat Jana Korfes (FDP).") == ""
    assert own_flags(["A (wichtig).", "B (wichtig).", "C (einmal)."]) == {"wichtig"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Masterplan 2040 wird erarbeitet.",
        "Das Programm „Au klimaneutral 2035“ wird beschlossen.",
        "Klimaneutral 2040 bleibt das Leitwort.",
        "Das Radverkehrskonzept 2030 wird umgesetzt.",
    ],
)
def test_a_year_in_a_name_is_no_deadline(sentence: str) -> None:
    assert deadline(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Der Verkehrsentwicklungsplan 2035 wird bis 2026 beschlossen.", "2026-12-31"),
        ("Die Stadt ist bis 2035 klimaneutral.", "2035-12-31"),
        ("Die „Halle 7“ wird 2026 saniert.", "2026-12-31"),
        ("Mittel stehen im Haushaltsplan 2025 bereit.", "2025-12-31"),
        ("Feuerwehrhaus: Umbau 2025", "2025-12-31"),
    ],
)
def test_other_years_are_deadlines(sentence: str, day: str) -> None:
    found = deadline(sentence)
    assert found is not None
    assert found.day == day


def test_without_a_date_the_term_says_what_is_past() -> None:
    assert (
        deadline("Das Konzept 2019 wird umgesetzt, Grundlage ist der Stand 2018.", term=(2021, 2026)) is None
    )


def test_a_gendered_noun_is_no_label() -> None:
    assert actor("Ein Bürger:innenrat wird gelost.") == ""
