"""The server: its address, its start, which explains itself, and its end."""

from __future__ import annotations

import asyncio
import errno
import importlib
import logging
import socket
from contextlib import closing, suppress

import uvicorn
from starlette.types import ASGIApp

from assistant import presence, texts
from assistant.errors import UsageError
from assistant.question_log import QuestionLog
from assistant.settings import Settings
from assistant.web.access import Access
from assistant.web.backend import AssistantFactory, Backend, SetupLike
from assistant.web.connections import HEAD_SECONDS, allow_many_files, bounded
from assistant.web.ending import Server, Streams
from assistant.web.opening import Opening
from assistant.web.proxies import trusting

logger = logging.getLogger(__name__)

_TIDY_SECONDS = 3600.0


class PortBusy(UsageError):
    """The address is taken or not ours."""


def bind(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything heavy starts; an error names the way out."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named, for asyncio sends small answers without delay only on sockets that say they are TCP's
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise PortBusy(_why_not(host, port, error)) from error
    return listener


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return texts.SERVER_PORT_BUSY.format(host=host, port=port, other=port + 1)
    return texts.SERVER_CANNOT_LISTEN.format(host=host, port=port, reason=texts.os_reason(error))


def serve(
    factory: AssistantFactory,
    settings: Settings | None = None,
    *,
    setup: SetupLike | None = None,
    host: str | None = None,
    port: int | None = None,
) -> None:
    """Serve until interrupted. The page opens at once; ``factory`` runs meanwhile in a thread."""
    settings = settings or Settings()
    host, port = host or settings.host, settings.port if port is None else port
    Access.of(settings).check_address(host)
    allow_many_files()
    with closing(bind(host, port)) as listener, presence.here(settings.data):
        backend = Backend(setup=setup)
        try:
            with suppress(KeyboardInterrupt):
                asyncio.run(_serve(backend, factory, settings, listener))
        finally:
            backend.close()


async def _serve(
    backend: Backend, factory: AssistantFactory, settings: Settings, listener: socket.socket
) -> None:
    opening = Opening(settings)
    streams = Streams(opening)
    server = Server(server_config(streams, settings, starts=False), streams)
    loading = asyncio.create_task(_load(opening, backend, factory, settings, listener))

    def ended(_: object) -> None:
        server.should_exit = True
        opening.close()

    loading.add_done_callback(ended)
    await server.serve(sockets=[listener])
    loading.cancel()
    with suppress(asyncio.CancelledError):
        await loading


async def _load(
    opening: Opening, backend: Backend, factory: AssistantFactory, settings: Settings, listener: socket.socket
) -> None:
    """Load the app, open it, and look after it until the server ends."""
    web = await asyncio.to_thread(importlib.import_module, "assistant.web.app")
    app = await web.create_app(backend, settings)
    async with app.router.lifespan_context(app):
        opening.open(app)
        backend.start(factory)  # after the pages: two threads that load modules hold each other up
        app.state.workbench.prepare()
        host, port = listener.getsockname()[:2]
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
        logger.info(texts.SERVER_READY.format(url=f"http://{shown}:{port}/"))
        await opening.keep(app)
        tidying = asyncio.create_task(_tidy(QuestionLog.of(settings)))
        try:
            await asyncio.Event().wait()  # until it is cancelled, with the server
        finally:
            tidying.cancel()


async def _tidy(log: QuestionLog) -> None:
    """Questions go when their time is over, also where nobody asks any more."""
    while True:
        await asyncio.to_thread(log.tidy)
        await asyncio.sleep(_TIDY_SECONDS)


def server_config(app: ASGIApp, settings: Settings, *, starts: bool = True) -> uvicorn.Config:
    """How uvicorn is to serve the app; whom to believe about addresses is :class:`Proxies`' business.

    ``starts``: whether the app is to be told of the server's start and end.
    """
    return uvicorn.Config(
        app,
        http=bounded(settings.connections, HEAD_SECONDS, trusting(settings)),
        ws="none",
        lifespan="auto" if starts else "off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
