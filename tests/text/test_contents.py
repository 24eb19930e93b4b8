"""Tables of contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.text.document import BlockKind
from tests.text.samples import of_kind, read_text, sentences


def test_dot_leaders_are_not_evidence(tmp_path: Path) -> None:
    text = (
        "Satzung\n\nInhaltsverzeichnis\n§ 1 Aufgaben ............ 2\n§ 2 Gebühren ........... 3\n"
        "\n§ 2 Gebühren\nDie Gebühr beträgt 5 Euro.\n"
    )
    document = read_text(tmp_path, text)
    assert of_kind(document, BlockKind.BOILERPLATE)[0] == "Inhaltsverzeichnis"
    assert sentences(document) == ["Satzung", "§ 2 Gebühren", "Die Gebühr beträgt 5 Euro."]


def test_contents_without_leaders_need_their_heading(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "Inhalt\n\nZiele 2\n\nFinanzen 3\n\nVerkehr 5\n\nDie Gruppe arbeitet zusammen.\n"
    )
    assert sentences(document) == ["Die Gruppe arbeitet zusammen."]


def test_a_blank_to_fill_in_is_no_contents(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Die Gruppe beschließt am .......... den Haushalt.\n")
    assert sentences(document) == ["Die Gruppe beschließt am .......... den Haushalt."]


_TEXT = (
    "\n\n§ 1 Aufgaben\nDie Gebühr beträgt 5 Euro im Jahr.\n\n§ 2 Gebühren\nDie Stadt zahlt den Rest "
    "der Kosten.\n"
)


@pytest.mark.parametrize(
    "contents",
    [
        "Inhaltsverzeichnis      Seite\n§ 1 Aufgaben ..... 2\n§ 2 Gebühren, auch solche, die über\n   "
        "zwei Zeilen gehen ..... 3",
        "Inhalt:\n\n1. Ziele\n2\n2. Finanzen\n3\n3. Verkehr\n5",
        "Inhaltsübersicht\n\n§ 1 Aufgaben\n§ 2 Gebühren\n§ 3 Inkrafttreten",
        "Inhalt\nVorwort . . . . . . III\nZiele . . . . . . 1\n\fFinanzen . . . . . . 4",
        "Inhaltsverzeichnis\n\nVorwort 3    Verkehr 12\nZiele 5    Finanzen 15",
        "Inhaltsverzeichnis\n\nTeil A\n\n1. Ziele ..... 2\n\nTeil B\n\n2. Verkehr ..... 6",
        "Abbildungsverzeichnis\nAbb. 1 Plan ..... 5\n\nTabellenverzeichnis\nTab. 1 Kosten 7\nTab. 2 "
        "Stellen 11",
        "§ 1 Aufgaben ..... 2\n§ 2 Gebühren ..... 3",
    ],
)
def test_contents_of_every_look(tmp_path: Path, contents: str) -> None:
    document = read_text(tmp_path, f"Satzung der Stadt\n\n{contents}{_TEXT}")
    assert sentences(document) == [
        "Satzung der Stadt",
        "§ 1 Aufgaben",
        "Die Gebühr beträgt 5 Euro im Jahr.",
        "§ 2 Gebühren",
        "Die Stadt zahlt den Rest der Kosten.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hundesteuer\n\nHund ........ 60\nzweiter Hund ....... 90\nweitere ........ 120",
        "Einwohner der Ortsteile\n\nAltstadt 2100\nNeustadt 3400\nVorstadt 800",
        "Inhalt\n\nDie Gruppe will bis 2026\nfolgende Ziele erreichen:\n\n1. Wohnen\n2. Arbeit",
        "Name ............... Datum ..............\nOrt ............... Stempel ..........",
    ],
)
def test_lists_of_figures_are_no_contents(tmp_path: Path, text: str) -> None:
    document = read_text(tmp_path, f"{text}\n\nDie Stadt zahlt den Rest der Kosten.\n")
    assert of_kind(document, BlockKind.BOILERPLATE) == []
