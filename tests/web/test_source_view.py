from __future__ import annotations

from dataclasses import replace

from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document
from assistant.web.readings import Reading
from assistant.web.source_view import source_page
from tests.web.fake_assistant import AGREEMENT, EVIL, OTHER, paper


def test_the_cited_sentence_alone_is_marked() -> None:
    html = source_page(Reading(AGREEMENT, paper()), ("s4",))
    assert html.count("<mark ") == 1
    assert '<mark id="satz-s4"' in html
    assert "Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.</mark>" in html


def test_a_sentence_that_is_gone_is_said_to_be() -> None:
    html = source_page(Reading(AGREEMENT, paper()), ("alt",))
    assert "<mark" not in html
    assert "gibt es in der heutigen Fassung dieses Papiers nicht mehr" in html


def test_items_show_their_own_marker_once() -> None:
    html = source_page(Reading(AGREEMENT, paper()))
    assert '<li class="item level-1"><span class="marker">a)</span><span> <span id="satz-s7">Kinder' in html
    assert '<li class="item level-2"><span class="marker">✓</span>' in html
    assert html.count("✓") == 1


def test_every_character_of_the_paper_is_there() -> None:
    document = Document("Kopf\nEins  zwei. Drei?!", (Block(BlockKind.PARAGRAPH, 0, 23),))
    assert '<p class="paragraph">Kopf\nEins  zwei. Drei?!</p>' in source_page(Reading(AGREEMENT, document))


def test_pages_are_numbered_where_they_begin() -> None:
    html = source_page(Reading(AGREEMENT, paper()))
    assert (
        html.index("Seite 1")
        < html.index("Kinder baden")
        < html.index("Seite 2")
        < html.index("in den Ferien")
    )
    assert html.count("Seite 2<") == 1


def test_facts_of_the_paper() -> None:
    html = source_page(Reading(AGREEMENT, paper()))
    for fact in ("Rat der Stadt", "Partei A, Partei B", "2026–2031", "05.03.2026", ">Entwurf<"):
        assert fact in html


def test_only_web_addresses_become_links() -> None:
    script = replace(AGREEMENT, source="javascript:alert(1)")
    assert 'href="javascript' not in source_page(Reading(script, paper()))
    assert 'href="https://example.org/papier"' in source_page(Reading(AGREEMENT, paper()))


def test_markup_in_title_and_text_is_text() -> None:
    html = source_page(Reading(OTHER, paper()))
    assert EVIL not in html
    assert "<img" not in html
    assert "<style>" not in html


def test_a_decided_paper_carries_no_warning() -> None:
    decided = replace(AGREEMENT, status=Status.BESCHLOSSEN)
    assert "notice-status" not in source_page(Reading(decided, paper()))
    assert "notice-status" in source_page(Reading(AGREEMENT, paper()))


def test_what_was_read_is_folded_away_with_its_warnings() -> None:
    noticed = replace(
        paper(), warnings=("musterlingen.md: Viele Zeichen fehlen.",), repairs={"hyphenation": 20}
    )
    details = source_page(Reading(AGREEMENT, noticed, 1234)).split("<details")[1].split("</details>")[0]
    assert "<span>2 Seiten</span><span>11 Sätze</span>" in details
    assert "<dt>Passagen</dt><dd>1.234</dd>" in details
    assert "20\u00a0×\u00a0Silbentrennung" in details
    assert "<li>Viele Zeichen fehlen.</li>" in details
    assert 'href="/dokumente"' in details


def test_pages_without_text_are_said_where_they_are_missing() -> None:
    scanned = replace(paper(), unread=(1, 3, 4), page_count=4)
    html = source_page(Reading(AGREEMENT, scanned))
    assert "<span>Seiten 1, 3, 4: kein Text, nur ein Bild." in html
    body = html.split("paper-text")[1]
    marks = ["Seite 1 · nicht gelesen", "Kinder baden", ">Seite 2<", "Ferien", "Seiten 3, 4 · nicht gelesen"]
    assert sorted(marks, key=body.index) == marks


def test_text_recognition_is_marked_and_explained() -> None:
    read = replace(paper(), recognized=(2,))
    block = read.blocks[8]
    sentence = replace(block.sentences[0], recognized=True)
    blocks = (*read.blocks[:8], replace(block, sentences=(sentence,)), *read.blocks[9:])
    html = source_page(Reading(AGREEMENT, replace(read, blocks=blocks)))
    assert html.count('class="recognized" title="Mit Texterkennung aus einem Bild gelesen.') == 1
    assert "Seite 2 · Texterkennung" in html
    assert "Gepunktet unterstrichene Sätze" in html
    assert "Gepunktet" not in source_page(Reading(AGREEMENT, paper()))


def test_a_footnote_has_its_marker_apart() -> None:
    html = source_page(Reading(AGREEMENT, paper()))
    assert '<p class="note"><span class="marker"><span class="sr">Fußnote </span>1</span>' in html
    assert html.count("1 Nach heutigem") == 0
