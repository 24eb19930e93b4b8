"""The first page while the app that it belongs to is still being loaded.

Loading Gradio takes most of a start, and then the browser needs nearly as long to load and run its files. So
the page of the start before is handed out at once, with its files, and both go on at the same time; whatever
else is asked waits until the app is there.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import Base64Bytes, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant import __version__, texts
from assistant.settings import Settings
from assistant.web.access import everybody_is_staff
from assistant.web.client import is_local
from assistant.web.gate import Gate
from assistant.web.kept_files import NAMED_BY_CONTENT, KeptFiles
from assistant.web.proxies import FORWARDING

logger = logging.getLogger(__name__)

OWN_FILES, OWN_ADDRESS = Path(__file__).parent / "assets", "/ui"
# What Gradio makes anew in each process, though it is always the same.
_PAGES = ("/", "/theme.css")
# Stands in the page for the address at which it is asked for.
_HOST = "127.0.0.1:65535"
_SOUND_HOST = re.compile(r"[\w.\[\]:-]+")
_SOURCES = frozenset({".py", ".css", ".js", ".svg"})
_NAME = "first-page.json"


@dataclass(frozen=True)
class Page:
    """An answer of the app as it was sent."""

    headers: Mapping[str, str]
    body: Base64Bytes


@dataclass(frozen=True)
class Kept:
    """The pages by their paths."""

    pages: Mapping[str, Page]

    def page(self, path: str, host: str) -> Response:
        """A page as the app would send it at the address ``host``."""
        page = self.pages[path]
        body = page.body.replace(_HOST.encode(), host.encode())
        return Response(body, headers={**page.headers, "content-length": str(len(body))})


@dataclass(frozen=True)
class _File:
    """What was kept, and for which state of versions and settings."""

    key: str
    kept: Kept


_FORM = TypeAdapter(_File)


class Opening:
    """ASGI app that stands for the whole one until that is there.

    It knows of no roles and no proxies: whoever comes through one waits, and so does everybody where roles
    are given out.
    """

    def __init__(self, settings: Settings) -> None:
        self._path = settings.data / _NAME
        self._key = _key(settings)
        self._plain = everybody_is_staff(settings)
        self._kept = _read(self._path, self._key) if self._plain else None
        self._files = Gate(KeptFiles(_files()))
        self._opened = asyncio.Event()
        self._app: ASGIApp | None = None

    def open(self, app: ASGIApp) -> None:
        """From now on ``app`` answers all."""
        self._app = app
        self._opened.set()

    def close(self) -> None:
        """Nobody waits any longer for an app that does not come."""
        self._opened.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """From what was kept, or by the app as soon as it is there."""
        await (await self._answering(scope))(scope, receive, send)

    async def _answering(self, scope: Scope) -> ASGIApp:
        if self._app is None and self._kept is not None and _asks_here(scope):
            if scope["path"] in self._kept.pages:
                return self._kept.page(scope["path"], Headers(scope=scope)["host"])
            if scope["path"].startswith((f"{NAMED_BY_CONTENT}/", f"{OWN_ADDRESS}/")):
                return self._files
        await self._opened.wait()
        return self._app or Response(texts.PAGE_NOT_READY, 503, media_type="text/plain; charset=utf-8")

    @property
    def lacks_pages(self) -> bool:
        """Whether this start had none at hand, and the next one may have."""
        return self._plain and self._kept is None

    async def keep(self, app: ASGIApp) -> None:
        """Have the pages of ``app`` at hand for the next start; where that cannot be, it does without."""
        if not self.lacks_pages:
            return
        try:
            kept = Kept({path: await _asked(app, path) for path in _PAGES})
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(_FORM.dump_json(_File(self._key, kept)))
        except Exception as error:  # whatever it is, the server goes on
            logger.warning("the first page is not kept: %s", error)


def _asks_here(scope: Scope) -> bool:
    """Whether somebody at this machine wants to read something, through nobody else."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    host = Headers(scope=scope).get("host", "")
    return (
        FORWARDING.isdisjoint(name for name, _ in scope["headers"])
        and _SOUND_HOST.fullmatch(host) is not None
        and is_local(host)
    )


def _files() -> ASGIApp:
    """Our files and Gradio's, which is not loaded for it."""
    spec = importlib.util.find_spec("gradio")
    assert spec is not None
    assert spec.origin is not None
    theirs = Path(spec.origin).parent / "templates" / "frontend" / "assets"
    return Starlette(
        routes=[
            Mount(NAMED_BY_CONTENT, StaticFiles(directory=theirs)),
            Mount(OWN_ADDRESS, StaticFiles(directory=OWN_FILES)),
        ]
    )


async def _asked(app: ASGIApp, path: str) -> Page:
    import httpx  # Gradio has loaded it by now

    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{_HOST}") as client:
        answer = await client.get(path, headers={"accept-encoding": "identity"})
    return Page(dict(answer.raise_for_status().headers), answer.content)


@cache
def page_id() -> int:
    """By which a page that is open knows, when the server is back, that it still fits: it changes with the
    versions, our code and texts. Gradio's own changes with each start.

    Read once: it is about the code that runs, whatever becomes of the files.
    """
    return int(hashlib.sha256(repr(_code()).encode()).hexdigest()[:13], 16)


def _key(settings: Settings) -> str:
    """Changes with all that the page is made of: what it is itself, settings, roles."""
    return hashlib.sha256(repr((page_id(), settings.model_dump_json())).encode()).hexdigest()


def _code() -> object:
    package = Path(texts.__file__).parent.parent
    made_of_files = [path for folder in ("web", "texts") for path in sorted((package / folder).rglob("*.*"))]
    state = [
        (path.name, stat.st_size, stat.st_mtime_ns)
        for path in made_of_files
        if path.suffix in _SOURCES
        for stat in [path.stat()]
    ]
    return __version__, version("gradio"), state


def _read(path: Path, key: str) -> Kept | None:
    try:
        file = _FORM.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return file.kept if file.key == key else None
