from __future__ import annotations

from pathlib import Path

import pytest

from assistant.staff.offices import Standing, Told, fills_office
from tests.staff.samples import offices

Row = tuple[str, str, str, bool]


def rows(body: str, tmp_path: Path) -> list[Row]:
    found = offices(f"# P\n\n## Besetzung\n\n{body}\n", tmp_path)
    return [(o.office, o.person, o.party, o.deputy) for o in found if o.told is not Told.MENTION]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Ratsvorsitz: CDU", [("Ratsvorsitz", "", "CDU", False)]),
        (
            "- Zweiter stellvertretender Landrat: Volt (Tarek Yildirim)",
            [("Zweiter stellvertretender Landrat", "Tarek Yildirim", "Volt", True)],
        ),
        (
            "- Schulausschuss: Vorsitz Rolf Kettler (SPD), Stellvertretung Imke Wolters (CDU)",
            [
                ("Vorsitz Schulausschuss", "Rolf Kettler", "SPD", False),
                ("Stellvertretung Vorsitz Schulausschuss", "Imke Wolters", "CDU", True),
            ],
        ),
        (
            "Den Vorsitz im Ausschuss für Bauen, Umwelt und Verkehr führt Frau Elke Brandt (FDP).",
            [("Vorsitz im Ausschuss für Bauen, Umwelt und Verkehr", "Elke Brandt", "FDP", False)],
        ),
        (
            "Gruppensprecher ist Heiko Dallmann (SPD), seine Vertretung übernimmt Wiebke Tjaden (WiO).",
            [
                ("Gruppensprecher", "Heiko Dallmann", "SPD", False),
                ("Vertretung (Gruppensprecher)", "Wiebke Tjaden", "WiO", True),
            ],
        ),
        (
            "Den Finanzausschuss beansprucht die FDP, den Schulausschuss die SPD.",
            [("Vorsitz Finanzausschuss", "", "FDP", False), ("Vorsitz Schulausschuss", "", "SPD", False)],
        ),
        ("- Wehrleiter: Torsten Brahms", [("Wehrleiter", "Torsten Brahms", "", False)]),
        (
            "- Stellv. Ratsvorsitzende: Jonas Grabow und Carla Hille (SPD)",
            [
                ("Stellv. Ratsvorsitzende", "Jonas Grabow", "", True),
                ("Stellv. Ratsvorsitzende", "Carla Hille", "SPD", True),
            ],
        ),
        ("- Kasse: Leiterin Gabriele Jahn, drei Stellen", [("Leiterin Kasse", "Gabriele Jahn", "", False)]),
        ("- Sportausschuss: neu, Vorsitz FDP", [("Vorsitz Sportausschuss", "", "FDP", False)]),
        ("- Früherer Landrat: Gernot Hille (CDU)", []),
        (
            "Leiterin der Kasse ist Jana Korfes, bisher Leiterin des Amts; ihr Vertreter ist Jan Alt.",
            [
                ("Leiterin der Kasse", "Jana Korfes", "", False),
                ("Vertreter (Leiterin der Kasse)", "Jan Alt", "", True),
            ],
        ),
        (
            "Sprecherin wird Eva Brandt (SPD), zweiter Stellvertreter Andreas Kettler (CDU).",
            [
                ("Sprecherin", "Eva Brandt", "SPD", False),
                ("zweiter Stellvertreter (Sprecherin)", "Andreas Kettler", "CDU", True),
            ],
        ),
        (
            "Im Technischen Ausschuss übernimmt Jana Korfes (CDU) die Leitung, "
            "vertreten wird sie von Jan Alt.",
            [
                ("Leitung im Technischen Ausschuss", "Jana Korfes", "CDU", False),
                ("Stellvertretung (Leitung im Technischen Ausschuss)", "Jan Alt", "", True),
            ],
        ),
        (
            "Den Vorsitz führt bis 2026 Rolf Kettler (SPD), danach Imke Wolters (FDP).",
            [("Vorsitz", "Rolf Kettler", "SPD", False), ("Vorsitz", "Imke Wolters", "FDP", False)],
        ),
        (
            "Die CDU-Fraktion wird von Rolf Kettler geführt, die SPD-Fraktion von Imke Wolters.",
            [
                ("Leitung CDU-Fraktion", "Rolf Kettler", "CDU", False),
                ("Leitung SPD-Fraktion", "Imke Wolters", "SPD", False),
            ],
        ),
        (
            "In den Aufsichtsrat der Stadtwerke entsenden wir Rolf Kettler, in den der Klinik Imke Wolters.",
            [
                ("Aufsichtsrat der Stadtwerke", "Rolf Kettler", "", False),
                ("Aufsichtsrat der Klinik", "Imke Wolters", "", False),
            ],
        ),
        ("Der Beirat besteht aus:\n\n- Rolf Kettler (SPD)", [("Beirat", "Rolf Kettler", "SPD", False)]),
        ("- Controlling – Name: Rolf Kettler; Bereich: Kasse", [("Controlling", "Rolf Kettler", "", False)]),
        ("- Stadt Au: Rolf Kettler, Bürgermeister", [("Bürgermeister", "Rolf Kettler", "", False)]),
        (
            "- Datenschutz: externe Beauftragte, Kanzlei Wolters",
            [("Beauftragte Datenschutz", "Kanzlei Wolters", "", False)],
        ),
        (
            "Bürgermeister Rolf Kettler (CDU) bleibt bis 2026 im Amt.",
            [("Bürgermeister", "Rolf Kettler", "CDU", False)],
        ),
        ("- Kassenwartin: Traute Behn", [("Kassenwartin", "Traute Behn", "", False)]),
        ("- Landrat: Dr. Karl-Heinz Vogt (SPD)", [("Landrat", "Dr. Karl-Heinz Vogt", "SPD", False)]),
        (
            "- Vorstand: Bürgermeister Jens Ohm (CDU), Stadträtin Ida Rehm (SPD)",
            [("Bürgermeister", "Jens Ohm", "CDU", False), ("Stadträtin", "Ida Rehm", "SPD", False)],
        ),
        (
            "- SPD-Fraktion: 7 Sitze, Vorsitz Imke Wolters und Rolf Kettler",
            [
                ("Vorsitz SPD-Fraktion", "Imke Wolters", "SPD", False),
                ("Vorsitz SPD-Fraktion", "Rolf Kettler", "SPD", False),
            ],
        ),
        (
            "- Verwaltungsrat der Klinik: zwei Sitze SPD, einer FDP",
            [("Verwaltungsrat der Klinik", "", p, False) for p in ("SPD", "FDP")],
        ),
        ("- Schulausschuss: Benennungsrecht der FDP", [("Schulausschuss", "", "FDP", False)]),
        ("- stv. Ratsvorsitz: CDU, Grüne", [("stv. Ratsvorsitz", "", p, True) for p in ("CDU", "Grüne")]),
        (
            "- Beigeordnete: Bündnis 90/Die Grünen und SPD",
            [("Beigeordnete", "", p, False) for p in ("Bündnis 90/Die Grünen", "SPD")],
        ),
        ("- Ratsvorsitz: FDP, Frau Eva Brandt", [("Ratsvorsitz", "Eva Brandt", "FDP", False)]),
        ("- Ratsvorsitz: FDP, Benennung folgt", [("Ratsvorsitz", "", "FDP", False)]),
        ("- Aufsichtsrat: CDU 4 Sitze, FDP 1 Sitz", [("Aufsichtsrat", "", p, False) for p in ("CDU", "FDP")]),
        (
            "Bürgermeisterin ist nach acht Jahren Elke Brandt (SPD).",
            [("Bürgermeisterin", "Elke Brandt", "SPD", False)],
        ),
        (
            "Wehrleiter bleibt auch in den kommenden Jahren Rolf Kettler.",
            [("Wehrleiter", "Rolf Kettler", "", False)],
        ),
        ("Den Chor leitet Eva Brandt, Proben sind montags.", [("Leitung Chor", "Eva Brandt", "", False)]),
        ("- Schulchor: 14 Stimmen, Leitung Eva Brandt", [("Leitung Schulchor", "Eva Brandt", "", False)]),
        (
            "| Ausschuss | Vorsitz | stv. Vorsitz | Sitze |\n|---|---|---|---|\n"
            "| Bauausschuss | SPD | FDP | 9 |",
            [
                ("Vorsitz Bauausschuss", "", "SPD", False),
                ("stv. Vorsitz Bauausschuss", "", "FDP", True),
            ],
        ),
        (
            "| Ausschuss | Vorsitzende/r | Vertreter/in |\n|---|---|---|\n"
            "| Bauausschuss | Rolf Kettler | Eva Brandt |",
            [
                ("Vorsitzende/r Bauausschuss", "Rolf Kettler", "", False),
                ("Vertreter/in Vorsitzende/r Bauausschuss", "Eva Brandt", "", True),
            ],
        ),
    ],
)
def test_who_fills_which_office(body: str, expected: list[Row], tmp_path: Path) -> None:
    assert rows(body, tmp_path) == expected


def test_chairs_from_a_list_under_its_lead_in(tmp_path: Path) -> None:
    body = "Die Ausschussvorsitze verteilen sich wie folgt:\n\n- Ausschuss für Finanzen: FDP"
    assert rows(body, tmp_path) == [("Vorsitz Ausschuss für Finanzen", "", "FDP", False)]


def test_the_term_is_the_validity_and_an_open_office_is_named_so(tmp_path: Path) -> None:
    (row,) = offices("# P\n\n## Ämter\n\n- Ratsvorsitz: wird noch benannt\n", tmp_path, term=(2021, 2026))
    assert (row.since, row.until, row.standing) == (2021, 2026, Standing.OFFEN)
    assert row.sentence.text == "Ratsvorsitz: wird noch benannt"


def test_a_title_before_a_name_is_a_mention(tmp_path: Path) -> None:
    (row,) = offices("# P\n\n## Bau\n\nBürgermeisterin Elke Brandt eröffnet das Freibad.\n", tmp_path)
    assert (row.told, row.office, row.person) == (Told.MENTION, "Bürgermeisterin", "Elke Brandt")


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Bürgermeisterin erhält eine Aufwandsentschädigung von 310 Euro.",
        "Ein dritter Beigeordneter wird nicht bestellt.",
        "Der Bürgermeister ist an diesen Vertrag nicht gebunden.",
        "Antwort Landrätin Vogt: Die Liste wird nachgereicht.",
    ],
)
def test_sentences_about_an_office_fill_none(sentence: str) -> None:
    assert not fills_office(sentence)


def test_a_signature_has_the_party_that_its_office_names(tmp_path: Path) -> None:
    text = "# P\n\n## Schluss\n\nAu, den 3. Mai 2024\n\nElke Brandt\n(Vorsitzende SPD Au)\n"
    (row,) = offices(text, tmp_path)
    assert (row.person, row.party, row.told) == ("Elke Brandt", "SPD", Told.SIGNATURE)
