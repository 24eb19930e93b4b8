"""Which files there are to index, what the catalogue says of them, and which need not be read at all."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant import texts
from assistant.agreements import CATALOG, Agreement, Catalog, misnamed, parse, read_catalog
from assistant.errors import DocumentError, ScanError
from assistant.folder_walk import Item, walk
from assistant.index.manifest import Entry, LeftOut, digest
from assistant.index.profile import profile
from assistant.index.sizes import check_file
from assistant.text.document import Document
from assistant.text.ocr import find_tesseract
from assistant.text.readers import FORMATS

_PICTURES = "pictures"


@dataclass(frozen=True)
class PaperFile:
    """A file below a root. ``name`` is its name there (NFC), ``entry`` what the catalogue says of it.

    ``recognizer`` is what would read the pictures in it, empty where nothing can.
    """

    path: Path
    name: str
    id: str
    entry: Agreement | None = None
    file_hash: str = ""
    size: int = 0
    recognizer: str = ""

    @property
    def suffix(self) -> str:
        return self.path.suffix.lower()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be noticed of the file whatever it says."""
        return () if self.entry else (texts.no_catalog_entry(self.name),)

    def keys(self, chunker: str) -> Iterator[str]:
        """Names for what its reading and its vectors depend on: if it is all text, and if it is not."""
        title = f"title {self.entry.title}" if self.entry else f"file {Path(self.name).stem}"
        parts = [self.file_hash, self.suffix, self.id, title, chunker]
        yield digest("\n".join(parts).encode())[:16]
        yield digest("\n".join([*parts, self.recognizer, _PICTURES]).encode())[:16]

    def key(self, document: Document, chunker: str) -> str:
        """The one of its names that goes with what was read."""
        plain, pictured = self.keys(chunker)
        return pictured if document.unread or document.recognized else plain

    def told_by(self, warnings: tuple[str, ...], earlier: Entry | None) -> bool:
        """Whether the warnings of an earlier reading hold; they may name the file."""
        return warnings == self.warnings or (earlier is not None and earlier.agreement.file == self.name)

    def agreement(self, told: Agreement | None = None) -> Agreement:
        """What the catalogue says, else what the paper ``told``, else what its name gives."""
        return replace(self.entry or told or profile(self.name), id=self.id, file=self.name)


@dataclass
class Found:
    """Files to index, catalogued ones first, and what is wrong with the others."""

    files: list[PaperFile] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, file: PaperFile, reason: str, scan: bool = False) -> None:
        self.problems.append(reason)
        self.left_out.append(LeftOut(file.agreement(), reason, scan))

    def refuse(self, file: PaperFile, error: DocumentError) -> None:
        self.leave_out(file, str(error), isinstance(error, ScanError))


@dataclass(frozen=True)
class Listed:
    """A file below a root with its name there and its entry; ``unseen`` says why it cannot be read at all."""

    path: Path
    name: str
    entry: Agreement | None
    unseen: str = ""


def find(roots: Sequence[Path], parsed: Callable[[str], Any] = parse) -> Found:
    """Every file at or below ``roots`` that can be read; ``parsed`` reads the text of a catalogue."""
    found = Found()
    ordered = sorted(listed(roots, found.problems, parsed), key=lambda item: item.entry is None)
    ids: dict[str, int] = {}
    recognizer = _recognizer() if any(item.path.suffix.lower() == ".pdf" for item in ordered) else ""
    for item in ordered:
        path, name, entry = item.path, item.name, item.entry
        file = PaperFile(
            path, name, _free_id(entry.id if entry else profile(name).id, ids), entry, recognizer=recognizer
        )
        if item.unseen:
            found.leave_out(file, item.unseen)
            continue
        if file.suffix not in FORMATS:
            found.leave_out(file, texts.unknown_format(name, sorted(FORMATS)))
            continue
        try:
            check_file(path)
            with path.open("rb") as content:
                file_hash = hashlib.file_digest(content, "sha256").hexdigest()
            found.files.append(replace(file, file_hash=file_hash, size=path.stat().st_size))
        except DocumentError as error:
            found.refuse(file, error)
        except OSError as error:
            found.leave_out(file, texts.file_unreadable(name, texts.os_reason(error)))
    return found


def listed(
    roots: Sequence[Path], problems: list[str], parsed: Callable[[str], Any] = parse
) -> Iterator[Listed]:
    """Everything at or below ``roots`` that may be a paper; ``problems`` get what else is wrong."""
    for root in roots:
        if not root.exists():
            problems.append(texts.path_missing(root))
            continue
        whole = root.is_dir()
        folder = root if whole else root.parent
        below = walk(folder)
        catalog: Catalog = read_catalog(folder, parsed, below)
        if whole:
            problems.extend(catalog.problems)
        names = {CATALOG, *misnamed(folder)}
        for found in below if whole else _alone(root):
            if found.unseen and (found.path == root or found.name in names):
                problems.append(found.unseen)
            elif found.name not in names:
                yield Listed(found.path, found.name, catalog.find(found.name), found.unseen)


def _alone(path: Path) -> list[Item]:
    name = unicodedata.normalize("NFC", path.name)
    return [] if name.startswith(".") else [Item(path, name)]


def _recognizer() -> str:
    found = find_tesseract()
    return "" if found.missing else found.version


def _free_id(wanted: str, taken: dict[str, int]) -> str:
    """An id that is not ``taken``, and is now. With each is kept how often it was wanted."""
    number = taken.get(wanted, 1)
    free = wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(free, 1)
    return free
