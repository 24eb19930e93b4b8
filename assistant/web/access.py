"""Which role a request has, and which one each address asks for: the one table of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from secrets import compare_digest
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant import passwords, texts
from assistant.errors import UsageError
from assistant.passwords import PasswordFile
from assistant.roles import Role
from assistant.settings import Settings
from assistant.web.client import is_local
from assistant.web.pages import message_page
from assistant.web.problem import problem
from assistant.web.proxies import DIRECT, PROXY_ROLE, networks
from assistant.web.sessions import COOKIE, Sessions
from assistant.web.site import PLAIN, Site

ROLE = "vereinbart.role"
LOGIN = "/anmelden"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOUR = 3600.0


@dataclass(frozen=True)
class Rule:
    """An address with all below it asks for a role; ``writes`` only where something is sent there."""

    prefix: str
    role: Role
    writes: bool = False

    def covers(self, path: str, method: str) -> bool:
        below = path == self.prefix or path.startswith(f"{self.prefix}/")
        return below and not (self.writes and method in _SAFE)


# Everything else is everybody's. A page below one of these needs nothing of its own.
RULES = (
    Rule("/metrics", Role.ADMIN),
    Rule("/zustand", Role.ADMIN),
    Rule("/verwaltung", Role.STAFF),
    Rule("/hochladen", Role.STAFF),
    Rule("/rueckmeldungen", Role.STAFF),
    Rule("/vorhaben", Role.STAFF),
    Rule("/api/uploads", Role.STAFF),
    Rule("/api/documents", Role.STAFF, writes=True),
    Rule("/api/commitments", Role.STAFF),
)


def needed(path: str, method: str) -> Role:
    """The role that an address asks for."""
    return max((rule.role for rule in RULES if rule.covers(path, method)), default=Role.PUBLIC)


def role_of(scope: Scope) -> Role:
    """The role of a request; the public's where nobody looked."""
    found = scope.get(ROLE, Role.PUBLIC)
    return found if isinstance(found, Role) else Role.PUBLIC


def require(role: Role) -> Callable[[Request], None]:
    """A FastAPI dependency: whoever has less is refused, whatever the table says."""

    def check(request: Request) -> None:
        if role_of(request.scope) < role:
            raise HTTPException(403, texts.ACCESS_REFUSED)

    return check


def everybody_is_staff(settings: Settings) -> bool:
    """Whether whoever asks at this machine may do all, as no roles are given out."""
    access = Access.of(settings)
    return not (access.configured or access.read_only)


@dataclass(frozen=True)
class Access:
    """How roles are given out."""

    passwords: PasswordFile
    sessions: Sessions
    accounts: bool = False
    by_proxy: bool = False
    read_only: bool = False
    token: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Access:
        """As the settings want it. Raises :class:`UsageError` for what cannot be meant."""
        networks(settings.trusted_proxies)
        file = PasswordFile(passwords.path_of(settings))
        if settings.password_file is not None and not file.exists:
            raise UsageError(texts.passwords_missing(settings.password_file))
        if file.open_to_others():
            raise UsageError(texts.passwords_open(file.path))
        file.accounts()
        return cls(
            file,
            Sessions(settings.data / passwords.SESSIONS, file, settings.session_hours * _HOUR),
            accounts=file.exists,
            by_proxy=bool(settings.role_header.strip()),
            read_only=settings.public_read_only,
            token=settings.metrics_token.get_secret_value().strip(),
        )

    @property
    def configured(self) -> bool:
        """Whether there are roles at all."""
        return self.accounts or self.by_proxy

    def check_address(self, host: str) -> None:
        """Raises :class:`UsageError` where anybody could do anything."""
        if not (self.configured or self.read_only or is_local(host)):
            raise UsageError(texts.open_without_roles(host))

    def role(self, scope: Scope) -> Role:
        """What a request may do."""
        if self.read_only or (scope.get("method", "GET") not in _SAFE and _sent_by_another_site(scope)):
            return Role.PUBLIC
        if not self.configured:
            return Role.ADMIN if _from_here(scope) else Role.PUBLIC
        role = scope.get(PROXY_ROLE, Role.PUBLIC) if self.by_proxy else Role.PUBLIC
        if self.accounts and (token := session_token(scope)):
            account = self.sessions.account(token)
            role = max(role, account.role if account is not None else Role.PUBLIC)
        return Role(role)

    def scrapes(self, scope: Scope) -> bool:
        """Whether a request for the figures brings the token for them."""
        given = Headers(scope=scope).get("authorization", "")
        return bool(self.token) and compare_digest(given.encode(), f"Bearer {self.token}".encode())


def session_token(scope: Scope) -> str:
    """The token of the session cookie, empty where there is none."""
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE, "")


def _from_here(scope: Scope) -> bool:
    """A person at this very machine: no proxy between, and not another site's name for our address."""
    client = scope.get("client")
    return (
        bool(scope.get(DIRECT, False))
        and (client is None or is_local(str(client[0])))
        and is_local(Headers(scope=scope).get("host", ""))
    )


def _sent_by_another_site(scope: Scope) -> bool:
    """A page of somebody else must not use what this browser may."""
    headers = Headers(scope=scope)
    if (site := headers.get("sec-fetch-site")) is not None:  # the browser's own word, where it has one
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


class Guard:
    """ASGI middleware: gives every request its role and turns away what is not for it."""

    def __init__(self, app: ASGIApp, access: Access, site: Site = PLAIN) -> None:
        self._app, self._access, self._site = app, access, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through or refuse."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path, method = scope["path"], scope.get("method", "GET")
        role, wanted = self._access.role(scope), needed(path, method)
        if path == "/metrics" and self._access.scrapes(scope):
            role = Role.ADMIN
        scope = {**scope, ROLE: role}
        if role >= wanted:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._refusal(path, method, role)(scope, receive, send)

    def _refusal(self, path: str, method: str, role: Role) -> Response:
        login = self._access.accounts and role is Role.PUBLIC
        message = texts.ACCESS_LOGIN if login else texts.ACCESS_REFUSED
        headers = {} if method in _SAFE else {"Connection": "close"}  # what it sends is not read
        if path.startswith("/api/") or path == "/metrics":
            return problem(401 if login else 403, message, headers)
        if login and method in _SAFE:
            return RedirectResponse(f"{LOGIN}?weiter={quote(path, safe='')}", 303)
        return HTMLResponse(message_page(texts.ACCESS_TITLE, message, self._site), 403, headers)
