"""The manifest: which state of the index is in force.

Each ingest that changes something builds a new *generation* (a Chroma collection) and then
replaces the manifest in one step, so that a crash leaves the old state or the new one, never a mixture,
and a reader in another process goes on with the generation that it has.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.text.document import Document


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
class Manifest:
    """A state of the index."""

    generation: str
    embedder: str
    chunker: str
    roots: tuple[str, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Twelve letters that change with every change of documents, embedder or chunker."""
        parts = [self.embedder, self.chunker, *sorted(entry.key for entry in self.entries)]
        return digest("\n".join(parts).encode())[:12]


# A file system's time may lag behind the clock by a tick.
_CLOCK_TICK = 0.1
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
        self._identity = folder / "identity"

    @property
    def chroma(self) -> Path:
        return self.folder / "chroma"

    @property
    def lock(self) -> Path:
        return self.folder / "ingest.lock"

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
            _write(self._identity, uuid.uuid4().hex)
        identity = self._identity.read_text(encoding="utf-8")
        return digest(f"{identity}\n{self.folder.resolve()}".encode())[:8]

    def changed_since(self, roots: Iterable[str]) -> bool:
        """Whether a file or folder at or below ``roots`` is newer than the state in force."""
        made = self._manifest.stat().st_mtime - _CLOCK_TICK
        found = (path for root in map(Path, roots) for path in (root, *root.rglob("*")))
        return any(path.stat().st_mtime >= made for path in found if path.exists())

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
        _write(
            self._manifest,
            json.dumps(_MANIFEST.dump_python(manifest, mode="json"), ensure_ascii=False, indent=1),
        )
        os.utime(self._manifest, (read_at, read_at))

    def save_document(self, key: str, document: Document) -> None:
        """Under its entry's key, so that a state that is being built never overwrites the one in force."""
        _write(self._document(key), _DOCUMENT.dump_json(document).decode())

    def has_document(self, key: str) -> bool:
        return self._document(key).is_file()

    def document(self, key: str) -> Document:
        """A document as it was read at ingest."""
        path = self._document(key)
        try:
            return _DOCUMENT.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise StoreError(texts.index_damaged(path)) from error

    def _document(self, key: str) -> Path:
        return self._documents / f"{key}.json"

    def forget_documents(self, keep: set[str]) -> None:
        for path in self._documents.glob("*.json"):
            if path.stem not in keep:
                path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write beside, then replace: readers see the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
