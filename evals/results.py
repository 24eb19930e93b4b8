"""The result of a case, with what every evaluator said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic_evals.reporting import ReportCase

from assistant.records import answer_record
from evals.attribution import Stage, lost_at
from evals.case import Case, LeftOut
from evals.recording import Recording, Truth
from evals.scoring import Outcome


@dataclass(frozen=True)
class Result:
    """One question asked once of one system.

    ``scores`` are the evaluators' values by name (assertions as 1 and 0), ``reasons`` what they said to it.
    ``problem`` tells in German why a case was not scored. ``repeat`` counts from 1. ``kept``: the answer was
    recorded by an earlier run, and so was how long it took. ``left_out``: never asked, for the case or its
    file is at fault.
    """

    case: Case
    outcome: Outcome
    recording: Recording = field(default_factory=Recording)
    scores: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    lost_at: Stage | None = None
    problem: str = ""
    system: str = ""
    repeat: int = 1
    kept: bool = False
    left_out: bool = False


def result(
    case: ReportCase[Case, Recording, Truth], truth: Truth, system: str = "", repeat: int = 1
) -> Result:
    """What pydantic-evals reports of a case, in our words. An evaluator that failed makes it unscored."""
    recording = case.output
    problem = recording.error or "; ".join(failure.error_message for failure in case.evaluator_failures)
    label = case.labels.get("outcome")
    if problem or label is None:
        return not_scored(truth.case, problem, recording, system, repeat)
    outcome = Outcome(label.value)
    values = {**case.scores, **case.assertions}
    return Result(
        case=truth.case,
        outcome=outcome,
        recording=recording,
        scores={name: float(found.value) for name, found in values.items()},
        reasons={name: found.reason for name, found in {**values, "outcome": label}.items() if found.reason},
        lost_at=lost_at(truth, recording, outcome),
        system=system,
        repeat=repeat,
    )


def not_scored(
    case: Case, problem: str, recording: Recording | None = None, system: str = "", repeat: int = 1
) -> Result:
    """A case that says nothing for or against the system."""
    return Result(
        case, Outcome.NOT_SCORED, recording or Recording(), problem=problem, system=system, repeat=repeat
    )


def unasked(left_out: Iterable[LeftOut], asked: Iterable[Result], system: str) -> list[Result]:
    """The cases that are left out, counted like all others that are not scored.

    One whose key another case has gets a key of its own: it must not stand for the other.
    """
    taken = {found.case.key for found in asked}
    found: list[Result] = []
    for lost in left_out:
        case, number = lost.case, 1
        while case.key in taken:
            number += 1
            case = replace(lost.case, id=f"{lost.case.id} ({number})")
        taken.add(case.key)
        found.append(replace(not_scored(case, " ".join(lost.reasons), system=system), left_out=True))
    return found


def result_record(found: Result) -> dict[str, Any]:
    """A case of the JSON report."""
    case, answer = found.case, found.recording.answer
    return {
        "key": case.key,
        "id": case.id,
        "corpus": case.corpus,
        "variant": case.variant,
        "split": case.split,
        "kind": case.kind,
        "answerable": case.answerable,
        "question": case.question,
        "history": list(case.history),
        "system": found.system,
        "repeat": found.repeat,
        "from_store": found.kept,
        "outcome": found.outcome.value,
        "lost_at": found.lost_at.value if found.lost_at else None,
        "scores": dict(found.scores),
        "reasons": dict(found.reasons),
        "problem": found.problem,
        "gold": list(case.gold),
        "answer": answer_record(answer, case.id) if answer else None,
    }
