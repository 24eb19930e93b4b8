from __future__ import annotations

import socket

import httpx
import ollama
import pytest

from assistant.errors import (
    ModelMissing,
    OllamaBroken,
    OllamaError,
    OllamaFailed,
    OllamaUnreachable,
    UsageError,
)
from assistant.ollama_client import host_url, is_loopback, open_client, server_version, translated, twice
from tests.fake_ollama import FakeOllama


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", "http://127.0.0.1:11434"),
        ("127.0.0.1", "http://127.0.0.1:11434"),
        ("ki.rathaus.example", "http://ki.rathaus.example:11434"),
        ("ki.rathaus.example:8080", "http://ki.rathaus.example:8080"),
        (":11500", "http://127.0.0.1:11500"),
        ("http://ki.rathaus.example", "http://ki.rathaus.example:80"),
        ("https://ki.rathaus.example/ollama/", "https://ki.rathaus.example:443/ollama"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("http://0.0.0.0:11434", "http://127.0.0.1:11434"),
        ("[::]:11434", "http://[::1]:11434"),
        ("::1", "http://[::1]:11434"),
        (' "127.0.0.1:11434" ', "http://127.0.0.1:11434"),
    ],
)
def test_host_in_all_its_forms(text: str, url: str) -> None:
    assert host_url(text) == url


@pytest.mark.parametrize("text", ["127.0.0.1:port", "127.0.0.1:99999", "ftp://127.0.0.1"])
def test_a_wrong_host_is_named(text: str) -> None:
    with pytest.raises(UsageError, match=r"OLLAMA_HOST ist ungültig: „" + text):
        host_url(text)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://127.0.0.1:1", True),
        ("http://localhost:1", True),
        ("http://[::1]:1", True),
        ("http://10.0.0.7:1", False),
        ("http://ki.rathaus.example:1", False),
    ],
)
def test_loopback(url: str, own: bool) -> None:
    assert is_loopback(url) is own


def test_a_proxy_is_not_asked_for_loopback(fake_ollama: FakeOllama, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert server_version(fake_ollama.url) == "0.24.0"
    with open_client(fake_ollama.url) as client:
        assert client.list().models == []


# The four faults of E10 are told apart.


def test_closed_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(OllamaUnreachable, match="antwortet kein Ollama"):
            server_version(url)
        with (
            pytest.raises(OllamaUnreachable, match="antwortet kein Ollama"),
            translated(url),
            open_client(url) as client,
        ):
            client.list()


def test_missing_model(fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/chat"] = (404, b'{"error": "model \'x\' not found"}')
    with (
        pytest.raises(ModelMissing, match="hat das Modell „x“ nicht"),
        translated(fake_ollama.url, "x"),
        open_client(fake_ollama.url) as client,
    ):
        client.chat("x")


def test_http_500(fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/chat"] = (500, b'{"error": "out of memory"}')
    with (
        pytest.raises(OllamaFailed, match=r"HTTP 500\): out of memory"),
        translated(fake_ollama.url, "x"),
        open_client(fake_ollama.url) as client,
    ):
        client.chat("x")


def test_half_a_json_line(fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/chat"] = (200, b'{"message": {"role": "assis')
    with (
        pytest.raises(OllamaBroken, match="nicht lesbar"),
        translated(fake_ollama.url, "x"),
        open_client(fake_ollama.url) as client,
    ):
        list(client.chat("x", stream=True))


def test_error_within_a_stream(fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/chat"] = (200, b'{"error": "runner stopped"}\n')
    with (
        pytest.raises(OllamaFailed, match=r"während der Antwort\): runner stopped"),
        translated(fake_ollama.url, "x"),
        open_client(fake_ollama.url) as client,
    ):
        list(client.chat("x", stream=True))


def test_another_server_is_not_ollama(fake_ollama: FakeOllama) -> None:
    fake_ollama.replies["/api/version"] = (200, b"<html>")
    with pytest.raises(OllamaBroken):
        server_version(fake_ollama.url)
    fake_ollama.replies["/api/version"] = (200, b"[]")
    with pytest.raises(OllamaBroken):
        server_version(fake_ollama.url)


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (httpx.ReadTimeout("slow"), OllamaFailed),
        (httpx.RemoteProtocolError("peer closed"), OllamaBroken),
        (httpx.ConnectTimeout("no route"), OllamaUnreachable),
        (ollama.ResponseError("no such page", 404), OllamaFailed),
    ],
)
def test_other_faults(raised: Exception, expected: type[Exception]) -> None:
    with pytest.raises(expected), translated("http://127.0.0.1:11434"):
        raise raised


def timed_out() -> OllamaUnreachable:
    error = OllamaUnreachable("keine Verbindung")
    error.__cause__ = httpx.ConnectTimeout("")
    return error


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (ModelMissing("fehlt"), 2),
        (OllamaUnreachable("weg"), 2),
        (OllamaBroken("reißt ab"), 2),
        (OllamaFailed("zu wenig Speicher"), 1),
        (timed_out(), 1),
    ],
)
def test_another_connection_is_tried_where_it_may_help(error: OllamaError, asked: int) -> None:
    seen = []

    def ask() -> None:
        seen.append(1)
        raise error

    with pytest.raises(type(error)):
        twice(ask)
    assert len(seen) == asked
