"""The staff's pages over the fake assistant, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant import texts
from tests.web.fake_assistant import AGREEMENT, OTHER, FakeAssistant, paper
from tests.web.staff_site import POOL, served

AREAS = ["", "/synopse", "/synopse?eigenes=Hallenbad", "/ueberblick", "/aemter", "/aenderungen"]


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return served(FakeAssistant(), tmp_path_factory.mktemp("staff"))


def cells(html: str, css: str) -> list[str]:
    """The texts of a column."""
    found = re.findall(rf'<td role="cell" class="{css}[^"]*"[^>]*><div>(.*?)</div></td>', html)
    return [re.sub(r"<[^>]+>", "", cell) for cell in found]


@pytest.mark.parametrize("area", AREAS)
def test_every_area_is_a_page_of_its_own_that_loads_nothing_foreign(http: TestClient, area: str) -> None:
    page = http.get(f"/vorhaben{area}")
    assert page.status_code == 200
    assert page.text.count('aria-current="page"') == 1
    assert "http" not in page.headers["content-security-policy"]
    assert " style=" not in page.text
    assert "<img src=x" not in page.text


def test_the_register_leads_to_the_marked_sentence(http: TestClient) -> None:
    html = http.get("/vorhaben?suche=hallenbad").text
    assert f'<a class="quote" href="/quelle/musterlingen-2026?satz=s4#satz-s4">„{POOL}“</a>' in html
    assert 'data-target="/quelle/musterlingen-2026?satz=s4#satz-s4"' in html
    assert '<mark id="satz-s4"' in http.get("/quelle/musterlingen-2026?satz=s4").text


def test_a_programmes_promise_is_not_shown_as_agreed(http: TestClient) -> None:
    labels = cells(http.get("/vorhaben").text, "binding")
    assert "angekündigt (Programm)" in labels
    assert "vereinbart" not in labels
    assert ">vereinbart" not in http.get("/vorhaben/ueberblick").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("ort=Beispielkreis&suche=Hallenbad", 1),
        ("suche=Hallenbad", 2),
        ("frist=2027&status=entwurf", 1),
        ("suche=Hallenbad&verbindlich=absage", 0),
        ("ort=%00&frist=zweitausend&seite=x&zeilen=-1&status=x&verbindlich=y", 0),
        ("kennzeichen=haushaltsrelevant", 0),
        ("papier=beispielkreis&suche=Hallenbad", 1),
    ],
)
def test_filters_of_the_address(http: TestClient, query: str, count: int) -> None:
    page = http.get(f"/vorhaben?{query}")
    assert (page.status_code, len(cells(page.text, "wording"))) == (200, count)


def test_filters_in_use_can_be_taken_back_one_by_one(http: TestClient) -> None:
    html = http.get("/vorhaben?suche=Hallenbad&status=entwurf&sortierung=frist").text
    target = 'href="/vorhaben?status=entwurf&amp;sortierung=frist"'
    assert f'{target} aria-label="Filter entfernen: Text Hallenbad"' in html
    assert '<option value="entwurf" selected>Entwurf (1)</option>' in html
    assert '<a href="/vorhaben">Alle Filter entfernen</a>' in html


def test_a_head_sorts_and_then_turns_round(http: TestClient) -> None:
    html = http.get("/vorhaben?sortierung=frist").text
    assert 'class="deadline" aria-sort="ascending"><a href="/vorhaben?sortierung=frist-ab#tabelle"' in html
    assert cells(html, "deadline")[:2] == ["2. Januar 2027"] * 2
    assert cells(html, "deadline")[-1] == ""


def test_a_long_register_has_pages(tmp_path: Path) -> None:
    client = served(FakeAssistant(repeat=20), tmp_path)
    html = client.get("/vorhaben?zeilen=25&seite=2").text
    assert len(cells(html, "wording")) == 25
    assert re.search(r"26–50 von \d+", html)
    assert 'rel="next" href="/vorhaben?zeilen=25&amp;seite=3#tabelle"' in html
    assert "26–50" not in client.get("/vorhaben?zeilen=25&seite=9999").text


def test_a_free_topic_scores_every_sentence(http: TestClient) -> None:
    html = http.get("/vorhaben?eigenes=Hallenbad").text
    assert "Nähe zum eigenen Thema" in html
    assert POOL in cells(html, "wording")[0]


def test_silence_is_told_in_the_synopsis(http: TestClient) -> None:
    html = http.get("/vorhaben/synopse?eigenes=Raumfahrt").text
    assert html.count('<p class="silent">keine Aussage gefunden</p>') == 2
    assert "0 Vorhaben in 0 von 2 Papieren" in html
    assert '<td class="silent">keine Aussage gefunden</td>' in http.get("/vorhaben/synopse").text


def test_the_overview_says_in_words_what_it_shows(http: TestClient) -> None:
    html = http.get("/vorhaben/ueberblick").text
    assert re.search(r'aria-label="Sport[^"]*, Musterlingen: \d Vorhaben"', html)
    assert 'aria-label="2027: 2 Vorhaben (2 zugesagt)"' in html
    assert '<a href="/vorhaben?frist=2027">2027</a>' in html


def test_changes_between_two_papers(tmp_path: Path) -> None:
    fake = FakeAssistant()
    document = paper("b")
    text = document.text.replace("2. Januar 2027", "3. Januar 2028")
    blocks = tuple(
        replace(block, sentences=tuple(replace(s, text=text[s.start : s.end]) for s in block.sentences))
        for block in document.blocks
    )
    other = replace(document, text=text, blocks=blocks)
    fake.documents = {AGREEMENT.id: (AGREEMENT, fake.document), OTHER.id: (OTHER, other)}
    address = "/vorhaben/aenderungen?alt=musterlingen-2026&neu=beispielkreis"
    page = served(fake, tmp_path).get(address)
    assert "0 hinzugekommen, 0 weggefallen, 1 anders gefasst" in page.text
    assert '<del><span class="sr">[gestrichen: </span>2<span class="sr">]</span></del>' in page.text
    assert "vorgesehen (Entwurf) → angekündigt (Programm)" not in page.text


def test_before_the_papers_are_there_the_page_says_so(tmp_path: Path) -> None:
    page = served(None, tmp_path).get("/vorhaben")
    assert (page.status_code, texts.CHAT_STARTING in page.text) == (503, True)


def test_others_than_staff_are_turned_away(http: TestClient) -> None:
    assert http.get("/vorhaben", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 403
