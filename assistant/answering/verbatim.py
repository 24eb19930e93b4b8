"""Answers that need no phrasing: a refusal, a list, a label with its value, the sentences themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering import about_paper, compose
from assistant.answering.answer import Evidence
from assistant.answering.by_bindingness import by_bindingness
from assistant.answering.choice import Choice
from assistant.answering.enumeration import likely_together, of_one_kind
from assistant.answering.kind import Kind
from assistant.answering.lists import announced, means_one, of_parties, whole_list
from assistant.answering.meanings import meaning
from assistant.answering.office_list import office_list
from assistant.answering.question import Question
from assistant.answering.replies import asks, with_reply
from assistant.answering.sections import named_section
from assistant.answering.stance import Stance, stance
from assistant.answering.topic import carries_subject, on_topic
from assistant.answering.verification import Fit, label_of
from assistant.index.library import Library

QUOTES = 2
# So many where several things are asked for.
MOST = 12
# Coverage from which a sentence is shown beside a refusal.
NEARBY = 0.25
# Coverage from which a question in minutes is taken for the same one.
ASKED = 0.8


def answer(
    library: Library,
    question: Question,
    choice: Choice,
    fits: Sequence[Fit],
    agreements: Collection[str] = (),
    quoted_words: int = 0,
) -> compose.Draft | None:
    """The answer where no phrasing is needed, or ``None``; ``agreements`` are those asked for.

    A sentence of up to ``quoted_words`` words answers by itself: nobody says it more rightly or sooner.
    """
    if (section := named_section(library, question, agreements)) is not None:
        return compose.listed(*section)
    if (told := about_paper.answer(library, question, agreements)) is not None:
        return told
    if (meant := meaning(library, question, fits, agreements)) is not None:
        return meant
    if papers := by_bindingness(library, question, agreements):
        return compose.on_topic(papers, _silent(library, question, papers, agreements), choice.reasons)
    if offices := office_list(library, question, agreements):
        return compose.gathered(offices, choice.reasons)
    if question.topical and (papers := on_topic(question, choice, fits)):
        return compose.on_topic(papers, _silent(library, question, papers, agreements), choice.reasons)
    if question.topical and choice.best is not None and not carries_subject(choice.best, fits):
        return compose.not_found(question, nearby(fits), choice.reasons)
    if choice.best is None:
        if question.several and (lines := likely_together(choice.unlikely)):
            return compose.gathered(of_one_kind(library, lines) or lines, choice.reasons)
        if replied := _replied(library, fits):
            return compose.gathered(replied, choice.reasons)
        known = about_paper.from_catalogue(library, question, agreements)
        return known or compose.not_found(question, nearby(fits), choice.reasons)
    if asks(choice.best.sentence.text) and not asks(question.text):
        if replied := with_reply(library, choice.best):
            return compose.gathered(replied, choice.reasons)
        return compose.not_found(question, nearby(fits), choice.reasons)
    if (found := whole_list(library, question, choice.best)) is not None:
        lead, whole = found
        items = of_parties(question, whole)
        return compose.listed(lead, items, announced=announced(lead) if len(items) == len(whole) else None)
    together = choice.together[:MOST] if question.several else ()
    if lines := _lines(library, question, choice.best, together):
        return compose.gathered(lines, choice.reasons)
    match stance(choice.best):
        case Stance.LEAVES_OPEN:
            return compose.left_open(choice.best, nearby(fits), choice.reasons)
        case Stance.DENIES:
            return compose.denied(choice.best, choice.reasons)
    if len(together) > 1:
        return compose.gathered(together, choice.reasons)
    if label_of(choice.best.sentence.text):
        return compose.phrased(choice.best.sentence.text, [choice.best], choice.reasons)
    quoted = spoken(question, choice)
    # a phrasing says what stands in one sentence; of several that are as good each speaks for itself
    short = len(choice.best.sentence.text.split()) <= quoted_words
    if question.kind is Kind.YES_NO or len(quoted) > 1 or short:
        return compose.quoted(quoted, choice.reasons)
    return None


def _replied(library: Library, fits: Sequence[Fit]) -> tuple[Evidence, ...]:
    """What was asked in a meeting as it is asked here, and the reply."""
    asking = [
        fit for fit in fits if fit.can_answer and fit.coverage >= ASKED and asks(fit.evidence.sentence.text)
    ]
    best = max(asking, key=lambda fit: fit.coverage, default=None)
    return with_reply(library, best.evidence) if best is not None else ()


def _silent(
    library: Library,
    question: Question,
    papers: Sequence[Sequence[Evidence]],
    agreements: Collection[str],
) -> list[str]:
    """The places that were asked and say nothing; of many none is named."""
    asked = question.meant(library.documents, agreements)
    told = {item.agreement.place for lines in papers for item in lines}
    places = {library.agreement(key).place for key in asked if len(asked) <= MOST}
    return sorted(places - told - {""})


def _lines(
    library: Library, question: Question, best: Evidence, picked: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """All lines of the kind that was picked, unless one of them is named."""
    whole = of_one_kind(library, picked)
    return () if means_one(question, best, [item.sentence.text for item in whole]) else whole


def spoken(question: Question, choice: Choice) -> list[Evidence]:
    """What is quoted: for an open question every paper that has a good sentence, else the nearly best."""
    nearly = list(choice.nearly_best[:QUOTES])
    if question.kind is not Kind.OPEN or question.places:
        return nearly
    best: dict[str, Evidence] = {item.agreement.id: item for item in reversed(nearly)}
    for candidate in choice.candidates:
        best.setdefault(candidate.evidence.agreement.id, candidate.evidence)
    chosen = list(dict.fromkeys([*nearly, *best.values()]))
    return chosen[: QUOTES + 1]


def nearby(fits: Sequence[Fit]) -> list[Evidence]:
    """What is at least about something of the question, nearest first."""
    about = [fit for fit in fits if fit.coverage >= NEARBY]
    return [fit.evidence for fit in sorted(about, key=lambda fit: (-fit.coverage, -fit.evidence.cosine))]
