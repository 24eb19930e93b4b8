"""Two texts read together by a small network: what the reading models are made of.

A cross-encoder (Nogueira & Cho 2019, "Passage Re-ranking with BERT") sees both texts at once, so that it can
tell the price of one thing from the price of another, which two vectors cannot. The networks began as
multilingual-e5-small; ``training/README.md`` says how they were trained.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answering.word_pieces import BEGIN, END, WordPieces
from assistant.offline import go_offline

MODELS = Path(__file__).resolve().parent.parent / "models"
QUESTION_PIECES = 48
SENTENCE_PIECES = 112
_QUERY = "query: "
# Ten sentences are read in a sixth less of processor time than all at once; more parts gain nothing.
_PARTS = 3


def piece_rows(pieces: WordPieces, question: str, sentences: Sequence[str]) -> list[list[int]]:
    """Question and sentence as one row of pieces, once for each sentence."""
    asked = [BEGIN, *pieces.ids(_QUERY + question, QUESTION_PIECES), END]
    return [[*asked, *pieces.ids(text, SENTENCE_PIECES), END] for text in sentences]


def padded(rows: Sequence[Sequence[int]], multiple: int = 1) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The rows as one array, as wide as the longest (or the next ``multiple``), and what of it is a row's."""
    width = -(-max(map(len, rows)) // multiple) * multiple
    ids = np.full((len(rows), width), END, dtype=np.int64)
    mask = np.zeros((len(rows), width), dtype=bool)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = True
    return ids, mask


class PairEncoder:
    """The network of a file. Safe to use from several threads."""

    def __init__(self, pieces: WordPieces, path: Path, threads: int = 2) -> None:
        go_offline()
        import onnxruntime  # from its import on it would report to its maker

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # threads that spin while they wait would take the cores from the language model
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._pieces = pieces

    def logits(self, question: str, sentences: Sequence[str]) -> NDArray[np.float32]:
        """What the network makes of the question and each sentence, one sentence at least: a row each.

        Rows of about the same length are read together, so that little of what is computed is padding.
        """
        rows = piece_rows(self._pieces, question, sentences)
        order = np.argsort([len(row) for row in rows], kind="stable")
        parts = np.array_split(order, min(_PARTS, len(rows)))
        found = np.concatenate([self._run([rows[number] for number in part]) for part in parts])
        return found[np.argsort(order)]

    def _run(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids, mask = padded(rows)
        inputs = {"vectors": self._pieces.vectors(ids), "mask": mask}
        return np.asarray(self._session.run(["logits"], inputs)[0], dtype=np.float32)
