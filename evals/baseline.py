"""An earlier report: what it says of which cases, and which of them are this run's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant import texts
from assistant.errors import UsageError
from evals.counterfactual import SUFFIX
from evals.identity import Papers
from evals.results import Result
from evals.summary import Comparison, compare

Outcomes = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Baseline:
    """Outcomes by corpus and id for each system, and the papers of each corpus.

    Cases asked again, otherwise or of an altered paper are left out. ``aged``: of a version that did not
    write down its papers.
    """

    systems: Mapping[str, Outcomes]
    papers: Mapping[str, Papers] = field(default_factory=dict)
    aged: bool = False

    def against(
        self, system: str, results: Sequence[Result], papers: Mapping[str, Papers], *, alone: bool
    ) -> Comparison:
        """``results`` of ``system`` case by case; ``papers`` are this run's.

        ``alone``: nothing else was measured, so that a report on one other system is what is meant.
        """
        name = self._meant(system, alone=alone)
        if name is None:
            return compare(results, {}, against="")
        names = self._same(papers)
        outcomes = self.systems[name]
        before = {
            f"{names[corpus]}/{key}": outcome
            for (corpus, key), outcome in outcomes.items()
            if corpus in names
        }
        return compare(results, before, against=name, elsewhere=len(outcomes) - len(before))

    def _meant(self, system: str, *, alone: bool) -> str | None:
        if system in self.systems:
            return system
        return next(iter(self.systems)) if alone and len(self.systems) == 1 else None

    def _same(self, papers: Mapping[str, Papers]) -> dict[str, str]:
        """The name that each earlier corpus has in this run; one of other papers is not in it."""
        pairs = [
            (now.shared(before), name == earlier, earlier, name)
            for earlier, before in self.papers.items()
            for name, now in papers.items()
            if now.shared(before) and not earlier.endswith(SUFFIX) and not name.endswith(SUFFIX)
        ]
        found: dict[str, str] = {}
        for _, _, earlier, name in sorted(pairs, reverse=True):
            if earlier not in found and name not in found.values():
                found[earlier] = name
        return found


def read_baseline(path: Path) -> Baseline:
    """The report in ``path``, as an earlier run wrote it for machines."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        runs = report["runs"]
        systems = {str(run["system"]): _outcomes(run["cases"]) for run in runs}
        if aged := "papers" not in report:
            known = {str(name): str(index) for run in runs for name, index in run["index"].items()}
            papers = {name: Papers(index=index) for name, index in known.items()}
        else:
            papers = {str(name): Papers.read(record) for name, record in report["papers"].items()}
        return Baseline(systems, papers, aged)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(texts.eval_bad_baseline(path)) from error


def _outcomes(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        corpus, key = str(row["corpus"]), str(row["id"])
        asked_once = row["repeat"] == 1 and row["key"] == f"{corpus}/{key}"
        if asked_once and not corpus.endswith(SUFFIX):
            found.setdefault((corpus, key), str(row["outcome"]))
    return found
