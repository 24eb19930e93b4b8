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


class Workload:
    """Tells the progress in sentences; those of files still to be read are estimated by their size."""

    def __init__(self, files: Iterable[PaperFile], progress: Progress) -> None:
        self._shares = {file.id: _Share(file.suffix, file.size) for file in files}
        self._progress = progress

    def reading(self, file: PaperFile, page: int = 0, pages: int | None = None) -> None:
        self._shares[file.id].read = page / pages if pages else 0.0
        self._progress(texts.reading(file.name, page, pages), *self.state())

    def embedding(self, file: PaperFile, done: int, sentences: int) -> None:
        share = self._shares[file.id]
        share.read, share.count, share.embedded = 1.0, sentences, done / max(1, sentences)
        self._progress(texts.embedding(file.name), *self.state())

    def drop(self, file: PaperFile) -> None:
        """A file that gives nothing to embed."""
        self._shares.pop(file.id, None)

    def state(self) -> tuple[int, int]:
        """What is done and what there is in all."""
        ratios = self._ratios()
        done = total = 0.0
        for share in self._shares.values():
            estimate = max(1.0, share.size / ratios[share.suffix])
            weight = estimate if share.count is None else float(share.count)
            done += weight * (_READING * share.read + share.embedded)
            total += weight * (_READING + 1.0)
        return round(done), max(1, round(total))

    def _ratios(self) -> dict[str, float]:
        """Bytes a sentence by kind of file, from those read so far."""
        read: dict[str, list[_Share]] = {share.suffix: [] for share in self._shares.values()}
        for share in self._shares.values():
            if share.count:
                read[share.suffix].append(share)
        return {
            suffix: sum(share.size for share in shares) / sum(share.count or 0 for share in shares)
            if shares
            else _BYTES_OF.get(suffix, _BYTES)
            for suffix, shares in read.items()
        }
