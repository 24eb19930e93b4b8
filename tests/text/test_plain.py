"""Structure that a plain text shows by its layout alone."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind, Document
from tests.text.samples import of_kind, read_text, sentences


def _outline(document: Document) -> list[tuple[int, str]]:
    return [
        (block.level, document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    ]


def test_title_numbered_and_short_headings_nest(tmp_path: Path) -> None:
    text = (
        "ENTWURF\n\neiner Vereinbarung\n\nüber die Zusammenarbeit\n\n1. Wir sind uns einig:\n\nFinanzen\n\n"
        "✓ Die Umlage bleibt gleich.\n\nVerkehr\n\n✓ Der Bus fährt.\n 2. Weiteres\n\nAusschüsse\n\n✓ "
        "Es gibt fünf.\n"
    )
    document = read_text(tmp_path, text)
    assert _outline(document) == [
        (1, "ENTWURF einer Vereinbarung über die Zusammenarbeit"),
        (2, "1. Wir sind uns einig:"),
        (3, "Finanzen"),
        (3, "Verkehr"),
        (2, "2. Weiteres"),
        (3, "Ausschüsse"),
    ]
    assert document.sentences[-1].section[1:] == ("2. Weiteres", "Ausschüsse")


def test_paragraph_numbers_with_the_title_on_the_next_line(tmp_path: Path) -> None:
    document = read_text(
        tmp_path,
        "§ 1\nZweck\nDer Platz dient Kindern.\n§ 2\nZeiten\n(1) Er ist offen.\n(2) Hunde sind\nverboten.\n",
    )
    assert _outline(document) == [(1, "§ 1 Zweck"), (1, "§ 2 Zeiten")]
    assert of_kind(document, BlockKind.ITEM) == ["(1) Er ist offen.", "(2) Hunde sind verboten."]


def test_numbers_with_siblings_are_items(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "Ziele:\n\n1. Wohnraum für alle\n2. Gute Schulen\n3. Saubere Luft\n\nDas ist beschlossen.\n"
    )
    assert of_kind(document, BlockKind.ITEM) == ["1. Wohnraum für alle", "2. Gute Schulen", "3. Saubere Luft"]
    assert document.sentences[1].section == ("Ziele",)


def test_items_point_to_what_introduces_them(tmp_path: Path) -> None:
    text = (
        "Die Partner vereinbaren:\n\n1.1 Der Kreis hat Stärken auf den Gebieten:\n– Wohnen\n– "
        "Leben auf dem\nLande\n1.2 Der Kreis spart.\n"
    )
    document = read_text(tmp_path, text)
    lead, first, home, country, second = document.blocks
    assert (lead.lead_in, first.lead_in, home.lead_in, country.lead_in, second.lead_in) == (None, 0, 1, 1, 0)
    assert [block.level for block in document.blocks] == [0, 1, 2, 2, 1]
    assert country.sentences[0].text == "Leben auf dem Lande"


def test_offices_below_an_item_are_items(tmp_path: Path) -> None:
    document = read_text(
        tmp_path,
        "• Es gibt fünf Ausschüsse.\n\n• Weitere Ämter\n\n stv. Landrat: ABC, XYZ\n\n Vorsitz: ABC\n"
        "\nSchluss\n\nWir enden hier.\n",
    )
    blocks = document.blocks
    assert [block.lead_in for block in blocks[:4]] == [None, None, 1, 1]
    assert blocks[3].sentences[0].text == "Vorsitz: ABC"


def test_a_chronology_keeps_its_dates(tmp_path: Path) -> None:
    text = (
        "So lief es ab:\n\n27.04.2017: Der Ausschuss stimmt der Skizze zu.\n\nEs folgt eine Frist.\n\n"
        "Mai bis August 2017: Die Verwaltung arbeitet.\n24.04./18.05.2018: Die AG einigt sich.\n"
    )
    assert of_kind(read_text(tmp_path, text), BlockKind.ITEM) == [
        "27.04.2017: Der Ausschuss stimmt der Skizze zu.\nEs folgt eine Frist.",
        "Mai bis August 2017: Die Verwaltung arbeitet.",
        "24.04./18.05.2018: Die AG einigt sich.",
    ]


def test_a_date_in_a_wrapped_line_is_no_item(tmp_path: Path) -> None:
    text = (
        "Die Fraktionen sollen ihre schriftlichen Stellungnahmen spätestens zum\n15.06.2018 "
        "abgeben, damit der Ausschuss sie in der Sitzung vom\n29. Juli beraten und dem Kreistag noch "
        "vor der Pause vorlegen kann.\n"
    )
    assert len(read_text(tmp_path, text).sentences) == 1


def test_the_subject_of_a_council_paper_is_its_title(tmp_path: Path) -> None:
    document = read_text(
        tmp_path,
        "Vorlage\n\nBetreff:\n\nBau einer Schule\n\nBeschlussvorschlag:\n\nDer Rat beschließt den Bau.\n",
    )
    assert (1, "Bau einer Schule") in _outline(document)
    assert document.sentences[-1].section == ("Bau einer Schule", "Beschlussvorschlag")


def test_underlined_headings(tmp_path: Path) -> None:
    document = read_text(tmp_path, "BÜNDNIS\n=======\n\nWohnen\n------\n\n* Wir bauen.\n* Wir sanieren.\n")
    assert _outline(document) == [(1, "BÜNDNIS"), (2, "Wohnen")]
    assert sentences(document)[2:] == ["Wir bauen.", "Wir sanieren."]


def test_paragraphs_on_single_lines(tmp_path: Path) -> None:
    long = "Wir sanieren die Grundschule und danach die Turnhalle. " * 5
    document = read_text(tmp_path, f"Programm für Neustadt\nBildung\n{long}\nVerkehr\n{long}\n")
    assert _outline(document) == [(1, "Programm für Neustadt"), (2, "Bildung"), (2, "Verkehr")]


def test_entries_of_a_form_stay_apart(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "Personal\n\n1. stellv. Landrat: Max Meier\n2. stellv. Landrat: Eva Schulz\nVorsitz: ABC\n"
    )
    assert [block.level for block in document.blocks[1:]] == [1, 1, 1]
    assert sentences(document)[-1] == "Vorsitz: ABC"


def test_a_table_drawn_with_strokes(tmp_path: Path) -> None:
    text = (
        "+--------+-------+\n| Straße | Länge |\n+--------+-------+\n| Haupt- | 2 km  |\n| straße |       |\n"
        "+--------+-------+\n| Ring   | 3 km  |\n+--------+-------+\n\nDas ist | war alles.\n"
    )
    document = read_text(tmp_path, text)
    assert sentences(document) == ["Hauptstraße – Länge: 2 km", "Ring – Länge: 3 km", "Das ist | war alles."]


def test_a_table_drawn_with_blanks(tmp_path: Path) -> None:
    text = "Ausschuss       Sitze  Vorsitz\nFinanzen        7      CDU\nBau und Umwelt  9      SPD\n"
    assert sentences(read_text(tmp_path, text)) == [
        "Finanzen – Sitze: 7; Vorsitz: CDU",
        "Bau und Umwelt – Sitze: 9; Vorsitz: SPD",
    ]


def test_wide_blanks_alone_make_no_table(tmp_path: Path) -> None:
    text = "Der Rat  hat am Montag  getagt und\nsich nicht  einigen  können. Dann\ntagt er  bald  wieder.\n"
    assert len(read_text(tmp_path, text).sentences) == 2
