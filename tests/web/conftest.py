"""The app on a free port with the fake assistant, and a browser to look at it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.backend import Backend
from assistant.web.ending import Server, Streams
from assistant.web.server import PortBusy, bind, server_config
from tests.waiting import LONG
from tests.web.fake_assistant import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Schemathesis calls all its tests of a function the same, and of those ``-n 2`` would run only one."""
    for item in items:
        if operation := getattr(item, "operation_label", None):
            item._id = item.id.with_params(operation)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the original of the made-up paper."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "musterlingen.md").write_text("# Vereinbarung <script>alert(1)</script>", encoding="utf-8")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def port() -> int:
    """Of one app after the other: what Chromium has loaded from an address it need not load again."""
    with contextlib.closing(bind("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def bind_at_best(port: int) -> socket.socket:
    """At the usual port, or at any where a test has two apps at once or another program took it."""
    try:
        return bind("127.0.0.1", port)
    except PortBusy:
        return bind("127.0.0.1", 0)


@pytest.fixture
def serving(documents: Path, port: int) -> Iterator[Callable[..., str]]:
    """Starts the whole app in a thread and gives its address; takes settings by name."""
    with contextlib.ExitStack() as stack:

        def start(backend: Backend, **more: Any) -> str:
            listener = stack.enter_context(contextlib.closing(bind_at_best(port)))
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


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Chromium keeps Gradio's scripts as it has compiled them: every page is there twice as soon."""
    return tmp_path_factory.mktemp("chromium")


@pytest.fixture(scope="module")
def chromium(profile: Path) -> Iterator[BrowserContext]:
    """One Chromium for a module: while it lives, its event loop would be in the way of others' tests."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    sync_api.expect.set_options(timeout=LONG * 1000)  # Chromium on a busy machine is slow
    with sync_api.sync_playwright() as playwright:
        own = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=str(CHROMIUM),
            args=ARGUMENTS,
            viewport={"width": 1280, "height": 800},
            locale="de-DE",
        )
        own.set_default_timeout(LONG * 1000)
        yield own
        own.close()


@pytest.fixture
def browser(chromium: BrowserContext) -> Browser:
    """For contexts that nobody has used."""
    assert chromium.browser is not None
    return chromium.browser


@pytest.fixture
def context(chromium: BrowserContext, port: int) -> Iterator[BrowserContext]:
    """Chromium's own context, for one test after the other: nothing but its cache outlives a test."""
    yield chromium
    blank, *others = chromium.pages
    for page in others:
        page.close()
    chromium.clear_cookies()
    chromium.clear_permissions()
    origin = {"origin": f"http://127.0.0.1:{port}", "storageTypes": "local_storage,indexeddb,service_workers"}
    chromium.new_cdp_session(blank).send("Storage.clearDataForOrigin", origin)


@pytest.fixture
def open_page(context: BrowserContext, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address; whoever comes second in a test is somebody else, with a context of their own."""
    with contextlib.ExitStack() as stack:

        def somebody() -> BrowserContext:
            other = browser.new_context(locale="de-DE")
            stack.callback(other.close)
            other.set_default_timeout(LONG * 1000)
            return other

        contexts = chain([context], iter(somebody, None))

        def open_at(url: str, width: int = 1280, height: int = 800, **media: Any) -> Page:
            page = next(contexts).new_page()
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(**media)
            page.goto(url)
            page.wait_for_selector("#beispiele button:visible")
            return page

        yield open_at
