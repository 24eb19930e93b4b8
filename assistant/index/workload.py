"""How much of an ingest is done: one measure over all files, also of those that are not read yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant import texts
from assistant.index.files import PaperFile
from assistant.progress import Progress

# Reading a sentence costs little beside embedding it.
_READING = 0.1
# Bytes a sentence, until files of the kind have been read; text has about 100, other formats have dressing.
_BYTES = 400.0
_BYTES_OF = {".txt": 100.0, ".md": 100.0, ".markdown": 100.0}


@dataclass
class _Share:
    """One file: ``count`` sentences once it is read, and how far it is, from 0 to 1."""

    suffix: str
    size: int
    count: int | None = None
    read: float = 0.0
    embedded: float = 0.0

    @property
    def done(self) -> float:
        return _READING * self.read + self.embedded


@dataclass
class _Kind:
    """The files of one kind: how many are still to be read and their bytes, and what those read had."""

    files: int = 0
    size: int = 0
    read_size: int = 0
    read_count: int = 0

    def ratio(self, suffix: str) -> float:
        """Bytes a sentence, of those read so far."""
        return self.read_size / self.read_count if self.read_count else _BYTES_OF.get(suffix, _BYTES)


class Workload:
    """Tells the progress in sentences; those of files still to be read are estimated by their size.

    Sums are kept, since it is asked for after every batch of every file.
    """

    def __init__(self, files: Iterable[PaperFile], progress: Progress) -> None:
        self._shares = {file.id: _Share(file.suffix, file.size) for file in files}
        self._kinds = {share.suffix: _Kind() for share in self._shares.values()}
        self._begun: set[str] = set()
        self._known = 0
        self._done = 0.0
        for share in self._shares.values():
            self._count(share, 1)
        self._progress = progress

    def reading(self, file: PaperFile, page: int = 0, pages: int | None = None) -> None:
        self._change(file, None, page / pages if pages else 0.0, 0.0)
        self._progress(texts.reading(file.name, page, pages), *self.state())

    def embedding(self, file: PaperFile, done: int, sentences: int) -> None:
        self._change(file, sentences, 1.0, done / max(1, sentences))
        self._progress(texts.embedding(file.name), *self.state())

    def drop(self, file: PaperFile) -> None:
        """A file that gives nothing to embed."""
        if (share := self._shares.pop(file.id, None)) is not None:
            self._count(share, -1)
            self._begun.discard(file.id)

    def state(self) -> tuple[int, int]:
        """What is done and what there is in all."""
        done, total = self._done, self._known * (_READING + 1.0)
        for suffix, kind in self._kinds.items():
            total += max(kind.files, kind.size / kind.ratio(suffix)) * (_READING + 1.0)
        for share in (self._shares[key] for key in self._begun):
            done += max(1.0, share.size / self._kinds[share.suffix].ratio(share.suffix)) * share.done
        return round(done), max(1, round(total))

    def _change(self, file: PaperFile, count: int | None, read: float, embedded: float) -> None:
        share = self._shares[file.id]
        self._count(share, -1)
        share.count, share.read, share.embedded = count, read, embedded
        self._count(share, 1)
        if count is None:
            self._begun.add(file.id)
        else:
            self._begun.discard(file.id)

    def _count(self, share: _Share, sign: int) -> None:
        """Add a file to the sums, or take it out."""
        kind = self._kinds[share.suffix]
        if share.count is None:
            kind.files += sign
            kind.size += sign * share.size
        else:
            self._known += sign * share.count
            self._done += sign * share.count * share.done
            if share.count:
                kind.read_size += sign * share.size
                kind.read_count += sign * share.count
