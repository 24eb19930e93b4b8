"""What the best sentence does to the question: answer it, leave it open, or say otherwise.

The reading model tells the last two from the first, but not from each other; how binding the sentence is by
its own wording does.
"""

from __future__ import annotations

import re
from enum import Enum

from assistant.answering.answer import Evidence
from assistant.answering.verification import denies
from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness, nominal_bindingness

# Log odds by which "denies or leaves open" has to be ahead of "answers"; chosen on tune_h and tune_i.
MARGIN = 1.0
_PLACEHOLDER = re.compile(r"_{3,}|\.{4,}|…{2,}|\[[^\]\d]{0,40}\]|\bX{2,}\b|\bN\. ?N\.")


class Stance(Enum):
    """Of a sentence towards a question."""

    ANSWERS = "answers"
    LEAVES_OPEN = "leaves open"
    DENIES = "denies"


def stance(best: Evidence) -> Stance:
    """What the best sentence does; one that was not read answers."""
    reading = best.reading
    if reading is None or reading.denies - reading.answers < MARGIN:
        return Stance.ANSWERS
    text = best.sentence.text
    if _is_open(text):
        return Stance.LEAVES_OPEN
    return Stance.DENIES if denies(text) else Stance.ANSWERS


def _is_open(text: str) -> bool:
    level = bindingness(text) or nominal_bindingness(text)
    return level is Bindingness.PRUEFAUFTRAG or bool(_PLACEHOLDER.search(text))
