"""Where a case was lost: the first stage after which the right sentence was out of reach."""

from __future__ import annotations

from enum import StrEnum

from assistant.answering.answer import Answer
from evals.evaluators import unsupported
from evals.recording import Recording, Truth
from evals.scoring import REFUSALS, Outcome, mark


class Stage(StrEnum):
    """The stages in the order in which a question passes them.

    ``READING``: the gold sentence is not in the paper as it was read. ``SEARCH``: not among the hits.
    ``EVIDENCE``: among the hits, but another sentence was preferred. ``TRUNCATION``: not in the prompt.
    ``MODEL``: the model pointed elsewhere, or wrote what no sentence holds. ``CHECK``: a check rejected the
    right sentence, or let something wrong pass beside it. ``REFUSAL``: declined with the right sentence at
    hand, or answered where nothing answers.
    """

    READING = "lesen"
    SEARCH = "suche"
    EVIDENCE = "auswahl"
    TRUNCATION = "kuerzung"
    MODEL = "modell"
    CHECK = "pruefung"
    REFUSAL = "ablehnung"


def lost_at(truth: Truth, recording: Recording, outcome: Outcome) -> Stage | None:
    """The stage that lost the case; ``None`` where it was not lost or nothing tells where.

    Without an answer there is nothing to look at; without a gold sentence only a refusal tells.
    """
    answer = recording.answer
    if answer is None or outcome in (Outcome.RIGHT, Outcome.NOT_SCORED):
        return None
    invented = answer.verdict not in REFUSALS and bool(unsupported(truth, answer))
    if invented or (mark(truth.case, answer).said and _gold_cited(truth, answer)):
        return _phrasing(answer)
    if not truth.case.answerable:
        return Stage.REFUSAL
    return _on_the_way(truth, recording, answer)


def _phrasing(answer: Answer) -> Stage:
    """Who put the words there: the model, whose words the checks let pass, or the program itself."""
    written = answer.trace.written
    return Stage.MODEL if written and written.strip(" .") in answer.text else Stage.CHECK


def _wanting(truth: Truth, answer: Answer) -> frozenset[str]:
    """The gold sentences that no citation holds; all of them where every one is cited."""
    cited = {citation.sentence.id for citation in answer.citations}
    return frozenset().union(*(ids for ids in truth.gold if not ids & cited)) or truth.gold_ids


def _on_the_way(truth: Truth, recording: Recording, answer: Answer) -> Stage | None:
    gold, trace = _wanting(truth, answer), answer.trace
    refused = answer.verdict in REFUSALS
    if not truth.case.gold:
        return Stage.REFUSAL if refused else None
    evidence = {item.sentence.id: item.number for item in recording.evidence}
    if not gold:
        return Stage.READING
    if not gold & set(recording.searched):
        return Stage.SEARCH
    if not gold & set(evidence):
        return Stage.EVIDENCE
    if not gold & set(trace.able):
        if not _only_unlikely(answer, {evidence[key] for key in gold & set(evidence)}):
            return Stage.CHECK
        return Stage.REFUSAL if refused else Stage.EVIDENCE
    if refused:
        return Stage.REFUSAL
    if not trace.shown:
        return Stage.EVIDENCE
    if not gold & set(trace.shown):
        return Stage.TRUNCATION
    return Stage.CHECK if trace.pointed in gold else Stage.MODEL


def _only_unlikely(answer: Answer, numbers: set[int]) -> bool:
    """Whether no check spoke against the gold sentences, only the odds of all together."""
    spoken = [reason for reason in answer.reasons if any(reason.startswith(f"[{n}] ") for n in numbers)]
    return all(" unlikely" in reason for reason in spoken)


def _gold_cited(truth: Truth, answer: Answer) -> bool:
    return any(citation.sentence.id in truth.gold_ids for citation in answer.citations)
