"""Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.text.document import BlockKind
from assistant.text.readers import read_document
from tests.text.samples import of_kind, read_text, sentences


def test_headings_without_their_marks(tmp_path: Path) -> None:
    document = read_text(
        tmp_path,
        "# **Mehr. Für uns.**\n\n### **Verkehr**\n\nDer *Bus* fährt [täglich](http://x.y).\n",
        "a.md",
    )
    assert sentences(document) == ["Mehr. Für uns.", "Verkehr", "Der Bus fährt täglich."]
    assert document.sentences[2].section == ("Mehr. Für uns.", "Verkehr")


def test_a_bold_block_at_the_top_is_the_title(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "**Vereinbarung vom 3. Mai**  \n**im Rat der Stadt**\n\nWir arbeiten zusammen.\n", "a.md"
    )
    assert of_kind(document, BlockKind.HEADING) == ["Vereinbarung vom 3. Mai im Rat der Stadt"]


def test_a_day_is_no_number_of_a_list(tmp_path: Path) -> None:
    text = "Zeitplan\n\n- 30. September 2021: Antrag\n- 1. Mai 2022: Beginn\n\n3. Oktober 2022 ist frei.\n"
    document = read_text(tmp_path, text, "a.md")
    assert sentences(document)[1:] == [
        "30. September 2021: Antrag",
        "1. Mai 2022: Beginn",
        "3. Oktober 2022 ist frei.",
    ]


def test_numbers_inside_bullets_and_broken_nesting(tmp_path: Path) -> None:
    text = (
        "Wir vereinbaren:\n\n- 1) Wir bilden eine Gruppe.\n- 2) Bei Streit gilt:\n\n- a) Zuerst "
        "reden.\n  - b) Dann vermitteln.\n- 3) Alles ist öffentlich.\n"
    )
    document = read_text(tmp_path, text, "a.md")
    assert [(block.marker, block.level, block.lead_in) for block in document.blocks[1:]] == [
        ("1)", 1, 0),
        ("2)", 1, 0),
        ("a)", 2, 2),
        ("b)", 2, 2),
        ("3)", 1, 0),
    ]


def test_a_lead_in_without_a_colon(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Die Ziele sind insbesondere\n\n- Ruhe\n- Ordnung\n", "a.md")
    assert [block.lead_in for block in document.blocks] == [None, 0, 0]


def test_escapes_are_resolved(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Die Stellvertreter\\*innen kommen \\#1 zusammen.\n", "a.md")
    assert sentences(document) == ["Die Stellvertreter*innen kommen #1 zusammen."]


def test_a_paragraph_cut_by_a_page_break(tmp_path: Path) -> None:
    text = (
        "Die Mobilität wird gefördert und mit Ladesäulen für alle ausgestattet, entsprechende\n\n"
        "Programme werden genutzt.\n\nDer Kreis hilft.\n"
    )
    document = read_text(tmp_path, text, "a.md")
    assert [len(block.sentences) for block in document.blocks] == [1, 1]
    assert document.repairs == {"paragraph": 1}


def test_a_table_row_is_a_sentence(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "| Amt | Partei |\n|---|---|\n| Landrat | ABC |\n| Vorsitz | XYZ |\n", "a.md"
    )
    assert sentences(document) == ["Landrat – Partei: ABC", "Vorsitz – Partei: XYZ"]


def test_further_paragraphs_of_an_item(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Es gilt:\n\n- Schulen\n\n  Sie bleiben.\n\n- Kitas\n", "a.md")
    assert [block.lead_in for block in document.blocks] == [None, 0, 0]
    assert sentences(document) == ["Es gilt:", "Schulen", "Sie bleiben.", "Kitas"]


def test_headings_of_one_level_nest_below_the_first(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "## Vertrag\n\n## 1. Ziele\n\nWir sparen.\n\n## 2. Wege\n\nWir reden.\n", "a.md"
    )
    assert document.title == "Vertrag"
    assert document.sentences[-1].section == ("Vertrag", "2. Wege")


def test_marks_inside_a_paragraph_open_items(tmp_path: Path) -> None:
    document = read_text(
        tmp_path, "✓ Die Steuer bleibt, außer\nfür Schulen.\n✓ Die Kita wird billiger.\n", "a.md"
    )
    assert sentences(document) == ["Die Steuer bleibt, außer für Schulen.", "Die Kita wird billiger."]


def test_a_table_with_breaks_and_escaped_strokes(tmp_path: Path) -> None:
    text = "| Amt | Kosten \\| Jahr |\n|:---|---:|\n| Bau<br>Umwelt | 5,00 |\n| Kita | 5,00 |\n"
    document = read_text(tmp_path, text, "a.md")
    assert sentences(document) == ["Bau / Umwelt – Kosten | Jahr: 5,00", "Kita – Kosten | Jahr: 5,00"]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Amt | Kosten | Jahr"]


def test_numbers_of_a_list_rise_from_where_it_begins(tmp_path: Path) -> None:
    text = "3. Drei\n4. Vier\n    1. innen\n    1. innen auch\n\t- tief\n"
    document = read_text(tmp_path, text, "a.md")
    assert [(block.marker, block.level) for block in document.blocks] == [
        ("3.", 1),
        ("4.", 1),
        ("1.", 2),
        ("2.", 2),
        ("•", 2),
    ]


def test_footnotes_stand_behind_the_paragraph_that_names_them(tmp_path: Path) -> None:
    text = (
        "Es kostet 50 Euro[^1] im Jahr[^preis].\n\n[^1]: Ab 2025,\n    vielleicht.\n\n"
        "- Kinder zahlen nichts.^[Bis 6 Jahre.]\n\n[^preis]: Brutto.\n[^x]: Ungenannt.\n"
    )
    document = read_text(tmp_path, text, "a.md")
    assert sentences(document)[0] == "Es kostet 50 Euro im Jahr."
    assert of_kind(document, BlockKind.NOTE) == [
        "1 Ab 2025, vielleicht.",
        "2 Brutto.",
        "3 Bis 6 Jahre.",
        "x Ungenannt.",
    ]


def test_boxes_to_tick(tmp_path: Path) -> None:
    document = read_text(tmp_path, "- [ ] Kita\n- [x] Schule\n", "a.md")
    assert [block.marker for block in document.blocks] == ["☐", "☑"]


def test_crossed_out_and_raised_text(tmp_path: Path) -> None:
    text = "Der Rat hat ~~neun~~ sieben Sitze auf 50 m<sup>2</sup>, CO<sub>2</sub>.\n"
    document = read_text(tmp_path, text, "a.md")
    assert sentences(document) == ["Der Rat hat sieben Sitze auf 50 m², CO2."]


def test_pictures_are_shown_only(tmp_path: Path) -> None:
    document = read_text(tmp_path, "![Wappen](a.png)\n\n![image1.png](b.png)\n\nWir bauen.\n", "a.md")
    assert (sentences(document), of_kind(document, BlockKind.BOILERPLATE)) == (["Wir bauen."], ["Wappen"])


def test_a_dividing_line_below_a_sentence_makes_no_heading(tmp_path: Path) -> None:
    document = read_text(tmp_path, "Vertrag\n=======\n\nWir bauen eine Kita.\n---\n\nEnde.\n", "a.md")
    assert of_kind(document, BlockKind.HEADING) == ["Vertrag"]


def test_front_matter_is_dropped_and_text_between_lines_is_not(tmp_path: Path) -> None:
    matter = read_text(tmp_path, "---\ntitle: x\ntags:\n  - y\n---\nWir bauen.\n", "a.md")
    text = read_text(tmp_path, "---\nWir bauen eine Kita.\n\n---\n\nEnde.\n", "b.md")
    assert (sentences(matter), sentences(text)) == (["Wir bauen."], ["Wir bauen eine Kita.", "Ende."])


def test_a_bold_line_is_the_heading_of_the_text_below_its_break(tmp_path: Path) -> None:
    document = read_text(tmp_path, "**Verkehr**  \nDer Bus fährt öfter.\n", "a.md")
    assert document.sentences[1].section == ("Verkehr",)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_deep_nesting_loses_nothing(tmp_path: Path, mark: str) -> None:
    nested = "".join(f"{'  ' * depth}- Punkt {depth}.\n" for depth in range(60))
    document = read_text(tmp_path, f"{mark * 5000}tief\n\nDanach\n\n{nested}", "a.md")
    assert sentences(document)[:2] == ["tief", "Danach"]
    assert "Punkt 59." in document.text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_kind(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"# Ziele{end}{end}- Ruhe{end}- Ordnung{end}".encode())
    assert sentences(read_document(path, "a")) == ["Ziele", "Ruhe", "Ordnung"]


def test_the_number_of_an_office_stays_with_it(tmp_path: Path) -> None:
    text = "Ämter:\n\n- Landrat: A\n- 1. stellv. Landrat: B\n- 2. stellv. Landrat: C\n"
    document = read_text(tmp_path, text, "a.md")
    assert sentences(document) == ["Ämter:", "Landrat: A", "1. stellv. Landrat: B", "2. stellv. Landrat: C"]
    assert [block.lead_in for block in document.blocks] == [None, 0, 0, 0]


def test_text_below_a_list_without_full_stops_is_none_of_its_items(tmp_path: Path) -> None:
    items = (
        "- Rufbus: verkehrt in allen Dörfern bis 22 Uhr abends\n"
        "- Fahrradbus: Mitnahme von Mai bis Oktober unentgeltlich\n"
    )
    document = read_text(tmp_path, f"{items}\nDie Bahn kommt nicht.\n", "a.md")
    assert sentences(document)[1:] == [
        "Fahrradbus: Mitnahme von Mai bis Oktober unentgeltlich",
        "Die Bahn kommt nicht.",
    ]
