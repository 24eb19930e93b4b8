"""Whole lists and sections from a document's structure, for questions that ask for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.answering.answer import Evidence
from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.text.document import Block, BlockKind
from assistant.text.figures import figures

MAX_ITEMS = 20
MAX_SENTENCES = 8
# The number of a heading, with which or without which a question may quote it.
NUMBERING = re.compile(r"^\s*(?:§+\s*\d+\w?|\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|[a-z]\))\s+")
_COUNT = r"(?:\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)"
_ANNOUNCED = re.compile(
    rf"\b(?:folgenden?|nachstehenden?|diese) {_COUNT}\b(?!,)|\b{_COUNT} (?:folgende|nachstehende)n?\b"
    rf"|\b{_COUNT} (?:\w+ )?(?:Punkte|Ziele|Themen|Aufgaben|Maßnahmen|Schwerpunkte|Grundsätze|Vorhaben"
    rf"|Projekte|Bereiche|Handlungsfelder|Regeln|Stufen|Schritte)n?:\s*$",
    re.I,
)
_QUOTED = re.compile(r"[„“\"»«‚‘]([^„“”\"»«‚‘]{3,120})[“”\"«»‘]")


def whole_list(
    library: Library, question: Question, best: Evidence
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Lead-in and items of the list that the best sentence introduces or belongs to.

    ``None`` where no list is asked for or the sentence stands in none.
    """
    if question.kind is not Kind.OPEN and not question.several:
        return None
    _, document = library.documents[best.agreement.id]
    place = next((n for n, block in enumerate(document.blocks) if best.sentence in block.sentences), None)
    if place is None:
        return None
    block = document.blocks[place]
    leads = bool(_items(document.blocks, place))
    if not leads and question.kind is not Kind.LIST:
        return None
    lead = place if leads else block.lead_in
    if lead is None or (block.kind is not BlockKind.ITEM and lead != place):
        return None
    items = _items(document.blocks, lead)
    leader = document.blocks[lead]
    if not 2 <= len(items) <= MAX_ITEMS or not leader.sentences:
        return None
    if not leads and means_one(question, best, [item.sentences[0].text for item in items]):
        return None
    evidence = [
        Evidence(number, item.sentences[0], best.agreement, leader.sentences[-1].text)
        for number, item in enumerate(items, start=1)
    ]
    return leader.sentences[-1].text, tuple(evidence)


def means_one(question: Question, best: Evidence, lines: Sequence[str]) -> bool:
    """Whether the question names what of these lines only the best one has."""
    names = [fold(name) for name in question.required]
    others = [fold(line) for line in lines if line != best.sentence.text]
    mine = fold(best.sentence.text)
    return any(name in mine and not any(name in line for line in others) for name in names)


def announced(lead: str) -> int | None:
    """How many items a lead-in announces ("die folgenden drei Ziele:"); ``None`` where it names no count."""
    found = _ANNOUNCED.search(lead)
    count = next((figure for figure in figures(lead[found.start() :])), None) if found else None
    whole = count is not None and isinstance(count.value, Decimal) and count.value == int(count.value)
    return int(count.value) if count is not None and whole else None


def _items(blocks: Sequence[Block], lead: int) -> list[Block]:
    return [block for block in blocks if block.lead_in == lead and block.sentences]


def named_section(
    library: Library, question: Question, agreements: Collection[str] = ()
) -> tuple[str, tuple[Evidence, ...], int] | None:
    """The section that the question quotes ("Was steht zu „Verkehr“?"), its number or not.

    Its heading, its first sentences, and how many more there are; of these ``agreements``, if any are given.
    """
    wanted = {_name(match) for match in _QUOTED.findall(question.asked)}
    if not wanted:
        return None
    here = question.preferred or set(library.documents)
    here = here & set(agreements) if agreements else here
    named = {key for heading, keys in library.headings.items() if _name(heading) in wanted for key in keys}
    papers = sorted(here & named, key=lambda key: library.number_of[key])
    # the version asked for before the others
    for key in sorted(papers, key=lambda key: key in question.behind):
        for unit in library.units_of(key):
            heading = unit.sentence.section[-1] if unit.sentence.section else ""
            if _name(heading) in wanted and (found := _below(library, key, unit.sentence.section)):
                return heading, found[:MAX_SENTENCES], max(0, len(found) - MAX_SENTENCES)
    return None


def _name(heading: str) -> str:
    """A heading without its number, folded."""
    return fold(NUMBERING.sub("", heading)).strip(" :.")


def _below(library: Library, agreement_id: str, section: tuple[str, ...]) -> tuple[Evidence, ...]:
    inside = [
        unit
        for unit in library.units_of(agreement_id)
        if unit.sentence.section[: len(section)] == section and unit.kind is not BlockKind.HEADING
    ]
    agreement = library.agreement(agreement_id)
    return tuple(Evidence(number, unit.sentence, agreement) for number, unit in enumerate(inside, start=1))
