"""Who holds which office, all of them or a party's: the section of a paper that lists its offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from assistant.answering.actors import parties_in
from assistant.answering.answer import Evidence
from assistant.answering.enumeration import MOST, Label, label
from assistant.answering.kind import Kind
from assistant.answering.offices import is_office
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.text.council_bodies import SEAT
from assistant.text.document import BlockKind
from assistant.text.words import lemma, words

# Words for an office of any kind; who asks for "alle Posten" means all of the list.
_ANY = frozenset("amt posten funktion position spitzenposten personalie leitungsposten".split())
# So many offices at least, or the section lists something else.
_FEWEST = 3


def office_list(
    library: Library, question: Question, agreements: Collection[str] = ()
) -> tuple[Evidence, ...]:
    """The lines of the offices of the one paper that is asked about, of the parties named alone.

    Nothing where no such list is asked for or the paper has none.
    """
    papers = question.meant(library.documents, agreements)
    if len(papers) != 1 or not _asks_for_all(question):
        return ()
    lines = _longest(library, next(iter(papers)))
    asked = parties_in(question.text)
    wanted = [line for line in lines if not asked or asked & parties_in(line.sentence.text)]
    return tuple(wanted[:MOST])


def _asks_for_all(question: Question) -> bool:
    generic = any(lemma(word.text).lower() in _ANY for word in words(question.text))
    return generic and (question.several or question.kind is Kind.OPEN) and not question.foreign


def _longest(library: Library, key: str) -> Sequence[Evidence]:
    """The labelled lines of the section that lists most offices: half of them at least."""
    found: dict[tuple[str, ...], list[Evidence]] = defaultdict(list)
    offices: Counter[tuple[str, ...]] = Counter()
    for unit in library.units_of(key):
        own = label(unit.sentence.text) if unit.kind is not BlockKind.HEADING else None
        if own is not None:
            found[unit.sentence.section].append(Evidence(0, unit.sentence, library.agreement(key)))
            offices[unit.sentence.section] += _is_office(own)
    section, count = next(iter(offices.most_common(1)), ((), 0))
    return found[section] if count >= _FEWEST and 2 * count >= len(found[section]) else ()


def _is_office(own: Label) -> bool:
    return any(is_office(word) or SEAT.search(word.stem) for word in (own.first, own.last))
