"""The tables of a segment: BM25 and the places of sentences, passages and headings, on disk.

Written once and never changed; read by mapping the file into memory, so that opening them costs nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.index.extract import Extract
from assistant.index.lexical import Postings

_HEADINGS = "headings.json"


@dataclass(frozen=True)
class Tables:
    """Sentences and passages are numbered through the papers of the segment.

    ``sizes``: sentences a paper; ``passages``: for each sentence its passage within its paper, or -1.
    ``headings``: for each heading the papers that have it.
    """

    postings: Postings
    sizes: NDArray[np.int32]
    passages: NDArray[np.int32]
    headings: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, extracts: Iterable[Extract]) -> Tables:
        papers = list(extracts)
        headings: dict[str, list[int]] = {}
        for number, paper in enumerate(papers):
            for heading in paper.headings:
                headings.setdefault(heading, []).append(number)
        empty = np.zeros(0, dtype=np.int32)
        return cls(
            Postings.of([paper.words for paper in papers]),
            np.array([len(paper.passages) for paper in papers], dtype=np.int32),
            np.concatenate([empty, *(paper.passages for paper in papers)]),
            headings,
        )

    def save(self, folder: Path) -> None:
        """Into a new folder."""
        folder.mkdir(parents=True)
        arrays = {field.name: getattr(self.postings, field.name) for field in fields(Postings)}
        for name, array in (arrays | {"sizes": self.sizes, "passages": self.passages}).items():
            with (folder / f"{name}.npy").open("wb") as file:
                np.save(file, array, allow_pickle=False)
                _to_disk(file)
        with (folder / _HEADINGS).open("w", encoding="utf-8") as file:
            json.dump(self.headings, file, ensure_ascii=False)
            _to_disk(file)

    @classmethod
    def load(cls, folder: Path) -> Tables:
        """Raises OSError or ValueError where the folder is not whole."""
        return cls(
            Postings(**{field.name: _mapped(folder, field.name) for field in fields(Postings)}),
            _mapped(folder, "sizes"),
            _mapped(folder, "passages"),
            json.loads((folder / _HEADINGS).read_text(encoding="utf-8")),
        )


def _mapped(folder: Path, name: str) -> NDArray[Any]:
    path = folder / f"{name}.npy"
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    # a plain view: every slice of numpy's own class for mapped files costs a call into Python
    return array.view(np.ndarray)


def _to_disk(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
