"""Which topics a commitment has: by its words, by what stands above it, and by the embedder.

A sentence that names no matter of its own takes its heading's. Where that names none either, the terms of any
contract decide ("Laufzeit", "Abschlag"), and at last the one matter that the paper's title names.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.answering.actors import has_actor
from assistant.index.library import Library
from assistant.staff.commitments import Commitment, Register, TopicScore
from assistant.staff.topics import COOPERATION, WORD_HEAD, Topics
from assistant.staff.vectors import Matrix, similarities
from assistant.text.main_clauses import main_clauses

Mask = NDArray[np.bool_]
# Chosen on the gold registers (evals/gold, benchmarks/register.py).
WORDS = 0.62
HEADING = 0.30
MEANING = 0.45
CEILING = 0.06
ASSIGNED = 0.7
ALONE = 0.25
UNNAMED = 0.5
# Two topics of the scheme that contracts are full of.
MONEY, ADMINISTRATION = "finanzen", "verwaltung"
_SEVERAL = re.compile(r",| und | & |/")
_MATTER_BELOW = re.compile(
    r"^(?:ob|wo|wann|wie|die frage)\b|, [^,]*\bzu [a-zäöüß]+n\W*$|, [^,]*[a-zäöüß]+zu[a-zäöüß]+n\W*$|"
    r"\b(?:dafür|darauf|darum|dazu|davon|sicher|ziel)\b[^,]*, dass\b",
    re.I,
)
# Where something stands; "am" also follows what somebody takes part in or holds on to.
_PLACE = re.compile(
    r"\b(?:[Aa]m|[Bb]eim|(?:[Nn]eben|[Hh]inter|[Nn]ahe|[Gg]egenüber)(?: de[rmn])?) "
    r"[A-ZÄÖÜ][\wäöüß-]+(?! (?:und|oder|sowie) )"
)
_HOLDS_ON = re.compile(
    r"\bfest\b|\bfest(?:zu)?halten\b|\b[Bb]eteilig|\b[Tt]eil(?:nahme|nehmen|zunehmen|habe)\b|\b[Aa]rbeit"
)
# A paper that partners agree on, by its title; and how it speaks of itself.
_CONTRACT = re.compile(r"vereinbarung|vertrag|kooperation|zusammenarbeit|bündnis", re.I)
_ITSELF = re.compile(r"\b(?:dieser|der|dieses|des|diesem|dem) (?:\w*[Vv]ereinbarung|\w*[Vv]ertrag(?:e?s)?)\b")


def with_topics(register: Register, library: Library, topics: Topics, vectors: Matrix) -> Register:
    """The register with the topics of every commitment, by its words, its heading and the embedder."""
    wanted = {row.id for row in register.rows}
    papers = list(dict.fromkeys(row.agreement.id for row in register.rows))
    meaning = {key: row for key, row in similarities(library, vectors, papers) if key in wanted}
    return Register(
        tuple(replace(row, topics=_topics(row, meaning.get(row.id), topics)) for row in register.rows)
    )


def _topics(row: Commitment, cosines: Matrix | None, topics: Topics) -> tuple[TopicScore, ...]:
    scores = scores_within(row.sentence.text, heading_above(row), row.agreement.title, cosines, topics)
    best = int(scores.argmax())
    chosen = [n for n in range(len(scores)) if scores[n] >= ASSIGNED or (n == best and scores[n] >= ALONE)]
    found = [TopicScore(topics.all[n].id, round(float(min(scores[n], 1.0)), 3)) for n in chosen]
    return tuple(sorted(found, key=lambda item: -item.score))


def heading_above(row: Commitment) -> str:
    """Heading and lead-in; the number of a statute's paragraph is no heading."""
    return " ".join((*row.sentence.section[-1:], row.context)).strip()


def scores_within(text: str, above: str, title: str, cosines: Matrix | None, topics: Topics) -> Matrix:
    """A score for each topic of a sentence below a heading in a paper with this title."""
    said = _without_places(_said(text, topics), above, topics)
    if topics.subjects(above):
        return topic_scores(said, above, cosines, topics)
    if not _CONTRACT.search(title):
        return topic_scores(said, f"{above} {_first_matter(title, topics)}", cosines, topics)
    if topics.by_words(said).max(initial=0.0) >= WORD_HEAD:
        return topic_scores(said, above, cosines, topics)
    return _of_silent(said, above, title, cosines, topics)


def _of_silent(said: str, above: str, title: str, cosines: Matrix | None, topics: Topics) -> Matrix:
    """The scores of a contract's sentence where neither it nor its heading names a matter."""
    scores = topic_scores(said, above, cosines, topics)
    given = _terms(said, above, topics)
    if given.any():
        return np.where(given, np.maximum(scores + WORDS * given, ASSIGNED), scores)
    if topics.by_words(above).max(initial=0.0) >= WORD_HEAD:
        return scores
    matters = _matters(title, topics)  # of several nobody knows which is meant
    return np.where(matters, np.maximum(scores, UNNAMED), scores) if matters.sum() == 1 else scores


def _terms(said: str, above: str, topics: Topics) -> Mask:
    """The topics that the terms of a contract tell, those about money in the heading as well: below
    "Schulkosten" a sentence on money is about schools too."""
    named = topics.by_words(above)
    office = np.array([topic.id == ADMINISTRATION for topic in topics.all])
    if (named[office] >= WORD_HEAD).any():  # a heading on the administration names the matter
        return np.zeros(len(topics.all), dtype=np.bool_)
    own, headed = topics.by_terms(_ITSELF.sub(" ", said)) > 0, topics.by_terms(above) > 0
    headed &= np.array([topic.id == MONEY for topic in topics.all])
    if not own.any() and not _SEVERAL.search(above):
        own = headed
    narrowed = (named > 0) & (named < WORD_HEAD)
    return own | narrowed if (own & headed).any() else own


def _matters(title: str, topics: Topics) -> Mask:
    """The topics that a contract's title names, without who works together."""
    words = " ".join(word for word in title.split() if not has_actor(word))
    partners = np.array([topic.area == COOPERATION and topic.id != ADMINISTRATION for topic in topics.all])
    return np.asarray((topics.by_words(words) >= WORD_HEAD) & ~partners, dtype=np.bool_)


def _said(text: str, topics: Topics) -> str:
    """The main clauses: a reason or a relative clause speaks of other things as well. But a question put
    off, or what somebody is asked to do, is the matter itself ("Ob der Bus fährt, bleibt offen")."""
    main = " ".join(clause.text for clause in main_clauses(text))
    silent = topics.by_words(main).max(initial=0.0) < WORD_HEAD
    return text if silent and _MATTER_BELOW.search(text) else main


def _without_places(said: str, above: str, topics: Topics) -> str:
    """The sentence without where something stands ("das Parkhaus am Theater"), if what is left, or the
    heading, names a matter."""
    rest = _PLACE.sub(" ", said)
    named = topics.by_words(rest).max(initial=0.0) >= WORD_HEAD or topics.subjects(above)
    return rest if named and not _HOLDS_ON.search(said) else said


def _first_matter(title: str, topics: Topics) -> str:
    return next((word for word in title.split() if topics.subjects(word)), "")


def topic_scores(text: str, heading: str, cosines: Matrix | None, topics: Topics) -> Matrix:
    """A score for each topic; from ``ASSIGNED`` on the sentence is about it."""
    own, above = topics.by_words(text), topics.by_words(heading)
    if ((own >= WORD_HEAD) & (above > 0)).any():
        above = np.where(own > 0, above, 0)  # of several topics in a heading the sentence means its own
    matter = np.array([topic.area != COOPERATION for topic in topics.all])
    if (above[matter] >= WORD_HEAD).any():  # a body named in a sentence on something else acts there
        rest = topics.by_words(" ".join(word for word in text.split() if not has_actor(word)))
        own = np.where(matter | (above > 0), own, rest)
    scores = WORDS * own + HEADING * above
    if not own.any() and above.any() and not _SEVERAL.search(heading):
        scores = scores + ALONE * (above == above.max())  # the sentence names no matter: its heading does
    if cosines is not None:
        # e5's cosines all lie close together: what counts is how far one topic stands out from the others
        lead = (cosines - cosines.mean()) / CEILING
        scores = scores + MEANING * np.clip(lead, 0.0, 1.0)
    return np.asarray(scores, dtype=np.float32)
