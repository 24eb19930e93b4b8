"""Checked answers that are kept: the same question to the same papers and model is answered once.

Kept in memory only, never on disk. A question of another day is another question, because which version of
a paper is in force depends on the day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from time import monotonic

from cachetools import TTLCache

from assistant import texts
from assistant.answering.answer import Answer, Answered, Event, EvidenceFound
from assistant.index.manifest import Manifest

_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True)
class Inquiry:
    """What a person wants to know: the question, the earlier ones, and the papers it is put to."""

    question: str
    history: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """All that an answer depends on."""

    inquiry: Inquiry
    index: str
    papers: Hashable
    model: str
    day: date
    digest: str = ""

    @classmethod
    def of(cls, inquiry: Inquiry, manifest: Manifest, model: str, day: date, digest: str = "") -> Key:
        """The key of a question; the catalogue's words count as well, since they are shown.

        ``digest`` tells the model from another one of the same name.
        """
        papers = (
            manifest.generation,
            tuple(entry.agreement for entry in manifest.entries),
            manifest.left_out,
        )
        return cls(normal(inquiry), manifest.fingerprint, papers, model, day, digest)


def normal(inquiry: Inquiry) -> Inquiry:
    """The same question however its blanks and umlauts are encoded.

    Capitals and signs stay: they tell a name from a word and a question from a remark.
    """
    return Inquiry(
        _plain(inquiry.question),
        tuple(map(_plain, inquiry.history)),
        tuple(sorted(set(inquiry.agreements))),
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.translate(_SOFT)).split())


@dataclass(frozen=True)
class Kept:
    """An answer with the evidence that was shown before it."""

    answer: Answer
    evidence: EvidenceFound | None = None


class AnswersCache:
    """The newest answers, each for a while; ``places`` 0 keeps none."""

    def __init__(self, places: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._kept: TTLCache[Key, Kept] = TTLCache(max(places, 1), seconds if places else 0, clock)

    def get(self, key: Key) -> Kept | None:
        return self._kept.get(key)

    def keep(self, key: Key, events: tuple[Event, ...]) -> None:
        """Keep what a question led to, if it may be told again."""
        answer = next((event.answer for event in events if isinstance(event, Answered)), None)
        if answer is not None and _lasting(answer, key):
            evidence = next((event for event in events if isinstance(event, EvidenceFound)), None)
            self._kept[key] = Kept(answer, evidence)


def _lasting(answer: Answer, key: Key) -> bool:
    """Not one that a missing service spoiled, nor one of papers or a model that changed meanwhile."""
    return (
        answer.index_fingerprint == key.index
        and answer.model in (None, key.model)
        and not any(note.startswith((texts.WITHOUT_MODEL, texts.WORDS_ONLY)) for note in answer.notes)
    )
