"""The municipality or district that a paper is of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from assistant import texts
from assistant.index.profile.days import signings
from assistant.index.profile.names import NAME, Municipality, municipalities
from assistant.index.profile.paper import Found, Paper

_TITLE_CHARS = 700
# A place named once in the title outweighs a few others in the text.
_IN_TITLE, _IN_HEAD, _ACTS, _ELSEWHERE, _MOST_ELSEWHERE = 4.0, 2.0, 4.0, 0.5, 4.0
_LEAST = 2.0
_AHEAD = 1.4
# "hat der Rat der Gemeinde …", "im Kreistag des Landkreises …": the place acts.
_ACTING = re.compile(
    r"(?:\b\w*(?:[Rr]at(?:e?s)?|tag(?:e?s)?|versammlung|vertretung|[Mm]agistrat(?:s)?|vorstand(?:e?s)?"
    r"|ausschuss(?:es)?)|\b\w*(?:[Ss]atzung|[Oo]rdnung))\s+(?:der|des)\s*$"
)
# Who makes a contract, not whose council or group.
_BETWEEN = re.compile(r"\bzwischen\s+(?:der|dem)\s+(?=[A-ZÄÖÜ])")
_A_PARTY = re.compile(r"(?:\b(?:zwischen|und|sowie)|[,;–-])\s+(?:der|dem)\s+$")
_ENACTS = re.compile(r"\s[^.;\n]{0,40}?\b(?:erlässt|erläßt|beschließt)\b")
_COUNCILS = {
    r"Stadtrat(?:e?s)?|Stadtverordnetenversammlung|Stadtvertretung": "Stadt",
    r"Gemeinderat(?:e?s)?|Gemeindevertretung|Gemeindevorstand(?:e?s)?": "Gemeinde",
    r"Samtgemeinderat(?:e?s)?": "Samtgemeinde",
    r"Verbandsgemeinderat(?:e?s)?": "Verbandsgemeinde",
    r"Marktgemeinderat(?:e?s)?": "Markt",
    r"Landtag(?:e?s)?(?:\s+von)?": "Land",
}
_COUNCIL_OF = {
    re.compile(rf"\b(?:{words})\s+(?P<name>{NAME})(?!\w|[ ][A-ZÄÖÜ]\w)"): kind
    for words, kind in _COUNCILS.items()
}
_ELECTIONS = {
    "Stadtratswahl": "Stadt",
    "Gemeinderatswahl": "Gemeinde",
    "Samtgemeinderatswahl": "Samtgemeinde",
}
_LIST_OF = re.compile(
    rf"\b(?:(?:Bürger|Wähler)(?:liste|gemeinschaft|gruppe|vereinigung)|[Ff]ür|[Ii]n|Ortsverband"
    rf"|Ortsverein)\s+(?P<name>{NAME})(?!\w)"
)


@dataclass
class _Candidate:
    """What speaks for a place. The best reason is kept, and whether it stands in the title."""

    score: float = 0.0
    elsewhere: float = 0.0
    best: float = 0.0
    offset: int = 0

    def add(self, points: float, offset: int) -> None:
        self.score += points
        if points > self.best:
            self.best, self.offset = points, offset


def place_of(paper: Paper) -> Found[str] | None:
    """The place that the title, the enacting body and the text agree on; ``None`` where two are as likely.

    A contract between municipalities is of all of them.
    """
    if (partners := _partners(paper)) is not None:
        return partners
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    for found in municipalities(paper.text):
        _weigh(paper, candidates[found.name], found)
    for pattern, kind in _COUNCIL_OF.items():
        for match in pattern.finditer(paper.head):
            # "Stadtrat Müller" is a person
            ends = paper.text[match.end() : match.end() + 1] in ("", "\n") and not match.group().startswith(
                "Stadtrat "
            )
            if ends or paper.text.count(match["name"]) > 1:
                candidates[f"{kind} {match['name']}"].add(_ACTS, match.start())
    ranked = sorted(candidates.items(), key=lambda item: -_total(item[1]))
    if ranked and _total(ranked[0][1]) >= _LEAST:
        ahead = len(ranked) == 1 or _total(ranked[0][1]) >= _AHEAD * _total(ranked[1][1])
        return Found(ranked[0][0], ranked[0][1].offset) if ahead else None
    return _signed_at(paper) or _run_for(paper)


def _partners(paper: Paper) -> Found[str] | None:
    """ "zwischen der Stadt X, vertreten durch …, und der Gemeinde Y"."""
    opens = _BETWEEN.search(paper.head)
    if opens is None:
        return None
    after = sorted(
        (found for found in municipalities(paper.head) if found.start >= opens.end()),
        key=lambda found: found.start,
    )
    parties = [found for found in after if _A_PARTY.search(paper.text[opens.start() : found.start])]
    names = list(dict.fromkeys(found.name for found in parties))
    if len(names) < 2 or parties[0].start != opens.end():
        return None
    return Found(texts.joined(names), parties[0].start)


def _weigh(paper: Paper, candidate: _Candidate, found: Municipality) -> None:
    offset = found.start
    before = _ACTING.search(paper.text[max(0, offset - 60) : offset])
    acting = before is not None or _ENACTS.match(paper.text, found.end) is not None
    if offset < paper.head_end:
        candidate.add(_IN_TITLE if offset < _TITLE_CHARS else _IN_HEAD, offset)
        if acting:
            candidate.add(_ACTS, offset)
    else:
        candidate.elsewhere += _ELSEWHERE * (2 if acting else 1)
        candidate.add(0.01, offset)


def _total(candidate: _Candidate) -> float:
    return candidate.score + min(candidate.elsewhere, _MOST_ELSEWHERE)


def _signed_at(paper: Paper) -> Found[str] | None:
    """ "Laatzen, den 3. November 2021" names the place without its kind."""
    for signing in signings(paper):
        name = re.compile(rf"{NAME}(?=,?\s(?:den|am|im)?\s?\d|,)").match(paper.text, signing.start)
        if name:
            return Found(name.group(), signing.start)
    return None


def _run_for(paper: Paper) -> Found[str] | None:
    """The place of a local list, if the title says which council it runs for."""
    kind = next((kind for word, kind in _ELECTIONS.items() if word in paper.head), None)
    names = [
        match for match in _LIST_OF.finditer(paper.text[:_TITLE_CHARS]) if paper.text.count(match["name"]) > 2
    ]
    if kind is None or len({match["name"] for match in names}) != 1:
        return None
    return Found(f"{kind} {names[0]['name']}", names[0].start())
