"""Running the cases: each corpus in an index of its own, each question through the assistant's stream.

The frame is pydantic-evals: a dataset for each case file, our evaluators, one question at a time (two at
once would take each other's time). What a system did is recorded first and scored then, so that a stopped
run goes on where it was and a better evaluator needs no new answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pydantic_evals import Case as EvalCase
from pydantic_evals import Dataset

from assistant import texts
from assistant.agreements import read_catalog
from assistant.errors import VereinbartError
from assistant.progress import Progress, silent
from evals.cases import Case, CaseFile, unfit
from evals.evaluators import standard
from evals.recording import Answering, Recording, Truth, record, truth
from evals.results import Result, not_scored, result
from evals.scoring import Outcome
from evals.store import Key, RecordingStore, catalogue, program
from evals.systems import System

Notice = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How often and in which wordings each case is asked."""

    repeats: int = 1
    paraphrases: bool = False
    fresh: bool = False

    def asked(self, file: CaseFile) -> list[Case]:
        """Every case of a file, with its paraphrases where they are wanted."""
        return [
            wording for case in file.cases for wording in (case.variants() if self.paraphrases else (case,))
        ]

    def count(self, files: Sequence[CaseFile]) -> int:
        return self.repeats * sum(len(self.asked(file)) for file in files)


class Runner:
    """Asks every system every case and keeps what it did in ``store``."""

    def __init__(
        self, store: RecordingStore, notice: Notice, plan: Plan | None = None, progress: Progress = silent
    ) -> None:
        self._store = store
        self._notice = notice
        self._plan = plan or Plan()
        self._progress = progress
        self._done = self._total = 0

    def run(self, systems: Sequence[System], files: Sequence[CaseFile]) -> list[Result]:
        """The results of all systems, system by system, file by file."""
        self._done, self._total = 0, len(systems) * self._plan.count(files)
        if self._plan.fresh:
            self._forget(systems, files)
        results = [found for system in systems for file in files for found in self._run_file(system, file)]
        for found in results:
            if found.outcome is Outcome.NOT_SCORED:
                self._notice(texts.eval_case(found.case.corpus, found.case.id, found.problem))
        return results

    def _forget(self, systems: Sequence[System], files: Sequence[CaseFile]) -> None:
        """Drop what was recorded of everything that will be asked.

        All at the start: whatever is recorded when this run is stopped was made by it, and a run without
        ``fresh`` goes on from there.
        """
        repeats = range(1, self._plan.repeats + 1)
        cases = [case for file in files for case in self._plan.asked(file)]
        asked = {
            Key.of(_recorded(system), "", case, repeat)
            for system in systems
            for case in cases
            for repeat in repeats
        }
        self._store.forget(lambda key: replace(key, index="") in asked)

    def _run_file(self, system: System, file: CaseFile) -> list[Result]:
        self._tell(system, file.corpus)
        cases = self._plan.asked(file)
        repeats = range(1, self._plan.repeats + 1)
        try:
            answering = system.open(file)
            truths = [truth(case, answering.documents) for case in cases]
            index = f"{answering.fingerprint} {_catalogue(answering, file)}"
        except VereinbartError as error:
            self._done += self._plan.repeats * len(cases)
            return [
                not_scored(case, str(error), system=system.name, repeat=n) for n in repeats for case in cases
            ]
        return [
            found
            for repeat in repeats
            for found in asyncio.run(self._measure(system, answering, index, truths, repeat))
        ]

    async def _measure(
        self, system: System, answering: Answering, index: str, truths: Sequence[Truth], repeat: int
    ) -> list[Result]:
        kept: set[str] = set()

        async def ask(case: Case) -> Recording:
            key = Key.of(_recorded(system), index, case, repeat)
            recording = self._store.get(key)
            if recording is not None:
                kept.add(case.key)
            else:
                recording = await record(answering, case)
                self._store.put(key, recording)
            self._done += 1
            self._tell(system, case.corpus)
            return recording

        fitting = [known for known in truths if not unfit(known.case, known.documents)]
        dataset = Dataset[Case, Recording, Truth](
            name=system.name,
            cases=[EvalCase(name=known.case.key, inputs=known.case, metadata=known) for known in fitting],
            evaluators=standard(),
        )
        report = await dataset.evaluate(ask, progress=False, max_concurrency=1)
        scored = {found.name: found for found in report.cases}
        return [
            replace(result(scored[known.case.key], known, system.name, repeat), kept=known.case.key in kept)
            if known.case.key in scored
            else not_scored(known.case, unfit(known.case, known.documents), system=system.name, repeat=repeat)
            for known in truths
        ]

    def _tell(self, system: System, corpus: str) -> None:
        self._progress(texts.eval_asking(system.name, corpus), self._done, self._total)


def _recorded(system: System) -> str:
    """The name under which the answers of a system are kept: this program's, not an older one's."""
    return f"{system.name} {program()}"


def _catalogue(answering: Answering, file: CaseFile) -> str:
    """What the answers may show of the papers, those that could not be read among them."""
    read = [agreement for agreement, _ in answering.documents.values()]
    return catalogue([*read, *read_catalog(file.folder).entries.values()])
