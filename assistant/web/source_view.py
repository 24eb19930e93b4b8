"""A paper as a page: readable from top to bottom, the cited sentences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote, urlsplit

from assistant import texts
from assistant.agreements import Agreement
from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document
from assistant.web.markup import icon, original_link, sentence_anchor, status_chip, term, text
from assistant.web.pages import page
from assistant.web.readings import Reading, reading_details
from assistant.web.site import PLAIN, Site

_DEEPEST = 6


def source_page(reading: Reading, cited: Sequence[str] = (), site: Site = PLAIN) -> str:
    """The whole page; ``cited`` are ids of sentences to mark."""
    agreement, document = reading.agreement, reading.document
    known = {sentence.id for sentence in document.sentences}
    marked = [sentence_id for sentence_id in cited if sentence_id in known]
    body = (
        f'<article class="source"><h1>{text(agreement.title)}</h1>{_facts(agreement)}'
        f"{_hints(agreement, document)}{reading_details(reading)}"
        f"{_pointer(cited, marked)}"
        f'<div class="paper-text">{_text(document, frozenset(marked))}</div></article>'
    )
    return page(agreement.title, body, site)


def _facts(agreement: Agreement) -> str:
    rows = (
        (texts.SOURCE_PLACE, text(agreement.place)),
        (texts.SOURCE_BODY, text(agreement.body)),
        (texts.SOURCE_PARTIES, text(", ".join(agreement.parties))),
        (texts.SOURCE_TERM, text(term(agreement))),
        (texts.SOURCE_DATE, text(texts.german_date(agreement.date))),
        (texts.SOURCE_STATUS, status_chip(agreement.status)),
        (texts.SOURCE_ORIGIN, _origin(agreement.source)),
    )
    filled = "".join(f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    return (
        f'<dl class="paper-facts" aria-label="{text(texts.SOURCE_FACTS)}">{filled}</dl>'
        f"<p>{original_link(agreement)}</p>"
    )


def _origin(source: str) -> str:
    """A web address becomes a link, anything else stays text."""
    if urlsplit(source).scheme in ("http", "https"):
        return f'<a href="{text(source)}" rel="noopener noreferrer" target="_blank">{text(source)}</a>'
    return text(source)


def _hints(agreement: Agreement, document: Document) -> str:
    note = texts.STATUS_NOTE.get(agreement.status, "") if agreement.status is not Status.BESCHLOSSEN else ""
    grey = any(block.kind is BlockKind.BOILERPLATE for block in document.blocks)
    lines = [texts.SOURCE_READ_AS + (f" {texts.SOURCE_GREYED}" if grey else "")]
    if any(sentence.recognized for sentence in document.sentences):
        lines.append(f"{texts.SOURCE_OCR} {texts.OCR_CARE}")
    if not document.blocks:
        lines.append(texts.SOURCE_EMPTY)
    unread = texts.SOURCE_UNREAD.format(pages=texts.named_pages(document.unread)) if document.unread else ""
    strong = "".join(
        f'<p class="notice notice-status">{icon("alert")}<span>{text(line)}</span></p>'
        for line in (note, unread)
        if line
    )
    return strong + "".join(f'<p class="hint">{text(line)}</p>' for line in lines)


def _pointer(cited: Sequence[str], marked: Sequence[str]) -> str:
    if not cited:
        return ""
    if not marked:
        return f'<p class="notice notice-alert" role="status">{icon("alert")}{text(texts.SOURCE_GONE)}</p>'
    anchor = quote(sentence_anchor(marked[0]), safe=":")
    return f'<p><a class="jump" href="#{text(anchor)}">{text(texts.SOURCE_JUMP)}</a></p>'


def _text(document: Document, marked: frozenset[str]) -> str:
    """The blocks in order; consecutive list items share a list, a new page gets its number."""
    html, marks = "", _PageMarks(document)
    for is_item, run in groupby(document.blocks, key=lambda block: block.kind is BlockKind.ITEM):
        for number, blocks in groupby(run, key=lambda block: block.page):
            drawn = "".join((_item if is_item else _block)(document, block, marked) for block in blocks)
            html += marks.before(number)
            html += f'<ul class="items" role="list">{drawn}</ul>' if is_item else drawn
    return html + marks.rest()


class _PageMarks:
    """Draws the beginning of each page, and the pages that hold a picture and no text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._page = 0

    def before(self, page: int | None) -> str:
        """What stands before a block of this page."""
        if page is None or page == self._page:
            return ""
        mark = self._missed(page) + self._mark(page)
        self._page = page
        return mark

    def rest(self) -> str:
        """What stands behind the last block."""
        return self._missed((self._document.page_count or 0) + 1)

    def _missed(self, page: int) -> str:
        missed = [number for number in self._document.unread if self._page < number < page]
        if not missed:
            return ""
        return _mark(texts.SOURCE_PAGE_UNREAD.format(pages=texts.named_pages(missed)), " page-unread")

    def _mark(self, page: int) -> str:
        label = texts.page(page)
        if page in self._document.unread:
            return _mark(texts.SOURCE_PAGE_UNREAD.format(pages=label), " page-unread")
        return _mark(f"{label} · {texts.OCR}" if page in self._document.recognized else label)


def _mark(label: str, css: str = "") -> str:
    return f'<p class="page-mark{css}"><span>{text(label)}</span></p>'


def _item(document: Document, block: Block, marked: frozenset[str]) -> str:
    level = min(max(block.level, 1), _DEEPEST)
    marker = block.marker or "–"
    return (
        f'<li class="item level-{level}"><span class="marker">{text(marker)}</span>'
        f"<span>{_inline(document, block, marked)}</span></li>"
    )


def _block(document: Document, block: Block, marked: frozenset[str]) -> str:
    content = _inline(document, block, marked)
    if block.kind is BlockKind.HEADING:
        level = min(max(block.level, 1) + 1, _DEEPEST)
        return f"<h{level}>{content}</h{level}>"
    if block.kind is BlockKind.NOTE:
        sign = f'<span class="sr">{text(texts.SOURCE_NOTE)} </span>{text(block.marker or "*")}'
        return f'<p class="note"><span class="marker">{sign}</span><span>{content}</span></p>'
    return f'<p class="{block.kind.value}">{content}</p>'


def _inline(document: Document, block: Block, marked: frozenset[str]) -> str:
    """The block's text with every sentence as an element that can be linked to."""
    parts: list[str] = []
    position = _content_start(document, block)
    for sentence in block.sentences:
        parts.append(text(document.text[position : sentence.start]))
        tag = "mark" if sentence.id in marked else "span"
        label = f' aria-label="{text(texts.SOURCE_CITED)}"' if tag == "mark" else ""
        label += f' class="recognized" title="{text(texts.OCR_HINT)}"' if sentence.recognized else ""
        parts.append(f'<{tag} id="{text(sentence_anchor(sentence.id))}"{label}>{text(sentence.text)}</{tag}>')
        position = sentence.end
    parts.append(text(document.text[position : block.end]))
    return "".join(parts)


def _content_start(document: Document, block: Block) -> int:
    """Where the text begins behind the marker of an item or a note, which is drawn apart."""
    raw = document.text[block.start : block.end]
    apart = block.kind in (BlockKind.ITEM, BlockKind.NOTE)
    if not apart or not block.marker or not raw.lstrip().startswith(block.marker):
        return block.start
    behind = block.start + len(raw) - len(raw.lstrip()) + len(block.marker)
    first = block.sentences[0].start if block.sentences else block.end
    return min(behind, first)


def cited_ids(values: Sequence[str]) -> Iterator[str]:
    """The ids asked for in the address, without empty ones and repeats."""
    yield from dict.fromkeys(value for value in values if value)
