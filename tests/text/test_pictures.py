"""Pictures of pages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from assistant.text import pictures
from tests.text.samples import Pdf, column

_LINES = [f"In der Zeile {name} steht ein Text über die Arbeit im Rat der Stadt" for name in "abcdefghijkl"]


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return Pdf().page(column(60, 80, _LINES)).images(dpi=300)[0]


def test_a_page_is_rendered_at_300_dots_an_inch(tmp_path: Path) -> None:
    path = Pdf().page(column(60, 80, _LINES)).save(tmp_path / "papier.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        picture = pictures.render(pdf, 1)
    assert picture.image.size == pytest.approx((2480, 3508), abs=2)
    assert picture.scale == pytest.approx(300 / 72)


def test_a_huge_sheet_gets_fewer_dots(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.file.add_page(format=(3000, 4000))
    with pypdfium2.PdfDocument(pdf.save(tmp_path / "plan.pdf")) as opened:
        picture = pictures.render(opened, 1)
    assert picture.image.width * picture.image.height <= 18_100_000


def test_places_are_painted_over(page: Image.Image) -> None:
    picture = pictures.Picture(page, 300 / 72)
    assert pictures.is_blank(picture.without([(50, 50, 550, 300)]).image)
    assert not pictures.is_blank(picture.image)


def test_specks_and_punched_holes_are_no_text(page: Image.Image) -> None:
    image = Image.new("L", page.size, 235)
    draw = ImageDraw.Draw(image)
    for number in range(400):
        draw.point((500 + 3 * number, 400 + 7 * number % 2500), 0)
    assert pictures.is_blank(image)
    draw.ellipse((150, 1200, 220, 1270), fill=30)
    assert not pictures.is_blank(image)
    assert pictures.is_blank(image, wordless=True)


@pytest.mark.parametrize("angle", [2.0, -1.2])
def test_a_slanting_page_is_laid_straight(page: Image.Image, angle: float) -> None:
    straight = pictures.straightened(page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    assert np.abs(np.asarray(straight, float) - np.asarray(page, float)).mean() < 6
    assert pictures.straightened(page) is page


def test_grey_paper_becomes_white(page: Image.Image) -> None:
    grey = page.point(lambda shade: round(shade * 0.75))
    assert np.median(np.asarray(pictures.whitened(grey))) == 255
    assert pictures.whitened(page) is page


def test_the_rules_of_a_table_are_taken_out() -> None:
    page = Pdf().table([["Nr.", "Leistung"], ["4", "Beglaubigung"], ["5", "Kopie"]]).images(dpi=300)[0]
    clean, rules = pictures.without_rules(page)
    level = [rule for rule in rules if rule.y0 == rule.y1]
    assert (len(level), len(rules) - len(level)) == (4, 3)
    assert pictures.without_rules(clean)[1] == []
    assert not pictures.is_blank(clean)


def test_an_underlined_word_keeps_its_line(page: Image.Image) -> None:
    image = page.copy()
    ImageDraw.Draw(image).line((250, 340, 900, 340), fill=0, width=4)
    assert pictures.without_rules(image) == (image, [])


def test_white_letters_on_a_bar_turn_black() -> None:
    page = Pdf().table([["Nr.", "Leistung"], ["4", "Beglaubigung"]]).images(dpi=300)[0]
    level = [rule for rule in pictures.without_rules(page)[1] if rule.y0 == rule.y1]
    top, bottom = int(level[0].y0), int(level[1].y0)
    bar = (int(level[0].x0), top, int(level[0].x1), bottom)
    page.paste(page.crop(bar).point(lambda shade: 60 if shade > 128 else 255), bar[:2])
    clean, rules = pictures.without_rules(page)
    assert np.median(np.asarray(clean.crop(bar))) > 230
    assert len([rule for rule in rules if rule.y0 == rule.y1]) == 3


def test_text_side_by_side_is_in_columns(page: Image.Image) -> None:
    lines = [line[:38] for line in _LINES]
    both = Pdf().page(column(50, 80, lines) + column(310, 86, lines)).images(dpi=300)[0]
    assert pictures.in_columns(both)
    assert not pictures.in_columns(page)
