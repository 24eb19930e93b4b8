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
        [about_heading(agreement, heading) for heading in headings(document).values()]
        for agreement, document in papers.values()
    ]
    rounds = max((len(questions) for questions in ranked), default=0)
    found = [questions[i] for i in range(rounds) for questions in ranked if i < len(questions)]
    return list(dict.fromkeys(found))[:limit]


def about_heading(agreement: Agreement, heading: str) -> str:
    """A question that quotes a heading of this paper."""
    return texts.heading_question(agreement.status, heading, agreement.place or agreement.title)


def headings(document: Document) -> dict[str, str]:
    """Headings that name a subject, those with the most sentences first, as a question may quote them.

    With their numbering: the section is found by its heading as it is printed.
    """
    sentences: Counter[str] = Counter()
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.section:
            sentences[block.section[-1]] += len(block.sentences)
    return {
        heading: " ".join(heading.split()).strip(" :.")
        for heading, count in sentences.most_common()
        if count >= 2 and _names_subject(heading)
    }


def _names_subject(heading: str) -> bool:
    """Whether the heading, but for its numbering, is neither a sentence nor a date nor a form field."""
    name = " ".join(_NUMBERING.sub("", heading).split()).rstrip(" :.")
    plain = len(name) in _LENGTH and len(name.split()) <= _MAX_WORDS
    return plain and not re.search(r"[\d!?;:„“\"<>]", name) and not name.isupper()


def filter_choices(papers: Papers) -> list[tuple[str, str]]:
    """Label and value of the choice: everything, then place by place.

    Papers stand apart where a place has several or none is known.
    """
    agreements = [agreement for agreement, _ in papers.values()]
    choices = [(texts.CHAT_FILTER_ALL, ALL)]
    for place in sorted({agreement.place for agreement in agreements if agreement.place}, key=str.casefold):
        here = [agreement for agreement in agreements if agreement.place == place]
        if len(here) == 1:
            choices.append((_label(here[0]), _PLACE + place))
        else:
            choices.append((texts.CHAT_FILTER_PLACE.format(place=place), _PLACE + place))
            choices += [(_label(agreement), _PAPER + agreement.id) for agreement in here]
    return choices + [(_label(item), _PAPER + item.id) for item in agreements if not item.place]


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
