"""The register of commitments as a page: filters, table, downloads."""

from __future__ import annotations

from urllib.parse import urlsplit

from assistant import texts
from assistant.staff.choosing import Chosen
from assistant.staff.commitments import Commitment
from assistant.staff.selection import Order
from assistant.staff.tables import actor_name
from assistant.staff.topics import Topics, names_of
from assistant.web.markup import source_link, text
from assistant.web.site import Site
from assistant.web.staff_form import filters
from assistant.web.staff_frame import downloads, staff_page
from assistant.web.staff_query import REGISTER, Query, address
from assistant.web.staff_rows import Head, binding_chip, pager, paper_cell, quoted, row, table, where
from assistant.web.workbench import View

# Column, its style, what it is sorted by, and whether the highest comes first at the first click.
_COLUMNS = (
    (texts.STAFF_PAPER, "paper", Order.PLACE, False),
    (texts.STAFF_WORDING, "wording", None, False),
    (texts.STAFF_BINDING, "binding", Order.BINDING, False),
    (texts.STAFF_TOPICS, "topics", None, False),
    (texts.STAFF_ACTOR, "actor", None, False),
    (texts.STAFF_DEADLINE, "deadline", Order.DEADLINE, False),
    (texts.STAFF_AMOUNT, "amount", Order.AMOUNT, True),
    (texts.TABLE_WHERE, "where", None, False),
)


def register_page(view: View, query: Query, chosen: Chosen, site: Site) -> str:
    """The whole page."""
    count = len(chosen)
    start = (min(query.page, max(1, -(-count // query.size))) - 1) * query.size
    rows = view.commitments(chosen, start, query.size)
    body = (
        f'<p class="intro">{text(texts.VIEW_INTRO)}</p>{filters(REGISTER, query, chosen, view.topics)}'
        f'<div id="tabelle" class="above" tabindex="-1">{_count(chosen, count)}'
        f"{downloads('vorhaben', urlsplit(address('', query)).query)}</div>"
    )
    if rows:
        heads = [_head(query, *column) for column in _COLUMNS]
        drawn = (_row(heads, commitment, view.topics) for commitment in rows)
        body += table(texts.VIEW_REGISTER, heads, drawn) + pager(REGISTER, query, count)
    else:
        nothing = texts.TABLE_NOTHING if query.selection.restricted else texts.TABLE_EMPTY
        body += f'<p class="notice">{text(nothing)}</p>'
    return staff_page("", texts.VIEW_REGISTER, body, site, query)


def _count(chosen: Chosen, count: int) -> str:
    told = f"<strong>{text(texts.counted(count, texts.TABLE_COUNT))}</strong>"
    selection = chosen.selection
    how = texts.SORTINGS["naehe"] if selection.free and selection.order is Order.RELEVANCE else ""
    return f'<p class="count" role="status">{told}{f" · {text(how)}" if how else ""}</p>'


def _head(query: Query, name: str, css: str, order: Order | None, highest: bool) -> Head:
    if order is None:
        return Head(name, css)
    selection = query.selection
    here = selection.order is order
    way = ("descending" if selection.descending else "ascending") if here else ""
    target = address(
        REGISTER,
        query,
        fragment="tabelle",
        order=order,
        descending=not selection.descending if here else highest,
    )
    return Head(name, css, target, way)


def _row(heads: list[Head], commitment: Commitment, topics: Topics) -> str:
    agreement = commitment.agreement
    flags = "".join(f'<span class="flag">{text(flag)}</span>' for flag in commitment.flags)
    names = "".join(
        f"<li>{text(name)}</li>" for name in names_of([found.topic for found in commitment.topics], topics)
    )
    cells = (
        paper_cell(agreement),
        quoted(agreement, commitment.sentence, commitment.context) + flags,
        binding_chip(commitment.bindingness, agreement.status),
        f'<ul role="list">{names}</ul>' if names else "",
        text(actor_name(commitment)),
        text(commitment.deadline.text) if commitment.deadline else "",
        text(commitment.amount.text) if commitment.amount else "",
        where(commitment.sentence),
    )
    return row(heads, cells, source_link(agreement.id, commitment.sentence))
