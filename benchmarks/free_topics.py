"""How complete and how right a topic in a person's own words is, against a gold made by reading.

Run: ``python -m benchmarks.free_topics [-v]``. All papers of the gold's corpora stand in one library, as
those of an office would; each topic is asked as ``vereinbart topic`` asks it, and the commitments that are
shown are compared with the gold ones. ``-v`` names the errors of the topics that are not held back.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.index.library import Library
from assistant.staff.register import build_register
from assistant.staff.synopsis import synopsis
from assistant.staff.topics import shipped_topics
from benchmarks.corpora import EVALS, indexed
from benchmarks.register import Tally, number_of

GOLD = EVALS / "gold" / "free_topics.yaml"
Places = frozenset[tuple[str, int]]


@dataclass(frozen=True)
class GoldTopic:
    """A topic as a clerk would type it, and the commitments that belong to it, by paper and number.

    ``perhaps``: a reader could count them either way, so that they are neither missed nor too much.
    """

    topic: str
    held: bool
    gold: Places
    perhaps: Places


def read_gold(path: Path = GOLD) -> tuple[dict[str, str], list[GoldTopic]]:
    """The corpus of each paper, and the topics."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    topics = [
        GoldTopic(row["topic"], row["held"], _places(row["gold"]), _places(row.get("perhaps", {})))
        for row in content["topics"]
    ]
    return content["papers"], topics


def _places(numbers: dict[str, list[int]]) -> Places:
    return frozenset((paper, number) for paper, row in numbers.items() for number in row)


def score(library: Library, papers: Sequence[str], topics: Sequence[GoldTopic]) -> list[Tally]:
    """Ask every topic and compare what is shown of these papers with the gold."""
    known = shipped_topics()
    register = build_register(library, known)
    text = {(row.agreement.id, number_of(row)): row.sentence.text for row in register.rows}
    tallies = []
    for topic in topics:
        rows = synopsis(library, register, known, topic.topic, papers).commitments
        found = {(row.agreement.id, number_of(row)) for row in rows} - topic.perhaps
        tally = Tally()
        tally.add(len(found & topic.gold), len(found), len(topic.gold))
        for name, places in (("missed", topic.gold - found), ("too much", found - topic.gold)):
            tally.notes += [f"{name}: {place[0]} {place[1]}: {text.get(place)}" for place in sorted(places)]
        tallies.append(tally)
    return tallies


def report(topics: Sequence[GoldTopic], tallies: Sequence[Tally], *, verbose: bool = False) -> Iterator[str]:
    for held in (False, True):
        together = Tally()
        half = [(topic, tally) for topic, tally in zip(topics, tallies, strict=True) if topic.held is held]
        for topic, tally in half:
            together.add(tally.right, tally.found, tally.wanted)
            yield _line(topic.topic, tally)
            if verbose and not held:
                yield from (f"    {note}" for note in tally.notes)
        yield _line("HELD BACK" if held else "FOR TUNING", together)


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:30} recall {tally.recall:.3f}  precision {tally.precision:.3f}"
        f"  ({tally.right} right of {tally.wanted} wanted, {tally.found} found)"
    )


def main() -> None:
    papers, topics = read_gold()
    with indexed(*sorted(set(papers.values()))) as (_, library):
        tallies = score(library, list(papers), topics)
    print(*report(topics, tallies, verbose="-v" in sys.argv), sep="\n")


if __name__ == "__main__":
    main()
