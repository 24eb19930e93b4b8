"""The overview: topics by places as a table with shades, and the deadlines as bars by year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from assistant import texts
from assistant.levels import Bindingness
from assistant.staff.choosing import Chosen
from assistant.staff.columns import Numbers
from assistant.staff.topics import Topics
from assistant.web.markup import text
from assistant.web.site import Site
from assistant.web.staff_form import filters
from assistant.web.staff_frame import staff_page
from assistant.web.staff_query import REGISTER, Query, address

OVERVIEW = f"{REGISTER}/ueberblick"
_PLACES = 20
_SHADES = 6
_YEARS = 40
# The picture's own units.
_HEIGHT, _BAR, _GAP, _BASE, _TOP = 220, 34, 14, 26, 18


def overview_page(query: Query, chosen: Chosen, topics: Topics, site: Site) -> str:
    """The whole page."""
    body = (
        f"{filters(OVERVIEW, query, chosen, topics)}"
        f"<section><h2>{text(texts.HEAT_TITLE)}</h2>{heat_map(query, chosen, topics)}</section>"
        f"<section><h2>{text(texts.TIME_TITLE)}</h2>{timeline(query, chosen)}</section>"
    )
    return staff_page("/ueberblick", texts.OVERVIEW_TITLE, body, site, query)


def heat_map(query: Query, chosen: Chosen, topics: Topics) -> str:
    """A table with the numbers in it: what the shades say can be read and heard as well."""
    counts = chosen.topic_by_place()
    sums = counts.sum(axis=0)
    most = [int(place) for place in np.argsort(-sums, kind="stable")[:_PLACES] if sums[place]]
    if not most:
        return f'<p class="notice">{text(texts.TABLE_NOTHING)}</p>'
    shown = sorted(most)
    places = [chosen.columns.places[place] for place in shown]
    names = {topic.id: topic.name for topic in topics.all}
    heads = "".join(f'<th scope="col">{text(place or texts.STAFF_NO_PLACE)}</th>' for place in places)
    highest = int(counts[:, shown].max())
    rows = "".join(
        _heat_row(query, names[topic], topic, places, counts[number, shown], highest)
        for number, topic in enumerate(chosen.columns.topic_ids)
    )
    left = int(np.count_nonzero(sums)) - len(shown)
    more = f'<p class="hint">{text(texts.more_places(left))}</p>' if left else ""
    return (
        f'<p class="hint">{text(texts.HEAT_HINT)}</p>'
        f'<div class="wide" role="region" tabindex="0" aria-label="{text(texts.HEAT_TITLE)}">'
        f'<table class="heat"><caption class="sr">{text(texts.HEAT_TITLE)}</caption>'
        f'<thead><tr><th scope="col">{text(texts.FILTER_TOPIC)}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}"
    )


def _heat_row(query: Query, name: str, topic: str, places: list[str], counts: Numbers, highest: int) -> str:
    cells = ""
    for place, found in zip(places, counts.tolist(), strict=True):
        if not found:
            cells += (
                '<td class="heat-0"><span aria-hidden="true">–</span>'
                f'<span class="sr">{text(texts.HEAT_NONE)}</span></td>'
            )
            continue
        target = address(REGISTER, query, topic=topic, place=place)
        label = text(texts.heat_cell(name, place, found))
        cells += (
            f'<td class="heat-{shade(found, highest)}"><a href="{text(target)}" aria-label="{label}">'
            f"{texts.thousands(found)}</a></td>"
        )
    return f'<tr><th scope="row">{text(name)}</th>{cells}</tr>'


def shade(count: int, highest: int) -> int:
    """From 1 to ``_SHADES``: small numbers are told apart better than large ones."""
    return max(1, round(_SHADES * float(np.sqrt(count / highest)))) if count else 0


def timeline(query: Query, chosen: Chosen) -> str:
    """A bar for each year, in parts by bindingness; each leads to its rows. The numbers follow as a table."""
    found = chosen.year_by_binding()
    if not found:
        return f'<p class="notice">{text(texts.TIME_NONE)}</p>'
    first, last = min(found), max(found)
    years = list(range(first, last + 1)) if last - first < _YEARS else sorted(found)
    highest = max(sum(parts.values()) for parts in found.values())
    width = _GAP + len(years) * (_BAR + _GAP)
    bars = "".join(
        _bar(query, year, found[year], _GAP + number * (_BAR + _GAP), highest)
        if year in found
        else _label(year, _GAP + number * (_BAR + _GAP))
        for number, year in enumerate(years)
    )
    line = f'<line class="base" x1="0" x2="{width}" y1="{_HEIGHT - _BASE}" y2="{_HEIGHT - _BASE}"/>'
    told = text(texts.years(years[0], years[-1], sum(sum(parts.values()) for parts in found.values())))
    return (
        f'<p class="hint">{text(texts.TIME_HINT)}</p>{_legend(found)}'
        f'<div class="wide" role="region" tabindex="0" aria-label="{text(texts.TIME_TITLE)}">'
        f'<svg class="timeline" role="group" aria-label="{told}" viewBox="0 0 {width} {_HEIGHT}" '
        f'width="{width}" height="{_HEIGHT}">{line}{bars}</svg></div>{_time_table(query, found)}'
    )


def _bar(query: Query, year: int, parts: Mapping[str, int], x: int, highest: int) -> str:
    room = _HEIGHT - _BASE - _TOP
    total = sum(parts.values())
    labels = [(texts.WORDING_LABEL[level], parts[level]) for level in Bindingness if level in parts]
    y = float(_HEIGHT - _BASE)
    drawn = ""
    for level in Bindingness:
        if level in parts:
            height = room * parts[level] / highest
            y -= height
            drawn += (
                f'<rect class="fill-{level.value}" x="{x}" y="{y:.1f}" width="{_BAR}" height="{height:.1f}"/>'
            )
    target = text(address(REGISTER, query, deadline=str(year)))
    return (
        f'<a href="{target}" aria-label="{text(texts.of_year(year, labels))}">{drawn}'
        f'<text class="value" x="{x + _BAR / 2}" y="{y - 5:.1f}">{texts.thousands(total)}</text>'
        f"{_label(year, x)}</a>"
    )


def _label(year: int, x: int) -> str:
    return f'<text class="year" x="{x + _BAR / 2}" y="{_HEIGHT - 8}">{year}</text>'


def _legend(found: Mapping[int, Mapping[str, int]]) -> str:
    used = {level for parts in found.values() for level in parts}
    items = "".join(
        f'<li><span class="swatch fill-{level.value}"></span>{text(texts.WORDING_LABEL[level])}</li>'
        for level in Bindingness
        if level in used
    )
    return f'<ul class="legend" role="list">{items}</ul>'


def _time_table(query: Query, found: Mapping[int, Mapping[str, int]]) -> str:
    used = [level for level in Bindingness if any(level in parts for parts in found.values())]
    heads = "".join(f'<th scope="col">{text(texts.WORDING_LABEL[level])}</th>' for level in used)
    rows = ""
    for year, parts in sorted(found.items()):
        cells = "".join(f"<td>{parts.get(level, 0)}</td>" for level in used)
        target = text(address(REGISTER, query, deadline=str(year)))
        name = f'<th scope="row"><a href="{target}">{year}</a></th>'
        rows += f"<tr>{name}{cells}<td>{sum(parts.values())}</td></tr>"
    return (
        f'<details><summary>{text(texts.TIME_TABLE)}</summary><div class="wide" role="region" tabindex="0" '
        f'aria-label="{text(texts.TIME_TABLE)}"><table class="figures"><thead><tr><th scope="col">'
        f'{text(texts.TIME_YEAR)}</th>{heads}<th scope="col">{text(texts.TIME_SUM)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )
