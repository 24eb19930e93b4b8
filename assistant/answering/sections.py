"""Whole sections of a paper, for questions that quote a heading or give its number ("Was steht in § 5?")."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from assistant.answering.answer import Evidence
from assistant.answering.folding import fold
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.text.document import BlockKind

MAX_SENTENCES = 8
# The number of a heading, with which or without which a question may quote it.
NUMBERING = re.compile(r"^\s*(?:§+\s*\d+\w?|\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|[a-z]\))\s+")
_QUOTED = re.compile(r"[„“\"»«‚‘]([^„“”\"»«‚‘]{3,120})[“”\"»«‘]")
_SIGN = r"(?:§+|paragra(?:f|ph)\w*)"
_ARTICLE = r"art(?:ikel\w*|\.)"
_AGENDA = r"(?:top|tagesordnungspunkt\w*)"
_OTHER = r"(?:abschnitt\w*|kapitel\w*|ziff(?:er\w*|\.)|punkt\w*|teil\w*)"
_NUMBER = r"(?P<number>\d+[a-z]?(?:\.\d+)*)\b"
# How a question names a section by its number, and how the heading then begins.
_NUMBERED = [
    (re.compile(rf"{_SIGN} ?{_NUMBER}", re.I), _SIGN),
    (re.compile(rf"\b{_ARTICLE} ?{_NUMBER}", re.I), _ARTICLE),
    (re.compile(rf"\b{_AGENDA} ?{_NUMBER}", re.I), rf"{_AGENDA}?"),
    (re.compile(rf"\b{_OTHER} ?{_NUMBER}", re.I), rf"{_OTHER}?"),
]
# Words of such a reference that ask for nothing.
_REFERRING = re.compile(
    rf"^(?:{_SIGN}|{_ARTICLE}|{_AGENDA}|{_OTHER}|artikel|abs(?:atz)?|satz|inhalt\w*|regel\w*|\d+[a-z]?)$",
    re.I,
)


def named_section(
    library: Library, question: Question, agreements: Collection[str] = ()
) -> tuple[str, tuple[Evidence, ...], int] | None:
    """The section that the question quotes ("Was steht zu „Verkehr“?") or numbers ("§ 5"), and nothing else.

    Its heading, its first sentences, and how many more there are; of these ``agreements``, if any are given.
    """
    is_meant = _quoted(question) or _numbered(question)
    if is_meant is None:
        return None
    here = question.preferred or set(library.documents)
    here = here & set(agreements) if agreements else here
    named = {key for heading, keys in library.headings.items() if is_meant(heading) for key in keys}
    papers = sorted(here & named, key=lambda key: library.number_of[key])
    # the version asked for before the others
    for key in sorted(papers, key=lambda key: key in question.behind):
        for unit in library.units_of(key):
            heading = unit.sentence.section[-1] if unit.sentence.section else ""
            if is_meant(heading) and (found := _below(library, key, unit.sentence.section)):
                return heading, found[:MAX_SENTENCES], max(0, len(found) - MAX_SENTENCES)
    return None


def _quoted(question: Question) -> Callable[[str], bool] | None:
    wanted = {_name(match) for match in _QUOTED.findall(question.asked)}
    return (lambda heading: _name(heading) in wanted) if wanted else None


def _numbered(question: Question) -> Callable[[str], bool] | None:
    """Only where nothing but the section is asked for: "Wer haftet nach § 8?" is a question as any other."""
    if any(item.weight >= 1.0 and not _REFERRING.match(item.word) for item in question.focus):
        return None
    for asks, begins in _NUMBERED:
        if match := asks.search(question.asked):
            heading = re.compile(rf"\s*{begins} ?{re.escape(match['number'])}(?![\w]|\.\d)", re.I)
            return lambda text: heading.match(text) is not None
    return None


def _name(heading: str) -> str:
    """A heading without its number, folded."""
    return fold(NUMBERING.sub("", heading)).strip(" :.")


def _below(library: Library, agreement_id: str, section: tuple[str, ...]) -> tuple[Evidence, ...]:
    inside = [
        unit
        for unit in library.units_of(agreement_id)
        if unit.sentence.section[: len(section)] == section and unit.kind is not BlockKind.HEADING
    ]
    agreement = library.agreement(agreement_id)
    return tuple(Evidence(number, unit.sentence, agreement) for number, unit in enumerate(inside, start=1))
