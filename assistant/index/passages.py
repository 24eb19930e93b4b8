"""Passages: consecutive sentences under one heading within a token budget, and the llama-index nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant import __version__
from assistant.text.document import Block, BlockKind, Document, Sentence
from assistant.text.tokens import count_tokens

# Changes with every change of the reading or of the embedded text: what was indexed otherwise is stale.
CHUNKER = f"sentences-in-headings/7 {__version__}"
PASSAGE_TOKENS = 220


@dataclass(frozen=True)
class Unit:
    """A sentence with what is needed to understand it alone.

    ``lead_in`` is the text that introduces its list, outermost first; empty for running text.
    """

    sentence: Sentence
    agreement_id: str
    block: int
    kind: BlockKind
    lead_in: tuple[str, ...] = ()

    @property
    def context(self) -> str:
        """Heading and lead-in as one line."""
        heading = self.sentence.section[-1:] if self.kind is not BlockKind.HEADING else ()
        return " – ".join((*heading, *self.lead_in))


@dataclass(frozen=True)
class Passage:
    """Consecutive sentences under one heading; ``text`` starts with the lead-in of its list."""

    id: str
    agreement_id: str
    text: str
    section: tuple[str, ...]
    page: int | None
    sentence_ids: tuple[str, ...]


def units(document: Document, agreement_id: str) -> list[Unit]:
    """Every sentence of the document in reading order with its lead-ins."""
    return [
        Unit(sentence, agreement_id, number, block.kind, _lead_ins(document, block))
        for number, block in enumerate(document.blocks)
        for sentence in block.sentences
    ]


def _lead_ins(document: Document, block: Block) -> tuple[str, ...]:
    chain: list[str] = []
    above = block.lead_in
    while above is not None and len(chain) < 3:
        leader = document.blocks[above]
        chain.insert(0, leader.sentences[-1].text if leader.sentences else "")
        above = leader.lead_in
    return tuple(text for text in chain if text)


def passages(document: Document, agreement_id: str, budget: int = PASSAGE_TOKENS) -> list[Passage]:
    """Cut the document into passages of at most ``budget`` tokens; a single longer sentence stays whole."""
    found = units(document, agreement_id)
    return as_cut(found, cut(found, budget))


def cut(found: Sequence[Unit], budget: int = PASSAGE_TOKENS) -> list[int]:
    """For each sentence of a document the number of its passage, from 0; -1 for headings."""
    numbers = [-1] * len(found)
    prose = [place for place, unit in enumerate(found) if unit.kind is not BlockKind.HEADING]
    number = 0
    for _, group in groupby(prose, key=lambda place: found[place].sentence.section):
        for part in _within(found, list(group), budget):
            for place in part:
                numbers[place] = number
            number += 1
    return numbers


def as_cut(found: Sequence[Unit], numbers: Sequence[int]) -> list[Passage]:
    """The passages that :func:`cut` told."""
    parts: dict[int, list[Unit]] = {}
    for unit, number in zip(found, numbers, strict=True):
        if number >= 0:
            parts.setdefault(number, []).append(unit)
    return [_passage(part, number + 1) for number, part in parts.items()]


def _within(found: Sequence[Unit], group: list[int], budget: int) -> Iterator[list[int]]:
    part: list[int] = []
    used = 0
    for place in group:
        unit = found[place]
        size = count_tokens(unit.sentence.text)
        if part and used + size > budget:
            yield part
            part, used = [], 0
        if not part:
            used = sum(count_tokens(text) for text in unit.lead_in)
        part.append(place)
        used += size
    if part:
        yield part


def _passage(part: list[Unit], number: int) -> Passage:
    first = part[0]
    inside = {unit.sentence.text for unit in part}
    lead = [text for text in first.lead_in if text not in inside]
    lines = lead + [
        " ".join(unit.sentence.text for unit in block)
        for _, block in groupby(part, key=lambda unit: unit.block)
    ]
    return Passage(
        id=f"{first.agreement_id}#{number:04d}",
        agreement_id=first.agreement_id,
        text="\n".join(lines),
        section=first.sentence.section,
        page=first.sentence.page,
        sentence_ids=tuple(unit.sentence.id for unit in part),
    )
