"""Which sentence carries the answer, and whether any does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.answer import Evidence
from assistant.answering.generation import Draft
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.answering.verification import Fit

# How far (in search score) behind the best sentence one may lie that still carries an answer. What a
# question is about is decided by the best sentence; the thing asked for must stand close to it.
REACH = 2.5
# Least coverage of the question's focus. Kinds whose answer is a figure or a name need more: near misses
# give some other figure. Chosen on evals/corpora/tune_*.
MIN_COVERAGE = 0.2
MIN_COVERAGE_STRICT = 0.4
STRICT = frozenset(
    {
        Kind.AMOUNT,
        Kind.PERCENT,
        Kind.NUMBER,
        Kind.FIGURE,
        Kind.DATE,
        Kind.DURATION,
        Kind.NAME,
        Kind.ABBREVIATION,
    }
)
# What the model's pointing counts against the search score: its log-probability times this.
POINTING = 1.0
UNPOINTED = -6.0


@dataclass(frozen=True)
class Choice:
    """The sentences that may carry the answer, best first, and why the others may not."""

    fits: tuple[Fit, ...]
    reasons: tuple[str, ...]

    @property
    def best(self) -> Evidence | None:
        return self.fits[0].evidence if self.fits else None


def choose(question: Question, fits: Sequence[Fit], draft: Draft | None = None) -> Choice:
    """Rank the sentences that can answer; with a model's draft, its pointing counts as well."""
    if not fits:
        return Choice((), ("no_evidence",))
    top = max(fit.evidence.score for fit in fits)
    least = MIN_COVERAGE_STRICT if question.kind in STRICT or question.office else MIN_COVERAGE
    reasons: list[str] = []
    able: list[Fit] = []
    for fit in fits:
        faults = list(fit.reasons)
        if top - fit.evidence.score > REACH:
            faults.append("too_far")
        if fit.coverage < least:
            faults.append("not_about_it")
        if faults:
            reasons.append(f"[{fit.evidence.number}] {', '.join(faults)}")
        else:
            able.append(fit)
    able.sort(key=lambda fit: -_value(fit, draft))
    return Choice(tuple(able), tuple(reasons))


def _value(fit: Fit, draft: Draft | None) -> float:
    if draft is None:
        return fit.evidence.score
    logprob = draft.logprobs.get(fit.evidence.number, UNPOINTED)
    if not draft.logprobs and draft.number == fit.evidence.number:
        logprob = 0.0
    return (
        fit.evidence.score + POINTING * max(logprob, UNPOINTED)
        if math.isfinite(logprob)
        else fit.evidence.score
    )
