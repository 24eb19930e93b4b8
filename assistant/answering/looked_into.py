"""Which papers were looked into, said beside a refusal: "not in the papers" is worth what was searched."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant import texts
from assistant.answering.answer import Verdict
from assistant.answering.compose import Draft
from assistant.answering.question import Question
from assistant.index.library import Library


def told(draft: Draft, question: Question, library: Library, agreements: Collection[str] = ()) -> Draft:
    """The refusal with what was searched; ``agreements`` are those that the question was restricted to."""
    if draft.verdict is not Verdict.NICHT_GEFUNDEN or draft.left_open:
        return draft
    papers = [library.agreement(key) for key in looked_into(question, library, agreements)]
    names = sorted({paper.place_or_title for paper in papers})
    return replace(draft, notes=(texts.searched(len(papers), names), *draft.notes))


def looked_into(question: Question, library: Library, agreements: Collection[str]) -> list[str]:
    """The papers that the question looks into: those it is restricted to, those of its places, or all."""
    chosen = [key for key in library.documents if not agreements or key in agreements]
    return [key for key in chosen if key in question.preferred] or chosen
