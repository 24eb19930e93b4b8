"""A state of the index in the making, and its coming into force."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.index.embedding import embed, token_counter
from assistant.index.extract import Extract
from assistant.index.files import PaperFile
from assistant.index.leftovers import clear_leftovers
from assistant.index.manifest import LAYOUT, Entry, Manifest, Segment, StateFolder
from assistant.index.nodes import in_parts, sentence_nodes
from assistant.index.segments import merged, still_used
from assistant.index.store import VectorStore, connect, drop_others
from assistant.index.tables import Tables
from assistant.settings import Settings
from assistant.text.document import Document

logger = logging.getLogger(__name__)

# As many vectors go into Chroma at a time.
_STORED = 256
After = Callable[[int, int], None]


class Generation:
    """The next state of the index. A segment is made for it as soon as there is something new to store."""

    def __init__(
        self,
        settings: Settings,
        folder: StateFolder,
        embedder: BaseEmbedding,
        chunker: str,
        before: Manifest | None,
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._chunker = chunker
        self._before = before
        self._owner = folder.owner()
        self._rest_of = self._owner if settings.chroma_url else ""
        self._name = f"{self._owner}-{uuid.uuid4().hex[:8]}"
        self._client = connect(folder.chroma, settings.chroma_url)
        self._old = self._reusable()
        self._here = {key: segment.name for segment in self._old for key in segment.keys}
        entries = before.entries if before else ()
        self._known = {entry.key: entry for entry in entries if entry.key in self._here}
        alike = before is not None and before.chunker == chunker
        self._former = {entry.agreement.id: entry.key for entry in self._known.values() if alike}
        self._alike = VectorStore.alike(self._client, embedder.model_name, chunker, self._rest_of)
        self._store: VectorStore | None = None
        self._added: dict[str, int] = {}
        self._waiting: list[TextNode] = []

    def __enter__(self) -> Generation:
        return self

    def __exit__(self, *_: object) -> None:
        """An ingest that is broken off leaves what it embedded to the next one."""
        with suppress(StoreError):
            self._store_waiting()

    def kept(self, file: PaperFile) -> Entry | None:
        """The entry of a file that is as it was, up to its name and what the catalogue says of it."""
        entry = next((self._known[key] for key in file.keys(self._chunker) if key in self._known), None)
        if entry is None or not self._folder.has_document(entry.key):
            return None
        # what was kept of it may be gone, or not have been kept yet by an ingest of another layout
        if not self._folder.has_extract(entry.key):
            return None
        if not file.told_by(entry.warnings, entry):
            return None
        return replace(entry, agreement=file.agreement(entry.agreement), path=str(file.path))

    def add(self, file: PaperFile, agreement: Agreement, document: Document, after: After) -> Entry:
        """Embed a document; ``after`` hears of every batch how many vectors there are, and of how many."""
        key = file.key(document, self._chunker)
        extract = Extract.of(file.name, document)
        self._folder.save_extract(key, extract)
        sentences = sentence_nodes(document, agreement, key)
        nodes = list(in_parts(sentences, token_counter(self._embedder)))
        if key not in self._here:
            done = next((store for store in self._alike if store.holds(key, len(nodes))), None)
            if done is not None:
                self._new().copy_from(done, key)
            else:
                self._embed(nodes, self._vectors_of_former(agreement), after)
            self._added[key] = len(nodes)
        after(len(nodes), len(nodes))
        return Entry(
            agreement=agreement,
            path=str(file.path),
            file_hash=file.file_hash,
            key=key,
            sentences=len(sentences),
            passages=int(extract.passages.max(initial=-1)) + 1,
            warnings=document.warnings,
            vectors=len(nodes),
            pages=document.page_count,
            repairs=document.repairs,
            unread=document.unread,
            recognized=document.recognized,
        )

    def commit(self, manifest: Manifest, read_at: float) -> Manifest:
        """Put the entries of ``manifest`` in force."""
        self._store_waiting()
        segments, generation = self._segments(_keys(manifest))
        before = self._before
        manifest = replace(manifest, generation=generation, segments=segments, layout=LAYOUT)
        self._folder.commit(manifest, read_at)
        if before is not None and before.segments == segments and _keys(before) == _keys(manifest):
            return manifest
        # the state before stays for readers that have it open
        keep = {segment.name for state in (manifest, before) if state for segment in state.segments}
        if before is not None and before.layout < LAYOUT:
            keep.add(before.generation)
        try:
            drop_others(self._client, keep, self._rest_of)
        except StoreError as error:  # the new state is in force; the next run clears up
            logger.warning(texts.not_cleared_up(str(error)))
        if not self._rest_of:
            clear_leftovers(self._folder.chroma)
        self._folder.forget_tables(keep)
        self._folder.forget_documents(_keys(manifest) | (_keys(before) if before else set()))
        return manifest

    def _segments(self, wanted: set[str]) -> tuple[tuple[Segment, ...], str]:
        """The segments that hold the wanted papers, and which of them was made last."""
        kept = still_used(self._old, wanted)
        added = {key: count for key, count in self._added.items() if key in wanted}
        joined = merged(kept, wanted, sum(added.values()))
        if not added and not joined:
            return kept, self._before.generation if self._before else ""
        stores = {segment.name: VectorStore.open(self._client, segment.name) for segment in joined}
        store, taken = self._new(), dict[str, int]()
        for segment in joined:
            for key, count in zip(segment.keys, segment.vectors, strict=True):
                if key in wanted:
                    store.copy_from(stores[segment.name], key)
                    taken[key] = count
        counts = taken | added
        self._folder.save_tables(self._name, Tables.of(self._folder.extract(key) for key in counts))
        made = Segment(self._name, tuple(counts), tuple(counts.values()))
        return (*(segment for segment in kept if segment not in joined), made), self._name

    def _new(self) -> VectorStore:
        if self._store is None:
            self._store = VectorStore.create(
                self._client, self._name, self._embedder.model_name, self._chunker
            )
        return self._store

    def _vectors_of_former(self, agreement: Agreement) -> Mapping[tuple[str, str], list[float]]:
        """What of a changed paper stays as it was need not be embedded again."""
        key = self._former.get(agreement.id)
        return VectorStore.open(self._client, self._here[key]).forms(key) if key else {}

    def _embed(
        self, nodes: list[TextNode], former: Mapping[tuple[str, str], list[float]], after: After
    ) -> None:
        for node in nodes:
            node.embedding = former.get((str(node.metadata["context"]), node.text))
        same = [node for node in nodes if node.embedding is not None]
        self._waiting += same
        done = len(same)
        for batch in embed([node for node in nodes if node.embedding is None], self._embedder):
            self._waiting += batch
            done += len(batch)
            if len(self._waiting) >= _STORED:
                self._store_waiting()
            if done < len(nodes):
                after(done, len(nodes))

    def _store_waiting(self) -> None:
        """Many at a time, whatever file they are of: each time the disk is waited for."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._new().add(waiting)
        for node in waiting:
            node.embedding = None  # as numbers of Python, those of a thick volume fill the memory

    def _reusable(self) -> tuple[Segment, ...]:
        """The segments in force that are of this embedder and all there (in this folder or server)."""
        if self._before is None or self._before.embedder != self._embedder.model_name:
            return ()
        return tuple(segment for segment in self._before.segments if self._is_whole(segment))

    def _is_whole(self, segment: Segment) -> bool:
        try:
            self._folder.tables(segment.name)
            return VectorStore.open(self._client, segment.name).count() == sum(segment.vectors)
        except StoreError:
            return False


def _keys(manifest: Manifest) -> set[str]:
    return {entry.key for entry in manifest.entries}
