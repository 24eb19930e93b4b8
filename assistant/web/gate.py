"""What every answer of the server passes: German page head, security headers, closed doors.

Gradio's page is made for English demos on public hubs: it says ``lang="en"``, names foreign hosts in
its metadata and opens routes (upload, proxy, monitoring, …) that this app has no use for.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.web.kept_files import accepting
from assistant.web.markup import text
from assistant.web.pages import HEAD, message_page
from assistant.web.site import PLAIN, Site

# Gradio evaluates its component templates, so its page needs eval; foreign hosts stay shut out.
CHAT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
# The same for the pages of the staff, which have forms.
FORM_POLICY = PAGE_POLICY.replace("form-action 'none'", "form-action 'self'")
# With no referrer at all a browser would send "Origin: null" with a form.
FORM_HEADERS = {
    "Content-Security-Policy": FORM_POLICY,
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# One file that needs nothing but the style within it.
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
_CLOSED = re.compile(
    r"^/gradio_api/(?:upload|proxy=|stream/|file|component_server|process_recording|vibe|undo-vibe|runs?(?!/predict$)"
    r"|info|openapi\.json|deep_link|call/|api/|dev/)"
    r"|^/(?:monitoring|login|logout|manifest\.json|openapi\.json|pwa_icon)"
)
_SCRIPTS = "".join(
    f'<script src="/ui/{name}.js"></script>' for name in ("connection", "chat", "recall", "choice")
)
_META = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>')


class Gate:
    """ASGI middleware around the whole app."""

    def __init__(self, app: ASGIApp, site: Site = PLAIN) -> None:
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, refuse, or rewrite."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _CLOSED.match(scope["path"]):
            closed = message_page(texts.PAGE_NOT_FOUND, texts.PAGE_NOT_FOUND_TEXT, self._site)
            await HTMLResponse(closed, 403)(scope, receive, _with_headers(send, PAGE_POLICY))
        elif scope["path"] == "/":
            # uncompressed, so that the page can be rewritten
            await self._app(accepting(scope), receive, _PageHead(send))
        else:
            await self._app(scope, receive, _with_headers(send))


def _secure(message: Message, policy: str = CHAT_POLICY) -> None:
    headers = MutableHeaders(raw=message["headers"])
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.setdefault("Content-Security-Policy", policy)


def _with_headers(send: Send, policy: str = CHAT_POLICY) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _secure(message, policy)
        await send(message)

    return sending


class _PageHead:
    """Holds Gradio's page back until it is whole, and sends it with our head."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if message.get("more_body") or self._start is None:
            return
        _secure(self._start)
        if "text/html" in Headers(raw=self._start["headers"]).get("content-type", ""):
            self._body = german_head(self._body)
            if self._body:
                MutableHeaders(raw=self._start["headers"])["content-length"] = str(len(self._body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": self._body})


def german_head(html: bytes) -> bytes:
    """Language, title, style and icon of our own; no foreign host."""
    own = (
        f"<title>{text(texts.CHAT_TITLE)}</title>"
        f'<meta name="description" content="{text(texts.CHAT_CLAIM)}">{HEAD}{_SCRIPTS}'
    )
    html = _META.sub(b"", html).replace(b'lang="en"', b'lang="de"', 1)
    html = html.replace(b'<link rel="manifest" href="/manifest.json" />', b"", 1)
    html = html.replace(b"</head>", own.encode() + b"</head>", 1)
    no_script = f"<noscript><p>{text(texts.CHAT_NO_SCRIPT)}</p></noscript>"
    return html.replace(b"<gradio-app", no_script.encode() + b"<gradio-app", 1)
