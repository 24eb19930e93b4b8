"""A selection of the register as an address of the staff's pages, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from assistant.levels import Bindingness
from assistant.staff.selection import NO_DEADLINE, Order, Selection
from assistant.status import Status

REGISTER = "/vorhaben"
SIZES = (25, 50, 100, 200)
_SIZE = 50
_LONGEST = 300
# Filters by their name in ``Selection`` and in the address.
NAMES = {
    "place": "ort", "agreement": "papier", "topic": "thema", "binding": "verbindlich", "status": "status",
    "deadline": "frist", "flag": "kennzeichen", "text": "suche", "free": "eigenes",
}  # fmt: skip
SORTING, PAGE, SIZE = "sortierung", "seite", "zeilen"
ORDERS = {
    Order.READING: "papier", Order.PLACE: "ort", Order.DEADLINE: "frist", Order.AMOUNT: "betrag",
    Order.BINDING: "verbindlichkeit", Order.RELEVANCE: "naehe",
}  # fmt: skip
_DOWN = "-ab"


@dataclass(frozen=True)
class Query:
    """What is asked for, and which page of it."""

    selection: Selection = field(default_factory=Selection)
    page: int = 1
    size: int = _SIZE


def read_query(params: QueryParams) -> Query:
    """The query in an address; what makes no sense in it is passed over."""

    def value(name: str) -> str:
        return params.get(NAMES[name], "").strip()[:_LONGEST]

    free, deadline = value("free"), value("deadline")
    order, descending = _read_order(params.get(SORTING, ""), free)
    selection = Selection(
        place=value("place"),
        agreement=value("agreement"),
        topic=value("topic"),
        bindings=tuple(level for level in Bindingness if level.value in params.getlist(NAMES["binding"])),
        statuses=tuple(status for status in Status if status.value in params.getlist(NAMES["status"])),
        deadline=deadline if deadline == NO_DEADLINE or (deadline.isdecimal() and len(deadline) == 4) else "",
        flag=value("flag"),
        text=value("text"),
        free=free,
        order=order,
        descending=descending,
    )
    size = _number(params.get(SIZE, ""), _SIZE)
    return Query(selection, _number(params.get(PAGE, ""), 1), size if size in SIZES else _SIZE)


def _read_order(value: str, free: str) -> tuple[Order, bool]:
    known = {name: order for order, name in ORDERS.items()}
    order = known.get(value.removesuffix(_DOWN), Order.RELEVANCE if free else Order.READING)
    if order is Order.RELEVANCE and not free:
        order = Order.READING
    return order, value.endswith(_DOWN) and order not in (Order.READING, Order.RELEVANCE)


def _number(value: str, otherwise: int) -> int:
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else otherwise


def sorting(order: Order, descending: bool) -> str:
    """The order as it stands in an address."""
    return ORDERS[order] + (_DOWN if descending else "")


def pairs(selection: Selection, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Names and values in the address; those of some filters can be left out."""
    for name, key in NAMES.items():
        if name in without:
            continue
        if name == "binding":
            yield from ((key, level.value) for level in selection.bindings)
        elif name == "status":
            yield from ((key, status.value) for status in selection.statuses)
        elif value := getattr(selection, name):
            yield key, str(value)
    natural = Order.RELEVANCE if selection.free else Order.READING
    if selection.order is not natural and "order" not in without:
        yield SORTING, sorting(selection.order, selection.descending)


def address(
    path: str,
    query: Query,
    *,
    page: int = 1,
    without: Collection[str] = (),
    fragment: str = "",
    **changed: Any,
) -> str:
    """An address below the site: the query with some filters changed or left out, from its first page on."""
    selection = replace(query.selection, **changed) if changed else query.selection
    parts = list(pairs(selection, without))
    if query.size != _SIZE:
        parts.append((SIZE, str(query.size)))
    if page > 1:
        parts.append((PAGE, str(page)))
    encoded = urlencode(parts, quote_via=quote)
    return path + (f"?{encoded}" if encoded else "") + (f"#{fragment}" if fragment else "")
