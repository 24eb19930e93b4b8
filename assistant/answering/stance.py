"""What the best sentence does to the question: answer it, leave it open, or say otherwise.

The reading model tells the last two from the first, but not from each other; how binding the sentence is by
its own wording does.
"""

from __future__ import annotations

from enum import Enum

from assistant.answering.answer import Evidence
from assistant.answering.polarity import denies_it, is_open
from assistant.text.main_clauses import main_clauses

# Log odds by which "denies or leaves open" has to be ahead of "answers"; chosen on tune_a, b, c, h and i: of
# 62 called open 60 were left open or not answered at all; of 47 called denials 29 were, 9 more a rightful no.
OPEN_MARGIN, DENIAL_MARGIN = 0.0, 1.0


class Stance(Enum):
    """Of a sentence towards a question."""

    ANSWERS = "answers"
    LEAVES_OPEN = "leaves open"
    DENIES = "denies"


def stance(best: Evidence) -> Stance:
    """What the best sentence does; one that was not read answers."""
    reading, text = best.reading, best.sentence.text
    if reading is None:
        return Stance.ANSWERS
    margin = reading.denies - reading.answers
    if margin >= OPEN_MARGIN and is_open(text):
        return Stance.LEAVES_OPEN
    return Stance.DENIES if margin >= DENIAL_MARGIN and denies_it(_main(text)) else Stance.ANSWERS


def _main(text: str) -> str:
    """The main clauses: "…, da das Gelände zu klein ist und nicht wächst" denies nothing."""
    return " ".join(clause.text for clause in main_clauses(text)) or text
