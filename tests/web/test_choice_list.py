"""The list of papers to choose from: it closes behind one, hides nothing and can do without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.web.backend import Backend
from tests.web.fake_assistant import AGREEMENT, FakeAssistant, paper

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Serve = Callable[..., str]
LONG = "Vereinbarung über die Zusammenarbeit in der Wahlperiode 2021–2026 der Verwaltungsgemeinschaft"


@pytest.fixture
def url(serving: Serve) -> str:
    fake = FakeAssistant()
    for number in range(1, 5):
        other = replace(AGREEMENT, id=f"ort-{number}", title=f"{LONG} {number}", place=f"Ort {number}")
        fake.documents[other.id] = (other, paper(f"o{number}-"))
    return serving(Backend(fake))


def answered(page: Page) -> None:
    """After the first answer the field shares its line with a button."""
    page.fill("#frage textarea", "Wie lange?")
    page.click("#fragen")
    page.wait_for_selector("#zuletzt .verdict")
    expect(page.locator("#neu")).to_be_visible()


def field(page: Page) -> Locator:
    return page.locator("#filter input")


def entries(page: Page) -> Locator:
    return page.locator("#filter [role=option]")


def settle(page: Page) -> None:
    """What Gradio puts off until later has happened, and the list has faded."""
    page.wait_for_timeout(600)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("width", [360, 1280])
def test_who_goes_on_with_the_keyboard_leaves_no_open_list_behind(
    url: str, open_page: Open, width: int, key: str
) -> None:
    page = open_page(url, width=width, height=640)
    answered(page)
    field(page).focus()
    expect(entries(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    settle(page)
    expect(field(page)).not_to_be_focused()
    expect(entries(page)).to_have_count(0)
    page.click("#neu", trial=True)


@pytest.mark.parametrize("width", [320, 360, 700, 1280])
def test_every_entry_can_be_read(url: str, open_page: Open, width: int) -> None:
    page = open_page(url, width=width, height=800)
    answered(page)
    field(page).click()
    expect(entries(page).last).to_be_visible()
    settle(page)
    for entry in entries(page).all():
        expect(entry).to_be_in_viewport(ratio=1)
        assert entry.evaluate("(entry) => entry.scrollWidth <= entry.clientWidth")
        box = entry.bounding_box()
        assert box is not None
        assert box["width"] >= min(width - 60, 500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_choosing_by_keyboard_keeps_ones_place(url: str, open_page: Open) -> None:
    page = open_page(url)
    field(page).focus()
    expect(entries(page).first).to_be_visible()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(entries(page)).to_have_count(0)
    expect(field(page)).to_have_value("Vereinbarung Musterlingen (Entwurf)")
    settle(page)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowUp")
    expect(entries(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(entries(page)).to_have_count(0)
    expect(field(page)).to_have_value("Vereinbarung Musterlingen (Entwurf)")
    field(page).click()
    expect(entries(page).first).to_be_visible()


def test_a_name_can_be_typed(url: str, open_page: Open) -> None:
    page = open_page(url)
    page.locator("#fragen").focus()
    page.keyboard.press("Tab")
    expect(field(page)).to_be_focused()
    page.keyboard.type("2026 der verwaltungsgemeinschaft 3")
    expect(entries(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#frage textarea")).to_have_attribute(
        "placeholder", f"Frage an: Ort 3: {LONG} 3 (Entwurf)"
    )
    expect(entries(page)).to_have_count(0)
