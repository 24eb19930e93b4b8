from __future__ import annotations

from dataclasses import replace

from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document
from assistant.web.source_view import source_page
from tests.web.fake_assistant import AGREEMENT, EVIL, OTHER, paper


def test_the_cited_sentence_alone_is_marked() -> None:
    html = source_page(AGREEMENT, paper(), ("s4",))
    assert html.count("<mark ") == 1
    assert '<mark id="satz-s4"' in html
    assert "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.</mark>" in html


def test_a_sentence_that_is_gone_is_said_to_be() -> None:
    html = source_page(AGREEMENT, paper(), ("alt",))
    assert "<mark" not in html
    assert "gibt es in der heutigen Fassung dieses Papiers nicht mehr" in html


def test_items_show_their_own_marker_once() -> None:
    html = source_page(AGREEMENT, paper())
    assert '<li class="item level-1"><span class="marker">a)</span><span> <span id="satz-s7">Kinder' in html
    assert '<li class="item level-2"><span class="marker">✓</span>' in html
    assert html.count("✓") == 1


def test_every_character_of_the_paper_is_there() -> None:
    document = Document("Kopf\nEins  zwei. Drei?!", (Block(BlockKind.PARAGRAPH, 0, 23),))
    assert '<p class="paragraph">Kopf\nEins  zwei. Drei?!</p>' in source_page(AGREEMENT, document)


def test_pages_are_numbered_where_they_begin() -> None:
    html = source_page(AGREEMENT, paper())
    assert (
        html.index("Seite 1")
        < html.index("Kinder baden")
        < html.index("Seite 2")
        < html.index("in den Ferien")
    )
    assert html.count("Seite 2<") == 1


def test_facts_of_the_paper() -> None:
    html = source_page(AGREEMENT, paper())
    for fact in ("Rat der Stadt", "Partei A, Partei B", "2026–2031", "05.03.2026", ">Entwurf<"):
        assert fact in html


def test_only_web_addresses_become_links() -> None:
    script = replace(AGREEMENT, source="javascript:alert(1)")
    assert 'href="javascript' not in source_page(script, paper())
    assert 'href="https://example.org/papier"' in source_page(AGREEMENT, paper())


def test_markup_in_title_and_text_is_text() -> None:
    html = source_page(OTHER, paper())
    assert EVIL not in html
    assert "<img" not in html
    assert "<style>" not in html


def test_a_decided_paper_carries_no_warning() -> None:
    decided = replace(AGREEMENT, status=Status.BESCHLOSSEN)
    assert "notice-status" not in source_page(decided, paper())
    assert "notice-status" in source_page(AGREEMENT, paper())


def test_warnings_of_reading_are_shown() -> None:
    scanned = replace(paper(), warnings=("Seite 3: kein Text (Scan)",))
    assert "Seite 3: kein Text (Scan)" in source_page(AGREEMENT, scanned)
