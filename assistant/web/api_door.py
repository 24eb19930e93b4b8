"""Who may use the HTTP API, how often, and with how large a request; headers for every answer of it."""

from __future__ import annotations

import math
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web.access import role_of
from assistant.web.bodies import Unread, flowing, refused, whole
from assistant.web.client import client_of, is_local
from assistant.web.metrics import Metrics
from assistant.web.problem import problem
from assistant.web.rates import Rates

UPLOADS = "/api/documents"
POLICY = "default-src 'none'; frame-ancestors 'none'"
# They say nothing but yes or no, and load balancers ask them from elsewhere.
OPEN = frozenset({"/healthz", "/readyz"})
_METHODS = frozenset({"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
# The form around a file.
_FRAME_BYTES = 64 * 1024


def client_address(scope: Scope) -> str:
    """The address a request comes from; a reverse proxy's word for it has been taken by uvicorn."""
    return str(scope["client"][0]) if scope.get("client") else ""


def upload_problem(length: str, limit: int) -> tuple[int, str] | None:
    """Why a file cannot be taken, told before any of it is read."""
    if not length.isdecimal():
        return 411, texts.UPLOAD_NO_LENGTH
    if len(length) > 15 or int(length) > limit + _FRAME_BYTES:
        return 413, texts.upload_too_large(limit)
    return None


class Door:
    """ASGI middleware around the API."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics, paths: Collection[str]) -> None:
        self._app = app
        self._public, self._body_bytes = settings.api_public, settings.api_body_bytes
        self._upload_bytes = settings.upload_bytes
        self._rates = Rates(settings.api_requests_per_minute)
        self._metrics, self._paths = metrics, frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through or refuse."""
        if scope["type"] != "http":
            return
        answering = self._answering(scope, send)
        if (shut := self._refusal(scope)) is not None:
            await shut(scope, receive, answering)
            return
        if scope["path"] == UPLOADS and scope["method"] == "POST":
            await self._upload(scope, receive, answering)
            return
        try:
            receive = await whole(scope, receive, self._body_bytes)
        except Unread as unread:
            if unread.status_code == 413:
                self._metrics.refused("size")
            await refused(unread)(scope, receive, answering)
        except ClientDisconnect:
            return  # nobody is there to be answered
        else:
            await self._app(scope, receive, answering)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file is not held in the memory; the server itself sees that no more comes than was said."""
        wrong = upload_problem(Headers(scope=scope).get("content-length", ""), self._upload_bytes)
        if wrong is not None:
            self._metrics.refused("size")
            await problem(*wrong, {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, flowing(receive), send)

    def _refusal(self, scope: Scope) -> Response | None:
        if scope["path"] in OPEN:
            return None
        address = client_address(scope)
        known = self._public or role_of(scope) > Role.PUBLIC
        if not known and not (_is_here(address) and is_local(Headers(scope=scope).get("host", ""))):
            self._metrics.refused("elsewhere")
            return problem(403, texts.API_LOCAL_ONLY)
        if (seconds := math.ceil(self._rates.wait(client_of(address)))) > 0:
            self._metrics.refused("rate")
            return problem(429, texts.API_TOO_OFTEN.format(seconds=seconds), {"Retry-After": str(seconds)})
        return None

    def _answering(self, scope: Scope, send: Send) -> Send:
        path = scope["path"] if scope["path"] in self._paths else "other"
        method = scope["method"] if scope["method"] in _METHODS else "other"

        async def answering(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("Cache-Control", "no-store")
                self._metrics.requested(path, method, message["status"])
            await send(message)

        return answering


def _is_here(address: str) -> bool:
    """A socket of the file system has no address."""
    return not address or is_local(address)
