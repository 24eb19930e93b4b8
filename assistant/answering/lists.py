"""Whole lists from a document's structure, for questions that ask for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.actors import parties_in
from assistant.answering.answer import Evidence
from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.text.document import Block, BlockKind
from assistant.text.figures import figures

MAX_ITEMS = 20
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

    ``None`` where no list is asked for or the sentence stands in none. Who asks how many there are gets the
    list as well where its lead-in says so: the two may differ.
    """
    counting = question.kind is Kind.NUMBER and announced(best.sentence.text) is not None
    if question.kind is not Kind.OPEN and not question.several and not counting:
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


def of_parties(question: Question, items: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The items of the parties that the question names, where half of all have a party; else all of them."""
    named = [parties_in(item.sentence.text) for item in items]
    asked = parties_in(question.asked)
    kept = tuple(item for item, parties in zip(items, named, strict=True) if parties & asked)
    return kept if kept and 2 * sum(map(bool, named)) >= len(items) else tuple(items)


def announced(lead: str) -> int | None:
    """How many items a lead-in announces ("die folgenden drei Ziele:"); ``None`` where it names no count."""
    found = _ANNOUNCED.search(lead)
    count = next((figure for figure in figures(lead[found.start() :])), None) if found else None
    whole = count is not None and isinstance(count.value, Decimal) and count.value == int(count.value)
    return int(count.value) if count is not None and whole else None


def _items(blocks: Sequence[Block], lead: int) -> list[Block]:
    return [block for block in blocks if block.lead_in == lead and block.sentences]
