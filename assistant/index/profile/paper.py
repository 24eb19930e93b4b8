"""A paper as its profile is read: its lines, its head, and where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Generic, TypeVar

from assistant.text.document import BlockKind, Document

T = TypeVar("T")

# What a head has at most: title, parties, legal basis, first sentences.
_HEAD_CHARS = 1800
_QUOTE_CHARS = 160
_SECTION = re.compile(
    r"(?:§+\s*1\b|Art(?:ikel|\.)?\s*1\b|Präambel\b|Vorbemerkung|Vorwort\b|(?:TOP|Punkt)\s*1\b|(?:1|I"
    r"|A)\s*[.)]?\s+(?!\w*(?:[Ss]atzung|[Ää]nderung|Nachtrag|Sitzung|Wahlperiode|Neufassung|Entwurf"
    r"|Fassung))[A-ZÄÖÜ])"
)
_CONTENTS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")


@dataclass(frozen=True)
class Reason:
    """Where in the paper a value was taken from."""

    quote: str
    page: int | None = None


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and where in ``Paper.text`` it was read."""

    value: T
    start: int


@dataclass(frozen=True)
class Line:
    text: str
    start: int


class Paper:
    """The text of a document with its line breaks, at the same offsets as ``Document.text``.

    Lines of the file are told apart where the reader kept them, else a block is one line. Contents pages
    are blanked: they name sections, not the paper.
    """

    def __init__(self, file: str, document: Document) -> None:
        self.name = PurePath(file).stem
        self.document = document
        letters = list(document.text)
        for start, _ in document.places:
            if 0 < start < len(letters) and letters[start - 1] == " ":
                letters[start - 1] = "\n"
        text = "".join(letters)
        for block in document.blocks:
            if block.kind is BlockKind.BOILERPLATE and _CONTENTS.search(text, block.start, block.end):
                text = text[: block.start] + " " * (block.end - block.start) + text[block.end :]
        self.text = text

    @cached_property
    def head_end(self) -> int:
        """Where the first section begins, or where there has been enough to read."""
        read = 0
        for block in self.document.blocks:
            if block.kind is BlockKind.BOILERPLATE:
                continue
            first_words = self.document.text[block.start : block.end]
            opens = block.kind in (BlockKind.HEADING, BlockKind.ITEM) and _SECTION.match(first_words)
            if read and (opens or read >= _HEAD_CHARS):
                return block.start
            read += block.end - block.start
        return len(self.text)

    @property
    def head(self) -> str:
        return self.text[: self.head_end]

    def lines(self, start: int = 0, end: int | None = None) -> Iterator[Line]:
        """The lines that are not empty, with their offsets."""
        for match in re.finditer(r"[^\n]+", self.text[start:end]):
            text = match.group().strip()
            if text:
                yield Line(text, start + match.start() + len(match.group()) - len(match.group().lstrip()))

    def reason(self, offset: int) -> Reason:
        """The sentence or line that stands at ``offset``, shortened around it, and its page."""
        start, end, page = self._around(offset)
        quote = " ".join(self.document.text[start:end].split())
        if len(quote) > _QUOTE_CHARS:
            at = max(0, min(offset - start - _QUOTE_CHARS // 3, len(quote) - _QUOTE_CHARS))
            cut = quote[at : at + _QUOTE_CHARS]
            before = "… " + cut.partition(" ")[2] if at else cut
            quote = before if at + _QUOTE_CHARS >= len(quote) else before.rpartition(" ")[0] + " …"
        return Reason(quote, page)

    def _around(self, offset: int) -> tuple[int, int, int | None]:
        number = bisect_right(self._sentence_starts, offset) - 1
        if number >= 0:
            sentence = self.document.sentences[number]
            if offset < sentence.end:
                return sentence.start, sentence.end, sentence.page
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        page = next((b.page for b in self.document.blocks if b.start <= offset < b.end), None)
        return start, end if end >= 0 else len(self.text), page

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.document.sentences]
