"""Lines of one kind ("Bauausschuss: …", "Schulausschuss: …"): who asks for several wants all of a section.

Alone, each line answers the question only in part and seems unlikely; that none of them does is less likely
still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answering.answer import Evidence
from assistant.answering.choice import LEAST, Candidate, at_least_one, section_of
from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.text.document import BlockKind
from assistant.text.words import Term, content_words, term

# A line is a label of at most so many words, and what stands behind it.
LABEL_WORDS = 8
# So many lines of one kind are shown; where there are more, only what was found.
MOST = 20
_LABEL = re.compile(r"^(?P<label>[^:]{3,80}?)(?:: | – )\S")
# They number things of any kind.
_ORDINAL = re.compile(r"^(?:erste|zweite|dritte|vierte|fünfte)|^st(?:ell)?v$", re.I)
# Behind these words, a comma or a figure it is told which one is meant, and no more what.
_WHICH = re.compile(r",|\(|„|\d| (?:für|im|in|der|des|am|an|auf|bei|je|zu|zum|zur|mit|von|vom|bis|ab) ")


@dataclass(frozen=True)
class Label:
    """What a line is about, by the first and the last noun of its label."""

    first: Term
    last: Term

    def alike(self, other: Label) -> bool:
        """Whether both name things of one kind."""
        return _same(self.first, other.first) or _same(self.last, other.last)


def label(text: str) -> Label | None:
    """The label of a line, if it is one."""
    found = _LABEL.match(text)
    if found is None or len(found["label"].split()) > LABEL_WORDS:
        return None
    words = content_words(_WHICH.split(found["label"], maxsplit=1)[0]) or content_words(found["label"])
    nouns = [word for word in words if word[0].isupper() and not _ORDINAL.match(word)]
    return Label(term(nouns[0]), term(nouns[-1])) if nouns else None


def likely_together(unlikely: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """The lines of one kind of which together it is likely enough that they answer, likeliest first."""
    ordered = sorted(unlikely, key=lambda item: section_of(item.evidence))
    groups = [list(group) for _, group in groupby(ordered, key=lambda item: section_of(item.evidence))]
    found = max((_likeliest_kind(group) for group in groups), key=at_least_one, default=[])
    if len(found) < 2 or at_least_one(found) < LEAST:
        return ()
    return tuple(item.evidence for item in sorted(found, key=lambda item: -item.probability))


def of_one_kind(library: Library, picked: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The lines picked and all of their kind in the section, where two of a kind were picked; else nothing.

    Where there are too many of the kind, the lines picked.
    """
    labels = list(_repeated([label(item.sentence.text) for item in picked]))
    if not labels:
        return ()
    known = {item.sentence.id: item for item in picked}
    here = [unit for unit in library.units_of(picked[0].agreement.id) if _beside(unit, picked[0])]
    chosen = [unit for unit in here if unit.sentence.id in known or _is_one_of(unit, labels)]
    if len(chosen) > MOST:
        return tuple(picked)
    return tuple(
        known.get(unit.sentence.id, Evidence(0, unit.sentence, picked[0].agreement)) for unit in chosen
    )


def _likeliest_kind(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The largest share of the probability that lines of one kind have."""
    labelled = [(item, label(item.evidence.sentence.text)) for item in candidates]
    kinds = [
        [item for item, other in labelled if one is not None and other is not None and one.alike(other)]
        for _, one in labelled
    ]
    return max(kinds, key=at_least_one, default=[])


def _repeated(labels: Sequence[Label | None]) -> Iterator[Label]:
    known = [item for item in labels if item is not None]
    for place, one in enumerate(known):
        if any(one.alike(other) for other in known[:place] + known[place + 1 :]):
            yield one


def _is_one_of(unit: Unit, labels: Sequence[Label]) -> bool:
    own = label(unit.sentence.text)
    return own is not None and any(own.alike(other) for other in labels)


def _beside(unit: Unit, item: Evidence) -> bool:
    return unit.kind is not BlockKind.HEADING and unit.sentence.section == item.sentence.section


def _same(one: Term, other: Term) -> bool:
    return one.head == other.head
