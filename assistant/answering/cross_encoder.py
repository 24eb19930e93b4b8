"""A small reading model: does this sentence answer this question, deny it, or neither?

It was trained on the questions of ``evals/cases/tune_*.yaml``, most of which are near misses;
``training/README.md`` says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Condition

from cachetools import cached

from assistant.answering.answer import Reading
from assistant.answering.pair_encoder import MODELS, PairEncoder
from assistant.answering.word_pieces import load_word_pieces

MODEL = MODELS / "cross-encoder.onnx"
CONTEXT_CHARS = 70
BEFORE_CHARS = 120
# Neither; the sentence answers; it leaves open or denies what is asked.
LABELS = 3
NEITHER, ANSWERS, DENIES = range(LABELS)


def sentence_input(text: str, heading: str = "", lead_in: str = "", before: str = "") -> str:
    """A sentence with the words above it and, unless it is an item of a list, the sentence before it in its
    paragraph, whose subject it may go on with; as the model was trained on it."""
    above = [part[-CONTEXT_CHARS:] for part in (heading, lead_in) if part and part != text]
    above += [before[-BEFORE_CHARS:]] if before and not lead_in else []
    return " – ".join(above) + (": " if above else "") + text


class CrossEncoder(PairEncoder):
    """Scores sentences for a question."""

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """One reading a sentence; the sentences come from :func:`sentence_input`."""
        if not sentences:
            return []
        logits = self.logits(question, sentences)
        odds = logits - logits[:, NEITHER : NEITHER + 1]
        return [Reading(float(row[ANSWERS]), float(row[DENIES])) for row in odds]


# whoever comes while it is being loaded waits for it
@cached({}, condition=Condition())
def load_cross_encoder() -> CrossEncoder:
    """The shipped model; loaded once a process."""
    return CrossEncoder(load_word_pieces(), MODEL)
