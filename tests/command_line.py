"""The command line in this process over made-up papers, with an embedder that needs no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from assistant import application
from assistant.cli import main
from assistant.index import embedding
from tests.index.inline_reader import read_inline
from tests.index.samples import WordEmbedder, write

Run = Callable[..., tuple[int, str, str]]


def over(
    papers: Mapping[str, str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """What runs a command with ``papers`` below ``folder``; gives its exit code and what it printed."""
    write(folder / "documents", papers)
    for name in ("documents", "data", "cache"):
        monkeypatch.setenv(f"VEREINBART_{name.upper()}", str(folder / name))
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    monkeypatch.setenv("COLUMNS", "200")
    for module in (application, embedding):
        monkeypatch.setattr(module, "make_embedder", lambda _: WordEmbedder())

    read_inline(monkeypatch)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call
