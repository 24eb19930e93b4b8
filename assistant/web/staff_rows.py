"""Tables of the staff's pages: head, rows that small screens show as cards, and the way through them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.records import SECTION_SEPARATOR
from assistant.status import Status
from assistant.text.document import Sentence
from assistant.web.markup import joined, source_link, status_chip, text
from assistant.web.staff_query import SIZES, Query, address


@dataclass(frozen=True)
class Head:
    """A column. ``target`` sorts by it; ``sorted`` is which way it is sorted now, as in ``aria-sort``."""

    name: str
    css: str = ""
    target: str = ""
    sorted: str = ""


def table(name: str, heads: Sequence[Head], rows: Iterable[str]) -> str:
    """Roles are spelled out, because small screens show the rows as cards and browsers then forget them."""
    drawn = "".join(map(_head, heads))
    return (
        f'<table class="read-table rows" role="table" aria-label="{text(name)}">'
        f'<thead role="rowgroup"><tr role="row">{drawn}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _head(head: Head) -> str:
    state = f' aria-sort="{head.sorted}"' if head.sorted else ""
    name = text(head.name)
    if head.target:
        sign = {"ascending": "▲", "descending": "▼"}.get(head.sorted, "↕")
        name = (
            f'<a href="{text(head.target)}" title="{text(texts.TABLE_SORT)}">{name}'
            f'<span class="sort" aria-hidden="true">{sign}</span></a>'
        )
    return f'<th scope="col" role="columnheader" class="{head.css}"{state}>{name}</th>'


def row(heads: Sequence[Head], cells: Sequence[str], target: str = "") -> str:
    """Cells of HTML; the first one names the row. ``target`` is what a click anywhere on it opens."""
    first, *rest = zip(heads, cells, strict=True)
    named = f'<th scope="row" role="rowheader" class="{first[0].css}">{first[1]}</th>'
    others = "".join(
        f'<td role="cell" class="{head.css}{"" if cell else " empty"}" data-label="{text(head.name)}">'
        f"<div>{cell}</div></td>"
        for head, cell in rest
    )
    goes = f' data-target="{text(target)}"' if target else ""
    return f'<tr role="row"{goes}>{named}{others}</tr>'


def paper_cell(agreement: Agreement) -> str:
    """Place, paper and status."""
    place = f"<strong>{text(agreement.place)}</strong>" if agreement.place else ""
    return f'{place}<span class="facts">{text(agreement.title)}</span>{status_chip(agreement.status)}'


def quoted(agreement: Agreement, sentence: Sentence, context: str = "") -> str:
    """The sentence word for word, as the way to where it stands."""
    lead = f'<span class="facts">{text(context)}</span> ' if context else ""
    return (
        f'{lead}<a class="quote" href="{text(source_link(agreement.id, sentence))}">'
        f"„{text(sentence.text)}“</a>"
    )


def where(sentence: Sentence) -> str:
    """Section and page."""
    page = texts.page(sentence.page) if sentence.page else ""
    section = SECTION_SEPARATOR.join(sentence.path)
    return f'<span class="facts" title="{text(section)}">{joined(("".join(sentence.path[-1:]), page))}</span>'


def binding_chip(level: Bindingness, status: Status) -> str:
    """How binding; what is not agreed upon looks different from what is."""
    decided = "decided" if status is Status.BESCHLOSSEN else "open"
    label = text(texts.binding_label(level, status))
    return f'<span class="chip binding-{level.value} {decided}">{label}</span>'


def pager(path: str, query: Query, count: int) -> str:
    """Which rows are shown, and the way to the others."""
    pages = max(1, -(-count // query.size))
    here = min(query.page, pages)
    first = (here - 1) * query.size + 1 if count else 0
    shown = texts.rows_shown(first, min(here * query.size, count), count)
    steps = "".join(
        f'<a class="button" rel="{rel}" href="{text(address(path, query, page=number, fragment="tabelle"))}">'
        f"{text(name)}</a>"
        for name, rel, number in (
            (texts.TABLE_PREVIOUS, "prev", here - 1),
            (texts.TABLE_NEXT, "next", here + 1),
        )
        if 1 <= number <= pages
    )
    sizes = " ".join(_size(path, query, size) for size in SIZES) if count > SIZES[0] else ""
    sizes = f'<span class="sizes">{text(texts.TABLE_SIZE)}: {sizes}</span>' if sizes else ""
    return (
        f'<nav class="pager" aria-label="{text(texts.TABLE_PAGES)}"><span>{text(shown)}</span>'
        f"{steps}{sizes}</nav>"
    )


def _size(path: str, query: Query, size: int) -> str:
    if size == query.size:
        return f"<strong>{size}</strong>"
    target = address(path, Query(query.selection, size=size), fragment="tabelle")
    return f'<a href="{text(target)}">{size}</a>'
