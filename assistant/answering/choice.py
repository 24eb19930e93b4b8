"""Which sentence carries the answer, and whether any does.

A logistic model over a few plain signals says how likely each sentence carries the answer. Its weights
were fitted on the 449 questions of evals/cases/tune_*.yaml (a third of the papers held out in turn); what
the best sentence lacks against the others tells more than any absolute score.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Evidence
from assistant.answering.generation import Draft
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.answering.verification import Fit

# Kinds whose answer is a figure, a name or a place: a near miss gives some other one.
STRICT = frozenset(
    {Kind.AMOUNT, Kind.PERCENT, Kind.NUMBER, Kind.FIGURE, Kind.DATE, Kind.DURATION}
    | {Kind.NAME, Kind.WHERE, Kind.ABBREVIATION, Kind.CONTACT}
)
# Least probability for an answer, from the tune questions. A wrong figure or name misleads; a verbatim
# sentence beside the point does less harm than withholding one that people asked for in other words.
LEAST_STRICT = 0.22
LEAST = 0.16
# What the model's pointing counts beside the odds: its log-probability of a number, not below the floor.
POINTING = 0.7
POINTING_FLOOR = -4.0
# A second sentence is quoted beside the first when it is nearly as likely.
NEARLY = 0.7


@dataclass(frozen=True)
class Weights:
    """Of the logistic model; scores are in standard deviations, cosines from -1 to 1."""

    bias: float = -4.38
    best_score: float = 0.334
    behind_best: float = -0.33
    behind_best_strict: float = -0.27
    cosine_behind: float = -15.8
    coverage: float = 1.92
    coverage_behind: float = -2.67
    strict: float = 0.46


@dataclass(frozen=True)
class Candidate:
    """A sentence that may carry the answer, with the probability that it does."""

    evidence: Evidence
    probability: float


@dataclass(frozen=True)
class Choice:
    """The sentences that may carry the answer, best first, and why the others may not."""

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]

    @property
    def best(self) -> Evidence | None:
        return self.candidates[0].evidence if self.candidates else None

    @property
    def nearly_best(self) -> tuple[Evidence, ...]:
        """The best and those nearly as likely."""
        if not self.candidates:
            return ()
        least = NEARLY * self.candidates[0].probability
        return tuple(item.evidence for item in self.candidates if item.probability >= least)


def choose(
    question: Question, fits: Sequence[Fit], draft: Draft | None = None, weights: Weights | None = None
) -> Choice:
    """Rank the sentences that can answer; with a model's draft, its pointing counts as well."""
    reasons = [f"[{fit.evidence.number}] {', '.join(fit.reasons)}" for fit in fits if fit.reasons]
    odds = {fit.evidence.number: _odds(question, fit, fits, weights or Weights()) for fit in fits}
    least = LEAST_STRICT if question.kind in STRICT or question.office else LEAST
    able = [fit for fit in fits if not fit.reasons and _probability(odds[fit.evidence.number]) >= least]
    reasons += [
        f"[{fit.evidence.number}] unlikely: {_probability(odds[fit.evidence.number]):.2f}"
        for fit in fits
        if not fit.reasons and fit not in able
    ]
    able.sort(key=lambda fit: -(odds[fit.evidence.number] + _pointing(fit, draft)))
    return Choice(
        tuple(Candidate(fit.evidence, _probability(odds[fit.evidence.number])) for fit in able),
        tuple(reasons),
    )


def _odds(question: Question, fit: Fit, fits: Sequence[Fit], weights: Weights) -> float:
    best_score = max(other.evidence.score for other in fits)
    best_cosine = max(other.evidence.cosine for other in fits)
    best_coverage = max(other.coverage for other in fits)
    strict = question.kind in STRICT or question.office is not None
    behind = best_score - fit.evidence.score
    return (
        weights.bias
        + weights.best_score * best_score
        + weights.behind_best * behind
        + weights.cosine_behind * (best_cosine - fit.evidence.cosine)
        + weights.coverage * fit.coverage
        + weights.coverage_behind * (best_coverage - fit.coverage)
        + strict * (weights.strict + weights.behind_best_strict * behind)
    )


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _pointing(fit: Fit, draft: Draft | None) -> float:
    if draft is None:
        return 0.0
    unknown = 0.0 if draft.number == fit.evidence.number else POINTING_FLOOR
    logprob = draft.logprobs.get(fit.evidence.number, POINTING_FLOOR) if draft.logprobs else unknown
    return POINTING * max(logprob, POINTING_FLOOR)
