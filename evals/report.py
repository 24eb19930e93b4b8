"""The report: JSON for machines and the next comparison, Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import __version__, texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals import guetebericht, junit
from evals.judge import Judgement
from evals.results import Result, result_record
from evals.scoring import Outcome
from evals.summary import Comparison, Group, agreement, group, groups, once
from evals.uncertainty import Mean, Share

JSON_NAME = "eval.json"
MARKDOWN_NAME = "eval.md"
JUNIT_NAME = "eval.xml"
# An underscore inside a word is no markup.
_MARKUP = re.compile(r"[\\|<*`\[]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Run:
    """What one system did, with what it was run on."""

    system: str
    results: tuple[Result, ...]
    problems: tuple[str, ...]
    when: str
    split: str
    settings: Settings
    comparison: Comparison | None = None
    command: str = ""
    judgement: Judgement | None = None

    @property
    def overall(self) -> Group:
        return group(texts.EVAL_OVERALL, self.asked_once)

    @property
    def asked_once(self) -> list[Result]:
        """What the totals count."""
        return once(self.results)

    @property
    def asked_again(self) -> Group:
        """Repeats, other wordings and altered papers."""
        counted = {id(found) for found in self.asked_once}
        return group("", [found for found in self.results if id(found) not in counted])


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
        raise UsageError(texts.eval_report_unwritable(folder, error.strerror or str(error))) from error


def read_baseline(path: Path) -> dict[str, dict[str, str]]:
    """The outcomes of an earlier JSON report: by system, then by case key."""
    try:
        runs = json.loads(path.read_text(encoding="utf-8"))["runs"]
        return {
            str(run["system"]): {
                str(row["key"]): str(row["outcome"]) for row in run["cases"] if row["repeat"] == 1
            }
            for run in runs
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(texts.eval_bad_baseline(path)) from error


def record(runs: Sequence[Run]) -> dict[str, object]:
    """The JSON report."""
    first = runs[0]
    return {
        "version": __version__,
        "when": first.when,
        "embedder": first.settings.embedder,
        "evidence_tokens": first.settings.prompt_evidence_tokens,
        "evidence_sentences": first.settings.evidence_sentences,
        "split": first.split,
        "problems": list(first.problems),
        "runs": [_run_record(run) for run in runs],
    }


def _run_record(run: Run) -> dict[str, object]:
    answers = [(found.case.corpus, found.recording.answer) for found in run.results]
    return {
        "system": run.system,
        "index": {corpus: answer.index_fingerprint for corpus, answer in answers if answer},
        "overall": run.overall.record(),
        **{f"by_{by}": [part.record() for part in groups(run.asked_once, by)] for by in texts.EVAL_BY},
        "agreement": {
            over: agreement(run.results, over=over).record() for over in ("repeats", "paraphrases")
        },
        "comparison": run.comparison.record() if run.comparison else None,
        "judge": run.judgement.record() if run.judgement else None,
        "cases": [result_record(found) for found in run.results],
    }


def summary_text(run: Run) -> str:
    """What the terminal shows: the totals, the comparison and what was not scored."""
    overall = run.overall
    lines = [_ran(run)]
    for label, value in zip(texts.EVAL_COLUMNS[1:], _counts(overall), strict=True):
        lines.append(f"{label}: {value}")
    for label, value in zip(texts.EVAL_SEARCH_COLUMNS[1:], _search(overall), strict=True):
        lines.append(f"{label}: {value}")
    if run.asked_again.scored:
        lines.append(texts.eval_asked_again(run.asked_again.scored, _share(run.asked_again.right)))
    if run.judgement:
        notes, unreadable = run.judgement.notes, run.judgement.unreadable
        lines.append(texts.eval_style(run.judgement.model, notes.value, notes.total, len(unreadable)))
        lines += [f"  {key}: {reply}" for key, reply in unreadable]
    if run.comparison:
        lines += ["", f"{texts.EVAL_COMPARISON}:", *_compared(run.comparison)]
    return "\n".join(lines)


def markdown(run: Run) -> str:
    """The report for people."""
    parts = [("overall", [run.overall])]
    parts += [(by, groups(run.asked_once, by)) for by in texts.EVAL_BY]
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
    return texts.eval_ran(__version__, run.system, len(run.asked_once), run.when)


def _name(part: Group) -> str:
    return texts.EVAL_GROUP.get(part.name, part.name)


def _counts(part: Group) -> tuple[str, ...]:
    shares = (part.right, part.incomplete, part.false_answers, part.false_refusals)
    return (str(part.scored), *map(_share, shares), str(part.not_scored))


def _search(part: Group) -> tuple[str, ...]:
    total = part.total
    times = [texts.eval_seconds(ms) if ms is not None else "–" for ms in (total.median, total.p90)]
    tokens = str(part.prompt_tokens) if part.prompt_tokens is not None else "–"
    return (*(_mean(part.scores.get(name)) for name in texts.EVAL_SEARCH_SCORES), *times, tokens)


def _share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    return texts.eval_share(share.value, *share.interval, share.hits)


def _mean(value: Mean | None) -> str:
    if value is None or value.value is None or value.low is None or value.high is None:
        return "–"
    return texts.eval_mean(value.value, value.low, value.high)


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
    lines = [f"- {name} ({len(keys)}): {', '.join(keys) or texts.EVAL_NONE}" for name, keys in rows.items()]
    return [*lines, f"- {texts.eval_mcnemar(comparison.test.p_value, comparison.test.is_worse)}"]


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
    case, answer = result.case, result.recording.answer
    rows = [(texts.EVAL_EARLIER, question) for question in case.history]
    rows.append((texts.EVAL_QUESTION, case.question))
    if answer:
        rows.append((texts.EVAL_ANSWER, f"({answer.verdict.value}) {answer.text}"))
    if reason := result.reasons.get("outcome"):
        rows.append((texts.EVAL_REASON, reason))
    if result.lost_at:
        rows.append((texts.EVAL_LOST_AT, texts.EVAL_STAGE[result.lost_at.value]))
    if not result.scores.get("citation_recall"):
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
