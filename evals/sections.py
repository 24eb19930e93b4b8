"""The sections of the Gütebericht between its result and its cases: a few lines, a chart, its figures.

A section that has nothing to tell is ``None``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant import texts
from evals import charts
from evals.charts import Bar, Part, Span
from evals.findings import ends, is_peer, main_run, parts, shares
from evals.results import Result
from evals.scoring import Outcome
from evals.summary import (
    Comparison,
    Group,
    agreement,
    compare,
    follows,
    group,
    groups,
    is_altered,
    is_scored,
    once,
)
from evals.uncertainty import Mean, Share, mean

if TYPE_CHECKING:
    from evals.report import Run


@dataclass(frozen=True)
class Table:
    """Rows of plain text; the first cell of each is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A chart with its figures as a table; ``legend``: whether its parts are the four outcomes."""

    chart: Markup
    table: Table
    legend: bool = False


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it, in this order; ``key`` is its anchor."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    figure: Figure | None = None
    tables: tuple[Table, ...] = ()


def by_kind(asked: Sequence[Result]) -> Section | None:
    """Every kind of question as a bar of its outcomes."""
    order = list(texts.EVAL_KIND)
    found = [part for part in groups(asked, "kind") if part.scored]
    found.sort(key=lambda part: order.index(part.name) if part.name in order else len(order))
    if not found:
        return None
    rows = [(texts.EVAL_KIND.get(part.name, (part.name, ""))[0], part) for part in found]
    figure = _outcomes("arten", texts.GUETE_BY_KIND, texts.GUETE_KIND, rows)
    return Section("nach-art", texts.GUETE_BY_KIND, (texts.GUETE_BY_KIND_TEXT,), figure)


def where_lost(all_: Group) -> Section | None:
    """At which stage the cases that are not right were lost."""
    total = sum(all_.lost_at.values())
    if not total:
        return None
    names = {stage: words.partition(": ") for stage, words in texts.EVAL_STAGE.items()}
    bars = [
        Bar(
            names[stage][0],
            texts.counted(count, texts.CASES),
            (Part("lost", count / total, texts.percent(count / total)),),
        )
        for stage, count in all_.lost_at.items()
    ]
    rows = tuple(
        (names[stage][0], names[stage][2], str(count), texts.percent(count / total))
        for stage, count in all_.lost_at.items()
    )
    chart = charts.bars("stufen", texts.GUETE_STAGES, texts.GUETE_IN_TABLE, bars)
    table = Table(texts.GUETE_STAGES, texts.GUETE_STAGE_HEAD, rows)
    return Section("wo", texts.GUETE_STAGES, (texts.guete_lost(total),), Figure(chart, table))


def how_sure(asked: Sequence[Result]) -> Section | None:
    """The share of right answers with its interval, for all and for the greater parts."""
    found = [(texts.GUETE_ALL, group("", asked))]
    found += [(texts.EVAL_GROUP[part.name], part) for part in reversed(groups(asked, "answerable"))]
    corpora = groups(asked, "corpus")
    found += [(texts.guete_corpus(part.name), part) for part in corpora] if len(corpora) > 1 else []
    means = [(name, _as_mean(part.right)) for name, part in found if part.scored]
    if not means:
        return None
    lines = (texts.GUETE_SURE_TEXT,)
    return Section("sicher", texts.GUETE_SURE, lines, _spans("sicherheit", texts.GUETE_SURE, means))


def evidence(all_: Group) -> Section | None:
    """Whether what is said stands in the papers, and other scores of the evaluators."""
    known = [(name, all_.scores[name]) for name in texts.GUETE_SCORES if name in all_.scores]
    means = [(texts.GUETE_SCORES[name][0], value) for name, value in known if value.value is not None]
    if not means:
        return None
    figure = _spans("belege-werte", texts.GUETE_EVIDENCE, means, few=True)
    meanings = tuple(texts.GUETE_SCORES[name] for name, _ in known)
    table = Table(texts.GUETE_SCORE_MEANING, texts.GUETE_SCORE_HEAD, meanings)
    return Section("belege", texts.GUETE_EVIDENCE, (texts.GUETE_EVIDENCE_TEXT,), figure, (table,))


def consistency(run: Run) -> Section | None:
    """The same question again and in other words; where it was measured."""
    plain = [found for found in run.results if not is_altered(found)]
    others = [found for found in plain if found.case.variant and is_scored(found)]
    measured = (
        (texts.GUETE_REPEATS, agreement(plain, over="repeats")),
        (texts.GUETE_PARAPHRASES, agreement(plain, over="paraphrases")),
        (texts.GUETE_OTHERWISE_RIGHT, mean([float(f.outcome is Outcome.RIGHT) for f in others])),
    )
    means = [(name, value) for name, value in measured if value.total]
    if not means:
        return None
    figure = _spans("bestaendigkeit", texts.GUETE_CONSISTENCY, means)
    meanings = tuple((name, texts.GUETE_CONSISTENT[name]) for name, _ in means)
    table = Table(texts.GUETE_SCORE_MEANING, texts.GUETE_SCORE_HEAD, meanings)
    return Section("bestaendig", texts.GUETE_CONSISTENCY, (texts.GUETE_CONSISTENCY_TEXT,), figure, (table,))


def altered(run: Run) -> Section | None:
    """Whether answers follow a paper that says otherwise, and each that does not."""
    found = run.followed
    share = found.followed
    if not share.total:
        return None
    lines = (texts.GUETE_ALTERED_TEXT, f"{texts.eval_followed(share.hits, share.total, found.old)}.")
    figure = _spans("geaendert", texts.GUETE_ALTERED, [(texts.GUETE_SWAPPED, _as_mean(share))])
    rows = tuple(
        (f.case.key, f.case.question, f.case.expect[0][0], f.recording.answer.text)
        for f in run.results
        if is_altered(f) and is_scored(f) and f.repeat == 1 and f.recording.answer and not follows(f)
    )
    tables = (Table(texts.GUETE_NOT_FOLLOWED, texts.GUETE_ALTERED_HEAD, rows),) if rows else ()
    return Section("geaendert", texts.GUETE_ALTERED, lines, figure, tables)


def speed(run: Run, all_: Group) -> Section | None:
    """How long an answer took, and how much the model read and wrote for it."""
    total, first = all_.total, all_.first_token
    if total.median is None or total.p90 is None or total.p99 is None:
        return None
    seconds = texts.eval_seconds
    line = texts.guete_speed(seconds(total.median), seconds(total.p90), seconds(total.p99))
    rows = [(texts.GUETE_WHOLE_ANSWER, *map(seconds, (total.median, total.p90, total.p99)))]
    if first.median is not None and first.p90 is not None and first.p99 is not None:
        rows.append((texts.GUETE_FIRST_WORD, *map(seconds, (first.median, first.p90, first.p99))))
    lines = [line]
    if run.kept:
        lines.append(f"{texts.eval_kept(run.kept, run.asked)}.")
    if all_.prompt_tokens is not None and all_.output_tokens is not None:
        lines.append(texts.guete_tokens(all_.prompt_tokens, all_.output_tokens))
    table = Table(texts.GUETE_SPEED, texts.GUETE_SPEED_HEAD, tuple(rows))
    return Section("schnell", texts.GUETE_SPEED, tuple(lines), None, (table,))


def systems(runs: Sequence[Run]) -> Section | None:
    """All runs side by side, and whether the others differ from the first by more than chance."""
    if len(runs) < 2:
        return None
    main = main_run(runs)
    rows = [
        (texts.system_name(run.system, is_peer(run.system)), group("", once(run.results))) for run in runs
    ]
    before = {found.case.key: found.outcome.value for found in once(main.results)}
    lines = [texts.guete_systems(texts.system_name(main.system, is_peer(main.system)))]
    for run in runs:
        if run is not main:
            test = compare(once(run.results), before).test
            name = texts.system_name(run.system, is_peer(run.system))
            lines.append(texts.guete_against(name, test.gained, test.lost, test.p_value))
    figure = _outcomes(
        "systeme-balken", texts.GUETE_SYSTEMS, texts.GUETE_SYSTEM, [r for r in rows if r[1].scored]
    )
    return Section("systeme", texts.GUETE_SYSTEMS, tuple(lines), figure)


def earlier(run: Run) -> Section | None:
    """This run against an earlier one, in words and case by case."""
    found = run.comparison
    if found is None:
        return None
    questions = {result.case.key: result.case.question for result in run.results}
    tables = [
        Table(texts.guete_counted(title, len(keys)), texts.GUETE_CASE_HEAD, _cases(keys, questions))
        for title, keys in (
            (texts.EVAL_NEWLY_WRONG, found.newly_wrong),
            (texts.EVAL_NEWLY_RIGHT, found.newly_right),
        )
        if keys
    ]
    return Section("frueher", texts.EVAL_COMPARISON, tuple(_compared(found)), None, tuple(tables))


def _compared(found: Comparison) -> list[str]:
    test = found.test
    lines = [f"{texts.guete_sentence(texts.eval_compared(found.compared, found.total, found.against))}."]
    if found.compared:
        lines.append(
            texts.guete_changes(len(found.newly_right), len(found.newly_wrong), len(found.otherwise))
        )
    lines.append(
        f"{texts.eval_verdict(found.compared, test.p_value, test.is_worse, found.is_better).rstrip('.')}."
    )
    if found.added or found.gone or found.unscored:
        lines.append(texts.guete_other_cases(len(found.added), len(found.gone), len(found.unscored)))
    return [*lines, *([f"{texts.eval_elsewhere(found.elsewhere)}."] if found.elsewhere else [])]


def _cases(keys: Sequence[str], questions: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple((key, questions.get(key, "")) for key in keys)


def style(run: Run) -> Section | None:
    """What a judging model says of the style, where one was asked, and its replies that are no note."""
    found = run.judgement
    if found is None:
        return None
    line = texts.eval_style(found.model, found.notes.value, found.notes.total, len(found.unreadable))
    tables = (
        (Table(texts.EVAL_NOT_JUDGED, texts.GUETE_PROBLEM_HEAD, found.unreadable),)
        if found.unreadable
        else ()
    )
    return Section("stil", texts.EVAL_JUDGE, (texts.GUETE_JUDGE_TEXT, f"{line}."), None, tables)


def unscored(run: Run) -> Section | None:
    """What could not be scored, and why."""
    rows = [(found.case.key, found.problem) for found in run.results if not is_scored(found)]
    rows += [("–", problem) for problem in run.problems]
    if not rows:
        return None
    table = Table(texts.EVAL_PROBLEMS, texts.GUETE_PROBLEM_HEAD, tuple(rows))
    return Section("nicht-bewertet", texts.EVAL_PROBLEMS, (texts.GUETE_UNSCORED_TEXT,), None, (table,))


# --- figures ------------------------------------------------------------------------------------


def _outcomes(key: str, title: str, first: str, rows: Sequence[tuple[str, Group]]) -> Figure:
    bars = [
        Bar(name, texts.guete_right_of(part.right.hits, part.scored), tuple(parts(part)))
        for name, part in rows
    ]
    table = Table(
        title,
        (first, *texts.GUETE_OUTCOME_HEAD),
        tuple((name, str(part.scored), *_hits(part), _interval(part.right)) for name, part in rows),
    )
    return Figure(charts.bars(key, title, texts.GUETE_IN_TABLE, bars), table, legend=True)


def _hits(part: Group) -> tuple[str, ...]:
    return tuple(str(share.hits) for share in shares(part))


def _spans(key: str, title: str, means: Sequence[tuple[str, Mean]], *, few: bool = False) -> Figure:
    """``few``: of a handful of values only the mean; a share of a handful has an interval that is true."""
    spans, rows = [], []
    for name, found in means:
        if found.value is None or found.low is None or found.high is None:
            continue
        value, between = texts.percent(found.value), texts.between(found.low, found.high)
        low, high = found.low, found.high
        if few and found.interval is None:
            between, low, high = texts.eval_of_few(found.total), found.value, found.value
        spans.append(Span(name, value, found.value, low, high))
        rows.append((name, value, between, str(found.total)))
    table = Table(title, texts.GUETE_SPAN_HEAD, tuple(rows))
    return Figure(charts.intervals(key, title, texts.GUETE_IN_TABLE, spans), table)


def _as_mean(share: Share) -> Mean:
    low, high = ends(share)
    return Mean(share.value, low, high, share.total)


def _interval(share: Share) -> str:
    return texts.between(*share.interval) if share.interval else "–"
