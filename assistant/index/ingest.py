"""Bring the index in line with a folder of documents."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant import texts
from assistant.errors import DocumentError, IndexBusy, StoreError
from assistant.index.files import Found, PaperFile, find
from assistant.index.generation import Generation
from assistant.index.kept_catalog import KeptCatalog
from assistant.index.manifest import Entry, Manifest, StateFolder
from assistant.index.passages import CHUNKER
from assistant.index.reading import DocumentReader
from assistant.index.readings import Readings
from assistant.index.workload import Workload
from assistant.progress import Progress, silent
from assistant.settings import Settings

LOCK_SECONDS = 4.0


@dataclass(frozen=True)
class FileReport:
    """What became of one file. ``state``: neu, geändert, unverändert, entfernt or fehlgeschlagen.

    ``unread`` and ``recognized`` are pages: those without text, and those whose text is from a picture.
    """

    file: str
    agreement: str
    state: str
    sentences: int = 0
    passages: int = 0
    pages: int | None = None
    repairs: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    recognized: tuple[int, ...] = ()


@dataclass(frozen=True)
class IngestReport:
    """The outcome of an ingest; ``problems`` are lines of the catalogue and of files left out."""

    files: tuple[FileReport, ...]
    problems: tuple[str, ...]
    fingerprint: str

    @property
    def ok(self) -> bool:
        return not self.problems


class Ingest:
    """Reads files, embeds what is new and puts a new generation in force."""

    def __init__(
        self,
        settings: Settings,
        embedder: BaseEmbedding,
        progress: Progress | None = None,
        reader: DocumentReader | None = None,
    ) -> None:
        self._settings = settings
        self._embedder = embedder
        self._progress = progress or silent
        self._reader = reader or DocumentReader()
        self._folder = StateFolder(settings.data)

    def run(self, paths: Sequence[Path] = ()) -> IngestReport:
        """Index exactly what ``paths`` (default: the documents folder) hold."""
        self._folder.prepare()
        roots = [path.resolve() for path in paths or (self._settings.documents,)]
        try:
            with FileLock(self._folder.lock, timeout=LOCK_SECONDS), self._reader:
                with suppress(StoreError):  # told as soon as there is something to read
                    self._reader.prepare()
                return self._run(roots)
        except Timeout as error:
            raise IndexBusy(texts.INGEST_RUNNING) from error

    def _run(self, roots: list[Path]) -> IngestReport:
        read_at = time.time()
        before = self._folder.manifest()
        found = find(roots, KeptCatalog(self._folder.catalog).parse)
        if before and not any(root.exists() for root in roots):
            # a mistyped path must not empty the index
            return IngestReport((), tuple(found.problems), before.fingerprint)
        if before and (gone := list(_gone(before, found, roots))):
            found.problems.extend(texts.papers_gone(*one, self._folder.index) for one in gone)
            return IngestReport((), tuple(found.problems), before.fingerprint)
        if not found.files and not found.problems:
            found.problems.append(texts.no_documents(roots[0]))
        with Generation(self._settings, self._folder, self._embedder, CHUNKER, before) as generation:
            entries = self._entries(found, generation, before)
            manifest = Manifest(
                generation="",
                embedder=self._embedder.model_name,
                chunker=CHUNKER,
                roots=tuple(map(str, roots)),
                entries=entries,
                left_out=tuple(found.left_out),
            )
            manifest = generation.commit(manifest, read_at)
        return IngestReport(tuple(_reports(before, manifest)), tuple(found.problems), manifest.fingerprint)

    def _entries(self, found: Found, generation: Generation, before: Manifest | None) -> tuple[Entry, ...]:
        """An entry for every file that could be read; the others are added to what is wrong."""
        kept = {file.id: entry for file in found.files if (entry := generation.kept(file)) is not None}
        new = [file for file in found.files if file.id not in kept]
        workload = Workload(new, self._progress)
        earlier = {entry.key: entry for entry in before.entries} if before else {}
        readings = Readings(new, self._folder, CHUNKER, earlier, self._reader, workload)
        entries: list[Entry] = []
        names: dict[str, str] = {}
        for file in found.files:
            if file.file_hash in names:
                found.problems.append(texts.same_content(file.name, names[file.file_hash]))
                workload.drop(file)
                continue
            try:
                entry = kept.get(file.id) or self._add(file, generation, readings, workload)
            except DocumentError as error:
                found.refuse(file, error)
                workload.drop(file)
                continue
            entries.append(entry)
            names[file.file_hash] = file.name
        return tuple(entries)

    def _add(self, file: PaperFile, generation: Generation, readings: Readings, workload: Workload) -> Entry:
        agreement, document = readings.read(file)

        def after(done: int, count: int) -> None:
            self._reader.attend()
            workload.embedding(file, done, count)

        return generation.add(file, agreement, document, after)


def _gone(before: Manifest, found: Found, roots: Sequence[Path]) -> Iterable[tuple[Path, int]]:
    """Folders that held papers and hold none any more, each with how many: no disk is mounted, most likely.

    A folder whose papers are there and cannot be read is none of them.
    """
    here = {left.agreement.file for left in found.left_out}
    for root in roots:
        if any(root in file.path.parents for file in found.files):
            continue
        earlier = [entry for entry in before.entries if root in Path(entry.path).parents]
        if earlier and not any(entry.agreement.file in here for entry in earlier):
            yield root, len(earlier)
    if not found.files and not found.left_out and not set(before.roots) & set(map(str, roots)):
        yield roots[0], len(before.entries)


def _reports(before: Manifest | None, manifest: Manifest) -> Iterable[FileReport]:
    old = {entry.agreement.file: entry for entry in before.entries} if before else {}
    for entry in manifest.entries:
        was = old.pop(entry.agreement.file, None)
        state = texts.STATE_NEW if was is None else texts.STATE_CHANGED
        if was is not None and was.key == entry.key:
            state = texts.STATE_SAME
        yield FileReport(
            file=entry.agreement.file,
            agreement=entry.agreement.id,
            state=state,
            sentences=entry.sentences,
            passages=entry.passages,
            pages=entry.pages,
            repairs=entry.repairs,
            warnings=entry.warnings,
            unread=entry.unread,
            recognized=entry.recognized,
        )
    for left in manifest.left_out:
        old.pop(left.agreement.file, None)
        yield FileReport(left.agreement.file, left.agreement.id, texts.STATE_FAILED, warnings=(left.reason,))
    for file, gone in old.items():
        yield FileReport(file, gone.agreement.id, texts.STATE_REMOVED)
