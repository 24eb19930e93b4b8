from __future__ import annotations

import pytest

from assistant.web.client import client_of, is_local


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::1", "::1"),
        ("unbekannt", "unbekannt"),
    ],
)
def test_who_shares_a_key(address: str, client: str) -> None:
    assert client_of(address) == client


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "127.0.0.1:7860", "localhost", "LOCALHOST:80", "[::1]:7860", "::1", "127.8.8.8"]
)
def test_names_of_this_machine(name: str) -> None:
    assert is_local(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "192.0.2.7",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "example.org:80",
        "[2001:db8::1]",
        "0.0.0.0",
    ],
)
def test_names_of_others(name: str) -> None:
    assert not is_local(name)
