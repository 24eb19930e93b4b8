"""A small reading model: does this sentence answer this question, deny it, or neither?

A cross-encoder (Nogueira & Cho 2019, "Passage Re-ranking with BERT") reads question and sentence together, so
that it can tell the price of one thing from the price of another, which two vectors cannot. It began as
multilingual-e5-small and was trained on the questions of ``evals/cases/tune_*.yaml``, most of which are near
misses; ``training/README.md`` says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Condition

import numpy as np
from cachetools import cached
from numpy.typing import NDArray

from assistant.answering.answer import Reading
from assistant.answering.word_pieces import BEGIN, END, WordPieces, load_word_pieces
from assistant.offline import go_offline

MODEL = Path(__file__).resolve().parent.parent / "models" / "cross-encoder.onnx"
QUESTION_PIECES = 48
SENTENCE_PIECES = 112
CONTEXT_CHARS = 70
BEFORE_CHARS = 120
_QUERY = "query: "
# Neither; the sentence answers; it leaves open or denies what is asked.
LABELS = 3
NEITHER, ANSWERS, DENIES = range(LABELS)
# Ten sentences are read in a sixth less of processor time than all at once; more parts gain nothing.
_PARTS = 3


def sentence_input(text: str, heading: str = "", lead_in: str = "", before: str = "") -> str:
    """A sentence with the words above it and, unless it is an item of a list, the sentence before it in its
    paragraph, whose subject it may go on with; as the model was trained on it."""
    above = [part[-CONTEXT_CHARS:] for part in (heading, lead_in) if part and part != text]
    above += [before[-BEFORE_CHARS:]] if before and not lead_in else []
    return " – ".join(above) + (": " if above else "") + text


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


class CrossEncoder:
    """Scores sentences for a question. Safe to use from several threads."""

    def __init__(self, pieces: WordPieces, path: Path = MODEL, threads: int = 2) -> None:
        go_offline()
        import onnxruntime  # from its import on it would report to its maker

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # threads that spin while they wait would take the cores from the language model
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._pieces = pieces

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """One reading a sentence; the sentences come from :func:`sentence_input`."""
        if not sentences:
            return []
        logits = self._by_length(piece_rows(self._pieces, question, sentences))
        odds = logits - logits[:, NEITHER : NEITHER + 1]
        return [Reading(float(row[ANSWERS]), float(row[DENIES])) for row in odds]

    def _by_length(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Rows of about the same length together, so that little of what is computed is padding."""
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        logits = np.empty((len(rows), LABELS), dtype=np.float32)
        for part in np.array_split(order, min(_PARTS, len(rows))):
            logits[part] = self._run([rows[number] for number in part])
        return logits

    def _run(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids, mask = padded(rows)
        inputs = {"vectors": self._pieces.vectors(ids), "mask": mask}
        return np.asarray(self._session.run(["logits"], inputs)[0], dtype=np.float32)


# whoever comes while it is being loaded waits for it
@cached({}, condition=Condition())
def load_cross_encoder() -> CrossEncoder:
    """The shipped model; loaded once a process."""
    return CrossEncoder(load_word_pieces())
