"""How well a sentence covers what a question is about, word by word.

Two words match by stem, by compound part (the head says what a thing is, the other parts only
narrow it) or by meaning: the cosine of their e5 vectors after the mean of common German words is taken
away, since raw e5 vectors of single words all lie close together (Mu & Viswanath 2018, "All-but-the-Top").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.answering.question import Focus
from assistant.text.matching import PARTS, lexical_degree
from assistant.text.words import content_words, term

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

Vector = NDArray[np.float32]

# Everyday words whose mean stands for "any German word".
_COMMON = """
Haus Weg Zeit Jahr Mensch Stadt Arbeit Geld Wasser Kind Frage Recht Beginn Ende Teil Hand Stelle
Schule Baum Tisch Buch Musik Essen Spiel Reise Brief Farbe Tier Wetter Stimme groß klein gut neu alt
lang schnell gehen sehen sagen bauen helfen fahren lesen Verein Straße Plan Antrag Gruppe Gesetz
Raum Betrieb
""".split()


# Vectors kept, about 1.5 kB each.
MAX_WORDS = 20_000


# What a match in the words around a sentence counts beside one in it.
AROUND = 0.9


class WordVectors:
    """Centred e5 vectors of single words, each computed once."""

    def __init__(self, embedder: BaseEmbedding) -> None:
        self._embedder = embedder
        self._vectors: dict[str, Vector] = {}

    @cached_property
    def _mean(self) -> Vector:
        rows = self._embedder.get_text_embedding_batch(list(_COMMON))
        return np.asarray(np.asarray(rows).mean(axis=0), dtype=np.float32)

    def load(self) -> None:
        """Compute what every comparison needs, some dozens of vectors."""
        _ = self._mean

    def matrix(self, words: Sequence[str]) -> Vector:
        """Unit vectors, shape ``(len(words), dim)``."""
        new = [word for word in dict.fromkeys(words) if word not in self._vectors]
        if len(self._vectors) + len(new) > MAX_WORDS:
            self._vectors, new = {}, list(dict.fromkeys(words))
        if new:
            rows = np.asarray(self._embedder.get_text_embedding_batch(new), dtype=np.float32) - self._mean
            rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
            self._vectors.update(zip(new, rows, strict=True))
        return np.stack([self._vectors[word] for word in words]) if words else np.zeros((0, 1), np.float32)

    def similarity(self, one: Sequence[str], other: Sequence[str]) -> Vector:
        """Cosines, shape ``(len(one), len(other))``."""
        if not one or not other:
            return np.zeros((len(one), len(other)), dtype=np.float32)
        return self.matrix(one) @ self.matrix(other).T


class Coverage:
    """Degrees to which texts cover the focus of a question."""

    def __init__(self, vectors: WordVectors, floor: float = 0.38, ceiling: float = 0.62) -> None:
        self._vectors = vectors
        self._floor = floor
        self._ceiling = ceiling

    def load(self) -> None:
        """Have ready what the first comparison by meaning would wait for."""
        self._vectors.load()

    def degrees(self, focus: Sequence[Focus], text: str, context: str = "") -> list[float]:
        """One degree (0 to 1) a focus word: the best match in ``text``, or a little less in ``context``."""
        found = self._best(focus, [0.0] * len(focus), text)
        return self._best(focus, found, context, AROUND)

    def _best(
        self, focus: Sequence[Focus], known: Sequence[float], text: str, share: float = 1.0
    ) -> list[float]:
        """The degrees that are ``known``, or the given share of what ``text`` gives where that is more.

        Only what form leaves open is compared by meaning: a word's vector costs more than all the rest.
        """
        words = list(dict.fromkeys(content_words(text)))
        if not words or not focus:
            return list(known)
        given = [term(word) for word in words]
        lexical = np.array(
            [[lexical_degree(item.term, other) for other in given] for item in focus], dtype=np.float32
        )
        best = [
            max(degree, share * float(form)) for form, degree in zip(lexical.max(axis=1), known, strict=True)
        ]
        open_ = [place for place, degree in enumerate(best) if degree < share * PARTS]
        for place, meant in zip(
            open_, self._meant([focus[place].word for place in open_], words), strict=True
        ):
            best[place] = max(best[place], share * meant)
        return best

    def _meant(self, wanted: Sequence[str], words: Sequence[str]) -> list[float]:
        """How far the nearest of ``words`` means each wanted word, at most ``PARTS``."""
        if not wanted or not words:
            return [0.0] * len(wanted)
        cosine = self._vectors.similarity(wanted, words).max(axis=1)
        return [
            float(x)
            for x in np.clip((cosine - self._floor) / (self._ceiling - self._floor), 0.0, 1.0) * PARTS
        ]


def weighted(degrees: Iterable[float], focus: Sequence[Focus]) -> float:
    """The weighted mean of the degrees; 1 for a question without a focus."""
    total = sum(item.weight for item in focus)
    if not total:
        return 1.0
    return sum(item.weight * degree for item, degree in zip(focus, degrees, strict=True)) / total
