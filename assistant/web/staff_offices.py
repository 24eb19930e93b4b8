"""The register of offices as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from assistant import texts
from assistant.staff.offices import Office, Told
from assistant.web.markup import source_link, text
from assistant.web.site import Site
from assistant.web.staff_frame import apply, box, downloads, select, staff_page
from assistant.web.staff_query import REGISTER
from assistant.web.staff_rows import Head, paper_cell, quoted, row, table, where

OFFICES = f"{REGISTER}/aemter"
_LONGEST = 300
_SHOWN = 100
_HEADS = (
    Head(texts.STAFF_PAPER, "paper"),
    Head(texts.STAFF_OFFICE, "office"),
    Head(texts.STAFF_PERSON, "person"),
    Head(texts.STAFF_PARTY, "party"),
    Head(texts.STAFF_STANDING, "standing"),
    Head(texts.STAFF_VALID, "valid"),
    Head(texts.STAFF_WORDING, "wording"),
    Head(texts.TABLE_WHERE, "where"),
)


@dataclass(frozen=True)
class Wanted:
    """Which offices are asked for."""

    place: str = ""
    text: str = ""
    mentioned: bool = False
    page: int = 1

    @classmethod
    def read(cls, params: QueryParams) -> Wanted:
        page = params.get("seite", "")
        return cls(
            params.get("ort", "").strip()[:_LONGEST],
            params.get("suche", "").strip()[:_LONGEST],
            params.get("nebenbei") == "1",
            int(page) if page.isdecimal() and 0 < len(page) < 8 else 1,
        )

    def address(self, page: int = 1) -> str:
        """What stands behind the question mark."""
        parts = [("ort", self.place), ("suche", self.text), ("nebenbei", "1" if self.mentioned else "")]
        parts.append(("seite", str(page) if page > 1 else ""))
        return urlencode([part for part in parts if part[1]], quote_via=quote)

    def among(self, offices: Iterable[Office]) -> list[Office]:
        """The offices that are meant, in their order."""
        words = self.text.casefold().split()
        return [
            office
            for office in offices
            if (not self.place or office.agreement.place == self.place)
            and (self.mentioned or office.told is not Told.MENTION)
            and all(word in _searched(office) for word in words)
        ]


def _searched(office: Office) -> str:
    return f"{office.office} {office.person} {office.party}".casefold()


def offices_page(offices: Sequence[Office], wanted: Wanted, site: Site) -> str:
    """The whole page."""
    found = wanted.among(offices)
    pages = max(1, -(-len(found) // _SHOWN))
    here = min(max(1, wanted.page), pages)
    shown = found[(here - 1) * _SHOWN : here * _SHOWN]
    count = text(texts.counted(len(found), texts.OFFICES_COUNT))
    body = (
        f'<p class="intro">{text(texts.OFFICES_INTRO)}</p>{_form(offices, wanted)}'
        f'<div class="above" id="tabelle"><p class="count" role="status"><strong>{count}</strong></p>'
        f"{downloads('aemter', wanted.address())}</div>"
    )
    if shown:
        body += table(texts.STAFF_OFFICES, _HEADS, map(_row, shown)) + _pager(wanted, here, pages, len(found))
    else:
        body += f'<p class="notice">{text(texts.OFFICES_NONE)}</p>'
    return staff_page("/aemter", texts.STAFF_OFFICES, body, site)


def _form(offices: Sequence[Office], wanted: Wanted) -> str:
    places = sorted({office.agreement.place for office in offices if office.agreement.place})
    checked = " checked" if wanted.mentioned else ""
    return (
        f'<form class="filters" method="get" action="{OFFICES}" role="search" '
        f'aria-label="{text(texts.FILTERS)}">{box("suche", texts.OFFICES_TEXT, wanted.text)}'
        f"{select('ort', texts.FILTER_PLACE, [(place, place) for place in places], wanted.place)}"
        '<div class="last"><div class="checks"><label>'
        f'<input type="checkbox" name="nebenbei" value="1"{checked}>'
        f"<span>{text(texts.OFFICES_MENTIONED)}</span></label></div>"
        f"{apply(texts.FILTER_APPLY)}</div></form>"
    )


def _row(office: Office) -> str:
    deputy = f'<span class="flag">{text(texts.STAFF_DEPUTY)}</span>' if office.deputy else ""
    told = texts.STANDING_LABEL[office.standing]
    standing = texts.OFFICES_MENTION if office.told is Told.MENTION else told
    years = dict.fromkeys(str(year) for year in (office.since, office.until) if year)
    cells = (
        paper_cell(office.agreement),
        f"{text(office.office)}{deputy}",
        text(office.person),
        text(office.party),
        text(standing),
        text("–".join(years)),
        quoted(office.agreement, office.sentence),
        where(office.sentence),
    )
    return row(_HEADS, cells, source_link(office.agreement.id, office.sentence))


def _pager(wanted: Wanted, here: int, pages: int, count: int) -> str:
    shown = texts.rows_shown((here - 1) * _SHOWN + 1, min(here * _SHOWN, count), count)
    steps = "".join(
        f'<a class="button" href="{OFFICES}?{text(wanted.address(number))}#tabelle">{text(name)}</a>'
        for name, number in ((texts.TABLE_PREVIOUS, here - 1), (texts.TABLE_NEXT, here + 1))
        if 1 <= number <= pages
    )
    return (
        f'<nav class="pager" aria-label="{text(texts.TABLE_PAGES)}"><span>{text(shown)}</span>{steps}</nav>'
    )
