"""Laying drafts out in one text."""

from __future__ import annotations

from collections import Counter

from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.structure import build

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
