"""Versions of one paper in a question: which one is asked for, and what that means for the others.

The version in force answers, unless the question names another: by its date or year, or as the old one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.index.profile.days import DAY, iso
from assistant.index.versions import Family, Role, Standing, Version

_TEXT = r"(?:fassung|version|satzung|regelung|ordnung|vereinbarung|richtlinie|vorschrift)"
_DAY_OR_YEAR = re.compile(
    r"(?P<said>\b(?:in\s+der\s+)?(?:Fassung|Version|Stand|Satzung)\s+)?"
    r"(?:\b(?:vom|von|aus|im\s+Jahre?|aus\s+dem\s+Jahre?|im|in|am|zum)\s+)*"
    rf"(?P<named>{DAY}|(?<![\d./-])(?:19|20)\d\d(?![\d/-]))"
)
_OLD = re.compile(
    r"\b(?:in\s+der\s+|nach\s+der\s+)?(?:alt|fruher|bisherig|vorherig|vorig|ehemalig|ursprunglich)e[nrs]?\s+"
    rf"\w*{_TEXT}\b|\bvor\s+der\s+(?:letzten\s+)?(?:\w*anderung|neufassung|reform|novelle)\b"
)
_FORMERLY = re.compile(r"\b(?:fruher|bisher|zuvor|damals|ehemals|vorher|einst)\b")
_PAST = re.compile(
    r"\b(?:war|waren|galt|galten|hatte|hatten|gab|betrug|betrugen|kostete|kosteten|musste|mussten"
    r"|durfte|durften"
    r"|konnte|konnten|bestand|bestanden|zahlte|zahlten|gegolten|geregelt|gewesen|sah|sahen|wurde|wurden)\b"
)
_HELD = re.compile(r"\b(?:galt|galten|gegolten|gultig|in kraft|war|waren)\b")
_COMING = re.compile(rf"\b(?:kunftig|kommend)e[nrs]?\s+\w*{_TEXT}\b|\bkunftig\b")
_DRAFT = re.compile(r"\bentwurf(?:s|es)?\b")
_Span = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """Which versions the question names, which rank behind, and the question without the naming words."""

    text: str
    named: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


def asked_for(text: str, standing: Standing, preferred: Collection[str] = ()) -> Asked:
    """The versions that a question names; of papers at its place, if it names a place."""
    named: set[str] = set()
    behind = set(standing.behind)
    spans: set[_Span] = set()
    for family in standing.families:
        ids = {version.agreement.id for version in family.versions}
        if preferred and not ids & set(preferred):
            continue
        version, found = _named(text, family)
        if version is not None:
            named.add(version.agreement.id)
            spans.update(found)
            if version.role is not Role.CURRENT:
                behind = (behind | ids) - {version.agreement.id}
    return Asked(_without(text, spans), frozenset(named), frozenset(behind))


def _without(text: str, spans: Collection[_Span]) -> str:
    rest = text
    for start, end in sorted(spans, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    tidy = re.sub(r"\s+([?.!,])", r"\1", " ".join(rest.split()))
    return tidy if any(letter.isalnum() for letter in tidy) else text


def _named(text: str, family: Family) -> tuple[Version | None, tuple[_Span, ...]]:
    """The version of this family that the question names, and where it does so."""
    folded = text.lower().translate(_PLAIN)
    held = bool(_HELD.search(folded))
    for match in _DAY_OR_YEAR.finditer(text):
        version = _of_day(match["named"], family, held)
        clear = match["said"] or held or len(match["named"]) > 4
        # a year alone may be one that the paper in force plans for
        if version is not None and (version.role is not Role.CURRENT or clear):
            old = _OLD.search(folded)
            return version, (match.span(), *([old.span()] if old else []))
    formerly = _FORMERLY.search(folded) if _PAST.search(folded) else None
    for cue, role in (
        (_OLD.search(folded) or formerly, Role.OLDER),
        (_DRAFT.search(folded), Role.OTHER),
        (_COMING.search(folded), Role.COMING),
    ):
        version = next((v for v in family.others if v.role is role), None)
        if cue is not None and version is not None:
            return version, (cue.span(),) if role is Role.OLDER else ()
    return None, ()


# Letter by letter, so that places stay the same.
_PLAIN = str.maketrans("äöü", "aou")


def _of_day(named: str, family: Family, held: bool) -> Version | None:
    """The version of that day or year; with "galt", the one that held then."""
    asked = iso(named) or named
    known = [version for version in family.versions if version.role is not Role.COPY]
    exact = [v for v in known if asked in (v.agreement.date[: len(asked)], v.since[: len(asked)])]
    if exact:
        return max(exact, key=lambda v: (v.role is Role.CURRENT, v.role is not Role.OTHER, v.since))
    decided = [v for v in known if v.role in (Role.CURRENT, Role.OLDER) and v.since]
    before = [v for v in decided if v.since <= (asked if len(asked) > 4 else f"{asked}-12-31")]
    return max(before, key=lambda version: version.since, default=None) if held else None
