"""The tune questions with the sentences that the product's search finds for them, as training examples."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.answer import Reading
from assistant.answering.cross_encoder import ANSWERS, DENIES, NEITHER
from assistant.answering.evidence import CANDIDATES, EvidenceFinder, as_read
from assistant.answering.question import understand
from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.settings import Settings
from evals.cases import Case, load
from evals.scoring import is_gold
from evals.systems import corpus_library, corpus_settings

_DENYING = frozenset({"left_open", "false_premise"})
_NOT_READ = frozenset({"out_of_scope", "small_talk", "attack"})


@dataclass(frozen=True)
class Example:
    """A question, one sentence as the model reads it, and whether it answers, denies or does neither."""

    question: str
    sentence: str
    label: int


@dataclass(frozen=True)
class Group:
    """The examples of one question, in the order of the search."""

    corpus: str
    examples: tuple[Example, ...]


class Unread:
    """Stands in for the reading model, so that the examples do not depend on the one before."""

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        return []


def groups(corpora: tuple[str, ...], nearest: int = 4) -> Iterator[Group]:
    """One group a wording: the ``nearest`` sentences and, of the other candidates, up to three gold ones."""
    files = [file for file in load((), Path("documents"), "tune").files if file.corpus in corpora]
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            library = corpus_library(corpus_settings(Settings(data=Path(folder)), file.corpus, file.folder))
            finder = EvidenceFinder(library, CANDIDATES, Unread())
            for case in file.cases:
                if case.kind not in _NOT_READ:
                    yield from (_group(library, finder, wording, nearest) for wording in case.variants())


def _group(library: Library, finder: EvidenceFinder, case: Case, nearest: int) -> Group:
    question = understand(case.question, library.agreements, case.history)
    asked = f"{case.history[-1]} {case.question}" if question.follow_up else case.question
    found = [library.units[library.position[item.sentence.id]] for item in finder.find(question)]
    right = [unit for unit in found[nearest:] if is_gold(case, unit.sentence.text, unit.agreement_id)]
    chosen = [*found[:nearest], *right[:3]]
    if not any(is_gold(case, unit.sentence.text, unit.agreement_id) for unit in chosen):
        chosen += [u for u in library.units if is_gold(case, u.sentence.text, u.agreement_id)][:1]
    return Group(case.corpus, tuple(_example(library, asked, unit, case) for unit in chosen))


def _example(library: Library, asked: str, unit: Unit, case: Case) -> Example:
    gold = is_gold(case, unit.sentence.text, unit.agreement_id)
    label = NEITHER if not gold else DENIES if case.kind in _DENYING else ANSWERS
    return Example(asked, as_read(library, unit), label)
