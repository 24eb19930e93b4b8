"""How long a person waits, measured in a real browser: for a usable page, and for the first evidence.

Run: ``python -m benchmarks.browser`` (needs Chromium; no Ollama, no model: a scripted writer answers, so that
what is measured is the app and the search). The index is there already, as it is from the second start on.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.web.server import bind
from benchmarks.corpora import FACTUAL, indexed, questions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CORPUS = "tune_a"
STARTS = 3
QUESTIONS = 10
USABLE = "#beispiele button:visible"
_PATIENCE = 120_000
# From pressing Enter to the picture in which the first sentence is drawn, by the browser's own clock.
STOPWATCH = """() => {
    window.waited = null;
    let pressed = 0;
    addEventListener("keydown", (event) => { if (event.key === "Enter") pressed = event.timeStamp; },
        { capture: true, once: true });
    const watch = new MutationObserver(() => {
        if (!pressed || !document.querySelector("#aktuell .card")) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame((now) => { window.waited = now - pressed; }));
    });
    watch.observe(document.body, { childList: true, subtree: true });
}"""


def serve_here(port: int, documents: Path, data: Path) -> None:
    """The app in this process, as ``vereinbart serve`` starts it but for the model."""
    from assistant import application
    from assistant.web.server import serve
    from benchmarks.screenshots import Scripted

    settings = Settings(documents=documents, data=data, cached_answers=0)

    def build() -> application.OpenAssistant:
        application.ready_index(settings)
        assistant = application.make_assistant(settings, Scripted)
        assistant.warm()
        return assistant

    serve(build, settings, port=port)


@contextmanager
def started(settings: Settings) -> Iterator[tuple[str, float]]:
    """A new process with the app: its address, and when it was started."""
    with closing(bind("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.browser", str(port), settings.documents, settings.data]
    began = time.perf_counter()
    process = subprocess.Popen(command)
    try:
        yield f"http://127.0.0.1:{port}", began
    finally:
        process.terminate()
        process.wait(10)


def usable(browser: Browser, url: str) -> Page:
    """The page as soon as a question can be asked; asks again while nobody listens yet."""
    page = browser.new_context(locale="de-DE").new_page()
    page.set_default_timeout(_PATIENCE)
    while True:
        try:
            page.goto(url)
            break
        except Exception as error:
            if "ERR_CONNECTION" not in str(error):
                raise
            time.sleep(0.02)
    page.wait_for_selector(USABLE)
    return page


def first_evidence(page: Page, question: str) -> float:
    """Seconds from Enter to the first sentence on the screen."""
    page.evaluate(STOPWATCH)
    page.fill("#frage textarea", question)
    page.press("#frage textarea", "Enter")
    page.wait_for_function("window.waited !== null")
    page.wait_for_selector("#stopp", state="hidden")
    return float(page.evaluate("window.waited")) / 1000


def measure(browser: Browser, settings: Settings, asked: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds of every start, and seconds to the evidence of every question after the last one."""
    starts: list[float] = []
    for number in range(STARTS):
        with started(settings) as (url, began):
            page = usable(browser, url)
            starts.append(time.perf_counter() - began)
            if number == STARTS - 1:
                return starts, [first_evidence(page, question) for question in asked]
            page.context.close()
    raise AssertionError("no start")


def main() -> None:
    """Print medians and the worst, and how busy the machine was."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("No Chromium on the PATH.")
    asked = [item.question for item in questions(CORPUS) if item.kind in FACTUAL][:QUESTIONS]
    before = os.getloadavg()[0]
    with indexed(CORPUS) as (settings, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        starts, waits = measure(browser, settings, asked)
        browser.close()
    print(f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores")
    print(f"{'seconds':36}{'median':>8}{'worst':>8}")
    _row(f"start to usable page ({len(starts)} starts)", starts)
    _row(f"Enter to first evidence ({len(waits)} times)", waits)
    print(f"the first question after the start: {waits[0]:.2f}")


def _row(name: str, seconds: Sequence[float]) -> None:
    print(f"{name:36}{statistics.median(seconds):>8.2f}{max(seconds):>8.2f}")


if __name__ == "__main__":
    if len(sys.argv) == 4:
        serve_here(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
