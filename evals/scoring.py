"""From an answer to an outcome, by rules alone: no model judges here.

Wrong is never averaged with right: a false answer and a false refusal are kinds of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.answer import Answer, Verdict
from evals.cases import Case
from evals.facts import same_sentence, says

REFUSALS = frozenset({Verdict.NICHT_GEFUNDEN, Verdict.AUSSERHALB})


class Outcome(StrEnum):
    """What became of a case; ``NOT_SCORED`` is counted apart from all others."""

    RIGHT = "richtig"
    INCOMPLETE = "unvollstaendig"
    FALSE_ANSWER = "falsche_antwort"
    FALSE_REFUSAL = "falsche_ablehnung"
    NOT_SCORED = "nicht_bewertet"


@dataclass(frozen=True)
class Marks:
    """What was found in an answer. The gold marks are ``None`` where a case names no gold sentence."""

    refused: bool
    missing: tuple[tuple[str, ...], ...] = ()
    said: tuple[str, ...] = ()
    gold_first: bool | None = None
    gold_cited: bool | None = None


def mark(case: Case, answer: Answer) -> Marks:
    """What of the case's expectations the answer meets."""
    prose = spoken(answer)
    told = [prose, *(citation.quote for citation in answer.citations)]
    cited = [is_gold(case, c.quote, c.agreement.id) for c in answer.citations]
    return Marks(
        refused=answer.verdict in REFUSALS,
        missing=tuple(
            group for group in case.expect if not any(says(text, fact) for text in told for fact in group)
        ),
        said=tuple(phrase for phrase in case.must_not if says(prose, phrase)),
        gold_first=cited[:1] == [True] if case.gold else None,
        gold_cited=any(cited) if case.gold else None,
    )


def outcome(case: Case, marks: Marks) -> Outcome:
    """The verdict on a case.

    Right is: the facts are there, a gold sentence is cited, nothing forbidden is said. The right sentence
    without all facts, and all facts from another sentence, are incomplete; neither is a false answer. Where
    nothing answers the question, a refusal is right, and so is putting first the sentence that says so.
    """
    if marks.said:
        return Outcome.FALSE_ANSWER
    if not case.answerable:
        return Outcome.RIGHT if marks.refused or marks.gold_first else Outcome.FALSE_ANSWER
    if marks.refused:
        return Outcome.FALSE_REFUSAL
    if marks.gold_cited is not False and not marks.missing:
        return Outcome.RIGHT
    if marks.gold_cited or (case.expect and not marks.missing):
        return Outcome.INCOMPLETE
    return Outcome.FALSE_ANSWER


def spoken(answer: Answer) -> str:
    """The prose without the papers' names, which every answer carries: they are no fact it states."""
    names = {name for c in answer.citations for name in (c.agreement.title, c.agreement.place) if name}
    text = answer.text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "…")
    return text


def is_gold(case: Case, text: str, agreement: str) -> bool:
    """Whether a quotation is one of the case's gold sentences, from one of its papers."""
    if case.agreements and agreement not in case.agreements:
        return False
    return any(same_sentence(gold, text) for gold in case.gold)
