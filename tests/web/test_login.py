"""Logging in, staying so for a while, and guessing."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from assistant.passwords import PasswordFile, path_of
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web import login
from assistant.web.sessions import Sessions
from tests.web.roles import QUICK, SECRET, app, log_in, person, with_accounts


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        given = (await log_in(http, Role.STAFF)).headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Secure", "Path=/", "Max-Age=36000"):
        assert part in given


async def test_without_tls_the_cookie_works_as_well(settings: Settings) -> None:
    async with person(app(with_accounts(settings)), base="http://10.0.0.5:7860") as http:
        assert "Secure" not in (await log_in(http, Role.STAFF)).headers["set-cookie"]
        assert (await http.get("/verwaltung")).status_code == 200


async def test_behind_a_proxy_with_tls_it_is_secure(settings: Settings) -> None:
    async with person(app(with_accounts(settings)), "127.0.0.1", "http://stadt.example.org") as http:
        http.headers.update({"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})
        assert "Secure" in (await log_in(http, Role.STAFF)).headers["set-cookie"]


async def test_the_disk_holds_no_token(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, Role.STAFF)
        token = http.cookies["vereinbart_anmeldung"]
    (kept,) = (settings.data / "sessions").iterdir()
    assert token not in kept.name + kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0


async def test_wrong_and_unknown_are_told_alike_and_slowed(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        wrong = [
            await http.post("/anmelden", data={"name": n, "kennwort": "x"}) for n in ("erika", "niemand")
        ]
        assert [reply.status_code for reply in wrong] == [401, 401]
        assert wrong[0].text == wrong[1].text
        later = [await http.post("/anmelden", data={"name": "max", "kennwort": SECRET}) for _ in range(5)]
        assert later[-1].status_code == 429
        assert int(later[-1].headers["retry-after"]) <= 10


async def test_a_form_that_is_none(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        for body in (b"\xff" * 10, b"x" * 5000, b"&".join([b"a=1"] * 20)):
            assert (await http.post("/anmelden", content=body)).status_code == 400
        assert (await http.post("/anmelden", content=b"")).status_code == 401


@pytest.mark.parametrize(
    ("onward", "goes"),
    [
        ("/zustand", "/zustand"),
        ("/vorhaben/a b", "/vorhaben/a%20b"),
        ("//boese.example.org", "/verwaltung"),
        ("https://boese.example.org/vorhaben", "/verwaltung"),
        ("/vorhaben/\r\nSet-Cookie: a=b", "/verwaltung"),
        ("/ueber", "/verwaltung"),
    ],
)
async def test_onward_goes_to_pages_of_ours_only(settings: Settings, onward: str, goes: str) -> None:
    async with person(app(with_accounts(settings))) as http:
        reply = await http.post("/anmelden", data={"name": "max", "kennwort": SECRET, "weiter": onward})
        assert (reply.status_code, reply.headers["location"]) == (303, goes)


async def test_logging_out_ends_it_on_the_server(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, Role.STAFF)
        token = http.cookies["vereinbart_anmeldung"]
        assert "Angemeldet als erika (Verwaltung)." in (await http.get("/verwaltung")).text
        assert (await http.post("/abmelden")).headers["location"] == "/"
        http.cookies.set("vereinbart_anmeldung", token, domain="fragen.example.org")
        assert (await http.get("/verwaltung")).status_code == 303


async def test_a_removed_or_changed_account_is_logged_out(settings: Settings) -> None:
    file = PasswordFile(path_of(with_accounts(settings)), QUICK)
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, Role.STAFF)
        file.put("erika", Role.STAFF, "ein ganz anderes")
        assert (await http.get("/verwaltung")).status_code == 303


def test_sessions_end_and_are_cleared_away(tmp_path: Path) -> None:
    file = PasswordFile(tmp_path / "p.json", QUICK)
    file.put("erika", Role.STAFF, SECRET)
    now = [time.time()]
    sessions = Sessions(tmp_path / "s", file, 60, lambda: now[0])
    token = sessions.begin(file.accounts()["erika"])
    assert sessions.account(token) == file.accounts()["erika"]
    assert sessions.account("../p.json") is None
    now[0] += 61
    assert sessions.account(token) is None
    sessions.begin(file.accounts()["erika"])
    assert len(list((tmp_path / "s").iterdir())) == 1


async def test_only_one_password_is_looked_at_a_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(login, "_PER_MINUTE", 1000)
    at_once, most = [0], [0]

    def slow(*_: str) -> None:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.02)
        at_once[0] -= 1

    monkeypatch.setattr(PasswordFile, "verify", slow)
    async with person(app(with_accounts(settings))) as http:
        await asyncio.gather(*(log_in(http, Role.STAFF) for _ in range(5)))
    assert most == [1]


async def test_without_accounts_the_page_says_how_to_make_one(settings: Settings) -> None:
    async with person(app(settings)) as http:
        assert "vereinbart passwd NAME" in (await http.get("/anmelden")).text
        assert (await http.post("/anmelden", data={"name": "a", "kennwort": "b"})).status_code == 401
