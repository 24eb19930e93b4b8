"""Vereinbart beside what people would use instead: llama-index's default query engine and its citing one.

Run: ``python -m benchmarks.peers [--cases 24] [--minutes 60] [--out docs]`` (needs a model, see ``vereinbart
setup``). The same papers, embedder, model and questions in one run, question by question in turn (A B C D
A B C D …), so that whatever else the machine does meets all alike. The cases are taken by chance from the
``report`` split of the shipped papers, in an order by chance, and are always the same; after the minutes no
further one is begun. Writes ``peers.md`` with table and plot.

A peer shows nothing before its answer is whole, so its first useful text is its answer; Vereinbart's are the
sentences of the paper. Memory is that of this process, which holds all of them, before and after each one was
opened and asked.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from assistant.settings import Settings
from benchmarks.pages import publish
from benchmarks.plots import Row, bars
from benchmarks.process import resident_megabytes
from evals.cases import Case, CaseFile, load
from evals.recording import Answering, Recording, record
from evals.results import Result
from evals.runner import Runner
from evals.store import Key
from evals.summary import Group, group
from evals.systems import PEERS, WITHOUT_MODEL, System, opened
from evals.uncertainty import mean

PLACE = "documents"


@dataclass(frozen=True)
class Measured:
    """One system's results on the cases, and the memory that it took."""

    name: str
    results: tuple[Result, ...]
    megabytes: float

    @property
    def counts(self) -> Group:
        return group(self.name, self.results)

    @property
    def first(self) -> list[int]:
        """Milliseconds to the first text that helps: the paper's sentences, else the answer."""
        answers = [(found.recording.answer, found.recording.evidence) for found in self.results]
        return [
            a.timings.evidence_ms if a.timings.evidence_ms and shown else a.timings.total_ms
            for a, shown in answers
            if a is not None
        ]

    @property
    def whole(self) -> list[int]:
        """Milliseconds to the whole answer."""
        return [found.recording.answer.timings.total_ms for found in self.results if found.recording.answer]


class Kept:
    """Stands in for the store: what was recorded in this run, by system and case."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Recording] = {}

    def keep(self, system: str, case: Case, recording: Recording) -> None:
        self._found[system, case.key] = recording

    def get(self, key: Key) -> Recording | None:
        return self._found.get((key.system.rsplit(" ", 1)[0], key.case))

    def put(self, key: Key, recording: Recording) -> None:
        """Nothing is asked while scoring."""


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=24)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    wanted = parser.parse_args()
    files = [
        file for file in load((), Path(PLACE), "report", _each(wanted.cases)).files if file.corpus == PLACE
    ]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        with opened(settings, ("", WITHOUT_MODEL, *PEERS), print) as systems:
            found = measure(systems, files, wanted.minutes)
    text = report(found)
    publish(wanted.out, "peers", text, plot(found))


def _each(cases: int) -> int:
    """Cases a file: five papers and the questions across them."""
    return max(1, round(cases / 6))


def measure(systems: Sequence[System], files: Sequence[CaseFile], minutes: float) -> list[Measured]:
    """Ask every question of every system in turn; the first question of each warms it and is not counted."""
    kept, memory = Kept(), {}
    answering: dict[str, Answering] = {}
    for system in systems:
        before = resident_megabytes()
        answering[system.name] = system.open(files[0])
        asyncio.run(record(answering[system.name], files[0].cases[0]))
        memory[system.name] = resident_megabytes() - before
    began, asked = time.perf_counter(), set()
    for case in _shuffled(files):
        if time.perf_counter() - began > minutes * 60:
            break
        asked.add(case.key)
        for system in systems:
            recording = asyncio.run(record(answering[system.name], case))
            kept.keep(system.name, case, recording)
            answer = recording.answer
            print(
                f"{case.id:20}{system.name:45}{answer.timings.total_ms if answer else '–':>8} ms", flush=True
            )
    scoring = [System(system.name, lambda _, name=system.name: answering[name]) for system in systems]  # type: ignore[misc]
    done = [replace(file, cases=tuple(case for case in file.cases if case.key in asked)) for file in files]
    results = Runner(kept, lambda _: None).run(scoring, [file for file in done if file.cases])  # type: ignore[arg-type]
    return [
        Measured(s.name, tuple(r for r in results if r.system == s.name), memory[s.name]) for s in systems
    ]


def _shuffled(files: Sequence[CaseFile]) -> list[Case]:
    cases = [case for file in files for case in file.cases]
    return random.Random(1).sample(cases, len(cases))


def report(found: Sequence[Measured]) -> str:
    """The table in Markdown."""
    lines = [
        "# Beside llama-index's own engines",
        "",
        f"{len(found[0].results)} questions of the `report` split on the five shipped papers, in turn, on "
        "one machine; made by `python -m benchmarks.peers`. Medians with the middle 80 %; shares with "
        "their count.",
        "",
        "| | " + " | ".join(item.name for item in found) + " |",
        "|---|" + "---|" * len(found),
    ]
    rows = {
        "first useful text": [_seconds(item.first) for item in found],
        "whole answer": [_seconds(item.whole) for item in found],
        "right": [_share(item.counts.right.hits, item.counts.scored) for item in found],
        "false answers": [_share(item.counts.false_answers.hits, item.counts.scored) for item in found],
        "false refusals": [
            _share(item.counts.false_refusals.hits, item.counts.false_refusals.total) for item in found
        ],
        "answers that hold only what they cite": [_score(item, "supported") for item in found],
        "citations that carry (ALCE precision)": [_score(item, "citation_precision") for item in found],
        "prompt tokens": [str(item.counts.prompt_tokens or "–") for item in found],
        "output tokens": [str(item.counts.output_tokens or "–") for item in found],
        "memory for it": [f"{item.megabytes:.0f} MB" for item in found],
    }
    lines += [f"| {name} | " + " | ".join(values) + " |" for name, values in rows.items()]
    own, default = found[0], next(item for item in found if item.name.startswith(PEERS[0]))
    lines += [
        "",
        f"Against the default engine Vereinbart has its first useful text "
        f"{_times(default.first, own.first)} and its whole answer {_times(default.whole, own.whole)} as fast "
        "(medians).",
        "",
        "![Seconds to the first useful text and to the whole answer](peers.svg)",
        "",
    ]
    return "\n".join(lines)


def plot(found: Sequence[Measured]) -> str:
    """Seconds on a logarithmic scale, as the systems lie two orders of magnitude apart."""
    rows = []
    for item in found:
        rows.append(Row(f"{item.name}: first text", median(item.first) / 1000))
        rows.append(Row("whole answer", median(item.whole) / 1000))
    return bars("Seconds to the first useful text and to the whole answer (logarithmic)", rows, unit="s")


def _seconds(values: Sequence[int]) -> str:
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
    return f"{median(ordered) / 1000:.2f} s ({low / 1000:.2f}–{high / 1000:.2f})"


def _share(hits: int, total: int) -> str:
    return f"{hits}/{total}"


def _score(item: Measured, name: str) -> str:
    value = mean([found.scores[name] for found in item.results if name in found.scores])
    return "–" if value.value is None else f"{value.value:.2f}"


def _times(slow: Sequence[int], fast: Sequence[int]) -> str:
    return f"{median(slow) / max(1, median(fast)):.0f} times"


if __name__ == "__main__":
    main()
