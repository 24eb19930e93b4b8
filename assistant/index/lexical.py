"""German BM25 over sentences (Robertson & Zaragoza 2009), computed by bm25s.

A word counts by its stem and, for a compound, by its parts as well, so that "Finanzausschuss" finds
"Ausschuss" and the other way round; figures, file numbers and abbreviations stay whole.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.text.words import terms


def index_terms(text: str) -> list[str]:
    """The search terms of a text: stems and compound parts."""
    return [stem for item in terms(text) for stem in (item.stem, *item.parts)]


class LexicalIndex:
    """BM25 scores of every text for a question."""

    def __init__(self, texts: Sequence[str]) -> None:
        corpus = [index_terms(text) for text in texts]
        self._size = len(corpus)
        self._known = {term for document in corpus for term in document}
        self._bm25: bm25s.BM25 | None = None
        if self._known:
            logging.getLogger("bm25s").setLevel(logging.WARNING)
            self._bm25 = bm25s.BM25()
            self._bm25.index(corpus, show_progress=False)

    def scores(self, question: str) -> NDArray[np.float32]:
        """One score a text, 0 where no term is shared. Shape ``(len(texts),)``."""
        wanted = [term for term in dict.fromkeys(index_terms(question)) if term in self._known]
        if self._bm25 is None or not wanted:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(wanted), dtype=np.float32)
