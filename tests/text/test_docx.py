"""Word files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from assistant.text.document import BlockKind, Document
from assistant.text.readers import read_document
from tests.text.office import (
    Word,
    blocks,
    cell,
    level,
    list_of,
    note,
    note_reference,
    number,
    paragraph,
    row,
    run,
    style,
    table,
)
from tests.text.samples import of_kind, sentences

_BREAK = "<w:r><w:br/></w:r>"
_MARK = '<w:rPr><w:del w:id="9" w:author="x"/></w:rPr>'


def _deleted(text: str) -> str:
    return f'<w:del w:id="1" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def _style(name: str, shown: str, inside: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{base}{inside}</w:style>'


def _marks(document: Document) -> list[str]:
    return [block.marker for block in document.blocks]


def test_the_accepted_text_of_tracked_changes(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="2" w:author="x">{run("7")}</w:ins>'
    body = paragraph(run("Der Rat hat ") + _deleted("9") + inserted + run(" Mitglieder."))
    assert sentences(Word(body).read(tmp_path)) == ["Der Rat hat 7 Mitglieder."]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next(tmp_path: Path) -> None:
    body = paragraph(run("Der Rat tagt "), _MARK) + paragraph(_deleted("nie") + run("jeden Monat."))
    assert sentences(Word(body).read(tmp_path)) == ["Der Rat tagt jeden Monat."]


def test_a_deleted_list_item_is_not_counted(tmp_path: Path) -> None:
    items = [paragraph("Eins", number(1)), paragraph(_deleted("Weg"), number(1) + _MARK)]
    body = "".join([*items, paragraph("Zwei", number(1))])
    assert blocks(Word(body, list_of(1, level(0, "%1."))).read(tmp_path)) == [
        (BlockKind.ITEM, "1. Eins"),
        (BlockKind.ITEM, "2. Zwei"),
    ]


def test_deleted_rows_and_cells_are_gone(tmp_path: Path) -> None:
    gone = row("Alt", "1", "2", properties='<w:del w:id="1" w:author="x"/>')
    cut = cell("9", '<w:cellDel w:id="2" w:author="x"/>')
    body = table(row("Neu", cut, "3"), row("Auch neu", "4"), gone)
    assert sentences(Word(body).read(tmp_path)) == ["Neu – 3", "Auch neu – 4"]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Es sind fünf Beigeordnete.')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = paragraph(run("Kasten") + f"<w:r>{both}</w:r>")
    assert sentences(Word(body).read(tmp_path)) == ["Kasten", "Es sind fünf Beigeordnete."]


def test_notes_stand_behind_the_paragraph_that_names_them(tmp_path: Path) -> None:
    first = paragraph(run("Es kostet 50 Euro") + note_reference(2) + run(" im Jahr."))
    second = paragraph(run("Kinder zahlen nichts.") + note_reference(3))
    notes = note(2, "Ab 2025.") + note(3, "Bis 6 Jahre.")
    document = Word(first + second, parts={"footnotes": notes}).read(tmp_path)
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, "Es kostet 50 Euro im Jahr."),
        (BlockKind.NOTE, "1 Ab 2025."),
        (BlockKind.PARAGRAPH, "Kinder zahlen nichts."),
        (BlockKind.NOTE, "2 Bis 6 Jahre."),
    ]


def test_endnotes_are_roman_and_own_signs_are_kept(tmp_path: Path) -> None:
    body = paragraph(run("Die Umlage sinkt.") + note_reference(2, "endnote") + note_reference(5, own="*"))
    parts = {"endnotes": note(2, "Um zwei Punkte.", "endnote"), "footnotes": note(5, "Vorläufig.")}
    document = Word(body, parts=parts).read(tmp_path)
    assert sentences(document) == ["Die Umlage sinkt.", "Um zwei Punkte.", "Vorläufig."]
    assert _marks(document) == ["", "i", "*"]


def test_a_note_in_a_table_stands_behind_its_row(tmp_path: Path) -> None:
    marked = cell(paragraph(run("7") + note_reference(2)))
    body = table(row("Ausschuss", "Sitze", "Vorsitz"), row("Bau", marked, "CDU"), row("Kita", "9", "SPD"))
    document = Word(body, parts={"footnotes": note(2, "Bis 2026.")}).read(tmp_path)
    assert sentences(document) == [
        "Bau – Sitze: 7; Vorsitz: CDU",
        "Bis 2026.",
        "Kita – Sitze: 9; Vorsitz: SPD",
    ]


def test_headers_and_footers_are_shown_once_and_never_found(tmp_path: Path) -> None:
    references = (
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
    )
    body = paragraph("Wir bauen.") + f"<w:sectPr>{references}</w:sectPr>"
    parts = {"header1": paragraph("Amtsblatt Nr. 4"), "header2": paragraph("ungedruckt")}
    document = Word(body, parts={**parts, "footer1": paragraph("Seite 1 von 2")}).read(tmp_path)
    assert sentences(document) == ["Wir bauen."]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Amtsblatt Nr. 4", "Seite 1 von 2"]


def test_a_header_may_carry_the_only_title(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    body = paragraph("§ 1 Name") + paragraph("Die Stadt heißt Neustadt.") + section
    document = Word(body, parts={"header1": paragraph("Hauptsatzung der Stadt Neustadt")}).read(tmp_path)
    assert document.title == "Hauptsatzung der Stadt Neustadt"
    assert document.sentences[-1].section == ("Hauptsatzung der Stadt Neustadt", "§ 1 Name")


def test_numbers_of_several_levels_and_legal_numbers(tmp_path: Path) -> None:
    levels = (
        level(0, "%1.", "upperRoman"),
        level(1, "%1.%2", more="<w:isLgl/>"),
        level(2, "%3)", "lowerLetter"),
    )
    names = (("Eins", 0), ("Zwei", 1), ("Drei", 2), ("Vier", 1), ("Fünf", 0))
    body = "".join(paragraph(name, number(1, depth)) for name, depth in names)
    assert _marks(Word(body, list_of(1, *levels)).read(tmp_path)) == ["I.", "1.1", "a)", "1.2", "II."]


def test_lists_that_share_their_numbers_go_on_or_begin_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = list_of(1, level(0, "(%1)")) + list_of(2, shared=1) + list_of(3, shared=1, overrides=anew)
    body = "".join(paragraph("Absatz", number(name)) for name in (1, 2, 3, 3))
    assert _marks(Word(body, numbering).read(tmp_path)) == ["(1)", "(2)", "(1)", "(2)"]


def test_headings_numbered_by_their_styles(tmp_path: Path) -> None:
    numbered = '<w:pPr><w:numPr>{}<w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = _style("Teil", "heading 1", numbered.format("")) + _style(
        "Par", "Paragraf", numbered.format('<w:ilvl w:val="1"/>'), based="Teil"
    )
    levels = level(0, "%1. Teil"), level(1, "§ %2", more='<w:lvlRestart w:val="0"/>')
    names = (("Rat", "Teil"), ("Sitze", "Par"), ("Amt", "Teil"), ("Leitung", "Par"))
    body = "".join(paragraph(name, style(kind)) for name, kind in names) + paragraph("Text folgt.")
    headings = of_kind(Word(body, list_of(1, *levels), styles).read(tmp_path), BlockKind.HEADING)
    assert headings == ["1. Teil Rat", "§ 1 Sitze", "2. Teil Amt", "§ 2 Leitung"]


def test_a_style_without_a_number_here(tmp_path: Path) -> None:
    styles = _style("Punkt", "Punkt", f"<w:pPr>{number(1)}</w:pPr>")
    body = paragraph("Mit Zahl", style("Punkt")) + paragraph("Ohne Zahl", style("Punkt") + number(0))
    assert _marks(Word(body, list_of(1, level(0, "%1.")), styles).read(tmp_path)) == ["1.", ""]


def test_a_number_alone_has_its_title_in_the_next_paragraph(tmp_path: Path) -> None:
    body = paragraph("", number(1)) + paragraph(run("Zweck", "<w:b/>")) + paragraph("Er dient allen.")
    document = Word(body, list_of(1, level(0, "§ %1"))).read(tmp_path)
    assert of_kind(document, BlockKind.HEADING) == ["§ 1 Zweck"]


@pytest.mark.parametrize(
    ("look", "hidden"),
    [("<w:vanish/>", True), ('<w:vanish w:val="0"/>', False), ('<w:rStyle w:val="Geheim"/>', True)],
)
def test_hidden_text_is_not_printed(tmp_path: Path, look: str, hidden: bool) -> None:
    styles = '<w:style w:type="character" w:styleId="Geheim"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(run("Der Rat") + run(" tagt", look) + run("."))
    assert sentences(Word(body, styles=styles).read(tmp_path)) == ["Der Rat." if hidden else "Der Rat tagt."]


def test_crossed_out_text_is_left_out_and_counted(tmp_path: Path) -> None:
    body = paragraph(run("Neun ", "<w:strike/>") + run("Sieben Sitze.")) + paragraph(
        run("Alt", "<w:strike/>")
    )
    document = Word(body).read(tmp_path)
    assert (sentences(document), document.repairs) == (["Sieben Sitze."], {"struck_out": 2})
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Alt"]


def test_fields_give_their_results(tmp_path: Path) -> None:
    parts = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    reference = f"{parts[0]}<w:r><w:instrText> REF _R1 </w:instrText></w:r>{parts[1]}{run('§ 3')}{parts[2]}"
    link = f"<w:hyperlink>{run('die Anlage')}</w:hyperlink>"
    body = paragraph(run("Siehe ") + reference + run(" und ") + link + run("."))
    assert sentences(Word(body).read(tmp_path)) == ["Siehe § 3 und die Anlage."]


def test_a_table_of_contents_is_not_found(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    contents = paragraph(begin + result + run("Ziele 1")) + paragraph(run("Wege 2")) + paragraph(end)
    document = Word(contents + paragraph("Wir sparen.")).read(tmp_path)
    assert sentences(document) == ["Wir sparen."]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Ziele 1", "Wege 2"]


def test_boxes_that_were_ticked(tmp_path: Path) -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
    ticked = f'{box}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    empty = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    body = paragraph(run("Sitzung: ") + ticked + run("öffentlich ") + empty + run(" geheim"))
    assert sentences(Word(body).read(tmp_path)) == ["Sitzung: ☒ öffentlich ☐ geheim"]


def test_letters_of_a_symbol_font_are_signs(tmp_path: Path) -> None:
    body = paragraph(run("ü", '<w:rFonts w:ascii="Wingdings"/>') + run(" Mehr Busse"))
    assert blocks(Word(body).read(tmp_path)) == [(BlockKind.ITEM, "✓ Mehr Busse")]


def test_raised_and_lowered_figures(tmp_path: Path) -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    body = paragraph(
        run("500 m") + run("2", up) + run(", CO") + run("2", down) + run(" und Euro") + run("1", up)
    )
    assert sentences(Word(body).read(tmp_path)) == ["500 m², CO2 und Euro ¹"]


def test_breaks_part_what_they_should(tmp_path: Path) -> None:
    form = paragraph(run("CDU: 12") + _BREAK + run("SPD: 10"))
    heading = paragraph(run("§ 2") + _BREAK + run("Zeiten"))
    wrapped = paragraph(run("Der Platz ist für alle") + _BREAK + run("geöffnet."))
    assert sentences(Word(form + heading + wrapped).read(tmp_path)) == [
        "CDU: 12",
        "SPD: 10",
        "§ 2 Zeiten",
        "Der Platz ist für alle geöffnet.",
    ]


def test_a_bold_line_is_the_heading_of_the_text_below_it(tmp_path: Path) -> None:
    body = paragraph(run("Verkehr", "<w:b/>") + _BREAK + run("Der Bus fährt öfter."))
    document = Word(body).read(tmp_path)
    assert document.sentences[1].section == ("Verkehr",)


def test_large_type_is_a_heading(tmp_path: Path) -> None:
    body = paragraph(run("Neue Wege", '<w:sz w:val="32"/>')) + paragraph(
        run("Wir gehen sie." * 9, '<w:sz w:val="22"/>')
    )
    assert of_kind(Word(body).read(tmp_path), BlockKind.HEADING) == ["Neue Wege"]


def test_content_controls_and_what_they_ask_for(tmp_path: Path) -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Muster')}</w:sdtContent></w:sdt>"
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = paragraph(run("Leitung: ") + filled + asking.format(run("Hier klicken")))
    assert sentences(Word(body).read(tmp_path)) == ["Leitung: Muster"]


def test_facts_of_a_table_have_row_and_column(tmp_path: Path) -> None:
    body = table(row("Nr.", "Leistung", "EUR"), row("4", "Beglaubigung", "10,00"))
    document = Word(body).read(tmp_path)
    assert sentences(document) == ["4 – Leistung: Beglaubigung; EUR: 10,00"]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Nr. | Leistung | EUR"]


def test_merged_cells_belong_to_all_their_rows_and_columns(tmp_path: Path) -> None:
    body = table(
        row("Bad", "Erwachsene", "Kinder", properties="<w:tblHeader/>"),
        row(cell("Halle", '<w:vMerge w:val="restart"/>'), "5,00", "3,00"),
        row(cell("", "<w:vMerge/>"), "6,00", "6,00"),
        row("See", cell("frei", '<w:gridSpan w:val="2"/>')),
    )
    assert sentences(Word(body).read(tmp_path)) == [
        "Halle – Erwachsene: 5,00; Kinder: 3,00",
        "Halle – Erwachsene: 6,00; Kinder: 6,00",
        "See – Erwachsene, Kinder: frei",
    ]


def test_paragraphs_and_tables_inside_a_cell_stay_apart(tmp_path: Path) -> None:
    two = cell(paragraph("Haushalt") + paragraph("Umwelt"))
    inner = cell(table(row("Mo", "9 Uhr"), row("Di", "10 Uhr")) + paragraph(""))
    header = row("Amt", "Aufgabe", "Zeit", properties="<w:tblHeader/>")
    document = Word(table(header, row("Bau", two, inner))).read(tmp_path)
    assert sentences(document) == ["Bau", "Aufgabe: Haushalt / Umwelt", "Zeit:", "Mo – 9 Uhr", "Di – 10 Uhr"]
    assert [block.lead_in for block in document.blocks[1:]] == [None, 1, 1, 3, 3]


def test_prose_in_a_table_is_read_as_sentences(tmp_path: Path) -> None:
    rest = " Er tagt jeden Monat im Rathaus, wenn nicht Ferien sind. Sie ist öffentlich."
    texts = (f"Der Rat hat {seats} Mitglieder.{rest}" for seats in (9, 7))
    body = table(row("Bisherige Fassung", "Neue Fassung"), row(*texts))
    document = Word(body).read(tmp_path)
    seven = next(block for block in document.blocks if "hat 7" in document.text[block.start : block.end])
    assert seven.sentences[0].text == "Der Rat hat 7 Mitglieder."
    lead = document.blocks[seven.lead_in or 0]
    assert document.text[lead.start : lead.end] == "Neue Fassung:"


def test_tables_that_only_lay_out_the_page(tmp_path: Path) -> None:
    frame = table(row(cell(paragraph("Wir bauen eine Kita.") + paragraph("Sie hat zwei Gruppen."))))
    document = Word(frame).read(tmp_path)
    assert blocks(document) == [
        (BlockKind.PARAGRAPH, "Wir bauen eine Kita."),
        (BlockKind.PARAGRAPH, "Sie hat zwei Gruppen."),
    ]


@pytest.mark.parametrize("kind", ["strict", "macros"])
def test_other_kinds_of_word_files(tmp_path: Path, kind: str) -> None:
    path, other = Word(paragraph("Der Rat tagt.")).save(tmp_path / "a.docx"), tmp_path / "b.docx"
    _rewritten(path, other, kind)
    assert sentences(read_document(other, "papier")) == ["Der Rat tagt."]


def _rewritten(path: Path, other: Path, kind: str) -> None:
    swaps = {
        "strict": (
            (
                "http://schemas.openxmlformats.org/officeDocument/2006",
                "http://purl.oclc.org/ooxml/officeDocument",
            ),
            (
                "http://schemas.openxmlformats.org/wordprocessingml/2006",
                "http://purl.oclc.org/ooxml/wordprocessingml",
            ),
        ),
        "macros": (
            (
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
    }[kind]
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for before, after in swaps:
                text = text.replace(before, after)
            target.writestr(name, text)


def test_lists_as_the_library_writes_them(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Ausschüsse", level=1)
    file.add_paragraph("Es gibt:")
    for name in ("Finanzen", "Schule"):
        file.add_paragraph(name, style="List Number")
    file.save(str(tmp_path / "papier.docx"))
    document = read_document(tmp_path / "papier.docx", "papier")
    assert [(block.marker, block.lead_in) for block in document.blocks[2:]] == [("1.", 1), ("2.", 1)]
    assert document.sentences[-1].section == ("Ausschüsse",)
