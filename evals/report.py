"""The report: JSON for machines and the next comparison, Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant import __version__, texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals import guetebericht, junit, provenance
from evals.identity import Papers
from evals.judge import Judgement
from evals.offending import offending, stage_text
from evals.results import Result, result_record
from evals.scoring import Outcome
from evals.summary import (
    Comparison,
    Following,
    Group,
    agreement,
    apart,
    following,
    group,
    groups,
    is_altered,
    once,
)
from evals.uncertainty import Mean, Share

JSON_NAME = "eval.json"
MARKDOWN_NAME = "eval.md"
JUNIT_NAME = "eval.xml"
NAMES = (JSON_NAME, MARKDOWN_NAME, JUNIT_NAME, guetebericht.HTML_NAME)
# The ways to be wrong, the gravest first.
WRONG = (Outcome.FALSE_ANSWER, Outcome.FALSE_REFUSAL, Outcome.INCOMPLETE)
# An underscore inside a word is no markup.
_MARKUP = re.compile(r"[\\|<*`\[]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Run:
    """What one system did, with what it was run on; ``folders`` and ``papers`` by corpus."""

    system: str
    results: tuple[Result, ...]
    problems: tuple[str, ...]
    when: str
    split: str
    settings: Settings
    comparison: Comparison | None = None
    command: str = ""
    judgement: Judgement | None = None
    folders: Mapping[str, Path] = field(default_factory=dict)
    papers: Mapping[str, Papers] = field(default_factory=dict)

    @property
    def overall(self) -> Group:
        return group(texts.EVAL_OVERALL, self.asked_once)

    @property
    def asked_once(self) -> list[Result]:
        """What the totals count."""
        return once(self.results)

    @property
    def asked_again(self) -> Group:
        """Repeats and other wordings."""
        return group("", apart(self.results)[1])

    @property
    def followed(self) -> Following:
        """What came of the altered papers."""
        return following(self.results)

    @property
    def asked(self) -> int:
        """How many questions were asked, however often or otherwise."""
        return sum(not found.left_out for found in self.results)

    @property
    def kept(self) -> int:
        """How many answers an earlier run recorded."""
        return sum(found.kept for found in self.results)


def writable(folder: Path) -> None:
    """Raise now what writing the report would raise after an hour of asking; leaves nothing behind."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (folder / name for name in NAMES):
            existed = path.exists()
            path.open("ab").close()
            if not existed:
                path.unlink()
    except OSError as error:
        raise UsageError(texts.eval_report_unwritable(folder, texts.why_not_written(error))) from error


def write(runs: Sequence[Run], folder: Path) -> Path:
    """Write the report in all its forms below ``folder``; returns the one for people."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record(runs), ensure_ascii=False, indent=1)
        (folder / JSON_NAME).write_text(text + "\n", encoding="utf-8")
        (folder / MARKDOWN_NAME).write_text("\n".join(map(markdown, runs)), encoding="utf-8")
        junit.tree(runs).write(folder / JUNIT_NAME, encoding="utf-8", xml_declaration=True)
        return guetebericht.write(runs, folder)
    except OSError as error:
        raise UsageError(texts.eval_report_unwritable(folder, texts.why_not_written(error))) from error


def record(runs: Sequence[Run]) -> dict[str, object]:
    """The JSON report."""
    first = runs[0]
    return {
        "version": __version__,
        "when": first.when,
        "command": first.command,
        "embedder": first.settings.embedder,
        "evidence_tokens": first.settings.prompt_evidence_tokens,
        "evidence_sentences": first.settings.evidence_sentences,
        "split": first.split,
        "problems": list(first.problems),
        "papers": {corpus: papers.record() for corpus, papers in first.papers.items()},
        "runs": [_run_record(run) for run in runs],
    }


def _run_record(run: Run) -> dict[str, object]:
    answers = [(found.case.corpus, found.recording.answer) for found in run.results]
    plain = [found for found in run.results if not is_altered(found)]
    return {
        "system": run.system,
        "index": {corpus: answer.index_fingerprint for corpus, answer in answers if answer},
        "from_store": run.kept,
        "overall": run.overall.record(),
        **{f"by_{by}": [part.record() for part in groups(run.asked_once, by)] for by in texts.EVAL_BY},
        "agreement": {over: agreement(plain, over=over).record() for over in ("repeats", "paraphrases")},
        "counterfactual": run.followed.record(),
        "comparison": run.comparison.record() if run.comparison else None,
        "judge": run.judgement.record() if run.judgement else None,
        "cases": [result_record(found) | {"altered": is_altered(found)} for found in run.results],
    }


def markdown(run: Run) -> str:
    """The report for people."""
    asked = run.asked_once
    parts = [("", [run.overall])]
    parts += [(by, found) for by in texts.EVAL_BY if len(found := groups(asked, by)) > (by == "split")]
    lines = [f"# {texts.EVAL_TITLE}", "", _cell(ran(run)), "", texts.EVAL_EXPLANATION, ""]
    for by, found in parts:
        lines += [f"## {texts.EVAL_BY[by]}", ""] if by else []
        lines += [*_table(texts.EVAL_COLUMNS, ((named(part), *counts(part)) for part in found)), ""]
    lines += [f"## {texts.EVAL_SEARCH}", ""]
    everything = [part for _, found in parts for part in found]
    lines += [*_table(texts.EVAL_SEARCH_COLUMNS, ((named(part), *search(part)) for part in everything)), ""]
    lines += [*(f"{_cell(line)}\n" for line in remarks(run))]
    if run.comparison:
        lines += [f"## {texts.EVAL_COMPARISON}", "", *map(_item, compared(run, run.comparison)), ""]
    lines += _wrong(run.results)
    lines += _unscored(run)
    return "\n".join(lines).rstrip() + "\n"


def ran(run: Run) -> str:
    when = provenance.when(run.when)
    asked = sum(not found.left_out for found in run.asked_once)
    return texts.eval_ran(__version__, run.system, texts.counted(asked, texts.CASES), when)


def remarks(run: Run) -> list[str]:
    """What stands beside the totals: answers of earlier runs, repeats, altered papers, the judge."""
    lines = [texts.eval_kept(run.kept, run.asked)] if run.kept else []
    if run.asked_again.scored:
        lines.append(texts.eval_asked_again(run.asked_again.scored, share(run.asked_again.right)))
    followed = run.followed
    if followed.followed.total:
        said = texts.eval_followed(followed.followed.hits, followed.followed.total, followed.old)
        lines.append(f"{texts.EVAL_FOLLOWING}: {share(followed.followed)}; {said}")
    if run.judgement:
        notes, unreadable = run.judgement.notes, run.judgement.unreadable
        lines.append(texts.eval_style(run.judgement.model, notes.value, notes.total, len(unreadable)))
        lines += [f"- {key}: {reply}" for key, reply in unreadable]
    return lines


def named(part: Group) -> str:
    """A group the German way."""
    known = texts.EVAL_GROUP | texts.EVAL_SPLIT_GROUP
    return known.get(part.name) or texts.EVAL_KIND.get(part.name, (part.name,))[0] or "–"


def counts(part: Group) -> tuple[str, ...]:
    shares = (part.right, part.incomplete, part.false_answers, part.false_refusals)
    return (str(part.scored), *map(share, shares), str(part.not_scored))


def search(part: Group) -> tuple[str, ...]:
    total = part.total
    times = [texts.eval_seconds(ms) if ms is not None else "–" for ms in (total.median, total.p90)]
    tokens = str(part.prompt_tokens) if part.prompt_tokens is not None else "–"
    return (*(_mean(part.scores.get(name)) for name in texts.EVAL_SEARCH_SCORES), *times, tokens)


def share(found: Share) -> str:
    if found.value is None or found.interval is None:
        return "–"
    return texts.eval_share(found.value, *found.interval, found.hits)


def _mean(value: Mean | None) -> str:
    if value is None or value.value is None:
        return "–"
    if value.interval is None:
        return texts.eval_mean_of_few(value.value, value.total)
    return texts.eval_mean(value.value, *value.interval)


def compared(run: Run, comparison: Comparison, most: int | None = None) -> list[str]:
    """The comparison in lines; of the cases at most ``most`` are named in each."""
    labels = texts.EVAL_OUTCOME
    otherwise = [f"{key} ({labels.get(b, b)} → {labels.get(n, n)})" for key, b, n in comparison.otherwise]
    rows: Mapping[str, Sequence[str]] = {
        texts.EVAL_NEWLY_RIGHT: comparison.newly_right,
        texts.EVAL_NEWLY_WRONG: comparison.newly_wrong,
        texts.EVAL_OTHERWISE: otherwise,
        texts.EVAL_NOT_COMPARED: comparison.unscored,
        texts.EVAL_ADDED: comparison.added,
        texts.EVAL_GONE: comparison.gone,
    }
    lines = [texts.eval_compared(comparison.compared, comparison.total, comparison.against)]
    if comparison.compared:
        lines += [f"{name} ({len(keys)}): {_some(keys, most)}" for name, keys in rows.items()]
    lines += [texts.eval_elsewhere(comparison.elsewhere)] if comparison.elsewhere else []
    test = comparison.test
    return [
        *lines,
        texts.eval_verdict(comparison.compared, test.p_value, test.is_worse, comparison.is_better),
    ]


def _some(keys: Sequence[str], most: int | None) -> str:
    shown = [*keys[:most]]
    more = len(keys) - len(shown)
    return ", ".join([*shown, *([texts.eval_more_keys(more)] if more else [])]) or texts.EVAL_NONE


def marked(found: Result) -> str:
    """How a case was asked, where it was not plainly: of an altered paper, otherwise, again."""
    marks = [texts.EVAL_ALTERED_MARK] if is_altered(found) else []
    marks += [texts.eval_variant(found.case.variant)] if found.case.variant else []
    marks += [texts.eval_repeat(found.repeat)] if found.repeat > 1 else []
    return ", ".join(marks)


def _wrong(results: Iterable[Result]) -> list[str]:
    """The cases that went wrong, the gravest kind first, with what a person needs to see why."""
    lines = [f"## {texts.EVAL_WRONG_CASES}", ""]
    counted, *others = apart(results)
    for kind in WRONG:
        found = [result for result in counted if result.outcome is kind]
        lines += [f"### {texts.EVAL_OUTCOME[kind.value]} ({len(found)})", ""]
        lines += _listed(found)
    for title, asked in zip(texts.EVAL_WRONG_APART, others, strict=True):
        if found := gravest_first(asked):
            lines += [f"### {title} ({len(found)})", "", *_listed(found)]
    return lines


def gravest_first(results: Sequence[Result]) -> list[Result]:
    """The wrong ones among ``results``."""
    return [result for kind in WRONG for result in results if result.outcome is kind]


def _listed(found: Sequence[Result]) -> list[str]:
    lines = []
    for result in found:
        about = ", ".join(filter(None, [texts.EVAL_KIND.get(result.case.kind, ("",))[0], marked(result)]))
        lines += [f"- **{_cell(result.case.key)}** ({_cell(about)})", *_details(result)]
    return [*lines, ""] if lines else []


def _details(result: Result) -> list[str]:
    case, answer = result.case, result.recording.answer
    rows = [(texts.EVAL_EARLIER, question) for question in case.history]
    rows.append((texts.EVAL_QUESTION, case.question))
    if answer:
        rows.append((f"{texts.EVAL_ANSWER} ({texts.CHAT_VERDICT[answer.verdict.value]})", answer.text))
    if reason := result.reasons.get("outcome"):
        rows.append((texts.EVAL_REASON, reason))
    if result.lost_at:
        rows.append((texts.EVAL_LOST_AT, stage_text(result)))
    rows += offending(result)
    if not result.scores.get("citation_recall"):
        rows += [(texts.EVAL_GOLD, gold) for gold in case.gold]
    return [f"  - {name}: {_cell(value)}" for name, value in rows]


def _unscored(run: Run) -> list[str]:
    unscored = [result for result in run.results if result.outcome is Outcome.NOT_SCORED]
    again = {id(result): f" ({marks})" if (marks := marked(result)) else "" for result in unscored}
    lines = [f"{result.case.key}{again[id(result)]}: {result.problem}" for result in unscored]
    lines += run.problems
    if not lines:
        return []
    return [f"## {texts.EVAL_PROBLEMS} ({run.overall.not_scored})", "", *map(_item, lines), ""]


def _item(line: str) -> str:
    return f"- {_cell(line)}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]


def _cell(text: str) -> str:
    """One line of plain text: nothing that a case or an answer holds may act as markup."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", text).split())
