"""What the Gütebericht says first and last: the result in short, what was asked, every case that went wrong.

Every question counts once, in its first wording and first asking: asked again or otherwise it is no further
question, and the intervals would promise more than was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant import texts
from evals import charts
from evals.charts import Part
from evals.offending import offending, stage_text
from evals.results import Result
from evals.scoring import Outcome
from evals.summary import Group, group
from evals.systems import PEERS
from evals.uncertainty import Share

if TYPE_CHECKING:
    from evals.report import Run

FEW = 30
# The classes of the page's style sheet, in the order of the bars.
KINDS = ("right", "incomplete", "false_answer", "false_refusal")


@dataclass(frozen=True)
class Hundred:
    """A picture of a hundred questions and how many of them are of each outcome."""

    chart: Markup
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Card:
    """A figure in large letters with what it means."""

    kind: str
    number: str
    name: str
    share: str
    meaning: str


@dataclass(frozen=True)
class Example:
    """A kind of question with how often it was asked and one that was."""

    name: str
    meaning: str
    count: str
    question: str
    earlier: tuple[str, ...]


@dataclass(frozen=True)
class Wrong:
    """A case that went wrong: label and text of each line."""

    question: str
    about: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WrongOnes:
    """All cases of one way to be wrong."""

    kind: str
    title: str
    cases: tuple[Wrong, ...]


def main_run(runs: Sequence[Run]) -> Run:
    """The run that the report is about: the first that is no peer's."""
    return next((run for run in runs if not is_peer(run.system)), runs[0])


def is_peer(system: str) -> bool:
    return system.split(" ")[0] in PEERS


# --- in short -----------------------------------------------------------------------------------


def headline(all_: Group) -> tuple[str, str]:
    """The share of right answers in large letters, and the sentence that says how sure it is."""
    share = all_.right
    if share.value is None or share.interval is None:
        return "–", texts.GUETE_NOTHING_SCORED
    return texts.percent(share.value), texts.guete_headline(share.hits, share.total, *share.interval)


def cautions(run: Run, asked: Sequence[Result]) -> tuple[str, ...]:
    """What has to be known before the figures are believed."""
    scored = [found for found in asked if found.outcome is not Outcome.NOT_SCORED]
    tuned = sum(found.case.split == "tune" for found in scored)
    lines = [texts.guete_few(len(scored))] if 0 < len(scored) < FEW else []
    lines += [texts.guete_tuned(tuned, len(scored))] if tuned else []
    if tuned and tuned < len(scored):
        fresh = group("", [found for found in scored if found.case.split != "tune"]).right
        lines += [texts.guete_fresh(fresh.hits, fresh.total, *ends(fresh))]
    left_out = len(asked) - len(scored)
    lines += [texts.guete_left_out(left_out)] if left_out else []
    return (*lines, *([texts.GUETE_MORE_LEFT_OUT] if run.problems else []))


def cards(all_: Group) -> tuple[Card, ...]:
    """The ways to be wrong, side by side."""
    refused = all_.false_refusals
    return tuple(
        Card(kind, str(share.hits), texts.GUETE_OUTCOMES[kind], said, texts.GUETE_MEANING[kind])
        for kind, share, said in (
            ("false_answer", all_.false_answers, texts.guete_of_all(*_known(all_.false_answers))),
            ("false_refusal", refused, texts.guete_of_answerable(refused.total, *_known(refused))),
            ("incomplete", all_.incomplete, texts.guete_of_all(*_known(all_.incomplete))),
        )
        if share.value is not None
    )


def hundred(all_: Group) -> Hundred | None:
    """A hundred questions as they were answered."""
    if not all_.scored:
        return None
    squares = charts.counts([part.share for part in parts(all_)])
    found = tuple(zip(KINDS, squares, strict=True))
    said = ", ".join(f"{count} {texts.GUETE_LEGEND[kind]}" for kind, count in found)
    return Hundred(charts.hundred("hundert", texts.GUETE_HUNDRED, said, found), found)


# --- what was asked -----------------------------------------------------------------------------


def examples(asked: Sequence[Result]) -> tuple[Example, ...]:
    """Each kind of question that was asked, with the first of its kind."""
    found = []
    for kind, (name, meaning) in texts.EVAL_KIND.items():
        cases = [result.case for result in asked if result.case.kind == kind]
        if cases:
            first = cases[0]
            count = texts.counted(len(cases), texts.QUESTIONS)
            found.append(Example(name, meaning, count, first.question, first.history))
    return tuple(found)


def asked_in_words(asked: Sequence[Result]) -> str:
    answerable = sum(found.case.answerable for found in asked)
    return texts.guete_asked(len(asked), answerable, len(asked) - answerable)


# --- every case ---------------------------------------------------------------------------------


def wrong_ones(asked: Sequence[Result]) -> tuple[WrongOnes, ...]:
    """All cases that went wrong, the gravest way first."""
    order = ((Outcome.FALSE_ANSWER, "false_answer"), (Outcome.FALSE_REFUSAL, "false_refusal"))
    return tuple(
        WrongOnes(kind, texts.guete_counted(texts.GUETE_OUTCOMES[kind], len(cases)), cases)
        for outcome, kind in (*order, (Outcome.INCOMPLETE, "incomplete"))
        if (cases := tuple(_wrong(found) for found in asked if found.outcome is outcome))
    )


def _wrong(found: Result) -> Wrong:
    case, answer = found.case, found.recording.answer
    rows = [(texts.EVAL_EARLIER, question) for question in case.history]
    if answer is not None:
        rows.append((f"{texts.EVAL_ANSWER} ({texts.CHAT_VERDICT[answer.verdict.value]})", answer.text))
        quoted = [citation.quote for citation in answer.citations if citation.quote not in answer.text]
        rows += [(texts.GUETE_CITED, quote) for quote in quoted]
    rows += [(texts.GUETE_EXPECTED, gold) for gold in case.gold]
    rows += [] if case.answerable else [(texts.GUETE_EXPECTED_ANSWER, texts.GUETE_NO_ANSWER)]
    if reason := found.reasons.get("outcome"):
        rows.append((texts.EVAL_REASON, reason))
    if found.lost_at:
        rows.append((texts.EVAL_LOST_AT, stage_text(found)))
    rows += offending(found)
    kind = texts.EVAL_KIND.get(case.kind, (case.kind, ""))[0]
    return Wrong(case.question, f"{kind} · {case.key}", tuple(rows))


# --- shares -------------------------------------------------------------------------------------


def shares(part: Group) -> tuple[Share, ...]:
    return (part.right, part.incomplete, part.false_answers, part.false_refusals)


def parts(part: Group) -> list[Part]:
    return [
        Part(kind, share.hits / part.scored if part.scored else 0.0, str(share.hits))
        for kind, share in zip(KINDS, shares(part), strict=True)
    ]


def ends(share: Share) -> tuple[float, float]:
    return share.interval or (0.0, 0.0)


def _known(share: Share) -> tuple[float, float, float]:
    return (share.value or 0.0, *ends(share))
