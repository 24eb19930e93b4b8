"""The whole app in Chromium, with the fake assistant behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.web import render
from assistant.web.backend import Backend
from tests.waiting import until
from tests.web.fake_assistant import ALL, EVIL, FakeAssistant, Held

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Serve = Callable[..., str]


@pytest.fixture
def url(serving: Serve, assistant: FakeAssistant) -> str:
    return serving(Backend(assistant))


def ask(page: Page, question: str) -> None:
    page.fill("#frage textarea", question)
    page.click("#fragen")


def test_from_question_to_the_marked_sentence(url: str, open_page: Open) -> None:
    page = open_page(url)
    ask(page, "Wie lange bleibt das Hallenbad geöffnet?")
    expect(page.locator("#aktuell .card").first).to_contain_text("2. Januar 2027")
    expect(page.locator(".draft")).to_contain_text("Das Hallenbad")
    expect(page.locator(".verdict")).to_contain_text("Belegt")
    with page.context.expect_page() as opened:
        page.click(".cite >> nth=0")
    expect(opened.value.locator("mark")).to_have_text("Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.")
    expect(opened.value.locator("mark")).to_be_in_viewport()


def test_evidence_is_there_long_before_the_model_answers(serving: Serve, open_page: Open) -> None:
    page = open_page(serving(Backend(FakeAssistant(reading=600))))
    ask(page, "Wie lange?")
    expect(page.locator("#aktuell .card").first).to_be_visible()
    expect(page.locator("#stand")).to_contain_text("Das Modell liest")


def test_stop_ends_the_model_while_it_reads(serving: Serve, open_page: Open) -> None:
    fake = FakeAssistant(reading=600)
    page = open_page(serving(Backend(fake)))
    ask(page, "Wie lange?")
    page.click("#stopp")
    expect(page.locator(".notice-stop")).to_be_visible()
    assert until(lambda: fake.closed == 1)
    expect(page.locator("#fragen")).to_be_visible()


def test_closing_the_page_ends_the_model(serving: Serve, open_page: Open) -> None:
    fake = FakeAssistant(reading=600)
    page = open_page(serving(Backend(fake)))
    ask(page, "Wie lange?")
    page.wait_for_selector("#aktuell .card")
    page.close()
    assert until(lambda: fake.closed == 1)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_sideways_scrolling_and_the_input_stays_in_view(url: str, open_page: Open, width: int) -> None:
    page = open_page(url, width=width, height=640)
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("#frage textarea")).to_be_in_viewport()
    expect(page.locator(".prose-text")).to_be_in_viewport()


def test_no_foreign_host_no_cookie_no_error(url: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    hosts: set[str | None] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(url)
    page.wait_for_selector("#beispiele button:visible")
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    assert hosts == {"127.0.0.1"}
    assert (errors, context.cookies(), page.evaluate("localStorage.length")) == ([], [], 0)
    assert page.evaluate("document.documentElement.lang") == "de"
    context.close()


def test_markup_is_shown_not_run(url: str, open_page: Open) -> None:
    page = open_page(url)
    ask(page, f"Mond {EVIL}")
    page.wait_for_selector(".verdict")
    expect(page.locator(".question")).to_contain_text(EVIL)
    expect(page.locator(".related blockquote")).to_contain_text(EVIL)
    assert page.locator("#verlauf img, #verlauf style").count() == 0
    assert "geknackt" not in page.title()
    page.goto(f"{url}/quelle/musterlingen-2026")
    expect(page.locator(".paper-text")).to_contain_text("[feste Zeiten](javascript:alert(1))")
    assert page.locator("img, [href^=javascript]").count() == 0


def test_two_people_do_not_see_each_other(url: str, open_page: Open, assistant: FakeAssistant) -> None:
    first, second = open_page(url), open_page(url)
    ask(first, "Erste Frage?")
    ask(second, "Zweite Frage?")
    for page in (first, second):
        page.wait_for_selector(".verdict")
    ask(first, "Dritte Frage?")
    expect(first.locator("#verlauf .turn")).to_have_count(2)
    expect(second.locator("#verlauf .turn")).to_have_count(1)
    assert assistant.asked[-1] == ("Dritte Frage?", ("Erste Frage?",), ())


def test_a_choice_of_papers_is_ones_own(url: str, open_page: Open, assistant: FakeAssistant) -> None:
    first, second = open_page(url), open_page(url)
    first.click("#filter input")
    first.get_by_role("option", name="Vereinbarung Musterlingen (Entwurf)").click()
    ask(second, "Wie lange?")
    second.wait_for_selector(".verdict")
    assert assistant.asked == [("Wie lange?", (), ())]
    expect(second.locator("#filter input")).to_have_value("Alle Papiere")


def test_usable_soon_where_only_loopback_can_be_reached(url: str, browser: Browser) -> None:
    context = browser.new_context()
    context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", lambda route: route.abort())
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#beispiele button:visible")
    page.wait_for_function("document.fonts.status === 'loaded'")
    context.close()


def test_the_place_in_the_queue_is_shown(serving: Serve, open_page: Open) -> None:
    fake = Held()
    url = serving(Backend(fake))
    first, second = open_page(url), open_page(url)
    ask(first, "Erste Frage?")
    first.wait_for_selector("#aktuell .card")
    ask(second, "Zweite Frage?")
    expect(second.locator("#stand")).to_contain_text("Noch eine Frage vor Ihnen")
    expect(second.locator("#aktuell .card").first).to_be_visible()
    fake.seen = ALL
    expect(second.locator(".verdict")).to_be_visible()


def test_refusals_and_errors_are_german_and_the_next_question_works(url: str, open_page: Open) -> None:
    page = open_page(url)
    page.click("#fragen")
    expect(page.locator("#stand")).to_contain_text("Bitte geben Sie zuerst eine Frage ein.")
    ask(page, "kaputt")
    expect(page.locator("#verlauf")).to_contain_text("Es ist ein unerwarteter Fehler aufgetreten.")
    assert page.locator(".toast-body").count() == 0
    ask(page, "Wie lange?")
    expect(page.locator(".verdict")).to_contain_text("Belegt")


def test_a_fault_of_the_screen_itself_is_told(
    url: str, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(url)
    monkeypatch.delattr(render, "finished")
    ask(page, "Wie lange?")
    expect(page.locator("#stand")).to_contain_text("Es ist ein unerwarteter Fehler aufgetreten.")
    expect(page.locator("#fragen")).to_be_visible()


def test_an_example_asks_itself_and_a_new_conversation_forgets(
    url: str, open_page: Open, assistant: FakeAssistant
) -> None:
    page = open_page(url)
    assert assistant.asked == []
    page.click("#beispiele button >> nth=0")
    page.wait_for_selector(".verdict")
    page.click("#neu")
    expect(page.locator("#verlauf .turn")).to_have_count(0)
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    assert assistant.asked[-1] == ("Wie lange?", (), ())


def test_the_filter_reaches_the_question(url: str, open_page: Open, assistant: FakeAssistant) -> None:
    page = open_page(url)
    page.click("#filter input")
    page.get_by_role("option", name="Vereinbarung Musterlingen (Entwurf)").click()
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    assert assistant.asked[-1][2] == ("musterlingen-2026",)


@pytest.mark.parametrize(("width", "label"), [(360, '"Seiten"'), (1280, "none")])
def test_what_was_read_is_a_table_that_becomes_cards(
    url: str, context: BrowserContext, width: int, label: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 640})
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(f"{url}/dokumente")
    expect(page.get_by_role("rowheader", name="Vereinbarung Musterlingen")).to_be_visible()
    assert page.get_by_role("columnheader").count() == 8
    shown = "getComputedStyle(document.querySelector('.read-table td'), '::before').content"
    assert (page.evaluate(shown), errors) == (label, [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_the_chat_to_what_was_read_of_a_paper_by_keyboard(url: str, open_page: Open) -> None:
    page = open_page(url)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Papiere", exact=True).press("Enter")
    papers = opened.value
    expect(papers.locator("#nicht-gelesen")).to_contain_text("Kein Text (Scan) auf allen 8 Seiten.")
    papers.get_by_role("link", name="Vereinbarung Musterlingen").press("Enter")
    papers.get_by_text("Was gelesen wurde").press("Enter")
    expect(papers.locator("details.reading dl")).to_contain_text("1.234")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_complaint_is_stored_without_anything_personal(
    url: str, open_page: Open, tmp_path: Path, width: int
) -> None:
    page = open_page(url, width=width, height=640)
    ask(page, "Wie lange?")
    page.get_by_role("button", name="Nicht hilfreich").click()
    page.get_by_role("button", name="Senden").click()
    expect(page.locator("#beanstandung")).to_contain_text("Bitte wählen Sie zuerst einen Grund.")
    page.get_by_label("Es fehlt etwas").check()
    page.get_by_label("Anmerkung (freiwillig)").fill("Ohne Ferien. Ich: max@example.org")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Senden").click()
    expect(page.get_by_text("Danke. Ihre Rückmeldung ist gespeichert")).to_be_in_viewport()
    (line,) = (tmp_path / "data" / "feedback.jsonl").read_text().splitlines()
    kept = json.loads(line)
    assert (kept["question"], kept["reason"]) == ("Wie lange?", "unvollstaendig")
    assert kept["comment"] == "Ohne Ferien. Ich: [E-Mail-Adresse]"
    assert set(kept) == {
        "question", "answer", "verdict", "reason", "comment", "history", "cited", "index", "day",
    }  # fmt: skip
    assert page.context.cookies() == []


def test_complaining_by_keyboard_and_changing_ones_mind(url: str, open_page: Open, tmp_path: Path) -> None:
    page = open_page(url)
    ask(page, "Wie lange?")
    page.get_by_role("button", name="Nicht hilfreich").press("Enter")
    expect(page.get_by_label("Die Antwort ist falsch")).to_be_focused()
    page.get_by_role("button", name="Abbrechen").press("Enter")
    page.get_by_role("button", name="Hilfreich", exact=True).press("Enter")
    expect(page.get_by_text("Danke.", exact=True)).to_be_visible()
    assert not (tmp_path / "data").exists()


def test_each_complains_about_the_own_newest_answer(url: str, open_page: Open, tmp_path: Path) -> None:
    first, second = open_page(url), open_page(url)
    for page, question in ((first, "Erste?"), (second, "Zweite?"), (first, "Dritte?")):
        ask(page, question)
        expect(page.locator("#zuletzt .question")).to_contain_text(question)
        page.get_by_role("button", name="Nicht hilfreich").click()
        page.get_by_label("Etwas anderes").check()
    second.get_by_role("button", name="Senden").click()
    expect(second.locator("#dank")).to_contain_text("Danke.")
    first.get_by_role("button", name="Senden").click()
    expect(first.locator("#dank")).to_contain_text("Danke.")
    kept = [json.loads(line) for line in (tmp_path / "data" / "feedback.jsonl").read_text().splitlines()]
    assert [(line["question"], line["history"]) for line in kept] == [
        ("Zweite?", []),
        ("Dritte?", ["Erste?"]),
    ]


def test_an_answer_that_failed_cannot_be_judged(url: str, open_page: Open) -> None:
    page = open_page(url)
    ask(page, "Wie lange?")
    expect(page.locator("#rueckmeldung")).to_be_visible()
    ask(page, "kaputt")
    expect(page.locator("#zuletzt .notice-alert")).to_be_visible()
    expect(page.locator("#rueckmeldung")).to_have_count(0)


def test_a_link_asks_the_question_anew_and_what_follows_knows_it(
    url: str, open_page: Open, assistant: FakeAssistant
) -> None:
    first = open_page(url)
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(first, "Wer baut den Radweg?")
    first.wait_for_selector(".verdict")
    ask(first, "Und dort?")
    expect(first.locator("#zuletzt .question")).to_contain_text("Und dort?")
    first.locator("#zuletzt").get_by_role("button", name="Link").click()
    expect(first.locator("#zuletzt .copied")).to_have_text("Link kopiert.")
    link = first.evaluate("navigator.clipboard.readText()")
    assert link == f"{url}/#frage=Und%20dort%3F&davor=Wer%20baut%20den%20Radweg%3F"
    second = first.context.new_page()
    second.goto(link)
    expect(second.locator("#verlauf .turn")).to_have_count(1)
    assert assistant.asked[-1] == ("Und dort?", ("Wer baut den Radweg?",), ())
    ask(second, "Und wann?")
    expect(second.locator("#verlauf .turn")).to_have_count(2)
    assert assistant.asked[-1][1] == ("Wer baut den Radweg?", "Und dort?")


def test_a_link_waits_for_the_papers_and_brings_its_choice(
    serving: Serve, context: BrowserContext, assistant: FakeAssistant
) -> None:
    backend = Backend()
    page = context.new_page()
    page.goto(f"{serving(backend)}/#frage=Wie%20lange%3F&in=ort%3AMusterlingen")
    expect(page.locator("#banner")).to_contain_text("werden eingelesen")
    backend.start(lambda: assistant)
    expect(page.locator(".verdict")).to_contain_text("Belegt")
    assert assistant.asked == [("Wie lange?", (), ("musterlingen-2026",))]
    expect(page.locator("#filter input")).to_have_value("Vereinbarung Musterlingen (Entwurf)")


def test_a_question_asked_during_the_start_waits_and_is_not_covered_by_the_welcome(
    serving: Serve, context: BrowserContext, assistant: FakeAssistant
) -> None:
    backend = Backend()
    page = context.new_page()
    page.goto(serving(backend))
    ask(page, "Wie lange?")
    expect(page.locator("#stand")).to_contain_text("werden eingelesen")
    backend.start(lambda: assistant)
    expect(page.locator(".verdict")).to_contain_text("Belegt")
    expect(page.locator("#filter input")).to_be_visible()
    page.wait_for_timeout(1500)
    assert not page.locator("#willkommen .welcome").is_visible()


def test_a_broken_link_is_an_ordinary_start(url: str, open_page: Open, assistant: FakeAssistant) -> None:
    page = open_page(f"{url}/#frage=&in=%%&davor=x")
    expect(page.locator(".welcome")).to_be_visible()
    assert assistant.asked == []


def test_copying_takes_quotations_and_sources_along(url: str, open_page: Open) -> None:
    page = open_page(url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Wie lange?")
    page.get_by_role("button", name=re.compile("^Kopieren")).press("Enter")
    expect(page.locator(".copied")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] „Das Hallenbad bleibt bis 2. Januar 2027 geöffnet.“\nVereinbarung Musterlingen (" in copied
    assert copied.endswith(f"\n\n{url}/#frage=Wie%20lange%3F")


def test_one_answer_is_printed_with_its_link_and_without_buttons(url: str, open_page: Open) -> None:
    page = open_page(url)
    page.evaluate(
        """window.print = () => {
            window.dispatchEvent(new Event("beforeprint"));
            const seen = (element) => element.checkVisibility();
            const shown = (css) => [...document.querySelectorAll(css)].filter(seen).length;
            window.printed = {
                questions: shown(".turn .question"), buttons: shown("button"), boxes: shown("textarea"),
                link: document.querySelector(".chosen .printed").innerText,
            };
        }; 0"""
    )
    for question in ("Erste Frage?", "Zweite Frage?"):
        ask(page, question)
        expect(page.locator("#zuletzt .question")).to_contain_text(question)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("document.querySelectorAll('[data-print]')[0].click()")
    printed = page.evaluate("window.printed")
    assert (printed["questions"], printed["buttons"], printed["boxes"]) == (1, 0, 0)
    assert f"{url}/#frage=Erste%20Frage%3F" in printed["link"]
    assert page.evaluate("getComputedStyle(document.querySelector('.prose-text')).color") == "rgb(26, 30, 32)"


def test_a_suggestion_asks_itself_and_is_not_made_again(
    url: str, open_page: Open, assistant: FakeAssistant
) -> None:
    page = open_page(url)
    ask(page, "Wie lange?")
    page.locator("#weiter button:visible").first.click()
    expect(page.locator("#verlauf .turn")).to_have_count(2)
    question = "Was soll zu „Radwege“ vereinbart werden? (Musterlingen)"
    assert assistant.asked[-1] == (question, ("Wie lange?",), ())
    expect(page.locator("#weiter")).to_have_count(0)


def test_name_and_logo_of_the_place_stand_in_the_head(
    serving: Serve, open_page: Open, assistant: FakeAssistant, tmp_path: Path
) -> None:
    logo = tmp_path / "wappen.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'
    )
    page = open_page(serving(Backend(assistant), site_name="Stadt Musterlingen", site_logo=logo), width=320)
    expect(page.get_by_role("heading", level=1)).to_have_text("VereinbartStadt Musterlingen")
    assert page.evaluate("document.querySelector('.logo').naturalWidth") == 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
