"""What each signal of the search is worth: recall of the right sentence, ranking against ranking.

Run: ``python -m benchmarks.search``. The weights in ``assistant/index/search.py`` were chosen by it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.index.search import Search, Weights
from benchmarks.corpora import Asked, indexed, questions

CORPORA = ("tune_a", "tune_b", "tune_c")
RANKINGS = {
    "e5 on sentences": Weights(passage=0.0, lexical=0.0),
    "BM25": Weights(sentence=0.0, passage=0.0, lexical=1.0),
    "e5 + BM25, equal": Weights(passage=0.0, lexical=1.0),
    "e5 + 0.2 BM25": Weights(passage=0.0),
    "e5 + 0.6 passage": Weights(lexical=0.0),
    "the product's": Weights(),
}
CUTS = (1, 4, 8)


@dataclass
class Score:
    """Hits within each cut, and the time spent."""

    hits: dict[int, int] = field(default_factory=lambda: dict.fromkeys(CUTS, 0))
    seconds: float = 0.0


def main() -> None:
    """Rank every answerable tune question under every weighting; print recall@k and ms a question."""
    scores = {name: Score() for name in RANKINGS}
    total = 0
    for corpus in CORPORA:
        with indexed(corpus) as (_, library):
            asked = questions(corpus)
            total += len(asked)
            for name, weights in RANKINGS.items():
                for item in asked:
                    _rank(library, weights, item, scores[name])
    print(f"{total} questions of {', '.join(CORPORA)}")
    print(f"{'':20}" + "".join(f"{f'recall@{cut}':>10}" for cut in CUTS) + f"{'ms':>8}")
    for name, score in scores.items():
        cells = "".join(f"{score.hits[cut] / total:>10.3f}" for cut in CUTS)
        print(f"{name:20}{cells}{1000 * score.seconds / total:>8.0f}")


def _rank(library: Library, weights: Weights, item: Asked, score: Score) -> None:
    question = understand(item.question, library.agreements)
    started = time.perf_counter()
    hits = Search(library, weights).sentences(question.query, max(CUTS), prefer=question.preferred)
    score.seconds += time.perf_counter() - started
    right = [any(_same(gold, hit.unit.sentence.text) for gold in item.gold) for hit in hits]
    for cut in CUTS:
        score.hits[cut] += any(right[:cut])


def _same(gold: str, text: str) -> bool:
    wanted, found = ("".join(c for c in value.lower() if c.isalnum()) for value in (gold, text))
    return wanted in found or (len(found) > 12 and found in wanted)


if __name__ == "__main__":
    main()
