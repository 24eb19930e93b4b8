"""A topic in a person's own words, looked for where the sentences on it lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.index.query_maps import Asked, Vectors, unit_length

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

# The mean of several wordings tells more than the bare word.
_WORDINGS = (
    "{}",
    "Was ist zu {} vereinbart?",
    "Thema: {}",
    "Es geht um {}.",
    "{} in der Gemeinde",
    "Maßnahmen für {}",
)


def taught_vector(embedder: BaseEmbedding, topic: str) -> Vectors:
    """Where sentences on the topic lie; for another embedder than the one learned with, the topic itself."""
    from assistant.index.embedding import taught  # the pages shall be there before llama-index

    return taught(embedder, Asked.TOPIC, topic_vector(embedder, topic))


def topic_vector(embedder: BaseEmbedding, topic: str) -> Vectors:
    """The mean vector of a topic's wordings, of unit length."""
    vectors = [embedder.get_query_embedding(wording.format(topic)) for wording in _WORDINGS]
    return unit_length(np.mean([unit_length(np.asarray(v, dtype=np.float32)) for v in vectors], axis=0))
