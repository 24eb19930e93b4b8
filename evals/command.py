"""``vereinbart eval``: from the case files to the reports."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals import counterfactual
from evals import report as reports
from evals.cases import Loaded, load
from evals.judge import Judgement, asking, judge
from evals.results import Result
from evals.runner import Plan, Runner
from evals.scoring import Outcome
from evals.store import RecordingStore
from evals.summary import compare
from evals.systems import PEERS, WITHOUT_MODEL, opened

SPLITS = ("tune", "report", "all")
STORE = "recordings.jsonl"
Notice = Callable[[str], None]


@dataclass(frozen=True)
class Wanted:
    """What a person asked for on the command line."""

    cases: tuple[Path, ...] = ()
    report: Path | None = None
    baseline: Path | None = None
    split: str = "report"
    models: tuple[str, ...] = ()
    peers: bool = False
    judge: str | None = None
    quick: bool = False
    counterfactual: bool = False
    limit: int | None = None
    plan: Plan = field(default_factory=Plan)

    @property
    def systems(self) -> tuple[str, ...]:
        """The names of the systems to measure; an empty one is the model of the settings."""
        return (*(self.models or ("",)), *(PEERS if self.peers else ()))

    @property
    def command(self) -> str:
        """The command line that asks for the same again."""
        named = [name for name in self.models if name != WITHOUT_MODEL]
        options: list[tuple[str, object]] = [("--cases", path) for path in self.cases]
        options += [("--split", self.split), *(("--model", name) for name in named)]
        options += [("--limit", self.limit)] if self.limit else []
        options += [("--repeats", self.plan.repeats)] if self.plan.repeats > 1 else []
        options += [("--baseline", self.baseline)] if self.baseline else []
        options += [("--report", self.report)] if self.report else []
        flags = {
            "--no-llm": WITHOUT_MODEL in self.models,
            "--peers": self.peers,
            "--quick": self.quick,
            "--counterfactual": self.counterfactual,
            "--paraphrases": self.plan.paraphrases,
        }
        parts = [part for name, value in options for part in (name, str(value))]
        return shlex.join(["vereinbart", "eval", *parts, *(name for name, on in flags.items() if on)])


@dataclass(frozen=True)
class Finished:
    """What the command prints, how many inputs could not be scored, and whether it got worse beyond noise."""

    text: str
    failed: int
    worse: bool

    @property
    def exit_code(self) -> int:
        return 1 if self.failed or self.worse else 0


def main(settings: Settings, wanted: Wanted, notice: Notice) -> Finished:
    """Run the cases and write the report; what cannot be scored is named and the rest is done."""
    if wanted.split not in SPLITS:
        raise UsageError(texts.eval_bad_split(wanted.split))
    before = reports.read_baseline(wanted.baseline) if wanted.baseline else {}
    loaded = _loaded(settings, wanted)
    if wanted.counterfactual:
        files, problems = counterfactual.of_all(loaded.files, settings.data / "evals" / "papers")
        loaded = Loaded((*loaded.files, *files), (*loaded.problems, *problems))
    for problem in loaded.problems:
        notice(problem)
    if not any(file.cases for file in loaded.files):
        raise UsageError(texts.EVAL_NO_CASES)
    with (
        opened(settings, wanted.systems, notice) as systems,
        RecordingStore(settings.data / "evals" / STORE) as store,
    ):
        results = Runner(store, notice, wanted.plan).run(systems, loaded.files)
        names = [system.name for system in systems]
        judged = {name: _judged(settings, wanted, results, name) for name in names}
    when = datetime.now(UTC).isoformat(timespec="seconds")
    runs = []
    for name in dict.fromkeys(names):
        own = tuple(found for found in results if found.system == name)
        earlier = before.get(name) or (
            next(iter(before.values())) if len(before) == len(names) == 1 else None
        )
        comparison = compare(own, earlier) if earlier is not None else None
        made = (loaded.problems, when, wanted.split, settings, comparison, wanted.command, judged[name])
        runs.append(reports.Run(name, own, *made))
    lines = [reports.summary_text(run) for run in runs]
    folder = wanted.report or settings.data / "evals" / "report"
    lines.append(texts.eval_written(reports.write(runs, folder)))
    unscored = sum(found.outcome is Outcome.NOT_SCORED for found in results)
    worse = any(run.comparison is not None and run.comparison.test.is_worse for run in runs)
    return Finished("\n\n".join(lines), unscored + len(loaded.problems), worse)


def _judged(settings: Settings, wanted: Wanted, results: Sequence[Result], name: str) -> Judgement | None:
    """What the judge says of a system's style, where one was named; the server of the run is still there."""
    if wanted.judge is None:
        return None
    own = [found for found in results if found.system == name]
    ask = asking(settings.ollama_host, wanted.judge, settings.answer_timeout)
    return judge(own, wanted.judge, ask)


def _loaded(settings: Settings, wanted: Wanted) -> Loaded:
    loaded = load(wanted.cases, settings.documents, wanted.split, wanted.limit)
    if not wanted.quick:
        return loaded
    files = [replace(file, cases=tuple(case for case in file.cases if case.quick)) for file in loaded.files]
    return Loaded(tuple(file for file in files if file.cases), loaded.problems)


def models(names: Sequence[str], *, no_llm: bool) -> tuple[str, ...]:
    """The systems that ``--model`` and ``--no-llm`` name."""
    return (*names, *([WITHOUT_MODEL] if no_llm else []))
