"""How long a person waits, measured in a real browser: for a usable page, and for the first evidence.

Run: ``python -m benchmarks.browser`` (needs Chromium; no model: the sentences answer, so that what is
measured is the app and the search). The index is there already, as it is from the second start on.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.settings import Settings
from assistant.web.server import bind
from benchmarks.corpora import FACTUAL, indexed, questions

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CORPUS = "tune_a"
STARTS = 3
QUESTIONS = 10
USABLE, EXAMPLES = "#frage textarea:visible", "#beispiele button:visible"
_PATIENCE = 120_000
# Nobody listens there, and nothing is fetched or built.
NO_MODEL = {"OLLAMA_HOST": "http://127.0.0.1:9"}
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


@contextmanager
def started(settings: Settings) -> Iterator[tuple[str, float]]:
    """A new process with the app: its address, and when it was started."""
    with closing(bind("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    own = {"DOCUMENTS": str(settings.documents), "DATA": str(settings.data), "CACHED_ANSWERS": "0"}
    environment = {f"VEREINBART_{name}": value for name, value in (own | NO_MODEL).items()}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}", began
    finally:
        process.terminate()
        process.wait(10)


def usable(browser: Browser, url: str) -> Page:
    """The page as soon as a question can be typed and sent.

    A browser that is told again and again that nobody listens would take the processor from the start.
    """
    page = browser.new_context(locale="de-DE").new_page()
    page.set_default_timeout(_PATIENCE)
    _, host, port = re.split(r"://|:", url)
    while True:
        try:
            socket.create_connection((host, int(port))).close()
            break
        except OSError:
            time.sleep(0.02)
    page.goto(url)
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


@dataclass
class Measured:
    """Seconds of every start until a question can be sent and until examples offer themselves, and seconds to
    the evidence of every question after the last start."""

    usable: list[float] = field(default_factory=list)
    examples: list[float] = field(default_factory=list)
    evidence: list[float] = field(default_factory=list)


def measure(browser: Browser, settings: Settings, asked: Sequence[str]) -> Measured:
    """Start several times; ask after the last."""
    seen = Measured()
    for number in range(STARTS):
        with started(settings) as (url, began):
            page = usable(browser, url)
            seen.usable.append(time.perf_counter() - began)
            page.wait_for_selector(EXAMPLES)
            seen.examples.append(time.perf_counter() - began)
            if number == STARTS - 1:
                seen.evidence = [first_evidence(page, question) for question in asked]
            page.context.close()
    return seen


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
        seen = measure(browser, settings, asked)
        browser.close()
    print(f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores")
    print(f"{'seconds':36}{'median':>8}{'worst':>8}")
    _row(f"start to usable page ({STARTS} starts)", seen.usable)
    _row(f"start to examples ({STARTS} starts)", seen.examples)
    _row(f"Enter to first evidence ({len(asked)} times)", seen.evidence)
    print(f"the first question after the start: {seen.evidence[0]:.2f}")


def _row(name: str, seconds: Sequence[float]) -> None:
    print(f"{name:36}{statistics.median(seconds):>8.2f}{max(seconds):>8.2f}")


if __name__ == "__main__":
    main()
