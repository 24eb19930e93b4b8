"""How often one client may open pages and use the chat; the HTTP API and the login have their own."""

from __future__ import annotations

import math

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant import texts
from assistant.settings import Settings
from assistant.web.api import serves
from assistant.web.api_door import client_address
from assistant.web.client import client_of
from assistant.web.metrics import Metrics
from assistant.web.mishaps import told
from assistant.web.rates import Rates
from assistant.web.site import LOGO_ADDRESS, Site

# What a page brings along, dozens at once, and the streams that an open chat takes up again by itself.
_FREE = (
    "/ui/", "/assets/", "/static/", "/svelte/", "/theme.css", "/favicon.ico", "/robots.txt", LOGO_ADDRESS,
    "/gradio_api/heartbeat/", "/gradio_api/queue/data",
)  # fmt: skip


class Pace:
    """ASGI middleware; it sees the person's own address, so that it stands inside of the proxies' one."""

    def __init__(self, app: ASGIApp, settings: Settings, site: Site, metrics: Metrics) -> None:
        self._app, self._site, self._metrics = app, site, metrics
        self._rates = Rates(settings.page_requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or say when to come again."""
        free = scope["type"] != "http" or serves(scope["path"]) or scope["path"].startswith(_FREE)
        seconds = 0 if free else math.ceil(self._rates.wait(client_of(client_address(scope))))
        if seconds <= 0:
            await self._app(scope, receive, send)
            return
        self._metrics.refused("rate")
        message = texts.API_TOO_OFTEN.format(seconds=seconds)
        headers = {"Retry-After": str(seconds), "Connection": "close"}  # what it sends is not read
        await told(scope, 429, texts.PAGE_TOO_OFTEN, message, self._site, headers)(scope, receive, send)
