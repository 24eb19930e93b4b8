"""A library in memory for the staff's pages: papers, and vectors that need no model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from assistant.agreements import Agreement
from assistant.index.manifest import Entry, Manifest
from assistant.index.nodes import sentence_nodes
from assistant.index.passages import Unit, units
from assistant.index.versions import Versions, find_versions
from assistant.staff.vectors import Matrix
from assistant.text.document import Document
from tests.index.samples import WordEmbedder


class FakeLibrary:
    """What the workbench uses of ``assistant.index.library.Library``."""

    def __init__(self, documents: Mapping[str, tuple[Agreement, Document]], state: str = "") -> None:
        self.documents = documents
        self.agreements = tuple(agreement for agreement, _ in documents.values())
        entries = tuple(Entry(a, a.file, "h", f"{a.id}{state}", 1, 1) for a in self.agreements)
        self.manifest = Manifest("g", "words", "c", ("documents",), entries)
        self.embedder = WordEmbedder()
        self.store = self
        self.away = False

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for key, (_, document) in self.documents.items() for unit in units(document, key))

    @cached_property
    def versions(self) -> Versions:
        return find_versions(self.documents)

    def agreement(self, agreement_id: str) -> Agreement:
        return self.documents[agreement_id][0]

    def vectors(self, papers: Sequence[str]) -> tuple[list[str], Matrix]:
        """As the vector store gives them."""
        nodes = [
            node for key in papers for node in sentence_nodes(self.documents[key][1], self.agreement(key), "")
        ]
        forms = [f"{node.metadata['context']}: {node.text}" for node in nodes]
        return [node.node_id for node in nodes], np.array(
            self.embedder.get_text_embedding_batch(forms), dtype=np.float32
        )

    def some(self, ids: Sequence[str]) -> Matrix:
        """The vectors of these sentences."""
        known, vectors = self.vectors(list(self.documents))
        return vectors[[known.index(key) for key in ids]]

    @property
    def sample(self) -> Matrix:
        return self.vectors(list(self.documents))[1]
