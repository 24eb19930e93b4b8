"""Hybrid search: e5 on sentences and their passages, BM25 beside it, fused by per-question z-scores."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from threading import Lock

import numpy as np
from cachetools import LRUCache, cachedmethod
from cachetools.keys import hashkey
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from numpy.typing import NDArray

from assistant.errors import ChromaUnreachable
from assistant.index.embedding import as_asked, towards_answers
from assistant.index.library import Library
from assistant.index.passages import Passage, Unit

Scores = NDArray[np.float32]
CANDIDATES = 300
# Above so many sentences the nearest of all may leave out a place that is asked for, and say little of how
# near an ordinary one is: the papers preferred are asked for theirs, and a sample tells what is ordinary.
_LARGE = 3_000
# Who wants sentences and then passages need not have the question embedded and scored twice.
_KEPT = 2


@dataclass(frozen=True)
class Weights:
    """How much each signal counts, in standard deviations of that signal over the library.

    Chosen on evals/cases/tune_*.yaml with benchmarks/search.py; ``behind`` only has to part two versions of
    one sentence and must not sink what stands in the older one alone. ``whole``, for passages alone, was
    chosen on the thirty articles of XQuAD-de that benchmarks/retrieval.py is not run on (MRR@10 0.977
    instead of 0.974). ``beside``, as its like in the choice of a sentence, was set by hand and looked at on
    follow_zi, zj, zk and zs.
    """

    sentence: float = 1.0
    passage: float = 0.6
    lexical: float = 0.2
    place: float = 3.0
    behind: float = 1.0
    whole: float = 0.8
    beside: float = 1.5

    def for_words(self) -> Weights:
        """Where the vectors cannot be asked, words count for all, so that scores stay on one scale."""
        whole = self.sentence + self.passage + self.lexical
        return replace(self, sentence=0.0, passage=0.0, lexical=whole)


@dataclass(frozen=True)
class Hit:
    """A found sentence; ``cosine`` is e5's own measure, ``lexical`` the BM25 score.

    A cosine of 0 says that only words were searched, as the vectors could not be asked.
    """

    unit: Unit
    score: float
    cosine: float
    lexical: float


@dataclass(frozen=True)
class PassageHit:
    passage: Passage
    score: float


class Search:
    """Ranks sentences and passages of a library for a question.

    ``moved``: the question's vector is taken towards the sentences that answer it, as learned on questions of
    citizens. Of 2,101 of them, on papers held out, the right sentence is the first for 78 % instead of 75 %,
    among the first five for 94 % instead of 91 %; for encyclopedia articles it is a little worse
    (MRR@10 0.982 instead of 0.985 on XQuAD-de).
    """

    def __init__(self, library: Library, weights: Weights | None = None, *, moved: bool = True) -> None:
        self._library = library
        self._weights = weights or Weights()
        self._moved = moved
        self._kept: LRUCache[object, _Ranking] = LRUCache(_KEPT)
        self._lock = Lock()

    def sentences(
        self,
        question: str,
        k: int,
        agreements: Collection[str] = (),
        prefer: Collection[str] = (),
        behind: Collection[str] = (),
        *,
        also: Sequence[str] = (),
        left: Collection[str] = (),
        beside: Sequence[int] = (),
    ) -> list[Hit]:
        """The ``k`` best sentences.

        ``agreements`` restricts the search to these ids. ``prefer`` only lifts them, so that a place named
        in the question never hides the only answer; ``behind`` lowers them, as versions that are not in
        force, ``left`` more, as papers of a place that is asked about no more. What else the question may
        mean (``also``) counts like the question itself. ``beside`` are places of sentences (in
        ``Library.units``) that stand where the question before was answered.
        """
        rankings = [self._rank(text, agreements, prefer, behind) for text in (question, *also)]
        total = np.mean([ranking.total for ranking in rankings], axis=0)
        total -= self._weights.place * self._among(left)
        total[list(beside)] += self._weights.beside
        ranking = replace(rankings[0], total=total)
        return [ranking.hit(self._library.units, place) for place in _highest(total, k)]

    def passages(
        self,
        question: str,
        k: int,
        agreements: Collection[str] = (),
        prefer: Collection[str] = (),
        behind: Collection[str] = (),
        known: Mapping[str, float] | None = None,
    ) -> list[PassageHit]:
        """The ``k`` best passages: each by the best of its sentences and by its words as a whole.

        ``known`` are better scores of some sentences (by id), behind which all others stay.
        """
        library = self._library
        total = self._rank(question, agreements, prefer, behind).total
        if known:
            total = np.minimum(total, min(known.values()))
            total[[library.position[key] for key in known]] = list(known.values())
        home, size = library.passage_numbers, len(library.passages)
        best = np.full(size, -np.inf, dtype=np.float32)
        np.maximum.at(best, home[home >= 0], total[home >= 0])
        best += self._weights.whole * _z(library.lexical.together(question, home, size))
        return [PassageHit(library.passages[number], float(best[number])) for number in _highest(best, k)]

    @cachedmethod(
        attrgetter("_kept"),
        key=lambda _, question, *papers: hashkey(question, *map(frozenset, papers)),
        lock=attrgetter("_lock"),
    )
    def _rank(
        self,
        question: str,
        agreements: Collection[str],
        prefer: Collection[str],
        behind: Collection[str],
    ) -> _Ranking:
        library, weights = self._library, self._weights
        try:
            near, ordinary = self._near(question, agreements, prefer)
        except ChromaUnreachable:
            near, ordinary, weights = {}, None, weights.for_words()
        cosine = self._cosines(near)
        lexical = library.lexical.scores(question)
        total = (
            weights.sentence * _z(cosine, ordinary)
            + weights.passage * _z(self._passage_scores(cosine), ordinary)
            + weights.lexical * _z(lexical)
            + weights.place * self._among(prefer)
            - weights.behind * self._among(behind)
        )
        if agreements:
            total[self._among(agreements) == 0] = -np.inf
        # found by its words alone, a sentence is at most as near as the farthest that was looked at
        return _Ranking(total, cosine, lexical, min(near.values(), default=0.0))

    def _near(
        self, question: str, agreements: Collection[str], prefer: Collection[str]
    ) -> tuple[Mapping[str, float], Scores | None]:
        """The cosines of the nearest sentences and, in a large library, those of some ordinary ones."""
        library = self._library
        asked = (towards_answers if self._moved else as_asked)(library.embedder, question)
        vector = asked.tolist()
        near = library.store.query(vector, CANDIDATES, agreements)
        if len(library.units) <= _LARGE:
            return near, None
        if prefer and not agreements:
            near = library.store.query(vector, CANDIDATES, prefer) | near
        return near, library.sample @ asked

    def _cosines(self, near: Mapping[str, float]) -> Scores:
        """One cosine a sentence, nan for those that are not among the nearest."""
        found = np.full(len(self._library.units), np.nan, dtype=np.float32)
        for key, value in near.items():
            if (place := self._library.position.get(key)) is not None:
                found[place] = value
        return found

    def _among(self, agreements: Collection[str]) -> Scores:
        """1 for each sentence of these papers, else 0."""
        numbers = self._library.number_of
        wanted = np.zeros(len(numbers), dtype=np.float32)
        wanted[[numbers[key] for key in agreements if key in numbers]] = 1
        return wanted[self._library.paper_numbers]

    def _passage_scores(self, cosine: Scores) -> Scores:
        """For each sentence the cosine of the best sentence of its passage."""
        home = self._library.passage_numbers
        known = (home >= 0) & ~np.isnan(cosine)
        best = np.full(len(self._library.passages) + 1, -np.inf, dtype=np.float32)  # the last: no passage
        np.maximum.at(best, home[known], cosine[known])
        return np.where(np.isinf(best[home]), np.nan, best[home]).astype(np.float32)


@dataclass(frozen=True)
class _Ranking:
    """What every sentence of the library scores; ``cosine`` is nan where it was not among the nearest."""

    total: Scores
    cosine: Scores
    lexical: Scores
    farthest: float

    def hit(self, units: Sequence[Unit], place: int) -> Hit:
        cosine = float(self.cosine[place])
        return Hit(
            units[place],
            float(self.total[place]),
            self.farthest if np.isnan(cosine) else cosine,
            float(self.lexical[place]),
        )


def _highest(scores: Scores, k: int) -> list[int]:
    """The places of the ``k`` highest, best first; of equals the first. None that is shut out."""
    if k < len(scores):
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        places = np.flatnonzero(scores >= least)
    else:
        places = np.arange(len(scores))
    places = places[scores[places] > -np.inf]
    return [int(n) for n in places[np.argsort(-scores[places], kind="stable")][:k]]


def _z(scores: Scores, ordinary: Scores | None = None) -> Scores:
    """Standard scores, by what is ``ordinary`` or, if that is not said, by the scores themselves.

    What was not among the candidates counts as the worst that was.
    """
    if not len(scores) or np.isnan(scores).all():
        return np.zeros_like(scores)
    filled = np.where(np.isnan(scores), np.nanmin(scores), scores)
    measure = filled if ordinary is None else ordinary
    spread = float(measure.std())
    return (filled - measure.mean()) / spread if spread > 1e-6 else np.zeros_like(filled)


class HybridRetriever(BaseRetriever):
    """The same search behind llama-index's retriever interface; one node a sentence."""

    def __init__(self, library: Library, k: int = 10) -> None:
        super().__init__()
        self._library = library
        self._search = Search(library)
        self._k = k

    def _behind(self) -> frozenset[str]:
        """Versions that are not in force today."""
        return self._library.versions.at(date.today()).behind

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [
            NodeWithScore(
                node=TextNode(
                    id_=hit.unit.sentence.id,
                    text=hit.unit.sentence.text,
                    metadata={"agreement": hit.unit.agreement_id, "context": hit.unit.context},
                ),
                score=hit.score,
            )
            for hit in self._search.sentences(query_bundle.query_str, self._k, behind=self._behind())
        ]
