"""How binding a paper is, if it says so itself."""

from __future__ import annotations

import re

from assistant.index.profile.days import DAY, signings
from assistant.index.profile.genre import Genre, head_lines, margin_lines
from assistant.index.profile.paper import Found, Paper
from assistant.status import Status
from assistant.text.document import BlockKind

_BY_GENRE = {
    Genre.PRESS: Status.PRESSE,
    Genre.PROPOSAL: Status.VORLAGE,
    Genre.PROGRAMME: Status.PROGRAMM,
}
_MARK_WORDS = 12
# What stands below place and date is names, not another section.
_NAMES = range(2, 121)
_DRAFT_WORD = (
    r"(?:(?:Vor|Roh|Diskussions|Referenten|Verwaltungs|Satzungs|Vertrags)?entwurf(?:sfassung)?"
    r"|Arbeitsfassung)"
)
_DRAFT = re.compile(
    rf"\W*(?:\d+\.\s*)?(?:\w+er\s)?{_DRAFT_WORD}\b|.*\(\s*{_DRAFT_WORD}\s*\)|.*[-–,]\s*{_DRAFT_WORD}\W*$"
    rf"|.*\b{_DRAFT_WORD}\b\W*(?:vom\b|Stand\b|Version\b|{DAY})|\W*Stand\b.*\b{_DRAFT_WORD}\b"
    r"|\W*E\sN\sT\sW\sU\sR\sF\b",
    re.I,
)
# A by-law's formula. In other papers "hat … beschlossen" may be a report.
_ENACTED = re.compile(
    r"\b(?:hat|haben)\b[^;]{0,500}?\b(?:beschlossen|erlassen|verabschiedet)\b"
    r"|\b(?:erlässt|beschließt|erläßt)\b[^.;]{0,300}?\b\w*(?:[Ss]atzung|[Oo]rdnung|[Rr]ichtlinie)"
    r"|\b(?:ausgefertigt|Ausfertigung(?:svermerk)?|öffentlich bekannt ?gemacht)\b"
)
_DECIDED = re.compile(
    r"\b(?:hat|haben|wurden?)\b[^.;]{0,200}\b(?:nachstehend|(?:nach)?folgend|dies)e[nrs]?\b[^.;]{0,160}"
    rf"\bbeschlossen\b|\b[Bb]eschlossen\b[^.;\n]{{0,90}}?\b(?:am|vom)\s+{DAY}|\b(?:am|vom)\s+{DAY}\s+beschlossen\b"
    r"|^\W*Beschluss\s?-?\s?(?:Nr|Nummer)\b"
    rf"|\b[Bb]eschlu(?:ss|ß)\s+(?:des|der)\s[^.;\n]{{0,80}}?\bvom\s+{DAY}"
    rf"|\b[Ii]n\s?-?[Kk]raft\s?-?(?:[Tt]reten|getreten|seit)\s*:?\s*(?:(?:am|ab|seit)\s+)?(?:dem\s+)?{DAY}",
    re.M,
)
_ONCE_DECIDED = re.compile(rf"\b[Bb]eschlossen\s+am\s+{DAY}")
_ACCEPTED = re.compile(
    r"\b(?:unterzeichnet|angenommen|gebilligt|beschlossen)\s+(?:haben|hat|wurde|worden)\b"
    r"|\b(?:haben|hat|wurde)\b[^.;]{0,120}\b(?:unterzeichnet|angenommen|gebilligt)\b"
)
# Words of a newspaper's or a website's page; one alone may be chance.
_JOURNALISM = re.compile(
    r"\b(?:Redaktion|Redakteur(?:in)?|Foto:|dpa\b|Lesezeit|Newsletter|Kommentare?\b|Leserbrief|Abonn\w+|Meldung\b"
    r"|Telegram|WhatsApp-Kanal|Anzeige\b|Bericht von)"
)
_JOURNALISM_CUES = 3


def status_of(paper: Paper, kind: Found[Genre] | None) -> Found[Status] | None:
    """By the kind of paper, a draft mark, its formula or note of decision, or its signatures."""
    genre = kind.value if kind else Genre.OTHER
    if kind is not None and (status := _BY_GENRE.get(genre)) is not None:
        return Found(status, kind.start)
    if (mark := _draft_mark(paper)) is not None:
        return mark
    if kind is not None and genre is Genre.MINUTES:
        return Found(Status.BESCHLOSSEN, kind.start)
    if genre is Genre.AGREEMENT:
        accepted = _ACCEPTED.search(paper.head)
        return Found(Status.BESCHLOSSEN, accepted.start()) if accepted else _signed(paper)
    if (decided := _decided(paper, genre)) is not None:
        return decided
    return _signed(paper) if genre is Genre.BYLAW else _reported(paper)


def _draft_mark(paper: Paper) -> Found[Status] | None:
    """A line of the head or of the page margins that is a mark, not a sentence about some draft."""
    for line in (*head_lines(paper), *margin_lines(paper, len(paper.text))):
        short = len(line.text.split()) <= _MARK_WORDS and not line.text.endswith(".")
        if short and _DRAFT.match(line.text):
            return Found(Status.ENTWURF, line.start)
    return None


def _decided(paper: Paper, genre: Genre) -> Found[Status] | None:
    """The formula, or a note of the decision, of the execution or of the day in force."""
    enacted = _ENACTED.search(paper.text) if genre is Genre.BYLAW else None
    found = enacted or _DECIDED.search(paper.head) or _ONCE_DECIDED.search(paper.text)
    return Found(Status.BESCHLOSSEN, found.end() - 1) if found else None


def _signed(paper: Paper) -> Found[Status] | None:
    """Place and date with names below them."""
    signatures = [b for b in paper.document.blocks if b.kind is BlockKind.SIGNATURE]
    for signing in signings(paper):
        below = paper.text[paper.text.find("\n", signing.start) :].split() if signing.start else []
        if any(block.start > signing.start for block in signatures) or len(below) in _NAMES:
            return Found(Status.BESCHLOSSEN, signing.start)
    return None


def _reported(paper: Paper) -> Found[Status] | None:
    cues = list(_JOURNALISM.finditer(paper.text))
    enough = len({cue.group() for cue in cues}) >= _JOURNALISM_CUES
    return Found(Status.PRESSE, cues[0].start()) if enough else None
