"""A paper as it was understood, for people who check the reading: sentence by sentence, with its places."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rich.text import Text

from assistant import texts
from assistant.records import SECTION_SEPARATOR
from assistant.shelf import Paper
from assistant.terminal import hanging
from assistant.text.document import Block, BlockKind, Document, Place, Sentence

_INDENT = 2
_MARGIN = 5
_RECOGNIZED = "~"
_STYLE = {
    BlockKind.HEADING: "bold",
    BlockKind.NOTE: "italic",
    BlockKind.SIGNATURE: "italic",
    BlockKind.BOILERPLATE: "dim",
}


@dataclass(frozen=True)
class Line:
    """A line for the terminal: ``number`` stands in the margin, ``sign`` before the text.

    ``recognized`` puts a mark between them.
    What does not fit goes on below the text, not below the sign.
    """

    text: Text
    number: str = ""
    sign: str = ""
    recognized: bool = False

    def laid_out(self, width: int | None) -> Iterator[Text]:
        """The line cut to ``width`` columns, or in one piece."""
        if not self.text and not self.number:
            return iter([Text()])
        mark = _RECOGNIZED if self.recognized else " "
        return hanging(self.text, width, f"{self.number.rjust(_MARGIN)}{mark} {self.sign}", "dim")


def lines(paper: Paper, places: bool = False) -> Iterator[Line]:
    """The whole paper, from its title to its last line."""
    yield from _head(paper)
    document = paper.document
    page: int | None = None
    above: Block | None = None
    for block in document.blocks:
        if above is None or not above.kind is block.kind is BlockKind.ITEM:
            yield Line(Text())
        for number, piece in enumerate(_pieces(document, block)):
            if piece.page is not None and piece.page != page:
                yield from _page_changes(document, page, piece.page)
                page = piece.page
            yield _line(block, piece, number == 0)
        if places:
            yield from _place_lines(document, block)
        above = block
    yield from _page_changes(document, page, None)


def _head(paper: Paper) -> Iterator[Line]:
    agreement, document = paper.agreement, paper.document
    yield Line(Text(agreement.title, "bold underline"))
    years = [str(year) for year in agreement.term or ()]
    facts = (
        (texts.SHOW_ID, agreement.id),
        (texts.READ_FILE, agreement.file),
        (texts.SOURCE_PLACE, agreement.place),
        (texts.SOURCE_BODY, agreement.body),
        (texts.SOURCE_PARTIES, ", ".join(agreement.parties)),
        (texts.SOURCE_TERM, "–".join(dict.fromkeys(years))),
        (texts.SOURCE_DATE, texts.german_date(agreement.date)),
        (texts.SOURCE_STATUS, texts.STATUS_LABEL[agreement.status]),
        (texts.SOURCE_ORIGIN, agreement.source),
        (texts.READ_PAGES, str(document.page_count or "")),
        (texts.READ_SENTENCES, texts.thousands(len(document.sentences))),
        (texts.READ_PASSAGES, texts.thousands(paper.passages)),
        (texts.READ_UNREAD, texts.named_pages(document.unread) if document.unread else ""),
        (texts.READ_RECOGNIZED, texts.show_recognized(document.recognized, _RECOGNIZED)),
        (texts.READ_REPAIRS, texts.repairs(document.repairs)),
    )
    for name, value in facts:
        if value:
            yield Line(Text.assemble((f"{name}: ", "dim"), value))
    for remark in texts.remarks(agreement.file, document.warnings):
        yield Line(Text(f"⚠ {remark}", "yellow"))


@dataclass(frozen=True)
class _Piece:
    """A sentence of a block, or the text of a block that has none."""

    text: str
    page: int | None
    sentence: Sentence | None = None


def _pieces(document: Document, block: Block) -> Iterator[_Piece]:
    for sentence in block.sentences:
        yield _Piece(sentence.text, sentence.page, sentence)
    if not block.sentences:
        yield _Piece(document.text[block.start : block.end], block.page)


def _line(block: Block, piece: _Piece, first: bool) -> Line:
    """A sentence behind its number; the block's own sign stands before its first one."""
    sign = _sign(block)
    text = Text(piece.text.replace("\n", " ⏎ "), _STYLE.get(block.kind, ""))
    if piece.sentence is None:
        text.append(f"  [{texts.SHOW_NOT_SEARCHED}]", "dim italic")
    number = _short(piece.sentence) if piece.sentence else texts.READ_NONE
    recognized = piece.sentence is not None and piece.sentence.recognized
    return Line(text, number, sign if first else " " * len(sign), recognized)


def _sign(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return "#" * max(block.level, 1) + " "
        case BlockKind.ITEM:
            return " " * _INDENT * max(block.level - 1, 0) + f"{block.marker or '▪'} "
        case BlockKind.NOTE:
            return f"{texts.SOURCE_NOTE} {block.marker}".rstrip() + ": "
        case BlockKind.SIGNATURE:
            return f"{texts.SHOW_SIGNATURE}: "
        case _:
            return ""


def _short(sentence: Sentence) -> str:
    """The number behind the paper's id: within one paper it says it all."""
    return sentence.id.rpartition(":")[2].lstrip("0") or sentence.id


def _page_changes(document: Document, before: int | None, now: int | None) -> Iterator[Line]:
    """The new page, and the pages passed over that hold a picture only."""
    last = now if now is not None else (document.page_count or 0) + 1
    missed = [page for page in document.unread if (before or 0) < page < last]
    if missed:
        yield Line(Text(texts.show_unread(missed), "yellow"))
    if now is not None:
        yield Line(Text(texts.show_page(now, now in document.recognized), "cyan"))


def _place_lines(document: Document, block: Block) -> Iterator[Line]:
    for place in block_places(document, block):
        text = Text(f"{texts.place(place.page, place.line)}: ", "green")
        text.append(visible(place.raw), "dim")
        yield Line(text, sign=" " * 2 * _INDENT)


def block_places(document: Document, block: Block) -> list[Place]:
    """The lines of the file that a block was made of."""
    first = document.place_at(block.start)
    inside = [place for offset, place in document.places if block.start < offset < block.end]
    return list(dict.fromkeys([*([first] if first else []), *inside]))


def visible(raw: str) -> str:
    """A raw line with its invisible characters spelled out."""
    return "".join(
        f"⟨{ord(sign):04X}⟩" if sign != " " and unicodedata.category(sign)[0] in "CZ" else sign
        for sign in raw
    )


def show_record(paper: Paper, places: bool = False) -> dict[str, Any]:
    """The same as plain JSON values."""
    agreement, document = paper.agreement, paper.document
    return {
        **asdict(agreement),
        "pages": document.page_count,
        "passages": paper.passages,
        "repairs": document.repairs,
        "warnings": list(document.warnings),
        "unread": list(document.unread),
        "recognized": list(document.recognized),
        "blocks": [_block_record(document, block, places) for block in document.blocks],
    }


def _block_record(document: Document, block: Block, places: bool) -> dict[str, Any]:
    record = {
        "kind": block.kind.value,
        "level": block.level,
        "marker": block.marker,
        "page": block.page,
        "section": SECTION_SEPARATOR.join(block.section),
        "text": document.text[block.start : block.end],
        "sentences": [
            {
                "id": sentence.id,
                "text": sentence.text,
                "page": sentence.page,
                "start": sentence.start,
                "end": sentence.end,
                "recognized": sentence.recognized,
            }
            for sentence in block.sentences
        ],
    }
    if places:
        record["places"] = [asdict(place) for place in block_places(document, block)]
    return record
