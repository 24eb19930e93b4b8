"""Whether a German sentence denies something, or leaves it open, by its own words."""

from __future__ import annotations

import re

from assistant.answering.folding import fold
from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness, nominal_bindingness
from assistant.text.patterns import any_of

_NEGATION = re.compile(
    r"\b(?:nicht|kein\w*|nie|niemals|ohne|ablehn\w*|lehn\w*|absage\w*|verzicht\w*|untersag\w*|verbot\w*|entfall\w*|unzulassig\w*"
    r"|ausgeschlossen|abgelehnt|verhinder\w*|weder|noch nicht|verworfen|gestrichen|abgeschafft|abschaff\w*"
    r"|zuruckgestellt|verschoben|aufgeschoben|scheide[nt]\w* aus|aufgelost|aufgehoben|aufgegeben|abgesagt"
    r"|zuruckgewiesen|zuruckgezogen|gestoppt|gescheitert|eingestellt|eingespart|abgebrochen|vom tisch"
    r"|(?:nehmen|nimmt|genommen)\b.*\babstand|abstand (?:genommen|zu nehmen)|uberflussig|fallen ?gelassen"
    r"|weg(?:ge)?fall\w*|fall(?:t|en)\b.*\bweg)\b"
)
_LATER = any_of(
    r"^ob\b|\bvorbehalten\b|\bgesondert\w*\b|\boffen\b|\b(?:steht|stehen) noch\b|\bfolgt noch\b",
    r"\b(?:wird|werden|ist|sind) noch\b.{0,40}\b(?:benannt|bestimmt|festgelegt|entschieden|geklart)\b",
    r"\bnoch (?:zu \w+en|ab\w*zu\w+en|festzulegen|auszuhandeln)\b",
    r"\bentscheide[nt]\b.*\bnach\b|\bnach\b.*\b(?:entscheiden|befinden)\b",
    r"\b(?:wird|werden)\b.*\bgesucht\b|\bsuch(?:t|en)\b",
    r"\bnoch (?:nicht|kein\w*)\b|\bbleibt abzuwarten\b|\b(?:steht|stehen) aus\b|\bausstehend\w*",
    r"\bnach(?:gereicht|gemeldet|benannt)\b",
    r"\b(?:benennung|name|vorschlag|entscheidung|besetzung|termin) folgt\b",
    r"\bnicht (?:geaussert|erklart|entschieden|festgelegt|geklart|benannt|geeinigt)\b",
    r"\bkeine (?:einigung|entscheidung|festlegung|zusage)\b",
    r"\b(?:datum|termin|zusage|zeitplan) gibt es\b.*\bnicht\b",
    r"\b(?:wird|werden)\b.*(?<!nicht )\b(?:beraten|erortert|verhandelt)\b",
    r"\b(?:beginnt|startet|kommt|folgt|entsteht|geschlossen|gebaut|entstehen|erst)\b,? (?:wenn|sobald)\b",
    r"\bhangt\b.*\bab\b|\babhangig (?:von|vom)\b|\brichtet sich nach\b|\bnach vorliegen\b",
    r"\b(?:hohe|datum|termin|zeitpunkt) (?:unbekannt|fehlt)\b|\bderzeit\b.*\bermittelt\b",
)
# "darf neun Monate nicht überschreiten", "bleibt unverändert": a bound and a standstill deny nothing.
_BOUND = any_of(
    r"\bnicht (?:mehr |weiter )?(?:uber|unter)(?:schr(?:eiten|itten)|steigen|stiegen)\b",
    r"\bnicht (?:mehr|weniger|langer|spater|fruher|hoher|niedriger|grosser|kleiner|ofter) als\b",
    r"\bnicht (?:ver|ge|abge)andert\b|\bnicht angetastet\b",
    r"\bnicht (?:nur|als|allein|bloss)\b(?=.*\bsondern\b)",
)
_PLACEHOLDER = re.compile(r"_{3,}|\.{4,}|…{2,}|\[[^\]\d]{0,40}\]|\bX{2,}\b|\bN\. ?N\.")


def denies(text: str) -> bool:
    """Whether a German text says that something is not so."""
    return bool(_NEGATION.search(fold(text)))


def denies_it(text: str) -> bool:
    """Whether a text says that something is not so, and not only how far it goes or that it stays."""
    return bool(_NEGATION.search(_BOUND.sub(" ", fold(text))))


def is_open(text: str) -> bool:
    """Whether a sentence puts something off, has it examined or holds a place free."""
    level = bindingness(text) or nominal_bindingness(text)
    later = _LATER.search(fold(text)) or _PLACEHOLDER.search(text)
    return level is Bindingness.PRUEFAUFTRAG or bool(later)
