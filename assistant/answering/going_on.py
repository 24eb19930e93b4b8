"""A question that goes on with the one before: what it asks for mostly stands near what was said.

"Wird das Freibad geschlossen?" – "Wieso das?" is answered by the next sentence, in words that neither has.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from threading import Lock

from cachetools import LRUCache

from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.index.manifest import digest
from assistant.text.document import Sentence

# So many sentences before and after the one that was said.
BEFORE, AFTER = 2, 5

# So many answers are remembered, so that who goes on does not wait for the question before once more.
KEPT = 256

Read = Callable[[str, Sequence[str]], Question]


class Said:
    """Which sentence answered a question, for those answered last; no question is kept in words."""

    def __init__(self) -> None:
        self._kept: LRUCache[str, Sentence | None] = LRUCache(KEPT)
        self._lock = Lock()

    def keep(self, key: str, sentence: Sentence | None) -> None:
        with self._lock:
            self._kept[key] = sentence

    def get(self, key: str, otherwise: Callable[[], Sentence | None]) -> Sentence | None:
        """The sentence kept for this key, else what ``otherwise`` finds."""
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        found = otherwise()
        self.keep(key, found)
        return found


def said_key(
    library: Library, today: date, asked: str, history: Sequence[str], agreements: Collection[str]
) -> str:
    """Tells apart what was asked after which questions, of which state of the papers."""
    state = f"{library.manifest.fingerprint} {today}"
    return digest("\0".join([state, asked, *history, "", *sorted(agreements)]).encode())


def goes_on(question: Question) -> bool:
    """Whether it goes on with the question before at the same place; in another language its words tell too
    little of that."""
    return question.follow_up and not question.foreign and not question.left


def can_be_answered(question: Question) -> bool:
    """Whether a sentence of the papers can answer it at all."""
    return not question.says_nothing and question.kind not in (Kind.SMALL_TALK, Kind.OUTSIDE)


def surroundings(library: Library, sentence: Sentence) -> tuple[int, ...]:
    """The places (in ``library.units``) of the sentences around this one in its section, without itself."""
    place = library.position[sentence.id]
    paper = library.units[place].agreement_id
    around = range(max(0, place - BEFORE), min(len(library.units), place + AFTER + 1))
    here = ((other, library.units[other]) for other in around if other != place)
    return tuple(
        other
        for other, unit in here
        if unit.agreement_id == paper and unit.sentence.section == sentence.section
    )
