"""How near each stage comes to what the machine allows.

Run: ``python -m benchmarks.limit [NUMBER OF QUESTIONS]`` (needs a model, see ``vereinbart setup``).
Question by question: search against embedder and Chroma alone, with the reading model's share; a checked
answer's writing against bare Ollama on the same prompt, for as many tokens. Ollama keeps the prompt before
in its cache, so no two calls for one question follow each other. Ingest against its embedder alone on a
dozen papers, as in ``benchmarks.ingest``. Behind each figure stands its goal.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any

import ollama

from assistant.answering.cross_encoder import load_cross_encoder
from assistant.answering.evidence import CANDIDATES, EvidenceFinder
from assistant.answering.generation import SEED, Generator, Piece, Prompt
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


def main(count: int = 30) -> None:
    """Measure and print."""
    asked = [item.question for item in questions(CORPUS) if item.kind in FACTUAL][:count]
    with indexed(CORPUS) as (settings, library), LocalModel(settings) as model:
        _search(library, asked)
        host, name = model.available()
        _writing(settings, model.generator, host, name, asked)
    _ingest()


def _search(library: Library, asked: Sequence[str]) -> None:
    load_cross_encoder()
    search, finder = Search(library), EvidenceFinder(library, CANDIDATES)
    alone, whole, read = [], [], []
    for question in asked:
        understood = understand(question, library.agreements)
        alone.append(_milliseconds(partial(_embedder_and_chroma, library, question)))
        whole.append(_milliseconds(partial(search.sentences, question, CANDIDATES)))
        read.append(_milliseconds(partial(finder.find, understood)))
    print(f"{len(asked)} questions on {CORPUS}, {len(library.units)} sentences; medians")
    print(f"embedder and Chroma alone      {median(alone):8.1f} ms")
    print(
        f"search                         {median(whole):8.1f} ms   {median(whole) / median(alone):.2f} times "
        f"(goal {SEARCH_GOAL})"
    )
    print(f"search, read and re-ordered    {median(read):8.1f} ms   {median(read) / median(alone):.2f} times")


def _embedder_and_chroma(library: Library, question: str) -> None:
    library.store.query(library.embedder.get_query_embedding(question), NEAREST)


def _writing(
    settings: Settings, generator: Callable[[], Generator], host: str, name: str, asked: Sequence[str]
) -> None:
    watched = Watched(generator())
    assistant = make_assistant(settings, lambda: watched)
    for question in asked:
        asyncio.run(answer(assistant, question))
    client = ollama.Client(host)
    reading, writing, bare, ours = [], [], [], []
    for call in watched.calls[1:]:  # the first one loaded the model
        raw = _bare(client, name, call.prompt, settings)
        read, written = raw.prompt_eval_duration / 1e9, raw.eval_duration / 1e9
        reading.append(raw.prompt_eval_count / read)
        writing.append(raw.eval_count / written)
        bare.append(read + call.tokens * written / raw.eval_count)
        ours.append(call.seconds)
    print(f"{len(ours)} answers written by {name}; medians")
    print(f"bare Ollama reads              {median(reading):8.1f} tokens/s")
    print(f"bare Ollama writes             {median(writing):8.1f} tokens/s")
    print(f"bare time for the same tokens  {median(bare):8.2f} s")
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    print(f"the pipeline's call            {median(ours):8.2f} s    {ratio:.2f} times (goal {WRITING_GOAL})")


def _ingest() -> None:
    seen = ingest.measure(ROUNDS, PAPERS)
    print(f"{seen.texts} texts of {PAPERS} papers read in, {ROUNDS} rounds by turns")
    share = seen.share("seconds")
    print(f"ingest as fast as its embedder alone  {share:.2f} times (goal {INGEST_GOAL})")


def _bare(client: ollama.Client, name: str, prompt: Prompt, settings: Settings) -> Any:
    """The same prompt without schema, stream or log-probabilities."""
    return client.chat(
        model=name,
        messages=[{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
        options={
            "temperature": 0,
            "seed": SEED,
            "num_ctx": settings.context_tokens,
            "num_predict": settings.answer_tokens,
        },
        keep_alive=settings.keep_alive,
    )


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
