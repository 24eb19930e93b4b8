"""The files of Gradio's page: compressed once instead of for everybody, and kept by the browser.

Gradio compresses them anew for each request, which takes longer than sending them: sixty files, a second of
the processor for each first visit. On this machine itself nothing needs to be compressed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cachetools import LRUCache
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.api_door import client_address
from assistant.web.client import is_local

# Named by their content: what is called the same is the same.
NAMED_BY_CONTENT = "/assets"
_FOR_EVER = "public, max-age=31536000, immutable"
# Best first; the last is none.
_ENCODINGS = ("br", "gzip", "")
# A part of a file, or only whether it has changed: the server of the files knows.
_ASKS_FOR_MORE = frozenset({b"range", b"if-none-match", b"if-modified-since"})
_ROOM = 32 * 1024 * 1024


@dataclass(frozen=True)
class _Kept:
    status: int
    headers: Headers
    body: bytes


class KeptFiles:
    """ASGI middleware around the app that has the files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: LRUCache[tuple[str, str], _Kept] = LRUCache(_ROOM, lambda kept: len(kept.body) + 1000)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """From memory where it can be."""
        if not _is_whole_file(scope):
            await self._app(scope, receive, send)
            return
        encoding = "" if is_local(client_address(scope)) else _encoding(scope)
        key = (scope["path"], encoding)
        if (file := self._kept.get(key)) is None:
            file = await self._fetched(accepting(scope, encoding), receive)
            if file.status == 200 and len(file.body) < _ROOM // 4:
                self._kept[key] = file
        response = Response(file.body, file.status)
        response.raw_headers = list(file.headers.raw)
        await response(scope, receive, send)

    async def _fetched(self, scope: Scope, receive: Receive) -> _Kept:
        started: list[Message] = []
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
            else:
                parts.append(message.get("body", b""))

        # no server sends the file in our stead
        await self._app({**scope, "extensions": {}}, receive, take)
        headers, body = MutableHeaders(raw=started[0]["headers"]), b"".join(parts)
        headers["content-length"] = str(len(body))
        if started[0]["status"] == 200:
            headers["cache-control"] = _FOR_EVER
        return _Kept(started[0]["status"], headers, body)


def _is_whole_file(scope: Scope) -> bool:
    if (
        scope["type"] != "http"
        or scope["method"] != "GET"
        or not scope["path"].startswith(f"{NAMED_BY_CONTENT}/")
    ):
        return False
    return _ASKS_FOR_MORE.isdisjoint(name for name, _ in scope["headers"])


def _encoding(scope: Scope) -> str:
    wanted = Headers(scope=scope).get("accept-encoding", "")
    return next(encoding for encoding in _ENCODINGS if encoding in wanted)


def accepting(scope: Scope, encoding: str = "") -> Scope:
    """The same request with a wish for this compression, or none."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": [*headers, *([(b"accept-encoding", encoding.encode())] if encoding else [])]}
