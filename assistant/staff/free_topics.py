"""Topics in a person's own words: every sentence of the library is scored, none is left out.

Two measures are joined: how far the topic's words stand in the sentence (in its heading for less), and how
far the sentence's vector stands out towards the topic's. A word that is a part of a compound counts for the
subject here: "Radverkehr" and "Radweg" share what they are about, not what they are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.progress import Progress, silent
from assistant.staff.vectors import similarities
from assistant.text.document import BlockKind
from assistant.text.words import Term, content_words, term

# Chosen by eye on the invented tune papers with a dozen topics.
WORDS_ALONE = 0.68
WORDS_SOME, STANDS_OUT = 0.48, 1.2
WORDS_FEW, STANDS_FAR_OUT = 0.34, 2.8
MEANING_ALONE = 3.7
IN_LEAD_IN = 0.7
IN_HEADING = 0.6
IN_SHARED_HEADING = 0.33
IN_TITLE = 0.4
# The spread of e5's cosines around a topic; bounded, as a library about one subject has another.
_SPREAD = (0.0135, 0.018)
_SHORTEST = 5


@dataclass(frozen=True)
class Match:
    """How far a sentence is about a topic: by its words (0 to 1) and by its vector (standard deviations)."""

    words: float
    meaning: float

    @property
    def about(self) -> bool:
        some = self.words >= WORDS_SOME and self.meaning >= STANDS_OUT
        few = self.words >= WORDS_FEW and self.meaning >= STANDS_FAR_OUT
        return self.words >= WORDS_ALONE or some or few or self.meaning >= MEANING_ALONE

    @property
    def score(self) -> float:
        """From 0 to 1, for sorting."""
        return round(min(1.0, 0.6 * self.words + 0.4 * max(0.0, min(self.meaning / 6, 1.0))), 3)


def subject_degree(wanted: Term, given: Term, telling: str = "") -> float:
    """How far the word ``given`` is about the subject ``wanted`` (0 to 1).

    ``telling`` is the part of a compound that says more about the subject than the others: of "Radverkehr"
    it is "Rad", of "Hallenbad" the "Bad".
    """
    if wanted.stem == given.stem:
        return 1.0
    if len(wanted.stem) >= _SHORTEST and wanted.stem in given.stem:
        return 0.9
    if not wanted.parts:
        return 0.9 if wanted.stem in given.parts else 0.0
    if _within(wanted.parts, given.parts):
        return 0.9
    shared = set(wanted.parts) & {given.stem, *given.parts}
    if telling in shared:  # as a head it tells less: a "Windrad" is no "Fahrrad"
        heads = bool(given.parts) and telling == given.head == wanted.head
        return 0.45 if heads else 0.6 * min(1.0, 2 * len(shared) / len(wanted.parts))
    return 0.3 if shared else 0.0


def _within(inner: Sequence[str], outer: Sequence[str]) -> bool:
    size = len(inner)
    return any(tuple(outer[start : start + size]) == tuple(inner) for start in range(len(outer) - size + 1))


class Subject:
    """The words of a topic with their weights: rare ones in the library weigh more."""

    def __init__(self, topic: str, library: Library) -> None:
        self._wanted = [term(word) for word in dict.fromkeys(content_words(topic))]
        counts = Counter(word for unit in library.units for word in content_words(unit.sentence.text))
        stems: Counter[str] = Counter()
        for word, count in counts.items():
            given = term(word)
            stems.update(dict.fromkeys({given.stem, *given.parts}, count))
        telling = [min(item.parts, key=lambda part: stems[part], default="") for item in self._wanted]
        self._degrees = {
            word: tuple(
                subject_degree(wanted, term(word), part)
                for wanted, part in zip(self._wanted, telling, strict=True)
            )
            for word in counts
        }
        size = counts.total()
        self._weights = [
            math.log((size + 1) / (sum(c for word, c in counts.items() if self._degrees[word][n] >= 0.9) + 1))
            for n in range(len(self._wanted))
        ]

    def _best(self, words: Iterable[str]) -> list[float]:
        best = [0.0] * len(self._wanted)
        for word in words:
            if degrees := self._degrees.get(word):
                best = [max(pair) for pair in zip(best, degrees, strict=True)]
        return best

    def degree(self, unit: Unit, title: str) -> float:
        """How far the sentence, its heading and its paper speak of the topic's words."""
        if not self._wanted:
            return 0.0
        own = self._best(content_words(unit.sentence.text))
        around = [(self._best(content_words(text)), part) for text, part in _around(unit, title)]
        joined = [
            max(here, *(part * there[number] for there, part in around)) for number, here in enumerate(own)
        ]
        total = sum(self._weights) or 1.0
        return sum(weight * degree for weight, degree in zip(self._weights, joined, strict=True)) / total


def _around(unit: Unit, title: str) -> list[tuple[str, float]]:
    """What stands above a sentence, and how much of a word there is true of it."""
    heading = "" if unit.kind is BlockKind.HEADING else " ".join(unit.sentence.section[-1:])
    several = " und " in heading or "," in heading or "/" in heading
    return [
        (" ".join(unit.lead_in), IN_LEAD_IN),
        (heading, IN_SHARED_HEADING if several else IN_HEADING),
        (title, IN_TITLE),
    ]


def match_all(library: Library, topic: str, progress: Progress = silent) -> Mapping[str, Match]:
    """The match of every sentence of the library, by its id."""
    query = np.asarray([library.embedder.get_query_embedding(topic)], dtype=np.float32)
    query /= np.linalg.norm(query, axis=1, keepdims=True) + 1e-9
    cosine = {key: float(row[0]) for key, row in similarities(library, query, progress=progress)}
    values = np.array(list(cosine.values()) or [0.0], dtype=np.float32)
    mean, spread = float(values.mean()), float(np.clip(values.std(), *_SPREAD))
    subject = Subject(topic, library)
    return {
        unit.sentence.id: Match(
            subject.degree(unit, library.agreement(unit.agreement_id).title),
            (cosine.get(unit.sentence.id, mean) - mean) / spread,
        )
        for unit in library.units
    }
