"""Laying drafts out in one text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.structure import build
from tests.text.samples import read_text, sentences

_HEADING, _ITEM, _TEXT = BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH


def test_offsets_point_behind_the_mark() -> None:
    document = build(
        [Draft(BlockKind.BOILERPLATE, "Kopf"), Draft(_ITEM, "Wir sparen. Wir bauen.", "3)", "n)", 3)],
        "x",
        Counter(),
    )
    assert document.text == "Kopf\n\n3) Wir sparen. Wir bauen."
    assert [(found.id, found.start, found.text) for found in document.sentences] == [
        ("x:0001", 9, "Wir sparen."),
        ("x:0002", 21, "Wir bauen."),
    ]


def test_looks_tell_the_levels() -> None:
    looks = ["title", "§", "short", "§", "anlage", "n.", "n.n", "n."]
    document = build([Draft(_HEADING, look, style=look) for look in looks], "x", Counter())
    assert [block.level for block in document.blocks] == [1, 2, 3, 2, 2, 3, 4, 3]
    assert document.blocks[6].section == ("title", "anlage", "n.")


def test_a_numbered_heading_leaves_an_unnumbered_one_that_has_text() -> None:
    drafts = [
        Draft(_HEADING, "Präambel", style="short"),
        Draft(_TEXT, "Wir wollen."),
        Draft(_HEADING, "1. Ziele", style="n."),
    ]
    assert [block.section for block in build(drafts, "x", Counter()).blocks] == [(), ("Präambel",), ()]


def test_the_page_is_where_the_sentence_starts() -> None:
    draft = Draft(
        _TEXT, "Eins geht über das Blatt. Zwei.", places=((0, Place(4, 9, "")), (10, Place(5, 1, "")))
    )
    assert [found.page for found in build([draft], "x", Counter()).sentences] == [4, 5]


def test_page_furniture_does_not_break_a_list() -> None:
    drafts = [
        Draft(_TEXT, "Es gilt:"),
        Draft(_ITEM, "Eins", "a)", "a)", 1),
        Draft(BlockKind.BOILERPLATE, "Seite 1"),
        Draft(_ITEM, "Zwei", "b)", "a)", 2),
    ]
    assert [block.lead_in for block in build(drafts, "x", Counter()).blocks] == [None, 0, None, 0]


def test_a_footnote_does_not_end_the_list_it_stands_in() -> None:
    document = build(
        [
            Draft(_TEXT, "Wir wollen:"),
            Draft(_ITEM, "sparen", "a)", "a)", 1),
            Draft(BlockKind.NOTE, "Siehe Anlage.", "1"),
            Draft(_ITEM, "bauen", "b)", "a)", 2),
        ],
        "x",
        Counter(),
    )
    assert [block.lead_in for block in document.blocks] == [None, 0, None, 0]


def test_the_place_within_a_section_of_a_statute() -> None:
    marks = [
        ("(1)", "(n)"),
        ("1.", "n."),
        ("2.", "n."),
        ("a)", "a)"),
        ("", ""),
        ("(2a)", "(n)"),
        ("•", "bullet •"),
    ]
    drafts = [
        Draft(_HEADING, "Satzung", style="title"),
        Draft(_ITEM, "Vorab.", "1.", "n.", 1),
        Draft(_HEADING, "§ 5 Zusammensetzung", style="§"),
        *(Draft(_ITEM if mark else _TEXT, "Es gilt:", mark, family, 1) for mark, family in marks),
        Draft(_HEADING, "§ 6 Schluss", style="§"),
        Draft(_TEXT, "Ende."),
    ]
    found = [sentence.paragraph for sentence in build(drafts, "x", Counter()).sentences]
    assert found == [
        *["", "", ""],
        *["Abs. 1", "Abs. 1 Nr. 1", "Abs. 1 Nr. 2", "Abs. 1 Nr. 2 Buchst. a", "Abs. 1", "Abs. 2a", "Abs. 2a"],
        *["", ""],
    ]


def test_a_title_said_again_is_no_section_of_itself() -> None:
    drafts = [
        Draft(_HEADING, "Satzung", style="title"),
        Draft(_TEXT, "Fassung 1"),
        Draft(_HEADING, "Satzung", style="bold"),
        Draft(_HEADING, "§ 1 Zweck", style="§"),
    ]
    assert [block.level for block in build(drafts, "x", Counter()).blocks] == [1, 0, 1, 2]


def _outline(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    document = read_text(tmp_path, text)
    return [(block.level, document.text[block.start : block.end]) for block in document.blocks if block.level]


def test_minutes_have_their_agenda_as_sections(tmp_path: Path) -> None:
    text = (
        "Niederschrift des Rates\n\nZu TOP 1: Eröffnung\nDer Vorsitzende eröffnet.\n\nPunkt 2 der "
        "Tagesordnung: Bericht\n"
        "Er berichtet.\n\nTagesordnungspunkt 3\nBeschluss über die Hebesätze\nDer Rat senkt sie.\n"
        "Ja-Stimmen: 12\n"
        "Nein-Stimmen: 3\nEnthaltungen: 1\n\nTOP Ö 4 Verschiedenes\nAbstimmungsergebnis: 12 Ja, 3 "
        "Nein, 1 Enthaltung\n"
    )
    assert _outline(tmp_path, text) == [
        (1, "Niederschrift des Rates"),
        (2, "Zu TOP 1: Eröffnung"),
        (2, "Punkt 2 der Tagesordnung: Bericht"),
        (2, "Tagesordnungspunkt 3 Beschluss über die Hebesätze"),
        (2, "TOP Ö 4 Verschiedenes"),
    ]
    found = sentences(read_text(tmp_path, text))
    assert "Ja-Stimmen: 12 Nein-Stimmen: 3 Enthaltungen: 1" in found
    assert "Abstimmungsergebnis: 12 Ja, 3 Nein, 1 Enthaltung" in found


def test_marks_of_all_ranks_nest(tmp_path: Path) -> None:
    text = (
        "Es gilt:\n\n(1)Gebühren sind\n1.) für Kinder\na) klein\naa) bis 3,\nbb) bis 6,\nb) groß,\n2.) "
        "für Alte.\n(2) Ende.\n"
    )
    assert [level for level, _ in _outline(tmp_path, text)] == [1, 2, 3, 4, 4, 3, 2, 1]


def test_a_number_that_belongs_to_its_word_stays_with_it(tmp_path: Path) -> None:
    text = (
        "Personal\n\n1. stellv. Landrat: Max Meier\n2. stellv. Landrat: Eva Schulz\n\n18.30 Uhr Beginn "
        "der Sitzung\n"
    )
    assert sentences(read_text(tmp_path, text))[1:] == [
        "1. stellv. Landrat: Max Meier",
        "2. stellv. Landrat: Eva Schulz",
        "18.30 Uhr Beginn der Sitzung",
    ]
