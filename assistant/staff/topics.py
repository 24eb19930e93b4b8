"""Topics: the fields of municipal policy, shipped as a public scheme, which a person may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
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
from assistant.text.lexicon import is_word_form
from assistant.text.words import content_words, lemma, term

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

# How far a compound is what its head or another part of it says (benchmarks/register.py).
WORD_HEAD = 0.9
WORD_GENERAL = 0.6
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
    def of_word(self) -> Mapping[str, tuple[int, ...]]:
        """Numbers of the topics that a word, or a part of one, gives away."""
        return _numbers((topic.words for topic in self.all), _whole)

    @cached_property
    def of_term(self) -> Mapping[str, tuple[int, ...]]:
        """Numbers of the topics that a contract's term gives away."""
        return _numbers((topic.terms for topic in self.all), _stem)

    def subjects(self, text: str) -> bool:
        """Whether a heading or title names a matter; words for how partners work together name the paper."""
        own = np.array([topic.area != COOPERATION for topic in self.all])
        return bool((self.by_words(text)[own] >= WORD_HEAD).any())

    def by_words(self, text: str) -> Matrix:
        """For each topic how far the best word of ``text`` is one of its words (0 to 1)."""
        return self._degrees(text, self.of_word, _whole)

    def by_terms(self, text: str) -> Matrix:
        """The same by the terms of any contract; a part of a compound that only narrows it tells nothing."""
        found = self._degrees(text, self.of_term, _stem)
        return np.where(found >= WORD_HEAD, WORD_HEAD, np.float32(0.0))

    def _degrees(
        self, text: str, known: Mapping[str, tuple[int, ...]], whole_of: Callable[[str], str]
    ) -> Matrix:
        scores = np.zeros(len(self.all), dtype=np.float32)
        for word in content_words(text):
            whole = whole_of(word)
            # a compound that is listed itself is not what its parts are ("Straßenausbaubeitrag")
            for key, degree in [(whole, 1.0)] if whole in known else _parts(word):
                for number in known.get(key, ()):
                    scores[number] = max(scores[number], degree / len(known[key]) ** 0.5)
        return scores


def _numbers(words: Iterable[Sequence[str]], whole_of: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
    """The numbers of the rows of words that have a word as a whole, or as a part of a compound."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(words):
        for word in row:
            form = term(word)
            whole = whole_of(word)
            for key in {whole, whole.rstrip("~"), _part(form.stem), _part("+".join(form.parts))}:
                found.setdefault(key, []).append(number)
    return {key: tuple(dict.fromkeys(numbers)) for key, numbers in found.items()}


@lru_cache(maxsize=65536)
def _whole(word: str) -> str:
    """What two words share that mean the same. A verb or an adjective shares the stem of a noun that says
    something else ("steuern" and "Steuer", "fest" and "Fest", "sichere" and "Sicherheit")."""
    of_quality = "+heit" if re.search(r"[hk]eit(?:en)?$", word) else ""
    return f"{term(word).stem}{of_quality}{'' if _is_noun(word) else '~'}"


def _is_noun(word: str) -> bool:
    """Whether it is none that a sentence only begins with ("Örtliche Vereine …")."""
    low = f"{word[:1].lower()}{word[1:]}"
    form = low if not is_word_form(word) and is_word_form(low) else word
    return not lemma(form)[:1].islower()


def _stem(word: str) -> str:
    """The stem alone: of a contract's terms the verb means the same ("Kündigung", "kündigen")."""
    return term(word).stem


def _part(stem: str) -> str:
    return f"-{stem}"


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    """What a compound is, and what narrows it; "Glasfaserausbau" holds the "Glasfaser" as well.

    Where its head only says what is done with a matter ("Kulturförderung"), the matter stands before it.
    """
    parts = term(word).parts
    general = _general_heads()
    heads = len(parts)
    while heads > 1 and parts[heads - 1] in general:
        heads -= 1
    matter = parts[:heads]
    if not matter:
        return ()
    degree = WORD_HEAD if heads == len(parts) else WORD_GENERAL
    return (
        (_part(matter[-1]), degree),
        *((_part("+".join(matter[-count:])), degree) for count in range(2, heads + 1)),
        *((_part("+".join(pair)), WORD_HEAD) for pair in pairwise(parts)),
        *((_part(part), WORD_PART) for part in parts),
    )


@lru_cache(maxsize=1)
def _general_heads() -> frozenset[str]:
    """The last parts of words like "Schulentwicklung", in the form that they have there."""
    heads = texts.GENERAL_HEADS.split()
    return frozenset(stem for head in heads for stem in (term(head).stem, term(f"Schul{head.lower()}").head))


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
