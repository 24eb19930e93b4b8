"""What is said around a question: "Könnten Sie mir bitte in einfachen Worten sagen, wer …" asks who.

Left in, such words are read and searched for like the subject.
"""

from __future__ import annotations

import re

_FILLERS = (
    r"(?:(?:mir|uns|bitte|mal|kurz|vielleicht|denn|zufällig|einfach|verständlich|gefragt"
    r"|(?:in|mit) (?:ganz )?(?:einfachen|verständlichen|klaren) (?:worten|wörtern|sätzen)"
    r"|in (?:ganz )?(?:einfacher|leichter) sprache)\b[,:]?\s*)*"
)
_HELLO = r"(?:guten (?:tag|morgen|abend)|hallo|hi|hey|moin|servus|grüß gott)"
_GREETING = rf"(?:{_HELLO}\s*[,.!–-]*\s+)?"
# Before at least five words more: "Hallo! Geht das hier?" is small talk.
_SALUTATION = re.compile(
    rf"^(?:{_HELLO}|sehr geehrte damen und herren|(?:sehr geehrte[rs]?|liebe[rs]?) [\w ]{{2,30}}?)"
    r"\s*[,.!–-]+\s+(?=(?:\S+\s+){4}\S)",
    re.IGNORECASE,
)
_TELLING = r"(?:sagen|erklären|verraten|mitteilen|erläutern|beschreiben)"
_LEADS = (
    rf"(?:kannst|könntest|würdest|magst) du {_FILLERS}{_TELLING}",
    rf"(?:können|könnten|würden) sie {_FILLERS}{_TELLING}",
    rf"(?:weißt du|wissen sie),?\s*{_FILLERS}",
    r"ich (?:möchte|will|wollte|würde|hätte)(?: (?:gern|gerne|mal|nur|bitte))* (?:wissen|erfahren|gewusst)",
    r"(?:mich|uns) (?:interessiert|interessieren|würde (?:mal )?interessieren)",
    rf"(?:bitte )?(?:erklär|erkläre|erklären sie|sag|sage|sagen sie) {_FILLERS}",
    rf"{_FILLERS}",
)
# What is asked begins with a question word, with up to one word before it ("ab wann", "in welchem").
_ASKED = (
    r"(?=(?:[a-zäöüß]+ )?(?:we[rmn]|wessen|was|wann|wo|wie|warum|wieso|weshalb|welche[rsnm]?|wo[a-zäöü]+)\b)"
)
# "Nein, ich meine die in Adorf": what was asked before is asked anew of something else.
_CORRECTION = re.compile(
    r"^(?:(?:nein|nee?|nö|doch|halt|moment|ach so|sorry)\s*[,.!–-]*\s+){0,2}"
    r"(?:ich mein(?:e|te)?|gemeint (?:ist|war)|mein(?:e|te) ich)\s+"
    r"(?=(?:die|der|das|den|dem|in|im|bei|für)\b)",
    re.IGNORECASE,
)
_COURTESY = re.compile(rf"^{_GREETING}(?:{'|'.join(_LEADS)})\s*[,:–-]*\s*{_ASKED}", re.IGNORECASE)


def to_the_point(text: str) -> str:
    """The question without the words around it."""
    for around in (_SALUTATION, _CORRECTION, _COURTESY):
        text = _begun(text, around)
    return text


def _begun(text: str, lead: re.Pattern[str]) -> str:
    found = lead.match(text)
    if found is None or not found.group():
        return text
    rest = text[found.end() :]
    return rest[:1].upper() + rest[1:]
