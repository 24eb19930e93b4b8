from __future__ import annotations

import pytest

from assistant import texts
from assistant.index.ingest import FileReport, IngestReport
from assistant.ingest_report import ingest_lines, ingest_record, told

READ = FileReport(
    "rathaus.pdf", "rathaus", texts.STATE_NEW, 1203, 40, 9, {"ligature": 2, "hyphenation": 12, "nfc": 0},
    ("Seiten 3–5, 9: kein Text (Scan); Tesseract fehlt.", "rathaus.pdf: viele Zeichen sind unlesbar."),
    unread=(3, 4, 5, 9), recognized=(6,),
)  # fmt: skip
LONG = FileReport("a" * 60 + ".pdf", "a", texts.STATE_SAME, 5, 1, 2)
GONE = FileReport("alt.md", "alt", texts.STATE_REMOVED)
BROKEN = FileReport("kaputt.pdf", "kaputt", texts.STATE_FAILED, warnings=("„kaputt.pdf“: beschädigt.",))


def rows(*files: FileReport, width: int = 80) -> list[str]:
    return [line.plain for line in ingest_lines(IngestReport(files, (), "f"), width)]


def test_figures_stand_in_columns_and_the_rest_below() -> None:
    assert rows(READ, GONE)[:6] == [
        "Datei        Stand     Seiten  Sätze  Passagen",
        "rathaus.pdf  neu            9  1.203        40",
        "    Texterkennung: Seite 6",
        "    Reparaturen: 12 × Silbentrennung, 2 × Ligatur",
        "    ⚠ Seiten 3–5, 9: kein Text (Scan); Tesseract fehlt.",
        "    ⚠ Viele Zeichen sind unlesbar.",
    ]
    assert rows(READ, GONE)[6].split() == ["alt.md", "entfernt", "–", "–", "–"]


def test_the_totals_leave_out_what_is_not_there() -> None:
    assert rows(READ, LONG, GONE, BROKEN, width=200)[-1] == (
        "2 Dateien gelesen (1 neu, 1 unverändert), 1 entfernt, 1 fehlgeschlagen · "
        "11 Seiten, davon 4 ohne Text, 1 mit Texterkennung · 1.208 Sätze · 41 Passagen"
    )
    assert rows(GONE)[-1] == "0 Dateien gelesen, 1 entfernt · 0 Sätze · 0 Passagen"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    found = rows(READ, BROKEN, LONG, width=width)
    assert max(len(row) for row in found if "aaa" not in row) <= width
    assert next(row for row in found if "unverändert  " in row).split() == ["unverändert", "2", "5", "1"]


def test_a_failed_file_says_why_once() -> None:
    assert rows(BROKEN)[1:3] == ["kaputt.pdf  fehlgeschlagen       –      –         –", "    ⚠ Beschädigt."]
    assert told(IngestReport((READ, BROKEN), (), "f")) == {"„kaputt.pdf“: beschädigt."}


def test_the_record_has_the_same_figures() -> None:
    record = ingest_record(IngestReport((READ,), ("Problem",), "f"))
    assert set(record) == {"files", "problems", "index"}
    assert record["files"][0]["unread"] == (3, 4, 5, 9)
    assert record["files"][0]["repairs"]["hyphenation"] == 12


@pytest.mark.parametrize(
    ("pages", "shown"), [((), ""), ((7,), "7"), ((2, 1), "1, 2"), ((1, 2, 3, 5, 7, 8), "1–3, 5, 7, 8")]
)
def test_page_numbers_are_drawn_together(pages: tuple[int, ...], shown: str) -> None:
    assert texts.page_ranges(pages) == shown
