"""Readers that go wrong in their own way; imported by the process that reads."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from assistant.errors import ScanError
from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.text.readers import read_document

MEGABYTE = 1024 * 1024


def odd(path: Path, document_id: str) -> Document:
    """What the file says is done before it is read."""
    words = path.read_text(encoding="utf-8").split()
    if words[0] == "hang":
        time.sleep(600)
    elif words[0] == "regex":  # never gives other threads a turn
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif words[0] == "eat":
        return Document("x" * 4096 * MEGABYTE, ())
    elif words[0] == "exit":
        os._exit(3)
    elif words[0] == "abort":
        os.abort()
    elif words[0] == "pair":
        return Document("a\ud800b", ())
    elif words[0] == "raise":
        raise RuntimeError(words[1])
    elif words[0] == "child":
        whole = path.with_name("child.tmp")
        whole.write_text(str(subprocess.Popen(["sleep", "600"]).pid))
        whole.rename(path.with_name("child.pid"))  # in one step: whoever finds it may read it
        time.sleep(600)
    return read_document(path, document_id)


def by_page(
    path: Path, document_id: str, on_page: Callable[[int, int | None], None] = lambda page, pages: None
) -> Document:
    """As many pages as the file says, a quarter of a second each; a hang before the page it names."""
    pages, stuck = map(int, path.read_text(encoding="utf-8").split()[:2])
    for page in range(1, pages + 1):
        time.sleep(600 if page == stuck else 0.25)
        on_page(page, pages)
    return read_document(path, document_id)


class NotThere:
    """A reader that the other process cannot load."""

    def __call__(self, path: Path, document_id: str) -> Document:
        raise NotImplementedError

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (4,)


def half_scanned(path: Path, document_id: str) -> Document:
    """Text on the first page, a picture on the second."""
    text = path.read_text(encoding="utf-8")
    sentence = Sentence(f"{document_id}:0001", text, 0, len(text), page=1)
    block = Block(BlockKind.PARAGRAPH, 0, len(text), page=1, sentences=(sentence,))
    return Document(text, (block,), page_count=2, unread=(2,))


def scan_or_text(path: Path, document_id: str) -> Document:
    if path.read_text(encoding="utf-8") == "scan":
        raise ScanError("kein Text (Scan)")
    return read_document(path, document_id)
