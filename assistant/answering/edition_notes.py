"""Versions of one paper in an answer: the one asked for speaks, and which one it is stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from assistant import texts
from assistant.answering.answer import Citation
from assistant.answering.choice import NEARLY, Candidate, Choice
from assistant.answering.compose import Draft
from assistant.index.versions import Family, Role, Standing, Version, Versions
from assistant.status import Status


def settled(choice: Choice, behind: Collection[str], standing: Standing) -> Choice:
    """The choice without sentences of versions behind the one asked for, where that one is nearly as"
    " likely."""
    kept = [
        candidate
        for candidate in choice.candidates
        if candidate.evidence.agreement.id not in behind or not _outdone(candidate, choice, behind, standing)
    ]
    return replace(choice, candidates=tuple(kept))


def _outdone(candidate: Candidate, choice: Choice, behind: Collection[str], standing: Standing) -> bool:
    family = standing.of.get(candidate.evidence.agreement.id)
    return family is not None and any(
        other.evidence.agreement.id not in behind
        and standing.of.get(other.evidence.agreement.id) is family
        and other.probability >= NEARLY * candidate.probability
        for other in choice.candidates
    )


def told(draft: Draft, named: Collection[str], versions: Versions, standing: Standing) -> Draft:
    """The draft with a note on every cited paper that has other versions; ``named`` were asked for."""
    cited: dict[int, tuple[Family, list[Citation]]] = {}
    for citation in draft.citations:
        if (family := standing.of.get(citation.agreement.id)) is not None:
            cited.setdefault(id(family), (family, []))[1].append(citation)
    notes = [
        texts.edition_of(family.current.agreement.title, note) if len(cited) > 1 else note
        for family, citations in cited.values()
        for note in _notes(family, citations, named, versions)
    ]
    return replace(draft, notes=(*draft.notes, *notes)) if notes else draft


def _notes(
    family: Family, citations: list[Citation], named: Collection[str], versions: Versions
) -> Iterator[str]:
    roles = {citation.agreement.id: family.version(citation.agreement.id) for citation in citations}
    others = [version for version in roles.values() if version.role not in (Role.CURRENT, Role.COPY)]
    for version in others:
        own = [citation for citation in citations if citation.agreement.id == version.agreement.id]
        asked = version.agreement.id in named
        yield _from_another(family, version, asked, _still_there(own, family, versions))
    if not others:
        missed = [version for version in family.others if version.agreement.id in named]
        yield from (texts.edition_silent(version.date) for version in missed)
        if family.others:
            yield _from_current(family)
        yield from (texts.edition_amended(paper.title, paper.date) for paper in family.amendments)


def _from_another(family: Family, version: Version, asked: bool, still_there: bool) -> str:
    """A sentence of a version that is not in force."""
    current = family.current
    if version.role is Role.COMING:
        return texts.edition_coming(version.date, version.since, current.date)
    if version.role is Role.OTHER:
        return texts.edition_undecided(version.agreement.status, version.date, current.date)
    if asked:
        return texts.edition_asked(version.date, current.date, _in_force(family))
    return texts.edition_older(version.date, current.date, _in_force(family), still_there)


def _from_current(family: Family) -> str:
    current = family.current
    since = current.since if current.since != current.date else ""
    by_role = {role: [v for v in family.others if v.role is role] for role in Role}
    beside = [
        texts.editions_older([version.date for version in by_role[Role.OLDER]]),
        *(texts.edition_to_come(version.date, version.since) for version in by_role[Role.COMING]),
        *(texts.edition_other(version.agreement.status, version.date) for version in by_role[Role.OTHER]),
    ]
    return texts.edition_current(current.date, since, _in_force(family), [part for part in beside if part])


def _in_force(family: Family) -> bool:
    return family.current.agreement.status is Status.BESCHLOSSEN


def _still_there(citations: list[Citation], family: Family, versions: Versions) -> bool:
    """Whether the current version says nearly the same in some sentence."""
    current = family.current.agreement.id
    return all(current in versions.counterparts.get(citation.sentence.id, {}) for citation in citations)
