"""The sentence vectors of the index, read back whole: every sentence is scored, not only the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from assistant.index.library import Library
from assistant.index.parts import sentence_of

Matrix = NDArray[np.float32]
# So many papers are read at once; memory stays the same however many there are.
_PAPERS = 50


def similarities(library: Library, queries: Matrix) -> Iterator[tuple[str, Matrix]]:
    """For every sentence its id and its cosines with the rows of ``queries``; of a long one the best."""
    papers = list(library.documents)
    for start in range(0, len(papers), _PAPERS):
        ids, vectors = library.store.vectors(papers[start : start + _PAPERS])
        yield from _nearest_parts(ids, vectors @ queries.T if len(ids) else vectors).items()


def _nearest_parts(ids: Iterable[str], cosines: Matrix) -> Mapping[str, Matrix]:
    best: dict[str, Matrix] = {}
    for node, row in zip(ids, cosines, strict=True):
        sentence = sentence_of(node)
        best[sentence] = np.maximum(best[sentence], row) if sentence in best else row
    return best
