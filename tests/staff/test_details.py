from __future__ import annotations

from decimal import Decimal

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
