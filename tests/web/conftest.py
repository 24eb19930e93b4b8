"""The app on a free port with the fake assistant, and a browser to look at it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.backend import Backend
from assistant.web.ending import Server, Streams
from assistant.web.server import bind, server_config
from tests.waiting import LONG
from tests.web.fake_assistant import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the original of the made-up paper."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "musterlingen.md").write_text("# Vereinbarung <script>alert(1)</script>", encoding="utf-8")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    return folder


@pytest.fixture
def serving(documents: Path) -> Iterator[Callable[..., str]]:
    """Starts the whole app in a thread and gives its address; takes settings by name."""
    with contextlib.ExitStack() as stack:

        def start(backend: Backend, **more: Any) -> str:
            listener = stack.enter_context(contextlib.closing(bind("127.0.0.1", 0)))
            settings = Settings(documents=documents, data=documents.parent / "data", **more)
            served = Served(backend, settings, listener)
            stack.callback(served.stop)
            served.start()
            served.wait()
            return f"http://127.0.0.1:{listener.getsockname()[1]}"

        yield start


class Served(threading.Thread):
    """The app in a thread with an event loop of its own."""

    def __init__(self, backend: Backend, settings: Settings, listener: socket.socket) -> None:
        super().__init__(daemon=True)
        self._backend, self._settings, self._listener = backend, settings, listener
        self._server: uvicorn.Server | None = None

    def run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        app = await create_app(self._backend, self._settings)
        streams = Streams(app)
        config = server_config(streams, self._settings)
        config.timeout_graceful_shutdown = 1
        self._server = Server(config, streams)
        await self._server.serve([self._listener])

    def wait(self) -> None:
        """Until it serves: how long it takes to start is not what the tests measure."""
        while self.is_alive() and not (self._server is not None and self._server.started):
            time.sleep(0.01)

    def stop(self) -> None:
        if self._server is not None:
            self._server.should_exit = True
        self.join(LONG)


@pytest.fixture
def assistant() -> FakeAssistant:
    """Answers token by token, quickly."""
    return FakeAssistant(pause=0.02, reading=0.2)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module: while it lives, its event loop would be in the way of others' tests."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    sync_api.expect.set_options(timeout=LONG * 1000)  # Chromium on a busy machine is slow
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh context, so that no two tests share anything."""
    with contextlib.ExitStack() as stack:

        def open_at(url: str, width: int = 1280, height: int = 800, **more: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="de-DE", **more)
            stack.callback(context.close)
            context.set_default_timeout(LONG * 1000)
            page = context.new_page()
            page.goto(url)
            page.wait_for_selector("#beispiele button:visible")
            return page

        yield open_at
