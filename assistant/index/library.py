"""The library: the state of the index that questions are answered from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from numpy.typing import NDArray

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.index.lexical import LexicalIndex
from assistant.index.manifest import Manifest, StateFolder
from assistant.index.passages import Passage, Unit, passages, units
from assistant.index.store import VectorStore, connect
from assistant.index.versions import Versions, find_versions
from assistant.settings import Settings
from assistant.text.document import Document


@dataclass(frozen=True)
class Library:
    """One generation with its documents, sentences and passages in memory and its vectors in Chroma."""

    manifest: Manifest
    documents: Mapping[str, tuple[Agreement, Document]]
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]
    store: VectorStore
    embedder: BaseEmbedding

    @cached_property
    def files(self) -> dict[str, Path]:
        """The original file of each agreement, as found at ingest."""
        return {entry.agreement.id: Path(entry.path) for entry in self.manifest.entries}

    @cached_property
    def lexical(self) -> LexicalIndex:
        """BM25 over the sentences with their headings and lead-ins."""
        return LexicalIndex([f"{unit.context} {unit.sentence.text}" for unit in self.units])

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of a sentence id in ``units``."""
        return {unit.sentence.id: place for place, unit in enumerate(self.units)}

    @cached_property
    def passage_of(self) -> dict[str, Passage]:
        """The passage that a sentence id stands in (headings stand in none)."""
        return {sentence_id: passage for passage in self.passages for sentence_id in passage.sentence_ids}

    @cached_property
    def passage_numbers(self) -> NDArray[np.int64]:
        """For each of ``units`` the place of its passage in ``passages``; -1 where it stands in none."""
        place = {key: number for number, found in enumerate(self.passages) for key in found.sentence_ids}
        return np.array([place.get(unit.sentence.id, -1) for unit in self.units], dtype=np.int64)

    @cached_property
    def paper_numbers(self) -> NDArray[np.int64]:
        """For each of ``units`` the place of its paper in ``documents``."""
        place = {key: number for number, key in enumerate(self.documents)}
        return np.array([place[unit.agreement_id] for unit in self.units], dtype=np.int64)

    @cached_property
    def versions(self) -> Versions:
        """The papers that are versions of one, and which of their sentences correspond."""
        return find_versions(self.documents)

    def agreement(self, agreement_id: str) -> Agreement:
        return self.documents[agreement_id][0]

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return tuple(agreement for agreement, _ in self.documents.values())


def open_library(settings: Settings, embedder: BaseEmbedding) -> Library:
    """Open the state in force.

    Raises :class:`StoreError` where nothing is indexed, or with another embedder.
    """
    folder = StateFolder(settings.data)
    manifest = folder.manifest()
    if manifest is None or not manifest.entries:
        raise StoreError(texts.NO_INDEX)
    if manifest.embedder != embedder.model_name:
        raise StoreError(texts.embedder_mismatch(manifest.embedder, embedder.model_name))
    documents = {e.agreement.id: (e.agreement, folder.document(e.key)) for e in manifest.entries}
    store = VectorStore.open(connect(folder.chroma, settings.chroma_url), manifest.generation)
    return Library(
        manifest=manifest,
        documents=documents,
        units=tuple(unit for key, (_, document) in documents.items() for unit in units(document, key)),
        passages=tuple(p for key, (_, document) in documents.items() for p in passages(document, key)),
        store=store,
        embedder=embedder,
    )


class LibraryWatch:
    """Hands out the state in force and notices when another process replaced it."""

    def __init__(self, settings: Settings, embedder: BaseEmbedding) -> None:
        self._settings = settings
        self._embedder = embedder
        self._folder = StateFolder(settings.data)
        self._library: Library | None = None

    def current(self) -> Library:
        """The library in force; reopened only when the manifest changed."""
        manifest = self._folder.manifest()
        if self._library is None or manifest != self._library.manifest:
            self._library = open_library(self._settings, self._embedder)
        return self._library
