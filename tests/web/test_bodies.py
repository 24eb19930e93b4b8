from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from assistant.settings import Settings
from assistant.web import bodies
from assistant.web.bodies import Unread, flowing, whole
from tests.web.api_client import HERE
from tests.web.roles import app, person

FORM = "multipart/form-data; boundary=x"
HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'


def piece(body: bytes, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


async def test_a_body_is_read_once_and_given_again() -> None:
    rest = iter([piece(b"a"), piece(b"b", False), {"type": "http.disconnect"}])

    async def receive() -> Message:
        return next(rest)

    again = await whole({"headers": []}, receive, 2)
    assert [(await again()).get("body") for _ in range(3)] == [b"a", b"b", None]


async def test_pieces_that_keep_coming_end_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "UPLOAD_SECONDS", 0.1)

    async def receive() -> Message:
        await asyncio.sleep(0.02)
        return piece(b"x")

    receiving = flowing(receive)

    async def all_of_it() -> None:
        while (await receiving())["more_body"]:
            """It goes on."""

    with pytest.raises(Unread, match="nicht rechtzeitig"):
        await all_of_it()


async def test_after_the_last_piece_nobody_is_hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.05)
    messages = iter([(0.0, piece(b"x", False)), (0.1, {"type": "http.disconnect"})])

    async def receive() -> Message:
        seconds, message = next(messages)
        await asyncio.sleep(seconds)
        return message

    receiving = flowing(receive)
    assert [(await receiving())["type"] for _ in range(2)] == ["http.request", "http.disconnect"]


@pytest.mark.parametrize("path", ["/hochladen", "/api/documents"])
async def test_a_file_that_pauses_for_too_long_is_told_so(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    async def pausing() -> AsyncIterator[bytes]:
        yield HEAD
        await asyncio.sleep(60)

    monkeypatch.setattr(bodies, "SECONDS", 0.05)
    async with person(app(settings), "127.0.0.1", HERE) as http:
        headers = {"Content-Type": FORM, "Content-Length": "900"}
        reply = await http.post(path, content=pausing(), headers=headers)
    assert (reply.status_code, reply.headers["connection"]) == (408, "close")
    assert "Die Datei kam nicht rechtzeitig vollständig an" in reply.text


@pytest.mark.parametrize("path", ["/anmelden", "/hochladen", "/api/documents", "/api/ask"])
async def test_whoever_hangs_up_leaves_no_error(
    settings: Settings, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    messages = iter([piece(HEAD), {"type": "http.disconnect"}])
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(b"host", b"127.0.0.1"), (b"content-type", FORM.encode()), (b"content-length", b"900")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "scheme": "http", "root_path": "",
        "http_version": "1.1",
    }  # fmt: skip

    async def receive() -> Message:
        return next(messages)

    async def send(_: Message) -> None:
        """Nobody is there."""

    await app(settings)(scope, receive, send)
    assert not caplog.records


async def test_who_hangs_up_before_the_end_is_told_apart() -> None:
    messages = iter([piece(b"x"), {"type": "http.disconnect"}])

    async def receive() -> Message:
        return next(messages)

    with pytest.raises(ClientDisconnect):
        await whole({"headers": []}, receive, 9)
