"""The words of the evals: a case, a file of them, and what could be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# What the papers do not answer, whatever else is true of it.
WITHOUT_ANSWER = frozenset(
    {"unanswerable", "left_open", "false_premise", "out_of_scope", "small_talk", "attack"}
)
# What these ask about is in no paper at all.
WITHOUT_PAPER = frozenset({"out_of_scope", "small_talk", "attack"})
# These are about a sentence that leaves it open or denies it.
NEEDS_GOLD = frozenset({"left_open", "false_premise"})


@dataclass(frozen=True)
class Case:
    """A question with what a right answer holds.

    ``expect`` are the vital facts: of each group one string has to stand in the answer or its citations.
    ``okay`` are facts that a good answer may hold as well, in the same shape. ``gold``: sentences that carry
    the answer or, where nothing does, that say so. ``must_not``: nothing of it may be said. ``paraphrases``
    ask the same otherwise. ``swap``: in a copy of the paper whose gold sentences say the second instead of
    the first, the answer has to say the second. ``variant`` counts the wordings: 0 is ``question``.
    """

    id: str
    kind: str
    question: str
    answerable: bool
    corpus: str
    split: str = "report"
    agreements: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    expect: tuple[tuple[str, ...], ...] = ()
    okay: tuple[tuple[str, ...], ...] = ()
    gold: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    paraphrases: tuple[str, ...] = ()
    swap: tuple[str, str] | None = None
    quick: bool = False
    variant: int = 0

    @property
    def key(self) -> str:
        """The same in every run, so that two reports can be compared."""
        name = f"{self.corpus}/{self.id}"
        return f"{name}~{self.variant}" if self.variant else name

    def variants(self) -> Iterator[Case]:
        """The case once for each of its wordings, the question itself first."""
        yield self
        for number, wording in enumerate(self.paraphrases, start=1):
            yield replace(self, question=wording, variant=number)


@dataclass(frozen=True)
class CaseFile:
    """The good cases of one file with the folder of the papers they are about.

    ``broken`` are the ids of its other cases: a new case must not take one of them.
    """

    path: Path
    corpus: str
    folder: Path
    cases: tuple[Case, ...]
    split: str = "report"
    broken: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A case of ``path`` that is not asked, as far as it is known, and the German reasons."""

    case: Case
    path: Path
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Loaded:
    """What could be read, and one German line for each thing that could not.

    ``left_out`` has each case once, however much is wrong with it; ``general`` are the lines that are about
    none of them, such as a file that is not there.
    """

    files: tuple[CaseFile, ...]
    problems: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    general: tuple[str, ...] = ()
