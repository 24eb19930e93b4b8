"""The two ways for staff to send a paper: the HTTP API and the form."""

from __future__ import annotations

import asyncio
import errno
import tempfile
from pathlib import Path

import httpx
import pytest

from assistant.roles import Role
from assistant.settings import Settings
from assistant.uploads import Uploads
from tests.test_uploads import Reader, indexed
from tests.waiting import LONG
from tests.web.api_client import HERE
from tests.web.roles import app, log_in, person, with_accounts

PAPER = {"file": ("furt.md", b"# Furt\n\nDie Furt kommt.\n")}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is really read here: that is tested where it is done."""
    monkeypatch.setattr("assistant.uploads._indexer", lambda _: indexed)
    monkeypatch.setattr("assistant.uploads._reader", Reader)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


async def test_the_api_takes_a_paper_and_tells_how_far_it_is(settings: Settings) -> None:
    async with person(app(settings), "127.0.0.1", HERE) as http:
        reply = await http.post("/api/documents", files=PAPER)
        assert (reply.status_code, reply.json()["file"], reply.json()["phase"]) == (202, "furt.md", "wartet")
        async with asyncio.timeout(LONG):
            while (state := (await http.get("/api/uploads")).json()[0])["phase"] != "fertig":
                """It is under way."""
        assert state["message"] == "7 Sätze"
    assert files(settings.documents) == ["furt.md"]


@pytest.mark.parametrize(
    ("name", "content", "replace", "status", "message"),
    [
        ("../../boese.txt", b"Text", "false", 422, "Der Dateiname ist nicht brauchbar"),
        ("a.pdf", b"MZ", "false", 422, "ist kein PDF"),
        ("da.txt", b"Text", "false", 422, "gibt es schon"),
        ("gross.txt", b"x" * 200_000, "false", 413, "zu groß"),
        ("a.txt", b"Text", "vielleicht", 422, "replace"),
    ],
)
async def test_what_is_refused_is_told_by_both_and_leaves_nothing(
    settings: Settings, name: str, content: bytes, replace: str, status: int, message: str
) -> None:
    settings.documents.mkdir()
    (settings.documents / "da.txt").write_text("Text")
    served = app(settings.model_copy(update={"upload_bytes": 100_000}))
    async with person(served, "127.0.0.1", HERE) as http:
        reply = await http.post("/api/documents", files={"file": (name, content)}, data={"replace": replace})
        assert (reply.status_code, message in reply.json()["error"]) == (status, True)
        if replace == "false":
            page = await http.post("/hochladen", files={"file": (name, content)})
            assert (page.status_code, message in page.text) == (status, True)
            assert 'role="alert"' in page.text
    assert files(settings.documents) == ["da.txt"]


async def test_the_form_leads_back_to_what_became_of_it(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        await log_in(http, Role.STAFF)
        assert "Seit dem Start des Servers wurde nichts hochgeladen" in (await http.get("/hochladen")).text
        sent = await http.post("/hochladen", files=PAPER, data={"replace": "true"})
        assert (sent.status_code, sent.headers["location"]) == (303, "/hochladen")
        assert "<strong>furt.md</strong>" in (await http.get("/hochladen")).text
        assert "form-action 'self'" in (await http.get("/hochladen")).headers["content-security-policy"]


async def test_the_page_looks_again_while_something_is_under_way(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Uploads, "_work", lambda _: None)
    async with person(app(settings), "127.0.0.1", HERE) as http:
        assert "refresh" not in (await http.get("/hochladen")).headers
        await http.post("/hochladen", files=PAPER)
        assert (await http.get("/hochladen")).headers["refresh"] == "2"


async def test_a_form_without_file_or_length(settings: Settings) -> None:
    async def parts() -> object:
        yield b"x"

    async with person(app(settings), "127.0.0.1", HERE) as http:
        assert "zuerst eine Datei" in (await http.post("/hochladen", data={"file": "a"})).text
        broken = {"Content-Type": "multipart/form-data"}
        for path, field in (("/hochladen", "Formular"), ("/api/documents", "nicht lesbar")):
            reply = await http.post(path, content=b"--x", headers=broken)
            assert (reply.status_code, field in reply.text) == (400, True)
            endless = await http.post(path, content=parts(), headers=broken)  # type: ignore[arg-type]
            assert (endless.status_code, "Content-Length" in endless.text) == (411, True)


@pytest.mark.parametrize("full", ["write", "rollover"])
async def test_a_full_disk_is_told_on_both_ways(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, full, no_room)
    large = {"file": ("gross.txt", b"x" * 2_000_000)}
    async with person(app(settings), "127.0.0.1", HERE) as http:
        reply = await http.post("/api/documents", files=large)
        page = await http.post("/hochladen", files=large)
    assert (reply.status_code, reply.json()["code"], page.status_code) == (503, "upload_no_room", 503)
    for told in (reply.text, page.text):
        assert "Die Datei kann nicht abgelegt werden (kein Platz mehr)" in told


async def test_the_public_cannot_send_anything(settings: Settings) -> None:
    async with person(app(with_accounts(settings))) as http:
        for path in ("/api/documents", "/hochladen"):
            reply: httpx.Response = await http.post(path, files=PAPER)
            assert reply.status_code in (401, 403)
    assert not settings.documents.exists()
