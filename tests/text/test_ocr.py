"""Text recognition with the Tesseract of this machine, and without one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from assistant.text.ocr import Tesseract, find_tesseract
from tests.text.samples import Pdf, column

_LINES = [
    "Der Rat der Stadt beschließt nach § 58 Abs. 1 die Sanierung der Grundschule",
    "für 4,5 Mio. Euro. Für größere Straßen ist der Ausschuss zuständig; die",
    "Übertragung von Aufgaben nach den §§ 76 und 77 bleibt davon unberührt.",
]


@pytest.fixture(scope="module")
def page() -> Image.Image:
    """The upper part of a page of typed lines as a scanner sees it, at 300 pixels an inch."""
    image = Pdf().page(column(60, 80, _LINES)).images(dpi=300)[0]
    return image.crop((0, 0, image.width, 700))


def text_of(tesseract: Tesseract, image: Image.Image) -> str:
    return " ".join(word.text for word in tesseract.read(image, 300, columns=False).words)


@pytest.mark.integration
def test_umlauts_figures_and_paragraph_signs(tesseract: Tesseract, page: Image.Image) -> None:
    assert text_of(tesseract, page) == " ".join(_LINES)


@pytest.mark.integration
@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_on_its_side_or_head_is_turned(tesseract: Tesseract, page: Image.Image, turn: int) -> None:
    reading = tesseract.read(page.rotate(turn, expand=True), 300, columns=False)
    assert reading.turn == 360 - turn
    assert " ".join(word.text for word in reading.words) == " ".join(_LINES)


@pytest.mark.integration
def test_a_specked_page_is_read_again_smoothed(tesseract: Tesseract, page: Image.Image) -> None:
    noise = Image.effect_noise(page.size, 130).filter(ImageFilter.GaussianBlur(0.7))
    specked = Image.blend(page, noise, 0.45)
    assert tesseract.read(specked, 300, columns=False).confidence > 91
    assert "Sanierung der Grundschule" in text_of(tesseract, specked)


@pytest.mark.integration
def test_without_english_data_the_sign_is_guessed(tesseract: Tesseract, page: Image.Image) -> None:
    german = replace(tesseract, languages=frozenset({"deu"}))
    assert "$" not in text_of(german, page)


@pytest.mark.integration
def test_words_stand_where_they_are_printed(tesseract: Tesseract, page: Image.Image) -> None:
    first = tesseract.read(page, 300, columns=False).words[0]
    assert first.box[0] == pytest.approx(60 * 300 / 72, abs=6)
    assert first.base == pytest.approx(80 * 300 / 72, abs=6)


@pytest.mark.integration
def test_nothing_is_written_to_disk(
    tesseract: Tesseract, page: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    text_of(tesseract, page)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.integration
def test_a_page_has_its_time(tesseract: Tesseract, page: Image.Image) -> None:
    reading = replace(tesseract, page_seconds=0.01).read(page, 300, columns=False)
    assert reading.failure == "die Texterkennung wurde nach 0 Sekunden abgebrochen"


def test_a_program_that_fails_is_named(tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\ncat >/dev/null\nexit 1\n")
    program.chmod(0o755)
    found = Tesseract(str(program), "5", frozenset({"deu"}))
    assert found.read(Image.new("L", (50, 50), 255), 300, columns=False).failure == (
        "Tesseract ist daran gescheitert"
    )


def test_a_machine_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "apt install tesseract-ocr tesseract-ocr-deu" in find_tesseract().missing


def test_english_data_alone_are_not_enough() -> None:
    missing = Tesseract("tesseract", "5.3.0", frozenset({"eng", "osd"})).missing
    assert "keine deutschen Daten" in missing
    assert "apt install tesseract-ocr-deu" in missing


@pytest.mark.integration
def test_version_and_languages_are_found(tesseract: Tesseract) -> None:
    assert tesseract.version[0].isdigit()
    assert "deu" in tesseract.languages
    assert not any(" " in language for language in tesseract.languages)
