"""How a page may be asked for: to be seen (GET), or only whether it is there (HEAD); else it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.web.mishaps import told
from assistant.web.site import PLAIN, Site


class Heads:
    """ASGI middleware: HEAD is answered as GET would be, without the body, whatever routes there are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the whole and keep the body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, sending)


class Methods:
    """ASGI middleware: a page of ours that is asked for in a way it has no answer to says so.

    The chat behind the pages takes every address, and would say that there is no such page.
    """

    def __init__(self, app: ASGIApp, site: Site = PLAIN) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what has an answer, and what is no page of ours."""
        allowed = _only(scope, scope["app"].routes) if scope["type"] == "http" else ()
        if not allowed:
            await self._app(scope, receive, send)
            return
        names = ", ".join(sorted(allowed))
        message = texts.API_METHOD.format(allowed=names)
        refused = told(scope, 405, texts.PAGE_NO_METHOD, message, self._site, {"Allow": names})
        await refused(scope, receive, send)


def _only(scope: Scope, routes: Iterable[BaseRoute]) -> set[str]:
    """The methods of a page that is there and knows no such one; empty for all else."""
    allowed: set[str] = set()
    for route in _pages(routes):
        match, _ = route.matches(scope)
        if match is Match.FULL:
            return set()
        if match is Match.PARTIAL:
            allowed |= set(getattr(route, "methods", None) or ())
    return allowed | ({"HEAD"} if "GET" in allowed else set())


def _pages(routes: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    """All routes but the apps behind an address; newer FastAPI keeps those of a router together."""
    for route in routes:
        router = getattr(route, "original_router", None)
        if router is not None:
            yield from _pages(router.routes)
        elif not isinstance(route, Mount):
            yield route
