"""What each step that makes an answer faster is worth: without it and with it, accuracy beside speed.

Run: ``python -m benchmarks.steps [--questions 12] [--out docs]`` (needs a model, see ``vereinbart setup``).
Short questions on the invented papers ``tune_a``, in two halves, each first without and then with the step;
no two calls on the same question follow each other unless that is what is measured. Right is an answer of the
whole pipeline as the evals mark it, of the model alone one that points at a sentence with the answer or,
where it writes freely, holds its facts. Writes ``speed.md``.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import ollama

from assistant.answering import compose
from assistant.answering.answer import Evidence
from assistant.answering.assistant import Assistant
from assistant.answering.evidence import EvidenceFinder, within_budget
from assistant.answering.generation import (
    DraftReader,
    Piece,
    Prompt,
    build_prompt,
    call_options,
    messages,
)
from assistant.answering.investigation import Investigation
from assistant.answering.question import understand
from assistant.answering.writing import Examined
from assistant.application import make_assistant
from assistant.batch import answer
from assistant.index.library import Library
from assistant.language_model import LocalModel
from assistant.settings import Settings
from benchmarks.corpora import EVALS, FACTUAL, indexed
from benchmarks.limit import fresh_prompt
from benchmarks.pages import publish
from evals.cases import Case, load
from evals.facts import same_sentence, says
from evals.scoring import Outcome, mark, outcome

CORPUS = "tune_a"
# What a textbook would tell the model, without a form of the output.
TEXTBOOK = (
    "Beantworte die Frage nur mit den Informationen aus den folgenden Sätzen. Wenn die Antwort nicht darin "
    "steht, sage, dass du es nicht weißt. Nenne die Nummer des Satzes."
)


@dataclass(frozen=True)
class Sample:
    """One answer: seconds to its first letter and to its end, tokens read and written, whether right."""

    first: float
    whole: float
    read: int
    written: int
    right: bool = False


@dataclass(frozen=True)
class Asked:
    """A question with the sentences found for it, best first, and those of them that the model is given."""

    case: Case
    found: tuple[Evidence, ...]
    shown: tuple[Evidence, ...]

    @property
    def prompt(self) -> Prompt:
        """The product's."""
        return build_prompt(self.case.question, self.shown)


Turn = Callable[[Asked], Sample]


@dataclass(frozen=True)
class Step:
    """A way to be faster, whether the product takes it, and an answer without it and with it."""

    name: str
    verdict: str
    without: Turn
    taken: Turn


class Bare:
    """Ollama itself, with the product's settings unless told otherwise."""

    def __init__(self, settings: Settings, client: ollama.Client, model: str) -> None:
        self._settings, self._client, self._model = settings, client, model

    def say(self, prompt: Prompt, *, held: bool = False, **options: int) -> tuple[Sample, str]:
        """What it took and what was written; ``held``: only what fits the schema can be."""
        settings, text, first, started = self._settings, "", 0.0, time.perf_counter()
        for part in self._client.chat(
            model=self._model,
            messages=messages(prompt),
            format=dict(prompt.schema) if held else None,
            stream=True,
            options=call_options(settings) | options,
            keep_alive=settings.keep_alive,
        ):
            first = first or time.perf_counter() - started
            text += part.message.content or ""
        whole = time.perf_counter() - started
        return Sample(first, whole, part.prompt_eval_count or 0, part.eval_count or 0), text

    def point(self, asked: Asked, prompt: Prompt, *, held: bool = False, **options: int) -> Sample:
        """Whether the model points at a sentence with the answer."""
        sample, raw = self.say(prompt, held=held, **options)
        reader = DraftReader()
        reader.take(Piece(raw))
        number = reader.draft().number
        pointed = [item.sentence.text for item in asked.found if item.number == number]
        right = any(same_sentence(gold, text) for gold in asked.case.gold for text in pointed)
        return replace(sample, right=right)

    def tell(self, asked: Asked, prompt: Prompt) -> Sample:
        """Whether the facts stand in what is written."""
        sample, text = self.say(prompt)
        right = all(any(says(text, fact) for fact in group) for group in asked.case.expect)
        return replace(sample, right=right)

    def ask_again(self, asked: Asked, turned: Callable[[Prompt], Prompt]) -> Sample:
        """A second question on the sentences of the first."""
        self.say(turned(asked.prompt))
        second = build_prompt(f"Genau gefragt: {asked.case.question}", asked.shown)
        return self.point(asked, turned(second))


class AlwaysAsking(Investigation):
    """A call for every question that a sentence can answer."""

    def quoted(self, known: Examined) -> compose.Draft | None:
        return None if known.choice.best is not None else super().quoted(known)


def steps_of_the_model(bare: Bare) -> list[Step]:
    """What is done with the prompt and the output."""
    return [
        Step(
            "the beginning of the prompt is always the same, so that Ollama keeps it",
            "taken",
            lambda asked: bare.point(asked, fresh_prompt(asked.prompt)),
            lambda asked: bare.point(asked, asked.prompt),
        ),
        Step(
            "at most four sentences instead of eight",
            "taken",
            lambda asked: bare.point(asked, build_prompt(asked.case.question, asked.found)),
            lambda asked: bare.point(asked, asked.prompt),
        ),
        Step(
            "a number and one short sentence instead of free text",
            "taken",
            lambda asked: bare.tell(asked, Prompt(TEXTBOOK, asked.prompt.user, {})),
            lambda asked: bare.tell(asked, asked.prompt),
        ),
        Step(
            "the form of the output is watched, not forced by the schema",
            "taken",
            lambda asked: bare.point(asked, asked.prompt, held=True),
            lambda asked: bare.point(asked, asked.prompt),
        ),
        Step(
            "the sentences before the question, for a second question on them",
            "taken",
            lambda asked: bare.ask_again(asked, _question_first),
            lambda asked: bare.ask_again(asked, lambda prompt: prompt),
        ),
        Step(
            "two threads instead of one",
            "taken (Ollama's own choice)",
            lambda asked: bare.point(asked, asked.prompt, num_thread=1),
            lambda asked: bare.point(asked, asked.prompt),
        ),
        Step(
            "128 tokens read at a time instead of 512",
            "not taken",
            lambda asked: bare.point(asked, asked.prompt),
            lambda asked: bare.point(asked, asked.prompt, num_batch=128),
        ),
    ]


def step_of_the_pipeline(settings: Settings, library: Library, model: LocalModel) -> Step:
    """What is done without the model."""
    ours = make_assistant(settings, model.generator)
    always = Assistant(settings, lambda: library, model.generator, investigation=AlwaysAsking)
    return Step(
        "no call where a sentence answers by itself",
        "taken",
        lambda asked: _answered(always, asked),
        lambda asked: _answered(ours, asked),
    )


def _question_first(prompt: Prompt) -> Prompt:
    sentences, _, question = prompt.user.rpartition("\n")
    return replace(prompt, user=f"{question}\n{sentences}")


def _answered(assistant: Assistant, asked: Asked) -> Sample:
    said = asyncio.run(answer(assistant, asked.case.question))
    right = outcome(asked.case, mark(asked.case, said)) is Outcome.RIGHT
    first, whole = said.timings.evidence_ms / 1000, said.timings.total_ms / 1000
    return Sample(first, whole, said.prompt_tokens, said.output_tokens, right)


def measure(step: Step, asked: Sequence[Asked]) -> tuple[list[Sample], list[Sample]]:
    """Half of the questions without and with the step, then the others; a call before each is not counted."""
    without: list[Sample] = []
    taken: list[Sample] = []
    for half in (asked[::2], asked[1::2]):
        for turn, samples in ((step.without, without), (step.taken, taken)):
            turn(half[-1])  # loads what is to be loaded
            samples += map(turn, half)
    return without, taken


def row(step: Step, without: Sequence[Sample], taken: Sequence[Sample]) -> str:
    """A line of the table: medians without → with."""
    figures: list[tuple[str, Callable[[Sample], float]]] = [
        (".2f", lambda sample: sample.first),
        (".2f", lambda sample: sample.whole),
        (".0f", lambda sample: sample.read),
        (".0f", lambda sample: sample.written),
    ]
    cells = [
        f"{median(map(value, without)):{form}} → {median(map(value, taken)):{form}}"
        for form, value in figures
    ]
    right = [f"{sum(sample.right for sample in part)}/{len(part)}" for part in (without, taken)]
    return f"| {step.name} | {' | '.join(cells)} | {' → '.join(right)} | {step.verdict} |"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=12)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    wanted = parser.parse_args()
    with indexed(CORPUS) as (settings, library), LocalModel(settings) as model:
        host, name = model.available()
        asked = [_asked(settings, library, case) for case in _cases(settings, wanted.questions)]
        with closing(ollama.Client(host, trust_env=False)) as client:
            steps = steps_of_the_model(Bare(settings, client, name))
            steps.append(step_of_the_pipeline(settings, library, model))
            rows = [row(step, *measure(step, asked)) for step in steps]
    text = report(rows, name, len(asked))
    publish(wanted.out, "speed", text)


def _cases(settings: Settings, count: int) -> list[Case]:
    files = load((EVALS / "cases" / f"{CORPUS}.yaml",), settings.documents).files
    every = [case for file in files for case in file.cases]
    able = [case for case in every if case.kind in FACTUAL and case.answerable and not case.history]
    return random.Random(1).sample(able, min(count, len(able)))


def _asked(settings: Settings, library: Library, case: Case) -> Asked:
    finder = EvidenceFinder(library, settings.evidence_sentences)
    found = finder.find(understand(case.question, library.agreements))
    return Asked(
        case, found, within_budget(found, settings.prompt_evidence_tokens, settings.prompt_sentences)
    )


def report(rows: Sequence[str], model: str, count: int) -> str:
    """The table in Markdown."""
    return "\n".join(
        [
            "# What makes it fast",
            "",
            f"Each step without → with it: medians of {count} short questions, `{model}` on 2 cores; made by "
            f"`python -m benchmarks.steps --questions {count}`. “First” is the model's first letter; in "
            "the last row it is the paper's sentences, and “right” is the whole answer.",
            "",
            "| step | first (s) | whole (s) | tokens read | written | right | |",
            "|---|---:|---:|---:|---:|---:|---|",
            *rows,
            "",
            "Searching while the person types is not done: it could save no more than the last “first”, "
            "and what is typed and not sent is nobody's business.",
            "",
        ]
    )


if __name__ == "__main__":
    main()
