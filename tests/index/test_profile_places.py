from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.profile.names import municipalities
from tests.index.test_profile import of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("im Rat der Stadt Bad Neustadt an der Saale wird", ["Stadt Bad Neustadt an der Saale"]),
        ("die Stadt Sankt Augustin und der Kreis", ["Stadt Sankt Augustin"]),
        ("Stadt Frankfurt am Main Der Magistrat", ["Stadt Frankfurt am Main"]),
        ("der Stadt Neustadt b. Coburg", ["Stadt Neustadt b. Coburg"]),
        ("Satzung des Rheingau-Taunus-Kreises über", ["Rheingau-Taunus-Kreis"]),
        ("des Landkreises Mecklenburgische Seenplatte", ["Landkreis Mecklenburgische Seenplatte"]),
        ("im Kreis Steinfurt", ["Kreis Steinfurt"]),
        ("der Region Hannover", ["Region Hannover"]),
        ("des Fleckens Aerzen", ["Flecken Aerzen"]),
        ("HANSESTADT STENDAL", ["Hansestadt Stendal"]),
        ("der Verbandsgemeinde Rhein-Selz", ["Verbandsgemeinde Rhein-Selz"]),
        ("des Märkischen Kreises und des Salzlandkreises", ["Märkischer Kreis", "Salzlandkreis"]),
        ("Landkreis Nürnberger Land", ["Landkreis Nürnberger Land"]),
        ("Stadt Halle (Saale)", ["Stadt Halle (Saale)"]),
        ("der Stadt Horn-Bad Meinberg", ["Stadt Horn-Bad Meinberg"]),
        ("die Stadt Auental im Rat, am Montag und in Kraft", ["Stadt Auental"]),
        ("die Stadt Verwaltungsgebühren, der Arbeitskreis und das Amt für Schulen", []),
    ],
)
def test_names_of_several_words(text: str, names: list[str]) -> None:
    assert sorted(found.name for found in municipalities(text)) == sorted(names)


def test_a_name_cut_by_the_line_is_whole(tmp_path: Path) -> None:
    text = (
        "Satzung der Stadt Bad Neustadt\nan der Saale über den Marktplatz\n\n§ 1\nDer Markt ist samstags.\n"
    )
    assert of(tmp_path, text, "a.txt").place == "Stadt Bad Neustadt an der Saale"


def test_the_place_that_acts_wins_over_a_neighbour(tmp_path: Path) -> None:
    text = (
        "# Satzung über das Freibad\n\nDer Rat der Gemeinde Moorbek hat am 3. Mai 2024 folgende Satzung "
        "beschlossen. Die Stadt Tannrode zahlt mit.\n\n## § 1\n\nDie Stadt Tannrode nutzt das Bad.\n"
    )
    assert of(tmp_path, text).place == "Gemeinde Moorbek"


def test_two_places_as_likely_are_none(tmp_path: Path) -> None:
    text = "# Abkommen\n\nDie Stadt Tannrode und die Gemeinde Moorbek bauen zusammen einen Steg.\n"
    assert of(tmp_path, text).place == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# Protokoll der Stadtverordnetenversammlung Auental\n\nBeginn 19 Uhr.\n", "Stadt Auental"),
        ("# Vereinbarung\n\nWir bauen den Steg.\n\nErster Satz.\n\nAuental, den 3. Mai 2024\n", "Auental"),
        ("# Protokoll\n\nEs spricht Stadtrat Müller.\n\nStadtrat Weber antwortet.\n", ""),
    ],
)
def test_a_place_named_without_its_kind(tmp_path: Path, text: str, place: str) -> None:
    assert of(tmp_path, text).place == place


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("# Satzung\n\nDie Stadt Auental erlässt diese Satzung.\n", ""),
        (
            "# Satzung\n\n## § 1\n\nDer Stadtrat lädt ein.\n\n## § 2\n\nDem Stadtrat wird berichtet.\n",
            "Stadtrat",
        ),
        ("# Niederschrift über die Sitzung des Ortsrates Wiesen\n\nDer Stadtrat ist zu hören.\n", "Ortsrat"),
        ("# Plan\n\nGuter Rat ist teuer. Stadtrat Dieter Weber spricht.\n", ""),
        (
            "# Beschluss\n\nDie Bürgerschaft der Hansestadt Auental hat am 3. Mai 2024 beschlossen.\n",
            "Bürgerschaft",
        ),
    ],
)
def test_the_body_is_the_one_that_decides_or_sits(tmp_path: Path, text: str, body: str) -> None:
    assert of(tmp_path, text).body == body


@pytest.mark.parametrize(
    ("parties", "place"),
    [
        (
            "der Stadt Auental, vertreten durch X,\n\nund\n\nder Gemeinde Moorbek",
            "Stadt Auental und Gemeinde Moorbek",
        ),
        (
            "dem Landkreis Birkholz, der Stadt Auental und der Gemeinde Moorbek",
            "Landkreis Birkholz, Stadt Auental und Gemeinde Moorbek",
        ),
        ("der CDU und der SPD im Rat der Gemeinde Moorbek", "Gemeinde Moorbek"),
    ],
)
def test_a_contract_is_of_all_municipalities_that_make_it(tmp_path: Path, parties: str, place: str) -> None:
    text = f"# Vereinbarung über ein Standesamt\n\nzwischen {parties}\n\n## § 1\n\nEs gibt ein Standesamt.\n"
    assert of(tmp_path, text).place == place
