"""Finding the right place: the product's search against the embedder alone, BM25 alone and llama-index.

Run: ``python -m benchmarks.retrieval [--passages FILE --questions FILE] [--split report] [--out docs]``.
The two files are JSON lines: ``{"id", "title", "text"}`` and ``{"question", "context_id"}``; each passage
becomes a paper of its own. Without them the eval suite's papers are searched for the gold sentences, and
llama-index, whose passages are whole papers there, is left out. Everything is measured in one run, question
by question.

llama-index's BM25 is asked only where its package is there; it wants an older PyStemmer than the product:
``pip install --no-deps llama-index-retrievers-bm25``.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import BaseRetriever, QueryFusionRetriever

from assistant.answering.evidence import CANDIDATES, EvidenceFinder
from assistant.answering.question import Question, understand
from assistant.index.library import Library
from assistant.index.search import Search, Weights
from assistant.settings import Settings
from benchmarks.plots import Row, bars
from evals.cases import load
from evals.scoring import is_gold
from evals.systems import corpus_library, corpus_settings

DEPTH = 10
CUTS = (1, 3, 5, 10)
Ranking = Callable[[Question], Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """A question and the ids of what answers it: sentences, or papers where each is one passage."""

    question: str
    history: tuple[str, ...]
    relevant: frozenset[str]


@dataclass
class Ranks:
    """For each question the places (from 1) of the relevant among the first ten, and the seconds taken."""

    places: list[list[int]] = field(default_factory=list)
    wanted: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def values(self) -> dict[str, np.ndarray]:
        """One value a question: recall@k (a relevant one among the first k), MRR@10 and nDCG@10."""
        found = {f"R@{k}": np.array([any(p <= k for p in row) for row in self.places], float) for k in CUTS}
        found["MRR@10"] = np.array([1 / min(row) if row else 0.0 for row in self.places])
        ideal = [sum(1 / math.log2(1 + n) for n in range(1, min(w, DEPTH) + 1)) for w in self.wanted]
        gain = [sum(1 / math.log2(1 + p) for p in row) for row in self.places]
        found["nDCG@10"] = np.array(gain) / np.array(ideal)
        return found


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--split", default="report")
    parser.add_argument("--out", type=Path, help="a folder for retrieval.md and retrieval.svg")
    wanted = parser.parse_args()
    results: dict[str, Ranks] = {}
    tasks = (
        _passage_task(wanted.passages, wanted.questions) if wanted.passages else _sentence_tasks(wanted.split)
    )
    for library, asked, rankings in tasks:
        for item in asked:
            question = understand(item.question, library.agreements, item.history)
            for name, ranking in rankings.items():
                _measure(results.setdefault(name, Ranks()), ranking, question, item.relevant)
    heading, *rows = _table(results)
    print("\n".join(("".join(f"{cell:>22}" for cell in row)) for row in (heading, *rows)))
    if wanted.out:
        _write(wanted.out, heading, rows, results)


def _measure(ranks: Ranks, ranking: Ranking, question: Question, relevant: frozenset[str]) -> None:
    started = time.perf_counter()
    found = list(dict.fromkeys(ranking(question)))[:DEPTH]
    ranks.seconds.append(time.perf_counter() - started)
    ranks.places.append([place for place, key in enumerate(found, start=1) if key in relevant])
    ranks.wanted.append(len(relevant))


Task = tuple[Library, list[Asked], dict[str, Ranking]]


def _sentence_tasks(split: str) -> Iterator[Task]:
    with tempfile.TemporaryDirectory() as folder:
        for file in load((), Path("documents"), split).files:
            own = corpus_settings(Settings(data=Path(folder)), file.corpus, file.folder)
            library = corpus_library(own)
            asked = [
                Asked(case.question, case.history, relevant)
                for case in file.cases
                if case.answerable
                and (
                    relevant := frozenset(
                        unit.sentence.id
                        for unit in library.units
                        if is_gold(case, unit.sentence.text, unit.agreement_id)
                    )
                )
            ]
            finder = EvidenceFinder(library, CANDIDATES)
            read = partial(_sentences_read, finder)
            yield library, asked, {"Vereinbart, read": read, **_ours(library, lambda unit: unit.sentence.id)}


def _passage_task(passages: Path, questions: Path) -> Iterator[Task]:
    rows = [json.loads(line) for line in passages.read_text(encoding="utf-8").splitlines()]
    with _papers(rows) as library:
        by_question: dict[str, set[str]] = {}
        for line in questions.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            by_question.setdefault(row["question"], set()).add(f"p{row['context_id']}")
        asked = [Asked(text, (), frozenset(keys)) for text, keys in by_question.items()]
        read = partial(_papers_read, EvidenceFinder(library, CANDIDATES))
        ours = _ours(library, lambda unit: unit.agreement_id)
        yield library, asked, {"Vereinbart, read": read, **ours, **_theirs(rows, library)}


def _sentences_read(finder: EvidenceFinder, question: Question) -> list[str]:
    return [item.sentence.id for item in finder.find(question)]


def _papers_read(finder: EvidenceFinder, question: Question) -> list[str]:
    return [hit.passage.agreement_id for hit in finder.passages(question, DEPTH)]


@contextmanager
def _papers(rows: Sequence[dict[str, str]]) -> Iterator[Library]:
    """A library of one paper a passage."""
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "documents")
        documents.mkdir()
        for row in rows:
            text = f"# {row['title'].replace('_', ' ')}\n\n{row['text']}\n"
            (documents / f"p{row['id']}.md").write_text(text, encoding="utf-8")
        settings = Settings(documents=documents, data=Path(folder, "data"))
        yield corpus_library(settings)


def _ours(library: Library, key: Callable[..., str]) -> dict[str, Ranking]:
    def by(weights: Weights, *, moved: bool = True) -> Ranking:
        search = Search(library, weights, moved=moved)
        return lambda question: [
            key(hit.unit)
            for hit in search.sentences(question.query, 5 * DEPTH, (), question.preferred, question.behind)
        ]

    return {
        "Vereinbart, search": by(Weights()),
        "e5, question moved": by(Weights(passage=0.0, lexical=0.0)),
        "e5 alone": by(Weights(passage=0.0, lexical=0.0), moved=False),
        "BM25 alone": by(Weights(sentence=0.0, passage=0.0, lexical=1.0)),
    }


def _theirs(rows: Sequence[dict[str, str]], library: Library) -> dict[str, Ranking]:
    """llama-index with its defaults: the vector index, and its fusion of vectors and BM25."""
    documents = [
        Document(id_=f"p{row['id']}", text=f"{row['title'].replace('_', ' ')}\n\n{row['text']}")
        for row in rows
    ]
    nodes = SentenceSplitter().get_nodes_from_documents(documents)
    vectors = VectorStoreIndex(nodes, embed_model=library.embedder).as_retriever(similarity_top_k=DEPTH)

    def by(retriever: BaseRetriever) -> Ranking:
        return lambda question: [node.node.ref_doc_id or "" for node in retriever.retrieve(question.asked)]

    found = {"llama-index, vectors": by(vectors)}
    try:
        from llama_index.retrievers.bm25 import BM25Retriever
    except ImportError:
        return found
    lexical = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=DEPTH)
    both = [vectors, lexical]
    fusion = QueryFusionRetriever(both, llm=MockLLM(), similarity_top_k=DEPTH, num_queries=1, use_async=False)
    return {**found, "llama-index, BM25": by(lexical), "llama-index, fusion": by(fusion)}


def _table(results: dict[str, Ranks]) -> list[list[str]]:
    """Heading and one row a method, with 95 % intervals by bootstrap."""
    count = len(next(iter(results.values())).places)
    draws = np.random.default_rng(1).integers(0, count, (1000, count))
    rows = [[f"{count} questions", *next(iter(results.values())).values(), "ms (median)"]]
    for name, ranks in results.items():
        cells = []
        for values in ranks.values().values():
            low, high = np.quantile(values[draws].mean(axis=1), [0.025, 0.975])
            cells.append(f"{values.mean():.3f} ({low:.3f}–{high:.3f})")
        rows.append([name, *cells, f"{1000 * float(np.median(ranks.seconds)):.0f}"])
    return rows


def _write(
    folder: Path, heading: Sequence[str], rows: Sequence[Sequence[str]], results: dict[str, Ranks]
) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in (heading, ["---"] * len(heading), *rows)]
    text = "\n".join(["# Search beside other ways", "", *lines, "", "![Recall at 1](retrieval.svg)", ""])
    bars_ = [Row(name, float(ranks.values()["R@1"].mean())) for name, ranks in results.items()]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "retrieval.md").write_text(text, encoding="utf-8")
    (folder / "retrieval.svg").write_text(
        bars("Recall at 1", bars_, colours=1, linear=True), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
