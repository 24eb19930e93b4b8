"""Tables of contents."""

from __future__ import annotations

from pathlib import Path

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
