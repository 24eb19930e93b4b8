"""The staff's pages in Chromium: by mouse, by keyboard, on a phone, and as axe-core sees them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page, expect

from assistant.settings import Settings
from assistant.web.app import create_site
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.server import bind, server_config
from assistant.web.workbench import Preparing, Workbench
from tests.waiting import LONG
from tests.web.fake_assistant import FakeAssistant
from tests.web.staff_site import POOL
from tests.web.test_accessibility import faults

pytestmark = pytest.mark.browser
AREAS = (
    "", "?suche=Hallenbad&status=entwurf", "/synopse", "/synopse?eigenes=Hallenbad", "/ueberblick",
    "/aemter?nebenbei=1", "/aenderungen?alt=musterlingen-2026&neu=beispielkreis",
)  # fmt: skip


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site without the chat, with a register of several pages, and a free topic that is scored."""
    folder = tmp_path_factory.mktemp("staff")
    settings = Settings(documents=folder, data=folder / "data")
    site = create_site(Desk.with_settings(Backend(FakeAssistant(repeat=8)), settings), settings)
    bench: Workbench = site.state.workbench
    bench.about(bench.view(60.0), "Hallenbad", 60.0)
    with closing(bind("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(server_config(site, settings))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/vorhaben"
        server.should_exit = True
        thread.join(LONG)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_axe_finds_nothing_in_any_area(url: str, page: Page) -> None:
    for area in AREAS:
        page.goto(url + area)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert (area, faults(page)) == (area, [])


def test_a_click_on_a_row_opens_its_sentence(url: str, page: Page) -> None:
    page.goto(f"{url}?suche=Hallenbad")
    page.locator("td.binding").first.click()
    expect(page.locator("mark")).to_have_text(POOL)
    expect(page.locator("mark")).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_label("Wörter im Text")).to_have_value("Hallenbad")


def test_enter_on_a_row_opens_it_as_well(url: str, page: Page) -> None:
    page.goto(f"{url}?suche=Hallenbad")
    page.get_by_role("link", name=POOL).first.press("Enter")
    expect(page.locator("mark")).to_be_in_viewport()


def test_filtering_by_keyboard(url: str, page: Page) -> None:
    page.goto(url)
    page.get_by_label("Status des Papiers").select_option("entwurf")
    page.get_by_label("zugesagt (").check()
    page.get_by_label("Wörter im Text").fill("Hallenbad")
    page.get_by_label("Wörter im Text").press("Enter")
    expect(page.locator(".in-use li")).to_have_count(3)
    page.get_by_role("link", name="Filter entfernen: Text Hallenbad").press("Enter")
    expect(page.locator(".in-use li")).to_have_count(2)


def test_a_file_is_downloaded(url: str, page: Page) -> None:
    page.goto(f"{url}?suche=Hallenbad")
    with page.expect_download() as started:
        page.get_by_role("link", name="Excel").click()
    assert started.value.suggested_filename.startswith("vorhaben-")
    assert Path(started.value.path()).read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(url: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    for area in AREAS:
        page.goto(url + area)
        assert (area, page.evaluate("document.documentElement.scrollWidth") <= width) == (area, True)


def test_no_foreign_host_no_error_and_a_phone_sees_the_rows_first(url: str, page: Page) -> None:
    hosts: set[str | None] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("console", lambda message: errors.append(message.text))
    page.set_viewport_size({"width": 360, "height": 640})
    for area in AREAS:
        page.goto(url + area)
    assert (hosts, errors) == ({"127.0.0.1"}, [])
    page.goto(url)
    expect(page.locator("details.filters")).not_to_have_attribute("open", "")
    expect(page.locator("tbody tr").first).to_be_in_viewport()


@pytest.fixture
def preparing(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What the views are made of is not read yet, until this is taken back."""
    with monkeypatch.context() as busy:
        busy.setattr(Workbench, "view", lambda *_: (_ for _ in ()).throw(Preparing("Lesen", 3, 8)))
        yield busy


def test_what_is_being_prepared_comes_by_itself(url: str, page: Page, preparing: pytest.MonkeyPatch) -> None:
    page.goto(url)
    expect(page.locator("[role=status]")).to_have_text("Lesen: 3 von 8 Papieren.")
    preparing.undo()
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.usefixtures("preparing")
def test_the_page_of_what_is_being_prepared_has_no_fault(url: str, page: Page) -> None:
    page.route("**/staff.js", lambda route: route.abort())  # it looks again, and axe would lose its page
    page.goto(url)
    expect(page.locator("[role=status]")).to_be_visible()
    assert faults(page) == []
