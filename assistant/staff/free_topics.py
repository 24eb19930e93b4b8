"""Topics in a person's own words: every sentence of the library is scored, none is left out.

Three measures are joined: how far the topic's words stand in the sentence (in its heading for less), how far
the sentence's vector stands out in its paper, towards the topic's vector and towards what the sentences with
the topic's words have in common, and how far it stands out in the library towards where sentences on such a
topic lie. The paper's title is in all its vectors: without the paper's own mean, whole papers would stand out
by their titles.
A word that is a part of a compound counts for the subject here: "Radverkehr" and "Radweg" share what they
are about, not what they are; so does a word that belongs to the subject by the thesaurus.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.index.ids import paper_of
from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.index.query_maps import unit_length
from assistant.progress import Progress, silent
from assistant.staff.thesaurus import Thesaurus, shipped_thesaurus, word_form
from assistant.staff.topic_queries import taught_vector
from assistant.staff.vectors import Matrix, similarities
from assistant.text.document import BlockKind
from assistant.text.words import Term, content_words, term, words

# Chosen on the tuning half of evals/gold/free_topics.yaml (benchmarks/free_topics.py); the weights on the 528
# topics of training/topics.tsv as well, corpora held out in turn: of the sentences on them 39 % instead of
# 27 % are found, and 64 % instead of 60 % of those found are on them.
WORDS_ALONE = 0.95
WORDS = 4.0
MEANING = 0.5
TAUGHT = 1.0
ABOUT = 4.75
EXAMPLE = 0.55
PARTLY = 0.8
RELATED = 0.85
OTHER_CLASS = 0.6
IN_LEAD_IN = 0.7
IN_HEADING = 0.8
IN_SHARED_HEADING = 0.33
IN_TITLE = 0.4
# A title from here on says that the whole paper is about the topic.
_WHOLE_PAPER = 0.5
_LEAST_SPREAD = 0.005
_SHORTEST = 6
# A shorter word within another is often something else: the "Wirt" in "Landwirt".
_LEAST_PART = 5
_MOST_EXAMPLES = 40
_JOINT = re.compile(r"\s*(?:,|/|\bund\b|\boder\b|\bsowie\b)\s*")
_HYPHEN = re.compile(r"(?<=[a-zäöüß]{2})-(?=[A-ZÄÖÜ][a-zäöüß]{2})")


@dataclass(frozen=True)
class Match:
    """How far a sentence is about a topic: by its words (0 to 1), and by its vector (standard deviations)
    within its paper (``meaning``) and in the library towards sentences on such a topic (``taught``)."""

    words: float
    meaning: float
    taught: float = 0.0

    @property
    def about(self) -> bool:
        return self.words >= WORDS_ALONE or self._sum >= ABOUT

    @property
    def score(self) -> float:
        """From 0 to 1, for sorting."""
        return round(max(0.0, min(1.0, self._sum / (2 * ABOUT))), 3)

    @property
    def _sum(self) -> float:
        return WORDS * self.words + MEANING * self.meaning + TAUGHT * self.taught


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

    def __init__(self, topic: str, library: Library, thesaurus: Thesaurus | None = None) -> None:
        known = thesaurus or shipped_thesaurus()
        related = Words(known.related(topic))
        topic = _HYPHEN.sub(" ", topic)  # who writes "Kita-Gebühren" means both
        wanted = list(dict.fromkeys(content_words(topic)))
        nouns = [word[:1].isupper() for word in wanted]
        self._wanted = [term(word) for word in wanted]
        self._alternatives = _alternatives(topic)
        counts = Counter(word for unit in library.units for word in content_words(unit.sentence.text))
        stems: Counter[str] = Counter()
        for word, count in counts.items():
            given = term(word)
            stems.update(dict.fromkeys({given.stem, *given.parts}, count))
        belongs = [Words(known.related(word)) for word in wanted]
        telling = [min(item.parts, key=lambda part: stems[part], default="") for item in self._wanted]
        # for each word of the topic, and last for the topic as a whole
        self._degrees = {
            word: (
                *(
                    # "Stellen" is no verb, but "Sanierung" and "saniert" may have one root
                    max(
                        subject_degree(item, term(word), part)
                        * (OTHER_CLASS if noun and word.islower() else 1),
                        RELATED if word in others else 0.0,
                    )
                    for item, part, noun, others in zip(self._wanted, telling, nouns, belongs, strict=True)
                ),
                RELATED if word in related else 0.0,
            )
            for word in counts
        }
        size = counts.total()
        self._weights = [
            math.log((size + 1) / (sum(c for word, c in counts.items() if self._degrees[word][n] >= 0.9) + 1))
            for n in range(len(self._wanted))
        ]

    def _best(self, words: Iterable[str]) -> list[float]:
        best = [0.0] * (len(self._wanted) + 1)
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
        return self._joined(
            [max(here, *(part * there[number] for there, part in around)) for number, here in enumerate(own)]
        )

    def names(self, title: str) -> bool:
        """Whether a paper with this title is about the topic as a whole."""
        if not self._wanted or _names_several(title):
            return False
        return self._joined(self._best(content_words(title))) >= _WHOLE_PAPER

    def _joined(self, degrees: Sequence[float]) -> float:
        """Of "Personal und Stellen" one is enough, of "Radwege an Kreisstraßen" each counts."""
        best = [max(degrees[n] for n in group) for group in self._alternatives]
        weights = [max(self._weights[n] for n in group) for group in self._alternatives]
        whole = sum(weight * degree for weight, degree in zip(weights, best, strict=True))
        share = 1 - PARTLY + PARTLY * min(best) / (max(best) or 1.0)
        return max(degrees[-1], share * whole / (sum(weights) or 1.0))


class Words:
    """Words that belong to a subject; a compound with one of them in it does so too.

    By their dictionary forms, not by stems, which "Bauer" shares with "Bau".
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._forms = {word_form(word) for word in words}

    def __contains__(self, given: str) -> bool:
        form = word_form(given)
        size = len(form)
        parts = (form[start:end] for start in range(size) for end in range(start + 1, size + 1))
        return any(
            part in self._forms and (part == form or len("".join(part)) >= _LEAST_PART) for part in parts
        )


def _alternatives(topic: str) -> list[list[int]]:
    """The numbers of the topic's words, those together that "und", "oder" or a comma joins."""
    found: list[list[int]] = []
    numbers: dict[str, int] = {}
    end = 0
    for word in words(topic):
        if not content_words(word.text):
            continue
        fresh = word.text not in numbers
        number = numbers.setdefault(word.text, len(numbers))
        joined = bool(found) and bool(_JOINT.fullmatch(topic[end : word.start]))
        end = word.end
        if fresh and joined:
            found[-1].append(number)
        elif fresh:
            found.append([number])
    return found


def _names_several(heading: str) -> bool:
    return " und " in heading or "," in heading or "/" in heading


def _around(unit: Unit, title: str) -> list[tuple[str, float]]:
    """What stands above a sentence, and how much of a word there is true of it."""
    heading = "" if unit.kind is BlockKind.HEADING else " ".join(unit.sentence.section[-1:])
    return [
        (" ".join(unit.lead_in), IN_LEAD_IN),
        (heading, IN_SHARED_HEADING if _names_several(heading) else IN_HEADING),
        (title, IN_TITLE),
    ]


def match_all(library: Library, topic: str, progress: Progress = silent) -> Mapping[str, Match]:
    """The match of every sentence of the library, by its id."""
    subject = Subject(topic, library)
    degrees = {
        unit.sentence.id: subject.degree(unit, library.agreement(unit.agreement_id).title)
        for unit in library.units
    }
    bare = np.asarray(library.embedder.get_query_embedding(topic), dtype=np.float32)
    taught = taught_vector(library.embedder, topic)
    queries = np.stack([taught, *(unit_length(query) for query in (bare, *_examples(library, degrees)))])
    whole = {paper.id for paper in library.agreements if subject.names(paper.title)}
    cosines = dict(similarities(library, queries, progress=progress))
    meaning = _standing_out({key: row[1:] for key, row in cosines.items()}, whole)
    apart = _in_library({key: float(row[0]) for key, row in cosines.items()})
    return {key: Match(degree, meaning.get(key, 0.0), apart.get(key, 0.0)) for key, degree in degrees.items()}


def _examples(library: Library, degrees: Mapping[str, float]) -> list[Matrix]:
    """What the sentences that have the topic's words have in common: their mean vector, less that of any."""
    sure = sorted(
        (key for key, degree in degrees.items() if degree >= EXAMPLE), key=lambda key: -degrees[key]
    )
    vectors = library.store.some(sure[:_MOST_EXAMPLES])
    return [vectors.mean(axis=0) - library.sample.mean(axis=0)] if len(vectors) else []


def _in_library(cosines: Mapping[str, float]) -> Mapping[str, float]:
    """How far each sentence stands out among all."""
    values = np.array(list(cosines.values()))
    apart = (values - values.mean()) / max(values.std(), _LEAST_SPREAD) if len(values) else values
    return dict(zip(cosines, apart.tolist(), strict=True))


def _standing_out(cosines: Mapping[str, Matrix], whole: Collection[str]) -> Mapping[str, float]:
    """How far each sentence stands out among those of its paper; in the papers that are about the topic as a
    ``whole``, among all."""
    if not cosines:
        return {}
    values = np.stack(list(cosines.values()))
    names, papers = np.unique([paper_of(key) for key in cosines], return_inverse=True)
    size = np.bincount(papers)
    mean = np.stack([np.bincount(papers, column) / size for column in values.T], axis=1)
    mean[[name in whole for name in names]] = values.mean(axis=0)
    apart = values - mean[papers]
    apart = apart / np.maximum(apart.std(axis=0), _LEAST_SPREAD)
    return dict(zip(cosines, apart.mean(axis=1).tolist(), strict=True))
