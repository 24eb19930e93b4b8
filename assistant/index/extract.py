"""What of a paper is needed to find in it and to tell its versions, kept beside its reading."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.lexical import Counts
from assistant.index.passages import Unit, cut, units
from assistant.index.profile.days import in_force
from assistant.index.profile.paper import Paper
from assistant.text.document import Document, Sentence
from assistant.text.words import words

_SHINGLE = 4


@dataclass(frozen=True)
class Signature:
    """What tells versions of a paper: its runs of words, as numbers in order, and the day it takes effect."""

    shingles: NDArray[np.uint64]
    effect: str = ""

    @classmethod
    def of(cls, file: str, document: Document) -> Signature:
        effect = in_force(Paper(file, document))
        return cls(_shingles(document.sentences), effect.value if effect else "")

    def shared(self, other: Signature) -> int:
        """How many runs of words both have."""
        joined = np.sort(np.concatenate((self.shingles, other.shingles)), kind="stable")
        return int(np.count_nonzero(joined[1:] == joined[:-1]))


@dataclass(frozen=True)
class Extract:
    """Of each sentence its search terms and the number of its passage; the paper's headings and signature."""

    words: Counts
    passages: NDArray[np.int32]
    headings: tuple[str, ...]
    signature: Signature

    @classmethod
    def of(cls, file: str, document: Document) -> Extract:
        found = units(document, "")
        return cls(
            Counts.of(search_text(unit) for unit in found),
            np.array(cut(found), dtype=np.int32),
            tuple(dict.fromkeys(unit.sentence.section[-1] for unit in found if unit.sentence.section)),
            Signature.of(file, document),
        )

    def dump(self) -> bytes:
        about = json.dumps([self.signature.effect, self.headings]).encode()
        arrays: dict[str, Any] = {field.name: getattr(self.words, field.name) for field in fields(Counts)}
        arrays |= {"passages": self.passages, "shingles": self.signature.shingles}
        content = BytesIO()
        np.savez(content, allow_pickle=False, about=np.frombuffer(about, dtype=np.uint8), **arrays)
        return content.getvalue()

    @classmethod
    def load(cls, content: bytes) -> Extract:
        """Raises ValueError, KeyError, OSError or BadZipFile where the content is damaged."""
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            effect, headings = json.loads(arrays["about"].tobytes())
            return cls(
                Counts(**{field.name: arrays[field.name] for field in fields(Counts)}),
                arrays["passages"],
                tuple(headings),
                Signature(arrays["shingles"], effect),
            )


def search_text(unit: Unit) -> str:
    """What BM25 reads of a sentence: heading and lead-in as well."""
    return f"{unit.context} {unit.sentence.text}"


def _shingles(sentences: Sequence[Sentence]) -> NDArray[np.uint64]:
    """Runs of words, without punctuation and case."""
    tokens = [word.text.lower() for word in words(" ".join(sentence.text for sentence in sentences))]
    runs = {" ".join(tokens[start : start + _SHINGLE]) for start in range(len(tokens) - _SHINGLE + 1)}
    numbers = {int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "little") for run in runs}
    return np.array(sorted(numbers), dtype=np.uint64)
