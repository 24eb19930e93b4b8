"""Questions in other languages, searched for where their German wording lies.

In the vectors of a small multilingual model a question lies nearer to sentences of its own language than to
the German ones that answer it. A linear map, learned from questions in twelve languages beside their German
wording, takes it there (Mikolov, Le & Sutskever 2013, "Exploiting Similarities among Languages for Machine
Translation"). ``training/foreign_queries.py`` made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).resolve().parent.parent / "models" / "foreign-queries.npz"
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class ForeignQueries:
    """``other`` and ``german`` are the means of the vectors, shape ``(dim,)``, ``matrix`` ``(dim, dim)``."""

    other: Vectors
    german: Vectors
    matrix: Vectors

    def in_german(self, vector: Vectors) -> Vectors:
        """Where the German wording of the question would lie, of unit length."""
        moved = (vector - self.other) @ self.matrix + self.german
        return moved / np.linalg.norm(moved)


@lru_cache(maxsize=1)
def load_foreign_queries(path: Path = FILE) -> ForeignQueries:
    """The map that is shipped, loaded with the first question that is not German."""
    with np.load(path) as kept:
        return ForeignQueries(*(kept[name].astype(np.float32) for name in ("other", "german", "matrix")))
