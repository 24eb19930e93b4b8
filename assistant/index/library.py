"""The library: the state of the index that questions are answered from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import ChromaUnreachable, StoreError
from assistant.index.extract import Signature
from assistant.index.ids import sentence_id
from assistant.index.lexical import Bm25
from assistant.index.manifest import LAYOUT, Manifest, Segment, StateFolder
from assistant.index.papers import Homes, Papers, Positions, Row
from assistant.index.passages import Passage, Unit
from assistant.index.tables import Tables
from assistant.index.versions import Versions, find_versions
from assistant.settings import Settings
from assistant.text.document import Document

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from assistant.index.store import SegmentedStore, VectorStore

logger = logging.getLogger(__name__)

# So many sentences tell how near any sentence is to a question.
_SAMPLE = 256


@dataclass(frozen=True, eq=False)
class Library:
    """One state of the index: its papers, read when asked for, and its vectors in Chroma."""

    manifest: Manifest
    documents: Mapping[str, tuple[Agreement, Document]]
    units: Sequence[Unit]
    passages: Sequence[Passage]
    store: SegmentedStore
    embedder: BaseEmbedding
    lexical: Bm25 = field(default_factory=lambda: Bm25((), 0))
    passage_numbers: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """For each of ``units`` the place of its passage in ``passages``; -1 where it stands in none."""
    paper_numbers: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """For each of ``units`` the place of its paper in ``documents``."""
    position: Mapping[str, int] = field(default_factory=dict)
    """Place of a sentence id in ``units``."""
    headings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each heading above a sentence the papers that have it."""
    signatures: Callable[[str], Signature] | None = None
    """What tells the versions of a paper, without reading it."""

    @cached_property
    def files(self) -> dict[str, Path]:
        """The original file of each agreement, as found at ingest."""
        return {entry.agreement.id: Path(entry.path) for entry in self.manifest.entries}

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The place of a paper in ``documents``."""
        return {key: number for number, key in enumerate(self.documents)}

    @cached_property
    def passage_of(self) -> Mapping[str, Passage]:
        """The passage that a sentence id stands in (headings stand in none)."""
        return Homes(self.position, self.passage_numbers, self.passages)

    @cached_property
    def versions(self) -> Versions:
        """The papers that are versions of one, and which of their sentences correspond."""
        return find_versions(self.documents, self._agreements, self.signatures)

    @cached_property
    def sample(self) -> NDArray[np.float32]:
        """The vectors of some sentences, taken evenly."""
        places = np.unique(np.linspace(0, len(self.units) - 1, _SAMPLE).astype(np.int64))
        papers = self.paper_numbers[places]
        numbers = places - np.searchsorted(self.paper_numbers, papers) + 1
        keys = list(self.documents)
        return self.store.some(
            [sentence_id(keys[paper], int(number)) for paper, number in zip(papers, numbers, strict=True)]
        )

    def units_of(self, agreement_id: str) -> Sequence[Unit]:
        """The sentences of one paper."""
        start, end = np.searchsorted(self.paper_numbers, self.number_of[agreement_id] + np.arange(2))
        return self.units[int(start) : int(end)]

    def agreement(self, agreement_id: str) -> Agreement:
        return self._agreements[agreement_id]

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        return tuple(self._agreements.values())

    @cached_property
    def unread(self) -> Mapping[str, tuple[int, ...]]:
        """The pages of each paper that hold a picture which nobody has read."""
        known = {entry.agreement.id: entry.unread for entry in self.manifest.entries}
        return known or {key: document.unread for key, (_, document) in self.documents.items()}

    @cached_property
    def _agreements(self) -> Mapping[str, Agreement]:
        known = {entry.agreement.id: entry.agreement for entry in self.manifest.entries}
        return known or {key: agreement for key, (agreement, _) in self.documents.items()}


def open_library(settings: Settings, embedder: BaseEmbedding) -> Library:
    """Open the state in force.

    Raises :class:`StoreError` where nothing is indexed, with another embedder or by an earlier release.
    """
    from assistant.index.store import SegmentedStore

    folder = StateFolder(settings.data)
    manifest = folder.manifest()
    if manifest is None or not manifest.entries:
        raise StoreError(texts.NO_INDEX)
    if manifest.embedder != embedder.model_name:
        raise StoreError(texts.embedder_mismatch(manifest.embedder, embedder.model_name))
    if manifest.layout != LAYOUT:
        raise StoreError(texts.INDEX_OF_OTHER_LAYOUT)
    folder.check_documents(entry.key for entry in manifest.entries)
    places = _Places(manifest)
    parts = [_Part(s, folder.tables(s.name), places) for s in manifest.segments]
    homes = np.full(places.size, -1, dtype=np.int32)
    for part in parts:
        homes[part.places[part.alive]] = part.tables.passages[part.alive]
    papers = Papers(folder, manifest.entries, homes)
    keys = {entry.agreement.id: entry.key for entry in manifest.entries}
    found = Row(papers.unit_starts, lambda number: papers.paper(number).units)
    numbers = np.repeat(np.arange(len(papers), dtype=np.int64), np.diff(papers.unit_starts))
    return Library(
        manifest=manifest,
        documents=papers,
        units=found,
        passages=Row(papers.passage_starts, lambda number: papers.paper(number).passages),
        store=SegmentedStore(_stores(folder, settings.chroma_url, parts)),
        embedder=embedder,
        lexical=Bm25([(part.tables.postings, part.places) for part in parts], places.size),
        passage_numbers=np.where(homes < 0, -1, homes + papers.passage_starts[numbers]),
        paper_numbers=numbers,
        position=Positions(papers, found),
        headings=_headings(parts),
        signatures=lambda key: folder.extract(keys[key]).signature,
    )


class _Places:
    """Where in the row of all sentences those of a paper begin."""

    def __init__(self, manifest: Manifest) -> None:
        ends = np.cumsum([entry.sentences for entry in manifest.entries]).tolist()
        self.size = ends[-1]
        self.entries = {entry.key: entry for entry in manifest.entries}
        self.starts = dict(zip(self.entries, (0, *ends), strict=False))


class _Part:
    """A segment and which of its papers are in force."""

    def __init__(self, segment: Segment, tables: Tables, places: _Places) -> None:
        self.name = segment.name
        self.tables = tables
        entries = [places.entries.get(key) for key in segment.keys]
        self.papers = [entry.agreement.id if entry else "" for entry in entries]
        self.vectors = {entry.agreement.id: entry.vectors for entry in entries if entry}
        starts = np.array([places.starts.get(key, -1) for key in segment.keys], dtype=np.int64)
        first = np.cumsum(tables.sizes) - tables.sizes
        row = np.arange(int(tables.sizes.sum()), dtype=np.int64)
        self.alive = np.repeat(starts >= 0, tables.sizes)
        self.places = np.where(self.alive, row + np.repeat(starts - first, tables.sizes), -1)


def _stores(
    folder: StateFolder, url: str, parts: Sequence[_Part]
) -> list[tuple[VectorStore, Mapping[str, int]]]:
    """The collections; of a server that is away as soon as it is back: words can be searched meanwhile."""
    from assistant.index.store import VectorStore, connect

    try:
        client = connect(folder.chroma, url)
        return [(VectorStore.open(client, part.name), part.vectors) for part in parts]
    except ChromaUnreachable as error:
        logger.warning(texts.words_only(str(error)))
        once_back = cache(lambda: connect(folder.chroma, url))
        return [(VectorStore.later(once_back, part.name), part.vectors) for part in parts]


def _headings(parts: Sequence[_Part]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for part in parts:
        for heading, numbers in part.tables.headings.items():
            if papers := [part.papers[number] for number in numbers if part.papers[number]]:
                found.setdefault(heading, []).extend(papers)
    return found


class LibraryWatch:
    """Hands out the state in force and notices when another process replaced it."""

    def __init__(self, settings: Settings, embedder: BaseEmbedding) -> None:
        self._settings = settings
        self._embedder = embedder
        self._folder = StateFolder(settings.data)
        self._library: Library | None = None
        self._state: tuple[int, int, int] | None = None

    def current(self) -> Library:
        """The library in force; reopened only when the manifest changed."""
        state = self._folder.state()
        if self._library is None or state is None or state != self._state:
            if self._library is None or self._folder.manifest() != self._library.manifest:
                self._library = open_library(self._settings, self._embedder)
            self._state = state
        return self._library
