"""The rows of a selection in their order, and how many there are of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.staff.columns import BINDINGS, STATUSES, Columns, Numbers
from assistant.staff.haystack import Mask
from assistant.staff.selection import NO_DEADLINE, Order, Selection

Scores = Mapping[str, float]


@dataclass(frozen=True)
class Chosen:
    """A selection of the register. ``masks`` has one for each filter in use, by its name."""

    columns: Columns
    selection: Selection
    masks: Mapping[str, Mask]
    scores: Scores

    @cached_property
    def mask(self) -> Mask:
        return self._without("")

    def __len__(self) -> int:
        return int(np.count_nonzero(self.mask))

    @cached_property
    def rows(self) -> Numbers:
        """The rows in the order that is wanted; where a row has nothing to be sorted by, it comes last."""
        rows = np.flatnonzero(self.mask)
        key = self._sort_key(rows)
        if key is None:
            return rows
        known = ~np.isnan(key)
        order = np.argsort(-key[known] if self.selection.descending else key[known], kind="stable")
        return np.concatenate((rows[known][order], rows[~known]))

    def numbers(self, start: int = 0, count: int | None = None) -> list[int]:
        """The numbers of the rows in the file."""
        end = None if count is None else start + count
        return [int(number) for number in self.columns.number[self.rows[start:end]]]

    # How many rows there are of each kind, were that filter not in use.

    def by_place(self) -> dict[str, int]:
        return _counted(self.columns.places, self._count("place", self.columns.place))

    def by_status(self) -> dict[str, int]:
        return _counted([status.value for status in STATUSES], self._count("status", self.columns.status))

    def by_binding(self) -> dict[str, int]:
        return _counted([level.value for level in BINDINGS], self._count("binding", self.columns.binding))

    def by_agreement(self) -> dict[str, int]:
        ids = [agreement.id for agreement in self.columns.agreements]
        return _counted(ids, self._count("agreement", self.columns.paper))

    def by_topic(self) -> dict[str, int]:
        counts = np.count_nonzero(self.columns.topics & self._without("topic"), axis=1)
        return _counted(self.columns.topic_ids, counts)

    def by_year(self) -> dict[str, int]:
        """Years and ``NO_DEADLINE``, those without rows left out."""
        counts = np.bincount(self.columns.year[self._without("deadline")])
        found = {str(year): int(counts[year]) for year in np.flatnonzero(counts) if year}
        return found | ({NO_DEADLINE: int(counts[0])} if len(counts) and counts[0] else {})

    def by_flag(self) -> dict[str, int]:
        """The most frequent first, those without rows left out."""
        mask = self._without("flag")
        found = {flag: int(np.count_nonzero(mask[rows])) for flag, rows in self.columns.flags.items()}
        return {flag: found[flag] for flag in sorted(found, key=lambda flag: -found[flag]) if found[flag]}

    # Two kinds at once, with every filter in use.

    def topic_by_place(self) -> NDArray[np.int64]:
        """A line for each topic, a column for each place."""
        places = len(self.columns.places)
        counted = [
            np.bincount(self.columns.place[line & self.mask], minlength=places)
            for line in self.columns.topics
        ]
        return np.array(counted, dtype=np.int64).reshape(-1, places)

    def topic_by_paper(self, papers: Sequence[int]) -> dict[tuple[str, int], Numbers]:
        """For each topic and paper that have any: their rows in reading order."""
        found = {}
        for paper in papers:
            here = np.flatnonzero(self.mask & (self.columns.paper == paper))
            for topic, line in zip(self.columns.topic_ids, self.columns.topics, strict=True):
                if len(rows := here[line[here]]):
                    found[topic, paper] = rows
        return found

    def year_by_binding(self) -> dict[int, dict[str, int]]:
        """For each year with deadlines how many rows there are of each bindingness."""
        year, binding = self.columns.year[self.mask], self.columns.binding[self.mask]
        counts = np.bincount(year * len(BINDINGS) + binding).tolist()
        found: dict[int, dict[str, int]] = {}
        for number, count in enumerate(counts):
            at, level = divmod(number, len(BINDINGS))
            if count and at:
                found.setdefault(at, {})[BINDINGS[level].value] = count
        return found

    def _without(self, name: str) -> Mask:
        """All filters but this one."""
        mask = np.ones(len(self.columns), dtype=np.bool_)
        for key, part in self.masks.items():
            if key != name:
                mask &= part
        return mask

    def _count(self, name: str, values: Numbers) -> Numbers:
        return np.bincount(values[self._without(name)])

    def _sort_key(self, rows: Numbers) -> NDArray[np.float64] | None:
        columns = self.columns
        match self.selection.order:
            case Order.PLACE:
                return columns.place[rows].astype(np.float64)
            case Order.DEADLINE:
                day = columns.day[rows].astype(np.float64)
                return np.where(day > 0, day, np.nan)
            case Order.AMOUNT:
                return columns.euros[rows]
            case Order.BINDING:
                return columns.binding[rows].astype(np.float64)
            case Order.RELEVANCE if self.scores:
                return np.array([-self.scores.get(columns.sentences[row], np.nan) for row in rows])
        return None


def choose(columns: Columns, selection: Selection, scores: Scores | None = None) -> Chosen:
    """The selection; ``scores`` are the sentences that are about the free topic, and how far."""
    return Chosen(columns, selection, dict(_masks(columns, selection, scores)), scores or {})


def _masks(columns: Columns, selection: Selection, scores: Scores | None) -> Iterator[tuple[str, Mask]]:
    if selection.place:
        wanted = [n for n, place in enumerate(columns.places) if place == selection.place]
        yield "place", np.isin(columns.place, wanted)
    if selection.agreement:
        wanted = [n for n, paper in enumerate(columns.agreements) if paper.id == selection.agreement]
        yield "agreement", np.isin(columns.paper, wanted)
    if selection.topic:
        wanted = [n for n, key in enumerate(columns.topic_ids) if key == selection.topic]
        yield "topic", np.asarray(columns.topics[wanted].any(axis=0), dtype=np.bool_)
    if selection.bindings:
        yield "binding", np.isin(columns.binding, [BINDINGS.index(level) for level in selection.bindings])
    if selection.statuses:
        yield "status", np.isin(columns.status, [STATUSES.index(status) for status in selection.statuses])
    if selection.deadline:
        none = selection.deadline == NO_DEADLINE
        year = int(selection.deadline) if selection.deadline.isdecimal() else -1
        yield "deadline", np.isin(columns.year, [0 if none else year])
    if selection.flag:
        yield "flag", columns.among(columns.flags.get(selection.flag, ()))
    if selection.text.strip():
        yield "text", columns.haystack.rows_with(selection.text)
    if selection.free:
        yield "free", columns.among(columns.row_of[key] for key in scores or () if key in columns.row_of)


def _counted(names: Sequence[str], counts: Numbers) -> dict[str, int]:
    """Those with rows, in the order of the names."""
    return {name: int(count) for name, count in zip(names, counts, strict=False) if count}
