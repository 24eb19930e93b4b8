"""Word files."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.text.document import Document
from assistant.text.readers import read_document
from tests.text.samples import sentences


def _read(folder: Path, file: docx.document.Document) -> Document:
    path = folder / "papier.docx"
    file.save(str(path))
    return read_document(path, "papier")


def test_the_accepted_text_of_tracked_changes(tmp_path: Path) -> None:
    file = docx.Document()
    file.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Der Rat hat </w:t></w:r>"
            "<w:del w:id='1' w:author='x'><w:r><w:delText>9</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='x'><w:r><w:t>7</w:t></w:r></w:ins>"
            "<w:r><w:t xml:space='preserve'> Mitglieder.</w:t></w:r></w:p>"
        ),
    )
    assert sentences(_read(tmp_path, file)) == ["Der Rat hat 7 Mitglieder."]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    file = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Es sind fünf Beigeordnete.</w:t></w:r></w:p></w:txbxContent>"
    space = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    file.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')} {space}><w:r><w:t>Kasten</w:t></w:r><w:r><mc:AlternateContent>"
            f"<mc:Choice>{box}"
            f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert sentences(_read(tmp_path, file)) == ["Kasten", "Es sind fünf Beigeordnete."]


def test_automatic_numbers_are_printed(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Ausschüsse", level=1)
    file.add_paragraph("Es gibt:")
    for name in ("Finanzen", "Schule"):
        file.add_paragraph(name, style="List Number")
    document = _read(tmp_path, file)
    assert [(block.marker, block.lead_in) for block in document.blocks[2:]] == [("1.", 1), ("2.", 1)]
    assert document.sentences[-1].section == ("Ausschüsse",)


def test_facts_of_a_table_have_row_and_column(tmp_path: Path) -> None:
    file = docx.Document()
    table = file.add_table(rows=2, cols=3)
    for row, values in zip(
        table.rows, (("Nr.", "Leistung", "EUR"), ("4", "Beglaubigung", "10,00")), strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    assert sentences(_read(tmp_path, file)) == ["4 – Leistung: Beglaubigung; EUR: 10,00"]
