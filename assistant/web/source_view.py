"""A paper as a page: readable from top to bottom, the cited sentences marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote, urlsplit

from assistant import texts
from assistant.agreements import Agreement
from assistant.status import Status
from assistant.text.document import Block, BlockKind, Document
from assistant.web.markup import date, icon, sentence_anchor, status_chip, term, text
from assistant.web.pages import page

_DEEPEST = 6


def source_page(agreement: Agreement, document: Document, cited: Sequence[str] = ()) -> str:
    """The whole page; ``cited`` are ids of sentences to mark."""
    known = {sentence.id for sentence in document.sentences}
    marked = [sentence_id for sentence_id in cited if sentence_id in known]
    body = (
        f'<article class="source"><h1>{text(agreement.title)}</h1>{_facts(agreement)}'
        f"{_hints(agreement, document)}{_pointer(cited, marked)}"
        f'<div class="paper-text">{_text(document, frozenset(marked))}</div></article>'
    )
    return page(agreement.title, body)


def _facts(agreement: Agreement) -> str:
    rows = (
        (texts.SOURCE_PLACE, text(agreement.place)),
        (texts.SOURCE_BODY, text(agreement.body)),
        (texts.SOURCE_PARTIES, text(", ".join(agreement.parties))),
        (texts.SOURCE_TERM, text(term(agreement))),
        (texts.SOURCE_DATE, text(date(agreement.date))),
        (texts.SOURCE_STATUS, status_chip(agreement.status)),
        (texts.SOURCE_ORIGIN, _origin(agreement.source)),
    )
    filled = "".join(f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in rows if value)
    address = text(f"/datei/{quote(agreement.id, safe='')}")
    original = (
        f'<a class="button" href="{address}" target="_blank" rel="noopener">'
        f"{icon('open')}{text(texts.SOURCE_ORIGINAL)}</a>"
    )
    return f'<dl class="paper-facts" aria-label="{text(texts.SOURCE_FACTS)}">{filled}</dl><p>{original}</p>'


def _origin(source: str) -> str:
    """A web address becomes a link, anything else stays text."""
    if urlsplit(source).scheme in ("http", "https"):
        return f'<a href="{text(source)}" rel="noopener noreferrer" target="_blank">{text(source)}</a>'
    return text(source)


def _hints(agreement: Agreement, document: Document) -> str:
    note = texts.STATUS_NOTE.get(agreement.status, "") if agreement.status is not Status.BESCHLOSSEN else ""
    grey = any(block.kind is BlockKind.BOILERPLATE for block in document.blocks)
    lines = [texts.SOURCE_READ_AS + (f" {texts.SOURCE_GREYED}" if grey else "")]
    if not document.blocks:
        lines.append(texts.SOURCE_EMPTY)
    if document.warnings:
        lines.append(f"{texts.SOURCE_WARNINGS}: {' '.join(document.warnings)}")
    strong = f'<p class="notice notice-status">{icon("alert")}<span>{text(note)}</span></p>' if note else ""
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
    html, page_number = "", None
    for is_item, run in groupby(document.blocks, key=lambda block: block.kind is BlockKind.ITEM):
        blocks = list(run)
        first_page = blocks[0].page
        if first_page is not None and first_page != page_number and not is_item:
            html += _page_mark(first_page)
            page_number = first_page
        if is_item:
            items, page_number = _items(document, blocks, marked, page_number)
            html += items
            continue
        for block in blocks:
            if block.page is not None and block.page != page_number:
                html += _page_mark(block.page)
                page_number = block.page
            html += _block(document, block, marked)
    return html


def _page_mark(number: int) -> str:
    return f'<p class="page-mark"><span>{text(texts.CHAT_PAGE.format(page=number))}</span></p>'


def _items(
    document: Document, blocks: Sequence[Block], marked: frozenset[str], page_number: int | None
) -> tuple[str, int | None]:
    html = ""
    for number, run in groupby(blocks, key=lambda block: block.page):
        if number is not None and number != page_number:
            html += _page_mark(number)
            page_number = number
        items = "".join(_item(document, block, marked) for block in run)
        html += f'<ul class="items" role="list">{items}</ul>'
    return html, page_number


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
    return f'<p class="{block.kind.value}">{content}</p>'


def _inline(document: Document, block: Block, marked: frozenset[str]) -> str:
    """The block's text with every sentence as an element that can be linked to."""
    parts: list[str] = []
    position = _content_start(document, block)
    for sentence in block.sentences:
        parts.append(text(document.text[position : sentence.start]))
        tag = "mark" if sentence.id in marked else "span"
        label = f' aria-label="{text(texts.SOURCE_CITED)}"' if tag == "mark" else ""
        parts.append(f'<{tag} id="{text(sentence_anchor(sentence.id))}"{label}>{text(sentence.text)}</{tag}>')
        position = sentence.end
    parts.append(text(document.text[position : block.end]))
    return "".join(parts)


def _content_start(document: Document, block: Block) -> int:
    """Where the text begins behind an item's own marker, which is drawn apart."""
    raw = document.text[block.start : block.end]
    if block.kind is not BlockKind.ITEM or not block.marker or not raw.lstrip().startswith(block.marker):
        return block.start
    behind = block.start + len(raw) - len(raw.lstrip()) + len(block.marker)
    first = block.sentences[0].start if block.sentences else block.end
    return min(behind, first)


def cited_ids(values: Sequence[str]) -> Iterator[str]:
    """The ids asked for in the address, without empty ones and repeats."""
    yield from dict.fromkeys(value for value in values if value)
