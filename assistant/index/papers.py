"""The papers of the state in force, read from disk when they are asked for.

Of a library as large as all councils of a country only the places are in memory: how many sentences and
passages a paper has, and which passage a sentence stands in. Documents are kept as long as there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar, overload

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from assistant.agreements import Agreement
from assistant.index.ids import paper_of
from assistant.index.manifest import Entry, StateFolder
from assistant.index.passages import Passage, Unit, as_cut, units
from assistant.text.document import Document

T = TypeVar("T")
# In sentences, of some 3 kB each.
_ROOM = 60_000


@dataclass(frozen=True)
class Paper:
    """A paper in memory; ``homes`` tells for each sentence the passage in which it stands."""

    agreement: Agreement
    document: Document
    homes: NDArray[np.int32]

    @cached_property
    def units(self) -> Sequence[Unit]:
        return tuple(units(self.document, self.agreement.id))

    @cached_property
    def passages(self) -> Sequence[Passage]:
        return tuple(as_cut(self.units, self.homes.tolist()))


class Papers(Mapping[str, tuple[Agreement, Document]]):
    """The documents by agreement id; ``homes`` are those of all sentences, paper by paper."""

    def __init__(self, folder: StateFolder, entries: Sequence[Entry], homes: NDArray[np.int32]) -> None:
        self._folder = folder
        self._entries = entries
        self._homes = homes
        self.numbers = {entry.agreement.id: number for number, entry in enumerate(entries)}
        self.unit_starts = _starts([entry.sentences for entry in entries])
        self.passage_starts = _starts([entry.passages for entry in entries])
        self._kept: LRUCache[int, Paper] = LRUCache(_ROOM, getsizeof=self._size)
        self._lock = Lock()

    def __getitem__(self, agreement_id: str) -> tuple[Agreement, Document]:
        paper = self.paper(self.numbers[agreement_id])
        return paper.agreement, paper.document

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, agreement_id: object) -> bool:
        return agreement_id in self.numbers

    def paper(self, number: int) -> Paper:
        """The paper with this number, from memory or from disk."""
        with self._lock:
            if (kept := self._kept.get(number)) is not None:
                return kept
        entry = self._entries[number]
        homes = self._homes[self.unit_starts[number] : self.unit_starts[number + 1]]
        paper = Paper(entry.agreement, self._folder.document(entry.key), homes)
        with self._lock:
            self._kept[number] = paper
        return paper

    def _size(self, paper: Paper) -> int:
        """A paper that is larger than the room has it alone."""
        return min(_ROOM, max(1, len(paper.homes)))


class Row(Sequence[T], Generic[T]):
    """Sentences or passages of all papers in one row; ``starts`` tells where those of a paper begin."""

    def __init__(self, starts: NDArray[np.int64], of: Callable[[int], Sequence[T]]) -> None:
        self._starts = starts
        self._of = of

    def __len__(self) -> int:
        return int(self._starts[-1])

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        paper = int(np.searchsorted(self._starts, number, side="right")) - 1
        return self._of(paper)[number - int(self._starts[paper])]

    def __iter__(self) -> Iterator[T]:
        for paper in range(len(self._starts) - 1):
            yield from self._of(paper)


class Positions(Mapping[str, int]):
    """The place of a sentence id in the row of sentences: a paper numbers its sentences from 1."""

    def __init__(self, papers: Papers, units: Sequence[Unit]) -> None:
        self._papers = papers
        self._units = units

    def __getitem__(self, sentence_id: str) -> int:
        agreement_id, number = paper_of(sentence_id), sentence_id.rpartition(":")[2]
        paper = self._papers.numbers[agreement_id]
        start, end = self._papers.unit_starts[paper : paper + 2]
        if not number.isdecimal() or not 1 <= int(number) <= end - start:
            raise KeyError(sentence_id)
        return int(start) + int(number) - 1

    def __iter__(self) -> Iterator[str]:
        return (unit.sentence.id for unit in self._units)

    def __len__(self) -> int:
        return len(self._units)


class Homes(Mapping[str, Passage]):
    """The passage that a sentence id stands in; headings stand in none."""

    def __init__(
        self, position: Mapping[str, int], numbers: NDArray[np.int64], passages: Sequence[Passage]
    ) -> None:
        self._position = position
        self._numbers = numbers
        self._passages = passages

    def __getitem__(self, sentence_id: str) -> Passage:
        number = int(self._numbers[self._position[sentence_id]])
        if number < 0:
            raise KeyError(sentence_id)
        return self._passages[number]

    def __iter__(self) -> Iterator[str]:
        return (key for key, place in self._position.items() if self._numbers[place] >= 0)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._numbers >= 0))


def _starts(sizes: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(np.array(sizes, dtype=np.int64))))
