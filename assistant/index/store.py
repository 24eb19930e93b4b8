"""Chroma collections of sentence vectors, embedded or on a server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from json import JSONDecodeError
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore
from numpy.typing import NDArray

from assistant import texts
from assistant.errors import ChromaUnreachable, StoreError
from assistant.index.absence import Absence
from assistant.index.ids import paper_of, sentence_of
from assistant.offline import go_offline

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_PREFIX = "vereinbart"
_BATCH = 256
# Reading this many vectors takes some 30 ms; of a small collection Chroma is asked as well.
_FEW, _FEW_IN = 1000, 10
# Of so many, all are read where Chroma misses some.
_SMALL = 5000
# Cosine is Chroma's and e5's natural distance; the wide search keeps small collections exact.
_CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400}}
# Chroma's own client waits for ever.
PATIENCE = httpx.Timeout(20.0, connect=3.0)
_GREETING = 5.0


def connect(folder: Path, url: str = "") -> ClientAPI:
    """A Chroma client: embedded in ``folder``, or the server at ``url``. Telemetry is off."""
    go_offline()  # Chroma takes further settings from the environment, and wants the same ones each time
    quiet = ChromaSettings(anonymized_telemetry=False)
    try:
        if not url:
            return chromadb.PersistentClient(path=str(folder), settings=quiet)
        parts = urlsplit(url if "://" in url else f"http://{url}")
        ssl = parts.scheme == "https"
        port = parts.port or (443 if ssl else 8000)
        host = parts.hostname or "localhost"
        beat = httpx.URL(scheme=parts.scheme, host=host, port=port, path="/api/v2/heartbeat")
        httpx.get(beat, timeout=_GREETING)
        client: Any = chromadb.HttpClient(host=host, port=port, ssl=ssl, settings=quiet)
        client._server._session.timeout = PATIENCE
        return cast("ClientAPI", client)
    except Exception as error:  # Chroma raises ValueError, OSError and its own, by kind of client
        if url:
            raise ChromaUnreachable(texts.chroma_unreachable(url)) from error
        if not all(os.access(path, os.W_OK) for path in (folder, *folder.glob("*.sqlite3"))):
            raise StoreError(texts.data_not_writable(folder)) from error
        raise StoreError(texts.index_damaged(folder)) from error


class VectorStore:
    """One segment's sentences, stored by llama-index's Chroma integration."""

    def __init__(self, collection: Callable[[], Collection]) -> None:
        self._open = collection
        self._size: int | None = None

    @cached_property
    def _collection(self) -> Collection:
        return self._open()

    @classmethod
    def create(cls, client: ClientAPI, segment: str, embedder: str, chunker: str) -> VectorStore:
        """A new, empty collection that records embedder and chunker version."""
        with _translated():
            made = client.create_collection(
                name=_name(segment),
                configuration=_CONFIGURATION,
                metadata={"embedder": embedder, "chunker": chunker},
                embedding_function=None,
            )
        return cls(_known(made))

    @classmethod
    def alike(cls, client: ClientAPI, embedder: str, chunker: str, owner: str = "") -> list[VectorStore]:
        """Every segment of ``owner`` with these vectors, also one whose making was interrupted."""
        made = {"embedder": embedder, "chunker": chunker}
        with _translated():
            return [
                cls(_known(collection))
                for collection in client.list_collections()
                if collection.name.startswith(_prefix(owner)) and collection.metadata == made
            ]

    @classmethod
    def open(cls, client: ClientAPI, segment: str) -> VectorStore:
        """The collection of a segment; an error where it is gone."""
        found = cls(lambda: client.get_collection(_name(segment), embedding_function=None))
        with _translated():
            found._collection  # noqa: B018
        return found

    @classmethod
    def later(cls, client: Callable[[], ClientAPI], segment: str) -> VectorStore:
        """The collection of a segment on a server that is away: opened when it is first asked."""
        return cls(lambda: client().get_collection(_name(segment), embedding_function=None))

    def add(self, nodes: Sequence[TextNode]) -> None:
        """Store embedded nodes in batches below Chroma's limit."""
        store = ChromaVectorStore(chroma_collection=self._collection)
        self._size = None
        with _translated():
            for start in range(0, len(nodes), _BATCH):
                store.add(list(nodes[start : start + _BATCH]))

    def holds(self, key: str, vectors: int) -> bool:
        """Whether the vectors of a document are here, all of them."""
        with _translated():
            return len(self._collection.get(where={"key": key}, include=[])["ids"]) == vectors

    def forms(self, key: str) -> dict[tuple[str, str], list[float]]:
        """The vectors of a document by context and text of what was embedded."""
        with _translated():
            rows: Any = self._collection.get(
                where={"key": key}, include=["embeddings", "documents", "metadatas"]
            )
        found = zip(rows["metadatas"], rows["documents"], rows["embeddings"], strict=True)
        return {
            (str(told["context"]), text): [float(value) for value in vector] for told, text, vector in found
        }

    def copy_from(self, other: VectorStore, key: str) -> None:
        """Take over the vectors of an unchanged document."""
        self._size = None
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
        return _by_sentence(self.nearest(vector, k, agreements))

    def nearest(
        self, vector: Sequence[float], k: int, agreements: Iterable[str] = ()
    ) -> list[tuple[str, float]]:
        """The ``k`` nearest nodes with their cosine, the nearest first.

        Chroma's graph does not reach every vector where many are alike; where that shows, all are read.
        """
        chosen, size = list(agreements), self.count()
        wanted: Any = {"agreement": {"$in": chosen}} if chosen else None
        most = max(1, min(k, size))
        asked: Any = [list(vector)]
        with _translated():
            # without texts and metadata, which llama-index would read for each: a tenth of the time
            found = self._collection.query(
                query_embeddings=asked,
                n_results=most,
                where=wanted,
                include=["distances"],
            )
            if not chosen and len(found["ids"][0]) < most <= size <= _SMALL:
                return _nearest(vector, most, *_unit_vectors(self._collection.get(include=["embeddings"])))
        distances: Any = found["distances"]
        return [(key, 1.0 - float(far)) for key, far in zip(found["ids"][0], distances[0], strict=True)]

    def vectors(self, agreements: Sequence[str]) -> tuple[list[str], NDArray[np.float32]]:
        """Node ids and unit vectors of all sentences of these papers."""
        wanted: Any = {"agreement": {"$in": list(agreements)}}
        with _translated():
            return _unit_vectors(self._collection.get(where=wanted, include=["embeddings"]))

    def some(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """The unit vectors of these nodes, as far as they are here."""
        with _translated():
            return _unit_vectors(self._collection.get(ids=list(ids), include=["embeddings"]))[1]

    def count(self) -> int:
        """Counted once, since a segment in force does not change: Chroma visits every vector for it."""
        if self._size is None:
            with _translated():
                self._size = int(self._collection.count())
        return self._size


def _known(collection: Collection) -> Callable[[], Collection]:
    return lambda: collection


def _unit_vectors(rows: Any) -> tuple[list[str], NDArray[np.float32]]:
    found = np.asarray(rows["embeddings"], dtype=np.float32).reshape(len(rows["ids"]), -1)
    return list(rows["ids"]), found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def _by_sentence(nodes: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for node_id, cosine in nodes:  # the nearest part of a sentence comes first
        found.setdefault(sentence_of(node_id), cosine)
    return found


class SegmentedStore:
    """The sentences in force, in whichever segment they lie.

    Each part is a collection and how many vectors it has of each paper that is in force *there*: of another
    version of a paper, or of one that was removed, a collection may have vectors still.
    """

    def __init__(self, parts: Sequence[tuple[VectorStore, Mapping[str, int]]]) -> None:
        self._parts = parts
        self._absence = Absence()

    @property
    def away(self) -> bool:
        """Whether the server did not answer when it was last asked."""
        return self._absence.noticed

    def query(self, vector: Sequence[float], k: int, agreements: Iterable[str] = ()) -> dict[str, float]:
        """Cosine similarity by sentence id of the ``k`` nearest sentences, of these papers if any.

        Raises :class:`ChromaUnreachable`; for a while after that at once.
        """
        with self._absence.watched():
            return self._query(vector, k, set(agreements))

    def _query(self, vector: Sequence[float], k: int, chosen: set[str]) -> dict[str, float]:
        found: list[tuple[str, float]] = []
        for store, papers in self._parts:
            here = chosen & papers.keys()
            if here:
                found += _among(store, papers, vector, k, here)
            elif not chosen:
                found += _in_force(store, papers, vector, k)
        return _by_sentence(sorted(found, key=lambda node: -node[1])[:k])

    def vectors(self, agreements: Sequence[str]) -> tuple[list[str], NDArray[np.float32]]:
        """Node ids and unit vectors of all sentences of these papers."""
        parts = [(store, [key for key in agreements if key in papers]) for store, papers in self._parts]
        found = [store.vectors(here) for store, here in parts if here]
        rows = [rows for _, rows in found if len(rows)]
        return [key for ids, _ in found for key in ids], np.concatenate(rows) if rows else _NONE

    def some(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """The unit vectors of these sentences."""
        parts = [(store, [key for key in ids if paper_of(key) in papers]) for store, papers in self._parts]
        found = [store.some(here) for store, here in parts if here]
        return np.concatenate(found) if found else _NONE

    def count(self) -> int:
        """How many vectors are in force."""
        return sum(sum(papers.values()) for _, papers in self._parts)


_NONE = np.zeros((0, 0), dtype=np.float32)


def _in_force(
    store: VectorStore, papers: Mapping[str, int], vector: Sequence[float], k: int
) -> list[tuple[str, float]]:
    """The nearest; asks for more where too many of them are no more in force."""
    wanted = min(k, sum(papers.values()))
    while True:
        nodes = store.nearest(vector, k, ())
        found = [node for node in nodes if paper_of(node[0]) in papers]
        if len(found) >= wanted or len(nodes) < k:
            return found
        k *= 2


def _among(
    store: VectorStore, papers: Mapping[str, int], vector: Sequence[float], k: int, chosen: set[str]
) -> list[tuple[str, float]]:
    """The nearest of some papers. Of few, all are read: Chroma would look at the whole collection."""
    wanted = sum(papers[key] for key in chosen)
    if wanted > _FEW or wanted * _FEW_IN > store.count():
        return store.nearest(vector, k, chosen)
    return _nearest(vector, k, *store.vectors(sorted(chosen)))


def _nearest(
    vector: Sequence[float], k: int, ids: Sequence[str], rows: NDArray[np.float32]
) -> list[tuple[str, float]]:
    """The nearest of these nodes, each looked at."""
    if not ids:
        return []
    asked = np.asarray(vector, dtype=np.float32)
    cosines = rows @ (asked / (np.linalg.norm(asked) + 1e-9))
    return sorted(zip(ids, map(float, cosines), strict=True), key=lambda node: -node[1])[:k]


def drop_others(client: ClientAPI, keep: set[str], owner: str = "") -> None:
    """Remove every segment of ``owner`` (without one: of anybody) but those in ``keep``.

    A Chroma server may hold the collections of other data folders and of other programs.
    """
    kept = {_name(segment) for segment in keep}
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
        raise ChromaUnreachable(texts.CHROMA_SILENT) from error
    except NotFoundError as error:
        raise StoreError(texts.INDEX_GONE) from error
    except ChromaError as error:
        raise StoreError(texts.chroma_failed(str(error))) from error
    except Exception as error:
        if type(error) is Exception or isinstance(error, JSONDecodeError):
            # what stands before the server answers in its place
            raise ChromaUnreachable(texts.CHROMA_SILENT) from error
        raise


def _name(segment: str) -> str:
    return f"{_PREFIX}-{segment}"


def _prefix(owner: str) -> str:
    return _name(f"{owner}-" if owner else "")
