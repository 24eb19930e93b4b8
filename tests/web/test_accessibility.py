"""axe-core on every screen in every state, in both colour schemes; and what axe cannot see.

axe-core (MPL 2.0) comes with the development package axe-playwright-python; no part of it is shipped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assistant.web.backend import Backend
from tests.web.fake_assistant import ALL, ANSWERED, FakeAssistant, Held
from tests.web.test_home import Setup, State

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
Serve = Callable[..., str]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


# Colours go over into those of the other scheme; in between they are those of neither.
SETTLED = """new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))).then(() =>
    Promise.allSettled(document.getAnimations().filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished))).then(() => 0)"""


def violations(page: Page) -> list[str]:
    """Rule and place of everything that axe finds; telling where it finds nothing takes it twice as long."""
    rules = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in rules for node in rule["nodes"]]


def faults(page: Page) -> list[str]:
    """The same in both colour schemes, each with its name."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        found += [f"{scheme} {fault}" for fault in violations(page)]
    return found


def ask(page: Page, question: str) -> None:
    page.fill("#frage textarea", question)
    page.click("#fragen")


def test_a_conversation(serving: Serve, open_page: Open) -> None:
    fake = Held()
    page = open_page(serving(Backend(fake), site_links="Impressum=https://a.example"))
    page.click(".welcome summary")
    assert faults(page) == []
    ask(page, "Wie lange?")
    page.wait_for_selector("#aktuell .card")
    assert faults(page) == []
    fake.seen = 3
    page.wait_for_selector(".draft")
    assert faults(page) == []
    fake.seen = ALL
    page.wait_for_selector(".verdict")
    assert faults(page) == []


def test_what_ends_otherwise(serving: Serve, open_page: Open) -> None:
    fake = FakeAssistant()
    page = open_page(serving(Backend(fake)), width=360, height=640)
    page.click("#fragen")
    expect(page.locator("#stand .notice-alert")).to_be_visible()
    assert faults(page) == []
    ask(page, "Wer fliegt zum Mond?")
    page.wait_for_selector(".related")
    ask(page, "Ein Fehler?")
    page.wait_for_selector("#zuletzt .notice-alert")
    fake.reading = 60
    ask(page, "Wie lange?")
    page.click("#stopp")
    page.wait_for_selector("#zuletzt .notice-stop")
    assert faults(page) == []


@pytest.mark.parametrize(("plain", "shown"), [("Das Bad bleibt.", ".plainer"), ("", ".notice-info")])
def test_plain_words_or_that_there_are_none(serving: Serve, open_page: Open, plain: str, shown: str) -> None:
    fake = Held(plain, ANSWERED)
    page = open_page(serving(Backend(fake)), width=360, height=640)
    ask(page, "Wie lange?")
    button = page.get_by_role("button", name="Einfacher erklären")
    button.scroll_into_view_if_needed()
    assert faults(page) == []
    button.press("Enter")
    page.wait_for_selector("#einfacher .doing")
    assert faults(page) == []
    fake.seen = ALL
    expect(page.locator(f"#einfacher {shown}")).to_be_in_viewport(ratio=1)
    assert faults(page) == []


def test_a_complaint(serving: Serve, open_page: Open) -> None:
    page = open_page(serving(Backend(FakeAssistant())))
    ask(page, "Wie lange?")
    page.get_by_role("button", name="Nicht hilfreich").click()
    page.get_by_role("button", name="Senden").click()
    expect(page.locator("#beanstandung .notice-alert")).to_be_visible()
    page.get_by_label("Es fehlt etwas").check()
    assert faults(page) == []
    page.click("#filter input")
    expect(page.get_by_role("option").first).to_be_visible()
    assert faults(page) == []


@dataclass(frozen=True)
class Prepared:
    """A model's setup with its state, and what the banner says of it."""

    state: State
    shown: str


@pytest.mark.parametrize(
    "prepared",
    [
        Prepared(State("Modell wird geladen", 0.42), "42 %"),
        Prepared(State(error="Kein Ollama."), "Das Sprachmodell fehlt"),
    ],
    ids=["loading", "missing"],
)
def test_the_model_is_not_there(serving: Serve, open_page: Open, prepared: Prepared) -> None:
    page = open_page(serving(Backend(FakeAssistant(), Setup(prepared.state))))
    expect(page.locator("#banner")).to_contain_text(prepared.shown)
    assert faults(page) == []


def test_our_own_pages(serving: Serve, open_page: Open) -> None:
    url = serving(
        Backend(FakeAssistant()),
        site_name="Stadt Musterlingen",
        site_contact="Ratsbüro",
        site_links="Impressum=https://a.example",
    )
    page = open_page(url)
    for path in ("/ueber", "/dokumente", "/guetebericht", "/quelle/musterlingen-2026?satz=s4"):
        page.goto(url + path)
        assert (path, faults(page)) == (path, [])


def test_the_finished_answer_is_announced_once_and_the_draft_never(serving: Serve, open_page: Open) -> None:
    page = open_page(serving(Backend(FakeAssistant(reading=0.3, pause=0.05))))
    page.evaluate(
        """window.announced = [];
        new MutationObserver((changes) => changes.forEach((change) => {
            const live = change.target.closest?.("[aria-live], [role=log], [role=status]");
            const added = [...change.addedNodes].map((node) => node.textContent).join("");
            if (live && added.includes("Hallenbad")) window.announced.push(added);
        })).observe(document.body, { childList: true, subtree: true }); 0"""
    )
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    page.wait_for_timeout(300)
    assert len(page.evaluate("window.announced")) == 1
    expect(page.locator("[role=log] .prose-text")).to_contain_text("Hallenbad")


def test_all_that_can_be_done_with_an_answer_is_reached_by_tab_and_seen(
    serving: Serve, open_page: Open
) -> None:
    page = open_page(serving(Backend(FakeAssistant())))
    ask(page, "Wie lange?")
    page.wait_for_selector(".verdict")
    page.evaluate("document.activeElement.blur(); getSelection().collapse(document.body, 0)")
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name, width = page.evaluate(
            "(e => [e.innerText || e.id || e.getAttribute('aria-label') || '', "
            "getComputedStyle(e).outlineWidth])(document.activeElement)"
        )
        reached.append(name.split("\n")[0].split(":")[0])
        assert width == "3px" or reached[-1] in ("", "Vereinbart"), reached
        if reached[-1] == "Neues Gespräch":
            break
    order = ["[1]", "[2]", "Im Papier lesen", "Kopieren", "Link", "Drucken", "Hilfreich", "Fragen"]
    places = [reached.index(name) for name in order]
    assert places == sorted(places), reached


def test_at_200_per_cent_and_with_reduced_motion(serving: Serve, open_page: Open) -> None:
    page = open_page(
        serving(Backend(FakeAssistant(reading=600))), width=640, height=400, reduced_motion="reduce"
    )
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    ask(page, "Wie lange?")
    page.wait_for_selector(".pulse")
    assert page.evaluate("getComputedStyle(document.querySelector('.pulse')).animationName") == "none"
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_plain_words_of_an_answer_never_end_up_below_the_next_one(serving: Serve, open_page: Open) -> None:
    fake = Held("Das Bad bleibt.", ANSWERED)
    page = open_page(serving(Backend(fake), answers_at_once=2))
    ask(page, "Wie lange?")
    page.get_by_role("button", name="Einfacher erklären").click()
    page.wait_for_selector("#einfacher .doing")
    ask(page, "Und wann?")
    expect(page.locator("#zuletzt .question")).to_contain_text("Und wann?")
    fake.seen = ALL
    page.wait_for_timeout(1000)
    assert page.locator(".plainer").count() == 0
    expect(page.get_by_role("button", name="Einfacher erklären")).to_be_visible()
