"""A made-up corpus and an embedder that needs no model."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from assistant.index.ingest import Ingest, IngestReport
from assistant.index.library import Library, open_library
from assistant.index.reading import DocumentReader
from assistant.index.search import Search
from assistant.settings import Settings
from assistant.text.words import terms
from tests.index.inline_reader import InlineReader

POOL = "# Vereinbarung Tannrode\n\nDas Freibad erhält ein neues Becken. Die Stadt zahlt 37.500 Euro.\n"
BUS = "# Vereinbarung Moorbek\n\nDer Rufbus fährt ab 2027 auch sonntags. Die Fahrt kostet zwei Euro.\n"
CATALOG = """agreements:
  - {id: tannrode, file: tannrode.md, title: Vereinbarung Tannrode, place: Tannrode, status: beschlossen}
  - {id: moorbek, file: moorbek.md, title: Vereinbarung Moorbek, place: Gemeinde Moorbek, status: entwurf}
"""
PAPERS = {"catalog.yaml": CATALOG, "tannrode.md": POOL, "moorbek.md": BUS}


class Interrupted(Exception):
    """What the failing embedder raises."""


class WordEmbedder(BaseEmbedding):
    """Texts with common words have near vectors. ``fails_after`` texts it breaks, as a crash would."""

    _dimensions: int = PrivateAttr()
    _fails_after: int = PrivateAttr()
    _embedded: int = PrivateAttr(default=0)

    def __init__(self, name: str = "words", dimensions: int = 512, fails_after: int = -1) -> None:
        super().__init__(model_name=name, embed_batch_size=4)
        self._dimensions = dimensions
        self._fails_after = fails_after

    @property
    def embedded(self) -> int:
        """How many texts (not questions) were embedded."""
        return self._embedded

    def _get_text_embedding(self, text: str) -> list[float]:
        if self._embedded == self._fails_after:
            raise Interrupted
        self._embedded += 1
        return self._vector(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._vector(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._vector(query)

    def _vector(self, text: str) -> list[float]:
        vector = np.zeros(self._dimensions)
        for term in terms(text):
            for stem in (term.stem, *term.parts):
                vector[zlib.crc32(stem.encode()) % self._dimensions] += 1.0
        length = float(np.linalg.norm(vector))
        return [float(value) for value in (vector / length if length else vector + self._dimensions**-0.5)]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ingest(
    settings: Settings,
    *paths: Path,
    embedder: BaseEmbedding | None = None,
    reader: DocumentReader | None = None,
) -> IngestReport:
    """Index with the word embedder, reading in this process unless another ``reader`` is given."""
    return Ingest(settings, embedder or WordEmbedder(), reader=reader or InlineReader()).run(paths)


def opened(settings: Settings, embedder: BaseEmbedding | None = None) -> Library:
    return open_library(settings, embedder or WordEmbedder())


def best(library: Library, question: str, **restriction: Any) -> str:
    """The text of the best sentence, empty if none is found."""
    hits = Search(library).sentences(question, 1, **restriction)
    return hits[0].unit.sentence.text if hits else ""


def states(report: IngestReport) -> dict[str, str]:
    return {file.file: file.state for file in report.files}
