"""The two papers of a comparison: indexed ones by id, others from their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant import texts
from assistant.agreements import Agreement, slug
from assistant.errors import UsageError
from assistant.index.ids import sentence_of
from assistant.index.library import Library
from assistant.staff.changes import Side
from assistant.staff.vectors import Matrix
from assistant.text.document import Document


def indexed_side(library: Library, agreement_id: str) -> Side:
    """An indexed paper with the vectors of its sentences."""
    agreement, document = library.documents[agreement_id]
    ids, vectors = library.store.vectors([agreement_id])
    return Side(agreement, document, _by_sentence(ids, vectors))


def named_side(library: Library, name: str) -> Side:
    """The paper with this id, else the file of this name, read and embedded here.

    Raises :class:`UsageError` where it is neither, :class:`DocumentError` for a file that cannot be read.
    """
    if name in library.documents:
        return indexed_side(library, name)
    path = Path(name)
    if not path.is_file():
        raise UsageError(texts.neither_paper_nor_file(name))
    # late: brings the readers of all formats
    from assistant.text.readers import read_document

    key = f"datei-{slug(path.stem)}"
    agreement = Agreement(key, path.stem, path.name)
    return _read_side(library, agreement, read_document(path, key))


def _read_side(library: Library, agreement: Agreement, document: Document) -> Side:
    from assistant.index.nodes import sentence_nodes  # late: brings llama-index

    nodes = sentence_nodes(document, agreement, "")
    forms = [f"{node.metadata['context']}: {node.text}" for node in nodes]
    vectors = np.asarray(library.embedder.get_text_embedding_batch(forms), dtype=np.float32)
    if not len(vectors):
        return Side(agreement, document, {})
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return Side(agreement, document, _by_sentence([node.node_id for node in nodes], vectors))


def _by_sentence(ids: Sequence[str], vectors: Matrix) -> dict[str, Matrix]:
    """Of a sentence in several parts the first counts."""
    found: dict[str, Matrix] = {}
    for key, vector in zip(ids, vectors, strict=True):
        found.setdefault(sentence_of(key), vector)
    return found
