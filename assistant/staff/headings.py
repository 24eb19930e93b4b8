"""What a heading or lead-in says of the items below it: plans, wishes, refusals, or only an account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness


class Frame(StrEnum):
    """``tells``: an account, not a plan. ``fills``: who holds which office."""

    TELLS = "tells"
    FILLS = "fills"


_TELLS = re.compile(
    r"\b(?:sachverhalt|sachstand|sachdarstellung|chronologie|chronologisch\w*|vorgeschichte|werdegang|ausgangs(?:lage|situation)|begründung|vorbemerkung\w*|einleitung|einführung|"
    r"anwesen\w*|teilnehme\w*|gäste|kontakt|impressum|wer wir sind|über uns|rückblick|bilanz|hintergrund|"
    r"anlass|"
    r"anlagen?|anhang|glossar|abkürzung\w*|stellungnahme\w*|alternativen|formalia|einwohnerfrage\w*|"
    r"opposition|"
    r"beratungsfolge|auswirkungen|vorwort|erläuterung\w*|inhalt(?:sverzeichnis)?|präambel|grundlagen|"
    r"rechtsgrundlage\w*|"
    r"quellen|literatur|unterschriften|warum|weshalb|"
    r"stand der dinge|lage|bestand\w*|erreicht\w*|bisher\w*|zahlen)\b",
    re.I,
)
_META = re.compile(
    r"^\W*(?:kontakt(?:daten)?|ansprech(?:partner\w*|personen|person)|impressum|inhalt(?:sverzeichnis)?|abkürzungs\w*|quellen|literatur|unterschriften)\W*$",
    re.I,
)
_GOALS = re.compile(
    r"[\W\d]*(?:[a-zäöüß]+e ){0,2}(?:\w+-)?\w*ziele?(?: (?:der|des|im|in|bis) [^,;]+)?\W*", re.I
)
_RECKONS = re.compile(
    r"^[\W\d]*(?:\w*kosten\w*|finanzierung(?:splan|sübersicht)?|finanzielle auswirkungen)"
    r"(?: (?:und|des|der) .*)?\W*$",
    re.I,
)
_FRAMES: tuple[tuple[re.Pattern[str], Bindingness], ...] = (
    (
        re.compile(
            r"\bnicht (?:weiter ?)?(?:verfolgt|vereinbart|aufgenommen|vorgesehen|umgesetzt)|\babgelehnt|"
            r"\babsagen?\b"
            r"|\bablehnung|\bausgeschlossen|\bverzicht|\bverworfen|\bwas nicht kommt",
            re.I,
        ),
        Bindingness.ABSAGE,
    ),
    (
        re.compile(
            r"\bprüfauftr|\bzu prüfen|\bprüfung|\bprüfen\b|\boffene (?:punkte|fragen)|\bnoch offen|"
            r"\bklärungsbedarf",
            re.I,
        ),
        Bindingness.PRUEFAUFTRAG,
    ),
    (
        re.compile(r"\bhaushaltsvorbehalt|\bunter vorbehalt|\bfinanzierungsvorbehalt", re.I),
        Bindingness.HAUSHALTSVORBEHALT,
    ),
    (
        re.compile(
            r"\b(?:ober|teil|entwicklungs|leit)?ziele?\b|\bvision\b|\bleitbild|\bwünsche|\bforderungen|"
            r"\bperspektiven?\b|\bwir wollen\b",
            re.I,
        ),
        Bindingness.ANGESTREBT,
    ),
    (
        re.compile(
            r"\bbeschl[uü]ss|\bmaßnahmen|\bvorhaben|\baufgaben|\bprojekte|\bvereinbar|\barbeitsprogramm|"
            r"\bschwerpunkte",
            re.I,
        ),
        Bindingness.VEREINBART,
    ),
)
_FILLS = re.compile(
    r"\b(?:ämter|amt|posten|positionen|personalien|besetzung\w*|\w*vorsitz\w*|funktionen|personen|mandate|"
    r"sitze|"
    r"vertreter\w*|gremien|wer welches)\b",
    re.I,
)


def frame(lead_in: Sequence[str], section: Sequence[str]) -> Bindingness | Frame | None:
    """What stands above says; the nearest that says anything decides. The paper's own title says nothing."""
    for text in reversed(lead_in):
        opens = not text.rstrip().endswith((".", "!", "?"))
        found = _of_heading(text) or (bindingness(text.rstrip(": ") + ".") if opens else None)
        if found is not None:
            return found
    for text in reversed(section[1:] or section):
        found = _of_heading(text)
        if found is not None:
            return found
    return None


def tells(section: Sequence[str]) -> bool:
    """Whether the section's own heading, or the nearest lead-in, announces an account."""
    return bool(section) and bool(_TELLS.search(section[-1]))


def is_about_money(section: Sequence[str]) -> bool:
    """Whether the section reckons up what a project costs and who pays: its figures order nothing."""
    return bool(section) and bool(_RECKONS.search(section[-1]))


def sets_goals(section: Sequence[str]) -> bool:
    """Whether the section is a list of goals: what it says of the town is to become true."""
    return bool(section) and bool(_GOALS.fullmatch(section[-1]))


def is_meta(section: Sequence[str]) -> bool:
    """Whether the section is about the paper itself: contact, contents, imprint."""
    return bool(section) and bool(_META.search(section[-1]))


def _of_heading(text: str) -> Bindingness | Frame | None:
    for pattern, meaning in _FRAMES:
        if pattern.search(text):
            return meaning
    if _FILLS.search(text):
        return Frame.FILLS
    return Frame.TELLS if _TELLS.search(text) else None
