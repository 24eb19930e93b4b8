"""Pages that are pictures: read with the real Tesseract, and told where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF

from assistant.errors import ScanError
from assistant.text.document import Document
from assistant.text.ocr import Tesseract, find_tesseract
from assistant.text.readers import read_document
from tests.text.samples import Pdf, column

FEE = [
    "§ 3 Gebühren",
    "Die Gebühr für die Bescheinigung beträgt 12,50 Euro je Ausfertigung.",
    "Sie ist sofort fällig.",
]
BOARD = ["§ 4 Ausschuss", "Der Ausschuss für Umwelt hat sieben Mitglieder und tagt öffentlich."]
NONE = Tesseract()


@pytest.fixture(scope="module")
def tesseract() -> Tesseract:
    found = find_tesseract()
    if found.missing:
        pytest.skip(
            f"no Tesseract with German; on Debian: apt-get install tesseract-ocr-deu ({found.missing})"
        )
    return found


def picture(folder: Path, lines: Sequence[str], *, turned: int = 0) -> Path:
    """A page of text as a picture."""
    pages = Pdf().page(column(70, 90, lines), size=13)
    source = folder / "source.pdf"
    pages.file.output(str(source))
    with pypdfium2.PdfDocument(source) as pdf:
        image = pdf[0].render(scale=200 / 72, grayscale=True).to_pil().rotate(turned, expand=True)
    target = folder / f"page{abs(hash((tuple(lines), turned)))}.png"
    image.save(target)
    return target


def scanned(folder: Path, *pages: Path | Sequence[str]) -> Path:
    """A PDF of pictures and of pages with text."""
    file = FPDF(format="A4", unit="pt")
    file.set_auto_page_break(False)
    for page in pages:
        if isinstance(page, Path):
            file.add_page()
            file.image(str(page), 0, 0, w=file.w, h=file.h)
            continue
        file.add_page()
        file.set_font("Helvetica", size=11)
        for left, top, line in column(70, 90, page):
            file.text(left, top, line)
    target = folder / "papier.pdf"
    file.output(str(target))
    return target


def words(document: Document) -> str:
    return " ".join(sentence.text for sentence in document.sentences)


@pytest.mark.integration
def test_a_scan_is_read_and_every_sentence_is_marked(tmp_path: Path, tesseract: Tesseract) -> None:
    document = read_document(scanned(tmp_path, picture(tmp_path, FEE)), "papier")
    assert FEE[1] in words(document)
    assert all(sentence.recognized for sentence in document.sentences)
    assert (document.recognized, document.unread) == ((1,), ())
    assert document.sentences[-1].section == ("§ 3 Gebühren",)


@pytest.mark.integration
def test_a_page_on_its_side_is_turned(tmp_path: Path, tesseract: Tesseract) -> None:
    lines = [*FEE, *BOARD, *FEE, *BOARD]
    document = read_document(scanned(tmp_path, picture(tmp_path, lines, turned=180)), "papier")
    assert BOARD[1] in words(document)


@pytest.mark.integration
def test_pages_of_both_kinds_keep_their_order(tmp_path: Path, tesseract: Tesseract) -> None:
    document = read_document(scanned(tmp_path, FEE, picture(tmp_path, BOARD), FEE), "papier")
    pages = [sentence.page for sentence in document.sentences]
    assert pages == sorted(p for p in pages if p is not None)
    assert document.recognized == (2,)
    assert {s.page for s in document.sentences if s.recognized} == {2}


def test_a_mere_scan_without_tesseract_says_what_to_install(tmp_path: Path) -> None:
    page = picture(tmp_path, FEE)
    with pytest.raises(ScanError, match=r"kein Text \(Scan\) auf allen 2 Seiten.*tesseract-ocr-deu"):
        read_document(scanned(tmp_path, page, page), "papier", find=lambda: NONE)


def test_scanned_pages_without_tesseract_are_named_once(tmp_path: Path) -> None:
    page = picture(tmp_path, BOARD)
    document = read_document(scanned(tmp_path, FEE, page, page, FEE), "papier", find=lambda: NONE)
    assert document.unread == (2, 3)
    assert len(document.warnings) == 1
    assert document.warnings[0].startswith("Seiten 2, 3: kein Text (Scan)")


def test_tesseract_without_german_is_not_used(tmp_path: Path) -> None:
    english = Tesseract("tesseract", "5", frozenset({"eng"}))
    with pytest.raises(ScanError, match="kein Text"):
        read_document(scanned(tmp_path, picture(tmp_path, FEE)), "papier", find=lambda: english)


def test_a_blank_page_is_no_warning(tmp_path: Path) -> None:
    document = read_document(scanned(tmp_path, FEE, picture(tmp_path, [])), "papier", find=lambda: NONE)
    assert (document.unread, document.warnings, document.page_count) == ((), (), 2)
