"""The pages behind the login: what one's role may do, what people reported, how the server is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from assistant import feedback, texts
from assistant.feedback import Feedback
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web.access import Access, needed, require, role_of, session_token
from assistant.web.gate import FORM_HEADERS
from assistant.web.markup import text
from assistant.web.pages import page
from assistant.web.site import Site

if TYPE_CHECKING:
    from assistant.finding import Finding

_NEWEST = 200


def office_router(access: Access, settings: Settings, site: Site) -> APIRouter:
    """The routes."""
    router = APIRouter()

    @router.get("/verwaltung", dependencies=[Depends(require(Role.STAFF))])
    def overview(request: Request) -> HTMLResponse:
        role = role_of(request.scope)
        account = access.sessions.account(session_token(request.scope)) if access.accounts else None
        return shown(overview_page(account.name if account else "", role, site))

    @router.get("/rueckmeldungen", dependencies=[Depends(require(Role.STAFF))])
    def complaints() -> HTMLResponse:
        return shown(feedback_page(feedback.read(settings)[-_NEWEST:][::-1], site))

    @router.get("/zustand", dependencies=[Depends(require(Role.ADMIN))])
    async def state() -> HTMLResponse:
        from assistant.doctor import examine  # late: it brings the readers of all formats

        return shown(state_page(await asyncio.to_thread(examine, settings), site))

    return router


def shown(html: str, status: int = 200) -> HTMLResponse:
    """A page of the staff: never kept by a browser or a proxy."""
    return HTMLResponse(html, status, FORM_HEADERS)


def overview_page(name: str, role: Role, site: Site) -> str:
    """The pages for this role, and the way out."""
    links = "".join(
        f'<li><a href="{text(path)}">{text(title)}</a></li>'
        for path, title in texts.OFFICE_PAGES.items()
        if needed(path, "GET") <= role
    )
    out = (
        f'<form method="post" action="/abmelden"><button class="button">{text(texts.LOGOUT)}</button></form>'
        if name
        else ""
    )
    return page(
        texts.OFFICE_TITLE,
        f'<article class="about"><h1>{text(texts.OFFICE_TITLE)}</h1>'
        f"<p>{text(texts.logged_in(name, role.code))}</p><ul>{links}</ul>{out}</article>",
        site,
    )


def feedback_page(complaints: Sequence[Feedback], site: Site) -> str:
    """What people reported, newest first."""
    listed = "".join(map(_complaint, complaints)) or f"<p>{text(texts.FEEDBACK_NONE)}</p>"
    return page(
        texts.FEEDBACK_TITLE,
        f'<article class="about"><h1>{text(texts.FEEDBACK_TITLE)}</h1>'
        f"<p>{text(texts.FEEDBACK_INTRO)}</p>{listed}</article>",
        site,
    )


def _complaint(complaint: Feedback) -> str:
    rows = (
        (texts.FEEDBACK_QUESTION, complaint.question),
        (texts.FEEDBACK_ANSWER, complaint.answer),
        (texts.FEEDBACK_COMMENT, complaint.comment),
    )
    told = "".join(f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>" for name, value in rows if value)
    reason = texts.FEEDBACK_REASON[complaint.reason.value]
    return f"<section><h2>{text(reason)} ({text(complaint.day)})</h2><dl>{told}</dl></section>"


def state_page(findings: Sequence[Finding], site: Site) -> str:
    """Each thing that was looked at."""
    rows = "".join(map(_finding, findings))
    return page(
        texts.STATE_TITLE,
        f'<article class="about"><h1>{text(texts.STATE_TITLE)}</h1><p>{text(texts.STATE_INTRO)}</p>'
        f"<dl>{rows}</dl></article>",
        site,
    )


def _finding(finding: Finding) -> str:
    state = texts.STATE_FINE if finding.ok else texts.STATE_FAULT
    return f"<div><dt>{text(finding.subject)}: {text(state)}</dt><dd>{text(finding.text)}</dd></div>"
