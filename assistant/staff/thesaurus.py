"""Subjects of a German municipality: what else one of them is called, and the words that belong to it.

A clerk types "Bürgerbeteiligung", the papers say "Einwohnerversammlung", which shares no part with it.
The shipped list, ``assistant/texts/subjects.txt``, was written from general knowledge of municipal language,
without a look at any paper or at the gold on which it is measured (``benchmarks/free_topics.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cachetools import cached

from assistant import texts
from assistant.text.words import compound_parts, content_words, lemma

SHIPPED = Path(texts.__file__).with_name("subjects.txt")
Key = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """The ``names`` mean the same; a sentence with one of the ``words`` is nearly always about it."""

    names: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """Subjects by the dictionary forms of their names."""

    by_name: Mapping[Key, tuple[Entry, ...]]

    @classmethod
    def of(cls, subjects: Iterable[Entry]) -> Thesaurus:
        found: dict[Key, tuple[Entry, ...]] = defaultdict(tuple)
        for subject in subjects:
            for key in dict.fromkeys(map(_key, subject.names)):
                found[key] += (subject,)
        return cls(dict(found))

    def related(self, name: str) -> tuple[str, ...]:
        """Other names of one word each and the words that belong to ``name``; none for a name unknown."""
        subjects = self.by_name.get(_key(name), ())
        others = (other for subject in subjects for other in subject.names if len(content_words(other)) == 1)
        return tuple(dict.fromkeys([*others, *(word for subject in subjects for word in subject.words)]))


def read_subjects(path: Path = SHIPPED) -> list[Entry]:
    """One subject a line: ``name, name : word word``."""
    lines = (line.partition(" : ") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Entry(tuple(name.strip() for name in names.split(",")), tuple(words.split()))
        for names, _, words in lines
    ]


@cached({})
def shipped_thesaurus() -> Thesaurus:
    return Thesaurus.of(read_subjects())


def word_form(word: str) -> tuple[str, ...]:
    """The dictionary form of a word, of a compound its parts with that of the last one."""
    parts = compound_parts(lemma(word))
    return (*parts[:-1], lemma(parts[-1]))


def _key(name: str) -> Key:
    """The forms of all words, however they are joined: "Kita-Gebühren" is "Gebühren der Kita"."""
    return frozenset(map(word_form, content_words(name.replace("-", " "))))
