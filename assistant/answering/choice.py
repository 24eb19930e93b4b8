"""Which sentence carries the answer, and whether any does.

A logistic model over a few plain signals, above all what the cross-encoder read, says how likely each
sentence carries the answer. Its weights were fitted on the questions of evals/cases/tune_a, b, h, i, za, zb,
zi and zj (2,998 wordings, held out when the cross-encoder was trained; papers held out in turn). On them,
without a language model, the right sentence came first for 69 % of the answerable ones and another for 10 %;
of the others, near misses most of them, 74 % were declined or answered by the sentence that denies them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answering.answer import UNREAD, Evidence
from assistant.answering.question import Question
from assistant.answering.verification import Fit

# The log odds of an office with its holder, if that office is asked for: the checks of roles are surer there
# than the cross-encoder, which knows few abbreviations ("stv. Landrat: …").
LABELLED = 3.0
# Least probability for an answer. On the same questions about as many are right from 0.25 (false 12 % and
# 31 %, declined 17 %) to 0.35 (9 %, 23 %, 25 %).
LEAST = 0.30
# The same of another place ("Und in X?"): what is asked about is known, so that less is enough. On
# evals/cases/follow_* 23 of 33 are right instead of 20, and none more is false.
LEAST_ELSEWHERE = 0.20
# Log odds of the reading, for and against, and coverage: below all of them a sentence is out of question,
# however far off its neighbours are. It matters where few sentences are searched, as in a comparison: on the
# comparing questions of evals/cases/tune_* a quarter fewer are false and as many more incomplete.
UNLIKELY_READING, UNLIKELY_COVERAGE = -4.0, 0.4
# A second sentence is quoted beside the first when it is nearly as likely.
NEARLY = 0.7
# Where several things are asked for, what stands in the same section is said with it from this share of the
# best one's probability. Of the 72 list questions of evals/cases/lists_* 29 instead of 13 come out whole.
TOGETHER = 0.3


@dataclass(frozen=True)
class Weights:
    """Of the logistic model; scores are in standard deviations, readings in log odds."""

    bias: float = -0.805
    behind: float = -0.556
    answers: float = 0.314
    denies: float = 0.119
    coverage: float = 0.415
    coverage_behind: float = -1.749
    best_score: float = 0.152
    doubt: float = -0.370
    foreign: float = -0.618
    beside: float = 0.5


@dataclass(frozen=True)
class Candidate:
    """A sentence that may carry the answer, with the probability that it does, and how much of the question's
    focus it covers (0 to 1)."""

    evidence: Evidence
    probability: float
    coverage: float = 1.0


@dataclass(frozen=True)
class Choice:
    """The sentences that may carry the answer, best first, and why the others may not.

    ``unlikely`` are those that nothing rules out but that are too unlikely to be said alone.
    """

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    unlikely: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Evidence | None:
        return self.candidates[0].evidence if self.candidates else None

    @property
    def ranked(self) -> tuple[Candidate, ...]:
        """All that nothing rules out, the likeliest first."""
        return (*self.candidates, *self.unlikely)

    @property
    def together(self) -> tuple[Evidence, ...]:
        """The best and what stands in its section and is not much less likely, in the paper's order."""
        if self.best is None:
            return ()
        least = TOGETHER * self.candidates[0].probability
        near = [item.evidence for item in self.ranked if item.probability >= least]
        here = [item for item in near if section_of(item) == section_of(self.best)]
        return tuple(sorted(here, key=lambda item: item.sentence.start))

    @property
    def nearly_best(self) -> tuple[Evidence, ...]:
        """The best and those nearly as likely."""
        if not self.candidates:
            return ()
        least = NEARLY * self.candidates[0].probability
        return tuple(item.evidence for item in self.candidates if item.probability >= least)


def choose(question: Question, fits: Sequence[Fit], weights: Weights | None = None) -> Choice:
    """Rank the sentences that can answer.

    Which one a small language model points at does not count: where it disagreed with the rest, it was wrong.
    """
    reasons = [f"[{fit.evidence.number}] {', '.join(fit.reasons)}" for fit in fits if fit.reasons]
    odds = {fit.evidence.number: _odds(question, fit, fits, weights or Weights()) for fit in fits}
    possible = [
        Candidate(fit.evidence, probability(odds[fit.evidence.number]), fit.coverage)
        for fit in fits
        if not fit.reasons and not _out_of_question(question, fit)
    ]
    possible.sort(key=lambda candidate: -candidate.probability)
    least = LEAST_ELSEWHERE if question.elsewhere else LEAST
    able = tuple(candidate for candidate in possible if candidate.probability >= least)
    unlikely = tuple(possible[len(able) :])
    reasons += [f"[{item.evidence.number}] unlikely: {item.probability:.2f}" for item in unlikely]
    return Choice(able, tuple(reasons), unlikely)


def at_least_one(candidates: Iterable[Candidate]) -> float:
    """How likely it is that one of them answers.

    Noisy-or, Pearl 1988, "Probabilistic Reasoning in Intelligent Systems", 4.3.
    """
    return 1.0 - math.prod(1.0 - item.probability for item in candidates)


def section_of(item: Evidence) -> tuple[str, tuple[str, ...]]:
    """The paper and the headings that a sentence stands below."""
    return item.agreement.id, item.sentence.section


def _out_of_question(question: Question, fit: Fit) -> bool:
    """Beside others as far off, the best of them would look near."""
    read = fit.evidence.reading
    if read is None or fit.labelled or question.foreign or fit.coverage >= UNLIKELY_COVERAGE:
        return False
    return max(read.answers, read.denies) < UNLIKELY_READING


def _odds(question: Question, fit: Fit, fits: Sequence[Fit], weights: Weights) -> float:
    best_score = max(other.evidence.score for other in fits)
    best_coverage = max(other.coverage for other in fits)
    best_rank = max(other.evidence.rank for other in fits)
    reading = fit.evidence.reading or UNREAD
    answers = max(reading.answers, LABELLED) if fit.labelled else reading.answers
    return (
        weights.bias
        + weights.behind * (best_rank - fit.evidence.rank)
        + weights.answers * answers
        + weights.denies * reading.denies
        + weights.coverage * fit.coverage
        + weights.coverage_behind * (best_coverage - fit.coverage)
        + weights.best_score * best_score
        + weights.doubt * bool(fit.doubts)
        + weights.foreign * question.foreign
        + weights.beside * (fit.evidence.beside is not None)
    )


def probability(odds: float) -> float:
    """What log odds stand for, from 0 to 1."""
    return 1.0 / (1.0 + math.exp(-odds))
