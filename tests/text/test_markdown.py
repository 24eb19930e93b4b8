"""Markdown."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind
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
