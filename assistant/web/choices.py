"""What the papers at hand offer to choose from: example questions and the filter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assistant import texts
from assistant.agreements import Agreement
from assistant.text.document import BlockKind, Document
from assistant.web.backend import Papers

ALL = ""
_PAPER, _PLACE = "papier:", "ort:"
_NUMBERING = re.compile(
    r"^\s*(?:(?:§+\s*)?(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])\s*[.):]+|§+\s*\d+\w?|\d+(?:\.\d+)+)\s+"
)
_MAX_WORDS = 6
_LENGTH = range(5, 60)


def examples(papers: Papers, limit: int = 4) -> list[str]:
    """Questions about headings with much text below them, from as many papers as possible.

    Each paper gives its best heading first, then its second, until there are enough.
    """
    ranked = [
        [
            texts.CHAT_EXAMPLE[agreement.status].format(
                heading=heading, place=agreement.place or agreement.title
            )
            for heading in topics(document)
        ]
        for agreement, document in papers.values()
    ]
    rounds = max((len(questions) for questions in ranked), default=0)
    found = [questions[i] for i in range(rounds) for questions in ranked if i < len(questions)]
    return list(dict.fromkeys(found))[:limit]


def topics(document: Document) -> list[str]:
    """Headings that read as the name of a subject, those with the most sentences first."""
    sentences: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.section:
            sentences[block.section[-1]] += len(block.sentences)
    names = {heading: _subject(heading) for heading, count in sentences.most_common() if count >= 2}
    return [name for name in names.values() if name]


def _subject(heading: str) -> str:
    """The heading without its numbering; empty if it is a sentence, a date or a form field."""
    name = " ".join(_NUMBERING.sub("", heading).split()).rstrip(" :.")
    plain = len(name) in _LENGTH and len(name.split()) <= _MAX_WORDS
    return name if plain and not re.search(r"[\d!?;:„“\"<>]", name) and not name.isupper() else ""


def filter_choices(papers: Papers) -> list[tuple[str, str]]:
    """Label and value of the filter: everything, a place with several papers, one paper."""
    agreements = [agreement for agreement, _ in papers.values()]
    places = Counter(agreement.place for agreement in agreements if agreement.place)
    several = sorted(place for place, count in places.items() if count > 1)
    return [
        (texts.CHAT_FILTER_ALL, ALL),
        *((texts.CHAT_FILTER_PLACE.format(place=place), _PLACE + place) for place in several),
        *((_label(agreement), _PAPER + agreement.id) for agreement in agreements),
    ]


def _label(agreement: Agreement) -> str:
    known = not agreement.place or agreement.place in agreement.title
    name = agreement.title if known else f"{agreement.place}: {agreement.title}"
    return f"{name} ({texts.STATUS_LABEL[agreement.status]})"


def chosen(papers: Papers, value: str | None) -> tuple[str, ...]:
    """The agreement ids of a filter value; none means all. An unknown value is all, too."""
    if not value:
        return ()
    return tuple(_matching((agreement for agreement, _ in papers.values()), value))


def _matching(agreements: Iterable[Agreement], value: str) -> Iterable[str]:
    for agreement in agreements:
        if value == _PAPER + agreement.id or (agreement.place and value == _PLACE + agreement.place):
            yield agreement.id
