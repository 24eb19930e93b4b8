"""The server is started anew while a page is open: what stands there stays, and no English is said."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.answering.answer import Answer
from assistant.answering.rewording import Rewording
from assistant.settings import Settings
from assistant.web import app
from assistant.web.backend import Backend
from assistant.web.server import bind
from tests.web.conftest import Served
from tests.web.fake_assistant import FakeAssistant
from tests.web.test_home import Setup, State

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
# A machine that does much else at the same time is slow, not wrong.
SOON = 30_000.0
LOST, BACK = "Die Verbindung ist unterbrochen", "Die Verbindung ist wieder da"


class Restartable:
    """A server that goes away and comes back at the same address; each time with an assistant of its own."""

    def __init__(self, settings: Settings, stack: ExitStack) -> None:
        self._settings, self._stack = settings, stack
        self._port = 0
        self.assistant = FakeAssistant()
        self.setup: Setup | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self, assistant: FakeAssistant | None = None) -> None:
        self.assistant = assistant or FakeAssistant(reading=0.2)
        self._listener = self._stack.enter_context(closing(bind("127.0.0.1", self._port)))
        self._port = self._listener.getsockname()[1]
        self._served = Served(Backend(self.assistant, self.setup), self._settings, self._listener)
        self._stack.callback(self._served.stop)
        self._served.start()
        self._served.wait()

    def stop(self) -> None:
        self._served.stop()
        self._listener.close()


@pytest.fixture
def server(documents: Path) -> Iterator[Restartable]:
    with ExitStack() as stack:
        started = Restartable(Settings(documents=documents, data=documents.parent / "data"), stack)
        started.start()
        yield started


@pytest.fixture
def page(server: Restartable, open_page: Open) -> Page:
    """An open page that counts how often it was loaded."""
    opened = open_page(server.url)
    opened.evaluate("window.same = true")
    return opened


def ask(page: Page, question: str) -> None:
    page.fill("#frage textarea", question)
    page.press("#frage textarea", "Enter")


def answered(page: Page, question: str, turns: int) -> None:
    expect(page.locator("#zuletzt .turn", has_text=question).locator(".verdict")).to_be_visible(timeout=SOON)
    expect(page.locator("#verlauf .turn")).to_have_count(turns, timeout=SOON)


def note(page: Page, text: str) -> None:
    expect(page.locator("#verbindung [role=status]")).to_contain_text(text, timeout=SOON)


def untouched(page: Page) -> None:
    """It is the page that was opened, and no word of Gradio's is on it."""
    assert page.evaluate("window.same")
    expect(page.locator(".toast-body")).to_have_count(0)
    assert "onnection" not in page.inner_text("body")


def test_conversation_and_unsent_words_stay_and_the_next_question_follows_on(
    server: Restartable, page: Page
) -> None:
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    page.fill("#frage textarea", "Und was")
    server.stop()
    note(page, LOST)
    page.locator("#frage textarea").press_sequentially(" kostet es?")
    untouched(page)
    server.start()
    note(page, BACK)
    expect(page.locator("#verlauf .verdict")).to_be_visible()
    expect(page.locator("#frage textarea")).to_have_value("Und was kostet es?")
    page.click("#fragen")
    answered(page, "Und was kostet es?", 2)
    assert server.assistant.asked == [("Und was kostet es?", ("Wie lange?",), ())]
    expect(page.locator("#frueher .turn")).to_contain_text("Das Hallenbad bleibt bis 2. Januar 2027")
    ask(page, "Und dann?")
    answered(page, "Und dann?", 3)
    assert server.assistant.asked[-1][1] == ("Wie lange?", "Und was kostet es?")
    expect(page.locator("#frueher .turn").first).to_contain_text("Wie lange?")
    untouched(page)


def test_a_question_that_is_asked_meanwhile_waits_and_keeps_its_choice(
    server: Restartable, page: Page
) -> None:
    page.click("#filter input")
    page.get_by_role("option", name="Vereinbarung Musterlingen (Entwurf)").click()
    server.stop()
    note(page, LOST)
    ask(page, "Wie lange?")
    page.wait_for_timeout(1500)
    expect(page.locator("#frage textarea")).to_have_value("Wie lange?")
    server.start()
    answered(page, "Wie lange?", 1)
    assert server.assistant.asked == [("Wie lange?", (), ("musterlingen-2026",))]
    untouched(page)


def test_a_server_that_still_looks_for_its_model_does_not_greet_anew(
    server: Restartable, open_page: Open
) -> None:
    server.stop()
    server.setup = Setup(State("Modell wird geladen", 0.42))
    server.start()
    page = open_page(server.url)
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    page.click("#filter input")
    page.get_by_role("option", name="Vereinbarung Musterlingen (Entwurf)").click()
    server.stop()
    server.setup = Setup(State("Modell wird geladen", 0.77))
    server.start()
    expect(page.locator("#banner")).to_contain_text("77 %", timeout=SOON)
    expect(page.locator("#verlauf .turn")).to_have_count(1)
    expect(page.locator("#willkommen .welcome")).to_be_hidden()
    expect(page.locator("#filter input")).to_have_value("Vereinbarung Musterlingen (Entwurf)")


@pytest.mark.parametrize(("unsent", "then"), [("", "Wie lange?"), ("Und wann?", "Und wann?")])
def test_an_answer_that_breaks_off_is_told_and_can_be_asked_again(
    server: Restartable, page: Page, unsent: str, then: str
) -> None:
    server.assistant.reading = 60
    ask(page, "Wie lange?")
    expect(page.locator("#aktuell .card").first).to_be_visible(timeout=SOON)
    server.stop()
    note(page, LOST)
    page.fill("#frage textarea", unsent)
    server.start()
    expect(page.locator("#zuletzt .notice")).to_contain_text("bevor die Antwort da war", timeout=SOON)
    expect(page.locator("#frage textarea")).to_have_value(then, timeout=SOON)
    page.click("#fragen")
    answered(page, then, 2)
    assert server.assistant.asked == [(then, (), ())]
    untouched(page)


def test_a_new_conversation_forgets_also_what_only_the_page_knew(server: Restartable, page: Page) -> None:
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    server.stop()
    server.start()
    ask(page, "Und wo?")
    answered(page, "Und wo?", 2)
    page.click("#neu")
    expect(page.locator("#verlauf .turn")).to_have_count(0, timeout=SOON)
    ask(page, "Wer?")
    answered(page, "Wer?", 1)
    assert server.assistant.asked[-1] == ("Wer?", (), ())
    assert page.evaluate("[sessionStorage.length, localStorage.length, kept.size]") == [0, 0, 0]


def test_what_needs_the_lost_answer_says_so(server: Restartable, page: Page) -> None:
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    server.stop()
    server.start()
    page.get_by_role("button", name="Einfacher erklären").click()
    expect(page.locator("#einfach")).to_contain_text("hat der Server", timeout=SOON)
    page.get_by_role("button", name="Nicht hilfreich").click()
    page.get_by_label("Etwas anderes").check()
    page.get_by_role("button", name="Senden").click()
    expect(page.locator("#hindernis")).to_contain_text("hat der Server", timeout=SOON)
    untouched(page)


def test_plain_words_that_break_off_are_told(server: Restartable, page: Page) -> None:
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    hold = asyncio.Event()

    async def plainer(_: Answer) -> Rewording:
        await hold.wait()
        return Rewording("")

    server.assistant.plainer = plainer  # type: ignore[method-assign]
    page.get_by_role("button", name="Einfacher erklären").click()
    expect(page.locator("#einfach .doing")).to_be_visible(timeout=SOON)
    server.stop()
    expect(page.locator("#einfach .notice")).to_contain_text("bevor die Antwort da war", timeout=SOON)
    note(page, LOST)
    server.start()
    note(page, BACK)
    untouched(page)


def test_another_page_is_loaded_only_when_somebody_wants_it_and_takes_the_words_along(
    server: Restartable, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(page, "Wie lange?")
    answered(page, "Wie lange?", 1)
    page.fill("#frage textarea", "Und was kostet es?")
    server.stop()
    monkeypatch.setattr(app, "page_id", lambda: 7)
    server.start()
    note(page, "Vereinbart ist erneuert worden")
    untouched(page)
    page.get_by_role("button", name="Seite neu laden").click()
    expect(page.locator("#beispiele button").first).to_be_visible(timeout=SOON)
    expect(page.locator("#frage textarea")).to_have_value("Und was kostet es?")
    assert page.evaluate("sessionStorage.length") == 0
    page.click("#fragen")
    answered(page, "Und was kostet es?", 1)
