"""The pages behind the login."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from assistant import feedback
from assistant.feedback import Feedback, Reason
from assistant.finding import Finding
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web.office import state_page
from assistant.web.site import PLAIN
from tests.web.api_client import HERE, backend
from tests.web.roles import NAMES, SECRET, app, log_in, person, with_accounts

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


@pytest.mark.parametrize(("role", "links"), [(Role.STAFF, 3), (Role.ADMIN, 4)])
async def test_the_overview_links_what_a_role_may(settings: Settings, role: Role, links: int) -> None:
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, role)
        page = (await http.get("/verwaltung")).text
    assert f"Angemeldet als {NAMES[role]}" in page
    assert page.count("<li><a href=") == links
    assert ('href="/zustand"' in page) is (role is Role.ADMIN)


async def test_complaints_newest_first(settings: Settings) -> None:
    for number in range(3):
        feedback.keep(
            settings, Feedback(f"Frage {number}?", "Sieben.", "belegt", Reason.WRONG, day="2026-11-25")
        )
    async with person(app(settings), "127.0.0.1", HERE) as http:
        page = (await http.get("/rueckmeldungen")).text
    assert page.index("Frage 2?") < page.index("Frage 1?") < page.index("Frage 0?")
    assert "(2026-11-25)" in page


def test_the_state_says_what_is_wrong() -> None:
    page = state_page([Finding("Index", True, "5 Dokumente"), Finding("Ollama", False, "fehlt <b>")], PLAIN)
    assert "<dt>Index: in Ordnung</dt><dd>5 Dokumente</dd>" in page
    assert "<dt>Ollama: Fehler</dt><dd>fehlt &lt;b&gt;</dd>" in page


@pytest.mark.browser
def test_logging_in_and_sending_without_a_fault(
    serving: Callable[..., str], context: BrowserContext, settings: Settings
) -> None:
    from tests.web.test_accessibility import violations

    with_accounts(settings)
    url = serving(backend())
    page = context.new_page()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{url}/anmelden")
        assert violations(page) == []
    page.fill("#name", "erika")
    page.fill("#kennwort", SECRET)
    page.click("main button")
    page.wait_for_url(f"{url}/verwaltung")
    page.goto(f"{url}/hochladen")
    assert violations(page) == []
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"kein PDF"})
    page.click("main button")
    page.wait_for_selector("[role=alert]")
    assert "ist kein PDF" in page.inner_text("[role=alert]")
    assert violations(page) == []
