"""How many connections are open at the same time, and how long one may take to say what it wants."""

from __future__ import annotations

import asyncio
import json
import resource
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from assistant import texts
from assistant.web.client import client_of

HEAD_SECONDS = 20.0
_REFUSED_SECONDS = 2.0
_RETRY_SECONDS = 5
# Files and sockets a process may have; each connection is one, the index takes a few more.
_FILES = 65_536


def bounded(limit: int, head_seconds: float, is_proxy: Callable[[str], bool]) -> Any:
    """Uvicorn's protocol class with a limit: whoever comes beyond it gets a 503 and nothing is kept of them.

    A client may have half of them, but for a proxy, behind whose address everybody comes. Uvicorn's own
    ``limit_concurrency`` looks only when a request is complete, so that silent connections would use up the
    process.
    """
    bounds = {"limit": limit, "head_seconds": head_seconds, "is_proxy": staticmethod(is_proxy)}
    return type("Bounded", (_Bounds, AutoHTTPProtocol), bounds)


def allow_many_files() -> None:
    """As many open files as the machine lets this process have."""
    with suppress(OSError, ValueError):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class _Bounds:
    """Mixed into uvicorn's protocol, whose attributes it uses."""

    limit: int
    head_seconds: float
    is_proxy: Callable[[str], bool]
    client: tuple[str, int] | None
    connections: set[Any]
    cycle: Any
    _whose = ""
    _refused = False
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        super().connection_made(transport)  # type: ignore[misc]
        self._transport = transport
        self._refused = len(self.connections) > self.limit or self._has_many()
        self._watch(_REFUSED_SECONDS if self._refused else self.head_seconds)

    def data_received(self, data: bytes) -> None:
        if self._refused:  # only now: closing with something unread would lose the answer
            self._transport.write(_full())
            self._transport.close()
            return
        super().data_received(data)  # type: ignore[misc]
        if self._between_requests():
            self._watch(self.head_seconds)
        else:
            self._unwatch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unwatch()
        super().connection_lost(exc)  # type: ignore[misc]

    def _has_many(self) -> bool:
        """Whether this one's client has more than its share."""
        if self.client is None or self.is_proxy(self.client[0]):
            return False
        self._whose = client_of(self.client[0])
        theirs = [other for other in self.connections if other._whose == self._whose]
        return len(theirs) > max(self.limit // 2, 1)

    def _between_requests(self) -> bool:
        return self.cycle is None or bool(self.cycle.response_complete)

    def _watch(self, seconds: float) -> None:
        """A head has to be whole in time, however it trickles in."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._close)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close(self) -> None:
        self._timer = None
        if self._refused or self._between_requests():
            self._transport.close()


def _full() -> bytes:
    body = json.dumps({"error": texts.SERVER_FULL}, ensure_ascii=False).encode()
    head = (
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: {_RETRY_SECONDS}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
