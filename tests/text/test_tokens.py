from __future__ import annotations

import socket
from pathlib import Path

import pytest

from assistant.text import tokens
from assistant.text.tokens import count_tokens


@pytest.mark.parametrize(("text", "count"), [("", 0), ("Rat", 2), ("Der Rat tagt.", 5)])
def test_tokens_are_those_of_cl100k(text: str, count: int) -> None:
    assert count_tokens(text) == count


def test_special_tokens_are_plain_text() -> None:
    assert count_tokens("<|endoftext|>") > 3


def test_a_lone_surrogate_is_counted() -> None:
    assert count_tokens("\ud800") > 0


def test_the_encoding_is_packaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(socket, "getaddrinfo", _no_network)
    tokens._encoding.cache_clear()
    assert count_tokens("Der Rat tagt.") == 5
    assert not list(tmp_path.iterdir())


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("asked the network")
