"""How much worse a question in another language fares than the same question in German.

Run: ``python -m benchmarks.foreign [-v]``. ``evals/gold/foreign_questions.tsv`` holds questions of the tune
cases in twelve other languages, written by a language model that did not see the papers; no reading model was
trained on their papers. Both wordings are asked in one run, without a language model. ``-v`` names the
foreign questions that went wrong on the papers that are not held back.
"""

from __future__ import annotations

import asyncio
import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from assistant import application
from assistant.answering.assistant import Assistant
from assistant.batch import answer
from assistant.index.library import Library
from benchmarks.corpora import EVALS, indexed
from evals.case import Case
from evals.cases import load
from evals.scoring import Outcome, is_gold, mark, outcome

QUESTIONS = EVALS / "gold" / "foreign_questions.tsv"
# What is chosen for questions in other languages is chosen on the others.
HELD_BACK = ("tune_zm", "tune_zn", "tune_zo", "tune_zp")
FIRST = 5


@dataclass(frozen=True)
class Translated:
    """A case of a corpus and its question in another language."""

    corpus: str
    case: str
    language: str
    question: str


@dataclass
class Tally:
    """What became of the answerable questions and of the others; ``found`` had the gold among the first."""

    answerable: Counter[Outcome] = field(default_factory=Counter)
    others: Counter[Outcome] = field(default_factory=Counter)
    found: int = 0

    def add(self, case: Case, became: Outcome, found: bool) -> None:
        (self.answerable if case.answerable else self.others)[became] += 1
        self.found += found and case.answerable


def read_questions(path: Path = QUESTIONS) -> list[Translated]:
    """In the order of their corpora."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Translated(**row) for row in csv.DictReader(lines, delimiter="\t")]


def ask_both(rows: Sequence[Translated], tallies: dict[str, Tally], notes: list[str]) -> None:
    """The German question and the other one of each row, on the papers of their corpus."""
    corpus = rows[0].corpus
    cases = {
        case.id: case
        for file in load((EVALS / "cases" / f"{corpus}.yaml",), EVALS).files
        for case in file.cases
    }
    with indexed(corpus) as (settings, library):
        assistant = application.make_assistant(settings, None)
        for row in rows:
            case = cases[row.case]
            for name, asked in (("de", case.question), ("other", row.question)):
                became, found = _became(assistant, library, replace(case, question=asked))
                tallies[name].add(case, became, found)
                if name == "other" and became is not Outcome.RIGHT and corpus not in HELD_BACK:
                    notes.append(f"{became.value}: {asked}  ({case.question})")


def _became(assistant: Assistant, library: Library, case: Case) -> tuple[Outcome, bool]:
    given = asyncio.run(answer(assistant, case.question))
    searched = given.trace.searched[:FIRST] if given.trace else ()
    units = [library.units[library.position[key]] for key in searched]
    found = any(is_gold(case, unit.sentence.text, unit.agreement_id) for unit in units)
    return outcome(case, mark(case, given)), found


def report(title: str, tallies: dict[str, Tally]) -> Iterator[str]:
    yield title
    for name, tally in tallies.items():
        wanted, others = sum(tally.answerable.values()), sum(tally.others.values())
        right, declined = (tally.answerable[key] / wanted for key in (Outcome.RIGHT, Outcome.FALSE_REFUSAL))
        shares = f"recall@{FIRST} {tally.found / wanted:.3f}  right {right:.3f}  declined {declined:.3f}"
        kept = tally.others[Outcome.RIGHT] / others
        yield f"  {name:6} {shares} of {wanted};  of {others} others right {kept:.3f}"


def main() -> None:
    halves: dict[bool, dict[str, Tally]] = {held: {"de": Tally(), "other": Tally()} for held in (False, True)}
    notes: list[str] = []
    for corpus, rows in groupby(read_questions(), key=lambda row: row.corpus):
        ask_both(list(rows), halves[corpus in HELD_BACK], notes)
    for held, title in ((False, "TO CHOOSE ON"), (True, "HELD BACK")):
        print("\n".join(report(title, halves[held])))
    if "-v" in sys.argv:
        print("\n".join(notes))


if __name__ == "__main__":
    main()
