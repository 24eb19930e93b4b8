"""Versions of one paper: which is in force, which came before, which is still to come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from pathlib import PurePath

from assistant.agreements import Agreement
from assistant.index.kinship import Kin, are_copies, are_versions, changes, counterparts
from assistant.index.profile.days import in_force
from assistant.index.profile.paper import Paper
from assistant.status import Status
from assistant.text.document import Document

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


def families(documents: Mapping[str, tuple[Agreement, Document]], today: date) -> tuple[Family, ...]:
    """The papers that have several versions, or one and papers that change it."""
    return find_versions(documents).at(today).families


def find_versions(documents: Mapping[str, tuple[Agreement, Document]]) -> Versions:
    """Group the papers that are versions of one, and match their sentences."""
    kin = [Kin(agreement, document) for agreement, document in documents.values()]
    groups = _groups(kin)
    changed = [
        tuple(c.agreement for c in kin if any(changes(c, member) for member in group)) for group in groups
    ]
    kept = [(g, c) for g, c in zip(groups, changed, strict=True) if len(g) > 1 or c]
    return Versions(
        tuple(tuple(_Member(member.agreement, _since(member)) for member in group) for group, _ in kept),
        tuple(amendments for _, amendments in kept),
        _counterparts([group for group, _ in kept]),
        frozenset(
            frozenset((one.agreement.id, other.agreement.id))
            for group, _ in kept
            for one, other in combinations(group, 2)
            if are_copies(one, other)
        ),
    )


def _groups(kin: Sequence[Kin]) -> list[list[Kin]]:
    """Papers that are versions of each other, directly or by way of a third."""
    groups: list[list[Kin]] = []
    for paper in kin:
        near = [group for group in groups if any(are_versions(paper, member) for member in group)]
        groups = [group for group in groups if group not in near]
        groups.append([member for group in near for member in group] + [paper])
    return groups


def _since(kin: Kin) -> str:
    """The day on which the paper takes effect by its own words, if that is later than its date; a year of
    its title, file name or term where there is no date."""
    effect = in_force(Paper(kin.agreement.file, kin.document))
    dates = [kin.agreement.date, effect.value if effect else ""]
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


def _counterparts(groups: Sequence[Sequence[Kin]]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for group in groups:
        for one, other in combinations(group, 2):
            for left, right in counterparts(one.document.sentences, other.document.sentences):
                found[left][other.agreement.id] = right
                found[right][one.agreement.id] = left
    return found
