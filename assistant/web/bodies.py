"""No request but a paper of the staff's may be large, announced or not."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.web.api_errors import problem

LIMIT = 1024 * 1024
# They look at the length themselves, each with words of its own.
_OWN_LIMITS = ("/api/", "/hochladen")


class _TooMuch(Exception):
    """More came than may."""


class Bodies:
    """ASGI middleware; the chat's own framework reads whatever it is sent into the memory."""

    def __init__(self, app: ASGIApp, limit: int = LIMIT) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is small enough."""
        if scope["type"] != "http" or scope["path"].startswith(_OWN_LIMITS):
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared[:12]) > self._limit:
            await self._refuse(scope, receive, send)
            return
        size, started = 0, False

        async def receiving() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._limit:
                raise _TooMuch
            return message

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receiving, sending)
        except _TooMuch:
            if not started:
                await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = texts.API_TOO_LARGE.format(limit=self._limit)
        await problem(413, message, {"Connection": "close"})(scope, receive, send)
