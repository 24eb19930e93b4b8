"""OpenDocument text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document
from tests.text.office import Odt, blocks
from tests.text.samples import of_kind, sentences

_NUMBER = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"{}/>'


def _p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def _list(*items: str, style: str = "L1", more: str = "") -> str:
    entries = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{entries}</text:list>'


def _style(*levels: str, name: str = "L1") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def _note(sign: str, text: str) -> str:
    return (
        f"<text:note><text:note-citation>{sign}</text:note-citation>"
        f"<text:note-body>{_p(text)}</text:note-body></text:note>"
    )


def _cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{text if text.startswith('<') else _p(text)}</table:table-cell>"


def _row(*cells: str) -> str:
    inside = "".join(cell if cell.startswith("<table") else _cell(cell) for cell in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def _look(name: str, properties: str, family: str = "text") -> str:
    inside = f"<style:text-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="{family}">{inside}</style:style>'


def _marks(document: Document) -> list[str]:
    return [block.marker for block in document.blocks]


_COVERED = "<table:covered-table-cell/>"


def test_headings_spaces_and_tracked_changes(tmp_path: Path) -> None:
    deleted = (
        f"<text:tracked-changes><text:deletion>{_p('gestrichen')}</text:deletion></text:tracked-changes>"
    )
    new = '<text:change-start text:change-id="a"/>en<text:change-end text:change-id="a"/>'
    document = Odt(deleted + _h("Ziele") + _p(f"Wir<text:s/>bau{new}.")).read(tmp_path)
    assert sentences(document) == ["Ziele", "Wir bauen."]
    assert document.sentences[1].section == ("Ziele",)


def test_breaks_tabs_and_line_ends_part_words(tmp_path: Path) -> None:
    body = _p("Amt 1<text:line-break/>Amt 2<text:tab/>links\n  unten")
    assert sentences(Odt(body).read(tmp_path)) == ["Amt 1", "Amt 2 links unten"]


def test_notes_stand_behind_the_paragraph_that_names_them(tmp_path: Path) -> None:
    document = Odt(_p(f"Es kostet 50 Euro{_note('1', 'Ab 2025.')} im Jahr.") + _p("Ende.")).read(tmp_path)
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, "Es kostet 50 Euro im Jahr."),
        (BlockKind.NOTE, "1 Ab 2025."),
        (BlockKind.PARAGRAPH, "Ende."),
    ]


def test_comments_and_hidden_text_are_not_printed(tmp_path: Path) -> None:
    comment = f"<office:annotation>{_p('Prüfen!')}</office:annotation>"
    hidden = '<text:span text:style-name="T1"> geheim</text:span>'
    section = f'<text:section text:display="none">{_p("Fort.")}</text:section>'
    gone = _p('<text:hidden-paragraph text:is-hidden="true"/>Auch fort.')
    body = _p(f"Der Rat{comment}{hidden} tagt.") + section + gone
    assert sentences(Odt(body, _look("T1", 'text:display="none"')).read(tmp_path)) == ["Der Rat tagt."]


def test_crossed_out_and_raised_text(tmp_path: Path) -> None:
    looks = _look("T1", 'style:text-line-through-style="solid"') + _look(
        "T2", 'style:text-position="super 58%"'
    )
    span = '<text:span text:style-name="{}">{}</text:span>'
    body = _p(span.format("T1", "neun ") + "sieben Sitze auf 50 m" + span.format("T2", "2") + ".")
    assert sentences(Odt(body, looks).read(tmp_path)) == ["sieben Sitze auf 50 m²."]


def test_a_title_by_its_style_and_bold_headings(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        + _look("P2", 'fo:font-weight="bold"', "paragraph")
    )
    document = Odt(_p("Vertrag", "P1") + _p("Verkehr", "P2") + _p("Der Bus fährt."), styles).read(tmp_path)
    assert document.title == "Vertrag"
    assert document.sentences[-1].section == ("Vertrag", "Verkehr")


def test_numbers_of_several_levels(tmp_path: Path) -> None:
    levels = _NUMBER.format(1, "1", ".", ""), _NUMBER.format(2, "1", ".", ' text:display-levels="2"')
    inner = _list(_p("Zwei eins"), _p("Zwei zwei"), style="")
    body = _list(_p("Eins"), _p("Zwei") + inner, _p("Drei"))
    assert _marks(Odt(body, _style(*levels)).read(tmp_path)) == ["1.", "2.", "2.1.", "2.2.", "3."]


def test_lists_go_on_or_begin_anew(tmp_path: Path) -> None:
    on = 'text:continue-numbering="true"'
    body = _list(_p("Eins"), more='xml:id="a"') + _list(_p("Zwei"), more=on) + _list(_p("Neu"))
    body += _list(_p("Drei"), more='text:continue-list="a"')
    five = '<text:list-item text:start-value="5">' + _p("Fünf") + "</text:list-item>"
    body += f'<text:list text:style-name="L1">{five}</text:list>'
    document = Odt(body, _style(_NUMBER.format(1, "a", ")", ""))).read(tmp_path)
    assert _marks(document) == ["a)", "b)", "a)", "c)", "e)"]


def test_further_paragraphs_and_headers_of_a_list_bear_no_number(tmp_path: Path) -> None:
    header = f"<text:list-header>{_p('ohne Zahl')}</text:list-header>"
    items = "".join(f"<text:list-item>{_p(name)}</text:list-item>" for name in ("Eins", "Zwei"))
    body = f'{_list(_p("Null") + _p("Mehr dazu"))}<text:list text:style-name="L1">{header}{items}</text:list>'
    document = Odt(body, _style(_NUMBER.format(1, "1", ".", ""))).read(tmp_path)
    assert _marks(document) == ["1.", "1.", "2."]
    assert sentences(document) == ["Null", "Mehr dazu", "ohne Zahl", "Eins", "Zwei"]


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    level = '<text:outline-level-style text:level="{}" style:num-prefix="{}" style:num-format="1"/>'
    outline = f"<text:outline-style>{level.format(1, 'Teil ')}{level.format(2, '§ ')}</text:outline-style>"
    body = _h("Rat") + _h("Sitze", 2) + _h("Wahl", 2) + _h("Amt") + _p("Text folgt.")
    headings = of_kind(Odt(body, styles=outline).read(tmp_path), BlockKind.HEADING)
    assert headings == ["Teil 1 Rat", "§ 1 Sitze", "§ 2 Wahl", "Teil 2 Amt"]


def test_merged_covered_and_nested_cells(tmp_path: Path) -> None:
    head = f"<table:table-header-rows>{_row('Bad', 'Erwachsene', 'Kinder')}</table:table-header-rows>"
    two = _cell("Halle", 'table:number-rows-spanned="2"'), _cell("frei", 'table:number-columns-spanned="2"')
    inner = f"<table:table>{_row('Mo', '9 Uhr')}{_row('Di', '10 Uhr')}</table:table>"
    rows = [_row(two[0], "5,00", "3,00"), _row(_COVERED, "6,00", "6,00"), _row("See", two[1], _COVERED)]
    body = f"<table:table>{head}{''.join(rows)}{_row('Teich', _cell(inner), '')}</table:table>"
    assert sentences(Odt(body).read(tmp_path)) == [
        "Halle – Erwachsene: 5,00; Kinder: 3,00",
        "Halle – Erwachsene: 6,00; Kinder: 6,00",
        "See – Erwachsene, Kinder: frei",
        "Teich",
        "Erwachsene:",
        "Mo – 9 Uhr",
        "Di – 10 Uhr",
    ]


def test_text_boxes_and_shapes(tmp_path: Path) -> None:
    box = f"<draw:frame><draw:text-box>{_p('Fünf Sitze.')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{_p('Sechs Sitze.')}</draw:custom-shape>"
    assert sentences(Odt(_p(f"Kasten{box}{shape}")).read(tmp_path)) == [
        "Kasten",
        "Fünf Sitze.",
        "Sechs Sitze.",
    ]


def test_headers_footers_and_contents_are_not_found(tmp_path: Path) -> None:
    pages = (
        f"<style:master-page><style:header>{_p('Amtsblatt Nr. 4')}</style:header><style:footer-left "
        f'style:display="false">{_p("nie")}</style:footer-left></style:master-page>'
    )
    contents = (
        f"<text:table-of-content><text:index-body>{_p('Ziele 1')}</text:index-body></text:table-of-content>"
    )
    document = Odt(contents + _p("Wir sparen."), pages=pages).read(tmp_path)
    assert sentences(document) == ["Wir sparen."]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Amtsblatt Nr. 4", "Ziele 1"]


@pytest.mark.parametrize(("count", "pages"), [(3, [1, 1, 2, 3]), (4, [None] * 4)])
def test_pages_where_the_file_tells_them(tmp_path: Path, count: int, pages: list[int | None]) -> None:
    turn = '<style:paragraph-properties fo:break-before="page"/></style:style>'
    styles = f'<style:style style:name="P1" style:family="paragraph">{turn}'
    body = _p("Eins.") + _p("Zwei. <text:soft-page-break/>Noch zwei.") + _p("Drei.", "P1")
    document = Odt(body, styles, page_count=count).read(tmp_path)
    assert [sentence.page for sentence in document.sentences] == pages


def test_a_page_that_turns_inside_a_word_does_not_cut_it(tmp_path: Path) -> None:
    body = _p("Die Verant<text:soft-page-break/>wortung bleibt.")
    assert sentences(Odt(body, page_count=2).read(tmp_path)) == ["Die Verantwortung bleibt."]


def test_a_password_is_named(tmp_path: Path) -> None:
    path = Odt(_p("Geheim.")).save(tmp_path / "geheim.odt")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    with pytest.raises(DocumentError, match=r"geheim.odt.*Kennwort"):
        read_document(path, "papier")
