"""The synopsis of a selection of the register: paper by paper, also those that say nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np

from assistant.index.library import Library
from assistant.staff.choosing import Chosen
from assistant.staff.columns import Columns, Numbers
from assistant.staff.commitments import Commitment
from assistant.staff.synopsis import Cell
from assistant.text.document import BlockKind, Sentence

# Filters that say which papers are meant; the others say what of them.
_OF_PAPERS = ("place", "status", "agreement")
Fetch = Callable[[Sequence[int]], list[Commitment]]


def papers_of(chosen: Chosen) -> list[int]:
    """The papers that are asked, by their place in the columns."""
    columns, wanted = chosen.columns, chosen.selection
    return [
        number
        for number, agreement in enumerate(columns.agreements)
        if (not wanted.place or agreement.place == wanted.place)
        and (not wanted.statuses or agreement.status in wanted.statuses)
        and (not wanted.agreement or agreement.id == wanted.agreement)
    ]


def papers_with_rows(chosen: Chosen) -> int:
    return len(np.unique(chosen.columns.paper[chosen.mask]))


def rows_of(chosen: Chosen, paper: int) -> Numbers:
    """The rows of a paper, those nearest to a free topic first."""
    rows = np.flatnonzero(chosen.mask & (chosen.columns.paper == paper))
    if not chosen.scores:
        return rows
    score = np.array([-chosen.scores.get(chosen.columns.sentences[row], 0.0) for row in rows])
    return rows[np.argsort(score, kind="stable")]


def cells(
    library: Library, chosen: Chosen, papers: Sequence[int], fetch: Fetch, today: date | None = None
) -> Iterator[Cell]:
    """What each of these papers says; ``fetch`` brings the rows by their numbers in the file."""
    behind = library.versions.at(today or date.today()).behind
    for paper in papers:
        agreement = chosen.columns.agreements[paper]
        numbers = [int(number) for number in chosen.columns.number[rows_of(chosen, paper)]]
        spoken = tuple(_mentions(library, chosen, agreement.id))
        yield Cell(agreement, tuple(fetch(numbers)), spoken, agreement.id in behind)


def _mentions(library: Library, chosen: Chosen, agreement_id: str) -> Iterator[Sentence]:
    """Sentences about a free topic that commit nobody."""
    if not chosen.scores or agreement_id not in library.documents:
        return
    registered: Columns = chosen.columns
    for block, sentence in library.documents[agreement_id][1].with_blocks():
        about = sentence.id in chosen.scores and sentence.id not in registered.row_of
        if about and block.kind is not BlockKind.HEADING:
            yield sentence
