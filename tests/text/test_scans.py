"""Pages that are pictures: read with the real Tesseract, and told where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from fpdf import FPDF

from assistant.errors import ScanError
from assistant.text.document import Document
from assistant.text.ocr import Tesseract, find_tesseract
from assistant.text.readers import read_document
from assistant.text.scans import Kind, kind_of, known_words
from tests.text.samples import FakeRecognizer, Pdf, column, sentences

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


TEXT = [
    "Der Rat der Stadt beschließt die Satzung über die Gebühren der Verwaltung und die",
    "Ordnung der Ausschüsse. Die Verwaltung berichtet dem Ausschuss für Finanzen jedes",
    "Jahr über die Einnahmen und die Ausgaben. Die Gemeinde veröffentlicht den Bericht.",
    "Über Ausnahmen entscheidet der Bürgermeister gemeinsam mit dem Vorstand des Rates.",
]
MISREAD = str.maketrans("eatdn", "cofqu")


def kind(folder: Path, pdf: Pdf) -> Kind:
    with pdfplumber.open(pdf.save(folder / "seite.pdf")) as opened:
        return kind_of(opened.pages[0])


def with_layer(lines: Sequence[str]) -> Pdf:
    """A picture of text with a scanner's text layer over it."""
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    return Pdf().picture(image).stamp(column(70, 90, lines), hidden=True)


def test_kinds_of_pages(tmp_path: Path) -> None:
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    assert kind(tmp_path, Pdf().page(column(70, 90, TEXT))) is Kind.TEXT
    assert kind(tmp_path, Pdf().page([])) is Kind.TEXT
    assert kind(tmp_path, Pdf().picture(image)) is Kind.PICTURE
    assert (
        kind(tmp_path, Pdf().picture(image).stamp([(380, 30, "Anlage 1 zu Drucksache 12/2024")]))
        is Kind.PICTURE
    )
    assert kind(tmp_path, with_layer(TEXT)) is Kind.TEXT
    assert kind(tmp_path, with_layer([line.translate(MISREAD) for line in TEXT])) is Kind.DOUBTFUL


def test_a_logo_beside_text_makes_no_scan(tmp_path: Path) -> None:
    pdf = Pdf().page(column(70, 90, TEXT[:1]))
    pdf.file.image(Pdf().page([]).images()[0], 400, 30, 150, 60)
    assert kind(tmp_path, pdf) is Kind.TEXT


def test_letters_without_names_are_no_text(tmp_path: Path) -> None:
    class Page:
        chars = [{"text": mark} for mark in ["a"] * 90 + ["(cid:17)"] * 3 + ["\ue123"] * 3]  # noqa: RUF012

    assert kind_of(Page()) is Kind.SPOILED  # type: ignore[arg-type]


def test_few_words_tell_nothing_of_their_language() -> None:
    assert known_words("xqz wfk") == 1.0
    assert known_words(" ".join(TEXT)) > 0.9
    assert known_words(" ".join(TEXT).translate(MISREAD)) < 0.5


def test_a_stamp_over_a_scan_is_said_once(tmp_path: Path) -> None:
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    pdf = Pdf().picture(image).stamp([(330, 30, "Anlage 1 zu Drucksache 12/2024")])
    document = pdf.read(tmp_path, FakeRecognizer(["Der Rat beschließt die Satzung."]))
    assert sentences(document) == ["Anlage 1 zu Drucksache 12/2024", "Der Rat beschließt die Satzung."]
    assert [sentence.recognized for sentence in document.sentences] == [False, True]


def test_a_title_over_a_photo_is_no_scan(tmp_path: Path) -> None:
    photo = Pdf().page(column(70, 90, TEXT)).images()[0]
    document = (
        Pdf()
        .picture(photo)
        .stamp([(70, 60, "Vereinbarung der Fraktionen")])
        .read(tmp_path, FakeRecognizer(["x"]))
    )
    assert sentences(document) == ["Vereinbarung der Fraktionen"]
    assert (document.recognized, document.unread) == ((), ())


def test_a_misread_text_layer_gives_way_to_a_better_reading(tmp_path: Path) -> None:
    bad = with_layer([line.translate(MISREAD) for line in TEXT])
    better = bad.read(tmp_path, FakeRecognizer(TEXT))
    assert "Die Gemeinde veröffentlicht den Bericht." in sentences(better)
    assert better.recognized == (1,)
    kept = bad.read(tmp_path)
    assert not any("veröffentlicht" in sentence for sentence in sentences(kept))
    assert "Seite 1: unsicher gelesen" in kept.warnings[0]


def test_pages_read_with_doubt_are_named(tmp_path: Path) -> None:
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    document = Pdf().picture(image).read(tmp_path, FakeRecognizer(TEXT, confidence=80))
    assert document.warnings == (
        "Seite 1: unsicher gelesen (schlecht lesbarer Scan); Wörter können falsch sein.",
    )


def test_why_a_page_was_not_read_is_said(tmp_path: Path) -> None:
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    slow = FakeRecognizer([], failure="die Texterkennung wurde nach 60 Sekunden abgebrochen")
    document = Pdf().page(column(70, 90, TEXT)).picture(image).read(tmp_path, slow)
    assert document.warnings == (
        "Seite 2: kein Text (Scan); die Texterkennung wurde nach 60 Sekunden abgebrochen.",
    )
    empty = Pdf().page(column(70, 90, TEXT)).picture(image).read(tmp_path, FakeRecognizer([]))
    assert empty.warnings == ("Seite 2: kein Text (Scan); die Texterkennung fand keinen Text.",)


def test_every_page_is_heard_of(tmp_path: Path) -> None:
    image = Pdf().page(column(70, 90, TEXT)).images()[0]
    pdf = Pdf().picture(image).page(column(70, 90, TEXT)).picture(image).page([])
    heard: list[tuple[int, int]] = []
    path = pdf.save(tmp_path / "papier.pdf")
    read_document(path, "papier", lambda page, pages: heard.append((page, pages)), FakeRecognizer(TEXT))
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.integration
def test_a_ruled_table_in_a_scan_keeps_its_rows(tmp_path: Path, tesseract: Tesseract) -> None:
    rows = [
        ["Nr.", "Leistung", "Betrag"],
        ["4", "Beglaubigung einer Urkunde", "10,00"],
        ["5", "Kopie", "1,00"],
    ]
    image = Pdf().table(rows).images()[0]
    document = Pdf().picture(image).read(tmp_path, lambda: tesseract)
    assert sentences(document) == [
        "4 – Leistung: Beglaubigung einer Urkunde; Betrag: 10,00",
        "5 – Leistung: Kopie; Betrag: 1,00",
    ]
    assert all(sentence.recognized for sentence in document.sentences)


@pytest.mark.integration
def test_words_cut_at_lines_and_pages_are_mended(tmp_path: Path, tesseract: Tesseract) -> None:
    lines = [*TEXT, "Am Ende tragen alle Fraktionen gemeinsam und ohne jede Ausnahme die Verant-"]
    pages = (
        Pdf().page(column(70, 90, lines)).page(column(70, 90, ["wortung dafür. Das gilt auch im Streit."]))
    )
    pdf = Pdf()
    for image in pages.images():
        pdf.picture(image)
    document = pdf.read(tmp_path, lambda: tesseract)
    assert sentences(document)[-2].endswith("ohne jede Ausnahme die Verantwortung dafür.")
    assert document.sentences[-1].page == 2
