"""The frame of our own pages, the page about the assistant, and the pages for what is not there."""

from __future__ import annotations

from datetime import date

from assistant import texts
from assistant.answering.answer import Verdict
from assistant.web.backend import Papers
from assistant.web.markup import brand, paper_list, site_links, text
from assistant.web.site import PLAIN, Site

HEAD = (
    '<link rel="icon" type="image/svg+xml" href="/ui/favicon.svg">'
    '<link rel="stylesheet" href="/ui/styles.css">'
)


def page(title: str, body: str, site: Site = PLAIN, head: str = "") -> str:
    """A whole HTML page; ``body`` and what ``head`` adds are HTML, ``title`` is text."""
    return (
        '<!doctype html><html lang="de" class="page"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)} – {text(texts.CHAT_NAME)}</title>{HEAD}{head}"
        '<script src="/ui/source_view.js" defer></script></head><body>'
        f'<a class="skip" href="#inhalt">{text(texts.PAGE_SKIP)}</a>'
        f'<header class="masthead"><a class="brand" href="/">{brand(site)}</a>'
        f'<p class="claim">{text(texts.CHAT_CLAIM)}</p>'
        f'<nav aria-label="{text(texts.CHAT_NAVIGATION)}"><a href="/">{text(texts.SOURCE_BACK)}</a>'
        f'<a href="/dokumente">{text(texts.CHAT_NAV_PAPERS)}</a>'
        f'<a href="/ueber">{text(texts.CHAT_NAV_ABOUT)}</a></nav></header>'
        f'<main id="inhalt" tabindex="-1">{body}</main>'
        f'<footer><a href="/guetebericht">{text(texts.PAGE_GUETE)}</a> '
        f'<a href="/vorhaben">{text(texts.VIEW_REGISTER)}</a> '
        f'<a href="/verwaltung">{text(texts.OFFICE_LINK)}</a>{site_links(site)}</footer></body></html>'
    )


def about_page(papers: Papers, model: str = "", site: Site = PLAIN, logged_until: date | None = None) -> str:
    """Who answers here, from which papers, how sure, and what happens to the questions."""
    logged = [(texts.PAGE_LOGGED, texts.page_logged(logged_until))] if logged_until else []
    sections = "".join(
        f"<section><h2>{text(title)}</h2><p>{text(body)}</p></section>"
        for title, body in (*texts.PAGE_ABOUT_SECTIONS, *logged)
    )
    verdicts = "".join(
        f"<div><dt>{text(texts.CHAT_VERDICT[verdict.value])}</dt>"
        f"<dd>{text(texts.CHAT_VERDICT_HINT[verdict.value])}</dd></div>"
        for verdict in Verdict
    )
    listed = (
        paper_list(agreement for agreement, _ in papers.values())
        if papers
        else f"<p>{text(texts.CHAT_NO_PAPERS)}</p>"
    )
    return page(
        texts.PAGE_ABOUT,
        f'<article class="about"><h1>{text(texts.PAGE_ABOUT)}</h1>{sections}'
        f"{_contact(site)}{_model(model)}"
        f"<section><h2>{text(texts.PAGE_VERDICTS)}</h2><dl>{verdicts}</dl></section>"
        f'<section id="papiere"><h2>{text(texts.PAGE_PAPERS)}</h2>{listed}'
        f'<p><a href="/dokumente">{text(texts.READ_MORE)}</a></p></section></article>',
        site,
    )


def _contact(site: Site) -> str:
    named = f'<p class="contact">{text(site.contact)}</p>' if site.contact else ""
    return (
        f"<section><h2>{text(texts.PAGE_CONTACT)}</h2><p>{text(texts.PAGE_CONTACT_TEXT)}</p>{named}</section>"
    )


def _model(model: str) -> str:
    """Which model phrases the answers at this moment."""
    which = texts.page_model(model) if model else texts.PAGE_NO_MODEL
    return (
        f"<section><h2>{text(texts.PAGE_MODEL)}</h2><p>{text(texts.PAGE_CHECKED)}</p><p>{text(which)}</p>"
        f'<p><a href="/guetebericht">{text(texts.PAGE_GUETE)}</a></p></section>'
    )


def message_page(title: str, message: str, site: Site = PLAIN) -> str:
    """One sentence, where a page or a file is missing."""
    return page(title, f'<article class="about"><h1>{text(title)}</h1><p>{text(message)}</p></article>', site)
