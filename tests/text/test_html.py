"""Web pages."""

from __future__ import annotations

from pathlib import Path

from assistant.text.document import BlockKind
from tests.text.samples import of_kind, read_text, sentences


def test_blocks_are_apart_and_words_are_whole(tmp_path: Path) -> None:
    document = read_text(tmp_path, "<p>Hallo <b>Wor</b>t.</p><p>Neu</p>", "a.html")
    assert sentences(document) == ["Hallo Wort.", "Neu"]


def test_what_surrounds_the_text_is_not_found(tmp_path: Path) -> None:
    page = (
        "<html><head><title>x</title></head><body><nav><a href=/>Start</a></nav><form>Suche <input></form>"
        "<div class='cookie-banner'>Cookies annehmen</div><main><h1>Haushalt</h1><p>Er ist "
        "ausgeglichen.</p></main>"
        "<footer>Impressum</footer><script>alert(1)</script></body></html>"
    )
    document = read_text(tmp_path, page, "a.html")
    assert sentences(document) == ["Haushalt", "Er ist ausgeglichen."]
    assert of_kind(document, BlockKind.BOILERPLATE) == ["Start", "Cookies annehmen", "Impressum"]


def test_nested_lists_and_tables(tmp_path: Path) -> None:
    page = (
        "<p>Es gilt:</p><ol><li>Eins<ul><li>innen</li></ul></li><li><p>Zwei</p><p>mehr</p></li>"
        "</ol><table><tr><th>Amt<th>Name<tr><td>Rat<td>Muster</table>"
    )
    document = read_text(tmp_path, page, "a.htm")
    assert [(block.marker, block.level, block.lead_in) for block in document.blocks[1:4]] == [
        ("1.", 1, 0),
        ("•", 2, 1),
        ("2.", 1, 0),
    ]
    assert sentences(document)[-1] == "Rat – Name: Muster"
