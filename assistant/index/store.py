"""The Chroma collection: one generation of sentence vectors, embedded or on a server."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError
from llama_index.core.schema import TextNode
from llama_index.core.vector_stores.types import (
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray

from assistant import texts
from assistant.errors import ChromaUnreachable, StoreError
from assistant.index.parts import sentence_of

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_PREFIX = "vereinbart"
_BATCH = 256
# Cosine is Chroma's and e5's natural distance; the wide search keeps small collections exact.
_CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400}}


def connect(folder: Path, url: str = "") -> ClientAPI:
    """A Chroma client: embedded in ``folder``, or the server at ``url``. Telemetry is off."""
    quiet = ChromaSettings(anonymized_telemetry=False)
    try:
        if not url:
            return chromadb.PersistentClient(path=str(folder), settings=quiet)
        parts = urlsplit(url if "://" in url else f"http://{url}")
        ssl = parts.scheme == "https"
        port = parts.port or (443 if ssl else 8000)
        return chromadb.HttpClient(host=parts.hostname or "localhost", port=port, ssl=ssl, settings=quiet)
    except Exception as error:  # Chroma raises ValueError, OSError and its own, by kind of client
        if url:
            raise ChromaUnreachable(texts.chroma_unreachable(url)) from error
        raise StoreError(texts.index_damaged(folder)) from error


class VectorStore:
    """One generation's sentences behind llama-index's Chroma integration."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @classmethod
    def create(cls, client: ClientAPI, generation: str, embedder: str, chunker: str) -> VectorStore:
        """A new, empty collection that records embedder and chunker version."""
        with _translated():
            return cls(
                client.create_collection(
                    name=_name(generation),
                    configuration=_CONFIGURATION,
                    metadata={"embedder": embedder, "chunker": chunker},
                    embedding_function=None,
                )
            )

    @classmethod
    def alike(cls, client: ClientAPI, embedder: str, chunker: str, owner: str = "") -> list[VectorStore]:
        """Every generation of ``owner`` with these vectors, also one whose making was interrupted."""
        made = {"embedder": embedder, "chunker": chunker}
        with _translated():
            return [
                cls(collection)
                for collection in client.list_collections()
                if collection.name.startswith(_prefix(owner)) and collection.metadata == made
            ]

    @classmethod
    def open(cls, client: ClientAPI, generation: str) -> VectorStore:
        """The collection of a generation; an error where it is gone."""
        with _translated():
            return cls(client.get_collection(_name(generation), embedding_function=None))

    def add(self, nodes: Sequence[TextNode]) -> None:
        """Store embedded nodes in batches below Chroma's limit."""
        store = ChromaVectorStore(chroma_collection=self._collection)
        with _translated():
            for start in range(0, len(nodes), _BATCH):
                store.add(list(nodes[start : start + _BATCH]))

    def holds(self, key: str, vectors: int) -> bool:
        """Whether the vectors of a document are here, all of them."""
        with _translated():
            return len(self._collection.get(where={"key": key}, include=[])["ids"]) == vectors

    def copy_from(self, other: VectorStore, key: str) -> None:
        """Take over the vectors of an unchanged document."""
        with _translated():
            rows = other._collection.get(where={"key": key}, include=["embeddings", "documents", "metadatas"])
            for start in range(0, len(rows["ids"]), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.add(
                    ids=rows["ids"][part],
                    embeddings=rows["embeddings"][part],  # type: ignore[index]
                    documents=rows["documents"][part],  # type: ignore[index]
                    metadatas=rows["metadatas"][part],  # type: ignore[index]
                )

    def query(self, vector: Sequence[float], k: int, agreements: Iterable[str] = ()) -> dict[str, float]:
        """Cosine similarity by sentence id of the ``k`` nearest sentences."""
        wanted = list(agreements)
        chosen = MetadataFilter(key="agreement", operator=FilterOperator.IN, value=wanted)
        query = VectorStoreQuery(
            query_embedding=list(vector),
            similarity_top_k=max(1, min(k, self.count())),
            filters=MetadataFilters(filters=[chosen]) if wanted else None,
        )
        with _translated():
            result = ChromaVectorStore(chroma_collection=self._collection).query(query)
        found: dict[str, float] = {}
        for node_id, similarity in zip(result.ids or (), result.similarities or (), strict=True):
            # llama-index reports exp(-distance); the cosine itself is wanted. The nearest part comes first.
            found.setdefault(sentence_of(node_id), 1.0 + math.log(max(similarity, 1e-9)))
        return found

    def vectors(self, agreements: Sequence[str]) -> tuple[list[str], NDArray[np.float32]]:
        """Node ids and unit vectors of all sentences of these papers."""
        wanted: Any = {"agreement": {"$in": list(agreements)}}
        with _translated():
            rows = self._collection.get(where=wanted, include=["embeddings"])
        found = np.asarray(rows["embeddings"], dtype=np.float32).reshape(len(rows["ids"]), -1)
        return list(rows["ids"]), found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)

    def count(self) -> int:
        with _translated():
            return int(self._collection.count())


def drop_others(client: ClientAPI, keep: set[str], owner: str = "") -> None:
    """Remove every generation of ``owner`` (without one: of anybody) but those in ``keep``.

    A Chroma server may hold the collections of other data folders and of other programs.
    """
    kept = {_name(generation) for generation in keep}
    prefix = _prefix(owner)
    with _translated():
        for collection in client.list_collections():
            if collection.name.startswith(prefix) and collection.name not in kept:
                client.delete_collection(collection.name)


@contextmanager
def _translated() -> Iterator[None]:
    """Chroma's errors as one German line."""
    try:
        yield
    except httpx.TransportError as error:
        raise StoreError(texts.CHROMA_SILENT) from error
    except NotFoundError as error:
        raise StoreError(texts.INDEX_GONE) from error
    except ChromaError as error:
        raise StoreError(texts.chroma_failed(str(error))) from error


def _name(generation: str) -> str:
    return f"{_PREFIX}-{generation}"


def _prefix(owner: str) -> str:
    return _name(f"{owner}-" if owner else "")
