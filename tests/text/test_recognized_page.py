"""Recognised words as a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page

from assistant.text.pictures import Rule
from assistant.text.recognized_page import in_points, to_pages
from tests.text.samples import Pdf, words

_SCALE = 300 / 72
_A4 = (2480, 3508)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with pdfplumber.open(Pdf().page([]).save(tmp_path / "papier.pdf")) as pdf:
        yield pdf.pages[0]


def test_words_stand_in_points(page: Page) -> None:
    read = to_pages([in_points(page, words(["Der Rat tagt"]), (), _A4, _SCALE)])[1]
    assert (float(read.width), float(read.height)) == pytest.approx((595, 842), abs=1)
    assert [word["text"] for word in read.extract_words()] == ["Der", "Rat", "tagt"]
    assert read.chars[0]["x0"] == pytest.approx(60)
    assert read.chars[0]["bottom"] - read.chars[0]["top"] == pytest.approx(46 / _SCALE)


def test_a_sheet_of_a_wrong_resolution_is_measured_as_a4(page: Page) -> None:
    read = to_pages([in_points(page, words(["Der Rat tagt"]), (), _A4, 1.0)])[1]
    assert float(read.height) == pytest.approx(842, abs=1)


def test_rules_make_a_table(page: Page) -> None:
    level = [Rule(200, y, 800, y) for y in (340, 450, 510)]
    upright = [Rule(x, 340, x, 510) for x in (200, 470, 800)]
    found = in_points(page, words(["Nr. Leistung", "4 Kopie"]), [*level, *upright], _A4, _SCALE)
    table = to_pages([found])[1].find_tables()[0]
    assert (len(table.rows), len(table.rows[0].cells)) == (2, 2)


def test_sizes_measured_a_little_apart_are_one(page: Page) -> None:
    lines = words(["Der Rat berät in der Sitzung", "über den Etat der Stadt", "Haushalt der Stadt", "(1)"])
    sizes = {0: 46.0, 1: 44.0, 2: 62.0, 3: 60.0}
    found = [replace(word, size=sizes[word.line]) for word in lines]
    read = to_pages([in_points(page, found, (), _A4, _SCALE)])[1]
    sizes_read = {char["text"]: char["size"] for char in read.chars}
    assert sizes_read["ü"] == sizes_read["z"] == sizes_read["("] == pytest.approx(46 / _SCALE)
    assert sizes_read["H"] > 1.2 * sizes_read["z"]


def test_lines_that_begin_nearly_at_one_place_begin_there(page: Page) -> None:
    found = [
        *words(["Der Rat"], left=250),
        *(replace(w, line=1, base=458) for w in words(["Die Stadt"], left=257)),
    ]
    lefts = {
        char["x0"]
        for char in to_pages([in_points(page, found, (), _A4, _SCALE)])[1].chars
        if char["text"] == "D"
    }
    assert len(lefts) == 1
