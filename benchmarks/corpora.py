"""The papers and questions that the benchmarks share: the invented ones made for tuning."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant import application
from assistant.index.embedding import make_embedder
from assistant.index.library import Library, open_library
from assistant.settings import Settings

EVALS = Path(__file__).resolve().parent.parent / "evals"
FACTUAL = frozenset({"who", "number", "amount", "percent", "date", "fact"})


@dataclass(frozen=True)
class Asked:
    """A question whose answer is in the paper, with the sentences that carry it."""

    question: str
    kind: str
    gold: tuple[str, ...]


@contextmanager
def indexed(*names: str) -> Iterator[tuple[Settings, Library]]:
    """The index of one corpus, or of several together, in a folder of its own."""
    roots = tuple(EVALS / "corpora" / name for name in names)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(documents=roots[0], data=Path(folder))
        application.ingest(settings, roots)
        yield settings, open_library(settings, make_embedder(settings))


def questions(name: str) -> list[Asked]:
    """The answerable questions on a corpus that stand alone."""
    cases = yaml.safe_load((EVALS / "cases" / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]
    return [
        Asked(case["question"], case["kind"], tuple(case["gold"]))
        for case in cases
        if case["answerable"] and case.get("gold") and not case.get("history")
    ]
