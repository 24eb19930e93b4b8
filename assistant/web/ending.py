"""The server's end: whoever still listens to a stream of events is let go; an open page holds nothing up."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Streams:
    """ASGI middleware: from :meth:`end` on, each request that was received whole hears that its sender left.

    That is how an app learns that nobody needs its stream of events any more; what it leaves unfinished is
    closed as HTTP wants it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._ended = asyncio.Event()

    def end(self) -> None:
        """Let all go."""
        self._ended.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        received, open_ = False, False
        waits = _Waits(receive, self._gone)

        async def told() -> Message:
            nonlocal received
            message = await (waits.next() if received else receive())
            received = received or not message.get("more_body", False)
            return message

        async def noted(message: Message) -> None:
            nonlocal open_
            await send(message)
            open_ = message["type"] == "http.response.start" or message.get("more_body", False)

        try:
            await self._app(scope, told, noted)
        finally:
            waits.close()
        if open_ and self._ended.is_set():
            await send({"type": "http.response.body", "body": b""})

    async def _gone(self) -> Message:
        await self._ended.wait()
        return {"type": "http.disconnect"}


class _Waits:
    """What the sender does next, or that all ends, whichever comes first.

    It goes on waiting where whoever asks does not: some only look in from time to time, and never stay for
    long enough to hear anything.
    """

    def __init__(self, receive: Receive, gone: Receive) -> None:
        self._sources = (receive, gone)
        self._waiting: list[asyncio.Task[Message]] = []

    async def next(self) -> Message:
        if not self._waiting:
            self._waiting = [asyncio.create_task(_message(source)) for source in self._sources]
        if not any(task.done() for task in self._waiting):
            await asyncio.wait(self._waiting, return_when=asyncio.FIRST_COMPLETED)
        message = next(task for task in self._waiting if task.done()).result()
        self.close()
        return message

    def close(self) -> None:
        """Wait no longer."""
        for task in self._waiting:
            task.cancel()
        self._waiting = []


async def _message(source: Receive) -> Message:
    return await source()


class Server(uvicorn.Server):
    """Lets the streams go before it waits for what else is under way."""

    def __init__(self, config: uvicorn.Config, streams: Streams) -> None:
        super().__init__(config)
        self._streams = streams

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Called by uvicorn once it is told to end."""
        self._streams.end()
        await super().shutdown(sockets)
