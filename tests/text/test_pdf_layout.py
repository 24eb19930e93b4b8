"""The layout of a PDF page: words, columns, tables without rules, margins."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from assistant.text.document import BlockKind
from assistant.text.pdf_objects import load
from tests.text.samples import Pdf, column, of_kind, sentences

_PROSE = (
    "Die Fraktionen vereinbaren eine Zusammenarbeit im Rat und stimmen dort gemeinsam ab. Der Haushalt "
    "wird jedes "
    "Jahr im Herbst beraten und danach im Ausschuss beschlossen. Die Verwaltung legt dazu einen Bericht vor. "
)


def _wrapped(pdf: Pdf, text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pdf.file.get_string_width(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _put(
    pdf: Pdf, left: float, top: float, text: str, width: float = 480, size: float = 11, lead: float = 14
) -> float:
    """Write wrapped text on the last page; returns where the next line begins."""
    pdf.file.set_font("Helvetica", size=size)
    for line in _wrapped(pdf, text, width):
        pdf.file.text(left, top, line)
        top += lead
    return top


def _rows(pdf: Pdf, top: float, places: tuple[float, ...], rows: list[tuple[str, ...]]) -> float:
    pdf.file.set_font("Helvetica", size=11)
    for row in rows:
        for left, text in zip(places, row, strict=True):
            pdf.file.text(left, top, text)
        top += 16
    return top


# --- words ---------------------------------------------------------------------------------------


def test_bold_made_of_two_prints_is_read_once(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 60, "Satzung der Stadt"), (60.4, 60, "Satzung der Stadt")], size=16)
    _put(pdf, 60, 100, _PROSE)
    assert of_kind(pdf.read(tmp_path), BlockKind.HEADING) == ["Satzung der Stadt"]


@pytest.mark.parametrize("spacing", [2, 3, 5])
def test_letters_set_apart_are_a_word(tmp_path: Path, spacing: float) -> None:
    pdf = Pdf().page(column(60, 80, ["Das regelt der Rat."]))
    pdf.file.set_char_spacing(spacing)
    pdf.file.text(60, 100, "Der Rat beschließt die Satzung.")
    assert "Der Rat beschließt die Satzung." in sentences(pdf.read(tmp_path))


def test_blanks_between_all_letters_of_a_word(tmp_path: Path) -> None:
    lines = ["B e s c h l u s s   d e s   R a t e s", "Der Rat hat b e s c h l o s s e n, mehr zu tun."]
    text = Pdf().page(column(60, 80, lines)).read(tmp_path).text
    assert "Beschluss des Rates" in text
    assert "Der Rat hat beschlossen, mehr zu tun." in text


def test_columns_of_single_letters_stay_apart(tmp_path: Path) -> None:
    pdf = Pdf().page(column(60, 80, ["Die Fragen sind mit einem Buchstaben zu beantworten."]))
    _rows(pdf, 120, (60, 90, 120, 150, 180), [("A", "L", "S", "O", "N")])
    assert "A L S O N" in pdf.read(tmp_path).text


def test_a_letter_slipped_from_its_word(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    left = 60.0
    for part, gap in (
        ("V", 2.4),
        ("ereinbarung der W", 2.3),
        ("ahlperiode ist ein T", 2.2),
        ("eil davon.", 0),
    ):
        pdf.file.text(left, 80, part)
        left += pdf.file.get_string_width(part) + gap
    assert sentences(pdf.read(tmp_path)) == ["Vereinbarung der Wahlperiode ist ein Teil davon."]


def test_narrow_gaps_instead_of_blanks(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    left = 60.0
    for word in "Die Stadt und der Landkreis vereinbaren eine gemeinsame Leitstelle.".split():
        pdf.file.text(left, 80, word)
        left += pdf.file.get_string_width(word) + 1.9
    assert sentences(pdf.read(tmp_path)) == [
        "Die Stadt und der Landkreis vereinbaren eine gemeinsame Leitstelle."
    ]


def test_an_initial_belongs_to_its_first_line(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 108, "D")], size=40)
    _put(
        pdf,
        92,
        85,
        "ie Fraktionen vereinbaren eine Zusammenarbeit im Rat der Stadt und stimmen dort gemeinsam ab.",
        300,
    )
    assert sentences(pdf.read(tmp_path))[0].startswith("Die Fraktionen vereinbaren")


def test_a_raised_mark_is_no_part_of_a_number_nor_of_a_word(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 80, "Die Umlage betrug 5")])
    pdf.file.set_font("Helvetica", size=7)
    pdf.file.text(60 + 11 / 7 * pdf.file.get_string_width("Die Umlage betrug 5"), 76, "1)")
    pdf.file.set_font("Helvetica", size=11)
    pdf.file.text(170, 80, "Millionen Euro.")
    _put(pdf, 60, 94, _PROSE)
    assert sentences(pdf.read(tmp_path))[0] == "Die Umlage betrug 5¹) Millionen Euro."


@pytest.mark.parametrize("angle", [90, 180, 270, 3, -2])
def test_text_printed_askew_or_on_its_side(tmp_path: Path, angle: float) -> None:
    pdf = Pdf().page([])
    with pdf.file.rotation(angle, 297, 421):
        _put(pdf, 100, 300, _PROSE, 400)
    assert sentences(pdf.read(tmp_path)) == [f"{text}." for text in _PROSE.strip().strip(".").split(". ")]


def test_a_watermark_is_no_text(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    _put(pdf, 60, 80, _PROSE)
    pdf.file.set_font("Helvetica", size=60)
    with pdf.file.rotation(45, 297, 421):
        pdf.file.text(150, 421, "ENTWURF")
    assert "ENTWURF" not in pdf.read(tmp_path).text


def test_half_of_the_time_is_saved_and_nothing_lost(tmp_path: Path) -> None:
    pdf = Pdf().table([["Nr.", "EUR"], ["1", "5,00"]])
    _put(pdf, 60, 300, _PROSE)
    path = pdf.save(tmp_path / "a.pdf")
    with pdfplumber.open(path) as slow, pdfplumber.open(path) as quick:
        load(quick.pages[0])
        assert quick.pages[0].extract_text() == slow.pages[0].extract_text()
        assert quick.pages[0].edges == slow.pages[0].edges


# --- columns -------------------------------------------------------------------------------------


def _in_order(text: str, words: list[str]) -> bool:
    return all(text.index(above) < text.index(below) for above, below in pairwise(words))


def test_three_columns(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    for number, left in enumerate((40, 220, 400)):
        _put(pdf, left, 80, f"Anfang{number} {_PROSE * 2} Ende{number}.", 160, 9, 12)
    text = pdf.read(tmp_path).text
    assert _in_order(text, ["Anfang0", "Ende0", "Anfang1", "Ende1", "Anfang2", "Ende2"])


def test_headings_across_two_columns(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = 80.0
    for part in "AB":
        top = (
            _put(
                pdf,
                50,
                top,
                f"Teil {part}: Ziele der Zusammenarbeit im Rat und in den Ausschüssen der Stadt",
                500,
                13,
            )
            + 10
        )
        left = _put(pdf, 50, top, f"links{part} {_PROSE}", 230)
        right = _put(pdf, 310, top, f"rechts{part} {_PROSE}", 230)
        top = max(left, right) + 20
    text = pdf.read(tmp_path).text
    assert _in_order(text, ["Teil A", "linksA", "rechtsA", "Teil B", "linksB", "rechtsB"])


@pytest.mark.parametrize(("beside", "left"), [(50, 150), (460, 50)])
def test_words_in_the_margin_are_headings(tmp_path: Path, beside: float, left: float) -> None:
    pdf = Pdf().page([])
    top = 80.0
    for number, name in enumerate(["Zweck", "Höhe der Gebühr", "Fälligkeit und Zahlung"], start=1):
        _put(pdf, beside, top, name, 80, 9, 11)
        top = _put(pdf, left, top, f"({number}) {_PROSE}", 380) + 8
    document = pdf.read(tmp_path)
    assert of_kind(document, BlockKind.HEADING) == ["Zweck", "Höhe der Gebühr", "Fälligkeit und Zahlung"]
    assert [(block.marker, block.section) for block in document.blocks if block.marker] == [
        ("(1)", ("Zweck",)),
        ("(2)", ("Höhe der Gebühr",)),
        ("(3)", ("Fälligkeit und Zahlung",)),
    ]


def test_long_entries_side_by_side_stay_together(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = 80.0
    for part in "ABC":
        old = _put(pdf, 50, top, f"alt{part} {_PROSE}", 230)
        new = _put(pdf, 310, top, f"neu{part} {_PROSE}", 230)
        top = max(old, new) + 22
    assert _in_order(pdf.read(tmp_path).text, ["altA", "neuA", "altB", "neuB", "altC", "neuC"])


# --- tables without rules ------------------------------------------------------------------------


def test_aligned_entries_are_rows_with_their_columns_names(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = _put(pdf, 50, 80, _PROSE) + 10
    rows = [
        ("Karte", "Erwachsene", "Kinder"),
        ("Tag", "5,50 EUR", "2,00 EUR"),
        ("Jahr", "120,00 EUR", "50,00 EUR"),
    ]
    _put(pdf, 50, _rows(pdf, top, (50, 300, 420), rows) + 10, _PROSE)
    document = pdf.read(tmp_path)
    assert of_kind(document, BlockKind.ITEM) == [
        "Tag – Erwachsene: 5,50 EUR; Kinder: 2,00 EUR",
        "Jahr – Erwachsene: 120,00 EUR; Kinder: 50,00 EUR",
    ]


def test_an_amount_stays_with_the_words_before_it(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = _put(pdf, 50, 80, f"{_PROSE} Die Gebühr beträgt:")
    rows = [("für Beamte je Stunde", "26,50 EUR"), ("für Angestellte je Stunde", "19,50 EUR")]
    _put(pdf, 50, _rows(pdf, top + 4, (50, 480), rows), _PROSE)
    document = pdf.read(tmp_path)
    assert of_kind(document, BlockKind.ITEM) == [
        "für Beamte je Stunde – 26,50 EUR",
        "für Angestellte je Stunde – 19,50 EUR",
    ]
    assert document.blocks[1].lead_in == 0


def test_entries_over_several_lines(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = _rows(pdf, 80, (50, 90, 430), [("Nr.", "Gegenstand", "Gebühr")])
    for number, (name, fee) in enumerate(
        [
            (
                "Auskünfte aus den Registern und Dateien der Verwaltung, soweit sie nicht kostenfrei sind",
                "30,00",
            ),
            ("Beglaubigung von Unterschriften", "10,00"),
            ("Bescheinigungen über Anliegerleistungen je Grundstück und Eigentümer", "40,00"),
        ],
        start=1,
    ):
        pdf.file.text(50, top, str(number))
        pdf.file.text(430, top, fee)
        top = _put(pdf, 90, top, name, 320) + 6
    assert of_kind(pdf.read(tmp_path), BlockKind.ITEM) == [
        "1 – Gegenstand: Auskünfte aus den Registern und Dateien der Verwaltung, soweit sie nicht "
        "kostenfrei sind; "
        "Gebühr: 30,00",
        "2 – Gegenstand: Beglaubigung von Unterschriften; Gebühr: 10,00",
        "3 – Gegenstand: Bescheinigungen über Anliegerleistungen je Grundstück und Eigentümer; Gebühr: 40,00",
    ]


def test_leaders_before_an_amount(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    rows = [
        (f"{name} {'.' * 40}", fee) for name, fee in (("Hund", "60,00 EUR"), ("zweiter Hund", "90,00 EUR"))
    ]
    _put(pdf, 50, _rows(pdf, 120, (50, 480), rows) + 10, _PROSE)
    assert of_kind(pdf.read(tmp_path), BlockKind.ITEM) == ["Hund – 60,00 EUR", "zweiter Hund – 90,00 EUR"]


def test_contents_and_numbered_lists_are_no_tables(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    top = _rows(pdf, 110, (50, 90), [("1.", "Wohnen"), ("2.", "Verkehr"), ("3.", "Umwelt")]) + 20
    _rows(pdf, top, (50, 480), [("Ziele", "2"), ("Finanzen", "3"), ("Schluss", "5")])
    document = pdf.read(tmp_path)
    assert [block.marker for block in document.blocks[:3]] == ["1.", "2.", "3."]
    assert "Ziele 2" in document.text


# --- ruled tables --------------------------------------------------------------------------------


def _grid(pdf: Pdf, across: list[float], down: list[float], *, open_below: bool = False) -> None:
    for left in across:
        pdf.file.line(left, down[0], left, down[-1])
    for top in down[:-1] if open_below else down:
        pdf.file.line(across[0], top, across[-1], top)


def test_names_of_columns_on_their_side(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    _grid(pdf, [60, 200, 240, 280], [80, 160, 180, 200])
    pdf.file.text(65, 120, "Leistung")
    for left, name in ((222, "Erwachsene"), (262, "Kinder")):
        with pdf.file.rotation(90, left, 155):
            pdf.file.text(left, 155, name)
    _rows(pdf, 174, (63, 203, 243), [("Tag", "5,50", "2,00")])
    _rows(pdf, 194, (63, 203, 243), [("Jahr", "90,00", "50,00")])
    _put(pdf, 60, 260, _PROSE)
    assert of_kind(pdf.read(tmp_path), BlockKind.ITEM)[1] == "Jahr – Erwachsene: 90,00; Kinder: 50,00"


def test_a_word_that_sticks_out_of_its_cell_stays_whole(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    _grid(pdf, [60, 160, 300], [80, 100, 120, 140])
    _rows(pdf, 95, (63, 165), [("Art", "Zahl")])
    _rows(pdf, 115, (63, 163), [("mehr als 2 Wohnungen", "2 je Wohnung")])
    _rows(pdf, 135, (63, 165), [("Heime", "1 je Platz")])
    _put(pdf, 60, 260, _PROSE)
    assert of_kind(pdf.read(tmp_path), BlockKind.ITEM)[0] == "mehr als 2 Wohnungen – Zahl: 2 je Wohnung"


def test_a_row_cut_by_the_page_break(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 30, "Gebührensatzung der Stadt")])
    _put(pdf, 60, 100, _PROSE * 3)
    _grid(pdf, [60, 100, 350, 450], [700, 720, 740, 760], open_below=True)
    _rows(pdf, 715, (63, 103, 353), [("Nr.", "Gegenstand", "EUR")])
    _rows(pdf, 735, (63, 103, 353), [("1", "Beglaubigung", "5,00")])
    _rows(pdf, 755, (63, 103, 353), [("2", "Auskunft aus dem Register der Stadt", "")])
    pdf.page([(60, 30, "Gebührensatzung der Stadt")])
    _grid(pdf, [60, 100, 350, 450], [60, 80, 100])
    _rows(pdf, 75, (63, 103, 353), [("", "je angefangene Stunde", "7,00")])
    _rows(pdf, 95, (63, 103, 353), [("3", "Kopie", "1,00")])
    _put(pdf, 60, 200, _PROSE)
    assert of_kind(pdf.read(tmp_path), BlockKind.ITEM) == [
        "1 – Gegenstand: Beglaubigung; EUR: 5,00",
        "2 – Gegenstand: Auskunft aus dem Register der Stadt je angefangene Stunde; EUR: 7,00",
        "3 – Gegenstand: Kopie; EUR: 1,00",
    ]


def test_years_name_columns_and_equal_amounts_are_all_said(tmp_path: Path) -> None:
    rows = [["Programm", "Jahr 2025", "Jahr 2026"], ["Wohnheime", "18", "18"], ["Summe", "130", "130"]]
    document = Pdf().table(rows).read(tmp_path)
    assert of_kind(document, BlockKind.ITEM) == [
        "Wohnheime – Jahr 2025: 18; Jahr 2026: 18",
        "Summe – Jahr 2025: 130; Jahr 2026: 130",
    ]


def test_graph_paper_does_not_stop_the_reading(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    _grid(pdf, [20 + 3.5 * step for step in range(150)], [20 + 5.0 * step for step in range(150)])
    _put(pdf, 60, 200, _PROSE)
    assert len(sentences(pdf.read(tmp_path))) == 3


# --- line numbers, heads, notes ------------------------------------------------------------------


@pytest.mark.parametrize(("beside", "step"), [(60, 5), (540, 1), (60, 1), (540, 10)])
def test_line_numbers_in_the_margin(tmp_path: Path, beside: float, step: int) -> None:
    pdf = Pdf()
    for _ in range(2):
        pdf.page([])
        lines = _wrapped(pdf, f"{_PROSE * 7} Im Jahr 2021 waren es 15 und 20.", 420)
        for number, line in enumerate(lines, start=1):
            pdf.file.text(90, 80 + 14 * number, line)
            if number % step == 0:
                pdf.file.text(beside, 80 + 14 * number, str(number))
    document = pdf.read(tmp_path)
    assert document.repairs["line_number"] == 2 * (len(lines) // step)
    assert sentences(document)[-1] == "Im Jahr 2021 waren es 15 und 20."


def test_left_and_right_pages_with_names_of_sections_in_their_heads(tmp_path: Path) -> None:
    pdf = Pdf()
    names = ["Rat", "I. Ziele", "Rat", "I. Ziele", "Rat", "II. Haushalt", "Rat", "III. Schluss"]
    for number, name in enumerate(names, start=1):
        pdf.page([(60, 40, f"Vereinbarung der Gruppe - {name}"), (290, 810, f"- {number} -")])
        _put(pdf, 60, 90, f"Seite{number} ist voll. {_PROSE} Auf {number} folgt {number + 1}.")
    document = pdf.read(tmp_path)
    assert not any("Vereinbarung der Gruppe" in text or "- 3 -" in text for text in sentences(document))
    assert sum("ist voll." in text for text in sentences(document)) == 8


def test_pages_printed_three_times_are_still_text(tmp_path: Path) -> None:
    pdf = Pdf()
    for _ in range(3):
        pdf.page(column(60, 80, ["Der Rat beschließt die Satzung.", "Sie gilt ab Mai."]))
    assert sentences(pdf.read(tmp_path)) == ["Der Rat beschließt die Satzung.", "Sie gilt ab Mai."] * 3


def test_sections_that_begin_a_page_are_no_heads(tmp_path: Path) -> None:
    pdf = Pdf()
    for number in range(1, 4):
        pdf.page([(60, 60, f"§ {number} Zweck")])
        _put(pdf, 60, 90, f"Absatz{number}. {_PROSE}")
    assert of_kind(pdf.read(tmp_path), BlockKind.HEADING) == ["§ 1 Zweck", "§ 2 Zweck", "§ 3 Zweck"]


def test_footnotes_have_their_marks(tmp_path: Path) -> None:
    pdf = Pdf().page([])
    _put(pdf, 60, 80, _PROSE * 2)
    _put(pdf, 60, 770, "1 Ohne den Anteil des Landes.", 480, 8, 10)
    _put(pdf, 60, 782, "2) Stand Mai 2021.", 480, 8, 10)
    notes = [block for block in pdf.read(tmp_path).blocks if block.kind is BlockKind.NOTE]
    assert [(block.marker, block.sentences[0].text) for block in notes] == [
        ("1", "Ohne den Anteil des Landes."),
        ("2)", "Stand Mai 2021."),
    ]
