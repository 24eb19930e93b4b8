from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from docx import Document as read_docx
from openpyxl import load_workbook

from assistant.staff.export import as_csv, as_markdown
from assistant.staff.formats import Format, format_for
from assistant.staff.spreadsheet import as_xlsx
from assistant.staff.tables import Column, Table
from assistant.staff.word_file import as_docx

TODAY = date(2026, 11, 26)
TABLE = Table(
    "Größe: 1/2",
    (Column("Wortlaut", 70), Column("leer"), Column("Quelle", 30)),
    (
        ("=WENN(A1;„Übel“)\x07", "", "https://auental.example/v.pdf"),
        ('Mehr; „Bänke" | <b>am</b> Fluß', "", "a.md"),
    ),
)


def test_csv_opens_in_a_german_spreadsheet_and_runs_nothing() -> None:
    data = as_csv(TABLE, TODAY)
    assert data.startswith(b"\xef\xbb\xbfWortlaut;leer;Quelle\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == "'=WENN(A1;„Übel“)\x07"
    assert rows[2][0] == 'Mehr; „Bänke" | <b>am</b> Fluß'


@pytest.mark.parametrize("sign", "= + - @ \t \r \n ＝ ＋ － ＠".split(" "))
def test_no_sign_that_begins_a_formula_begins_a_cell(sign: str) -> None:
    table = Table("T", (Column("A"),), ((f"{sign}1+1",),))
    rows = list(csv.reader(io.StringIO(as_csv(table, TODAY).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1] == [f"'{sign}1+1"]
    sheet = load_workbook(io.BytesIO(as_xlsx(table, TODAY))).active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)


def test_xlsx_keeps_text_links_and_widths() -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(TABLE, TODAY))).active
    assert sheet is not None
    assert sheet.title == "Größe  1 2"
    assert sheet["A2"].value == "=WENN(A1;„Übel“)"
    assert sheet["A2"].data_type == "s"
    assert sheet["C2"].hyperlink.target == "https://auental.example/v.pdf"
    assert sheet.column_dimensions["A"].width == 70
    assert sheet.freeze_panes == "A2"


def test_docx_has_a_table_without_empty_columns_and_a_link() -> None:
    paper = read_docx(io.BytesIO(as_docx(TABLE, TODAY)))
    (grid,) = paper.tables
    assert [cell.text for cell in grid.rows[0].cells] == ["Wortlaut", "Quelle"]
    assert grid.rows[2].cells[0].text == 'Mehr; „Bänke" | <b>am</b> Fluß'
    links = [part.target_ref for part in paper.part.rels.values() if part.is_external]
    assert links == ["https://auental.example/v.pdf"]


def test_rows_of_a_spreadsheet_are_as_tall_as_their_text() -> None:
    long = Table("T", (Column("A", 10), Column("B", 20)), (("kurz", "acht Worte " * 8), ("kurz", "kurz")))
    sheet = load_workbook(io.BytesIO(as_xlsx(long, TODAY))).active
    assert sheet is not None
    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (6 * 15, 15)


def test_columns_of_a_paper_hold_their_longest_word_and_share_the_rest() -> None:
    table = Table("T", (Column("Verbindlichkeit", 5), Column("Wortlaut", 60)), (("ja", "Ein Satz."),))
    (grid,) = read_docx(io.BytesIO(as_docx(table, TODAY))).tables
    narrow, wide = (column.width for column in grid.columns)
    assert narrow / (narrow + wide) == pytest.approx((14 + 155 * 5 / 65) / 180, rel=0.01)
    assert [cell.width for cell in grid.rows[1].cells] == [narrow, wide]


def test_markdown_marks_of_a_paper_stay_text() -> None:
    lines = as_markdown(TABLE, TODAY).decode().splitlines()
    assert lines[0] == "# Größe: 1/2"
    assert lines[-1] == '| Mehr; „Bänke" \\| \\<b\\>am\\</b\\> Fluß | a.md |'


def test_the_ending_of_the_file_names_the_format() -> None:
    from pathlib import Path

    assert format_for(None, Path("liste.XLSX")) is Format.XLSX
    assert format_for(Format.CSV, Path("liste.txt")) is Format.CSV
    assert format_for(None, None) is Format.MD
