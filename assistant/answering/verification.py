"""Checks whether a sentence can carry an answer to the question at all.

Each check is a small function that returns its reasons. What is checked of a phrasing stands in ``phrasing``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from assistant.answering.actors import has_party, person_names, qualifiers
from assistant.answering.answer import Evidence
from assistant.answering.answer_type import holds
from assistant.answering.coverage import Coverage, weighted
from assistant.answering.folding import fold
from assistant.answering.formalities import asks_for_formalities, is_formality
from assistant.answering.kind import PERSONS, Kind
from assistant.answering.offices import is_office, names_office
from assistant.answering.particulars import particular_faults
from assistant.answering.polarity import denies, denies_it, is_open
from assistant.answering.question import Focus, Question
from assistant.answering.replies import asks
from assistant.answering.somebody import is_name_behind_label
from assistant.answering.wanted import FAULTS as WANTED
from assistant.answering.wanted import wanted_faults
from assistant.answering.years import names_a_year, tells_of
from assistant.text.matching import lexical_degree
from assistant.text.words import Term, term, words

# Degree from which a word is carried by a text.
SUPPORT = 0.45
_PAST = re.compile(r"\b(?:war|waren|zuletzt|vorher|bisher|fruher)\b")
_HOLDER = re.compile(
    r"(?P<office>[^,;:.]+?) (?:ist|sind|bleibt|bleiben|wird|werden|war|waren) (?!nicht\b|kein)"
)
_COUNTED = re.compile(r"\d[\d.,]* (?P<noun>[A-ZÄÖÜ][\w-]+)")
_WHICH_PARTY = re.compile(r"\bwelche[rsnm]? (?:Partei|Fraktion|Gruppierung)\b", re.I)
_IN_BRACKETS = re.compile(r"\([A-ZÄÖÜ][\w/ -]{1,12}\)")
_WHICH = re.compile(r"\bwelche[rsnm]? (?P<noun>\w+)", re.I)
# Faults that are often the rule's own: names, places and causes are told in too many ways to be sure.
DOUBTS = frozenset({"no_who", "no_where", "no_name", "no_contact", "no_why", "counted_thing_missing"})
# No doubts but reasons where the sentence says that something is so: then it names somebody, or a cause.
# Of the sentences that lie nearest to a question on evals/cases/tune_* and do not answer it they rule out
# every fifth for "wer", two in five for "wie heißt" and half for "warum", of those that do answer two in 100.
UNLESS_DENIED = frozenset({"no_who", "no_name", "no_why"})
# Faults that a sentence need not answer for when it denies the whole thing or puts it off: what is not built
# has no price, no date and no head.
FIGURES = frozenset(
    """no_number no_frequency no_date no_amount no_figure no_percent no_duration no_end no_beginning no_hours
    no_office""".split()
)
# Log odds from which the reading model says that the sentence denies what is asked or leaves it open.
# Chosen on tune_a, b, c, h and i: 14 more false premises corrected, 7 more beside the point.
DENYING = 0.0
# Kinds of figures that differ from year to year.
_OF_A_YEAR = frozenset({Kind.AMOUNT, Kind.PERCENT, Kind.NUMBER, Kind.FIGURE})
LABEL_WORDS = 10
TITLE_WORDS = 8
# Degree from which a word of a label is what is asked for.
NAMED = 0.6
# Coverage from which a sentence with the office and its holder is on all that is asked about; what stands
# around it counts for nine tenths (a little less: degrees are rounded).
WHOLLY = 0.9 - 1e-6
# Words of another language cannot be compared; half covered says nothing for or against.
UNKNOWN_COVERAGE = 0.5
NAME_LIKENESS = 0.8


@dataclass(frozen=True)
class Fit:
    """How well a sentence can carry the answer. ``reasons`` names what is missing; none means it can.
    ``doubts`` names what speaks against it without ruling it out. ``labelled``: it is an office with its
    holder ("Vorsitz: …"), and the office is what is asked for.

    ``coverage`` (0 to 1) is the weighted share of the question's focus that the sentence is about,
    ``subject`` (0 to 1) how well it carries that of the question's subjects that it carries best.
    """

    evidence: Evidence
    coverage: float
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    labelled: bool = False
    subject: float = 0.0

    @property
    def can_answer(self) -> bool:
        return not self.reasons


class Verifier:
    """Checks sentences for one question."""

    def __init__(self, coverage: Coverage, question: Question) -> None:
        self.coverage = coverage
        self._question = question
        self._subjects = question.subjects

    def fit(self, evidence: Evidence) -> Fit:
        """Whether the sentence holds what is asked for, in the right role, of the right thing and place."""
        question, text = self._question, evidence.told
        degrees = self._degrees(evidence)
        of_kind = kind_faults(question, _with_its_actor(evidence), evidence.agreement.parties)
        faults = [
            *_heading_faults(evidence),
            *_formality_faults(question, text),
            *_place_faults(question, evidence),
            *_required_faults(question, evidence),
        ]
        if not asks(text):  # what is asked for may stand in the reply
            faults += of_kind
            faults += _role_faults(question, text, evidence.context)
            faults += self._counted_faults(evidence)
            faults += particular_faults(
                question.text, question.kind, f"{evidence.context} {text}", question.wish
            )
            faults += wanted_faults(question.text, text, evidence.context, question.wish)
        if _denies_it(evidence):
            faults = [fault for fault in faults if fault not in FIGURES | WANTED]
        tells = not UNLESS_DENIED.isdisjoint(faults) and not (
            question.foreign or (denies(text) and not denies(question.text)) or is_open(text)
        )
        doubts = DOUBTS - UNLESS_DENIED if tells else DOUBTS
        if question.carried:
            doubts |= set(of_kind)
        carried = [one for one, item in zip(degrees, question.focus, strict=True) if item in self._subjects]
        coverage = UNKNOWN_COVERAGE if question.foreign else weighted(degrees, question.focus)
        return Fit(
            evidence,
            coverage,
            reasons=tuple(fault for fault in faults if fault not in doubts),
            doubts=tuple(fault for fault in faults if fault in doubts),
            labelled=not faults
            and question.office is not None
            and self._is_label_asked_for(evidence, coverage),
            subject=max(carried, default=0.0),
        )

    def _is_label_asked_for(self, evidence: Evidence, coverage: float) -> bool:
        """Whether the text is an office with its holder, and names all that is asked about."""
        asked = [item for item in self._question.focus if item.weight >= 1.0]
        label = label_of(evidence.told)
        if label and asked:
            return min(self.coverage.degrees(asked, label)) >= NAMED
        office, label = self._question.office, office_of(evidence.told)
        if not label or office is None:
            return False
        return coverage >= WHOLLY and self.coverage.degrees([office], label)[0] >= NAMED

    def _degrees(self, evidence: Evidence) -> list[float]:
        around = f"{_around(evidence)} {evidence.earlier}"
        return self.coverage.degrees(self._question.focus, evidence.told, around)

    def _counted_faults(self, evidence: Evidence) -> list[str]:
        """ "Wie viele Sitze" needs a number of seats, "was kostet die Halle" the price of the hall."""
        if self._question.counted is None or self._question.foreign:
            return []
        near = evidence.told
        if self._question.kind is Kind.AMOUNT:
            near = f"{near} {evidence.context} {evidence.before}"
        elif counts_another(self._question.counted.term, near):
            return ["counts_another"]
        degree = self.coverage.degrees([self._question.counted], near)[0]
        return [] if degree >= SUPPORT else ["counted_thing_missing"]


def counts_another(wanted: Term, text: str) -> bool:
    """Whether what is wanted only stands at the beginning of what the text counts: "300 Gästebetten" tell
    nothing of the number of guests."""
    counted = [term(match["noun"]) for match in _COUNTED.finditer(text)]
    narrowed = [given for given in counted if wanted.stem in given.parts[:-1] and given.head != wanted.head]
    if not narrowed:
        return False
    return not any(wanted.stem in (one.stem, one.head) for one in (term(word.text) for word in words(text)))


def label_of(text: str) -> str:
    """The label of a label with its value, which is the shortest true answer there is; else nothing."""
    label, colon, value = text.partition(":")
    short = len(text.split()) <= LABEL_WORDS and len(label.split()) <= 4
    return label if colon and value.strip() and short else ""


def office_of(text: str) -> str:
    """Of "Zweite Vorsitzende ist Frau Ohm" what stands before the verb; nothing of a longer sentence."""
    found = _HOLDER.match(text)
    return found["office"] if found and len(text.split()) <= LABEL_WORDS else ""


def card_of(evidence: Evidence) -> str:
    """What the catalogue says of the paper: it counts as known."""
    agreement = evidence.agreement
    return f"{agreement.title} {agreement.place} {agreement.body} {' '.join(agreement.parties)}"


def _with_its_actor(evidence: Evidence) -> str:
    """An item of a list that goes on with its lead-in is done by whom that names: "Der Bauhof" – "mäht …"."""
    text = evidence.told
    return f"{evidence.context} {text}" if text[:1].islower() else text


def _around(evidence: Evidence) -> str:
    """What is known of a sentence by what stands around it, and of its paper."""
    beside = evidence.beside.text if evidence.beside else ""
    section = " ".join(evidence.sentence.section)
    return f"{evidence.context} {evidence.before} {section} {beside} {card_of(evidence)}"


def kind_faults(question: Question, text: str, parties: Sequence[str] = ()) -> list[str]:
    """What kind of answer the text does not hold: no amount, no name, nobody."""
    who = question.kind is Kind.WHO
    which_party = who and _WHICH_PARTY.search(question.wish) is not None
    if question.kind is Kind.NAME or which_party or (who and question.office is not None):
        rest = _without_focus(text, question.focus)
        party = has_party(rest) or any(fold(party) in fold(rest) for party in parties)
        if which_party and question.required:  # a person's: the name is no answer
            return [] if party or _IN_BRACKETS.search(text) else ["no_party"]
        named = bool(person_names(text)) or (party and question.kind is not Kind.NAME)
        return [] if named else ["no_name"]
    if who and is_name_behind_label(text):
        return []
    if who:
        text = _without_focus(text, _but_the_class(question))
    return [] if holds(question.kind, text) else [f"no_{question.kind.value}"]


def _but_the_class(question: Question) -> list[Focus]:
    """The focus without the kind of body asked for: "Welche Firma …?" is answered by "die Firma Meier"."""
    classes = {term(match["noun"]).stem for match in _WHICH.finditer(question.text)}
    return [item for item in question.focus if item.term.stem not in classes]


def _heading_faults(evidence: Evidence) -> list[str]:
    """A heading names a subject and says nothing on it, unless it is a whole title with parties and years."""
    short = len(evidence.sentence.text.split()) < TITLE_WORDS
    return ["heading"] if evidence.heading and short else []


def _formality_faults(question: Question, text: str) -> list[str]:
    """Who made a contract, and where, answers nothing in it; but the parties have mayors and names."""
    if question.kind in (Kind.WHO, Kind.NAME, Kind.ABBREVIATION) or asks_for_formalities(question.text):
        return []
    return ["formality"] if is_formality(text) else []


def _denies_it(evidence: Evidence) -> bool:
    """Whether the sentence says that what is asked about will not be, or is not settled."""
    read, text = evidence.reading, evidence.sentence.text
    return read is not None and read.denies > DENYING and (denies_it(text) or is_open(text))


def _place_faults(question: Question, evidence: Evidence) -> list[str]:
    """A question about one place is not answered from another's paper, unless that names the place."""
    if not question.places or evidence.agreement.id in question.preferred:
        return []
    text = evidence.sentence.text
    named = any(place.core in fold(text) for place in question.places)
    # "Und in Neudorf?": a name that no catalogue has leaves the place that the talk was about
    names = [name for name in question.required if not name.isdigit()] if question.stays else []
    elsewhere = any(_says_name(name, text) for name in names)
    return [] if named or elsewhere else ["other_place"]


def with_known_names(question: Question, evidence: Sequence[Evidence]) -> Question:
    """Of a question in another language only what some sentence names as well is surely a name; a year is."""
    if not question.foreign:
        return question

    def is_known(name: str) -> bool:
        return name.isdigit() or any(_carries(name, question, each) for each in evidence)

    return replace(question, required=tuple(filter(is_known, question.required)))


def _required_faults(question: Question, evidence: Evidence) -> list[str]:
    """A question about a named person, place, project or year is answered by sentences about it."""
    return [f"missing: {name}" for name in question.required if not _carries(name, question, evidence)]


def _carries(name: str, question: Question, evidence: Evidence) -> bool:
    known = f"{evidence.told} {_around(evidence)}"
    return (
        _says_name(name, known)
        or _within_term(name, question, evidence)
        or (name.isdigit() and _tells_of_year(name, question, evidence))
    )


def _tells_of_year(year: str, question: Question, evidence: Evidence) -> bool:
    """A year may name the version of the paper that is asked for, or be told of without being named."""
    return evidence.agreement.id in question.editions or tells_of(int(year), evidence.sentence.text)


def _says_name(name: str, text: str) -> bool:
    return any(_alike(fold(name), fold(word.text)) for word in words(text))


def _alike(name: str, word: str) -> bool:
    """The same name, inflected, as part of a compound or mistyped."""
    if name in word or (len(word) > 3 and name.startswith(word)):
        return True
    return name[0] == word[0] and SequenceMatcher(None, name, word).ratio() >= NAME_LIKENESS


def _within_term(name: str, question: Question, evidence: Evidence) -> bool:
    """The first or last year of its term may name the paper, not the year of a figure that has another."""
    term_, text = evidence.agreement.term, evidence.sentence.text
    if not name.isdigit() or term_ is None or int(name) not in term_:
        return False
    return question.kind not in _OF_A_YEAR or not names_a_year(text) or denies(text) or is_open(text)


def _without_focus(text: str, focus: Sequence[Focus]) -> str:
    """The text without the words that the question itself brings: they are not its answer."""
    asked = [item.term for item in focus]
    kept = [
        word.text
        for word in words(text)
        if not any(lexical_degree(item, term(word.text)) >= 1.0 for item in asked)
    ]
    return " ".join(kept)


def _role_faults(question: Question, text: str, context: str) -> list[str]:
    """A deputy is not the head, a former one not the present one."""
    if question.kind not in PERSONS or question.office is None:
        return []
    said, asked = qualifiers(text), qualifiers(question.text)
    # "stellvertretender Bürgermeister" may be called "Stellvertreter" below the mayor
    deputy = "deputy" in asked & said and not _names_a_head(text)
    if not deputy and not names_office(question.office.term, f"{context} {text}"):
        return ["no_office"]
    wrong = said ^ asked
    if "deputy" in wrong & said and names_office(question.office.term, _without_deputies(text)):
        wrong -= {"deputy"}  # head and deputy in one line
    if _PAST.search(fold(question.text)):
        wrong -= {"former"}
    return [f"role_{name}" for name in sorted(wrong)]


def _names_a_head(text: str) -> bool:
    """Whether any office is named beside "Stellvertreter"."""
    named = [word.text for word in words(text) if is_office(term(word.text))]
    return any("deputy" not in qualifiers(name) for name in named)


def _without_deputies(text: str) -> str:
    """The parts of a line that do not speak of a deputy; nothing of a text that speaks of deputies alone."""
    return ", ".join(part for part in re.split(r"[,;/]", text) if "deputy" not in qualifiers(part))
