"""Questions that compare places: each place is searched and answered for itself, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.agreements import Agreement
from assistant.answering.folding import any_of, fold
from assistant.answering.places import Place
from assistant.answering.question import Question

# More places than these are not read side by side; the question is then answered as any other.
MOST = 12
_COMPARING = any_of(
    r"\b(?:vergleich\w*|unterschied\w*|gegenuberstell\w*|gemeinsamkeit\w*|im gegensatz)\b",
    r"\b(?:uberall|jeweils|in allen|bei allen|allen? (?:papiere|kommunen|orte|stadte|gemeinden|kreise)\w*)\b",
    r"\b(?:in )?welche[nr]? (?:der )?(?:kommunen|landkreise[n]?|papiere[n]?|vereinbarungen|dokumente[n]?)\b",
    r"\bwo (?:noch|sonst|uberall)\b",
)


@dataclass(frozen=True)
class Side:
    """One place of a comparison: how it is called, its papers, and the question as it concerns it alone."""

    name: str
    agreements: tuple[str, ...]
    question: Question


def sides(question: Question, agreements: Sequence[Agreement], only: Collection[str] = ()) -> list[Side]:
    """The places that a question compares; none if it compares nothing.

    Two named places are compared; without a name a comparing word means all of them.
    """
    if len(question.places) > 1:
        named = [(_called(place, agreements), place.agreements) for place in question.places]
    elif not question.places and _COMPARING.search(fold(question.text)):
        named = list(_all_places(agreements).items())
    else:
        return []
    found = [(name, tuple(key for key in keys if not only or key in only)) for name, keys in named]
    found = [(name, keys) for name, keys in found if keys]
    if not 1 < len(found) <= MOST:
        return []
    return [Side(name, keys, _alone(question, name, keys)) for name, keys in found]


def _alone(question: Question, name: str, keys: tuple[str, ...]) -> Question:
    here = tuple(place for place in question.places if place.agreements == keys)
    return replace(question, places=here or (Place(name, fold(name), keys, ()),))


def _called(place: Place, agreements: Sequence[Agreement]) -> str:
    return next((a.place for a in agreements if a.id in place.agreements and a.place), place.name)


def _all_places(agreements: Sequence[Agreement]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for agreement in agreements:
        if agreement.place:
            found[agreement.place] = (*found.get(agreement.place, ()), agreement.id)
    return found
