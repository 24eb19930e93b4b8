"""How near each stage comes to what the machine allows.

Run: ``python -m benchmarks.limit [--questions 20] [--out docs]`` (with a model, see ``vereinbart setup``).
Question by question: search against embedder and Chroma alone, with the reading model's share; a checked
answer's writing against bare Ollama on the same prompt, for as many tokens. Ollama keeps the prompt before
in its cache, so no two calls for one question follow each other. Ingest against its embedder alone on a
dozen papers, as in ``benchmarks.ingest``. Writes ``limit.md``.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import ollama

from assistant.answering.cross_encoder import load_cross_encoder
from assistant.answering.evidence import CANDIDATES, EvidenceFinder
from assistant.answering.generation import Generator, Piece, Prompt, call_options, messages
from assistant.answering.question import understand
from assistant.application import make_assistant
from assistant.batch import answer
from assistant.index.library import Library
from assistant.index.search import CANDIDATES as NEAREST
from assistant.index.search import Search
from assistant.language_model import LocalModel
from assistant.settings import Settings
from benchmarks import ingest
from benchmarks.corpora import FACTUAL, indexed, questions
from benchmarks.pages import publish

CORPUS = "tune_a"
PAPERS, ROUNDS = 12, 3
# At most so many times the bare parts, and an ingest at least so fast as its embedder.
SEARCH_GOAL, WRITING_GOAL, INGEST_GOAL = 1.5, 1.1, 0.9


@dataclass
class Written:
    """One call of the pipeline: its prompt, seconds on the clock and tokens written."""

    prompt: Prompt
    seconds: float
    tokens: int


@dataclass
class Watched:
    """A generator that notes what the pipeline asks of it."""

    generator: Generator
    calls: list[Written] = field(default_factory=list)

    @property
    def model(self) -> str:
        return self.generator.model

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        started, tokens = time.perf_counter(), 0
        async with aclosing(self.generator.stream(prompt)) as pieces:
            async for piece in pieces:
                tokens = piece.output_tokens or tokens
                yield piece
        self.calls.append(Written(prompt, time.perf_counter() - started, tokens))


@dataclass(frozen=True)
class Line:
    """A figure of the machine or of ours, with its goal where it has one."""

    name: str
    value: str
    ratio: float | None = None
    goal: str = ""


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    wanted = parser.parse_args()
    asked = [item.question for item in questions(CORPUS) if item.kind in FACTUAL][: wanted.questions]
    with indexed(CORPUS) as (settings, library), LocalModel(settings) as model:
        lines = _ingest()
        lines += _search(library, asked)
        host, name = model.available()
        lines += _writing(settings, model.generator, host, name, asked)
    text = report(lines, len(asked), name)
    publish(wanted.out, "limit", text)


def report(lines: Sequence[Line], count: int, model: str) -> str:
    """The table in Markdown."""
    rows = [
        f"| {line.name} | {line.value} | {'' if line.ratio is None else f'{line.ratio:.2f}'} | {line.goal} |"
        for line in lines
    ]
    return "\n".join(
        [
            "# How near to the machine's limit",
            "",
            f"{count} questions on the invented papers `{CORPUS}`, `{model}`, 2 cores, medians; made by "
            f"`python -m benchmarks.limit --questions {count}`.",
            "",
            "| | | times the bare one | goal |",
            "|---|---:|---:|---:|",
            *rows,
            "",
        ]
    )


def _search(library: Library, asked: Sequence[str]) -> list[Line]:
    load_cross_encoder()
    search, finder = Search(library), EvidenceFinder(library, CANDIDATES)
    alone, whole, read = [], [], []
    for question in asked:
        understood = understand(question, library.agreements)
        alone.append(_milliseconds(partial(_embedder_and_chroma, library, question)))
        whole.append(_milliseconds(partial(search.sentences, question, CANDIDATES)))
        read.append(_milliseconds(partial(finder.find, understood)))
    bare = median(alone)
    return [
        Line(f"embedder and Chroma alone ({len(library.units)} sentences)", f"{bare:.1f} ms"),
        Line("search", f"{median(whole):.1f} ms", median(whole) / bare, f"≤ {SEARCH_GOAL}"),
        Line(
            "search, read and put in order by the reading model",
            f"{median(read):.1f} ms",
            median(read) / bare,
        ),
    ]


def _embedder_and_chroma(library: Library, question: str) -> None:
    library.store.query(library.embedder.get_query_embedding(question), NEAREST)


def _writing(
    settings: Settings, generator: Callable[[], Generator], host: str, name: str, asked: Sequence[str]
) -> list[Line]:
    watched = Watched(generator())
    phrasing = settings.model_copy(update={"quoted_words": 0})
    assistant = make_assistant(phrasing, lambda: watched)
    for question in asked:
        asyncio.run(answer(assistant, question))
    client = ollama.Client(host)
    writing, bare, ours = [], [], []
    for call in watched.calls[1:]:  # the first one loaded the model
        raw = _bare(client, name, call.prompt, settings)
        read, written = raw.prompt_eval_duration / 1e9, raw.eval_duration / 1e9
        writing.append(raw.eval_count / written)
        bare.append(read + call.tokens * written / raw.eval_count)
        ours.append(call.seconds)
    # of the others a part is kept, and counted as read
    unkept = [_bare(client, name, fresh_prompt(call.prompt), settings) for call in watched.calls]
    reading = [raw.prompt_eval_count / (raw.prompt_eval_duration / 1e9) for raw in unkept]
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    return [
        Line("bare Ollama reads", f"{median(reading):.0f} tokens/s"),
        Line("bare Ollama writes", f"{median(writing):.1f} tokens/s"),
        Line(f"bare Ollama, as many tokens ({len(ours)} answers)", f"{median(bare):.2f} s"),
        Line("the pipeline's call", f"{median(ours):.2f} s", ratio, f"≤ {WRITING_GOAL}"),
    ]


def _ingest() -> list[Line]:
    seen = ingest.measure(ROUNDS, PAPERS)
    alone, whole = (
        seen.texts * ROUNDS / sum(item.seconds for item in part) for part in (seen.alone, seen.whole)
    )
    return [
        Line(f"embedder alone ({seen.texts} texts of {PAPERS} papers)", f"{alone:.1f} texts/s"),
        Line("whole ingest", f"{whole:.1f} texts/s", whole / alone, f"≥ {INGEST_GOAL}"),
    ]


def _bare(client: ollama.Client, name: str, prompt: Prompt, settings: Settings) -> Any:
    """The same prompt, without a stream and unwatched."""
    return client.chat(
        model=name,
        messages=messages(prompt),
        options=call_options(settings),
        keep_alive=settings.keep_alive,
    )


def fresh_prompt(prompt: Prompt) -> Prompt:
    """Begins otherwise each time: nothing of a call before can be kept."""
    return replace(prompt, system=f"{time.monotonic_ns()} {prompt.system}")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
