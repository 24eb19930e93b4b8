"""From search hits to the few numbered sentences that are put before the model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Protocol

from assistant.answering.answer import Evidence, Reading
from assistant.answering.answer_type import holds
from assistant.answering.cross_encoder import load_cross_encoder, sentence_input
from assistant.answering.going_on import surroundings
from assistant.answering.kind import Kind
from assistant.answering.question import Question
from assistant.index.kinship import same_words
from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.index.search import Hit, PassageHit, Search
from assistant.text.abbreviations import spelled_out
from assistant.text.document import BlockKind, Sentence
from assistant.text.tokens import count_tokens

CANDIDATES = 24
# Of these the first are read by the cross-encoder, at about 12 ms each on two cores.
READ = 10
# What a sentence with the kind of thing asked for (an amount, a name …) gains, in search score.
KIND_BONUS = 1.0
CONTEXT_CHARS = 80
# So many sentences of a paragraph tell what one of its later sentences is about.
EARLIER = 3
# A sentence of fewer words is hardly understood without its heading.
SHORT = 8
# How far a superseded sentence at least stays behind the one that replaced it, in search score.
_SECOND = 0.5
# What a reading counts where passages are ranked; chosen together with ``Weights.whole``.
_READING_OF_PASSAGES = 0.6


class Reader(Protocol):
    """Who reads sentences for a question; one that gives no readings leaves the search's order."""

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]: ...


class EvidenceFinder:
    """Searches a library and numbers the best sentences."""

    def __init__(self, library: Library, sentences: int, reader: Reader | None = None) -> None:
        self._library = library
        self._search = Search(library)
        self._passages = Search(library, moved=False)
        self._sentences = sentences
        self._reader = reader or load_cross_encoder()

    def find(
        self, question: Question, agreements: Collection[str] = (), said: Sentence | None = None
    ) -> tuple[Evidence, ...]:
        """The evidence for a question, best first, numbered from 1; ``said`` answered the question that this
        one goes on with."""
        return self._find(self._search, question, agreements, said)

    def _find(
        self,
        search: Search,
        question: Question,
        agreements: Collection[str],
        said: Sentence | None = None,
    ) -> tuple[Evidence, ...]:
        # other versions bring the same sentences once more
        many = CANDIDATES * 2 if question.behind else CANDIDATES
        query, *also = question.queries
        beside = surroundings(self._library, said) if said else ()
        hits = search.sentences(
            query,
            many,
            agreements,
            question.preferred,
            question.behind,
            also=also,
            left=question.left,
            beside=beside,
        )
        near = {self._library.units[place].sentence.id: said for place in beside}
        lifted = [replace(hit, score=_rank(question, hit)) for hit in hits]
        ranked = sorted(self._by_version(lifted, question.behind), key=lambda hit: -hit.score)[:CANDIDATES]
        kept = _without_twins(ranked)[: self._sentences]
        # search is less sure of a question in another language
        to_read = kept if question.widely or question.foreign else kept[:READ]
        spelled = [self._spelled_out(hit.unit, question) for hit in kept]
        texts = [
            as_read(self._library, hit.unit, text, near.get(hit.unit.sentence.id))
            for hit, text in zip(to_read, spelled, strict=False)
        ]
        read = self._read(question, texts)
        found = [
            self._evidence(hit, text, readings or (), near.get(hit.unit.sentence.id))
            for hit, text, readings in zip_longest(kept, spelled, read)
        ]
        found.sort(key=lambda item: -item.rank)
        return tuple(replace(item, number=number) for number, item in enumerate(found, start=1))

    def passages(self, question: Question, k: int, agreements: Collection[str] = ()) -> list[PassageHit]:
        """The ``k`` best passages: those of the evidence before all others."""
        evidence = self._find(self._passages, question, agreements)
        read = {item.sentence.id: item.weighed(_READING_OF_PASSAGES) for item in evidence}
        return self._passages.passages(
            question.query, k, agreements, question.preferred, question.behind, known=read
        )

    def _read(self, question: Question, sentences: Sequence[str]) -> list[tuple[Reading, ...]]:
        return list(zip(*(self._reader.read(text, sentences) for text in question.readings), strict=True))

    def _spelled_out(self, unit: Unit, question: Question) -> str:
        """The text of a sentence with its abbreviations spelled out, unless that is what is asked for."""
        if question.kind is Kind.ABBREVIATION:
            return unit.sentence.text
        _, document = self._library.documents[unit.agreement_id]
        return spelled_out(unit.sentence.text, document.abbreviations)

    def _evidence(
        self, hit: Hit, spelled: str, readings: tuple[Reading, ...], said: Sentence | None
    ) -> Evidence:
        before = list(_backwards(self._library, hit.unit, 1 + EARLIER))
        return Evidence(
            number=0,
            sentence=hit.unit.sentence,
            agreement=self._library.agreement(hit.unit.agreement_id),
            context=context_of(hit.unit),
            previous=before[0] if before else None,
            score=hit.score,
            cosine=hit.cosine,
            readings=readings,
            heading=hit.unit.kind is BlockKind.HEADING,
            spelled=spelled,
            beside=said,
            earlier=" ".join(sentence.text for sentence in reversed(before[1:])),
        )

    def _by_version(self, hits: Sequence[Hit], behind: Collection[str]) -> list[Hit]:
        """Of two versions of a sentence the one not asked for comes second, or not at all if the same."""
        found = {hit.unit.sentence.id: hit for hit in hits}
        kept = []
        for hit in hits:
            others = self._library.versions.counterparts.get(hit.unit.sentence.id, {}) if behind else {}
            rivals = [found[other] for key, other in others.items() if key not in behind and other in found]
            if hit.unit.agreement_id not in behind or not rivals:
                kept.append(hit)
            elif not any(same_words(hit.unit.sentence.text, rival.unit.sentence.text) for rival in rivals):
                kept.append(replace(hit, score=min(hit.score, rivals[0].score - _SECOND)))
        return kept


def previous(library: Library, unit: Unit) -> Sentence | None:
    """The sentence before this one in the same paragraph; none for the first."""
    return next(iter(_backwards(library, unit, 1)), None)


def _backwards(library: Library, unit: Unit, most: int) -> Iterator[Sentence]:
    """Up to so many sentences before this one in its paragraph, the nearest first."""
    place = library.position[unit.sentence.id]
    for before in range(place - 1, max(0, place - most) - 1, -1):
        other = library.units[before]
        if (other.agreement_id, other.block) != (unit.agreement_id, unit.block):
            return
        yield other.sentence


def as_read(library: Library, unit: Unit, spelled: str = "", said: Sentence | None = None) -> str:
    """A sentence as the cross-encoder reads it; ``spelled`` is its text without abbreviations, ``said`` what
    answered the question before, near it."""
    heading = unit.sentence.section[-1] if unit.sentence.section else ""
    before = said or previous(library, unit)
    return sentence_input(
        spelled or unit.sentence.text,
        heading,
        unit.lead_in[-1] if unit.lead_in else "",
        before.text if before is not None else "",
    )


def _rank(question: Question, hit: Hit) -> float:
    return hit.score + KIND_BONUS * holds(question.kind, hit.unit.sentence.text)


def within_budget(evidence: Sequence[Evidence], tokens: int, sentences: int) -> tuple[Evidence, ...]:
    """The first that fit; one that is too long is passed over, but the first always stays."""
    chosen: list[Evidence] = []
    used = 0
    for item in evidence:
        size = count_tokens(item.sentence.text) + count_tokens(item.context)
        if not chosen or (used + size <= tokens and len(chosen) < sentences):
            chosen.append(item)
            used += size
    return tuple(chosen)


def context_of(unit: Unit) -> str:
    """The lead-in of a list item, or the heading of a short sentence, cut to its nearest words."""
    heading = unit.sentence.section[-1:] if len(unit.sentence.text.split()) < SHORT else ()
    context = next(iter((*unit.lead_in[-1:], *heading)), "").rstrip(" :")
    if context == unit.sentence.text.rstrip(" :"):
        return ""
    return context if len(context) <= CONTEXT_CHARS else "… " + context[-CONTEXT_CHARS:].split(" ", 1)[-1]


def _without_twins(hits: Sequence[Hit]) -> list[Hit]:
    """The same sentence of the same paper (text and annex) once."""
    seen: set[tuple[str, str, str]] = set()
    kept = []
    for hit in hits:
        key = (
            hit.unit.agreement_id,
            " ".join(hit.unit.lead_in),
            " ".join(hit.unit.sentence.text.split()).lower(),
        )
        if key not in seen:
            seen.add(key)
            kept.append(hit)
    return kept
