"""What the names of sentences and of their vectors say: which paper, which sentence, which part of it."""

from __future__ import annotations

import re

_SIGN = "#"
_NUMBERED = re.compile(rf"{_SIGN}\d+$")


def sentence_id(agreement_id: str, number: int) -> str:
    """As the structure of a document names its sentences, counted from 1."""
    return f"{agreement_id}:{number:04d}"


def part_id(sentence: str, number: int) -> str:
    """The node of one part of a long sentence, counted from 1; the first bears the sentence's own id."""
    return sentence if number == 1 else f"{sentence}{_SIGN}{number}"


def sentence_of(node_id: str) -> str:
    """The sentence that a node counts for. A sentence's own id ends in its number after a colon."""
    return _NUMBERED.sub("", node_id)


def paper_of(node_id: str) -> str:
    """The paper that a node or a sentence stands in."""
    return node_id.rpartition(":")[0]
