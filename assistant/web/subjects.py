"""Which headings of a paper are subjects that people ask about, and not parts of its form.

A subject names a field of municipal policy, or the sentences below speak of it in its own words. What is
called a preamble, an annex or a proposal is neither: nothing below such a heading says the word again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from assistant.answering.sections import NUMBERING
from assistant.staff.headings import tells
from assistant.staff.topics import WORD_HEAD, Topics, shipped_topics
from assistant.text.document import BlockKind, Document
from assistant.text.words import content_words, term, terms

_MAX_WORDS = 6
_SAID = 3
_LENGTH = range(5, 60)
_LEAST = 2
_UNLIKE = re.compile(r"[\d!?;:„“\"<>]")


def subjects(document: Document) -> dict[str, str]:
    """Headings that name a subject and how a question quotes them, the best first.

    Fields of policy come before the rest, short names (nobody asks with a long one) before long ones, and
    what has most sentences below it before what has few. Of several headings with one name only the first
    is told, as a question finds that one.
    """
    names: dict[str, str] = {}
    below = _below(document)
    for heading in below:
        name = _bare(heading)
        if _is_name(name) and name not in names.values():
            names[heading] = name
    ranked = [
        (not _is_policy(name), len(name.split()) > _SAID, -len(below[heading]), heading)
        for heading, name in names.items()
        if len(below[heading]) >= _LEAST and (_is_policy(name) or _is_spoken_of(name, below[heading]))
    ]
    return {heading: names[heading] for *_, heading in sorted(ranked, key=lambda row: row[:3])}


def _below(document: Document) -> dict[str, list[str]]:
    """The sentences below each heading."""
    found: dict[str, list[str]] = defaultdict(list)
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.section:
            found[block.section[-1]] += [sentence.text for sentence in block.sentences]
    return found


def _bare(heading: str) -> str:
    """The heading without its number; a section is found without it."""
    return " ".join(NUMBERING.sub("", heading).split()).strip(" :.")


def _is_name(name: str) -> bool:
    """Whether it is neither a sentence, a date, a form field, nor an account of how the paper came about."""
    plain = len(name) in _LENGTH and len(name.split()) <= _MAX_WORDS
    return plain and not _UNLIKE.search(name) and not name.isupper() and not tells((name,))


@cache
def _topics() -> Topics:
    return shipped_topics()


def _is_policy(name: str) -> bool:
    return bool(_topics().by_words(name).max() >= WORD_HEAD)


def _is_spoken_of(name: str, sentences: Sequence[str]) -> bool:
    """Whether several sentences have a noun of the heading in them, alone or as what a compound is."""
    nouns = {term(word).stem for word in content_words(name) if word[:1].isupper()}
    speaking = (any(nouns & {item.stem, item.head} for item in terms(text)) for text in sentences)
    return sum(speaking) >= _LEAST
