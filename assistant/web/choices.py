"""What the papers at hand offer to choose from: example questions and the filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from assistant import texts
from assistant.agreements import Agreement
from assistant.web.backend import Papers
from assistant.web.subjects import subjects

ALL = ""
_PAPER, _PLACE = "papier:", "ort:"


def examples(papers: Papers, limit: int = 4) -> list[str]:
    """Questions about subjects with much text below them, from as many papers as possible."""
    found: dict[str, None] = {}
    for question in _in_turn(papers):
        if len(found) >= limit:
            break
        found[question] = None
    return list(found)


def _in_turn(papers: Papers) -> Iterator[str]:
    """Each paper gives its best subject first, then its second; no paper is read before its turn."""
    left: list[Iterator[str]] = []
    for agreement, document in papers.values():
        questions = iter([about_heading(agreement, name) for name in subjects(document).values()])
        if (first := next(questions, None)) is not None:
            yield first
            left.append(questions)
    for row in zip_longest(*left):
        yield from filter(None, row)


def about_heading(agreement: Agreement, heading: str) -> str:
    """A question that quotes a heading of this paper."""
    return texts.heading_question(agreement.status, heading, agreement.place_or_title)


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
