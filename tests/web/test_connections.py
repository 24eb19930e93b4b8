"""A thousand at once, and those who open a connection and say nothing."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest

from assistant.web import bodies, connections
from assistant.web.backend import Backend
from tests.waiting import LONG
from tests.web.api_client import backend

Serving = Callable[..., str]
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@pytest.fixture
def connect() -> Iterator[Callable[[str], socket.socket]]:
    """Opens sockets and closes them in the end."""
    connections.allow_many_files()
    with ExitStack() as stack:

        def opened(url: str, source: str = "127.0.0.1") -> socket.socket:
            host, port = url.removeprefix("http://").split(":")
            made = socket.create_connection((host, int(port)), timeout=LONG, source_address=(source, 0))
            return stack.enter_context(made)

        yield opened


def reply(connection: socket.socket) -> tuple[int, bytes]:
    """Status and body of an answer that ends with the connection."""
    with connection.makefile("rb") as file:
        whole = file.read()
    head, _, body = whole.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def test_a_thousand_at_once_are_answered_or_turned_away(
    serving: Serving, connect: Callable[[str], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    # that a busy machine takes long to connect a thousand is not silence
    monkeypatch.setattr("assistant.web.server.HEAD_SECONDS", LONG)
    monkeypatch.setattr(connections, "_REFUSED_SECONDS", LONG)
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


def closed(connection: socket.socket) -> bool:
    """Whether the server closes it, sooner or later."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:  # it had not yet read all that was sent
        return True
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
        with suppress(ConnectionError):  # closed already, where this took longer than it should
            trickling.send(bytes([letter]))
        time.sleep(max(0.0, min(0.05, until - time.monotonic())))
    assert closed(silent)
    assert closed(trickling)
    assert reply_of(connect(url)) == 200


UNFINISHED = {
    "length": b"Content-Length: 900\r\n\r\n--x",
    "chunked": b"Transfer-Encoding: chunked\r\n\r\n3\r\n--x\r\n",
}
FORM = b"POST %b HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"


def test_a_body_that_stops_is_not_waited_for(
    serving: Serving, connect: Callable[[str], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SECONDS", 0.3)
    url = serving(backend())
    statuses = {}
    for path in ("/anmelden", "/gradio_api/queue/join", "/api/ask", "/hochladen", "/api/documents"):
        for way, sent in UNFINISHED.items():
            connection = connect(url)
            connection.sendall(FORM % path.encode() + sent)
            statuses[path, way] = reply(connection)[0]
    files = {("/hochladen", "chunked"): 411, ("/api/documents", "chunked"): 411}
    assert statuses == dict.fromkeys(statuses, 408) | files


@pytest.mark.parametrize(("trusted", "others"), [("192.0.2.1", [503, 503]), ("127.0.0.0/8", [200, 200])])
def test_no_client_but_a_trusted_proxy_takes_all_connections(
    serving: Serving, connect: Callable[..., socket.socket], trusted: str, others: list[int]
) -> None:
    url = serving(backend(), connections=8, trusted_proxies=trusted)
    kept = [connect(url) for _ in range(4)]
    assert [reply_of(connect(url)) for _ in others] == others
    assert reply_of(connect(url, "127.0.0.2")) == 200
    for connection in kept:
        connection.close()
    assert reply_of(connect(url)) == 200
