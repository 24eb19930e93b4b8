"""Every repaired letter is found again in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.text.readers import read_document
from assistant.text.tracing import Trace, trace


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
