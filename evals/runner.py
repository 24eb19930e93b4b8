"""Running the cases: each corpus in an index of its own, each question through the assistant's stream.

pydantic-evals was tried for the frame and left out: it brings an agent framework, a price list and a
tracing interface along (five packages, 1.7 s to import), and what is wanted of it here - running one
question after the other - is the loop below; verdicts, shares and the comparison would be ours anyway.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from assistant import application, texts
from assistant.agreements import Agreement, slug
from assistant.answering.answer import Answer, Answered, Event, Evidence, EvidenceFound, Failed
from assistant.answering.generation import Generator
from assistant.errors import UsageError, VereinbartError
from assistant.settings import Settings
from assistant.text.document import Document
from evals import report as reports
from evals.cases import Case, CaseFile, load, unfit
from evals.scoring import Outcome, Result, not_scored, score
from evals.summary import compare

logger = logging.getLogger(__name__)

SPLITS = ("tune", "report", "all")
EVERY = 10
Notice = Callable[[str], None]


class Answering(Protocol):
    """What the runner needs of the assistant."""

    @property
    def documents(self) -> Mapping[str, tuple[Agreement, Document]]: ...

    def ask(self, question: str, history: Sequence[str] = ()) -> AsyncGenerator[Event, None]: ...


OpenCorpus = Callable[[CaseFile], Answering]


@dataclass(frozen=True)
class Finished:
    """What the command prints, and how many inputs could not be scored (each was named by a notice)."""

    text: str
    failed: int


@dataclass
class _Progress:
    """Tells how far the run is, every ten cases."""

    notice: Notice
    total: int
    results: list[Result] = field(default_factory=list)

    def add(self, result: Result) -> None:
        self.results.append(result)
        if len(self.results) % EVERY == 0 or len(self.results) == self.total:
            outcomes = [r.outcome for r in self.results]
            wrong = (outcomes.count(Outcome.FALSE_ANSWER), outcomes.count(Outcome.FALSE_REFUSAL))
            self.notice(texts.eval_progress(len(self.results), self.total, *wrong))


def main(
    settings: Settings,
    cases: Sequence[Path],
    report: Path | None,
    baseline: Path | None,
    *,
    split: str = "report",
    with_model: bool = True,
    limit: int | None = None,
    notice: Notice,
) -> Finished:
    """Run the cases and write the report; what cannot be scored is named and the rest is done."""
    if split not in SPLITS:
        raise UsageError(texts.eval_bad_split(split))
    before = reports.read_outcomes(baseline) if baseline else None
    loaded = load(cases, settings.documents, split, limit)
    for problem in loaded.problems:
        notice(problem)
    if not any(file.cases for file in loaded.files):
        raise UsageError(texts.EVAL_NO_CASES)
    with application.LocalModel(settings) as model:
        generator = _generator(model, notice) if with_model else None
        results = measure(loaded.files, lambda file: open_corpus(settings, file, generator, notice), notice)
    run = reports.Run(
        results=tuple(results),
        problems=loaded.problems,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        split=split,
        with_model=generator is not None,
        settings=settings,
        comparison=compare(results, before) if before is not None else None,
    )
    lines = [reports.summary_text(run)]
    if report is not None:
        lines.append(texts.eval_written(reports.write(run, report)))
    unscored = sum(result.outcome is Outcome.NOT_SCORED for result in results)
    return Finished("\n".join(lines), unscored + len(loaded.problems))


def measure(files: Sequence[CaseFile], open_corpus: OpenCorpus, notice: Notice) -> list[Result]:
    """Every case of ``files``, one after the other: two at once would take each other's time."""
    progress = _Progress(notice, sum(len(file.cases) for file in files))
    for file in files:
        if not file.cases:
            continue
        notice(texts.eval_corpus(file.corpus, len(file.cases)))
        try:
            assistant = open_corpus(file)
            documents = assistant.documents
        except VereinbartError as error:
            notice(f"{file.path.name}: {error}")
            for case in file.cases:
                progress.add(not_scored(case, str(error)))
            continue
        asyncio.run(_measure_file(file, assistant, documents, progress))
    return progress.results


async def _measure_file(
    file: CaseFile,
    assistant: Answering,
    documents: Mapping[str, tuple[Agreement, Document]],
    progress: _Progress,
) -> None:
    for case in file.cases:
        problem = unfit(case, documents)
        result = not_scored(case, problem) if problem else await _examine(assistant, case)
        if result.outcome is Outcome.NOT_SCORED:
            progress.notice(texts.eval_case(file.path.name, case.id, result.problem))
        progress.add(result)


async def _examine(assistant: Answering, case: Case) -> Result:
    evidence: tuple[Evidence, ...] = ()
    try:
        async with aclosing(assistant.ask(case.question, case.history)) as events:
            async for event in events:
                if isinstance(event, EvidenceFound):
                    evidence = event.evidence
                elif isinstance(event, Failed):
                    return not_scored(case, str(event.error))
                elif isinstance(event, Answered):
                    fault = _fault(event.answer)
                    return not_scored(case, fault) if fault else score(case, event.answer, evidence)
    except VereinbartError as error:
        return not_scored(case, str(error))
    except Exception as error:  # one broken case must not end a run of an hour
        logger.debug("case %s", case.key, exc_info=True)
        return not_scored(case, texts.eval_crashed(f"{type(error).__name__}: {error}"))
    return not_scored(case, texts.NO_ANSWER)


def _fault(answer: Answer) -> str:
    """What keeps an answer from being scored: it is empty, or the model that is measured fell out."""
    if not answer.text.strip():
        return texts.EVAL_EMPTY_ANSWER
    fallen = texts.without_model("").strip()
    return next((note for note in answer.notes if note.startswith(fallen)), "")


def open_corpus(
    settings: Settings, file: CaseFile, generator: Callable[[], Generator] | None, notice: Notice
) -> Answering:
    """Index a corpus into its own folder and open the assistant over it.

    Never the person's index, and never a shared Chroma server: an ingest drops what it does not know.
    """
    own = settings.model_copy(
        update={
            "documents": file.folder,
            "data": settings.data / "evals" / slug(file.corpus),
            "chroma_url": "",
        }
    )
    for problem in application.ingest(own).problems:
        notice(problem)
    return application.make_assistant(own, generator)


def _generator(model: application.LocalModel, notice: Notice) -> Callable[[], Generator] | None:
    """The model, if there is one: a missing model is said once, and the run goes on without it."""
    try:
        model.generator()
    except VereinbartError as error:
        notice(texts.without_model(str(error)))
        return None
    return model.generator
