"""``vereinbart eval``: from the case files to the reports."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from assistant import texts
from assistant.errors import OllamaError, UsageError
from assistant.screen import progress_bar
from assistant.settings import Settings
from evals import counterfactual, terminal
from evals import report as reports
from evals.baseline import Baseline, read_baseline
from evals.cases import Loaded, load
from evals.identity import Papers, told_apart
from evals.judge import Judgement, asking, judge
from evals.results import Result, unasked
from evals.runner import Plan, Runner
from evals.store import RecordingStore
from evals.summary import is_scored, once
from evals.systems import PEERS, WITHOUT_MODEL, corpus_manifest, model_host, opened

SPLITS = ("tune", "report", "all")
STORE = "recordings.jsonl"
Notice = Callable[[str], None]


class _WhileAsking(KeyboardInterrupt):
    """Ctrl-C after the first question could be asked."""


@contextmanager
def _asking() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as stop:
        raise _WhileAsking from stop


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
        options += [("--judge", self.judge)] if self.judge else []
        options += [("--baseline", self.baseline)] if self.baseline else []
        options += [("--report", self.report)] if self.report else []
        flags = {
            "--no-llm": WITHOUT_MODEL in self.models,
            "--peers": self.peers,
            "--quick": self.quick,
            "--counterfactual": self.counterfactual,
            "--paraphrases": self.plan.paraphrases,
            "--fresh": self.plan.fresh,
        }
        parts = [part for name, value in options for part in (name, str(value))]
        return shlex.join(["vereinbart", "eval", *parts, *(name for name, on in flags.items() if on)])

    @property
    def going_on(self) -> str:
        """The command line that goes on once questions were asked: what a fresh run recorded is fresh."""
        return replace(self, plan=replace(self.plan, fresh=False)).command


@dataclass(frozen=True)
class Finished:
    """What the command prints, and what decides how it ends.

    ``failed`` counts what could not be scored; ``worse``: beyond noise; ``idle``: a baseline was named and
    not one case could be compared with it; ``stopped`` by Ctrl-C.
    """

    text: str
    failed: int = 0
    worse: bool = False
    idle: bool = False
    stopped: bool = False

    @property
    def exit_code(self) -> int:
        if self.stopped:
            return 128 + signal.SIGINT
        return 1 if self.failed or self.worse or self.idle else 0


def main(settings: Settings, wanted: Wanted, notice: Notice) -> Finished:
    """Run the cases and write the report; what cannot be scored is named and the rest is done.

    Whatever can go wrong without a single answer is found out before the first question.
    """
    if wanted.split not in SPLITS:
        raise UsageError(texts.eval_bad_split(wanted.split))
    before = read_baseline(wanted.baseline) if wanted.baseline else None
    if before is not None and before.aged:
        notice(texts.EVAL_OLD_BASELINE)
    folder = (wanted.report or settings.data / "evals" / "report").absolute()
    reports.writable(folder)
    loaded = _loaded(settings, wanted, notice)
    for problem in loaded.problems:
        notice(problem)
    if not any(file.cases for file in loaded.files):
        raise UsageError(texts.EVAL_ALL_AT_FAULT if loaded.problems else texts.EVAL_NO_CASES)
    try:
        runs = _runs(settings, wanted, loaded, before, notice)
    except _WhileAsking:
        return Finished(texts.eval_stopped(wanted.going_on), stopped=True)
    except KeyboardInterrupt:
        return Finished(texts.eval_stopped(wanted.command), stopped=True)
    page = reports.write(runs, folder)
    lines = [terminal.summary_text(run, page) for run in runs]
    lines += [terminal.side_by_side(runs)] if len(runs) > 1 else []
    lines += _not_in_baseline(runs, before)
    lines.append(texts.eval_files(page, folder))
    unscored = sum(not is_scored(found) for run in runs for found in run.results)
    comparisons = [run.comparison for run in runs if run.comparison is not None]
    return Finished(
        "\n\n".join(lines),
        failed=unscored + len(loaded.problems),  # what is at fault and was not wanted counts as well
        worse=any(comparison.test.is_worse for comparison in comparisons),
        idle=bool(comparisons) and not any(comparison.compared for comparison in comparisons),
    )


def _runs(
    settings: Settings, wanted: Wanted, loaded: Loaded, before: Baseline | None, notice: Notice
) -> list[reports.Run]:
    """Ask every system every question."""
    with ExitStack() as stack:
        progress = stack.enter_context(progress_bar(calmly=True))
        store = stack.enter_context(RecordingStore(settings.data / "evals" / STORE))
        systems = stack.enter_context(opened(settings, wanted.systems, notice, progress))
        judge_at = stack.enter_context(model_host(settings, wanted.judge)) if wanted.judge else ""
        with _asking():
            results = Runner(store, notice, wanted.plan, progress).run(systems, loaded.files)
        own = {system.name: tuple(f for f in results if f.system == system.name) for system in systems}
        with _asking():
            judged = {name: _judged(settings, wanted, judge_at, found, notice) for name, found in own.items()}
    folders = {file.corpus: file.folder for file in loaded.files}
    own = {name: (*found, *unasked(loaded.left_out, found, name)) for name, found in own.items()}
    papers = {name: Papers.of(corpus_manifest(settings, name, place)) for name, place in folders.items()}
    when = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        reports.Run(
            name,
            found,
            loaded.general,
            when,
            wanted.split,
            settings,
            before.against(name, found, papers, alone=len(own) == 1) if before is not None else None,
            wanted.command,
            judged[name],
            folders,
            papers,
        )
        for name, found in own.items()
    ]


def _not_in_baseline(runs: Sequence[reports.Run], before: Baseline | None) -> list[str]:
    """A system that the earlier report does not know is named: nothing was compared."""
    unknown = [run.system for run in runs if run.comparison is not None and not run.comparison.against]
    return [texts.eval_no_system(name, tuple(before.systems)) for name in unknown] if before else []


def _judged(
    settings: Settings, wanted: Wanted, host: str, results: Sequence[Result], notice: Notice
) -> Judgement | None:
    """What the judge says of a system's style, where one was named; a judge that fails costs no report."""
    if wanted.judge is None:
        return None
    try:
        return judge(once(results), wanted.judge, asking(host, wanted.judge, settings.answer_timeout))
    except OllamaError as error:
        notice(str(error))
        return None


def _loaded(settings: Settings, wanted: Wanted, notice: Notice) -> Loaded:
    loaded = load(wanted.cases, settings.documents, wanted.split, wanted.limit)
    files = told_apart(loaded.files)
    names = {file.path: file.corpus for file in files}
    lost = [
        replace(found, case=replace(found.case, corpus=names.get(found.path, found.case.corpus)))
        for found in loaded.left_out
    ]
    if wanted.quick:
        lost = [found for found in lost if found.case.quick]
        quick = [replace(file, cases=tuple(case for case in file.cases if case.quick)) for file in files]
        files = tuple(file for file in quick if file.cases)
    if not wanted.counterfactual:
        return Loaded(files, loaded.problems, tuple(lost), loaded.general)
    made = counterfactual.of_all(files, settings.data / "evals" / "papers")
    if made.beyond:
        notice(texts.eval_swap_needs_text(made.beyond))
    elif not made.files and not made.problems:
        notice(texts.EVAL_NO_SWAPS)
    problems, general = ((*lines, *made.problems) for lines in (loaded.problems, loaded.general))
    return Loaded((*files, *made.files), problems, tuple(lost), general)


def models(names: Sequence[str], *, no_llm: bool) -> tuple[str, ...]:
    """The systems that ``--model`` and ``--no-llm`` name, each once."""
    return tuple(dict.fromkeys((*names, *([WITHOUT_MODEL] if no_llm else []))))
