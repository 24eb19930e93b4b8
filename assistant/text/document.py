"""The words of reading: Document, Block and Sentence.

Offsets always point into ``Document.text``, the repaired text, and are counted in
characters (code points). ``document.text[s.start:s.end] == s.text`` holds for every sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from assistant.text.abbreviations import abbreviations


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SIGNATURE = "signature"
    NOTE = "note"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True)
class Place:
    """Where a line of text stands in its file.

    ``page`` is the physical page, counted from 1, or ``None`` where the format has no pages. ``line`` is
    counted from 1: on the page (PDF), in the file (text, Markdown, HTML), or among the paragraphs
    (Word, ODT). ``raw`` is the line as the file has it, before any repair. ``recognized`` marks text that
    was read from a picture.
    """

    page: int | None
    line: int
    raw: str
    recognized: bool = False


@dataclass(frozen=True)
class Sentence:
    """The unit of evidence: a run of text that can be cited.

    ``page`` is the physical page, counted from 1, or ``None`` where the format has no pages.
    ``section`` is the path of headings above the sentence, outermost first.
    ``recognized`` marks a sentence that text recognition read from a picture.
    ``paragraph`` is the place within a section of a statute ("Abs. 2 Nr. 3"), empty elsewhere.
    """

    id: str
    text: str
    start: int
    end: int
    page: int | None = None
    section: tuple[str, ...] = ()
    recognized: bool = False
    paragraph: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above the sentence and, in a statute, its paragraph: what a citation names."""
        return (*self.section, self.paragraph) if self.paragraph else self.section


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, signature, footnote or piece of boilerplate.

    ``level`` is the depth of a heading or of a list item, counted from 1 (0 for other kinds).
    ``marker`` is the item's own sign or number as printed (``"✓"``, ``"3"``, ``"a)"``).
    ``lead_in`` is the index in ``Document.blocks`` of the block that introduces this item
    (a sentence ending in a colon, or the item above in a nested list).
    Boilerplate has no sentences: it is shown, but never found or cited.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    page: int | None = None
    section: tuple[str, ...] = ()
    lead_in: int | None = None
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Document:
    """A file as it was understood: the repaired text, its blocks and what was noticed.

    ``places`` maps the text to the file: (offset, place) wherever a line of the file begins.
    ``unread`` are the pages that hold a picture and no text, ``recognized`` those whose text was read from
    their picture; both counted from 1.
    """

    text: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    repairs: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    places: tuple[tuple[int, Place], ...] = ()
    unread: tuple[int, ...] = ()
    recognized: tuple[int, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every citable sentence in reading order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """The long form of each abbreviation that the paper explains."""
        return abbreviations(sentence.text for sentence in self.sentences)

    def place_at(self, offset: int) -> Place | None:
        """The line of the file that the character at ``offset`` comes from."""
        index = bisect_right(self.places, offset, key=lambda entry: entry[0])
        return self.places[index - 1][1] if index else None

    @property
    def title(self) -> str:
        """The first heading of the highest level, or an empty string."""
        headings = [block for block in self.blocks if block.kind is BlockKind.HEADING and block.level == 1]
        return self.text[headings[0].start : headings[0].end] if headings else ""

    def with_blocks(self) -> Iterator[tuple[Block, Sentence]]:
        """Every sentence together with the block it stands in."""
        for block in self.blocks:
            for sentence in block.sentences:
                yield block, sentence
