from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.heads import HEADS
from tests.index.test_profile import of


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("koalition.md", ("CDU", "Bündnis 90/Die Grünen", "BfS")),
        ("kooperation.txt", ("SPD", "FDP", "Freie Wähler")),
        ("steinfurt.txt", ("CDU", "UWG", "Volt")),
        (
            "zusammen.md",
            ("FWG", "Tierschutzpartei", "BSW", "Die Linke", "Junges Auental", "Wählergruppe Meier"),
        ),
        ("gruppe.txt", ("CDU", "Bündnis 90/Die Grünen")),
        ("kreisbund.txt", ("CDU", "FDP", "FWG")),
        ("programm.md", ("SPD",)),
        ("liste.txt", ("Bürgerliste Westerau",)),
        ("niederschrift.txt", ()),
        ("antrag.txt", ()),
    ],
)
def test_who_concludes_the_agreement(tmp_path: Path, name: str, parties: tuple[str, ...]) -> None:
    assert of(tmp_path, HEADS[name], name).parties == parties


@pytest.mark.parametrize(
    ("written", "parties"),
    [
        ("der Sozialdemokratischen Partei und den Grünen", ("SPD", "Bündnis 90/Die Grünen")),
        (
            "B90/Die Grünen, DIE LINKE und der Piratenpartei",
            ("Bündnis 90/Die Grünen", "Die Linke", "Piraten"),
        ),
        ("der Christlich Demokratischen Union und den Freien Demokraten", ("CDU", "FDP")),
        ("CSU/Freie Wähler Auental/ÖDP", ("CSU", "Freie Wähler Auental", "ÖDP")),
        ("Alternative für Deutschland und Die PARTEI", ("AfD", "Die PARTEI")),
        ("der Bürgerliste Auental und Wir für Auental", ("Bürgerliste Auental", "Wir für Auental")),
        (
            "der Unabhängigen Wählergemeinschaft Auental und der SSW",
            ("Unabhängige Wählergemeinschaft Auental", "SSW"),
        ),
        ("Bündnis Sahra Wagenknecht und der Auentaler Liste (AL)", ("BSW", "Auentaler Liste")),
    ],
)
def test_parties_by_their_usual_names(tmp_path: Path, written: str, parties: tuple[str, ...]) -> None:
    assert (
        of(tmp_path, f"# Vereinbarung\n\nzwischen {written}\n\n## 1. Ziele\n\nDer Steg.\n").parties == parties
    )


def test_opponents_of_the_preamble_are_no_partners(tmp_path: Path) -> None:
    text = (
        "# Vereinbarung\n\nSPD und Volt bilden eine Gruppe. Gegen die AfD stimmen wir gemeinsam. "
        "Die CDU erhielt 30 Prozent.\n\n## 1. Ziele\n\nDer Steg wird gebaut.\n"
    )
    assert of(tmp_path, text).parties == ("SPD", "Volt")


def test_the_signing_parties_count_where_the_head_names_none(tmp_path: Path) -> None:
    text = "# Vereinbarung\n\nWir bauen.\n\n## 1. Ziele\n\nWege.\n\nAuental, den 3. Mai 2024\n\nCDU FDP\n"
    assert of(tmp_path, text).parties == ("CDU", "FDP")
