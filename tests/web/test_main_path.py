"""The way a citizen goes, once through: the shipped papers, the real model, the real app, a real browser."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import pytest

from assistant import application, texts
from assistant.answering.generation import OllamaGenerator
from assistant.settings import Settings
from assistant.web.backend import Backend
from assistant.web.server import bind
from tests.conftest import RealOllama
from tests.web.conftest import ARGUMENTS, Served

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = [pytest.mark.browser, pytest.mark.integration]
WAIT = 90_000
# Notes what of a question's turn was to be seen, in its order, and how the unchecked phrasing grew.
WATCH = """(question) => {
    const seen = [], drafts = new Set();
    const turns = () => [...document.querySelectorAll("#zuletzt .turn")];
    new MutationObserver(() => {
        const found = {
            evidence: document.querySelector("#aktuell .card"),
            draft: document.querySelector("#fortschritt .draft"),
            answer: turns().find((e) => e.innerText.includes(question))?.querySelector(".verdict"),
        };
        for (const name in found) if (found[name] && !seen.includes(name)) seen.push(name);
        if (found.draft) drafts.add(found.draft.textContent);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    window.watched = () => [seen.join(" "), drafts.size];
}"""


@pytest.fixture
def url(shipped: Settings, real_ollama: RealOllama) -> Iterator[str]:
    settings = shipped.model_copy(update={"cached_answers": 0, "quoted_words": 0})
    model = OllamaGenerator(settings, real_ollama.host, real_ollama.model)
    backend = Backend(application.make_assistant(settings, lambda: model))
    with contextlib.closing(bind("127.0.0.1", 0)) as listener:
        served = Served(backend, settings, listener)
        served.start()
        served.wait()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        served.stop()


@pytest.fixture
def page(url: str, chromium_path: str) -> Iterator[sync_api.Page]:
    sync_api.expect.set_options(timeout=WAIT)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=ARGUMENTS)
        shown = browser.new_page(locale="de-DE")
        shown.set_default_timeout(WAIT)
        shown.goto(url)
        shown.wait_for_selector("#beispiele button:visible")
        yield shown
        browser.close()


def ask(page: sync_api.Page, question: str) -> None:
    """Ask, and watch from then on."""
    page.evaluate(WATCH, question)
    page.fill("#frage textarea", question)
    page.press("#frage textarea", "Enter")
    sync_api.expect(page.locator(".question").last).to_contain_text(question)


def test_from_a_question_to_the_paper_to_a_phrased_answer_to_stop(page: sync_api.Page) -> None:
    expect = sync_api.expect
    ask(page, "Wer stellt den Kreistagsvorsitz?")
    page.wait_for_selector(".verdict")
    assert page.evaluate("window.watched()") == ["evidence answer", 0]
    expect(page.locator(".prose-text")).to_have_text(re.compile(r"SPD.*\[1\]$"))
    expect(page.locator(".answer-note").first).to_contain_text("Entwurf, keine beschlossene Vereinbarung")
    with page.context.expect_page() as opened:
        page.click(".cite")
    expect(opened.value.locator("mark")).to_contain_text("SPD")
    expect(opened.value.locator("mark")).to_be_in_viewport()
    opened.value.close()

    ask(page, "Was soll die Jahreskarte für Bus und Bahn im Erzgebirge kosten?")
    expect(page.locator("#zuletzt .answer")).to_contain_text("365", timeout=WAIT)
    order, steps = page.evaluate("window.watched()")
    assert (order, steps > 1) == ("evidence draft answer", True)

    page.get_by_role("button", name="Einfacher erklären").click()
    said = page.locator("#einfacher :is(.plainer, .notice-info)")
    expect(said).to_contain_text(texts.PLAINER_STANDS, timeout=WAIT)

    ask(page, "Wie will das Erzgebirge den Klimaschutz voranbringen?")
    expect(page.locator("#stand")).to_contain_text("Das Modell")
    page.click("#stopp")
    page.wait_for_selector(".notice-stop")  # it never comes where the model wrote its answer to the end
    expect(page.locator("#fragen")).to_be_visible()
