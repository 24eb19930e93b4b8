"""How much of a request is read, and how long it may take to come: nothing here waits without an end."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.web.problem import problem

LIMIT = 1024 * 1024
# For a whole small body, and for the next piece of a large one.
SECONDS = 20.0
UPLOAD_SECONDS = 600.0
# It looks at the length itself, with words of its own, and hands what comes to the disk.
_LARGE = "/hochladen"
_CLOSE = {"Connection": "close"}  # for what is not read any more


class Unread(HTTPException):
    """What is sent is too large or too slow; status, German words and headers of the answer."""


async def whole(scope: Scope, receive: Receive, limit: int) -> Receive:
    """Read a body of at most ``limit`` bytes in time, to be received once more from the memory.

    Raises :class:`Unread`, and :class:`ClientDisconnect` for somebody who hung up.
    """
    declared = Headers(scope=scope).get("content-length", "0")
    if not declared.isdecimal() or int(declared[:12]) > limit:
        raise _too_large(limit)
    try:
        async with asyncio.timeout(SECONDS):
            return _replay(await _messages(receive, limit), receive)
    except TimeoutError:
        raise Unread(408, texts.API_TOO_SLOW, _CLOSE) from None


def flowing(receive: Receive) -> Receive:
    """The pieces of a large body as they come; raises :class:`Unread` where they stop or never end."""
    until = asyncio.get_running_loop().time() + UPLOAD_SECONDS
    more = True

    async def receiving() -> Message:
        nonlocal more
        if not more:
            return await receive()
        try:
            async with asyncio.timeout_at(min(until, asyncio.get_running_loop().time() + SECONDS)):
                message = await receive()
        except TimeoutError:
            raise Unread(408, texts.UPLOAD_TOO_SLOW, _CLOSE) from None
        more = message.get("more_body", False)
        return message

    return receiving


class Bodies:
    """ASGI middleware; the chat's own framework reads whatever it is sent into the memory."""

    def __init__(self, app: ASGIApp, limit: int = LIMIT) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is small enough and comes in time."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            large = scope["path"] == _LARGE
            receive = flowing(receive) if large else await whole(scope, receive, self._limit)
        except Unread as unread:
            await refused(unread)(scope, receive, send)
        except ClientDisconnect:
            return  # nobody is there to be answered
        else:
            await self._app(scope, receive, send)


def refused(unread: Unread) -> ASGIApp:
    """The answer to it."""
    return problem(unread.status_code, unread.detail, dict(unread.headers or {}))


def _too_large(limit: int) -> Unread:
    return Unread(413, texts.API_TOO_LARGE.format(limit=limit), _CLOSE)


async def _messages(receive: Receive, limit: int) -> list[Message]:
    messages: list[Message] = []
    size = 0
    while not messages or messages[-1].get("more_body", False):
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        size += len(message.get("body", b""))
        if size > limit:
            raise _too_large(limit)
        messages.append(message)
    return messages


def _replay(messages: list[Message], receive: Receive) -> Receive:
    rest = iter(messages)

    async def receiving() -> Message:
        message = next(rest, None)
        return message if message is not None else await receive()

    return receiving
