"""Signature blocks."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind
from tests.text.samples import of_kind, read_text


def test_a_name_with_its_role_over_several_lines(tmp_path: Path) -> None:
    text = (
        "Neustadt, den 3. Mai 2021\n\nErika Beispiel  \n(Vorsitzende FDP-  \nRatsfraktion in  \nNeustadt)\n"
    )
    document = read_text(tmp_path, text, "papier.md")
    assert of_kind(document, BlockKind.SIGNATURE) == [
        "Erika Beispiel (Vorsitzende FDP-Ratsfraktion in Neustadt)"
    ]
    assert len(document.blocks[-1].sentences) == 1


def test_a_name_over_an_office_counts_below_place_and_date(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "Wir arbeiten zusammen.\n\nNeustadt, 03.05.2021\n\nKarl Muster\n\n1. Beigeordneter\n"
    )
    assert of_kind(document, BlockKind.SIGNATURE) == ["Karl Muster, 1. Beigeordneter"]


def test_signed(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Der Kreistag beschließt den Haushalt.\n\ngez. Karl Muster\n")
    assert of_kind(document, BlockKind.SIGNATURE) == ["gez. Karl Muster"]


def test_a_bracket_in_running_text_is_none(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Ansprechpartnerin ist Erika Beispiel (Vorsitzende der Ratsfraktion).\n")
    assert of_kind(document, BlockKind.SIGNATURE) == []


def test_a_surname_over_an_office(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Das ist so.\n\nNeustadt, den 3. Mai 2021\n\nRatzka\nBürgermeister\n")
    assert of_kind(document, BlockKind.SIGNATURE) == ["Ratzka, Bürgermeister"]


def test_a_name_below_those_it_signs_for(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "Das ist so.\n\nFür die SPD-Fraktion:\nAnna Meier\n\nFür die Stadt:\nKarl Schulz\n"
    )
    assert of_kind(document, BlockKind.SIGNATURE) == [
        "Für die SPD-Fraktion: Anna Meier",
        "Für die Stadt: Karl Schulz",
    ]


def test_a_date_in_a_letters_head_closes_nothing(tmp_path: Path) -> None:
    text = (
        "Stadt Beispiel\n\nNeustadt, den 3. Mai 2021\n\nBeschlussvorlage\n\n1. Anlass\nDer Rat hat "
        "beschlossen.\n"
    )
    assert of_kind(read_text(tmp_path, text), BlockKind.HEADING) == [
        "Stadt Beispiel",
        "Beschlussvorlage",
        "1. Anlass",
    ]
