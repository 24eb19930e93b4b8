"""What the best sentence does to the question: answer it, leave it open, or say otherwise.

The reading model tells the last two from the first, but not from each other; how binding the sentence is by
its own wording does.
"""

from __future__ import annotations

import re
from enum import Enum

from assistant.answering.answer import Evidence
from assistant.answering.folding import any_of, fold
from assistant.answering.verification import denies
from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness, nominal_bindingness

# Log odds by which "denies or leaves open" has to be ahead of "answers"; chosen on tune_a, b, c, h and i: of
# 62 called open 60 were left open or not answered at all; of 47 called denials 29 were, 9 more a rightful no.
OPEN_MARGIN, DENIAL_MARGIN = 0.0, 1.0
_LATER = any_of(
    r"^ob\b|\bvorbehalten\b|\bgesondert\w*\b|\boffen\b|\b(?:steht|stehen) noch\b|\bfolgt noch\b",
    r"\b(?:wird|werden|ist|sind) noch\b.{0,40}\b(?:benannt|bestimmt|festgelegt|entschieden|geklart)\b",
    r"\bnoch (?:zu \w+en|ab\w*zu\w+en|festzulegen|auszuhandeln)\b",
    r"\bentscheide[nt]\b.*\bnach\b|\bnach\b.*\b(?:entscheiden|befinden)\b",
    r"\b(?:wird|werden)\b.*\bgesucht\b|\bsuch(?:t|en)\b",
)
_PLACEHOLDER = re.compile(r"_{3,}|\.{4,}|…{2,}|\[[^\]\d]{0,40}\]|\bX{2,}\b|\bN\. ?N\.")


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
    return Stance.DENIES if margin >= DENIAL_MARGIN and denies(text) else Stance.ANSWERS


def is_open(text: str) -> bool:
    """Whether a sentence puts something off, has it examined or holds a place free."""
    level = bindingness(text) or nominal_bindingness(text)
    later = _LATER.search(fold(text)) or _PLACEHOLDER.search(text)
    return level is Bindingness.PRUEFAUFTRAG or bool(later)
