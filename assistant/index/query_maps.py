"""What is asked, moved to where the sentences that answer it lie.

In the vectors of a small model a question lies nearer to other questions than to its answer, one in another
language nearer to sentences of that language, a bare word nearer to other words. A linear map of the asked
vector alone, learned from pairs, takes it towards the sentences; those keep their vectors, so that nothing
is indexed anew (an adapter for queries; Mikolov, Le & Sutskever 2013, "Exploiting Similarities among
Languages for Machine Translation", for the languages; Xing et al. 2002, "Distance Metric Learning, with
Application to Clustering with Side-Information"). ``training/`` made the maps, for the shipped embedder.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
MODELS = Path(__file__).resolve().parent.parent / "models"


class Asked(StrEnum):
    """What is asked; the value is the name of the map's file."""

    QUESTION = "question-queries"
    FOREIGN = "foreign-queries"
    TOPIC = "topic-queries"

    @property
    def path(self) -> Path:
        return MODELS / f"{self}.npz"


@dataclass(frozen=True)
class QueryMap:
    """From around ``start`` to around ``end``, shapes ``(dim,)``, turned by ``matrix``, ``(dim, dim)``."""

    start: Vectors
    matrix: Vectors
    end: Vectors

    def moved(self, vector: Vectors) -> Vectors:
        """Where what is asked for would lie, of unit length."""
        return unit_length((vector - self.start) @ self.matrix + self.end)

    def save(self, path: Path) -> None:
        """Written with 16 bits a number."""
        np.savez(path, **{name: value.astype(np.float16) for name, value in vars(self).items()})


def unit_length(vector: NDArray[np.floating]) -> Vectors:
    """The vector's direction."""
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-9), dtype=np.float32)


@lru_cache(maxsize=len(Asked))
def load_query_map(asked: Asked) -> QueryMap:
    """The map that is shipped, loaded when it is first needed."""
    with np.load(asked.path) as kept:
        return QueryMap(*(kept[name].astype(np.float32) for name in ("start", "matrix", "end")))
