from __future__ import annotations

import pytest

from assistant.answering.actors import has_actor, has_party, parties_in, person_names, qualifiers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jana Korfes (Vorsitzende)", ["Jana Korfes"]),
        ("unter der Leitung von Bürgermeisterin Ulrike Sandner", ["Ulrike Sandner"]),
        ("Gez. Radomski", ["Gez. Radomski"]),
        ("Erster stellv. Bürgermeister: Lars Wendrich (WG Birkholz)", ["Lars Wendrich"]),
        ("Protokoll: Sabine Timmermann, Amt Auental", ["Sabine Timmermann"]),
        ("Fraktionsvorsitz: Marie-Luise Wiese", ["Marie-Luise Wiese"]),
        ("als Schlichter wird Pfarrer i. R. Gottfried Helbig benannt", ["Gottfried Helbig"]),
        ("das Büro Taxmann prüft, die Firma Trafficon zählt", []),
        ("der Landkreis Auental und die Stadt Birkholz", []),
        ("Ausschuss für Wirtschaft und Strategie", []),
        ("Wir stärken den Radverkehr.", []),
    ],
)
def test_names_of_persons(text: str, names: list[str]) -> None:
    assert person_names(text) == names


def test_parties_in_any_spelling() -> None:
    assert has_party("BÜNDNIS 90/DIE GRÜNEN")
    assert has_party("Wählergemeinschaft Birkholz")
    assert not has_party("Die Gruppe tagt monatlich.")


def test_bodies_are_actors() -> None:
    assert has_actor("Der Finanzausschuss entscheidet.")
    assert has_actor("Das Museum betreibt der Geschichtsverein.")
    assert has_actor("Es bedarf einer Genehmigung des Ordnungsamtes.")
    assert has_actor("Gewartet wird er vom DRK.")
    assert has_actor("Betrieben von der Energie Birkholz eG.")
    assert not has_actor("Das ist wichtig.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stv. Landrat", {"deputy"}),
        ("der stellvertretende Vorsitzende", {"deputy"}),
        ("die Vizepräsidentin", {"deputy"}),
        ("des ehemaligen Oberbürgermeisters", {"former"}),
        ("der Landrat", set()),
    ],
)
def test_a_deputy_and_a_former_holder_are_told_apart(text: str, found: set[str]) -> None:
    assert qualifiers(text) == found


def test_an_office_before_or_a_party_behind_makes_a_name() -> None:
    assert person_names("Ministerium der Finanzen: SPD, Ministerin Judith Eberswald") == ["Judith Eberswald"]
    assert person_names("Bürgervorsteher: Sönke Feddersen-Holm (CDU)") == ["Sönke Feddersen-Holm"]


def test_a_party_has_one_name() -> None:
    assert parties_in("BÜNDNIS 90/DIE GRÜNEN und die Grüne Liste") == {"grune"}
