"""Bring the index in line with a folder of documents."""

from __future__ import annotations

import time
import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import MetadataMode, TextNode

from assistant import texts
from assistant.agreements import CATALOG, Agreement, Catalog, read_catalog
from assistant.errors import DocumentError, StoreError
from assistant.index.manifest import Entry, Manifest, StateFolder, digest
from assistant.index.passages import CHUNKER, passages, sentence_nodes
from assistant.index.profile import profile
from assistant.index.store import VectorStore, connect, drop_others
from assistant.progress import Progress, silent
from assistant.settings import Settings
from assistant.text.document import Document
from assistant.text.readers import FORMATS, read_document

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

LOCK_SECONDS = 4.0
# More than the embedder's window of 512 tokens holds; a longer sentence is found by its beginning.
EMBEDDED_CHARS = 3000


@dataclass(frozen=True)
class FileReport:
    """What became of one file. ``state``: neu, geändert, unverändert, entfernt or fehlgeschlagen."""

    file: str
    agreement: str
    state: str
    sentences: int = 0
    passages: int = 0
    pages: int | None = None
    repairs: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class IngestReport:
    """The outcome of an ingest; ``problems`` are lines of the catalogue and of files left out."""

    files: tuple[FileReport, ...]
    problems: tuple[str, ...]
    fingerprint: str

    @property
    def ok(self) -> bool:
        return not self.problems


@dataclass(frozen=True)
class _Source:
    """A file with the agreement that it holds."""

    path: Path
    agreement: Agreement
    file_hash: str
    document: Document
    key: str


class Ingest:
    """Reads files, embeds what is new and puts a new generation in force."""

    def __init__(self, settings: Settings, embedder: BaseEmbedding, progress: Progress | None = None) -> None:
        self._settings = settings
        self._embedder = embedder
        self._progress = progress or silent
        self._folder = StateFolder(settings.data)
        self._problems: list[str] = []
        self._read_at = 0.0

    def run(self, paths: Sequence[Path] = ()) -> IngestReport:
        """Index exactly what ``paths`` (default: the documents folder) hold."""
        self._folder.prepare()
        try:
            with FileLock(self._folder.lock, timeout=LOCK_SECONDS):
                return self._run([path.resolve() for path in paths or (self._settings.documents,)])
        except Timeout as error:
            raise StoreError(texts.INGEST_RUNNING) from error

    def _run(self, roots: list[Path]) -> IngestReport:
        self._read_at = time.time()
        before = self._folder.manifest()
        sources = list(self._sources(roots))
        if before and not any(root.exists() for root in roots):
            # a mistyped path must not empty the index
            return IngestReport((), tuple(self._problems), before.fingerprint)
        if not sources and not self._problems:
            self._problems.append(texts.no_documents(roots[0]))
        manifest = Manifest(
            generation=f"{self._folder.owner()}-{uuid.uuid4().hex[:8]}",
            embedder=self._embedder.model_name,
            chunker=CHUNKER,
            roots=tuple(str(root) for root in roots),
            entries=(),
        )
        entries = self._build(before, manifest, sources)
        files = tuple(_reports(before, sources, entries))
        return IngestReport(files, tuple(self._problems), replace(manifest, entries=entries).fingerprint)

    def _build(
        self, before: Manifest | None, manifest: Manifest, sources: list[_Source]
    ) -> tuple[Entry, ...]:
        client = connect(self._folder.chroma, self._settings.chroma_url)
        old = self._reusable(client, before)
        known = {entry.key: entry for entry in before.entries} if before and old else {}
        if before and old and {source.key for source in sources} == set(known):
            entries = tuple(replace(known[s.key], agreement=s.agreement, path=str(s.path)) for s in sources)
            kept = replace(manifest, generation=before.generation, entries=entries)
            self._folder.commit(kept, self._read_at)
            return entries
        store = VectorStore.create(client, manifest.generation, manifest.embedder, manifest.chunker)
        entries = tuple(self._index(store, source, old, known) for source in sources)
        for source in sources:
            self._folder.save_document(source.key, source.document)
        self._folder.commit(replace(manifest, entries=entries), self._read_at)
        # the generation before stays for readers that have it open
        keep = {manifest.generation} | ({before.generation} if before else set())
        drop_others(client, keep, self._folder.owner() if self._settings.chroma_url else "")
        self._folder.forget_documents({e.key for e in (*entries, *(before.entries if before else ()))})
        return entries

    def _reusable(self, client: ClientAPI, before: Manifest | None) -> VectorStore | None:
        """The vectors in force, if they are of this embedder and all there (in this folder or server)."""
        if before is None or before.embedder != self._embedder.model_name:
            return None
        try:
            old = VectorStore.open(client, before.generation)
            whole = old.count() == sum(entry.sentences for entry in before.entries)
        except StoreError:
            return None
        return old if whole else None

    def _index(
        self, store: VectorStore, source: _Source, old: VectorStore | None, known: dict[str, Entry]
    ) -> Entry:
        if old is not None and source.key in known:
            store.copy_from(old, source.key)
            return replace(known[source.key], agreement=source.agreement, path=str(source.path))
        nodes = sentence_nodes(source.document, source.agreement, source.key)
        self._embed(nodes, source.agreement.file)
        store.add(nodes)
        return Entry(
            source.agreement,
            str(source.path),
            source.file_hash,
            source.key,
            len(nodes),
            len(passages(source.document, source.agreement.id)),
            source.document.warnings,
        )

    def _embed(self, nodes: list[TextNode], file: str) -> None:
        """Give every node its vector; what occurs often is computed once."""
        forms = [node.get_content(MetadataMode.EMBED)[:EMBEDDED_CHARS] for node in nodes]
        unique = list(dict.fromkeys(forms))
        vectors: dict[str, list[float]] = {}
        size = self._embedder.embed_batch_size
        for start in range(0, len(unique), size):
            batch = unique[start : start + size]
            vectors.update(zip(batch, self._embedder.get_text_embedding_batch(batch), strict=True))
            self._progress(texts.embedding(file), min(start + size, len(unique)), len(unique))
        for node, form in zip(nodes, forms, strict=True):
            node.embedding = vectors[form]

    def _sources(self, roots: Iterable[Path]) -> Iterable[_Source]:
        seen: dict[str, str] = {}
        ids: set[str] = set()
        for path, name, catalog in self._files(roots):
            try:
                data = path.read_bytes()
            except OSError as error:
                self._problems.append(texts.file_unreadable(name, error.strerror or str(error)))
                continue
            file_hash = digest(data)
            if file_hash in seen:
                self._problems.append(texts.same_content(name, seen[file_hash]))
                continue
            source = self._read(path, name, file_hash, catalog, ids)
            if source is not None:
                seen[file_hash] = name
                ids.add(source.agreement.id)
                yield source

    def _files(self, roots: Iterable[Path]) -> Iterable[tuple[Path, str, Catalog]]:
        for root in roots:
            folder = root if root.is_dir() else root.parent
            if not root.exists():
                self._problems.append(texts.path_missing(root))
                continue
            catalog = read_catalog(folder)
            if root.is_dir():
                self._problems.extend(catalog.problems)
            files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
            for path in files:
                name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
                if name == CATALOG or any(part.startswith(".") for part in Path(name).parts):
                    continue
                if path.suffix.lower() not in FORMATS:
                    self._problems.append(texts.unknown_format(name, sorted(FORMATS)))
                    continue
                yield path, name, catalog

    def _read(self, path: Path, name: str, file_hash: str, catalog: Catalog, ids: set[str]) -> _Source | None:
        entry = catalog.find(name)
        try:
            document = read_document(path, _free_id(entry.id if entry else profile(name).id, ids))
        except DocumentError as error:
            self._problems.append(str(error))
            return None
        agreement = entry or profile(name, document)
        agreement = replace(agreement, id=_free_id(agreement.id, ids))
        if entry is None:
            document = replace(document, warnings=(*document.warnings, texts.no_catalog_entry(name)))
        key = digest("\n".join([file_hash, agreement.id, agreement.title, CHUNKER]).encode())[:16]
        return _Source(path, agreement, file_hash, document, key)


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 2
    free = wanted
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free


def _reports(
    before: Manifest | None, sources: list[_Source], entries: tuple[Entry, ...]
) -> Iterable[FileReport]:
    old = {entry.agreement.file: entry for entry in before.entries} if before else {}
    for source, entry in zip(sources, entries, strict=True):
        file = source.agreement.file
        was = old.pop(file, None)
        state = texts.STATE_NEW if was is None else texts.STATE_CHANGED
        if was is not None and was.key == entry.key:
            state = texts.STATE_SAME
        yield FileReport(
            file,
            source.agreement.id,
            state,
            entry.sentences,
            entry.passages,
            source.document.page_count,
            source.document.repairs,
            source.document.warnings,
        )
    for file, gone in old.items():
        yield FileReport(file, gone.agreement.id, texts.STATE_REMOVED)
