"""How long an answer takes: as the product gives it, and where the warm model phrases every sentence.

Run: ``python -m benchmarks.answering [NUMBER OF QUESTIONS]`` (needs a model, see ``vereinbart setup``).
"""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Sequence

from assistant.answering.answer import Answer
from assistant.application import make_assistant
from assistant.batch import answer
from assistant.language_model import LocalModel
from benchmarks.corpora import FACTUAL, indexed, questions

CORPUS = "tune_a"


def main(count: int = 20) -> None:
    """Ask the same short factual questions in each way and print medians and 90th percentiles."""
    asked = [item.question for item in questions(CORPUS) if item.kind in FACTUAL and len(item.question) < 80][
        :count
    ]
    with indexed(CORPUS) as (settings, _), LocalModel(settings) as model:
        ours = make_assistant(settings, model.generator)
        phrasing = make_assistant(settings.model_copy(update={"quoted_words": 0}), model.generator)
        for warm in (ours, phrasing):
            asyncio.run(answer(warm, asked[0]))
        given = [asyncio.run(answer(ours, question)) for question in asked]
        phrased = [asyncio.run(answer(phrasing, question)) for question in asked]
    written = [item for item in phrased if item.model]
    print(f"{len(asked)} short factual questions on {CORPUS}; {len(written)} phrased by {written[0].model}")
    print(f"{'':32}{'median':>10}{'p90':>10}")
    _row("evidence, ms", [item.timings.evidence_ms for item in given])
    _row("answer, ms", [item.timings.total_ms for item in given])
    _row("answer phrased by the model, ms", [item.timings.total_ms for item in written])
    _row("first token, ms", [item.timings.first_token_ms or 0 for item in written])
    _row("prompt, tokens", [item.prompt_tokens for item in written])
    _row("output, tokens", [item.output_tokens for item in written])
    print(f"largest prompt: {_largest(written)} tokens")


def _row(name: str, values: Sequence[int]) -> None:
    ordered = sorted(values)
    print(f"{name:32}{statistics.median(ordered):>10.0f}{ordered[int(0.9 * (len(ordered) - 1))]:>10}")


def _largest(answers: Sequence[Answer]) -> int:
    return max(item.prompt_tokens for item in answers)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
