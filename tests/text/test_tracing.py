"""Every repaired letter is found again in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.text.document import Document
from assistant.text.readers import read_document
from assistant.text.tracing import Trace, trace
from tests.text.office import (
    Odt,
    Word,
    cell,
    level,
    list_of,
    note,
    note_reference,
    number,
    paragraph,
    row,
    run,
    table,
)


def _trace(tmp_path: Path, text: str, wanted: str, name: str = "a.txt") -> Trace:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_document(path, "a")
    found = trace(document, document.text.index(wanted))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("raw", "wanted", "line", "sign"),
    [
        ("Der Stadtteilbei-\nrat tagt am Montag im Rathaus.", "tagt", 2, "t"),
        ("Der Stadtteilbei-\nrat tagt am Montag im Rathaus.", "rat tagt", 2, "r"),
        ("Die Pro\ufb01le werden gepr\u0075\u0308ft.", "file", 1, "\ufb01"),
        ("Die Pro\ufb01le werden gepr\u0075\u0308ft.", "üft", 1, "u"),
        ("Erste Zeile.\n\n\u00a0\u00a0Zweite \u00adZei\u00adle steht hier.", "Zeile steht", 3, "Z"),
        ("\uf0b7 Mehr Busse\n\uf0b7 Mehr Bahnen", "Bahnen", 2, "B"),
    ],
)
def test_a_letter_is_found_in_its_line(tmp_path: Path, raw: str, wanted: str, line: int, sign: str) -> None:
    found = _trace(tmp_path, raw, wanted)
    assert found.column is not None
    assert (found.place.line, found.place.raw[found.column]) == (line, sign)


def test_a_columns_name_before_a_value_is_not_in_its_row(tmp_path: Path) -> None:
    table = "| Amt | Person |\n|---|---|\n| Leitung | Anna Test |\n"
    assert _trace(tmp_path, table, "Person: ", "a.md").column is None
    found = _trace(tmp_path, table, "Anna", "a.md")
    assert (found.place.line, found.column) == (3, table.splitlines()[2].index("Anna"))


def test_the_page_of_a_text_with_form_feeds_is_kept(tmp_path: Path) -> None:
    found = _trace(tmp_path, "Erste Seite mit Text.\n\fZweite Seite mit Text.", "Zweite")
    assert (found.place.page, found.place.line) == (2, 2)


def _untraced(document: Document) -> str:
    """The letters that no line of the file holds, where the file holds a letter it is the same one."""
    lost = ""
    for block in document.blocks:
        for offset in range(block.start, block.end):
            letter = document.text[offset]
            found = trace(document, offset)
            if found is None or found.column is None:
                lost += letter.strip()
            else:
                assert found.place.raw[found.column] == letter
    return lost


def test_every_letter_of_a_word_file_is_traced_but_what_is_not_written_in_it(tmp_path: Path) -> None:
    marked = cell(paragraph(run("7 Sitze") + note_reference(2)))
    body = paragraph(run("Er hat"), number(1)) + table(
        row("Amt", "Zahl"), row("Rat", marked), row("Beirat", "9")
    )
    parts = {"footnotes": note(2, "Bis 2026.")}
    document = Word(body, list_of(1, level(0, "§ %1")), parts=parts).read(tmp_path)
    assert _untraced(document) == "§1" + "|" + "–Zahl:" + "1" + "–Zahl:"


def test_every_letter_of_a_web_page_is_traced_but_names_of_columns(tmp_path: Path) -> None:
    page = (
        "<ul><li>Eins <b>und</b> zwei</ul><table><tr><th>Amt<th>Sitze<tr><td>Rat<td>7</table>"
        "<p>Text<sup><a href=#fn1>1</a></sup><br>Mehr</p><p id=fn1>Bis 2026.</p>"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    assert _untraced(read_document(path, "a")) == "•" + "|" + "–Sitze:" + "1"


def test_every_letter_of_an_opendocument_text_is_traced(tmp_path: Path) -> None:
    note_body = "<text:note-body><text:p>Bis 2026.</text:p></text:note-body>"
    noted = f"<text:note><text:note-citation>*</text:note-citation>{note_body}</text:note>"
    body = f"<text:p>Der Rat{noted} tagt <text:soft-page-break/>im Saal.</text:p>"
    document = Odt(body, page_count=2).read(tmp_path)
    assert _untraced(document) == "*"
    found = trace(document, document.text.index("Saal"))
    assert found is not None
    assert (found.place.page, found.place.raw) == (2, "im Saal.")
