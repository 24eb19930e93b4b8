"""A state of the index in the making, and its coming into force."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import TextNode

from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.index.embedding import embed, token_counter
from assistant.index.files import PaperFile
from assistant.index.manifest import Entry, Manifest, StateFolder
from assistant.index.parts import in_parts
from assistant.index.passages import passages, sentence_nodes
from assistant.index.store import VectorStore, connect, drop_others
from assistant.settings import Settings
from assistant.text.document import Document

# As many vectors go into Chroma at a time.
_STORED = 256
After = Callable[[int, int], None]


class Generation:
    """The next generation. A collection is made for it as soon as it differs from the one in force."""

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
        self._known = {entry.key: entry for entry in before.entries} if before and self._old else {}
        self._alike = VectorStore.alike(self._client, embedder.model_name, chunker, self._rest_of)
        self._store: VectorStore | None = None
        self._added: set[str] = set()
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
        if not file.told_by(entry.warnings, entry):
            return None
        return replace(entry, agreement=file.agreement(entry.agreement), path=str(file.path))

    def add(self, file: PaperFile, agreement: Agreement, document: Document, after: After) -> Entry:
        """Embed a document; ``after`` hears of every batch how many vectors there are, and of how many."""
        key = file.key(document, self._chunker)
        sentences = sentence_nodes(document, agreement, key)
        nodes = list(in_parts(sentences, token_counter(self._embedder)))
        done = next((store for store in self._alike if store.holds(key, len(nodes))), None)
        if done is not None:
            self._new().copy_from(done, key)
        else:
            self._embed(nodes, after)
        after(len(nodes), len(nodes))
        self._added.add(key)
        return Entry(
            agreement=agreement,
            path=str(file.path),
            file_hash=file.file_hash,
            key=key,
            sentences=len(sentences),
            passages=len(passages(document, agreement.id)),
            warnings=document.warnings,
            vectors=len(nodes),
            pages=document.page_count,
            repairs=document.repairs,
            unread=document.unread,
            recognized=document.recognized,
        )

    def commit(self, manifest: Manifest, read_at: float) -> Manifest:
        """Put the entries of ``manifest`` in force: here or, if nothing is new, in the generation before."""
        self._store_waiting()
        same = self._old is not None and {entry.key for entry in manifest.entries} == set(self._known)
        if self._before and same and not self._added:
            manifest = replace(manifest, generation=self._before.generation)
            self._folder.commit(manifest, read_at)
            return manifest
        manifest = replace(manifest, generation=self._name)
        store = self._new()
        for entry in manifest.entries:
            if self._old is not None and entry.key not in self._added:
                store.copy_from(self._old, entry.key)
        self._folder.commit(manifest, read_at)
        # the generation before stays for readers that have it open
        keep = {self._name} | ({self._before.generation} if self._before else set())
        drop_others(self._client, keep, self._rest_of)
        earlier = self._before.entries if self._before else ()
        self._folder.forget_documents({entry.key for entry in (*manifest.entries, *earlier)})
        return manifest

    def _new(self) -> VectorStore:
        if self._store is None:
            self._store = VectorStore.create(
                self._client, self._name, self._embedder.model_name, self._chunker
            )
        return self._store

    def _embed(self, nodes: list[TextNode], after: After) -> None:
        done = 0
        for batch in embed(nodes, self._embedder):
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

    def _reusable(self) -> VectorStore | None:
        """The vectors in force, if they are of this embedder and all there (in this folder or server)."""
        if self._before is None or self._before.embedder != self._embedder.model_name:
            return None
        try:
            old = VectorStore.open(self._client, self._before.generation)
            whole = old.count() == sum(entry.vectors for entry in self._before.entries)
        except StoreError:
            return None
        return old if whole else None
