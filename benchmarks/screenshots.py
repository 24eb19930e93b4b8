"""Pictures of the screens for ``docs/screens``: the shipped papers, a scripted writer, a real browser.

Run: ``python -m benchmarks.screenshots [FOLDER]`` (needs Chromium; no Ollama, no model). Answers are
searched and checked as always; only the words that a model would write are given here.
"""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import application, resources
from assistant.answering.generation import Piece, Prompt
from assistant.settings import Settings
from assistant.web.server import bind, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
QUESTION = "Was soll die Jahreskarte für Bus und Bahn im Erzgebirge kosten?"
MARK, WRITTEN = "365", "Die Jahreskarte für Bus und Bahn soll 365 Euro kosten."
REFUSED = "Wie hoch ist die Hundesteuer in Laatzen?"
WIDE, PHONE = (1280, 800), (360, 640)
_PAUSE = 0.15


@dataclass(frozen=True)
class Scripted:
    """Points at the first sentence that holds ``mark`` and writes ``text``, slowly enough to be seen."""

    mark: str = MARK
    text: str = WRITTEN
    model: str = "qwen2.5:1.5b-instruct"

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        lines = re.findall(r"^\[(\d+)\] (.*)$", prompt.user, re.M)
        number = next((int(number) for number, line in lines if self.mark in line), prompt.numbers[0])
        written = json.dumps({"satz": number, "antwort": self.text}, ensure_ascii=False)
        await asyncio.sleep(2)
        for piece in re.findall(r".{1,6}", written):
            await asyncio.sleep(_PAUSE)
            yield Piece(piece)


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The app over the shipped papers; it ends with this process.

    Each picture has an answer of its own, and the writer is asked for short sentences as well.
    """
    settings = settings.model_copy(update={"cached_answers": 0, "quoted_words": 0})
    application.ready_index(settings)
    assistant = application.make_assistant(settings, Scripted)
    with closing(bind("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    run = {"host": "127.0.0.1", "port": port}
    threading.Thread(target=serve, args=(lambda: assistant, settings), kwargs=run, daemon=True).start()
    yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class Camera:
    """Takes pictures in one colour scheme and size."""

    browser: Browser
    url: str
    folder: Path
    size: tuple[int, int] = WIDE
    dark: bool = False

    @contextmanager
    def opened(self, path: str = "/") -> Iterator[Page]:
        """A page of its own."""
        context = self.browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]},
            color_scheme="dark" if self.dark else "light",
            device_scale_factor=2 if self.size == PHONE else 1,
            reduced_motion="reduce",
            locale="de-DE",
        )
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(self.url + path)
        yield page
        context.close()

    def conversation(self, name: str) -> None:
        """The start, the evidence while the model works, the answer, and the marked sentence."""
        with self.opened() as page:
            page.wait_for_selector("#beispiele button:visible")
            self._take(page, f"start-{name}")
            page.fill("#frage textarea", QUESTION)
            page.click("#fragen")
            page.wait_for_selector(".draft")
            self._take(page, f"evidence-{name}")
            page.wait_for_selector(".verdict")
            self._take(page, f"answer-{name}")
            with page.context.expect_page() as source:
                page.click(".cite, .card .open")
            source.value.wait_for_selector("mark")
            self._take(source.value, f"source-{name}")

    def refusal(self, name: str) -> None:
        """A question that the papers do not answer."""
        with self.opened() as page:
            page.wait_for_selector("#beispiele button:visible")
            page.fill("#frage textarea", REFUSED)
            page.click("#fragen")
            page.wait_for_selector(".verdict")
            self._take(page, f"refusal-{name}")

    def page(self, path: str, name: str) -> None:
        """A page that stands still."""
        with self.opened(path) as page:
            self._take(page, name)

    def _take(self, page: Page, name: str) -> None:
        page.wait_for_timeout(500)  # scrolling to the newest turn
        page.screenshot(path=self.folder / f"{name}.png")


def take_all(folder: Path, settings: Settings) -> None:
    """Every picture; ``folder`` is made if needed."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No Chromium on the PATH.")
    folder.mkdir(parents=True, exist_ok=True)
    with served(settings) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        light = Camera(browser, url, folder)
        light.conversation("light")
        light.refusal("light")
        light.page("/dokumente", "papers-light")
        light.page("/ueber", "about-light")
        Camera(browser, url, folder, dark=True).conversation("dark")
        phone = Camera(browser, url, folder, size=PHONE)
        phone.conversation("phone")
        phone.refusal("phone")
        browser.close()


def main(folder: Path = FOLDER) -> None:
    """Take them over the shipped papers, indexed anew."""
    with tempfile.TemporaryDirectory() as data:
        take_all(folder, Settings(documents=resources.documents(), data=Path(data)))
    for path in sorted(folder.glob("*.png")):
        print(path.name)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
