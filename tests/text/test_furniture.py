"""Running heads and page numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("head", [("5", "#"), ("5 Ziele", "# Ziele"), ("#", "1234567890")])
def test_a_sign_like_the_one_for_figures_is_no_figure(tmp_path: Path, head: tuple[str, str]) -> None:
    document = read_text(tmp_path, f"{head[0]}\nDer Rat tagt.\n\f{head[1]}\nDer Rat geht.\n")
    assert {"Der Rat tagt.", "Der Rat geht."} <= set(sentences(document))


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


def _pages(
    count: int, head: str, foot: str = "", body: str = "Die Seite {n} ist voll.\nAuf {n} folgt mehr."
) -> str:
    pages = (
        f"{head}\n\n{body}\n\n{foot}\n".replace("{n}", chr(64 + number)).replace("{p}", str(number))
        for number in range(1, count + 1)
    )
    return "\f".join(pages)


@pytest.mark.parametrize(
    "foot",
    [
        "Seite {p} von 12",
        "- {p} -",
        "– {p} –",
        "{p}/12",
        "{p} von 12",
        "Blatt {p}",
        "[{p}]",
        "Seite: {p}",
        "{p}",
    ],
)
def test_feet_with_page_numbers(tmp_path: Path, foot: str) -> None:
    document = read_text(tmp_path, _pages(4, "Stadt Beispiel", foot))
    assert len(sentences(document)) == 8
    assert foot.replace("{p}", "3") in of_kind(document, BlockKind.BOILERPLATE)


def test_heads_of_left_and_right_pages_and_another_first_page(tmp_path: Path) -> None:
    pages = [
        f"{'{p}  Ordnung' if number % 2 == 0 else 'Rat  {p}'}".replace("{p}", str(number))
        for number in range(1, 8)
    ]
    pages[0] = "Der Rat\nder Stadt"
    text = "\f".join(
        f"{head}\n\nBlatt {chr(65 + n)} ist voll.\nMehr folgt dort.\n" for n, head in enumerate(pages)
    )
    found = sentences(read_text(tmp_path, text))
    assert [text for text in found if "Ordnung" in text or text.startswith("Rat")] == []
    assert found[0] == "Der Rat der Stadt"


def test_heads_that_name_their_section(tmp_path: Path) -> None:
    names = ["I Aufgaben", "I Aufgaben", "II Organe", "III Schluss"]
    text = "\f".join(
        f"Hauptsatzung – Abschnitt {name}\n\nBlatt {n} ist ganz voll.\n"
        for n, name in zip("ABCD", names, strict=True)
    )
    assert sentences(read_text(tmp_path, text)) == [f"Blatt {n} ist ganz voll." for n in "ABCD"]


def test_a_head_of_four_lines_with_a_changing_date(tmp_path: Path) -> None:
    head = "Landkreis Beispiel\nDrucksache 12/2021\nSitzung am 0{p}.05.2021\nöffentlich"
    assert len(sentences(read_text(tmp_path, _pages(3, head)))) == 6


def test_rows_and_names_of_a_table_on_every_page_are_text(tmp_path: Path) -> None:
    pages = [
        f"Nr.  Maßnahme  Kosten\n\n{2 * n + 1}  Schule wird saniert  {100 + n} Euro\n{2 * n + 2}  Kita "
        f" {200 + n} Euro\n"
        for n in range(3)
    ]
    text = " ".join(sentences(read_text(tmp_path, "\f".join(pages))))
    assert text.count("Maßnahme") == 1
    assert all(f"{amount} Euro" in text for amount in (100, 101, 102, 200, 201, 202))


def test_a_number_alone_on_its_line_is_no_page_number(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Die Zahl der Mitglieder des Rates:\n\n34\n\nDer Rat tagt monatlich.\n")
    assert "34" in sentences(document)


def test_the_same_pages_again_are_text(tmp_path: Path) -> None:
    assert sentences(read_text(tmp_path, "Der Rat stimmt zu.\f" * 3)) == ["Der Rat stimmt zu."] * 3


def test_a_head_with_its_page_number_in_a_text_without_pages(tmp_path: Path) -> None:
    text = "\n\n\n\n".join(
        f"Stadt Beispiel  Seite {n}\n\nDer Teil {chr(64 + n)} ist da.\n\nMehr folgt." for n in (1, 2, 3)
    )
    assert not any("Seite" in found for found in sentences(read_text(tmp_path, text)))
