"""Web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document
from tests.text.office import blocks
from tests.text.samples import of_kind, read_text, sentences


def _read(folder: Path, page: str) -> Document:
    return read_text(folder, page, "a.html")


def test_blocks_are_apart_and_words_are_whole(tmp_path: Path) -> None:
    document = _read(tmp_path, "<p>Hallo <b>Wor</b>t.</p><p>Ge&shy;büh<wbr>ren\u200b steigen</p>Neu")
    assert sentences(document) == ["Hallo Wort.", "Gebühren steigen", "Neu"]


def test_what_surrounds_the_text_is_not_found(tmp_path: Path) -> None:
    page = (
        "<html><head><title>x</title></head><body><nav><a href=/>Start</a></nav><form>Suche <input></form>"
        "<div class='cookie-banner'>Cookies annehmen</div><main><h1>Haushalt</h1><p>Er ist "
        "ausgeglichen.</p></main>"
        "<footer>Impressum</footer><script>alert(1)</script></body></html>"
    )
    document = _read(tmp_path, page)
    assert sentences(document) == ["Haushalt", "Er ist ausgeglichen."]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Start", "Cookies annehmen", "Impressum"]


@pytest.mark.parametrize(
    "element",
    [
        "<p hidden>Fort</p>",
        "<span aria-hidden=true>Fort</span>",
        "<div style='display: none'>Fort</div>",
        "<p style='color:red;visibility:hidden'>Fort</p>",
        "<template>Fort</template>",
        "<noscript>Fort</noscript>",
        "<!-- Fort -->",
        "<select><option>Fort</select>",
    ],
)
def test_what_is_not_shown_is_no_text(tmp_path: Path, element: str) -> None:
    assert sentences(_read(tmp_path, f"<p>Eins.</p>{element}<p>Zwei.</p>")) == ["Eins.", "Zwei."]


@pytest.mark.parametrize(
    "panel",
    [
        "<h2><button aria-expanded=false aria-controls=a>Preise</button></h2><div id=a hidden>{}</div>",
        "<button class=accordion>Preise</button><div class=accordion-panel style='display:none'>{}</div>",
        "<details><summary>Preise</summary>{}</details>",
        "<a href=#a aria-expanded=false><h2>Preise</h2></a><div id=a aria-hidden=true>{}</div>",
    ],
)
def test_closed_accordions_are_text(tmp_path: Path, panel: str) -> None:
    page = f"<main><h1>Bad</h1>{panel.format('<p>Es kostet 5 Euro.</p>')}</main>"
    document = _read(tmp_path, page)
    assert document.sentences[-1].text == "Es kostet 5 Euro."
    assert document.sentences[-1].section == ("Bad", "Preise")


def test_a_form_around_the_whole_page_is_no_search_box(tmp_path: Path) -> None:
    page = "<form id=aspnetForm><h1>Vorlage</h1><p>Der Rat beschließt.</p><input type=submit></form>"
    assert sentences(_read(tmp_path, page)) == ["Vorlage", "Der Rat beschließt."]


def test_the_only_main_heading_may_stand_in_the_header(tmp_path: Path) -> None:
    page = "<header><a href=/>Stadt</a><h1>Haushalt 2026</h1></header><div><p>Er ist ausgeglichen.</p></div>"
    document = _read(tmp_path, page)
    assert (document.title, of_kind(document, BlockKind.BOILERPLATE)) == ("Haushalt 2026", ["Stadt"])


def test_links_that_only_lead_elsewhere(tmp_path: Path) -> None:
    page = (
        "<main><h1>Rat</h1><p><a href=#a>Zum Inhalt</a></p>"
        "<p><a href='javascript:print()'>Seite drucken</a></p>"
        "<p>Er hat diese Ausschüsse:</p><ul><li><a href=1>Bau</a><li><a href=2>Schule</a></ul>"
        "<h2>Weitere Themen</h2><ul><li><a href=3>Müll</a><li><a href=4>Kita</a></ul></main>"
    )
    document = _read(tmp_path, page)
    assert sentences(document) == ["Rat", "Er hat diese Ausschüsse:", "Bau", "Schule"]
    assert len(of_kind(document, BlockKind.BOILERPLATE)) == 5


def test_nested_lists_and_what_they_count(tmp_path: Path) -> None:
    page = (
        "<p>Es gilt:</p><ol><li>Eins<ul><li>innen</li></ul></li><li><p>Zwei</p><p>mehr</p></li></ol>"
        "<ol type=a start=3><li>c</li><li value=5>e</li></ol>"
    )
    document = _read(tmp_path, page)
    assert [(block.marker, block.level, block.lead_in) for block in document.blocks[1:4]] == [
        ("1.", 1, 0),
        ("•", 2, 1),
        ("2.", 1, 0),
    ]
    assert [block.marker for block in document.blocks[4:]] == ["c.", "e."]


def test_tables_with_merged_cells_and_a_caption(tmp_path: Path) -> None:
    page = (
        "<table><caption>Preise</caption><thead><tr><th>Bad<th>Erwachsene<th>Kinder</thead>"
        "<tr><th rowspan=2>Halle<td>5,00<td>3,00<tr><td>6,00<td>6,00<tr><th>See<td colspan=2>frei</table>"
    )
    assert sentences(_read(tmp_path, page)) == [
        "Preise",
        "Halle – Erwachsene: 5,00; Kinder: 3,00",
        "Halle – Erwachsene: 6,00; Kinder: 6,00",
        "See – Erwachsene, Kinder: frei",
    ]


def test_a_table_that_lays_out_the_page(tmp_path: Path) -> None:
    menu = "<td><a href=1>Start</a><br><a href=2>Kontakt</a>"
    page = f"<table><tr>{menu}<td><b>Vertrag</b><br><br>Wir bauen eine Kita.<br><br>Sie ist groß.</table>"
    document = _read(tmp_path, page)
    assert sentences(document) == ["Vertrag", "Wir bauen eine Kita.", "Sie ist groß."]
    assert document.sentences[1].section == ("Vertrag",)


def test_terms_and_what_is_said_of_them(tmp_path: Path) -> None:
    page = "<dl><dt>Leitung</dt><dd>Anna Muster</dd><dt>Zeiten:</dt><dd>Mo 9 Uhr</dd><dd>Di 10 Uhr</dd></dl>"
    assert sentences(_read(tmp_path, page)) == ["Leitung – Anna Muster", "Zeiten: Mo 9 Uhr / Di 10 Uhr"]


def test_breaks_are_kept_where_their_author_meant_them(tmp_path: Path) -> None:
    page = "<address>Stadt Neustadt<br>Markt 1</address><p>Der Rat hat<br>sieben Sitze.<br><br>Ende</p>"
    document = _read(tmp_path, page)
    assert [text for _, text in blocks(document)] == [
        "Stadt Neustadt\nMarkt 1",
        "Der Rat hat sieben Sitze.",
        "Ende",
    ]


def test_footnotes_stand_behind_the_paragraph_that_names_them(tmp_path: Path) -> None:
    page = (
        '<p>Es kostet 50 Euro.<sup><a href="#fn1" id="r1">1</a></sup> Immer.</p><p>Ende.</p>'
        '<ol><li id="fn1"><p>Ab 2025. <a href="#r1">↩</a></p></li></ol>'
    )
    assert blocks(_read(tmp_path, page)) == [
        (BlockKind.PARAGRAPH, "Es kostet 50 Euro. Immer."),
        (BlockKind.NOTE, "1 Ab 2025."),
        (BlockKind.PARAGRAPH, "Ende."),
    ]


def test_footnotes_of_pages_saved_by_word(tmp_path: Path) -> None:
    page = (
        '<p>Es gilt<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Ab 2025.</p></div>'
    )
    assert blocks(_read(tmp_path, page)) == [
        (BlockKind.PARAGRAPH, "Es gilt."),
        (BlockKind.NOTE, "1 Ab 2025."),
    ]


def test_raised_lowered_and_crossed_out_text(tmp_path: Path) -> None:
    page = (
        "<p>5<sup>2</sup> Felder, 9 m<sup>2</sup>, CO<sub>2</sub>, Euro<sup>1</sup>; <s>neun</s> sieben</p>"
    )
    assert sentences(_read(tmp_path, page)) == ["5² Felder, 9 m², CO2, Euro ¹; sieben"]


def test_an_old_code_page_that_the_page_names(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź ist größer</p>'.encode("iso-8859-2"))
    assert sentences(read_document(path, "a")) == ["Łódź ist größer"]


@pytest.mark.parametrize("depth", [1_500, 10_000])
@pytest.mark.parametrize("tag", ["div", "b", "ul><li"])
def test_deep_pages_lose_nothing(tmp_path: Path, depth: int, tag: str) -> None:
    page = f"<body>{f'<{tag}>' * depth}Der Rat tagt.{'</div></b></ul>' * depth}<p>Danach.</p>"
    assert sentences(_read(tmp_path, page)) == ["Der Rat tagt.", "Danach."]


def test_entities_of_its_own_are_not_expanded(tmp_path: Path) -> None:
    page = '<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><p>Text &b; hier.</p>'
    assert sentences(_read(tmp_path, page)) == ["Text &b; hier."]


def test_a_frame_around_other_files_is_named(tmp_path: Path) -> None:
    page = "<frameset><frame src=nav.html><frame src=text.html><noframes>Kein Browser</noframes></frameset>"
    with pytest.raises(DocumentError, match=r"Frameset.*„nav.html“, „text.html“"):
        _read(tmp_path, page)
