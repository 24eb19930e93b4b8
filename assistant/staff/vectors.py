"""The sentence vectors of the index, read back whole: every sentence is scored, not only the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.index.ids import sentence_of
from assistant.index.library import Library
from assistant.progress import Progress, silent

Matrix = NDArray[np.float32]
# So many papers are read at once; memory stays the same however many there are.
_PAPERS = 50


def similarities(
    library: Library, queries: Matrix, papers: Sequence[str] | None = None, progress: Progress = silent
) -> Iterator[tuple[str, Matrix]]:
    """For every sentence (of ``papers``) its id and its cosines with the rows of ``queries``; of a long one
    the best."""
    wanted = list(library.documents) if papers is None else papers
    for start in range(0, len(wanted), _PAPERS):
        progress(texts.SCORING_STEP, start, len(wanted))
        ids, vectors = library.store.vectors(wanted[start : start + _PAPERS])
        yield from _nearest_parts(ids, vectors @ queries.T if len(ids) else vectors).items()


def _nearest_parts(ids: Iterable[str], cosines: Matrix) -> Mapping[str, Matrix]:
    best: dict[str, Matrix] = {}
    for node, row in zip(ids, cosines, strict=True):
        sentence = sentence_of(node)
        best[sentence] = np.maximum(best[sentence], row) if sentence in best else row
    return best
