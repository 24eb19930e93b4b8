"""What the papers say on a topic ("Was ist zu Radwegen vereinbart?"): a few sentences of each, not one.

How likely a sentence is on the topic is told by a logistic model over signals that are there anyway. Its
weights were fitted on the 100 topic wordings of evals/cases/tune_a to tune_i and tune_za to tune_zp, papers
of one question held out in turn: from a probability of 0.25 on, 83 % of the sentences that a case names are
found and 58 % of those found are named; from 0.4 on 72 % and 68 %. What else is on the topic no case names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.answer import UNREAD, Evidence
from assistant.answering.choice import Choice, probability
from assistant.answering.question import Question
from assistant.answering.several import is_keywords
from assistant.answering.verification import NAMED, Fit

# Least probability of a line, and of the best one for an answer of this kind.
LEAST, FIRST = 0.25, 0.40
# From here on a line need not name the topic, but something near it.
SURE, NEAR = 0.70, 0.45
# Beside another, a line that is not sure has to carry so much of the topic.
BESIDE = 0.35
# Of other papers than the likeliest, which may be the only one that is on the topic.
ELSEWHERE = 0.35
# So many sentences of the only paper, or of each of so many papers.
ALONE, EACH, PAPERS = 8, 3, 6


@dataclass(frozen=True)
class Weights:
    """Of the logistic model; scores are in standard deviations, readings in log odds."""

    bias: float = -2.667
    behind: float = -0.65
    best_score: float = 0.367
    answers: float = 0.164
    coverage: float = 1.1


def on_topic(question: Question, choice: Choice, fits: Sequence[Fit]) -> tuple[tuple[Evidence, ...], ...]:
    """The sentences of each paper on the topic in the paper's order, the likeliest paper first.

    Nothing where none is likely enough, or only one: that one is an answer as any other. Keywords may ask
    for something that no sentence says: they only get more where there is an answer anyway.
    """
    if choice.best is None and is_keywords(question.query):
        return ()
    chances = _chances(fits)
    able = {fit.evidence.number: fit.evidence for fit in fits if fit.can_answer and _is_meant(question, fit)}
    ranked = sorted(chances.items(), key=lambda item: -item[1])
    likely = [(able[number], chance) for number, chance in ranked if number in able and chance >= LEAST]
    carrying = _carrying(fits, chances)
    if len(likely) < 2 or likely[0][1] < FIRST or not any(item.number in carrying for item, _ in likely):
        return ()
    papers: dict[str, list[Evidence]] = {}
    subject = {fit.evidence.number: fit.subject for fit in fits}
    for item, chance in likely:
        if chance < SURE and subject[item.number] < BESIDE:
            continue
        if chance >= (LEAST if item.agreement.id == likely[0][0].agreement.id else ELSEWHERE):
            papers.setdefault(item.agreement.id, []).append(item)
    most = ALONE if len(papers) == 1 else EACH
    kept = [sorted(lines[:most], key=lambda item: item.sentence.start) for lines in papers.values()]
    return tuple(map(tuple, kept[:PAPERS]))


def carries_subject(line: Evidence, fits: Sequence[Fit]) -> bool:
    """Whether a sentence carries what is asked about at all, or is on the topic beyond doubt.

    Chosen on topic questions of tune_a, b, h, i, za, zb and zk to zp: of 43 that a paper answers 40 still
    are, of 220 on things that the paper of the place asked about does not name 14.
    """
    return line.number in _carrying(fits, _chances(fits))


def _carrying(fits: Sequence[Fit], chances: Mapping[int, float]) -> set[int]:
    return {
        fit.evidence.number
        for fit in fits
        if fit.subject >= NAMED or (fit.subject >= NEAR and chances[fit.evidence.number] >= SURE)
    }


def _is_meant(question: Question, fit: Fit) -> bool:
    return not fit.evidence.heading and fit.evidence.agreement.id not in question.behind


def _chances(fits: Sequence[Fit]) -> dict[int, float]:
    """For the number of each sentence how likely it is on the topic."""
    own = Weights()
    best = max((fit.evidence.rank for fit in fits), default=0.0)
    return {
        fit.evidence.number: probability(
            own.bias
            + own.behind * (best - fit.evidence.rank)
            + own.best_score * best
            + own.answers * (fit.evidence.reading or UNREAD).answers
            + own.coverage * fit.coverage
        )
        for fit in fits
    }
