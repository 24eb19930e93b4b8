"""The register in columns: every filter, count and order of it without reading a row.

Rows are numbered from 0 in the order of the papers and, within one, of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.staff.haystack import Haystack, Mask
from assistant.staff.register_file import Facts
from assistant.staff.topics import Topics
from assistant.status import Status

Numbers = NDArray[np.int64]
BINDINGS = tuple(Bindingness)
STATUSES = tuple(Status)


@dataclass(frozen=True)
class Columns:
    """``number`` is the row's in the file. ``paper``, ``place``, ``binding`` and ``status`` are places in
    ``agreements``, ``places``, ``BINDINGS`` and ``STATUSES``; ``day`` is 20271231, or 0 for none; ``euros``
    is nan for none; ``topics`` has a line for each topic, ``flags`` the rows of each flag."""

    agreements: tuple[Agreement, ...]
    places: tuple[str, ...]
    topic_ids: tuple[str, ...]
    number: Numbers
    paper: Numbers
    place: Numbers
    status: Numbers
    binding: Numbers
    day: Numbers
    euros: NDArray[np.float64]
    topics: NDArray[np.bool_]
    flags: Mapping[str, Numbers]
    haystack: Haystack
    sentences: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.number)

    @property
    def year(self) -> Numbers:
        return self.day // 10000

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of a sentence id."""
        return {sentence: row for row, sentence in enumerate(self.sentences)}

    def among(self, rows: Iterable[int]) -> Mask:
        """A mask of these rows."""
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[np.fromiter(rows, dtype=np.int64)] = True
        return mask


def in_columns(facts: Iterable[Facts], agreements: Sequence[Agreement], topics: Topics) -> Columns:
    """The columns of the facts; those of other papers are left out."""
    order = {agreement.id: place for place, agreement in enumerate(agreements)}
    rows = sorted(
        (fact for fact in facts if fact.agreement in order),
        key=lambda fact: (order[fact.agreement], fact.number),
    )
    paper = _numbers(order[fact.agreement] for fact in rows)
    places = tuple(sorted({agreement.place for agreement in agreements}, key=_by_letters))
    place_of = {place: number for number, place in enumerate(places)}
    of_paper = _numbers(place_of[agreement.place] for agreement in agreements)
    status_of = _numbers(STATUSES.index(agreement.status) for agreement in agreements)
    binding_of = {level.value: number for number, level in enumerate(BINDINGS)}
    return Columns(
        agreements=tuple(agreements),
        places=places,
        topic_ids=tuple(topic.id for topic in topics.all),
        number=_numbers(fact.number for fact in rows),
        paper=paper,
        place=of_paper[paper],
        status=status_of[paper],
        binding=_numbers(binding_of[fact.binding] for fact in rows),
        day=_numbers(int(fact.day.replace("-", "") or 0) for fact in rows),
        euros=np.array([np.nan if fact.euros is None else fact.euros for fact in rows], dtype=np.float64),
        topics=_topic_lines(rows, topics),
        flags=_flag_rows(rows),
        haystack=Haystack(fact.searched for fact in rows),
        sentences=tuple(fact.sentence for fact in rows),
    )


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _by_letters(name: str) -> str:
    """German order: umlauts beside their letters."""
    return name.casefold().translate(str.maketrans("äöü", "aou"))


def _topic_lines(rows: Sequence[Facts], topics: Topics) -> NDArray[np.bool_]:
    place = {topic.id: number for number, topic in enumerate(topics.all)}
    lines = np.zeros((len(place), len(rows)), dtype=np.bool_)
    for number, fact in enumerate(rows):
        for topic in fact.topics:
            if topic in place:
                lines[place[topic], number] = True
    return lines


def _flag_rows(rows: Sequence[Facts]) -> Mapping[str, Numbers]:
    found: dict[str, list[int]] = {}
    for number, fact in enumerate(rows):
        for flag in fact.flags:
            found.setdefault(flag, []).append(number)
    return {flag: np.array(numbers, dtype=np.int64) for flag, numbers in found.items()}
