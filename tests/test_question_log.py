from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from assistant.doctor_server import examine_server
from assistant.errors import UsageError
from assistant.question_log import FILE, QuestionLog
from assistant.settings import Settings, load_settings
from assistant.web.app import create_site
from assistant.web.desk import Desk
from tests.web.api_client import backend, client

TODAY = date.today()


def log(settings: Settings, until: date | None, today: date = TODAY) -> QuestionLog:
    return QuestionLog(settings.data / FILE, until, lambda: today)


def rows(settings: Settings) -> list[dict[str, str]]:
    return [json.loads(line) for line in (settings.data / FILE).read_text(encoding="utf-8").splitlines()]


async def ask(settings: Settings) -> str:
    """Ask the app a question; the page about it."""
    async with client(create_site(Desk.with_settings(backend(), settings), settings)) as http:
        assert (await http.post("/api/ask", json={"question": "Wie lange, a@b.de?"})).status_code == 200
        return (await http.get("/ueber")).text


async def test_questions_are_kept_nowhere_unless_wanted(settings: Settings) -> None:
    assert "aufgezeichnet" not in await ask(settings)
    assert not (settings.data / FILE).exists()


async def test_they_are_kept_with_the_day_and_the_page_says_so(settings: Settings) -> None:
    before = date.today()
    until = before + timedelta(days=1)  # still ahead where midnight comes in between
    on = settings.model_copy(update={"log_questions_until": until})
    page = await ask(on)
    assert f"bis {until:%d.%m.%Y}" in page
    (row,) = rows(on)
    assert row["question"] == "Wie lange, [E-Mail-Adresse]?"
    assert row["day"] in (before.isoformat(), date.today().isoformat())
    assert (on.data / FILE).stat().st_mode & 0o077 == 0


def test_when_the_day_is_over_all_are_removed(settings: Settings) -> None:
    log(settings, TODAY).add("Wie lange?")
    over = log(settings, TODAY, TODAY + timedelta(days=1))
    over.add("Wie teuer?")
    assert [row["question"] for row in rows(settings)] == ["Wie lange?"]
    over.tidy()
    assert not over.path.exists()


def test_none_is_older_than_thirty_days_however_often_it_is_prolonged(settings: Settings) -> None:
    for days in (0, 29, 31):
        log(settings, TODAY + timedelta(days=99), TODAY + timedelta(days=days)).add(f"Frage {days}")
    log(settings, TODAY + timedelta(days=99), TODAY + timedelta(days=31)).tidy()
    assert [row["question"] for row in rows(settings)] == ["Frage 29", "Frage 31"]
    assert (settings.data / FILE).stat().st_mode & 0o077 == 0


def test_a_full_disk_costs_the_line_and_nothing_else(settings: Settings) -> None:
    settings.data.parent.mkdir(parents=True, exist_ok=True)
    settings.data.write_text("kein Ordner")
    log(settings, TODAY).add("Wie lange?")
    assert settings.data.read_text() == "kein Ordner"


def test_more_than_thirty_days_ahead_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    today = date.today()
    monkeypatch.setenv("VEREINBART_LOG_QUESTIONS_UNTIL", (today + timedelta(days=30)).isoformat())
    assert load_settings().log_questions_until == today + timedelta(days=30)
    monkeypatch.setenv("VEREINBART_LOG_QUESTIONS_UNTIL", (today + timedelta(days=32)).isoformat())
    with pytest.raises(UsageError, match="höchstens 30 Tage im Voraus"):
        load_settings()


def test_the_doctor_says_how_it_is(settings: Settings) -> None:
    def told(until: date | None) -> tuple[bool, str]:
        found = examine_server(settings.model_copy(update={"log_questions_until": until}))
        return next((f.ok, f.text) for f in found if f.subject == "Aufzeichnung der Fragen")

    assert told(None) == (True, "aus")
    log(settings, TODAY).add("Wie lange?")
    assert told(TODAY) == (True, f"an bis {TODAY:%d.%m.%Y}, bisher 1; die Seite „Über“ sagt es")
    assert told(None)[0] is False
