"""Whose word is taken for where a request comes from, and for the role of the person behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant import texts
from assistant.errors import UsageError
from assistant.roles import Role
from assistant.settings import Settings

PROXY_ROLE = "vereinbart.proxy_role"
DIRECT = "vereinbart.direct"
FORWARDING = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip"})


def networks(text: str) -> list[IPv4Network | IPv6Network]:
    """The addresses of a setting. Raises :class:`UsageError`."""
    found = []
    for part in filter(None, text.replace(",", " ").split()):
        try:
            found.append(ip_network(part, strict=False))
        except ValueError as error:
            raise UsageError(texts.bad_proxies(part)) from error
    return found


def trusting(settings: Settings) -> Callable[[str], bool]:
    """Whether an address is a trusted proxy's. Raises :class:`UsageError` for settings that name none."""
    trusted = networks(settings.trusted_proxies)

    def trusts(address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return False
        found = getattr(found, "ipv4_mapped", None) or found
        return any(found in network for network in trusted)

    return trusts


class Proxies:
    """ASGI middleware, the outermost: from here on ``scope["client"]`` is the person's own address.

    Uvicorn's own reading of the headers has to be off, for it hides who really connected.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._trusts = trusting(settings)
        self._header = settings.role_header.strip().lower().encode()
        trusted = [str(network) for network in networks(settings.trusted_proxies)]
        self._forwarded = ProxyHeadersMiddleware(app, trusted)  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note what the proxy says, if it is one; anybody else's word is not even passed on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        scope = {**scope, "client": _plain(scope.get("client"))}
        names = {name for name, _ in scope["headers"]}
        scope[DIRECT] = not names & FORWARDING
        if self._trusts(scope["client"][0] if scope["client"] else ""):
            scope[PROXY_ROLE] = self._role(scope["headers"])
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != self._header]
            await self._forwarded(scope, receive, send)  # type: ignore[arg-type]
        else:
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != self._header]
            await self._app(scope, receive, send)

    def _role(self, headers: Iterable[tuple[bytes, bytes]]) -> Role:
        """A role that is named twice is nobody's: one of the two came from outside."""
        named = [value for name, value in headers if self._header and name == self._header]
        role = Role.named(named[0].decode("latin-1")) if len(named) == 1 else None
        return role or Role.PUBLIC


def _plain(client: tuple[str, int] | None) -> tuple[str, int] | None:
    """An IPv4 address that an IPv6 socket met, written as such."""
    if client is None:
        return None
    try:
        mapped = getattr(ip_address(client[0]), "ipv4_mapped", None)
    except ValueError:
        return client
    return (str(mapped), client[1]) if mapped is not None else client
