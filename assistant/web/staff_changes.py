"""What changed between two versions of a paper, as a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise
from urllib.parse import urlencode

from assistant import texts
from assistant.agreements import Agreement
from assistant.index.library import Library
from assistant.index.versions import Family
from assistant.records import SECTION_SEPARATOR
from assistant.staff.change_report import binding_told, counted
from assistant.staff.changes import Change, Changes, Kind, compare, word_diff
from assistant.staff.sides import indexed_side
from assistant.text.document import Sentence
from assistant.web.markup import joined, source_link, status_chip, text
from assistant.web.site import Site
from assistant.web.staff_frame import apply, box, downloads, select, staff_page
from assistant.web.staff_query import REGISTER

CHANGES = f"{REGISTER}/aenderungen"
# More than so many papers are no list to choose from.
_LISTED = 500


def changes_of(library: Library, old: str, new: str) -> Changes | None:
    """The changes between two indexed papers; ``None`` where one of them is not there."""
    if old == new or old not in library.documents or new not in library.documents:
        return None
    return compare(indexed_side(library, old), indexed_side(library, new))


def changes_page(library: Library, old: str, new: str, site: Site) -> str:
    """The whole page."""
    found = changes_of(library, old, new)
    body = f'<p class="intro">{text(texts.CHANGES_INTRO)}</p>{_form(library, old, new)}'
    if found is not None:
        body += _changes(found)
    elif old and old == new:
        body += f'<p class="notice">{text(texts.CHANGES_ONE)}</p>'
    families = [family for family in library.versions.at(date.today()).families if family.others]
    return staff_page("/aenderungen", texts.CHANGES_TITLE, body + _families(families), site)


def _form(library: Library, old: str, new: str) -> str:
    fields = (("alt", texts.CHANGES_OLD, old), ("neu", texts.CHANGES_NEW, new))
    if len(library.documents) > _LISTED:
        drawn = "".join(box(name, label, value) for name, label, value in fields)
    else:
        papers = [(agreement.id, _named(agreement)) for agreement in library.agreements]
        drawn = "".join(select(name, label, papers, value, "–") for name, label, value in fields)
    return (
        f'<form class="filters two" method="get" action="{CHANGES}" '
        f'aria-label="{text(texts.CHANGES_COMPARE)}">{drawn}{apply(texts.CHANGES_COMPARE)}</form>'
    )


def _named(agreement: Agreement) -> str:
    known = not agreement.place or agreement.place in agreement.title
    made = f" ({texts.german_date(agreement.date)})" if agreement.date else ""
    return f"{agreement.title if known else f'{agreement.place}: {agreement.title}'}{made}"


def _families(families: Iterable[Family]) -> str:
    items = "".join(_family(family) for family in families)
    shown = (
        f'<ul class="families" role="list">{items}</ul>'
        if items
        else f'<p class="hint">{text(texts.CHANGES_NO_FAMILIES)}</p>'
    )
    return f"<section><h2>{text(texts.CHANGES_FAMILIES)}</h2>{shown}</section>"


def _family(family: Family) -> str:
    """Each version with the way to what changed since the one before."""
    versions = sorted(family.versions, key=lambda version: version.since)
    links = ""
    for before, after in pairwise(versions):
        parts = {"alt": before.agreement.id, "neu": after.agreement.id}
        label = f"{_dated(before.agreement, before.date)} → {_dated(after.agreement, after.date)}"
        links += f'<li><a href="{CHANGES}?{text(urlencode(parts))}">{text(label)}</a></li>'
    title = _named(family.current.agreement)
    return f'<li><strong>{text(title)}</strong><ul role="list">{links}</ul></li>'


def _dated(agreement: Agreement, made: str) -> str:
    return texts.german_date(made) if made else agreement.title


def _changes(found: Changes) -> str:
    parameters = urlencode({"alt": found.old.id, "neu": found.new.id})
    sides = "".join(
        f'<p class="side"><strong>{text(label)}:</strong> {text(agreement.title)} '
        f'<span class="facts">{joined((agreement.place, texts.german_date(agreement.date)))}</span> '
        f"{status_chip(agreement.status)}</p>"
        for label, agreement in ((texts.CHANGES_OLD, found.old), (texts.CHANGES_NEW, found.new))
    )
    head = (
        f'{sides}<div class="above" id="tabelle"><p class="count" role="status">'
        f"<strong>{text(counted(found))}</strong></p>{downloads('aenderungen', parameters)}</div>"
    )
    if not found.all:
        return f'{head}<p class="notice">{text(texts.CHANGES_SAME)}</p>'
    runs = groupby(found.all, key=lambda change: change.section)
    return head + "".join(_section(found, path, list(run)) for path, run in runs)


def _section(found: Changes, path: tuple[str, ...], run: list[Change]) -> str:
    title = text(SECTION_SEPARATOR.join(path[-2:]) or texts.STAFF_NO_SECTION)
    items = "".join(_change(found, change) for change in run)
    return (
        f'<section class="change-section"><h2>{title}</h2>'
        f'<ul class="changes" role="list">{items}</ul></section>'
    )


def _change(found: Changes, change: Change) -> str:
    told = binding_told(found, change)
    css = "moved" if change.binding_changed else ""
    more = f'<span class="told {css}">{text(told)}</span>' if told else ""
    by = texts.CHANGE_BY[change.by or ""]
    how = f'<span class="facts">{text(texts.CHANGE_HOW)}: {text(by)}</span>' if by else ""
    return (
        f'<li class="change-{change.kind.value}"><p class="change-head">'
        f'<span class="chip">{text(texts.CHANGE_LABEL[change.kind])}</span>{more}{how}</p>'
        f'<p class="quote">„{"".join(_wording(change))}“</p>'
        f'<p class="facts">{"".join(_sources(found, change))}</p></li>'
    )


def _wording(change: Change) -> Iterator[str]:
    """Screen readers hear what was taken out and put in as well."""
    if change.kind is not Kind.REWORDED or change.old is None or change.new is None:
        sentence = change.new or change.old
        yield text(sentence.text if sentence else "")
        return
    for piece in word_diff(change.old.text, change.new.text):
        tag, told = _MARKS.get(piece.sign, ("", ""))
        shown = text(piece.text)
        if tag:
            shown = f'<{tag}><span class="sr">[{told}: </span>{shown}<span class="sr">]</span></{tag}>'
        yield shown


_MARKS = {"-": ("del", texts.CHANGE_DELETED), "+": ("ins", texts.CHANGE_INSERTED)}


def _sources(found: Changes, change: Change) -> Iterator[str]:
    sides: tuple[tuple[str, Agreement, Sentence | None], ...] = (
        (texts.CHANGES_OLD, found.old, change.old),
        (texts.CHANGES_NEW, found.new, change.new),
    )
    for label, agreement, sentence in sides:
        if sentence is not None:
            page = f", {texts.page(sentence.page)}" if sentence.page else ""
            target = text(source_link(agreement.id, sentence))
            yield f'<span><a href="{target}">{text(label + page)}</a></span>'
