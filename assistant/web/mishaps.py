"""What goes wrong outside the HTTP API, told in German: on a page of the site, or to the chat's script."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.web.api import serves
from assistant.web.gate import PAGE_POLICY
from assistant.web.pages import message_page
from assistant.web.problem import problem
from assistant.web.site import PLAIN, Site

logger = logging.getLogger(__name__)

_SCRIPTS = "/gradio_api/"
_NOWHERE = frozenset({404, 405})


def told(
    scope: Scope,
    status: int,
    title: str,
    message: str,
    site: Site = PLAIN,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An error for whoever asked: a person with a browser, or a script."""
    if not _is_read_by_a_person(scope):
        return problem(status, message, dict(headers or {}))
    policy = {"Content-Security-Policy": PAGE_POLICY}
    return HTMLResponse(message_page(title, message, site), status, policy | dict(headers or {}))


class Mishaps:
    """ASGI middleware that answers where something is missing or fails, and logs faults."""

    def __init__(self, app: ASGIApp, site: Site = PLAIN) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what went well."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        instead: Response | None = None

        async def sending(message: Message) -> None:
            nonlocal started, instead
            if message["type"] == "http.response.start" and _is_a_frameworks(scope, message):
                text = (texts.PAGE_NOT_FOUND, texts.PAGE_NOT_FOUND_TEXT)
                instead = told(scope, message["status"], *text, self._site)
            if instead is None:
                started = True
                await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            logger.error("request failed", exc_info=error)
            if not started:
                instead = told(scope, 500, texts.PAGE_FAILED, texts.PAGE_FAILED_TEXT, self._site)
        if instead is not None:
            await instead(scope, receive, send)


def _is_read_by_a_person(scope: Scope) -> bool:
    if serves(scope["path"]):
        return False
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    return wants_page or not scope["path"].startswith(_SCRIPTS)


def _is_a_frameworks(scope: Scope, start: Message) -> bool:
    """Whether this says in English JSON that there is no such address."""
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] in _NOWHERE and "json" in kind and _is_read_by_a_person(scope)
