"""German BM25 over sentences (Robertson & Zaragoza 2009, in Lucene's variant).

A word counts by its stem and, for a compound, by its parts as well, so that "Finanzausschuss" finds
"Ausschuss" and the other way round; figures, file numbers and abbreviations stay whole.

What is stored are counts, not scores: how rare a word is and how long a sentence is beside the others
is reckoned when a question is asked, from all that is in force then. So a changed paper costs no more than
its own sentences. Libraries that store scores (bm25s) have to make all of them anew for one paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.text.words import terms

Number = TypeVar("Number", bound=np.number[Any])

K1, B = 1.5, 0.75
_MOST = int(np.iinfo(np.uint16).max)


def index_terms(text: str) -> list[str]:
    """The search terms of a text: stems and compound parts."""
    return [stem for item in terms(text) for stem in (item.stem, *item.parts)]


@lru_cache(maxsize=65536)
def term_number(term: str) -> int:
    """A term as a number of 64 bits, the same in every process; two terms never meet in practice."""
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Counts:
    """The terms of each of some texts, one text after the other.

    ``sizes``: how many different ``terms`` (with their ``counts``) a text has; ``lengths``: how many in all.
    """

    terms: NDArray[np.uint64]
    counts: NDArray[np.uint16]
    sizes: NDArray[np.int32]
    lengths: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Counts:
        bags = [Counter(index_terms(text)) for text in texts]
        return cls(
            np.array([term_number(term) for bag in bags for term in bag], dtype=np.uint64),
            np.array([min(count, _MOST) for bag in bags for count in bag.values()], dtype=np.uint16),
            np.array([len(bag) for bag in bags], dtype=np.int32),
            np.array([bag.total() for bag in bags], dtype=np.int32),
        )


@dataclass(frozen=True)
class Postings:
    """The same by term: ``rows[starts[n]:starts[n + 1]]`` are the texts with ``terms[n]``."""

    terms: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]

    @classmethod
    def of(cls, parts: Sequence[Counts]) -> Postings:
        """The texts of all ``parts``, numbered through."""
        sizes = _joined([part.sizes for part in parts], np.int32)
        given = _joined([part.terms for part in parts], np.uint64)
        order = np.argsort(given, kind="stable")
        found, starts = np.unique(given[order], return_index=True)
        rows = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
        counts = _joined([part.counts for part in parts], np.uint16)[order]
        lengths = _joined([part.lengths for part in parts], np.int32)
        return cls(found, np.append(starts, len(given)).astype(np.int64), rows, counts, lengths)

    def find(self, term: int) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
        """The texts with a term, and how often it is in each."""
        place = int(np.searchsorted(self.terms, np.uint64(term)))
        if place == len(self.terms) or self.terms[place] != np.uint64(term):
            return self.rows[:0], self.counts[:0]
        inside = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return self.rows[inside], self.counts[inside]


def _joined(parts: Sequence[NDArray[Number]], kind: type[Number]) -> NDArray[Number]:
    return np.concatenate([np.zeros(0, dtype=kind), *parts])


class Bm25:
    """BM25 over the texts of several postings.

    ``places`` gives for each text of a postings its number among the ``size`` texts in force, or -1.
    """

    def __init__(self, parts: Sequence[tuple[Postings, NDArray[np.int64]]], size: int) -> None:
        self._parts = parts
        self._size = size

    @cached_property
    def _lengths(self) -> NDArray[np.float32]:
        lengths = np.zeros(self._size, dtype=np.float32)
        for postings, places in self._parts:
            lengths[places[places >= 0]] = postings.lengths[places >= 0]
        return lengths

    @cached_property
    def _norm(self) -> NDArray[np.float32]:
        return _norm(self._lengths)

    def scores(self, question: str) -> NDArray[np.float32]:
        """One score a text, 0 where no term is shared. Shape ``(size,)``."""
        found = np.zeros(self._size, dtype=np.float32)
        for texts, counts in self._hits(question):
            found[texts] += _worth(counts, self._norm[texts], self._size)
        return found

    def together(self, question: str, homes: NDArray[np.int64], size: int) -> NDArray[np.float32]:
        """The same with the texts joined to ``size`` longer ones: ``homes`` says to which, -1 to none.

        Shape ``(size,)``.
        """
        inside = homes >= 0
        norm = _norm(np.bincount(homes[inside], self._lengths[inside], size).astype(np.float32))
        found = np.zeros(size, dtype=np.float32)
        for texts, counts in self._hits(question):
            kept = inside[texts]
            joined, where = np.unique(homes[texts[kept]], return_inverse=True)
            sums = np.bincount(where, counts[kept], len(joined)).astype(np.float32)
            found[joined] += _worth(sums, norm[joined], size)
        return found

    def _hits(self, question: str) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """For each term of the question the texts in force that have it, and how often."""
        for term in dict.fromkeys(index_terms(question)):
            found = [self._find(term_number(term), part) for part in self._parts]
            texts, counts = zip(*found, strict=True) if found else ((), ())
            yield _joined(texts, np.int64), _joined(counts, np.float32)

    @staticmethod
    def _find(
        term: int, part: tuple[Postings, NDArray[np.int64]]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        postings, places = part
        rows, counts = postings.find(term)
        texts = places[rows]
        return texts[texts >= 0], counts[texts >= 0].astype(np.float32)


def _norm(lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the length of each text makes of its counts."""
    mean = float(lengths.mean()) if len(lengths) else 0.0
    return (K1 * (1 - B + B * lengths / (mean or 1.0))).astype(np.float32)


def _worth(counts: NDArray[np.float32], norm: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """What one term adds to the score of the texts that have it."""
    rare = np.float32(np.log(1 + (size - len(counts) + 0.5) / (len(counts) + 0.5)))
    return rare * counts / (counts + norm)


class LexicalIndex(Bm25):
    """BM25 scores of every text for a question."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counts.of(texts)
        super().__init__(
            [(Postings.of([counts]), np.arange(len(counts.sizes), dtype=np.int64))], len(counts.sizes)
        )
