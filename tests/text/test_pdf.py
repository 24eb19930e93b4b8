"""PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.text.document import BlockKind
from assistant.text.readers import read_document
from tests.text.samples import Pdf, column, of_kind, sentences

_PROSE = [
    "Die Fraktionen vereinbaren eine Zusammenarbeit im Rat der Stadt für die Dauer",
    "der ganzen Wahlperiode und stimmen gemeinsam ab. Die Gruppe trifft sich jeden",
    "Monat und berät die Vorlagen der Verwaltung in aller Ruhe vor der Sitzung.",
]


def test_lines_become_sentences_with_physical_pages(tmp_path: Path) -> None:
    document = (
        Pdf().page(column(60, 80, _PROSE)).page(column(60, 80, ["Am Ende steht ein Satz."])).read(tmp_path)
    )
    assert [(sentence.page, sentence.text.split()[-1]) for sentence in document.sentences] == [
        (1, "ab."),
        (1, "Sitzung."),
        (2, "Satz."),
    ]
    assert document.page_count == 2


def test_large_type_is_a_heading(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 60, "Satzung der Stadt")], size=18)
    pdf.file.set_font("Helvetica", size=11)
    for left, top, text in column(60, 120, _PROSE):
        pdf.file.text(left, top, text)
    document = pdf.read(tmp_path)
    assert of_kind(document, BlockKind.HEADING) == ["Satzung der Stadt"]
    assert document.sentences[-1].section == ("Satzung der Stadt",)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"Links steht in der Zeile {name} ein Text" for name in "abcdefg"]
    right = [f"rechts steht in der Zeile {name} mehr" for name in "hijklmn"]
    text = Pdf().page(column(50, 80, left) + column(310, 80, right)).read(tmp_path).text
    assert text.index("Zeile g") < text.index("Zeile h")


def test_a_ruled_table_with_names_of_columns(tmp_path: Path) -> None:
    document = (
        Pdf()
        .table([["Nr.", "Leistung", "EUR"], ["4", "Beglaubigung", "10,00"], ["5", "Kopie", "1,00"]])
        .read(tmp_path)
    )
    assert sentences(document) == ["4 – Leistung: Beglaubigung; EUR: 10,00", "5 – Leistung: Kopie; EUR: 1,00"]


def test_a_lock_against_copying_does_not_hinder_reading(tmp_path: Path) -> None:
    assert len(Pdf().page(column(60, 80, _PROSE)).lock("").read(tmp_path).sentences) == 2


def test_a_password_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"papier\.pdf.*Kennwort"):
        Pdf().page(column(60, 80, _PROSE)).lock("geheim").read(tmp_path)


def test_a_truncated_file(tmp_path: Path) -> None:
    path = Pdf().page(column(60, 80, _PROSE)).save(tmp_path / "halb.PDF")
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(DocumentError, match=r"halb\.PDF.*beschädigt"):
        read_document(path, "halb")


def test_a_head_on_every_page_that_cuts_a_word(tmp_path: Path) -> None:
    head = column(60, 30, ["Stadt Beispiel", "Hauptsatzung", "Stand Mai 2026"])
    first = [*_PROSE, "Am Ende tragen alle gemeinsam und ohne jede Ausnahme die volle Verant-"]
    pdf = Pdf().page(head + column(60, 120, first))
    document = pdf.page(head + column(60, 120, ["wortung dafür.", "Das gilt auch im Streit."])).read(tmp_path)
    assert "Am Ende tragen alle gemeinsam und ohne jede Ausnahme die volle Verantwortung dafür." in sentences(
        document
    )
    assert not any("Hauptsatzung" in sentence for sentence in sentences(document))
    assert [sentence.page for sentence in document.sentences] == [1, 1, 1, 2]


def test_a_footnote_does_not_cut_a_sentence(tmp_path: Path) -> None:
    pdf = Pdf().page(
        column(60, 80, [*_PROSE, "Die Gruppe gibt sich eine Ordnung, über die der ganze Ausschuss mit"])
    )
    pdf.file.set_font("Helvetica", size=7)
    pdf.file.text(60, 800, "1 Siehe den Beschluss vom Mai.")
    document = pdf.page(column(60, 80, ["einfacher Mehrheit entscheidet."])).read(tmp_path)
    assert sentences(document)[2].endswith("mit einfacher Mehrheit entscheidet.")
    assert sentences(document)[3] == "Siehe den Beschluss vom Mai."
    assert document.blocks[-1].marker == "1"


def test_wide_blanks_are_no_columns(tmp_path: Path) -> None:
    halves = [
        ("Die Partner sprechen über den", "Haushalt und beraten ihn offen,"),
        ("sie stimmen dann", "gemeinsam ab und achten dabei"),
    ]
    lines = []
    for index in range(8):
        left, right = halves[index % 2]
        lines += [(60, 80 + 14 * index, left), (290 + 9 * index, 80 + 14 * index, right)]
    text = Pdf().page(lines).read(tmp_path).text
    assert "über den Haushalt" in text
    assert "dann gemeinsam ab" in text


def test_an_unmarked_line_at_the_margin_ends_a_hanging_list(tmp_path: Path) -> None:
    lines = []
    for index, text in enumerate(
        ["- Wohnen und Bauen in allen Teilen der Stadt für alle, die hier leben und auf die", "Stadt setzen"]
        * 2
    ):
        lines.append((60 if index % 2 == 0 else 80, 80 + 14 * index, text))
    lines += [(60, 136, "- Verkehr"), (60, 150, "Zur Umsetzung tagt der Ausschuss.")]
    document = Pdf().page(lines).read(tmp_path)
    assert of_kind(document, BlockKind.ITEM)[-1] == "- Verkehr"
    assert sentences(document)[-1] == "Zur Umsetzung tagt der Ausschuss."
