"""The council or other body that a paper is of."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from assistant.index.profile.paper import Found, Paper

_ARTICLE = r"(?:[Dd]e[rsmn]|[Ii]m|[Vv]om|[Bb]eim)\s+"
_OF = r"(?:e?s)?\b"
_PLENARY = {
    "Rat": rf"{_ARTICLE}Rat{_OF}(?!\s+(?:und|oder)\s+Tat)",
    "Stadtrat": rf"(?:{_ARTICLE}|^\W*)Stadtrat{_OF}(?!\s[A-ZÄÖÜ]\w+\s[A-ZÄÖÜ])",
    "Gemeinderat": rf"\bGemeinderat{_OF}",
    "Marktgemeinderat": rf"\bMarktgemeinderat{_OF}",
    "Ortsgemeinderat": rf"\bOrtsgemeinderat{_OF}",
    "Samtgemeinderat": rf"\bSamtgemeinderat{_OF}",
    "Verbandsgemeinderat": rf"\bVerbandsgemeinderat{_OF}",
    "Kreistag": rf"\bKreistag{_OF}",
    "Stadtverordnetenversammlung": r"\bStadtverordnetenversammlung\b",
    "Gemeindevertretung": r"\bGemeindevertretung\b",
    "Stadtvertretung": r"\bStadtvertretung\b",
    "Ratsversammlung": r"\bRatsversammlung\b",
    "Bürgerschaft": r"\b(?:[Dd]er|[Dd]ie)\s+Bürgerschaft\b(?=\s+(?:der|hat|beschließt))",
    "Regionsversammlung": r"\bRegionsversammlung\b",
    "Verbandsversammlung": r"\bVerbandsversammlung\b",
    "Amtsausschuss": r"\bAmtsausschuss(?:es)?\b",
    "Städteregionstag": rf"\bStädteregionstag{_OF}",
    "Bezirkstag": rf"\bBezirkstag{_OF}",
    "Bezirksverordnetenversammlung": r"\bBezirksverordnetenversammlung\b",
    "Bezirksvertretung": r"\bBezirksvertretung\b",
    "Abgeordnetenhaus": r"\bAbgeordnetenhaus(?:es)?\b",
    "Landtag": rf"\b(?:im|des|der|vom)\s+(?:\w+\s+)?Landtag{_OF}",
}
_OTHERS = {
    "Ortsbeirat": rf"\bOrtsbeirat{_OF}",
    "Ortsrat": rf"\bOrtsrat{_OF}",
    "Ortschaftsrat": rf"\bOrtschaftsrat{_OF}",
    "Stadtbezirksrat": rf"\bStadtbezirksrat{_OF}",
    "Bezirksrat": rf"\bBezirksrat{_OF}",
    "Magistrat": r"\bMagistrat(?:s|es)?\b",
    "Gemeindevorstand": r"\bGemeindevorstand(?:e?s)?\b",
    "Kreisausschuss": r"\bKreisausschuss(?:es)?\b",
    "Verwaltungsausschuss": r"\bVerwaltungsausschuss(?:es)?\b",
}
_BODIES = {name: re.compile(pattern, re.M) for name, pattern in (_PLENARY | _OTHERS).items()}
_TITLE_CHARS = 700
_DECIDES, _SITS, _IN_HEAD, _ELSEWHERE, _MOST_ELSEWHERE = 10.0, 8.0, 3.0, 0.2, 2.0
_LEAST = 3.0
_AHEAD = 1.3
_ALONE = 2
_BEFORE_SITS = re.compile(r"\b(?:Sitzung|Niederschrift|Protokoll|Beschluss|Beschlüsse)\w*\W+(?:\w+\W+){0,6}$")
_BEFORE_DECIDES = re.compile(r"\b(?:hat|haben)\s+(?:\w+\s+){0,2}$|\bdurch\s+(?:\w+\s+)?$")
_AFTER_DECIDES = re.compile(r"[^.;§]{0,60}\b(?:hat|haben|beschließt|stimmt)\b")
_ELECTION = re.compile(r"\b(?P<body>Kreistag|Stadtrat|\w*[Gg]emeinderat|Landtag)swahl(?:en)?\b")
_RESULT = re.compile(r"\b(?:beschlossen|erlassen|verabschiedet|beschließt|zu)\b")


@dataclass
class _Candidate:
    """What speaks for a body: points in the head, its best place there, and where it is named below."""

    score: float = 0.0
    best: float = 0.0
    start: int = 0
    below: list[int] = field(default_factory=list)

    def add(self, points: float, start: int) -> None:
        self.score += points
        if points > self.best:
            self.best, self.start = points, start


def body_of(paper: Paper) -> Found[str] | None:
    """The body that decides, sits or is named in the title; else the only council that the text speaks of."""
    found = _candidates(paper)
    ranked = sorted(found, key=lambda name: -found[name].score)
    if ranked and found[ranked[0]].score >= _LEAST:
        best, second = ranked[0], next(iter(ranked[1:]), "")
        if "Rat" in (best, second) and best.lower().endswith("rat") and second.lower().endswith("rat"):
            best = max(
                best, second, key=lambda name: (found[name].best, -found[name].start)
            )  # two names of one
        elif second and found[best].score < _AHEAD * found[second].score:
            return None
        return Found(best, found[best].start)
    if (elected := _ELECTION.search(paper.head)) is not None:
        return Found(elected["body"], elected.start())
    councils = [name for name in _PLENARY if name in found and found[name].below]
    if len(councils) == 1 and len(found[councils[0]].below) >= _ALONE:
        return Found(councils[0], found[councils[0]].below[0])
    return None


def _candidates(paper: Paper) -> dict[str, _Candidate]:
    found: dict[str, _Candidate] = defaultdict(_Candidate)
    for name, pattern in _BODIES.items():
        for match in pattern.finditer(paper.text):
            if match.start() < paper.head_end:
                found[name].add(_points(paper, name, match), match.start())
            else:
                found[name].below.append(match.start())
        if name in _PLENARY and name in found:
            found[name].score += min(_MOST_ELSEWHERE, _ELSEWHERE * len(found[name].below))
    return found


def _points(paper: Paper, name: str, match: re.Match[str]) -> float:
    before = paper.text[max(0, match.start() - 80) : match.start()].rpartition("\n\n")[2]
    after = paper.text[match.end() : match.end() + 400]
    decides = _BEFORE_DECIDES.search(before) or _AFTER_DECIDES.match(after)
    if decides and _RESULT.search(after):
        return _DECIDES
    if _BEFORE_SITS.search(before):
        return _SITS
    if name in _PLENARY:
        return _IN_HEAD if match.start() < _TITLE_CHARS else _IN_HEAD / 2
    return 0.0
