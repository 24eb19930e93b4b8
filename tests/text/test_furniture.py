"""Running heads and page numbers."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind
from tests.text.samples import of_kind, read_text, sentences

_HEAD = "Stadt Beispiel\nHauptsatzung der Stadt\nStand Mai 2026\n\n"


def test_a_head_that_cuts_a_word_over_the_page_break(tmp_path: Path) -> None:
    text = (
        f"{_HEAD}Die Fraktionen tragen gemeinsam die Ver-\n\fStadt Beispiel\nHauptsatzung der Stadt\n"
        f"Stand Mai 2026\n\n"
        "antwortung für den Haushalt. Alles Weitere regelt der Ausschuss.\n"
    )
    document = read_text(tmp_path, text)
    assert "Die Fraktionen tragen gemeinsam die Verantwortung für den Haushalt." in sentences(document)
    assert not any("Hauptsatzung" in sentence for sentence in sentences(document))
    first, second = document.sentences
    assert (first.page, second.page, document.page_count) == (1, 2, 2)


def test_page_numbers_of_all_kinds(tmp_path: Path) -> None:
    pages = [
        f"Der Satz auf Blatt {name} ist ein ganzer Satz.\n{foot}\n"
        for name, foot in zip("AB", ["- 1 -", "Seite 2 von 2"], strict=True)
    ]
    document = read_text(tmp_path, "\f".join(pages))
    assert of_kind(document, BlockKind.BOILERPLATE) == ["- 1 -", "Seite 2 von 2"]


def test_a_repeated_line_without_page_breaks_needs_a_wide_gap(tmp_path: Path) -> None:
    body = "Der Kreistag beschließt den Haushalt für das kommende Jahr.\n\nZiele:\n\nWir bauen eine Schule.\n"
    document = read_text(
        tmp_path, f"{body}\n\n\n\nAnlage zur Drucksache 7\n\n{body}\n\n\n\nAnlage zur Drucksache 7\n\n{body}"
    )
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Anlage zur Drucksache 7"] * 2
    assert sentences(document).count("Ziele:") == 3
