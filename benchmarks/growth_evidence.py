"""How an answer of the model grows with the number of sentences that it is given, and what they are worth.

Run: ``python -m benchmarks.growth_evidence [--questions 16] [--out docs]`` (needs a model, see ``vereinbart
setup``). The invented papers ``tune_a``; for each question the best 1, 2, 4, … sentences of the search go
into the product's prompt, all in an order by chance, so that Ollama keeps of the prompt before no more than
what is always the same. Right is a number that points at a sentence which carries the answer. Writes
``growth-evidence.md`` and its plot.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.answer import Evidence
from assistant.answering.evidence import EvidenceFinder
from assistant.answering.generation import DraftReader, Generator, build_prompt
from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.language_model import LocalModel
from benchmarks.corpora import FACTUAL, Asked, indexed, questions
from benchmarks.pages import publish
from benchmarks.plots import Curve, curves, slope
from benchmarks.process import resident_megabytes, running
from evals.facts import same_sentence

CORPUS = "tune_a"
SENTENCES = (1, 2, 4, 8, 16, 32)


@dataclass(frozen=True)
class Told:
    """One call: sentences given, what it took (seconds), and whether it pointed at the right one."""

    sentences: int
    prompt_tokens: int
    output_tokens: int
    first: float
    whole: float
    right: bool


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=16)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    wanted = parser.parse_args()
    asked = [item for item in questions(CORPUS) if item.kind in FACTUAL][: wanted.questions]
    with indexed(CORPUS) as (settings, library), LocalModel(settings) as model:
        generator = model.generator()
        asyncio.run(_told(generator, asked[0], _found(library, asked[0])[:1]))  # loads the model
        calls = [(item, number) for item in asked for number in SENTENCES]
        random.Random(1).shuffle(calls)
        told = [asyncio.run(_told(generator, item, _found(library, item)[:number])) for item, number in calls]
        memory = sum(resident_megabytes(process) for process in running("ollama"))
    text = report(told, generator.model, memory)
    publish(wanted.out, "growth-evidence", text, plot(told))


def _found(library: Library, item: Asked) -> tuple[Evidence, ...]:
    return EvidenceFinder(library, SENTENCES[-1]).find(understand(item.question, library.agreements))


async def _told(generator: Generator, item: Asked, evidence: Sequence[Evidence]) -> Told:
    reader, started, first = DraftReader(), time.perf_counter(), 0.0
    async with aclosing(generator.stream(build_prompt(item.question, evidence))) as pieces:
        async for piece in pieces:
            reader.take(piece)
            first = first or time.perf_counter() - started
    draft, whole = reader.draft(), time.perf_counter() - started
    pointed = [found.sentence.text for found in evidence if found.number == draft.number]
    right = any(same_sentence(gold, text) for gold in item.gold for text in pointed)
    return Told(len(evidence), draft.prompt_tokens, draft.output_tokens, first, whole, right)


def report(told: Sequence[Told], model: str, memory: float) -> str:
    """The table in Markdown, with the slope."""
    lines = [
        "# Growth with the evidence",
        "",
        f"How an answer of `{model}` grows with the sentences that it is given (medians, 2 cores); made by "
        f"`python -m benchmarks.growth_evidence --questions {len(told) // len(SENTENCES)}`.",
        "",
        "| sentences | prompt tokens | first token (s) | whole output (s) | output tokens | points aright |",
        "|" + "---:|" * 6,
    ]
    for number in SENTENCES:
        here = [item for item in told if item.sentences == number]
        if not here:
            continue
        right = sum(item.right for item in here)
        lines.append(
            f"| {number} | {_median(here, 'prompt_tokens'):.0f} | {_median(here, 'first'):.2f} "
            f"| {_median(here, 'whole'):.2f} | {_median(here, 'output_tokens'):.0f} | {right}/{len(here)} |"
        )
    line = statistics.linear_regression([item.prompt_tokens for item in told], [item.first for item in told])
    power = slope([item.prompt_tokens for item in told], [item.whole for item in told])
    return "\n".join(
        [
            *lines,
            "",
            f"A hundred prompt tokens more take {100 * line.slope:.2f} s more to the first token; the whole "
            f"output grows with the {power:.2f}th power of the prompt. Ollama's memory is the same for all, "
            f"as the window is fixed: {memory:,.0f} MB.",
            "",
            "![Seconds with the number of sentences](growth-evidence.svg)",
            "",
        ]
    )


def plot(told: Sequence[Told]) -> str:
    """Seconds to the first token and to the end."""
    given = [number for number in SENTENCES if any(item.sentences == number for item in told)]
    drawn = [
        Curve(name, [_median([t for t in told if t.sentences == number], field) for number in given])
        for name, field in (("first token (s)", "first"), ("whole output (s)", "whole"))
    ]
    return curves("An answer with the evidence it is given", "sentences", given, drawn)


def _median(told: Sequence[Told], field: str) -> float:
    return float(statistics.median(getattr(item, field) for item in told))


if __name__ == "__main__":
    main()
