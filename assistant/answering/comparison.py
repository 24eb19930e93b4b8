"""Questions that compare places: each place is searched and answered for itself, side by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.agreements import Agreement
from assistant.answering.answer import Evidence
from assistant.answering.choice import Candidate, Choice, at_least_one
from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.answering.one_place import of_one_place
from assistant.answering.places import Place
from assistant.answering.question import Question, reworded
from assistant.text.patterns import any_of

# More places than these are not read side by side; the question is then answered as any other.
MOST = 12
# So many are named by the question itself.
FEW = 3
# How likely it has to be of few places that one of them answers, and each that is heard. Of the comparing
# questions of evals/cases 134 of 185 instead of 124 are whole so, and as many without an answer are declined.
JOINTLY, LEAST_OF_FEW = 0.40, 0.20
# A sentence that covers less of what is asked about has to be surer: of the 43 places that say nothing in the
# comparing questions of evals/cases/tune_* and comp_* 37 instead of 32 are passed over so, and two of the 228
# sentences that are to be said.
BARELY, LEAST_BARELY = 0.30, 0.40
# So many sentences of each, from this share of the best one's probability.
LINES, SECOND = 2, 0.5
_WHICH_PLACE = r"welche[rnms]? (?:ort|stadt|gemeinde|kreis|kommune|landkreis)"
_COMPARING = any_of(
    r"\b(?:vergleich\w*|unterschied\w*|gegenuberstell\w*|gemeinsamkeit\w*|im gegensatz)\b",
    r"\b(?:uberall|jeweils|in allen|bei allen|allen? (?:papiere|kommunen|orte|stadte|gemeinden|kreise)\w*)\b",
    r"\b(?:in )?welche[nr]? (?:der )?(?:kommunen|landkreise[n]?|papiere[n]?|vereinbarungen|dokumente[n]?)\b",
    r"\b(?:in )?welche[nr]? (?:der )?(?:orte[n]?|stadte[n]?|gemeinden|samtgemeinden|kreise[n]?)\b",
    r"\bwo (?:noch|sonst|uberall)\b",
    # the most of all, or one against the other
    rf"\b(?:wo|{_WHICH_PLACE})\b.*\bam \w+sten\b",
    rf"\b(?:wo|{_WHICH_PLACE})\b.*"
    r"\b(?:de[rnm]|die|das) (?:grosst|kleinst|hochst|niedrigst|meist|wenigst|langst|kurzest|strengst)en?\b",
    r"\bwe[rm]\b.*\b(?:dafur|dagegen)\b.*\bwe[rm]\b.*\b(?:dafur|dagegen)\b",
    rf"\b{_WHICH_PLACE}\b.*\bund (?:wo|welche[rsn]?)\b",
)
# Beside one named place these mean all the others.
_OTHERS = any_of(
    r"\b(?:anderswo|woanders|sonst (?:noch )?(?:wo|jemand|irgendwo))\b",
    r"\b(?:die|den|der) anderen?\b(?= (?:orte|stadte|gemeinden|kreise|kommunen|landkreise)\w*\b|\W*$)",
    r"\b(?:andere[nr]?|ubrigen) (?:orte|stadte|gemeinden|kreise|kommunen|landkreise)\w*\b",
    r"\b(?:ausser|nur|allein)\b.*\b(?:noch jemand|(?:noch|auch) andere)\b",
    r"\bals anderswo\b|\bals woanders\b|\b(?:der|die|das) einzige\w*\b",
)
_EITHER = re.compile(r"\b(?:oder|or)\b", re.I)


@dataclass(frozen=True)
class Side:
    """One place of a comparison: how it is called, its papers, and the question as it concerns it alone."""

    name: str
    agreements: tuple[str, ...]
    question: Question


def sides(question: Question, agreements: Sequence[Agreement], only: Collection[str] = ()) -> list[Side]:
    """The places that a question compares; none if it compares nothing.

    Two named places are compared; without a name a comparing word means all of them, and beside one name a
    word for the others does, the named one first.
    """
    asked = fold(question.text)
    if len(question.places) > 1:
        named = [(_called(place, agreements), place.agreements) for place in question.places]
    elif (question.places and _OTHERS.search(asked)) or (not question.places and _COMPARING.search(asked)):
        everywhere = _all_places(agreements).items()
        named = sorted(everywhere, key=lambda item: not set(item[1]) & question.preferred)
    else:
        return []
    found = [(name, tuple(key for key in keys if not only or key in only)) for name, keys in named]
    found = [(name, keys) for name, keys in found if keys]
    if not 1 < len(found) <= MOST:
        return []
    return [Side(name, keys, _alone(question, name, keys)) for name, keys in found]


def best_of_each(choices: Sequence[Choice], compared: Sequence[Side]) -> list[tuple[Evidence, ...]]:
    """The sentences of each place, none where it says nothing.

    Of few places each needs less to be heard, if together it is likely enough that one of them answers:
    then it is known what the question is about.
    """
    if len(compared) > FEW:
        return [choice.nearly_best[:1] for choice in choices]
    found = [choice.ranked for choice in choices]
    if at_least_one(lines[0] for lines in found if lines) < JOINTLY:
        return [() for _ in found]
    return [_first(lines) for lines in found]


def _first(lines: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """The best, and a second one that is not much less likely."""
    if not lines:
        return ()
    enough = LEAST_OF_FEW if lines[0].coverage >= BARELY else LEAST_BARELY
    if lines[0].probability < enough:
        return ()
    least = SECOND * lines[0].probability
    return tuple(item.evidence for item in lines[:LINES] if item.probability >= least)


def _alone(question: Question, name: str, keys: tuple[str, ...]) -> Question:
    """The question as it would be asked of this place, which nobody has to find any more."""
    here = tuple(place for place in question.places if place.agreements == keys)
    asked = reworded(
        question, of_one_place(question.text, question.places), here or (Place(name, fold(name), keys, ()),)
    )
    return replace(asked, kind=Kind.OPEN) if _asks_which_place(question, asked.kind) else asked


def _asks_which_place(question: Question, kind: Kind) -> bool:
    """ "Wo gibt es …", "Wer ist strenger, Aldorf oder Behausen?": the answer is one of the places."""
    either = len(question.places) < 2 or _EITHER.search(question.text) is not None
    return kind is Kind.WHERE or (kind is Kind.WHO and question.office is None and either)


def _called(place: Place, agreements: Sequence[Agreement]) -> str:
    return next((a.place for a in agreements if a.id in place.agreements and a.place), place.name)


def _all_places(agreements: Sequence[Agreement]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for agreement in agreements:
        if agreement.place:
            found[agreement.place] = (*found.get(agreement.place, ()), agreement.id)
    return found
