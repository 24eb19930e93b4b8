"""Versions of one paper: which is in force, which came before, which is still to come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from itertools import combinations
from pathlib import PurePath

from assistant.agreements import Agreement
from assistant.index.extract import Signature
from assistant.index.ids import paper_of
from assistant.index.kinship import Kin, Titles, are_copies, are_versions, changes, counterparts
from assistant.status import Status
from assistant.text.document import Document

Documents = Mapping[str, tuple[Agreement, Document]]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BINDING = {Status.BESCHLOSSEN: 0, Status.UNBEKANNT: 1}
_DRAFT = 2


class Role(StrEnum):
    """What a version is today.

    ``other``: not decided, or not known to be, beside one that is. ``copy``: the current text once more.
    """

    CURRENT = "current"
    OLDER = "older"
    COMING = "coming"
    OTHER = "other"
    COPY = "copy"


@dataclass(frozen=True)
class Version:
    """A version; ``since`` is the day from which it holds (ISO, perhaps a year alone)."""

    agreement: Agreement
    since: str
    role: Role

    @property
    def date(self) -> str:
        """The date that a person knows it by; of a draft, the day that it plans for is not its date."""
        return self.agreement.date or ("" if self.role is Role.OTHER else self.since)


@dataclass(frozen=True)
class Family:
    """The versions of one paper, newest first, and the papers that only change it."""

    current: Version
    others: tuple[Version, ...]
    amendments: tuple[Agreement, ...] = ()

    @property
    def versions(self) -> tuple[Version, ...]:
        return (self.current, *self.others)

    def version(self, agreement_id: str) -> Version:
        return next(version for version in self.versions if version.agreement.id == agreement_id)


@dataclass(frozen=True)
class Standing:
    """Which versions hold on one day."""

    families: tuple[Family, ...] = ()

    @cached_property
    def of(self) -> Mapping[str, Family]:
        """The family of each paper that has one."""
        return {v.agreement.id: family for family in self.families for v in family.versions}

    @cached_property
    def behind(self) -> frozenset[str]:
        """The papers that rank behind the version in force."""
        return frozenset(v.agreement.id for family in self.families for v in family.others)


@dataclass(frozen=True)
class _Member:
    agreement: Agreement
    since: str

    @property
    def rank(self) -> int:
        return _BINDING.get(self.agreement.status, _DRAFT)


@dataclass
class Versions:
    """The families of a library. Found once; what each member is depends on the day.

    ``counterparts``: for a sentence id, by the id of another version, the sentence there that corresponds.
    """

    groups: tuple[tuple[_Member, ...], ...] = ()
    amendments: tuple[tuple[Agreement, ...], ...] = ()
    counterparts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    copies: frozenset[frozenset[str]] = frozenset()
    _last: tuple[date, Standing] | None = None

    def at(self, today: date) -> Standing:
        """The standing on a day; kept until the day changes."""
        if self._last is None or self._last[0] != today:
            paired = zip(self.groups, self.amendments, strict=True)
            found = (_family(group, changed, self.copies, today) for group, changed in paired)
            self._last = (today, Standing(tuple(family for family in found if family is not None)))
        return self._last[1]


def families(documents: Documents, today: date) -> tuple[Family, ...]:
    """The papers that have several versions, or one and papers that change it."""
    return find_versions(documents).at(today).families


def find_versions(
    documents: Documents,
    agreements: Mapping[str, Agreement] | None = None,
    signatures: Callable[[str], Signature] | None = None,
) -> Versions:
    """Group the papers that are versions of one, and match their sentences.

    With ``agreements`` and ``signatures`` no document is read before its sentences are asked for.
    """
    known = agreements or {key: agreement for key, (agreement, _) in documents.items()}
    read = signatures or (lambda key: Signature.of(known[key].file, documents[key][1]))
    kin = [Kin(agreement, partial(read, key)) for key, agreement in known.items()]
    titles = Titles(kin)
    groups = _groups(kin, titles)
    changed = _changed(kin, titles, groups)
    kept = [(g, c) for g, c in zip(groups, changed, strict=True) if len(g) > 1 or c]
    return Versions(
        tuple(tuple(_Member(member.agreement, _since(member)) for member in group) for group, _ in kept),
        tuple(amendments for _, amendments in kept),
        Counterparts(documents, [[member.agreement.id for member in group] for group, _ in kept]),
        frozenset(
            frozenset((one.agreement.id, other.agreement.id))
            for group, _ in kept
            for one, other in combinations(group, 2)
            if are_copies(one, other)
        ),
    )


def _groups(kin: Sequence[Kin], titles: Titles) -> list[list[Kin]]:
    """Papers that are versions of each other, directly or by way of a third."""
    groups: dict[int, list[int]] = {}
    group_of: dict[int, int] = {}
    for number, paper in enumerate(kin):
        others = [other for other in titles.near(paper.title, paper.place[0]) if other < number]
        near = list(dict.fromkeys(group_of[n] for n in others if are_versions(paper, kin[n])))
        members = [member for group in sorted(near) for member in groups.pop(group)] + [number]
        groups[number] = members
        group_of.update(dict.fromkeys(members, number))
    return [[kin[member] for member in members] for members in groups.values()]


def _changed(
    kin: Sequence[Kin], titles: Titles, groups: Sequence[Sequence[Kin]]
) -> list[tuple[Agreement, ...]]:
    """For each group the papers that only change one of it."""
    group_of = {member.agreement.id: number for number, group in enumerate(groups) for member in group}
    found: list[list[Agreement]] = [[] for _ in groups]
    for paper in kin:
        near = titles.near(paper.base, paper.place[0]) if paper.base else []
        changed = {group_of[kin[n].agreement.id] for n in near if changes(paper, kin[n])}
        for number in changed:
            found[number].append(paper.agreement)
    return [tuple(amendments) for amendments in found]


def _since(kin: Kin) -> str:
    """The day on which the paper takes effect by its own words, if that is later than its date; a year of
    its title, file name or term where there is no date."""
    dates = [kin.agreement.date, kin.signature.effect]
    if any(dates):
        return max(dates)
    named = _YEAR.findall(f"{kin.agreement.title} {PurePath(kin.agreement.file).stem}")
    term = kin.agreement.term
    return max(named, default=str(term[0]) if term else "")


def _family(
    group: Sequence[_Member],
    amendments: tuple[Agreement, ...],
    copies: frozenset[frozenset[str]],
    today: date,
) -> Family | None:
    """``None`` where the papers do not tell which of two is the later one."""
    newest = sorted(group, key=lambda member: member.since, reverse=True)
    now = today.isoformat()
    holding = [m for m in newest if m.rank < _DRAFT and m.since <= now]
    coming = [m for m in newest if m.rank < _DRAFT and m.since > now]
    ranked = sorted(holding, key=lambda member: member.rank) or coming[::-1] or newest
    current = ranked[0]
    same = [m for m in newest if _is_copy(m, current, copies)]
    second = next((m for m in ranked[1:] if m not in same), None)
    if second is not None and second.rank == current.rank and not _differ(current.since, second.since):
        return None
    roles = {m.agreement.id: Role.COPY if m in same else _role(m, current, now) for m in newest}
    versions = {m.agreement.id: Version(m.agreement, m.since, roles[m.agreement.id]) for m in newest}
    others = tuple(versions[m.agreement.id] for m in newest if m is not current)
    later = tuple(a for a in amendments if a.date > current.agreement.date)
    if not others and not later:
        return None
    return Family(versions[current.agreement.id], others, later)


def _is_copy(member: _Member, current: _Member, copies: frozenset[frozenset[str]]) -> bool:
    """The same text of the same standing and day."""
    same_text = frozenset((member.agreement.id, current.agreement.id)) in copies
    return same_text and member.rank == current.rank and not _differ(member.since, current.since)


def _differ(one: str, other: str) -> bool:
    """``2020`` and ``2020-05-01`` may be the same day."""
    return not (one.startswith(other) or other.startswith(one))


def _role(member: _Member, current: _Member, now: str) -> Role:
    if member is current:
        return Role.CURRENT
    if member.rank < _DRAFT and member.since > now:
        return Role.COMING
    decided = current.rank < _DRAFT
    undecided = member.rank > current.rank and (member.rank == _DRAFT or member.since > current.since)
    return Role.OTHER if decided and undecided else Role.OLDER


class Counterparts(Mapping[str, Mapping[str, str]]):
    """For a sentence id, by the id of another version, the sentence there that corresponds.

    The sentences of a group of versions are compared when the first of them is asked for.
    """

    def __init__(self, documents: Documents, groups: Sequence[Sequence[str]]) -> None:
        self._documents = documents
        self._groups = groups
        self._group_of = {key: number for number, group in enumerate(groups) for key in group}
        self._found: dict[int, Mapping[str, Mapping[str, str]]] = {}

    def __getitem__(self, sentence_id: str) -> Mapping[str, str]:
        return self._pairs(self._group_of[paper_of(sentence_id)])[sentence_id]

    def __iter__(self) -> Iterator[str]:
        return (key for number in range(len(self._groups)) for key in self._pairs(number))

    def __len__(self) -> int:
        return sum(len(self._pairs(number)) for number in range(len(self._groups)))

    def _pairs(self, number: int) -> Mapping[str, Mapping[str, str]]:
        if number not in self._found:
            found: dict[str, dict[str, str]] = defaultdict(dict)
            for one, other in combinations(self._groups[number], 2):
                texts = (self._documents[key][1].sentences for key in (one, other))
                for left, right in counterparts(*texts):
                    found[left][other] = right
                    found[right][one] = left
            self._found[number] = dict(found)
        return self._found[number]
