"""A question about a place that has no papers here is told so, instead of "not in the papers"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import texts
from assistant.answering.answer import Verdict
from assistant.answering.compose import Draft
from assistant.answering.places import BEFORE_TOWN
from assistant.answering.question import Question
from assistant.answering.towns import is_large_town
from assistant.index.library import Library

_WHERE = re.compile(rf"{BEFORE_TOWN}(?P<name>[A-ZÄÖÜ][\w-]+)")


def told(draft: Draft, question: Question, library: Library) -> Draft:
    """The refusal with the place's name, where no paper is of that place and none mentions it."""
    if draft.verdict is not Verdict.NICHT_GEFUNDEN or question.places:
        return draft
    named = [match["name"] for match in _WHERE.finditer(question.asked)]
    named += filter(is_large_town, question.required)
    unknown = [name for name in named if name in question.required and not library.lexical.scores(name).any()]
    if not unknown:
        return draft
    places = sorted({agreement.place for agreement in library.agreements if agreement.place})
    return replace(draft, text=texts.no_papers_of(unknown[0], places))
