"""Many people at once on one server, through the HTTP API over loopback.

Run: ``python -m benchmarks.load [--minutes 30] [--people 20] [--real]``. The server is a process of its own
with the whole app on the invented papers ``tune_a`` that keeps no answers; without ``--real`` its model is
played, at the pace of a small one. ``--url`` asks a server that runs already (its ``/metrics`` tells the
memory). Exit code 1: an error other than the announced 503, evidence later than a second (p95), or a memory
that grows.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from assistant.answering.generation import Piece, Prompt
from benchmarks.corpora import indexed, questions

CORPUS = "tune_a"
EVIDENCE_SECONDS = 1.0
# The memory at the end against that after the first fifth of the time.
GROWTH = 1.10
_SAMPLE_SECONDS = 5.0
_LONGEST_WAIT = 30.0
_PAUSE = (0.5, 4.0)
_MEMORY = re.compile(r"^process_resident_memory_bytes (\S+)$", re.MULTILINE)


class PlayedModel:
    """Points at the first sentence in the time that a small model takes."""

    model = "gespielt"

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        await asyncio.sleep(1.0)
        for letters in ('{"satz": ', str(max(prompt.numbers, default=0)), ', "antwort": "', "Siehe", '"}'):
            await asyncio.sleep(0.2)
            yield Piece(letters)
        yield Piece("", prompt_tokens=300, output_tokens=25)


@dataclass
class Seen:
    """What all people together saw."""

    outcomes: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    evidence: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


async def person(
    http: httpx.AsyncClient, asked: Sequence[str], until: float, seen: Seen, chance: random.Random
) -> None:
    """Ask, read, think, ask again; come later where the server says so."""
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            wait = await _ask(http, chance.choice(asked), seen, started)
        except (httpx.HTTPError, ValueError, KeyError) as error:
            seen.errors[type(error).__name__] += 1
            wait = 1.0
        await asyncio.sleep(min(wait or chance.uniform(*_PAUSE), _LONGEST_WAIT))


async def _ask(http: httpx.AsyncClient, question: str, seen: Seen, started: float) -> float:
    """Seconds to wait before the next one, if the server names any."""
    request = {"json": {"question": question}, "headers": {"Accept": "text/event-stream"}}
    event = ""
    async with http.stream("POST", "/api/ask", **request) as reply:  # type: ignore[arg-type]
        if reply.status_code == 503 and "retry-after" in reply.headers:
            seen.outcomes["503"] += 1
            return float(reply.headers["retry-after"])
        if reply.status_code != 200:
            seen.errors[str(reply.status_code)] += 1
            return 1.0
        async for line in reply.aiter_lines():
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
                if event == "evidence":
                    seen.evidence.append(time.monotonic() - started)
            elif line.startswith("data: ") and event == "answer":
                verdict = json.loads(line.removeprefix("data: "))["verdict"]
                seen.outcomes[verdict] += 1
                seen.answers.append(time.monotonic() - started)
    if event != "answer":
        seen.errors[f"ended with {event or 'nothing'}"] += 1
    return 0.0


async def watch(http: httpx.AsyncClient, until: float, seen: Seen) -> None:
    """The memory of the server, every few seconds."""
    while time.monotonic() < until:
        found = _MEMORY.search((await http.get("/metrics")).text)
        if found:
            seen.memory.append(float(found[1]) / 1e6)
        await asyncio.sleep(_SAMPLE_SECONDS)


async def run(url: str, asked: Sequence[str], people: int, minutes: float) -> Seen:
    """The whole test."""
    seen, until = Seen(), time.monotonic() + 60 * minutes
    limits = httpx.Limits(max_connections=people + 5)
    async with httpx.AsyncClient(base_url=url, timeout=300, limits=limits) as http:
        crowd = [person(http, asked, until, seen, random.Random(number)) for number in range(people)]
        await asyncio.gather(watch(http, until, seen), *crowd)
    return seen


def report(seen: Seen, minutes: float, people: int) -> bool:
    """Print it; whether all is as it should be."""
    outcomes = ", ".join(f"{name} {count}" for name, count in seen.outcomes.most_common())
    print(f"{people} people, {minutes:g} minutes: {outcomes or 'nothing'}")
    print(f"errors: {', '.join(f'{name} {count}' for name, count in seen.errors.items()) or 'none'}")
    late = percentile(seen.evidence, 0.95)
    print(f"evidence: median {percentile(seen.evidence, 0.5):.3f} s, p95 {late:.3f} s")
    last = percentile(seen.answers, 0.95)
    print(f"answer:   median {percentile(seen.answers, 0.5):.1f} s, p95 {last:.1f} s")
    warm = seen.memory[len(seen.memory) // 5 :]
    grown = warm[-1] / warm[0] if warm else 0.0
    if warm:
        print(f"memory:   {warm[0]:.0f} MB warm, {max(warm):.0f} MB at most, {warm[-1]:.0f} MB in the end")
    return bool(seen.evidence) and not seen.errors and late < EVIDENCE_SECONDS and grown < GROWTH


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of them lie."""
    ordered = sorted(values) or [float("nan")]
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


@contextmanager
def served(real: bool) -> Iterator[str]:
    """A server of our own on a free port."""
    with indexed(CORPUS) as (settings, _):
        folders = {"VEREINBART_DOCUMENTS": str(settings.documents), "VEREINBART_DATA": str(settings.data)}
        folders["VEREINBART_CACHED_ANSWERS"] = "0"
        command = [sys.executable, "-m", "benchmarks.load", "--serve", *(["--real"] if real else [])]
        root = Path(__file__).parents[1]
        with subprocess.Popen(
            command, cwd=root, env=os.environ | folders, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                yield _address(process)
            finally:
                process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"http://\S+?(?=/?$)", line.strip()):
            url = found[0]
            while httpx.get(f"{url}/readyz").status_code != 200:
                time.sleep(0.5)
            return url
    raise SystemExit("the server did not start")


def serve(real: bool) -> None:
    """The server's side; it writes its address to stderr."""
    import logging

    from assistant import application
    from assistant.language_model import BackgroundModel
    from assistant.settings import load_settings
    from assistant.web import server

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    settings = load_settings()
    model = BackgroundModel(settings) if real else None

    def build() -> application.OpenAssistant:
        if model is None:
            return application.open_assistant(settings, PlayedModel)
        return application.open_assistant(settings, model.generator, model.setup.start)

    server.serve(build, settings, setup=model.setup if model else None, port=0)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--url", default="")
    options.add_argument("--real", action="store_true")
    options.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.serve:
        serve(chosen.real)
        return 0
    asked = [item.question for item in questions(CORPUS)]
    if chosen.url:
        seen = asyncio.run(run(chosen.url, asked, chosen.people, chosen.minutes))
    else:
        with served(chosen.real) as url:
            seen = asyncio.run(run(url, asked, chosen.people, chosen.minutes))
    return 0 if report(seen, chosen.minutes, chosen.people) else 1


if __name__ == "__main__":
    sys.exit(main())
