"""What each agreement says on one topic, side by side; nothing is judged, and silence is named as such."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from assistant.agreements import Agreement
from assistant.index.library import Library
from assistant.levels import Bindingness
from assistant.staff.commitments import Commitment, Register
from assistant.staff.free_topics import Match, match_all
from assistant.staff.topics import Topics
from assistant.staff.vectors import Matrix
from assistant.text.document import BlockKind, Sentence

# Two commitments of different papers this near to each other speak of one thing; chosen by eye.
SAME_THING = 0.9
# Each is compared with each: the time grows with the square.
MOST_COMPARED = 3000


@dataclass(frozen=True)
class Cell:
    """What one agreement says: its commitments, and sentences that only speak of the topic.

    ``behind``: another version of this paper is in force.
    """

    agreement: Agreement
    commitments: tuple[Commitment, ...] = ()
    mentions: tuple[Sentence, ...] = ()
    behind: bool = False

    @property
    def empty(self) -> bool:
        return not self.commitments and not self.mentions


@dataclass(frozen=True)
class Difference:
    """Two commitments on one thing that do not say the same: in how binding they are, or in the amount."""

    one: Commitment
    other: Commitment
    in_bindingness: bool
    in_amount: bool


@dataclass(frozen=True)
class Synopsis:
    """A topic over all agreements; ``scheme`` says whether it is one of the named topics."""

    topic: str
    cells: tuple[Cell, ...]
    differences: tuple[Difference, ...] = ()
    scheme: bool = False

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        return tuple(row for cell in self.cells for row in cell.commitments)


def synopsis(
    library: Library,
    register: Register,
    topics: Topics,
    topic: str,
    agreements: Collection[str] = (),
    today: date | None = None,
) -> Synopsis:
    """Every agreement's commitments on a named topic or on one in a person's own words."""
    named = topics.named(topic)
    if named is not None:
        chosen = {row.id for row in register.rows if named.id in {found.topic for found in row.topics}}
        ranks: Mapping[str, float] = {}
        mentions: Mapping[str, Match] = {}
    else:
        mentions = {key: match for key, match in match_all(library, topic).items() if match.about}
        chosen, ranks = set(mentions), {key: match.score for key, match in mentions.items()}
    behind = library.versions.at(today or date.today()).behind
    cells = tuple(
        _cell(library, agreement, register, chosen, ranks, agreement.id in behind)
        for agreement in library.agreements
        if not agreements or agreement.id in agreements
    )
    rows = [row for cell in cells if not cell.behind for row in cell.commitments]
    return Synopsis(named.name if named else topic, cells, differences(library, rows), named is not None)


def _cell(
    library: Library,
    agreement: Agreement,
    register: Register,
    chosen: Collection[str],
    ranks: Mapping[str, float],
    behind: bool,
) -> Cell:
    rows = [row for row in register.of(agreement.id) if row.id in chosen]
    committed = {row.id for row in rows}
    document = library.documents[agreement.id][1]
    spoken = [
        sentence
        for block, sentence in document.with_blocks()
        if block.kind is not BlockKind.HEADING and sentence.id in ranks and sentence.id not in committed
    ]
    rows.sort(key=lambda row: -ranks.get(row.id, 0.0))
    return Cell(agreement, tuple(rows), tuple(spoken), behind)


def differences(library: Library, rows: Sequence[Commitment]) -> tuple[Difference, ...]:
    """For each commitment the nearest one of another paper, if they differ; none are looked for among more
    than ``MOST_COMPARED``."""
    if len(rows) > MOST_COMPARED:
        return ()
    vectors = _vectors(library, rows)
    kept = [row for row in rows if row.id in vectors]
    if len({row.agreement.id for row in kept}) < 2:
        return ()
    matrix = np.stack([vectors[row.id] for row in kept])
    near = matrix @ matrix.T
    found: dict[frozenset[str], Difference] = {}
    for number, row in enumerate(kept):
        for place in np.argsort(-near[number]):
            other = kept[int(place)]
            if near[number, place] < SAME_THING:
                break
            pair = frozenset((row.id, other.id))
            if other.agreement.id == row.agreement.id or pair in found:
                continue
            if difference := _difference(row, other):
                found[pair] = difference
            break
    return tuple(found.values())


def _difference(one: Commitment, other: Commitment) -> Difference | None:
    binding = (one.bindingness is Bindingness.ABSAGE) != (other.bindingness is Bindingness.ABSAGE)
    amount = bool(one.amount and other.amount and one.amount.euros != other.amount.euros)
    return Difference(one, other, binding, amount) if binding or amount else None


def _vectors(library: Library, rows: Sequence[Commitment]) -> dict[str, Matrix]:
    wanted = {row.id for row in rows}
    papers = sorted({row.agreement.id for row in rows})
    if not papers:
        return {}
    ids, vectors = library.store.vectors(papers)
    return {key: vector for key, vector in zip(ids, vectors, strict=True) if key in wanted}
