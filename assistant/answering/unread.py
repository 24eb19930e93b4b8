"""What was not read, said where it matters: an answer must not sound surer than the reading was."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Verdict
from assistant.answering.compose import Draft
from assistant.answering.kind import Kind
from assistant.answering.looked_into import looked_into
from assistant.answering.places import Place, named_places, place_cores
from assistant.answering.question import Question, focus_of
from assistant.index.library import Library
from assistant.index.manifest import LeftOut
from assistant.text.matching import PARTS, lexical_degree
from assistant.text.words import Term, terms

NAMED = 3


@dataclass(frozen=True)
class _Asked:
    """What of a question can name a paper: its places and its nouns."""

    places: tuple[Place, ...]
    nouns: tuple[Term, ...]


def told(draft: Draft, question: Question, library: Library, agreements: Collection[str] = ()) -> Draft:
    """The draft with what it has to say about files and pages that were not read.

    ``agreements`` are the papers that the question was restricted to, if it was.
    """
    if question.kind is Kind.SMALL_TALK:
        return draft
    if draft.citations:
        return replace(draft, notes=(*draft.notes, *_cited_notes(draft, library)))
    left = _left_out(library, agreements)
    asked = _asked(question, library, left)
    if draft.verdict is Verdict.AUSSERHALB:  # the papers of a place that is known were not even looked at
        asked = replace(asked, places=tuple(place for place in asked.places if _is_new(place, library)))
    about = [item for item in left if _is_about(item.agreement, asked)]
    missed = [_left_out_words(item) for item in about]
    notes = draft.notes
    if draft.verdict is Verdict.NICHT_GEFUNDEN:
        missed += _unread_pages(library, looked_into(question, library, agreements))
        others = len(left) - len(about)
        notes = (*notes, *([texts.files_unread(others, bool(about))] if others else []))
    said = f" {texts.unsearched(missed[:NAMED], len(missed[NAMED:]))}" if missed else ""
    return replace(draft, text=f"{draft.text}{said}", notes=notes)


def _cited_notes(draft: Draft, library: Library) -> Iterable[str]:
    """That a cited paper has pages which nobody has read."""
    for agreement in {citation.agreement.id: citation.agreement for citation in draft.citations}.values():
        if unread := library.unread[agreement.id]:
            yield texts.cited_unread(agreement.title, unread)


def _left_out(library: Library, agreements: Collection[str]) -> list[LeftOut]:
    """The files left out: all, or those of the places of the papers that the question is restricted to."""
    if not agreements:
        return list(library.manifest.left_out)
    places = {library.agreement(key).place for key in agreements} - {""}
    return [item for item in library.manifest.left_out if item.agreement.place in places]


def _asked(question: Question, library: Library, left: Sequence[LeftOut]) -> _Asked:
    every = [*library.agreements, *(item.agreement for item in left)]
    places = named_places(question.text, every)
    focus = focus_of(question.text, places)
    # a word for a kind of municipality names no paper
    nouns = [item.term for item in focus if item.weight >= 1.0 and place_cores(item.word)]
    return _Asked(places, tuple(nouns))


def _is_about(agreement: Agreement, asked: _Asked) -> bool:
    """Whether the question names the paper's place, or speaks of what its title or file name speaks of."""
    if any(agreement.id in place.agreements for place in asked.places):
        return True
    if asked.places and agreement.place:
        return False
    name = re.sub(r"[\W_]+", " ", Path(agreement.file).stem)
    given = terms(f"{agreement.title} {name}")
    return any(_names(noun, word) for noun in asked.nouns for word in given)


def _is_new(place: Place, library: Library) -> bool:
    """Whether no paper that was read is of this place."""
    return library.documents.keys().isdisjoint(place.agreements)


def _names(noun: Term, word: Term) -> bool:
    """Whether the word of a title is the asked noun or has all of it within ("Steuer" in "Steuersatzung")."""
    whole = bool(noun.parts) and set(noun.parts) <= set(word.parts)
    return whole or lexical_degree(noun, word) >= PARTS


def _unread_pages(library: Library, keys: Iterable[str]) -> list[str]:
    found = [(library.agreement(key).title, library.unread[key]) for key in keys]
    return [texts.unread_pages(title, pages) for title, pages in found if pages]


def _left_out_words(item: LeftOut) -> str:
    title, place = item.agreement.title, item.agreement.place
    return texts.unread_file(title, "" if place in title else place, item.scan)
