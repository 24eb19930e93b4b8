"""The synopsis as a page: all topics by paper, or one topic with all that is said, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from urllib.parse import urlsplit

from assistant import texts
from assistant.agreements import Agreement
from assistant.staff.choosing import Chosen
from assistant.staff.commitments import Commitment
from assistant.staff.records import summary
from assistant.staff.selected_synopsis import cells, papers_of, papers_with_rows
from assistant.staff.synopsis import Cell, Difference, differences
from assistant.text.document import Sentence
from assistant.web.markup import joined, source_link, status_chip, term, text
from assistant.web.site import Site
from assistant.web.staff_form import filters
from assistant.web.staff_frame import downloads, staff_page
from assistant.web.staff_query import REGISTER, Query, address
from assistant.web.staff_rows import binding_chip, quoted, where
from assistant.web.workbench import View

SYNOPSIS = f"{REGISTER}/synopse"
_COLUMNS, _CARDS = 5, 12
_SHOWN, _MENTIONED = 8, 4
# More papers than this are not compared while somebody waits: all their vectors would have to be read.
_COMPARED_PAPERS, _COMPARED_ROWS = 60, 1500


def synopsis_page(view: View, query: Query, chosen: Chosen, site: Site) -> str:
    """The whole page."""
    papers = papers_of(chosen)
    one = bool(query.selection.topic or query.selection.free or query.selection.text)
    size = _CARDS if one else _COLUMNS
    here = min(query.page, max(1, -(-len(papers) // size)))
    shown = papers[(here - 1) * size : here * size]
    body = (
        f"{filters(SYNOPSIS, query, chosen, view.topics)}"
        f'<p class="intro">{text(texts.SYNOPSIS_TOPIC if one else texts.SYNOPSIS_ALL)}</p>'
        f'<div class="above" id="tabelle"><p class="count" role="status"><strong>'
        f"{text(texts.found_on(len(chosen), papers_with_rows(chosen), len(papers)))}</strong></p>"
        f"{downloads('synopse', urlsplit(address('', query)).query)}</div>"
        f"{_topic(view, query, chosen, shown) if one else _matrix(view, query, chosen, shown)}"
        f"{_pager(query, here, size, len(papers))}{_differences(view, chosen) if one else ''}"
    )
    return staff_page("/synopse", _title(view, query), body, site, query)


def _title(view: View, query: Query) -> str:
    named = next((topic.name for topic in view.topics.all if topic.id == query.selection.topic), "")
    free = f"„{query.selection.free}“" if query.selection.free else ""
    about = ", ".join(filter(None, (named, free)))
    return f"{texts.SYNOPSIS_TITLE}: {about}" if about else texts.SYNOPSIS_TITLE


# --- all topics ---


def _matrix(view: View, query: Query, chosen: Chosen, papers: Sequence[int]) -> str:
    found = chosen.topic_by_paper(papers)
    firsts = {key: int(chosen.columns.number[rows[0]]) for key, rows in found.items()}
    sentences = dict(zip(firsts, view.fetch(list(firsts.values())), strict=False))
    agreements = [chosen.columns.agreements[paper] for paper in papers]
    heads = "".join(f'<th scope="col">{_head(agreement)}</th>' for agreement in agreements)
    rows = ""
    for topic in view.topics.all:
        name = f'<a href="{text(address(SYNOPSIS, query, topic=topic.id))}">{text(topic.name)}</a>'
        drawn = "".join(
            _matrix_cell(
                query,
                topic.id,
                agreement,
                len(found.get((topic.id, paper), ())),
                sentences.get((topic.id, paper)),
            )
            for paper, agreement in zip(papers, agreements, strict=True)
        )
        rows += f'<tr><th scope="row">{name}</th>{drawn}</tr>'
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{text(texts.SYNOPSIS_TITLE)}">'
        f'<table class="matrix"><thead><tr><th scope="col">{text(texts.FILTER_TOPIC)}</th>{heads}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def _matrix_cell(query: Query, topic: str, agreement: Agreement, count: int, first: Commitment | None) -> str:
    if not count:
        return f'<td class="silent">{text(texts.STAFF_NOTHING)}</td>'
    target = address(REGISTER, query, topic=topic, agreement=agreement.id)
    told = ""
    if first is not None:
        source = text(source_link(agreement.id, first.sentence))
        told = f'<a class="quote" href="{source}">„{text(summary(first.sentence.text))}“</a>'
    counted = text(texts.counted(count, texts.TABLE_COUNT))
    return f'<td><a class="number" href="{text(target)}">{counted}</a>{told}</td>'


def _head(agreement: Agreement) -> str:
    place = f"{text(agreement.place)}<br>" if agreement.place else ""
    return f'{place}<span class="facts">{text(agreement.title)}</span>{status_chip(agreement.status)}'


# --- one topic ---


def _topic(view: View, query: Query, chosen: Chosen, papers: Sequence[int]) -> str:
    drawn = "".join(map(partial(_card, query), cells(view.library, chosen, papers, view.fetch)))
    return f'<div class="cells">{drawn}</div>'


def _card(query: Query, cell: Cell) -> str:
    agreement = cell.agreement
    behind = f' <span class="chip">{text(texts.STAFF_BEHIND)}</span>' if cell.behind else ""
    made = texts.german_date(agreement.date)
    return (
        f'<section class="cell"><h2>{text(agreement.place_or_title)}</h2>'
        f'<p class="facts">{joined((agreement.title if agreement.place else "", term(agreement), made))}</p>'
        f"<p>{status_chip(agreement.status)}{behind}</p>{_said(query, cell)}</section>"
    )


def _said(query: Query, cell: Cell) -> str:
    if cell.empty:
        return f'<p class="silent">{text(texts.STAFF_NOTHING)}</p>'
    html = f'<p class="silent">{text(texts.STAFF_ONLY_MENTIONS)}</p>'
    if cell.commitments:
        items = "".join(map(_commitment, cell.commitments[:_SHOWN]))
        html = f'<ul class="said" role="list">{items}</ul>'
    if len(cell.commitments) > _SHOWN:
        target = text(address(REGISTER, query, agreement=cell.agreement.id))
        more = texts.SYNOPSIS_MORE.format(count=len(cell.commitments))
        html += f'<p><a href="{target}">{text(more)}</a></p>'
    if cell.mentions:
        html += f"<h3>{text(texts.SYNOPSIS_MENTIONS)}</h3>{_mentions(cell.agreement, cell.mentions)}"
    return html


def _commitment(row: Commitment) -> str:
    details = (row.deadline.text if row.deadline else "", row.amount.text if row.amount else "")
    return (
        f"<li>{binding_chip(row.bindingness, row.agreement.status)}"
        f"<p>{quoted(row.agreement, row.sentence, row.context)}</p>"
        f'<p class="facts">{joined(details)}</p>{where(row.sentence)}</li>'
    )


def _mentions(agreement: Agreement, mentions: Iterable[Sentence]) -> str:
    shown = list(mentions)[:_MENTIONED]
    items = "".join(f"<li><p>{quoted(agreement, item)}</p>{where(item)}</li>" for item in shown)
    return f'<ul class="said mentions" role="list">{items}</ul>'


def _pager(query: Query, here: int, size: int, count: int) -> str:
    if count <= size:
        return ""
    shown = texts.papers_shown((here - 1) * size + 1, min(here * size, count), count)
    steps = "".join(
        f'<a class="button" href="{text(address(SYNOPSIS, query, page=number, fragment="tabelle"))}">'
        f"{text(name)}</a>"
        for name, number in ((texts.TABLE_PREVIOUS, here - 1), (texts.TABLE_NEXT, here + 1))
        if 1 <= number <= -(-count // size)
    )
    return (
        f'<nav class="pager" aria-label="{text(texts.TABLE_PAGES)}"><span>{text(shown)}</span>{steps}</nav>'
    )


# --- differences ---


def _differences(view: View, chosen: Chosen) -> str:
    """Pairs of different papers side by side."""
    count = len(chosen)
    if papers_with_rows(chosen) < 2:
        return ""
    title = f"<h2>{text(texts.STAFF_DIFFERENCES)}</h2>"
    if count > _COMPARED_ROWS or papers_with_rows(chosen) > _COMPARED_PAPERS:
        return f'<section>{title}<p class="hint">{text(texts.too_many_to_compare(count))}</p></section>'
    found = differences(view.library, view.in_force(view.commitments(chosen)))
    if not found:
        return f'<section>{title}<p class="hint">{text(texts.SYNOPSIS_NO_DIFFERENCES)}</p></section>'
    pairs = "".join(map(_pair, found))
    return (
        f'<section>{title}<p class="hint">{text(texts.SYNOPSIS_DIFFERENCES_HINT)}</p>'
        f'<ul class="pairs" role="list">{pairs}</ul></section>'
    )


def _pair(difference: Difference) -> str:
    kinds = [texts.STAFF_BINDING] if difference.in_bindingness else []
    kinds += [texts.STAFF_AMOUNT] if difference.in_amount else []
    sides = "".join(
        f"<div><p><strong>{text(row.place or row.agreement.title)}</strong> "
        f"{binding_chip(row.bindingness, row.agreement.status)}</p>"
        f"<p>{quoted(row.agreement, row.sentence)}</p>{where(row.sentence)}</div>"
        for row in (difference.one, difference.other)
    )
    return f'<li><p class="hint">{text(texts.staff_differ(kinds))}</p><div class="pair">{sides}</div></li>'
