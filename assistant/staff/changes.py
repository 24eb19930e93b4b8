"""What changed between two versions of a paper: added, dropped, reworded, sentence by sentence.

The same words are no change, wherever they stand. Of the rest two sentences are one in other words if they
are alike to the letter (difflib), or if each is the other's nearest by the vectors of the index.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

import numpy as np

from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.staff.commitments import read_commitments
from assistant.staff.vectors import Matrix
from assistant.text.document import BlockKind, Document, Sentence
from assistant.text.words import words

# The share of words in common that makes two sentences one, and the cosine that does if each is the other's
# nearest. Chosen by eye on invented pairs: reworded ones have 0.94 to 0.99, others less.
TEXT_ALONE = 0.6
MEANING = 0.94
# With the blank behind it, so that several changed words in a row are one change.
_PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


class Kind(StrEnum):
    """What became of a sentence."""

    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"


class By(StrEnum):
    """How two sentences were found to be one."""

    TEXT = "text"
    MEANING = "meaning"


@dataclass(frozen=True)
class Side:
    """A version, and the unit vectors of its sentences as far as there are any."""

    agreement: Agreement
    document: Document
    vectors: dict[str, Matrix]


@dataclass(frozen=True)
class Change:
    """``old`` is ``None`` for what was added, ``new`` for what was dropped; the bindingness is ``None`` where
    the sentence commits nobody. ``section`` is the path below the paper's own title."""

    kind: Kind
    old: Sentence | None = None
    new: Sentence | None = None
    by: By | None = None
    old_binding: Bindingness | None = None
    new_binding: Bindingness | None = None
    section: tuple[str, ...] = ()

    @property
    def binding_changed(self) -> bool:
        return self.kind is Kind.REWORDED and self.old_binding is not self.new_binding


@dataclass(frozen=True)
class Changes:
    """In the order of the newer version; what was dropped stands where it stood. ``same`` counts the rest."""

    old: Agreement
    new: Agreement
    all: tuple[Change, ...]
    same: int

    def count(self, kind: Kind) -> int:
        return sum(change.kind is kind for change in self.all)


@dataclass(frozen=True)
class Piece:
    """A run of text that both sentences have (``=``), or only the old (``-``) or the new one (``+``)."""

    sign: str
    text: str


def compare(old: Side, new: Side) -> Changes:
    """The changes from one version to the other."""
    before, after = _sentences(old.document), _sentences(new.document)
    gone, come = _rest(before, after), _rest(after, before)
    pairs = dict(_pairs(gone, come, old, new))
    bindings = (_bindings(old), _bindings(new))
    titles = {document.title for document in (old.document, new.document)}
    changes = (
        replace(change, section=_below(change, titles))
        for change in _in_order(before, after, gone, come, pairs, bindings)
    )
    return Changes(old.agreement, new.agreement, tuple(changes), len(after) - len(come))


def _below(change: Change, titles: Collection[str]) -> tuple[str, ...]:
    sentence = change.new or change.old
    path = sentence.path if sentence else ()
    return path[1:] if path and path[0] in titles else path


def word_diff(old: str, new: str) -> list[Piece]:
    """The two wordings as one text with what was taken out and put in."""
    left, right = _PIECE.findall(old), _PIECE.findall(new)
    # whatever blanks stand behind them, the same words are the same
    keys = [[piece.strip() for piece in part] for part in (left, right)]
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("=", "".join(right[c:d])))
            continue
        pieces += [Piece(sign, "".join(part)) for sign, part in (("-", left[a:b]), ("+", right[c:d])) if part]
    return pieces


def _sentences(document: Document) -> list[Sentence]:
    return [sentence for block, sentence in document.with_blocks() if block.kind is not BlockKind.BOILERPLATE]


def _plain(text: str) -> tuple[str, ...]:
    """The words without case and marks: what a new page or list sign does not change."""
    return tuple(word.text.casefold() for word in words(text))


def _rest(own: Sequence[Sentence], other: Iterable[Sentence]) -> list[Sentence]:
    """Those without the same words on the other side; what stands there twice counts twice."""
    known = Counter(_plain(sentence.text) for sentence in other)
    rest = []
    for sentence in own:
        plain = _plain(sentence.text)
        if known[plain]:
            known[plain] -= 1
        elif plain:
            rest.append(sentence)
    return rest


def _pairs(
    gone: Sequence[Sentence], come: Sequence[Sentence], old: Side, new: Side
) -> Iterator[tuple[str, tuple[Sentence, By]]]:
    """For the ids of new sentences: the old one that was reworded; the most alike first."""
    if not gone or not come:
        return
    left, right = ([_plain(sentence.text) for sentence in part] for part in (gone, come))
    likeness = np.array([[_likeness(one, other) for other in right] for one in left])
    meaning = _meaning(gone, come, old, new)
    nearest = (meaning == meaning.max(axis=0, keepdims=True)) & (
        meaning == meaning.max(axis=1, keepdims=True)
    )
    told = nearest & (meaning >= MEANING)
    score = np.where(likeness >= TEXT_ALONE, 1 + likeness, np.where(told, meaning, 0.0))
    taken: set[int] = set()
    found: set[int] = set()
    for place in np.argsort(-score, axis=None, kind="stable"):
        a, b = divmod(int(place), len(come))
        if score[a, b] <= 0:
            return
        if a not in taken and b not in found:
            taken.add(a)
            found.add(b)
            yield come[b].id, (gone[a], By.TEXT if score[a, b] > 1 else By.MEANING)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of common words in their order; 0 where it is too small to count."""
    shared = 2 * len(set(one) & set(other)) / max(len(set(one)) + len(set(other)), 1)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if shared >= TEXT_ALONE else 0.0


def _meaning(gone: Sequence[Sentence], come: Sequence[Sentence], old: Side, new: Side) -> Matrix:
    """Cosines; 0 where a side has no vector."""
    known = [*old.vectors.values(), *new.vectors.values()]
    if not known:
        return np.zeros((len(gone), len(come)), dtype=np.float32)
    none = np.zeros_like(known[0])
    left = np.stack([old.vectors.get(sentence.id, none) for sentence in gone])
    right = np.stack([new.vectors.get(sentence.id, none) for sentence in come])
    return np.asarray(left @ right.T, dtype=np.float32)


def _bindings(side: Side) -> dict[str, Bindingness]:
    return {row.id: row.bindingness for row in read_commitments(side.agreement, side.document)}


def _in_order(
    before: Sequence[Sentence],
    after: Sequence[Sentence],
    gone: Sequence[Sentence],
    come: Sequence[Sentence],
    pairs: dict[str, tuple[Sentence, By]],
    bindings: tuple[dict[str, Bindingness], dict[str, Bindingness]],
) -> Iterator[Change]:
    """What was dropped comes behind the sentence of the new version that it once followed."""
    left, right = bindings
    paired = {sentence.id for sentence, _ in pairs.values()}
    dropped = deque(sentence for sentence in gone if sentence.id not in paired)
    rank = {sentence.id: place for place, sentence in enumerate(before)}
    place_of = {_plain(sentence.text): rank[sentence.id] for sentence in before}
    new_ids = {sentence.id for sentence in come}

    def up_to(end: int) -> Iterator[Change]:
        while dropped and rank[dropped[0].id] <= end:
            end = max(end, rank[dropped[0].id] + 1)  # what followed it follows as well
            sentence = dropped.popleft()
            yield Change(Kind.DROPPED, old=sentence, old_binding=left.get(sentence.id))

    for sentence in after:
        old = pairs.get(sentence.id)
        here = rank[old[0].id] if old else place_of.get(_plain(sentence.text))
        if here is not None:
            yield from up_to(here - 1)
        if old:
            was, by = old
            yield Change(Kind.REWORDED, was, sentence, by, left.get(was.id), right.get(sentence.id))
        elif sentence.id in new_ids:
            yield Change(Kind.ADDED, new=sentence, new_binding=right.get(sentence.id))
        if here is not None:
            yield from up_to(here + 1)
    yield from up_to(len(before))
