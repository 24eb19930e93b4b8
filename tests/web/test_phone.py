"""On a phone, and on a large screen at 200 %, the page belongs to the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assistant.web.backend import Backend
from tests.web.fake_assistant import FakeAssistant

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Serve = Callable[..., str]
LINKS = (
    "Impressum=https://a.example; Datenschutzerklärung=https://a.example/d; "
    "Barrierefreiheitserklärung der Verwaltungsgemeinschaft=https://a.example/b"
)
PHONE = {"width": 360, "height": 640}


@pytest.fixture
def url(serving: Serve) -> str:
    return serving(Backend(FakeAssistant(reading=0.2)), site_links=LINKS)


def ask(page: Page, question: str) -> None:
    page.fill("#frage textarea", question)
    page.click("#fragen")
    expect(page.locator("#zuletzt .question")).to_contain_text(question)


def height(page: Page, css: str) -> float:
    box = page.locator(css).bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize(("width", "screen"), [(360, 640), (320, 640), (640, 400)])
def test_only_the_line_to_ask_in_stays_at_the_foot(
    url: str, open_page: Open, width: int, screen: int
) -> None:
    page = open_page(url, width=width, height=screen)
    ask(page, "Wie lange?")
    ask(page, "Wie lange noch?")
    assert height(page, "#zeile") <= 72
    expect(page.locator("#zuletzt .question")).to_be_in_viewport(ratio=1)
    expect(page.locator("#zuletzt .prose-text")).to_be_in_viewport()
    expect(page.locator("#frage textarea")).to_be_in_viewport(ratio=1)
    expect(page.locator("#filter")).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/", "/ueber"])
def test_the_links_at_the_foot_fit(url: str, open_page: Open, path: str) -> None:
    page = open_page(url, width=320, height=640)
    page.goto(url + path)
    shown = page.get_by_role("link", name="Barrierefreiheitserklärung")
    shown.scroll_into_view_if_needed()
    shown.click(trial=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_source_can_be_read_above_the_line_to_ask_in(url: str, open_page: Open) -> None:
    page = open_page(url, **PHONE)
    ask(page, "Wie lange?")
    page.locator(".card blockquote").last.scroll_into_view_if_needed()
    shown = page.locator(".card blockquote").last
    expect(shown).to_be_in_viewport(ratio=1)
    page.click(".card .open >> nth=-1", trial=True)
    assert height(page, ".card >> nth=-1") < PHONE["height"] - height(page, "#zeile")


def test_the_choice_of_papers_follows_and_is_told_where_one_asks(url: str, open_page: Open) -> None:
    page = open_page(url, **PHONE)
    page.fill("#frage textarea", "Wie lange?")
    page.click("#filter input")
    page.get_by_role("option", name="Vereinbarung Musterlingen (Entwurf)").click()
    expect(page.locator("#frage textarea")).to_have_attribute(
        "placeholder", "Frage an: Vereinbarung Musterlingen (Entwurf)"
    )
    expect(page.locator("#frage textarea")).to_have_value("Wie lange?")


@pytest.mark.parametrize("width", [360, 1280])
def test_that_a_machine_answers_is_said_once_before_the_first_question(
    url: str, open_page: Open, width: int
) -> None:
    page = open_page(url, width=width, height=640)
    shown = [notice for notice in page.locator(".ai-notice").all() if notice.is_visible()]
    expect(shown[0]).to_be_in_viewport(ratio=1)
    expect(shown[0]).to_contain_text("Hier antwortet eine KI")
