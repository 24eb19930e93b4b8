"""Parties and voter groups that conclude an agreement or publish a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.index.profile.days import signings
from assistant.index.profile.genre import Genre
from assistant.index.profile.names import NAME
from assistant.index.profile.paper import Found, Paper
from assistant.text.document import BlockKind

_KNOWN: dict[str, str] = {
    "SPD": r"SPD|Sozialdemokratische[nr]?\s+Partei(?:\s+Deutschlands)?",
    "CDU": r"CDU|Christlich[- ]Demokratische[nr]?\s+Union(?:\s+Deutschlands)?",
    "CSU": r"CSU|Christlich[- ]Soziale[nr]?\s+Union",
    "Bündnis 90/Die Grünen": (
        r"(?:Bündnis|BÜNDNIS)\s?’?90(?:\s?/\s?(?:(?:Die|DIE|die)\s+)?(?:Grünen?|GRÜNEN?))?"
        r"|B\s?’?90\s?/\s?(?:(?:Die|DIE)\s+)?(?:Grünen?|GRÜNEN?)"
        r"|GRÜNEN?|(?:Die\s+)?Grünen?(?!\s[A-ZÄÖÜ][a-zäöü])"
    ),
    "Die Linke": r"(?:DIE|Die)\s+(?:LINKEN?|Linken?)|LINKEN?|Linkspartei|Linke(?!\s[A-ZÄÖÜ][a-zäöü])",
    "FDP": r"FDP|F\.D\.P\.|(?:Freie[nr]?|FREIE[NR]?)\s+(?:Demokratische[nr]?\s+Partei|Demokraten|DEMOKRATEN)",
    "AfD": r"AfD|AFD|Alternative\s+für\s+Deutschland",
    "BSW": r"BSW|Bündnis\s+Sahra\s+Wagenknecht",
    "Volt": r"Volt(?:\s+Deutschland)?|VOLT",
    "ÖDP": r"ÖDP|Ökologisch-Demokratische[nr]?\s+Partei",
    "Piraten": r"Piratenpartei(?:\s+Deutschland)?|PIRATEN(?:PARTEI)?|Piraten",
    "Tierschutzpartei": r"Tierschutzpartei|TIERSCHUTZPARTEI|(?:Partei"
    r"|PARTEI)\s+(?:Mensch\s+Umwelt\s+Tierschutz|MENSCH\s+UMWELT\s+TIERSCHUTZ)",
    "Die PARTEI": r"(?:Die|DIE)\s+PARTEI(?!\s+MENSCH)",
    "SSW": r"SSW|Südschleswigsche[nr]?\s+Wählerverband(?:es)?",
    "dieBasis": r"dieBasis|Basisdemokratische\s+Partei(?:\s+Deutschland)?",
    "Bayernpartei": r"Bayernpartei",
    "Zentrum": r"(?:Deutsche\s+)?Zentrumspartei",
    "Familien-Partei": r"Familien-?[Pp]artei(?:\s+Deutschlands)?",
    "Partei der Humanisten": r"Partei\s+der\s+Humanisten",
    "Bündnis Deutschland": r"Bündnis\s+Deutschland",
    "Werteunion": r"WerteUnion|Werteunion",
    "DKP": r"DKP",
    "NPD": r"NPD",
}
_HOW = (
    r"(?:Freien?r?|Unabhängigen?r?|Überparteilichen?r?|Parteilosen?r?|Parteifreien?r?|Jungen?r?"
    r"|Neuen?r?|Offenen?r?|Aktiven?r?|Bunten?r?|Alternativen?r?|FREIEN?R?)"
)
_SHORT = r"(?:\s*\((?P<short>[A-ZÄÖÜ][\w.-]{1,9})\))?"
_NOUN = (
    r"(?i:(?:bürger|wähler|einwohner|frauen)(?:liste|gruppe|gemeinschaft|vereinigung|bündnis|block|union|forum"
    r"|verein)|wählerinitiative)"
)
_QUOTED = r"[„\"»“](?P<quoted>[^„“”\"»«\n]{3,40})[“”\"«„]"
_LOCAL = (
    rf"(?:(?:{_HOW}\s+)?{_NOUN}|(?:Wählergruppe|Liste|Fraktion))\s+{_QUOTED}{_SHORT}",
    rf"(?P<name>(?:{_HOW}\s+)?{_NOUN}(?:\s+(?:für\s+)?{NAME})?){_SHORT}",
    rf"(?P<name>(?:Freien?|FREIEN?)\s+(?:Wählern?|WÄHLERN?)(?:\s+{NAME})?){_SHORT}",
    rf"(?P<name>{_HOW}\s+Liste(?:\s+{NAME})?){_SHORT}",
    rf"(?P<name>[A-ZÄÖÜ][a-zäöüß]+er\s+(?:Liste|{_NOUN}))\b{_SHORT}",
    rf"(?P<name>(?:Wir|Bürger)\s+für\s+(?!Sie\b|Euch\b|Alle\b|Ihre?\b){NAME}){_SHORT}",
    r"(?P<name>UWG|FWG|FWV|UWV|UWL|UBL|WGr|FW)(?!\w)",
)
# Local lists first: their names may hold a party's.
_PATTERNS = [
    *(("", re.compile(rf"(?<!\w){pattern}")) for pattern in _LOCAL),
    *((name, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for name, pattern in _KNOWN.items()),
]
_FREE_VOTERS = re.compile(r"^freien?\s+wählern?\b", re.I)
_DECLINED = re.compile(
    r"^(Frei|Unabhängig|Überparteilich|Parteilos|Parteifrei|Jung|Neu|Offen|Aktiv|Bunt|Alternativ)e[nr]\b"
)
_LEAST_SHORT = 3
# Longer names in capitals are emphasised, not abbreviated.
_CAPITALS = 6
_BETWEEN_CHARS = 900
_AFTER_PARTIES = re.compile(
    r"\n\W*(?:wird|vereinbar|für\s+die|über\s|Präambel|Vorbemerkung|schließen|im\s+Rat)"
)
# Sentences that say who acts together; others may speak of opponents or of former times.
_TOGETHER = re.compile(
    r"\b(?:vereinbaren|schließen|bilden|zwischen|Partner\w*|Koalition\w*|Kooperation\w*|Zusammenarbeit"
    r"|zusammenzuarbeiten|Gruppe|Bündnis|gemeinsam\w*|Vereinbarung|Vertrag)\b"
)
_NOT_US = re.compile(
    r"\b(?:gegen|abgelehnt|Opposition|bisherig\w*|vergangen\w*|Wahlergebnis\w*|Prozent|Stimmen"
    r"|abgrenz\w*|ausgeschlossen)\b",
    re.I,
)
_IMPRINT = re.compile(
    r"^\W*(?:Verantwortlich|V\.?\s?i\.?\s?S\.?\s?d\.?\s?P|Impressum|Herausgeber)[^\n]*", re.M
)


@dataclass(frozen=True)
class _Mention:
    name: str
    offset: int


def parties_of(paper: Paper, genre: Genre) -> Found[tuple[str, ...]] | None:
    """Who concludes an agreement (two or more), or whose programme it is (one)."""
    if genre is Genre.AGREEMENT:
        for found in (_between(paper), _acting(paper), _signing(paper)):
            if len(found) >= 2:
                return _named(paper, found)
    if genre is Genre.PROGRAMME:
        title = list(_mentions(paper, 0, min(paper.head_end, 500)))
        imprint = [m for line in _IMPRINT.finditer(paper.text) for m in _mentions(paper, *line.span())]
        for found in (_once(title), _once(imprint)):
            if len(found) == 1:
                return _named(paper, found)
    return None


def _between(paper: Paper) -> list[_Mention]:
    """The list behind "zwischen"."""
    start = re.search(r"\b[Zz]wischen\b|\bZWISCHEN\b", paper.head)
    if start is None:
        return []
    end = min(paper.head_end, start.end() + _BETWEEN_CHARS)
    stop = _AFTER_PARTIES.search(paper.text, start.end(), end)
    return _once(_mentions(paper, start.end(), stop.start() if stop else end))


def _acting(paper: Paper) -> list[_Mention]:
    """Title lines, and sentences of the head that say who acts together."""
    found: list[_Mention] = []
    for block in paper.document.blocks:
        if block.start >= paper.head_end:
            break
        for sentence in block.sentences:
            is_title = block.kind is BlockKind.HEADING or not sentence.text.rstrip().endswith((".", ";"))
            if not _NOT_US.search(sentence.text) and (is_title or _TOGETHER.search(sentence.text)):
                found += _mentions(paper, sentence.start, sentence.end)
    return _once(found)


def _signing(paper: Paper) -> list[_Mention]:
    """The parties below place and date."""
    *_, last = [None, *signings(paper)]
    return _once(_mentions(paper, last.start, len(paper.text))) if last else []


def _mentions(paper: Paper, start: int, end: int) -> Iterator[_Mention]:
    """Every party named in a span, in order; a longer name wins over a part of it."""
    taken: list[tuple[int, int]] = []
    found: list[_Mention] = []
    for known, pattern in _PATTERNS:
        for match in pattern.finditer(paper.text, start, end):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            name = known or _local(paper, match)
            if name:
                taken.append(match.span())
                found.append(_Mention(name, match.start()))
    yield from sorted(found, key=lambda mention: mention.offset)


def _local(paper: Paper, match: re.Match[str]) -> str:
    """A local list by the short form that the paper goes on to use, else by its name in the nominative."""
    groups = match.groupdict()
    short = groups.get("short") or ""
    if len(short) >= _LEAST_SHORT and len(re.findall(rf"\b{re.escape(short)}\b", paper.text)) > 1:
        return short
    name = " ".join((groups.get("quoted") or groups["name"]).split())
    if name.isupper() and len(name) > _CAPITALS:
        name = name.title()
    return _DECLINED.sub(r"\1e", _FREE_VOTERS.sub("Freie Wähler", name))


def _once(mentions: Iterator[_Mention] | list[_Mention]) -> list[_Mention]:
    """The first mention of each; "Freie Wähler" and "Freie Wähler Auental" are one."""
    kept: dict[str, _Mention] = {}
    for mention in mentions:
        if not any(mention.name.startswith(name) or name.startswith(mention.name) for name in kept):
            kept[mention.name] = mention
    return list(kept.values())


def _named(paper: Paper, mentions: list[_Mention]) -> Found[tuple[str, ...]]:
    return Found(tuple(mention.name for mention in mentions), mentions[0].offset)
