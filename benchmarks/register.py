"""How complete and how right the registers are, against a gold register made by reading.

Run: ``python -m benchmarks.register [-v] [GOLD ...]``. The rules were written on the other invented papers;
both gold files name the figures of their first run, before anything was changed to suit them. The blind files
were made without a look at the rules; their errors were mended since, so they are no longer blind, and they
are reported apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from assistant.index.library import Library
from assistant.levels import Bindingness
from assistant.staff.commitments import Commitment
from assistant.staff.offices import Office, Told, read_offices
from assistant.staff.register import build_register
from assistant.staff.topics import shipped_topics
from benchmarks.corpora import EVALS, indexed

GOLD = EVALS / "gold" / "register_tune.yaml"
HELD = EVALS / "gold" / "register_held.yaml"
BLIND = "register_blind_*.yaml"
LATER = ("register_unseen.yaml", "register_last.yaml")
_LETTERS = {
    "v": Bindingness.VEREINBART,
    "a": Bindingness.ANGESTREBT,
    "p": Bindingness.PRUEFAUFTRAG,
    "h": Bindingness.HAUSHALTSVORBEHALT,
    "x": Bindingness.ABSAGE,
}


@dataclass(frozen=True)
class GoldPaper:
    """What a reader found in one paper, by number of the sentence."""

    corpus: str
    agreement: str
    commitments: dict[int, list[str]]
    offices: list[list[str]]

    def binding(self, number: int) -> Bindingness:
        return _LETTERS[self.commitments[number][0]]

    def topics(self, number: int) -> set[str]:
        return set(self.commitments[number][1:])


@dataclass
class Tally:
    """Right, found and wanted of one thing."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted


@dataclass
class Scores:
    """The tallies of the whole gold register."""

    commitments: Tally = field(default_factory=Tally)
    bindingness: Tally = field(default_factory=Tally)
    topics: Tally = field(default_factory=Tally)
    offices: Tally = field(default_factory=Tally)

    @cached_property
    def all(self) -> dict[str, Tally]:
        return {
            "commitments": self.commitments,
            "bindingness": self.bindingness,
            "topics": self.topics,
            "offices": self.offices,
        }

    def take(self, other: Scores) -> None:
        """Count another file's tallies in."""
        for name, tally in self.all.items():
            more = other.all[name]
            tally.add(more.right, more.found, more.wanted)


def read_gold(path: Path = GOLD) -> list[GoldPaper]:
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["papers"]
    return [GoldPaper(**row) for row in rows]


def score(papers: Sequence[GoldPaper]) -> Scores:
    """Index the papers' corpora and compare both registers with the gold one."""
    scores = Scores()
    for corpus in sorted({paper.corpus for paper in papers}):
        with indexed(corpus) as (_, library):
            rows = build_register(library, shipped_topics()).rows
            for paper in papers:
                if paper.corpus == corpus:
                    mine = {number_of(row): row for row in rows if row.agreement.id == paper.agreement}
                    _score_commitments(paper, mine, library, scores)
                    _score_offices(paper, library, scores.offices)
    return scores


def number_of(row: Commitment) -> int:
    return int(row.sentence.id.rpartition(":")[2])


def _score_commitments(
    paper: GoldPaper, mine: dict[int, Commitment], library: Library, scores: Scores
) -> None:
    both = set(mine) & set(paper.commitments)
    scores.commitments.add(len(both), len(mine), len(paper.commitments))
    document = library.documents[paper.agreement][1]
    text = {int(s.id.rpartition(":")[2]): s.text for s in document.sentences}
    scores.commitments.notes += [f"missed: {text[n]}" for n in sorted(set(paper.commitments) - both)]
    scores.commitments.notes += [f"too much: {text[n]}" for n in sorted(set(mine) - both)]
    for number in sorted(both):
        right = mine[number].bindingness is paper.binding(number)
        scores.bindingness.add(right, 1, 1)
        if not right:
            scores.bindingness.notes.append(f"{mine[number].bindingness.value}: {text[number]}")
        given, wanted = {topic.topic for topic in mine[number].topics}, paper.topics(number)
        scores.topics.add(len(given & wanted), len(given), len(wanted))
        if given != wanted:
            scores.topics.notes.append(f"{sorted(given)} for {sorted(wanted)}: {text[number]}")


def _score_offices(paper: GoldPaper, library: Library, tally: Tally) -> None:
    agreement, document = library.documents[paper.agreement]
    mine = [row for row in read_offices(agreement, document) if row.told is not Told.MENTION]
    left = list(mine)
    for gold in paper.offices:
        match = next((row for row in left if _same(row, gold)), None)
        if match is None:
            tally.notes.append(f"missed: {gold}")
        else:
            left.remove(match)
    tally.add(len(mine) - len(left), len(mine), len(paper.offices))
    tally.notes += [f"too much: {row.office} | {row.person} | {row.party}" for row in left]


def _same(row: Office, gold: Sequence[str]) -> bool:
    office, holder, deputy = gold[0].lower(), gold[1], len(gold) > 2
    held = holder in row.person.split() or holder == row.party
    return office in row.office.lower() and held and row.deputy is deputy


def report(scores: Scores, *, verbose: bool = False) -> Iterator[str]:
    for name, tally in scores.all.items():
        yield (
            f"{name:12} recall {tally.recall:.3f}  precision {tally.precision:.3f}  F1 {tally.f1:.3f}"
            f"  ({tally.right} right of {tally.wanted} wanted, {tally.found} found)"
        )
        if verbose:
            yield from (f"    {note}" for note in tally.notes)


def main() -> None:
    verbose = "-v" in sys.argv
    blind = sorted(GOLD.parent.glob(BLIND))
    paths = [Path(name).resolve() for name in sys.argv[1:] if name != "-v"] or [
        GOLD,
        HELD,
        *blind,
        *(GOLD.with_name(name) for name in LATER),
    ]
    held_back = Scores()
    for path in paths:
        scores = score(read_gold(path))
        print(path.name, *report(scores, verbose=verbose), sep="\n")
        if path in blind:
            held_back.take(scores)
    if any(path in blind for path in paths):
        print("blind files together", *report(held_back), sep="\n")


if __name__ == "__main__":
    main()
