"""Questions about a paper itself: who made it, who signed it, when, for how long, whether it holds.

A paper hardly says so in the words of the question: it stands in its title and first sentences and around
the signatures. Where it stands only in the catalogue, the answer says that, and cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering import compose
from assistant.answering.actors import parties_in, person_names
from assistant.answering.answer import Evidence, Verdict
from assistant.answering.answer_type import holds
from assistant.answering.folding import fold
from assistant.answering.foreign_matters import foreign_matter
from assistant.answering.kind import Kind
from assistant.answering.matter import EITHER, MADE, PAPER, SIGNED, Matter, german_matter
from assistant.answering.question import Question, clean, focus_of
from assistant.index.library import Library
from assistant.index.passages import Unit
from assistant.status import Status
from assistant.text.document import BlockKind
from assistant.text.matching import lexical_degree
from assistant.text.patterns import any_of
from assistant.text.signatures import is_place_and_date
from assistant.text.words import Term, content_words, term

# Of more papers than these none is meant.
MOST_PAPERS = 12
MOST_SIGNERS = 20
# The title and so many sentences behind it open a paper.
OPENING = 8
# The signatures are among so many last ones.
CLOSING = 15
# How a sentence about the paper itself begins.
_THIS = rf"^(?:(?:die|der|das|diese[rs]?|unsere?) (?:\w+ )?{EITHER}\b"
_LASTS = any_of(
    rf"{_THIS}.*\b(?:gilt|gelten|lauft|endet|befristet|gultig|wirksam|geschlossen|laufzeit))",
    r"^(?:laufzeit|geltungsdauer|gultigkeit|befristung)\b",
)
_BINDING = re.compile(
    rf"{_THIS}.*\b(?:wirksam|\w*verbindlich\w*|bindend\w*|\w*verpflichtung\w*|in kraft|gultig))"
)
_SIGNED_BY = any_of(rf"\b(?:{SIGNED})\b", r"\bgez\. ", r"^fur (?:die|den|das) [^:]{2,60}: ")
_PERIOD = re.compile(r"\b\w*(?:wahlperiode|legislatur|amtszeit)\w*")
# "Ab wann gelten die neuen Gebühren?" is asked of the statute on fees.
_HOLDS_FROM = re.compile(r"^(?:ab|seit|von) wann (?:gelten|gilt|sind|ist)\b")
_IN_FORCE = re.compile(r"\b(?:in kraft|gilt ab|ab dem|wirksam)\b")
_PLACE_AND_DAY = re.compile(r"[A-ZÄÖÜ][\w -]{2,40}, (?:den|am) \d")
_DAY = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]+)\s?\d{4}")
_MADE_ON = re.compile(rf"\b(?:{MADE}|{SIGNED}|beschluss)\b")
_CALLED = {Status.ENTWURF: "entwurf", Status.VORLAGE: "vorlage", Status.BESCHLOSSEN: "beschlossen"}


def matter_of(question: Question) -> Matter | None:
    """What a question asks about a paper itself; ``None`` for one about what stands in it.

    What was asked before says at most which paper is meant.
    """
    text = clean(question.asked)
    if question.foreign:
        return foreign_matter(text, question.language, question.kind, question.places)
    return german_matter(text, question.places)


def _titled(library: Library, question: Question, agreements: Collection[str]) -> Agreement | None:
    """The one paper whose title names all that a question from when something holds is about."""
    nouns = [item.term for item in question.focus if item.weight >= 1.0]
    if question.foreign or not nouns or not _HOLDS_FROM.search(fold(question.asked)):
        return None
    papers = map(library.agreement, question.meant(library.documents, agreements))
    titled = [paper for paper in papers if all(_is_about(paper, noun) for noun in nouns)]
    return titled[0] if len(titled) == 1 else None


def answer(library: Library, question: Question, agreements: Collection[str] = ()) -> compose.Draft | None:
    """The sentences of the papers meant that say it; ``None`` where none does or something else is asked.

    Whether a paper holds, the catalogue says where the paper does not.
    """
    matter = matter_of(question)
    papers = _meant(library, question, agreements) if matter is not None else []
    if matter is None and (paper := _titled(library, question, agreements)) is not None:
        matter, papers = Matter.FORCE, [paper]
    if matter is None or not 0 < len(papers) <= MOST_PAPERS:
        return None
    found = [(paper, _sentences(library, paper, matter, question)) for paper in papers]
    told = [lines for _, lines in found if lines]
    if len(told) > 1:
        return compose.compared([(paper.place_or_title, lines[:1]) for paper, lines in found])
    if not told:
        return _refusal(papers, matter) if matter is Matter.STATUS else None
    if matter is Matter.SIGNERS and len(told[0]) > 1:
        return compose.gathered(told[0])
    return compose.quoted(told[0][:1])


def from_catalogue(
    library: Library, question: Question, agreements: Collection[str] = ()
) -> compose.Draft | None:
    """The refusal to a question for the date of a paper that only the catalogue tells."""
    if matter_of(question) is not Matter.DATE:
        return None
    papers = _meant(library, question, agreements)
    return _refusal(papers, Matter.DATE) if len(papers) <= MOST_PAPERS else None


def _meant(library: Library, question: Question, agreements: Collection[str]) -> list[Agreement]:
    """The papers of the places named; of these, those that are called as in the question."""
    here = question.meant(library.documents, agreements)
    papers = [library.agreement(key) for key in sorted(here, key=lambda key: library.number_of[key])]
    focus = focus_of(clean(question.asked), question.places)
    names = [item.term for item in focus if re.fullmatch(PAPER, fold(item.word))]
    degrees = [min((_called(paper, name) for name in names), default=0.0) for paper in papers]
    best = max(degrees, default=0.0)
    if best > 0:
        return [paper for paper, degree in zip(papers, degrees, strict=True) if degree == best]
    return [] if any(name.parts for name in names) else papers


def _called(paper: Agreement, name: Term) -> float:
    """How far a word of the title is this name (0 to 1)."""
    return max((lexical_degree(name, term(word)) for word in content_words(paper.title)), default=0.0)


def _is_about(paper: Agreement, noun: Term) -> bool:
    """Whether the title names this very thing, alone or in a compound ("Hundesteuersatzung")."""
    titled = [term(word) for word in content_words(paper.title)]
    parts = set(noun.parts) or {noun.stem}
    return any(noun.stem == word.stem or parts <= set(word.parts) for word in titled)


def _sentences(library: Library, paper: Agreement, matter: Matter, question: Question) -> Sequence[Evidence]:
    """The sentences of a paper that say it, the best first; of signatures those of the parties named."""
    found = _FINDERS[matter](library.units_of(paper.id), paper)
    asked = parties_in(question.text) if matter is Matter.SIGNERS else frozenset()
    return [
        Evidence(0, unit.sentence, paper)
        for unit in found
        if not asked or asked & parties_in(unit.sentence.text)
    ]


def _opening(units: Sequence[Unit]) -> Sequence[Unit]:
    return units[: OPENING + 1]


def _partners(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """The first of the sentences that name most of the parties, two at least."""
    named = {unit.sentence.id: len(parties_in(unit.sentence.text)) for unit in _opening(units)}
    most = max(named.values(), default=0)
    return [unit for unit in _opening(units) if named[unit.sentence.id] == most] if most > 1 else []


def _signers(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """The signatures; else the last lines that name persons as who signed or behind place and date."""
    signed = [unit for unit in units if unit.kind is BlockKind.SIGNATURE]
    last = [unit for unit in units[-CLOSING:] if person_names(unit.sentence.text)]
    named = [unit for unit in last if _SIGNED_BY.search(fold(unit.sentence.text))]
    named += [unit for unit in last if _PLACE_AND_DAY.match(unit.sentence.text)]
    return (signed or named)[:MOST_SIGNERS]


def _date(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """The line with place and date above the signatures, or a title or first sentence with a date."""
    closing = [unit for unit in units if is_place_and_date(unit.sentence.text)]
    opening = [unit for unit in _opening(units) if _DAY.search(unit.sentence.text)]
    titles = takewhile(lambda unit: unit.kind is BlockKind.HEADING, opening)
    return [*closing[-1:], *titles, *(unit for unit in opening if _MADE_ON.search(fold(unit.sentence.text)))]


def _in_force(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """What is "in Kraft" is meant before what only holds from a day on."""
    found = [unit for unit in units if _says(unit, _IN_FORCE, Kind.DATE)]
    return sorted(found, key=lambda unit: "in kraft" not in fold(unit.sentence.text))


def _term(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """How long it says that it lasts; else the period that it names at its beginning."""
    lasts = [u for u in units if _says(u, _LASTS, Kind.DURATION) or _says(u, _LASTS, Kind.DATE)]
    return lasts or [unit for unit in _opening(units) if _says(unit, _PERIOD, Kind.DURATION)]


def _status(units: Sequence[Unit], paper: Agreement) -> list[Unit]:
    """What it says of its own force, or a first sentence that calls it what the catalogue does."""
    word = _CALLED.get(paper.status)
    called = [unit for unit in _opening(units) if word and re.search(rf"\b{word}", fold(unit.sentence.text))]
    return [*(unit for unit in units if _BINDING.search(fold(unit.sentence.text))), *called]


def _says(unit: Unit, cue: re.Pattern[str], kind: Kind) -> bool:
    return bool(cue.search(fold(unit.sentence.text))) and holds(kind, unit.sentence.text)


_FINDERS: dict[Matter, Callable[[Sequence[Unit], Agreement], list[Unit]]] = {
    Matter.PARTNERS: _partners,
    Matter.SIGNERS: _signers,
    Matter.DATE: _date,
    Matter.FORCE: _in_force,
    Matter.TERM: _term,
    Matter.STATUS: _status,
}


def _refusal(papers: Sequence[Agreement], matter: Matter) -> compose.Draft | None:
    """That the papers do not say it, and what the catalogue knows of them."""
    known = {paper: texts.STATUS_LABEL[paper.status] for paper in papers}
    if matter is Matter.DATE:
        known = {paper: texts.german_date(paper.date) for paper in papers if paper.date}
    lines = [texts.from_catalogue(paper.place_or_title, said) for paper, said in known.items()]
    return compose.Draft("\n".join([texts.ONLY_CATALOGUE, *lines]), Verdict.NICHT_GEFUNDEN) if lines else None
