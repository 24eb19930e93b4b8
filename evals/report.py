"""The report: JSON for machines and the next comparison, Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant import __version__, texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals.scoring import Outcome, Result, result_record
from evals.summary import Comparison, Group, Share, group, groups

JSON_NAME = "eval.json"
MARKDOWN_NAME = "eval.md"
# An underscore inside a word is no markup.
_MARKUP = re.compile(r"[\\|<*`\[]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Run:
    """A finished run with what it was run on."""

    results: tuple[Result, ...]
    problems: tuple[str, ...]
    when: str
    split: str
    with_model: bool
    settings: Settings
    comparison: Comparison | None = None

    @property
    def overall(self) -> Group:
        return group(texts.EVAL_OVERALL, self.results)

    @property
    def model(self) -> str:
        names = sorted({r.answer.model for r in self.results if r.answer and r.answer.model})
        return ", ".join(names) or (texts.EVAL_MODEL_UNUSED if self.with_model else texts.EVAL_WITHOUT_MODEL)


def write(run: Run, folder: Path) -> Path:
    """Write both files below ``folder``; returns the one for people."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record(run), ensure_ascii=False, indent=1)
        (folder / JSON_NAME).write_text(text + "\n", encoding="utf-8")
        (folder / MARKDOWN_NAME).write_text(markdown(run), encoding="utf-8")
    except OSError as error:
        raise UsageError(texts.eval_report_unwritable(folder, error.strerror or str(error))) from error
    return folder / MARKDOWN_NAME


def read_outcomes(path: Path) -> dict[str, str]:
    """The outcomes of an earlier JSON report by case key."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["cases"]
        return {f"{row['corpus']}/{row['id']}": str(row["outcome"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(texts.eval_bad_baseline(path)) from error


def record(run: Run) -> dict[str, object]:
    """The JSON report."""
    prints = {r.case.corpus: r.answer.index_fingerprint for r in run.results if r.answer}
    return {
        "version": __version__,
        "when": run.when,
        "model": run.model if run.with_model else None,
        "embedder": run.settings.embedder,
        "evidence_tokens": run.settings.prompt_evidence_tokens,
        "evidence_sentences": run.settings.evidence_sentences,
        "split": run.split,
        "index": prints,
        "overall": run.overall.record(),
        **{f"by_{by}": [part.record() for part in groups(run.results, by)] for by in texts.EVAL_BY},
        "comparison": asdict(run.comparison) if run.comparison else None,
        "problems": list(run.problems),
        "cases": [result_record(result) for result in run.results],
    }


def summary_text(run: Run) -> str:
    """What the terminal shows: the totals, the comparison and what was not scored."""
    overall = run.overall
    lines = [_ran(run)]
    for label, value in zip(texts.EVAL_COLUMNS[1:], _counts(overall), strict=True):
        lines.append(f"{label}: {value}")
    for label, value in zip(texts.EVAL_SEARCH_COLUMNS[1:], _search(overall), strict=True):
        lines.append(f"{label}: {value}")
    if run.comparison:
        lines += ["", f"{texts.EVAL_COMPARISON}:", *_compared(run.comparison)]
    return "\n".join(lines)


def markdown(run: Run) -> str:
    """The report for people."""
    parts = [("overall", [run.overall])]
    parts += [(by, groups(run.results, by)) for by in texts.EVAL_BY]
    lines = [f"# {texts.EVAL_TITLE}", "", _cell(_ran(run)), "", texts.EVAL_EXPLANATION, ""]
    for by, found in parts:
        title = texts.EVAL_BY.get(by)
        lines += [f"## {title}", ""] if title else []
        lines += [*_table(texts.EVAL_COLUMNS, ((_name(part), *_counts(part)) for part in found)), ""]
    lines += [f"## {texts.EVAL_SEARCH}", ""]
    everything = [part for _, found in parts for part in found]
    lines += [*_table(texts.EVAL_SEARCH_COLUMNS, ((_name(part), *_search(part)) for part in everything)), ""]
    if run.comparison:
        lines += [f"## {texts.EVAL_COMPARISON}", "", *_compared(run.comparison), ""]
    lines += _wrong(run.results)
    lines += _unscored(run)
    return "\n".join(lines).rstrip() + "\n"


def _ran(run: Run) -> str:
    return texts.eval_ran(__version__, run.model, len(run.results), run.when)


def _name(part: Group) -> str:
    return texts.EVAL_GROUP.get(part.name, part.name)


def _counts(part: Group) -> tuple[str, ...]:
    shares = (part.right, part.incomplete, part.false_answers, part.false_refusals)
    return (str(part.scored), *map(_share, shares), str(part.not_scored))


def _search(part: Group) -> tuple[str, ...]:
    times = [texts.eval_seconds(ms) if ms is not None else "–" for ms in (part.total_ms, part.total_ms_p90)]
    tokens = str(part.prompt_tokens) if part.prompt_tokens is not None else "–"
    return (*map(_share, (part.gold_first, part.gold_cited, part.gold_in_evidence)), *times, tokens)


def _share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    return texts.eval_share(share.value, *share.interval, share.hits)


def _compared(comparison: Comparison) -> list[str]:
    labels = texts.EVAL_OUTCOME
    otherwise = [f"{key} ({labels.get(b, b)} → {labels.get(n, n)})" for key, b, n in comparison.otherwise]
    rows: Mapping[str, Sequence[str]] = {
        texts.EVAL_NEWLY_RIGHT: comparison.newly_right,
        texts.EVAL_NEWLY_WRONG: comparison.newly_wrong,
        texts.EVAL_OTHERWISE: otherwise,
        texts.EVAL_ADDED: comparison.added,
        texts.EVAL_GONE: comparison.gone,
    }
    return [f"- {name} ({len(keys)}): {', '.join(keys) or texts.EVAL_NONE}" for name, keys in rows.items()]


def _wrong(results: Iterable[Result]) -> list[str]:
    """The cases that went wrong, the gravest kind first, with what a person needs to see why."""
    lines = [f"## {texts.EVAL_WRONG_CASES}", ""]
    for kind in (Outcome.FALSE_ANSWER, Outcome.FALSE_REFUSAL, Outcome.INCOMPLETE):
        found = [result for result in results if result.outcome is kind]
        lines += [f"### {texts.EVAL_OUTCOME[kind.value]} ({len(found)})", ""]
        for result in found:
            lines += [f"- **{_cell(result.case.key)}** ({_cell(result.case.kind)})", *_details(result)]
        lines += [""] if found else []
    return lines


def _details(result: Result) -> list[str]:
    case, marks = result.case, result.marks
    rows = [(texts.EVAL_EARLIER, question) for question in case.history]
    rows.append((texts.EVAL_QUESTION, case.question))
    if result.answer:
        rows.append((texts.EVAL_ANSWER, f"({result.answer.verdict.value}) {result.answer.text}"))
    if marks and marks.missing and not marks.refused:
        rows.append((texts.EVAL_MISSING, "; ".join(" / ".join(group) for group in marks.missing)))
    if marks and marks.said:
        rows.append((texts.EVAL_SAID, "; ".join(marks.said)))
    if not (marks and marks.gold_cited):
        rows += [(texts.EVAL_GOLD, gold) for gold in case.gold]
    return [f"  - {name}: {_cell(value)}" for name, value in rows]


def _unscored(run: Run) -> list[str]:
    unscored = [result for result in run.results if result.outcome is Outcome.NOT_SCORED]
    lines = [*run.problems, *(f"{result.case.key}: {result.problem}" for result in unscored)]
    if not lines:
        return []
    return [f"## {texts.EVAL_PROBLEMS} ({len(lines)})", "", *(f"- {_cell(line)}" for line in lines), ""]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]


def _cell(text: str) -> str:
    """One line of plain text: nothing that a case or an answer holds may act as markup."""
    return " ".join(_MARKUP.sub(r"\\\g<0>", text).split())
