"""How one server bears 1, 2, 5, … people at once.

Run: ``python -m benchmarks.growth_people [--minutes 1.5] [--real] [--out docs]``. One server after the other
as in ``benchmarks.load``, each asked by so many people for so long; without ``--real`` its model is played,
at the pace of a small one. Writes ``growth-people.md`` and its plot.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.corpora import questions
from benchmarks.load import CORPUS, Seen, percentile, run, served
from benchmarks.pages import publish
from benchmarks.plots import Curve, curves, slope

PEOPLE = (1, 2, 5, 10, 20, 40, 80)


@dataclass(frozen=True)
class Crowd:
    """So many people, and what they saw in so many minutes."""

    people: int
    minutes: float
    seen: Seen

    @property
    def answered(self) -> float:
        """Answers a minute."""
        return len(self.seen.answers) / self.minutes

    @property
    def sent_away(self) -> int:
        """Announced 503s: the queue was full."""
        return self.seen.outcomes["503"]


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.5)
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("docs"))
    wanted = parser.parse_args()
    asked = [item.question for item in questions(CORPUS)]
    crowds = []
    for people in PEOPLE:
        with served(wanted.real) as url:
            # what the first question has loaded is not what the people make slow
            httpx.post(f"{url}/api/ask", json={"question": asked[0]}, timeout=300)
            crowds.append(Crowd(people, wanted.minutes, asyncio.run(run(url, asked, people, wanted.minutes))))
    text = report(crowds, real=wanted.real)
    publish(wanted.out, "growth-people", text, plot(crowds))


def report(crowds: Sequence[Crowd], *, real: bool) -> str:
    """The table in Markdown, with the slopes."""
    model = "the real model" if real else "a played model that takes two seconds an answer"
    options = f"--minutes {crowds[0].minutes:g}{' --real' if real else ''}"
    command = f"python -m benchmarks.growth_people {options}"
    lines = [
        "# Growth with the people who ask at once",
        "",
        f"One server on 2 cores with {model}, each crowd for {crowds[0].minutes:g} minutes, no answer kept; "
        f"made by `{command}`. Each person asks, reads half a second to four, asks again, and comes later "
        "where the server says so. The askers run on the same machine.",
        "",
        "| people | evidence p50 (s) | p95 (s) | answer p50 (s) | p95 (s) | answers a minute "
        "| sent away (503) | errors | memory (MB) |",
        "|" + "---:|" * 9,
    ]
    lines += map(_row, crowds)
    said = ", ".join(
        f"{curve.name.split(' (')[0]} × {2 ** slope([c.people for c in crowds], curve.values):.2f}"
        for curve in _curves(crowds)
    )
    return "\n".join(
        [*lines, "", f"Twice the people: {said}.", "", "![Growth with the people](growth-people.svg)", ""]
    )


def _row(crowd: Crowd) -> str:
    seen = crowd.seen
    waits = [f"{percentile(seen.evidence, share):.2f}" for share in (0.5, 0.95)]
    waits += [f"{percentile(seen.answers, share):.1f}" for share in (0.5, 0.95)]
    counts = [f"{crowd.answered:.0f}", crowd.sent_away, sum(seen.errors.values())]
    return f"| {' | '.join(map(str, [crowd.people, *waits, *counts, f'{max(seen.memory):.0f}']))} |"


def plot(crowds: Sequence[Crowd]) -> str:
    """Waiting, answers and memory."""
    title = "Waiting, answers and memory with the people who ask at once"
    return curves(title, "people", [crowd.people for crowd in crowds], _curves(crowds))


def _curves(crowds: Sequence[Crowd]) -> list[Curve]:
    return [
        Curve("evidence p95 (s)", [percentile(crowd.seen.evidence, 0.95) for crowd in crowds]),
        Curve("answer p95 (s)", [percentile(crowd.seen.answers, 0.95) for crowd in crowds]),
        Curve("answers a minute", [crowd.answered for crowd in crowds]),
        Curve("memory (MB)", [max(crowd.seen.memory) for crowd in crowds]),
    ]


if __name__ == "__main__":
    main()
