"""The filters of the register: a form with the number of rows behind every choice, and what is in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant import texts
from assistant.levels import Bindingness
from assistant.staff.choosing import Chosen
from assistant.staff.selection import NO_DEADLINE, Order
from assistant.staff.topics import Topics
from assistant.status import Status
from assistant.web.markup import text
from assistant.web.staff_frame import apply, box, select
from assistant.web.staff_query import NAMES, REGISTER, SIZE, SORTING, Query, address, sorting

# More than so many entries are no list to choose from.
_LISTED = 300
_FLAGS = 60
_SORTINGS = (
    (Order.PLACE, False), (Order.DEADLINE, False), (Order.DEADLINE, True), (Order.AMOUNT, True),
    (Order.AMOUNT, False), (Order.BINDING, False),
)  # fmt: skip


def filters(path: str, query: Query, chosen: Chosen, topics: Topics) -> str:
    """The form, and the filters in use below it."""
    selection = query.selection
    fields = "".join(_fields(query, chosen, topics)) + (_sortings(query) if path == REGISTER else "")
    size = f'<input type="hidden" name="{SIZE}" value="{query.size}">' if query.size != Query().size else ""
    reset = f'<a href="{path}">{text(texts.FILTER_RESET)}</a>' if selection.restricted else ""
    return (
        f'<details class="filters" open><summary>{text(texts.FILTERS)}</summary>'
        f'<form method="get" action="{path}" role="search" aria-label="{text(texts.FILTERS)}">{fields}{size}'
        f'<div class="last">{_bindings(query, chosen)}{apply(texts.FILTER_APPLY, reset)}</div>'
        f"</form></details>{_in_use(path, query, topics, chosen)}"
    )


def _fields(query: Query, chosen: Chosen, topics: Topics) -> Iterator[str]:
    selection = query.selection
    yield box(NAMES["text"], texts.FILTER_TEXT, selection.text, texts.FILTER_TEXT_HINT)
    yield box(NAMES["free"], texts.FILTER_FREE, selection.free, texts.FILTER_FREE_HINT)
    yield _places(query, chosen)
    yield from _papers(query, chosen)
    names = {topic.id: topic.name for topic in topics.all}
    yield _choice("topic", texts.FILTER_TOPIC, chosen.by_topic(), selection.topic, names)
    yield _choice("deadline", texts.FILTER_DEADLINE, chosen.by_year(), selection.deadline, _DEADLINES)
    statuses = {status.value: texts.STATUS_LABEL[status] for status in Status}
    status = selection.statuses[0].value if selection.statuses else ""
    yield _choice("status", texts.FILTER_STATUS, chosen.by_status(), status, statuses)
    flags = dict(list(chosen.by_flag().items())[:_FLAGS])
    yield _choice("flag", texts.FILTER_FLAG, flags, selection.flag, {})


_DEADLINES = {NO_DEADLINE: texts.FILTER_NO_DEADLINE}


def _choice(name: str, label: str, counts: Mapping[str, int], value: str, names: Mapping[str, str]) -> str:
    """What is chosen can be chosen, even where nothing is left of it."""
    known = counts if not value or value in counts else {**counts, value: 0}
    options = [(key, _with_count(names.get(key, key), count)) for key, count in known.items()]
    return select(NAMES[name], label, options, value)


def _places(query: Query, chosen: Chosen) -> str:
    counts = {place: count for place, count in chosen.by_place().items() if place}
    if len(counts) <= _LISTED:
        return _choice("place", texts.FILTER_PLACE, counts, query.selection.place, {})
    most = sorted(counts, key=lambda place: -counts[place])[:_LISTED]
    return box(NAMES["place"], texts.FILTER_PLACE, query.selection.place, listed=most)


def _papers(query: Query, chosen: Chosen) -> Iterator[str]:
    counts = chosen.by_agreement()
    titles = {agreement.id: agreement.title for agreement in chosen.columns.agreements}
    value = query.selection.agreement
    if len(counts) > _LISTED:
        counts = {}
    if counts or value:
        yield _choice("agreement", texts.FILTER_PAPER, counts, value, titles)


def _sortings(query: Query) -> str:
    selection = query.selection
    natural = Order.RELEVANCE if selection.free else Order.READING
    listed = [(natural, False), *([(Order.READING, False)] if selection.free else []), *_SORTINGS]
    options = [(sorting(*entry), texts.SORTINGS[sorting(*entry)]) for entry in listed]
    chosen = sorting(selection.order, selection.descending)
    return select(SORTING, texts.SORTING, options, chosen, any_label="")


def _bindings(query: Query, chosen: Chosen) -> str:
    counts = chosen.by_binding()
    boxes = ""
    for level in Bindingness:
        checked = " checked" if level in query.selection.bindings else ""
        label = text(_with_count(texts.WORDING_LABEL[level], counts.get(level.value, 0)))
        boxes += (
            f'<label><input type="checkbox" name="{NAMES["binding"]}" value="{level.value}"{checked}>'
            f"<span>{label}</span></label>"
        )
    return f'<fieldset class="checks"><legend>{text(texts.FILTER_BINDING)}</legend>{boxes}</fieldset>'


def _with_count(name: str, count: int) -> str:
    return f"{name} ({texts.thousands(count)})"


def told(query: Query, topics: Topics, chosen: Chosen) -> list[tuple[str, str]]:
    """The filters in use as name and value in words."""
    selection = query.selection
    paper = next((a.title for a in chosen.columns.agreements if a.id == selection.agreement), "")
    topic = next((topic.name for topic in topics.all if topic.id == selection.topic), selection.topic)
    values = {
        "place": selection.place,
        "agreement": paper or selection.agreement,
        "topic": topic,
        "binding": ", ".join(texts.WORDING_LABEL[level] for level in selection.bindings),
        "status": ", ".join(texts.STATUS_LABEL[status] for status in selection.statuses),
        "deadline": _DEADLINES.get(selection.deadline, selection.deadline),
        "flag": selection.flag,
        "text": selection.text,
        "free": selection.free,
    }
    return [(name, value) for name, value in values.items() if value]


def _in_use(path: str, query: Query, topics: Topics, chosen: Chosen) -> str:
    used = told(query, topics, chosen)
    if not used:
        return ""
    chips = ""
    for name, value in used:
        short = texts.FILTER_SHORT[name]
        target = text(address(path, query, without=(name,)))
        label = text(texts.without_filter(short, value))
        chips += (
            f'<li><a href="{target}" aria-label="{label}"><span>{text(short)}: <strong>{text(value)}</strong>'
            '</span><span aria-hidden="true">×</span></a></li>'
        )
    return f'<ul class="in-use" role="list" aria-label="{text(texts.FILTER_ACTIVE)}">{chips}</ul>'
