"""The fixed parts of the chat as HTML: header, welcome, banner, notices."""

from __future__ import annotations

from assistant import texts
from assistant.web.backend import Backend, Papers
from assistant.web.markup import brand, icon, paper_list, site_links, text
from assistant.web.site import Site


def header(site: Site, staff: bool = False) -> str:
    """Name, purpose and the way to the other pages; those open beside the conversation. ``staff`` where
    everybody may open the staff's pages."""
    register = (
        f'<a href="/vorhaben" target="_blank" rel="noopener">{text(texts.VIEW_TITLE)}</a>' if staff else ""
    )
    return (
        f'<header class="masthead"><h1 class="brand">{brand(site)}</h1>'
        f'<p class="claim">{text(texts.CHAT_CLAIM)}</p>'
        f'<nav aria-label="{text(texts.CHAT_NAVIGATION)}">'
        f'<a href="/dokumente" target="_blank" rel="noopener">{text(texts.CHAT_NAV_PAPERS)}</a>{register}'
        f'<a href="/ueber" target="_blank" rel="noopener">{text(texts.CHAT_NAV_ABOUT)}</a></nav></header>'
    )


def preparing() -> str:
    """The welcome before the papers are known."""
    return f'<section class="welcome"><h2>{text(texts.CHAT_WELCOME)}</h2>{_intro()}</section>'


def welcome(papers: Papers) -> str:
    """What to expect, and which papers are asked."""
    if not papers:
        body = f'<p class="hint">{text(texts.CHAT_NO_PAPERS)}</p>'
    else:
        more = f'<a href="/dokumente" target="_blank" rel="noopener">{text(texts.READ_MORE)}</a>'
        body = f"{paper_list(agreement for agreement, _ in papers.values())}<p>{more}</p>"
    summary = f"{text(texts.CHAT_PAPERS_HERE)} <span class='count'>{len(papers)}</span>"
    return (
        f'<section class="welcome"><h2>{text(texts.CHAT_WELCOME)}</h2>{_intro()}'
        f"<details><summary>{summary}</summary>{body}</details>"
        f'<h3 class="examples-title">{text(texts.CHAT_EXAMPLES)}</h3></section>'
    )


def _intro() -> str:
    return f"<p>{text(texts.CHAT_WELCOME_TEXT)}</p>{notice('early')}"


def further() -> str:
    """The title above what can be asked next."""
    return f'<h3 class="examples-title">{text(texts.FOLLOW_UPS)}</h3>'


def notice(css: str = "") -> str:
    """That a machine answers (Article 50 of the EU's AI Act) and how well it does.

    Always in view; on a small screen, where there is no room for that, ``early`` before the first question.
    """
    return (
        f'<p class="ai-notice {css}">{icon("info")}<span>{text(texts.CHAT_AI_NOTICE)} '
        f'<a href="/ueber" target="_blank" rel="noopener">{text(texts.CHAT_AI_MORE)}</a>'
        f'<span class="report"> · <a href="/guetebericht" target="_blank" rel="noopener">'
        f"{text(texts.PAGE_GUETE)}</a></span></span></p>"
    )


def foot(site: Site) -> str:
    """What stands below the line to ask in."""
    return notice() + site_links(site, ' target="_blank" rel="noopener"')


def log(turns: str) -> str:
    """The newest turn; screen readers announce it."""
    return f'<div role="log" aria-live="polite" aria-label="{text(texts.CHAT_LOG_LABEL)}">{turns}</div>'


def connection() -> str:
    """The line that says when the server is away and when it is back; ``assets/connection.js`` writes it."""
    words = {"lost": texts.CHAT_LOST, "back": texts.CHAT_BACK, "renewed": texts.CHAT_RENEWED}
    known = " ".join(f'data-{name}="{text(said)}"' for name, said in words.items())
    return (
        f'<div class="connection"><span role="status" aria-live="polite" {known}></span>'
        f'<button type="button" hidden>{text(texts.CHAT_RELOAD)}</button></div>'
    )


def model_ready(backend: Backend) -> bool:
    """Whether nothing more is to be expected of the model's setup."""
    state = backend.model_state()
    return state is None or state.ready


def banner(backend: Backend) -> str:
    """What is still being prepared, or what went wrong; empty when all is well."""
    if backend.error is not None:
        return _banner("alert", texts.CHAT_INDEX_FAILED, backend.error)
    if not backend.ready:
        return _banner("info", texts.CHAT_INDEXING)
    state = backend.model_state()
    if state is None or state.ready:
        return ""
    if state.error:
        return _banner("alert", texts.CHAT_SETUP_FAILED)  # why, the log says and the doctor
    step = state.step
    if step and state.fraction is not None:
        step = texts.CHAT_SETUP_STEP.format(step=step, percent=round(state.fraction * 100))
    return _banner("info", texts.CHAT_SETUP, step, state.fraction)


def _banner(kind: str, message: str, detail: str = "", fraction: float | None = None) -> str:
    more = f'<span class="detail">{text(detail)}</span>' if detail and detail != message else ""
    bar = (
        f'<progress max="100" value="{round(fraction * 100)}" aria-label="{text(message)}"></progress>'
        if fraction is not None
        else ""
    )
    return (
        f'<div class="banner banner-{kind}">{icon(kind)}'
        f'<p><span role="status">{text(message)}</span>{more}{bar}</p></div>'
    )
