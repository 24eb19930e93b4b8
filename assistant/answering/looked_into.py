"""Which papers are looked into; said beside a refusal: "not in the papers" is worth what was searched."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant import texts
from assistant.answering.answer import Verdict
from assistant.answering.compose import Draft
from assistant.answering.question import Question
from assistant.errors import UnknownPaper
from assistant.index.library import Library


def check_known(agreements: Collection[str], library: Library) -> None:
    """Raises :class:`UnknownPaper` where one of the papers asked for is none, or could not be read."""
    left_out = {item.agreement.id: item for item in library.manifest.left_out}
    if missed := [left_out[key] for key in agreements if key in left_out]:
        raise UnknownPaper(texts.show_left_out(missed[0].agreement.file, missed[0].reason))
    unknown = [key for key in agreements if key not in library.documents]
    if unknown:
        raise UnknownPaper(texts.unknown_agreement(unknown[0], sorted(library.documents)))


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
