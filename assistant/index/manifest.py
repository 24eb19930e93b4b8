"""The manifest: which state of the index is in force.

Papers lie in *segments* (a Chroma collection and its tables) that are never changed once they are whole.
Each ingest that changes something puts what is new in a segment of its own and then replaces the manifest
in one step, so that a crash leaves the old state or the new one, never a mixture, and a reader in another
process goes on with the segments that it has.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from pydantic import TypeAdapter, ValidationError

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.text.document import Document

if TYPE_CHECKING:
    from assistant.index.extract import Extract
    from assistant.index.tables import Tables


@dataclass(frozen=True)
class Entry:
    """One indexed document. ``key`` names what its vectors and its reading depend on.

    A long sentence has more than one of the ``vectors``. The rest is what was noticed when it was read.
    """

    agreement: Agreement
    path: str
    file_hash: str
    key: str
    sentences: int
    passages: int
    warnings: tuple[str, ...] = ()
    vectors: int = 0
    pages: int | None = None
    repairs: dict[str, int] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    recognized: tuple[int, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A file that could not be read: what the catalogue or its name tells of it, and why, in German.

    ``scan`` says that it holds pictures of text only.
    """

    agreement: Agreement
    reason: str
    scan: bool = False


@dataclass(frozen=True)
class Segment:
    """Papers that were stored together. ``keys`` names them in order, also those that are no more in force.

    ``vectors`` is how many there are of each.
    """

    name: str
    keys: tuple[str, ...]
    vectors: tuple[int, ...]


@dataclass(frozen=True)
class Manifest:
    """A state of the index; ``generation`` is the segment that was made last.

    A paper is in one of the ``segments``. ``layout`` 1 had none: one collection, no tables.
    """

    generation: str
    embedder: str
    chunker: str
    roots: tuple[str, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    segments: tuple[Segment, ...] = ()
    layout: int = 1

    @property
    def fingerprint(self) -> str:
        """Twelve letters that change with every change of documents, embedder or chunker."""
        parts = [self.embedder, self.chunker, *sorted(entry.key for entry in self.entries)]
        return digest("\n".join(parts).encode())[:12]


# Changes with every change of what lies in the data folder; what is of another layout is made over.
LAYOUT = 2
# A file system's time may lag behind the clock by a tick.
CLOCK_TICK = 0.1
_MANIFEST = TypeAdapter(Manifest)
_DOCUMENT = TypeAdapter(Document)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class StateFolder:
    """The data folder's files: the manifest and the documents as they were read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifest = folder / "index.json"
        self._documents = folder / "documents"
        self._tables = folder / "tables"
        self._identity = folder / "identity"

    @property
    def chroma(self) -> Path:
        return self.folder / "chroma"

    @property
    def index(self) -> Path:
        """The manifest's file."""
        return self._manifest

    @property
    def lock(self) -> Path:
        return self.folder / "ingest.lock"

    @property
    def catalog(self) -> Path:
        """Where a large catalogue is kept as it was parsed."""
        return self.folder / "catalog.json"

    def prepare(self) -> None:
        """Make the folder; one clear error where that is not allowed."""
        try:
            self._documents.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as error:
            raise StoreError(texts.data_not_writable(self.folder)) from error

    def owner(self) -> str:
        """Eight letters that tell this folder's collections from others' on a shared Chroma server.

        A random identity as well as the path: the same path may exist on many machines, and a copied
        folder has the identity of its original.
        """
        if not self._identity.exists():
            write_whole(self._identity, uuid.uuid4().hex.encode())
        identity = self._identity.read_text(encoding="utf-8")
        return digest(f"{identity}\n{self.folder.resolve()}".encode())[:8]

    def changed_since(self, roots: Iterable[str]) -> bool:
        """Whether a file or folder at or below ``roots`` is newer than the state in force."""
        made = self._manifest.stat().st_mtime - CLOCK_TICK
        found = (path for root in map(Path, roots) for path in (root, *root.rglob("*")))
        return any(_changed(path) >= made for path in found)

    def state(self) -> tuple[int, int, int] | None:
        """Changes whenever another manifest is put in force; costs less than reading it."""
        try:
            found = self._manifest.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_ino, found.st_size, found.st_ctime_ns

    def manifest(self) -> Manifest | None:
        """The state in force, or ``None`` before the first ingest."""
        try:
            return _MANIFEST.validate_json(self._manifest.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValidationError) as error:
            raise StoreError(texts.index_damaged(self._manifest)) from error

    def commit(self, manifest: Manifest, read_at: float) -> None:
        """Put ``manifest`` in force; what changes after ``read_at`` is not in it."""
        write_whole(self._manifest, _MANIFEST.dump_json(manifest, indent=1))
        os.utime(self._manifest, (read_at, read_at))

    def save_document(self, key: str, document: Document) -> None:
        """Under its entry's key, so that a state that is being built never overwrites the one in force."""
        write_whole(self._document(key), _DOCUMENT.dump_json(document))

    def has_document(self, key: str) -> bool:
        return self._document(key).is_file()

    def document(self, key: str) -> Document:
        """A document as it was read at ingest."""
        path = self._document(key)
        try:
            return _DOCUMENT.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise StoreError(texts.index_damaged(path)) from error

    def check_documents(self, keys: Iterable[str]) -> None:
        """Raises StoreError where the reading of one is gone."""
        here = {path.name for path in self._documents.iterdir()} if self._documents.is_dir() else set()
        for key in keys:
            if f"{key}.json" not in here:
                raise StoreError(texts.index_damaged(self._document(key)))

    def save_extract(self, key: str, extract: Extract) -> None:
        write_whole(self._extract(key), extract.dump())

    def has_extract(self, key: str) -> bool:
        return self._extract(key).is_file()

    def extract(self, key: str) -> Extract:
        """What was kept of a document at ingest."""
        from assistant.index.extract import Extract  # with numpy; who only shows a paper needs neither

        path = self._extract(key)
        try:
            return Extract.load(path.read_bytes())
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise StoreError(texts.index_damaged(path)) from error

    def save_tables(self, segment: str, tables: Tables) -> None:
        tables.save(self._tables / segment)

    def tables(self, segment: str) -> Tables:
        from assistant.index.tables import Tables

        path = self._tables / segment
        try:
            return Tables.load(path)
        except (OSError, ValueError) as error:
            raise StoreError(texts.index_damaged(path)) from error

    def _document(self, key: str) -> Path:
        return self._documents / f"{key}.json"

    def _extract(self, key: str) -> Path:
        return self._documents / f"{key}.npz"

    def forget_documents(self, keep: set[str]) -> None:
        for path in self._documents.iterdir():
            if path.suffix in (".json", ".npz") and path.stem not in keep:
                path.unlink(missing_ok=True)

    def forget_tables(self, keep: Collection[str]) -> None:
        for path in self._tables.iterdir() if self._tables.is_dir() else ():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


def _changed(path: Path) -> float:
    """When; never, where it is gone or cannot be looked at."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then replace: readers see the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
