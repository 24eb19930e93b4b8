"""The frame of the staff's pages: title, areas, downloads, and what is shown while something is prepared."""

from __future__ import annotations

from assistant import texts
from assistant.staff.formats import Format
from assistant.web.markup import icon, text
from assistant.web.pages import message_page, page
from assistant.web.site import Site
from assistant.web.staff_query import REGISTER, Query, address
from assistant.web.workbench import Preparing

HEAD = '<link rel="stylesheet" href="/ui/staff.css"><script src="/ui/staff.js" defer></script>'
# Areas that the filters of the register hold for.
_FILTERED = ("", "/synopse", "/ueberblick")
# What most people want first.
_FORMATS = (Format.XLSX, Format.CSV, Format.DOCX, Format.MD, Format.JSON)


def staff_page(area: str, title: str, body: str, site: Site, query: Query | None = None) -> str:
    """A whole page; ``area`` is the end of its path."""
    query = query or Query()
    tabs = "".join(_tab(end, name, query, end == area) for end, name in texts.VIEW_TABS.items())
    return page(
        title,
        f'<article class="staff"><h1>{text(title)}</h1>'
        f'<nav class="tabs" aria-label="{text(texts.VIEW_NAVIGATION)}">{tabs}</nav>{body}</article>',
        site,
        HEAD,
    )


def _tab(end: str, name: str, query: Query, here: bool) -> str:
    target = address(REGISTER + end, query if end in _FILTERED else Query())
    current = ' aria-current="page"' if here else ""
    return f'<a href="{text(target)}"{current}>{text(name)}</a>'


def preparing_page(told: Preparing, site: Site) -> str:
    """How far it is; the page asks again by itself."""
    bar = ""
    if told.done is not None and told.total:
        bar = f'<progress max="{told.total}" value="{told.done}" aria-label="{text(told.step)}"></progress>'
    return page(
        texts.PREPARING_TITLE,
        f'<article class="staff" data-reload><h1>{text(texts.PREPARING_TITLE)}</h1>'
        f'<div class="banner"><p><span role="status">{text(str(told))}</span>{bar}</p></div>'
        f'<p class="hint">{text(texts.PREPARING_HINT)}</p>'
        f'<p><a class="button" href="">{text(texts.PREPARING_AGAIN)}</a></p></article>',
        site,
        HEAD,
    )


def failed_page(message: str, site: Site) -> str:
    return message_page(texts.VIEW_TITLE, message, site)


def downloads(name: str, parameters: str) -> str:
    """Links to what is shown as files; ``parameters`` is the address behind the question mark."""
    behind = f"?{parameters}" if parameters else ""
    links = "".join(
        f'<a href="{text(f"{REGISTER}/datei/{name}.{kind.value}{behind}")}" download>'
        f"{text(texts.DOWNLOAD_NAMES[kind.value])}</a>"
        for kind in _FORMATS
    )
    label = text(texts.DOWNLOAD)
    return f'<p class="downloads">{icon("save")}<span>{label}:</span>{links}</p>'


def select(
    name: str, label: str, options: list[tuple[str, str]], chosen: str, any_label: str = texts.FILTER_ANY
) -> str:
    """A labelled choice; the first entry asks for nothing."""
    entries = [("", any_label), *options] if any_label else options
    shown = "".join(
        f'<option value="{text(value)}"{" selected" if value == chosen else ""}>{text(entry)}</option>'
        for value, entry in entries
    )
    return (
        f'<div class="field"><label for="f-{name}">{text(label)}</label>'
        f'<select id="f-{name}" name="{name}">{shown}</select></div>'
    )


def apply(label: str, beside: str = "") -> str:
    """The button of a form."""
    return f'<p class="apply"><button class="button" type="submit">{text(label)}</button>{beside}</p>'


def box(name: str, label: str, value: str, hint: str = "", listed: list[str] | None = None) -> str:
    """A labelled line to write in."""
    described = f' aria-describedby="h-{name}"' if hint else ""
    choices = ""
    if listed is not None:
        described += f' list="l-{name}"'
        choices = "".join(f'<option value="{text(entry)}"></option>' for entry in listed)
        choices = f'<datalist id="l-{name}">{choices}</datalist>'
    told = f'<p class="hint" id="h-{name}">{text(hint)}</p>' if hint else ""
    return (
        f'<div class="field"><label for="f-{name}">{text(label)}</label>'
        f'<input id="f-{name}" name="{name}" type="search" value="{text(value)}" maxlength="300"'
        f"{described}>{choices}{told}</div>"
    )
