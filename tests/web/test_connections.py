"""A thousand at once, and those who open a connection and say nothing."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from assistant.web import connections
from assistant.web.backend import Backend
from tests.web.api_client import backend

Serving = Callable[..., str]
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@pytest.fixture
def connect() -> Iterator[Callable[[str], socket.socket]]:
    """Opens sockets and closes them in the end."""
    connections.allow_many_files()
    with ExitStack() as stack:

        def opened(url: str) -> socket.socket:
            host, port = url.removeprefix("http://").split(":")
            return stack.enter_context(socket.create_connection((host, int(port)), timeout=30))

        yield opened


def reply(connection: socket.socket) -> tuple[int, bytes]:
    """Status and body of an answer that ends with the connection."""
    with connection.makefile("rb") as file:
        whole = file.read()
    head, _, body = whole.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def test_a_thousand_at_once_are_answered_or_turned_away(
    serving: Serving, connect: Callable[[str], socket.socket]
) -> None:
    url = serving(backend(), connections=100)
    assert reply_of(connect(url)) == 200
    many = [connect(url) for _ in range(1000)]
    for connection in many:
        connection.sendall(REQUEST)
    replies = [reply(connection) for connection in many]
    statuses = [status for status, _ in replies]
    assert set(statuses) == {200, 503}
    refused = json.loads(next(body for status, body in replies if status == 503))
    assert refused == {"error": "Gerade sind zu viele Verbindungen offen. Bitte gleich noch einmal."}
    assert reply_of(connect(url)) == 200


def reply_of(connection: socket.socket) -> int:
    connection.sendall(REQUEST)
    return reply(connection)[0]


def closed(connection: socket.socket, seconds: float) -> bool:
    """Whether the server closes it in time."""
    connection.settimeout(seconds)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False


def test_silence_and_trickling_end_while_others_are_served(
    serving: Callable[[Backend], str],
    connect: Callable[[str], socket.socket],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.web.server.HEAD_SECONDS", 1.0)
    url = serving(backend())
    assert reply_of(connect(url)) == 200
    silent, trickling = connect(url), connect(url)
    until = time.monotonic() + 0.9
    for letter in b"GET /healthz HT":
        trickling.send(bytes([letter]))
        time.sleep(max(0.0, min(0.05, until - time.monotonic())))
    assert closed(silent, 5)
    assert closed(trickling, 5)
    assert reply_of(connect(url)) == 200
