"""Topics: the fields of municipal policy, shipped as a public scheme, which a person may change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import texts
from assistant.agreements import yaml_line
from assistant.errors import UsageError
from assistant.staff.vectors import Matrix
from assistant.text.words import Term, term, terms

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

# How far a compound is what its head or another part of it says (benchmarks/register.py).
WORD_HEAD = 0.9
WORD_PART = 0.3
# The area of the scheme for councils and administration, whose words also name who acts.
COOPERATION = "01"


@dataclass(frozen=True)
class Topic:
    """A field of policy: what it is about in one line, and words that give it away.

    ``terms``: words of any contract that tell the topic only where nothing else does.
    """

    id: str
    name: str
    about: str = ""
    words: tuple[str, ...] = ()
    area: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topics:
    """The topics in force."""

    all: tuple[Topic, ...]

    def named(self, wanted: str) -> Topic | None:
        """The topic with this id or name."""
        low = wanted.strip().lower()
        return next((topic for topic in self.all if low in (topic.id.lower(), topic.name.lower())), None)

    @cached_property
    def of_stem(self) -> Mapping[str, tuple[int, ...]]:
        """Numbers of the topics that a stem gives away."""
        return _numbers(topic.words for topic in self.all)

    @cached_property
    def of_term(self) -> Mapping[str, tuple[int, ...]]:
        """Numbers of the topics that the stem of a contract's term gives away."""
        return _numbers(topic.terms for topic in self.all)

    def subjects(self, text: str) -> bool:
        """Whether a heading or title names a matter; words for how partners work together name the paper."""
        own = np.array([topic.area != COOPERATION for topic in self.all])
        return bool((self.by_words(text)[own] >= WORD_HEAD).any())

    def by_words(self, text: str) -> Matrix:
        """For each topic how far the best word of ``text`` is one of its words (0 to 1)."""
        return self._degrees(text, self.of_stem)

    def by_terms(self, text: str) -> Matrix:
        """The same by the terms of any contract; a part of a compound that only narrows it tells nothing."""
        found = self._degrees(text, self.of_term)
        return np.where(found >= WORD_HEAD, WORD_HEAD, np.float32(0.0))

    def _degrees(self, text: str, known: Mapping[str, tuple[int, ...]]) -> Matrix:
        scores = np.zeros(len(self.all), dtype=np.float32)
        for item in terms(text):
            # a compound that is listed itself is not what its parts are ("Straßenausbaubeitrag")
            for stem, degree in [(item.stem, 1.0)] if item.stem in known else _stems(item):
                for number in known.get(stem, ()):
                    scores[number] = max(scores[number], degree / len(known[stem]) ** 0.5)
        return scores


def _numbers(words: Iterable[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """The numbers of the rows of words that have a stem."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(words):
        for word in row:
            form = term(word)
            for key in {form.stem, "+".join(form.parts) or form.stem}:
                found.setdefault(key, []).append(number)
    return {stem: tuple(dict.fromkeys(numbers)) for stem, numbers in found.items()}


def _stems(item: Term) -> list[tuple[str, float]]:
    """The word itself, what it is, and what narrows it; "Glasfaserausbau" holds the "Glasfaser" as well."""
    parts = item.parts
    return [
        (item.stem, 1.0),
        *((part, WORD_PART) for part in parts[:-1]),
        *([(item.head, WORD_HEAD)] if parts else []),
        *(("+".join(pair), WORD_HEAD) for pair in pairwise(parts)),
    ]


class _Row(BaseModel):
    """The shape of one topic in a person's file."""

    model_config = ConfigDict(extra="forbid")

    id: str
    name: str | None = None
    about: str | None = None
    words: tuple[str, ...] = ()


def shipped_topics() -> Topics:
    return Topics(
        tuple(
            Topic(key, name, about, tuple(words.split()), area, tuple(texts.TOPIC_TERMS.get(key, "").split()))
            for key, (name, area, about, words) in texts.TOPICS.items()
        )
    )


def load_topics(path: Path | None) -> Topics:
    """The shipped topics with a person's changes: an entry with a known id renames it and adds words, another
    one is new."""
    topics = {topic.id: topic for topic in shipped_topics().all}
    if path is not None:
        for row in _read(path):
            known = topics.get(row.id, Topic(row.id, row.name or row.id))
            topics[row.id] = replace(
                known,
                name=row.name or known.name,
                about=row.about or known.about or known.name,
                words=(*known.words, *(word for entry in row.words for word in entry.split())),
            )
    return Topics(tuple(topics.values()))


def _read(path: Path) -> list[_Row]:
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_Row.model_validate(row) for row in raw["topics"]]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError) as error:
        line = yaml_line(error)
        why = texts.catalog_line(line) if line is not None else texts.os_reason(error)
        raise UsageError(texts.topics_unreadable(path, why)) from error
    except ValidationError as error:
        raise UsageError(texts.topics_unreadable(path, error.errors()[0]["msg"])) from error


def topic_vectors(embedder: BaseEmbedding, topics: Topics) -> Matrix:
    """The unit vectors of the topics, by name and what they are about."""
    found = np.asarray(
        embedder.get_text_embedding_batch([f"{t.name}: {t.about}" for t in topics.all]), dtype=np.float32
    )
    return np.asarray(found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def names_of(ids: Sequence[str], topics: Topics) -> list[str]:
    """The names of topics by their ids."""
    known = {topic.id: topic.name for topic in topics.all}
    return [known.get(key, key) for key in ids]
