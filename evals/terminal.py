"""What the terminal shows of a run: totals, a table, the wrong cases, the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant import texts
from evals.findings import is_peer, main_run
from evals.report import Run, compared, counts, gravest_first, marked, named, ran, remarks, search
from evals.results import Result
from evals.summary import Group, apart, compare, groups

# So many cases fit on a screen; the report has all.
MOST = 10
_QUESTION = 60


def summary_text(run: Run, page: Path | str = "") -> str:
    """The totals, how each kind of question went, what went wrong and the comparison."""
    overall = run.overall
    lines = [ran(run)]
    lines += map(": ".join, zip(texts.EVAL_COLUMNS[1:], counts(overall), strict=True))
    lines += map(": ".join, zip(texts.EVAL_SEARCH_COLUMNS[1:], search(overall), strict=True))
    lines += remarks(run)
    order = list(texts.EVAL_KIND)
    kinds = groups(run.asked_once, "kind")
    kinds.sort(key=lambda part: order.index(part.name) if part.name in order else len(order))
    lines += ["", *table([(named(part), part) for part in (*kinds, overall)])] if len(kinds) > 1 else []
    lines += _wrong(run, page)
    if run.comparison:
        lines += ["", f"{texts.EVAL_COMPARISON}:"]
        lines += [f"- {line}" for line in compared(run, run.comparison, MOST)]
    return "\n".join(lines)


def side_by_side(runs: Sequence[Run]) -> str:
    """All systems in one table, and whether chance explains how they differ from the first."""
    main = main_run(runs)
    before = {found.case.key: found.outcome.value for found in main.asked_once}
    lines = [f"{texts.EVAL_SYSTEMS}:", *table([(run.system, run.overall) for run in runs])]
    for run in runs:
        if run is not main:
            test = compare(run.results, before).test
            name = texts.system_name(run.system, is_peer(run.system))
            lines.append(texts.guete_against(name, test.gained, test.lost, test.p_value))
    return "\n".join(lines)


def table(rows: Sequence[tuple[str, Group]]) -> list[str]:
    """Counts by outcome in columns."""
    cells: list[tuple[str, ...]] = [texts.EVAL_TABLE_HEAD]
    for name, part in rows:
        shares = (part.right, part.incomplete, part.false_answers, part.false_refusals)
        figures = (part.scored, *(share.hits for share in shares), part.not_scored)
        cells.append((name, *map(str, figures)))
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in cells
    ]


def _wrong(run: Run, page: Path | str) -> list[str]:
    """The wrong cases by name, the gravest first; what no total counts stands apart."""
    lines: list[str] = []
    titles = (texts.EVAL_WRONG, *texts.EVAL_WRONG_APART)
    for title, asked in zip(titles, apart(run.results), strict=True):
        found = gravest_first(asked)
        more = len(found) - MOST
        lines += ["", texts.eval_wrong_head(title, len(found)), *map(_line, found[:MOST])] if found else []
        lines += [f"  {texts.eval_more(more, page)}"] if more > 0 else []
    return lines


def _line(found: Result) -> str:
    stage = texts.EVAL_STAGE[found.lost_at.value].partition(":")[0] if found.lost_at else ""
    question = " ".join(found.case.question.split())
    short = question if len(question) <= _QUESTION else f"{question[: _QUESTION - 1]}…"
    parts = (found.case.key, marked(found), texts.EVAL_OUTCOME[found.outcome.value], stage, f"„{short}“")
    return f"  {' · '.join(filter(None, parts))}"
