"""Whole lists from a document's structure, for questions that ask for one."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.answer import Evidence
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.text.document import Block, BlockKind

MAX_ITEMS = 20


def whole_list(
    library: Library, question: Question, best: Evidence
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Lead-in and items of the list that the best sentence introduces or belongs to.

    ``None`` where no list is asked for or the sentence stands in none.
    """
    if question.kind is not Kind.LIST:
        return None
    _, document = library.documents[best.agreement.id]
    place = next((n for n, block in enumerate(document.blocks) if best.sentence in block.sentences), None)
    if place is None:
        return None
    block = document.blocks[place]
    lead = place if _items(document.blocks, place) else block.lead_in
    if lead is None or (block.kind is not BlockKind.ITEM and lead != place):
        return None
    items = _items(document.blocks, lead)
    leader = document.blocks[lead]
    if not 2 <= len(items) <= MAX_ITEMS or not leader.sentences:
        return None
    evidence = [
        Evidence(number, item.sentences[0], best.agreement, leader.sentences[-1].text)
        for number, item in enumerate(items, start=1)
    ]
    return leader.sentences[-1].text, tuple(evidence)


def _items(blocks: Sequence[Block], lead: int) -> list[Block]:
    return [block for block in blocks if block.lead_in == lead and block.sentences]
