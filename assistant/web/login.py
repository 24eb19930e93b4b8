"""Logging in and out with a name and a password."""

from __future__ import annotations

import asyncio
import logging
import math
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant import texts
from assistant.errors import VereinbartError
from assistant.passwords import LONGEST, Account
from assistant.roles import Role
from assistant.web.access import LOGIN, Access, needed, session_token
from assistant.web.api_door import client_address
from assistant.web.client import client_of
from assistant.web.gate import FORM_HEADERS
from assistant.web.markup import text
from assistant.web.metrics import Metrics
from assistant.web.pages import page
from assistant.web.rates import Rates
from assistant.web.sessions import COOKIE
from assistant.web.site import Site

logger = logging.getLogger(__name__)

HOME = "/verwaltung"
_BODY_BYTES = 4096
_PER_MINUTE = 6
# For one name from everywhere: guessing with many addresses is slow as well.
_NAME_PER_MINUTE = 30


class Login:
    """The two addresses; argon2 takes 64 MB and a core, so that only one attempt is looked at a time."""

    def __init__(self, access: Access, site: Site, metrics: Metrics) -> None:
        self._access, self._site, self._metrics = access, site, metrics
        self._clients, self._names = Rates(_PER_MINUTE), Rates(_NAME_PER_MINUTE)
        self._one = asyncio.Lock()

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter()
        router.add_api_route(LOGIN, self.show, methods=["GET"])
        router.add_api_route(LOGIN, self.log_in, methods=["POST"])
        router.add_api_route("/abmelden", self.log_out, methods=["POST"])
        return router

    async def show(self, weiter: str = HOME) -> HTMLResponse:
        """The form."""
        if not self._access.accounts:
            return self._page(weiter, texts.LOGIN_OFF)
        return self._page(weiter)

    async def log_in(self, request: Request) -> Response:
        """Take name and password."""
        try:
            given = await _form(request)
        except (ValueError, UnicodeError):
            return self._page(HOME, texts.LOGIN_UNREADABLE, 400)
        name, onward = given.get("name", "").strip(), given.get("weiter", HOME)
        client = client_of(client_address(request.scope))
        if (seconds := math.ceil(max(self._clients.wait(client), self._names.wait(name)))) > 0:
            self._metrics.refused("login")
            message = texts.LOGIN_TOO_OFTEN.format(seconds=seconds)
            return self._page(onward, message, 429, {"Retry-After": str(seconds)})
        try:
            account = await self._account(name, given.get("kennwort", ""))
            if account is None:
                self._metrics.refused("login")
                logger.warning("a login was refused")
                return self._page(onward, texts.LOGIN_WRONG, 401)
            token = await asyncio.to_thread(self._access.sessions.begin, account)
        except VereinbartError as error:
            logger.error("login: %s", error)
            return self._page(onward, texts.LOGIN_FAILED, 503)
        self._access.sessions.end(session_token(request.scope))
        answer = RedirectResponse(_safe(onward), 303)
        answer.set_cookie(
            COOKIE,
            token,
            max_age=round(self._access.sessions.seconds),
            path="/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer

    async def log_out(self, request: Request) -> Response:
        """End the session, here and on the disk."""
        self._access.sessions.end(session_token(request.scope))
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    async def _account(self, name: str, password: str) -> Account | None:
        if not self._access.accounts or len(password) > LONGEST:
            return None
        async with self._one:
            return await asyncio.to_thread(self._access.passwords.verify, name, password)

    def _page(
        self, onward: str, problem: str = "", status: int = 200, headers: dict[str, str] | None = None
    ) -> HTMLResponse:
        shown = login_page(_safe(onward), problem, self._site, self._access.accounts)
        return HTMLResponse(shown, status, FORM_HEADERS | (headers or {}))


async def _form(request: Request) -> dict[str, str]:
    """The fields of the form. Raises :class:`ValueError` for anything else."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _BODY_BYTES:
            raise ValueError
    found = parse_qs(body.decode("ascii"), errors="strict", max_num_fields=8, keep_blank_values=True)
    return {name: values[0] for name, values in found.items()}


def _safe(onward: str) -> str:
    """A page of ours that asks for a login; no other site's."""
    inside = onward.startswith("/") and needed(onward, "GET") > Role.PUBLIC and onward.isprintable()
    return quote(onward, safe="/") if inside else HOME


def login_page(onward: str, problem: str, site: Site, accounts: bool) -> str:
    """Name and password, and what went wrong before."""
    told = f'<p class="problem" role="alert">{text(problem)}</p>' if problem else ""
    fields = (
        f'<form class="form" method="post" action="{LOGIN}">'
        f'<input type="hidden" name="weiter" value="{text(onward)}">'
        f'<label for="name">{text(texts.LOGIN_NAME)}</label>'
        '<input id="name" name="name" autocomplete="username" required maxlength="64" autofocus>'
        f'<label for="kennwort">{text(texts.LOGIN_PASSWORD)}</label>'
        '<input id="kennwort" name="kennwort" type="password" autocomplete="current-password" required '
        f'maxlength="{LONGEST}"><button class="button">{text(texts.LOGIN_SUBMIT)}</button></form>'
    )
    return page(
        texts.LOGIN_TITLE,
        f'<article class="about"><h1>{text(texts.LOGIN_TITLE)}</h1><p>{text(texts.LOGIN_INTRO)}</p>'
        f"{told}{fields if accounts else ''}</article>",
        site,
    )
