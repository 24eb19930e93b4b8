"""Small HTML pieces that every screen shares. All text goes through :func:`text`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from assistant import texts
from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.status import Status
from assistant.text.bindingness import bindingness, nominal_bindingness
from assistant.text.document import Sentence
from assistant.web.site import LOGO_ADDRESS, Site

_ICONS = {
    "check": '<path d="M4 12.5 9.5 18 20 6.5"/>',
    "quote": '<path d="M5 17c3 0 4-2.5 4-6V6H4v6h4M15 17c3 0 4-2.5 4-6V6h-5v6h4"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5"/>',
    "outside": '<circle cx="12" cy="12" r="8.5"/><path d="M7 12h10"/>',
    "open": '<path d="M13 5h6v6M19 5l-9 9M10 6H5v13h13v-5"/>',
    "alert": '<path d="M12 4 2.5 20h19zM12 10v4.5M12 17v.5"/>',
    "stop": '<rect x="6" y="6" width="12" height="12" rx="1.5"/>',
    "copy": '<rect x="8.5" y="8.5" width="11" height="11.5" rx="2"/><path d="M15.5 5.5V5a1.5 1.5 0 0 0-1.5'
    '-1.5H6A1.5 1.5 0 0 0 4.5 5v9A1.5 1.5 0 0 0 6 15.5h.5"/>',
    "link": '<path d="M10 13.5a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10.5a4 4 0 0 0-5.7 0l-3 3'
    'a4 4 0 0 0 5.7 5.7l1-1"/>',
    "print": '<path d="M7 8.5V4h10v4.5M7 17H4.5v-6.5a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2V17H17M7 14h10v6H7z"/>',
    "save": '<path d="M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 7.5v.5"/>',
}


def text(value: str) -> str:
    """Text for HTML, in an element or a quoted attribute."""
    return escape(value, quote=True)


def icon(name: str) -> str:
    """A line drawing in the colour of the text; it carries no meaning of its own."""
    return (
        '<svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" '
        f'focusable="false">{_ICONS[name]}</svg>'
    )


def brand(site: Site) -> str:
    """Logo, name of the assistant and of the body that runs it. The logo says what the name says."""
    logo = f'<img class="logo" src="{LOGO_ADDRESS}" alt="">' if site.logo is not None else ""
    name = f'<span class="site">{text(site.name)}</span>' if site.name else ""
    return f"{logo}{text(texts.CHAT_NAME)}{name}"


def site_links(site: Site, more: str = "") -> str:
    """The links to imprint, privacy and the like; ``more`` are attributes of each. Empty without any."""
    if not site.links:
        return ""
    items = "".join(f'<li><a href="{text(to)}"{more}>{text(name)}</a></li>' for name, to in site.links)
    return f'<nav class="site-links" aria-label="{text(texts.SITE_LINKS)}"><ul role="list">{items}</ul></nav>'


def joined(parts: Iterable[str]) -> str:
    """Metadata side by side, empty ones left out; each part is escaped."""
    return "".join(f"<span>{text(part)}</span>" for part in parts if part)


def term(agreement: Agreement) -> str:
    """The period as a person writes it."""
    if agreement.term is None:
        return ""
    first, last = agreement.term
    return str(first) if first == last else texts.CHAT_TERM.format(first=first, last=last)


def status_chip(status: Status) -> str:
    """The status as a labelled chip; what is not decided looks different from what is."""
    return f'<span class="chip status-{status.value}">{text(texts.STATUS_LABEL[status])}</span>'


def binding_chip(sentence: str, status: Status) -> str:
    """How binding a sentence is by its own wording; empty where it commits nobody or the paper is no
    agreement, as the status says then."""
    level = bindingness(sentence) or nominal_bindingness(sentence)
    if level is None or (level is Bindingness.VEREINBART and status is not Status.BESCHLOSSEN):
        return ""
    css = "" if level is Bindingness.VEREINBART else " loose"
    return (
        f'<span class="chip binding{css}" title="{text(texts.CHAT_BINDING_HINT)}">'
        f'<span class="sr">{text(texts.CHAT_BINDING)}: </span>{text(texts.BINDINGNESS_LABEL[level])}</span>'
    )


def sentence_anchor(sentence_id: str) -> str:
    """The id of a sentence's element in the source view."""
    return "satz-" + quote(sentence_id, safe=":")


def source_link(agreement_id: str, sentence: Sentence | None = None) -> str:
    """The source view of a paper, at a sentence if one is given."""
    path = f"/quelle/{quote(agreement_id, safe='')}"
    if sentence is None:
        return path
    return f"{path}?satz={quote(sentence.id, safe=':')}#{quote(sentence_anchor(sentence.id), safe=':')}"


def original_link(agreement: Agreement) -> str:
    """The file itself, as it lies in the folder."""
    address = text(f"/datei/{quote(agreement.id, safe='')}")
    label = text(f"{texts.SOURCE_ORIGINAL}: {agreement.title} ({texts.CHAT_NEW_TAB})")
    return (
        f'<a class="button" href="{address}" target="_blank" rel="noopener" aria-label="{label}">'
        f"{icon('open')}{text(texts.SOURCE_ORIGINAL)}</a>"
    )


def paper_list(agreements: Iterable[Agreement]) -> str:
    """The papers with place, period and status, each linked to its source view."""
    items = "".join(
        f'<li><a class="paper" href="{text(source_link(agreement.id))}" target="_blank" rel="noopener">'
        f'<span class="paper-title">{text(agreement.title)}</span>'
        f'<span class="facts">{joined((agreement.place, term(agreement)))}</span>'
        f"{status_chip(agreement.status)}</a></li>"
        for agreement in agreements
    )
    return f'<ul class="papers" role="list">{items}</ul>'
