"""From drafts to the finished document: levels, sections, lead-ins, sentences and offsets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.text import sentences
from assistant.text.clauses import Clause
from assistant.text.document import Block, BlockKind, Document, Place, Sentence
from assistant.text.drafts import Draft
from assistant.text.headings import nest
from assistant.text.lists import FINAL, Lists
from assistant.text.repair import SOFT_HYPHEN

# What stands between the lines of the text without being part of it.
ASIDE = frozenset({BlockKind.BOILERPLATE, BlockKind.NOTE})

# A table's rows do not speak for themselves: "in Tausend Euro".
_CAPTION = re.compile(r"(?:Tabelle|Tab\.|Übersicht)\s?\d")


def build(
    drafts: Sequence[Draft],
    document_id: str,
    repairs: Counter[str],
    *,
    page_count: int | None = None,
    warnings: Sequence[str] = (),
) -> Document:
    """Lay the drafts out in one text and cut them into sentences."""
    kept = nest([draft for draft in map(_tidy, drafts) if draft.text])
    layout = _Layout(document_id)
    for index, draft in enumerate(kept):
        layout.add(draft, kept[index + 1 : index + 12])
    noticed = {name: number for name, number in sorted(repairs.items()) if number}
    return Document(
        "".join(layout.texts),
        tuple(layout.blocks),
        page_count,
        noticed,
        tuple(warnings),
        tuple(layout.places),
    )


def _tidy(draft: Draft) -> Draft:
    """The draft without soft hyphens and outer blanks."""
    bare = draft.text.replace(SOFT_HYPHEN, "")
    text = bare.strip()
    if text == draft.text:
        return draft
    margin = len(bare) - len(bare.lstrip())
    places = tuple(
        (max(0, len(draft.text[:offset].replace(SOFT_HYPHEN, "")) - margin), place)
        for offset, place in draft.places
    )
    return replace(draft, text=text, places=places)


@dataclass
class _Layout:
    """The document as far as it has been laid out."""

    document_id: str
    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    lists: Lists = field(default_factory=lambda: Lists([]))
    clause: Clause = field(default_factory=Clause)
    above: Draft | None = None
    length: int = 0
    count: int = 0

    def add(self, draft: Draft, below: Sequence[Draft]) -> None:
        """Append a block; ``below`` are the drafts that follow."""
        level, lead_in = self._place(draft, below)
        separator = self._separator(draft)
        shown = f"{draft.marker} {draft.text}" if draft.marker else draft.text
        start = self.length + len(separator)
        self._number(draft)
        end = start + len(shown)
        found = self._sentences(draft, end - len(draft.text))
        block = Block(
            draft.kind, start, end, level, draft.marker, draft.page_at(0), tuple(self.section), lead_in, found
        )
        self.blocks.append(block)
        self.texts.append(separator + shown)
        offset = end - len(draft.text)
        self.places += [(offset + at if at else start, place) for at, place in draft.places]
        self.length = end
        self.count += len(found)
        if draft.kind is BlockKind.HEADING:
            self.section.append(draft.text.rstrip(": "))
            self.clause.open_section(self.section)
        if draft.kind not in ASIDE:
            self.above = draft

    def _place(self, draft: Draft, below: Sequence[Draft]) -> tuple[int, int | None]:
        """Level and lead-in; opens and closes sections and lists on the way."""
        if draft.kind is BlockKind.ITEM:
            return self.lists.place(draft, self.above, len(self.blocks))
        if draft.kind is BlockKind.HEADING:
            del self.section[draft.level - 1 :]
            self.lists.close()
        elif draft.kind not in ASIDE:
            self.lists.close(len(self.blocks) if _introduces(draft, below) else None)
        return draft.level, None

    def _number(self, draft: Draft) -> None:
        """Follow the numbering of a statute; a table's rows and bullets belong to what they stand in."""
        if draft.kind is BlockKind.PARAGRAPH or (draft.kind is BlockKind.ITEM and draft.marker):
            self.clause.enter(draft.marker)

    def _separator(self, draft: Draft) -> str:
        if not self.blocks:
            return ""
        return "\n" if self.blocks[-1].kind is draft.kind is BlockKind.ITEM else "\n\n"

    def _sentences(self, draft: Draft, offset: int) -> tuple[Sentence, ...]:
        if draft.kind is BlockKind.BOILERPLATE:
            return ()
        whole = draft.kind in (BlockKind.HEADING, BlockKind.SIGNATURE) or draft.style == "row"
        spans = [(0, len(draft.text))] if whole else sentences.spans(draft.text)
        return tuple(
            Sentence(
                f"{self.document_id}:{self.count + number:04d}",
                draft.text[start:end],
                offset + start,
                offset + end,
                draft.page_at(start),
                tuple(self.section),
                draft.is_recognized(start, end),
                str(self.clause) if draft.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) else "",
            )
            for number, (start, end) in enumerate(spans, start=1)
        )


def _introduces(draft: Draft, below: Sequence[Draft]) -> bool:
    """A paragraph introduces the list below it if it ends in a colon or not at all."""
    following = next((later for later in below if later.kind not in ASIDE), None)
    if following is not None and following.style == "row" and not draft.text.endswith(":"):
        return bool(_CAPTION.match(draft.text))
    return following is not None and following.kind is BlockKind.ITEM and not FINAL.search(draft.text)
