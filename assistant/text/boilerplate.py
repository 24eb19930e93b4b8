"""What a web page or a printer adds around a text: shown, but never found or cited.

Nothing is recognised by a single word. A stretch at the page's end counts as boilerplate if
control labels, counters and link rows make up a good part of it and little running text stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft

# What only web pages say …
_CONTROL = re.compile(
    r"(?i)\b(?:newsletter|cookies?|impressum|datenschutz(?:erklärung|hinweise?)|nutzungsbedingungen|abonnieren|"
    r"telegram|whatsapp|facebook|instagram|twitter|youtube|linkedin|tiktok|rss|podcast|push-\w+|"
    r"jetzt (?:anmelden|registrieren|lesen|teilen|spenden)|hier klicken|(?:ein|aus)loggen|login|"
    r"weiterlesen|mehr (?:lesen|anzeigen|erfahren|laden)|lesen sie auch|das könnte sie|ähnliche artikel|"
    r"teilen auf|artikel teilen|zurück (?:zum|nach)|nach oben|seitenanfang|schaltfläche|startseite|sitemap|"
    r"alle rechte vorbehalten|lesezeit|bildquelle)\b|©"
)
_COMMAND = re.compile(
    r"^(?:\S+ ){0,3}(?:anzeigen|aufklappen|ausblenden|einblenden|öffnen|schließen|laden|abonnieren)$"
)
# … and what stands there too, but in other papers as well.
_WEAK = re.compile(
    r"(?i)\b(?:kanal|kommentare?|beiträge|teilen|drucken|merken|rätsel|quiz|gewinnspiel|umfrage|anzeige|werbung|"
    r"kontakt|suche|menü|schlagwörter|tags?|barrierefreiheit)\b"
)
_COUNTER = re.compile(r"^[^.:!?]{3,90}:\s*[\d.]+$")
_REGULAR = re.compile(r"(?i)^\S+ (?:der woche|des tages|des monats|des jahres)$")
_SEAM = re.compile(r"[a-zäöüß][A-ZÄÖÜ]")
_LONGEST_CONTROL = 90
_MIN_CUES = 3
_MIN_CONTROLS = 2
_MIN_SHARE = 0.4
_MAX_PROSE = 0.3


def mark(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn the web page's own parts, above and below the text, into boilerplate."""
    tail = _tail(drafts)
    if tail is None:
        return list(drafts)
    head = _head(drafts)
    return [
        replace(draft, kind=BlockKind.BOILERPLATE, style="", level=0)
        if index < head or index >= tail
        else draft
        for index, draft in enumerate(drafts)
    ]


def is_cue(text: str) -> bool:
    """Whether a short line is a button, a link, a counter or the name of a regular column."""
    if len(text) > _LONGEST_CONTROL or re.search(r"[.!?;]$", text):
        return False
    return bool(_COUNTER.match(text) or _REGULAR.match(text) or _WEAK.search(text)) or is_control(text)


def is_control(text: str) -> bool:
    """Whether a short line is worded as only a web page words its buttons and links."""
    return len(text) <= _LONGEST_CONTROL and bool(_COMMAND.match(text) or _CONTROL.search(text))


def _tail(drafts: Sequence[Draft]) -> int | None:
    """Where the page's end begins: the earliest control label from which labels prevail."""
    total = sum(len(draft.text) for draft in drafts)
    cues = [draft.kind is not BlockKind.ITEM and is_cue(draft.text) for draft in drafts]
    found, controls = sum(cues), sum(is_control(draft.text) for draft in drafts)
    prose = sum(len(draft.text) for draft, cue in zip(drafts, cues, strict=True) if not cue)
    for start, (draft, cue) in enumerate(zip(drafts, cues, strict=True)):
        if start and cue:
            if controls < _MIN_CONTROLS:
                return None
            share = found >= _MIN_SHARE * (len(drafts) - start)
            if found >= _MIN_CUES and share and prose <= _MAX_PROSE * total:
                return start
        found -= cue
        controls -= is_control(draft.text)
        prose -= 0 if cue else len(draft.text)
    return None


def _head(drafts: Sequence[Draft]) -> int:
    """How many blocks stand above the title: link labels, single or run together."""
    for index, draft in enumerate(drafts[:6]):
        glued = " " not in draft.text and bool(_SEAM.search(draft.text))
        if not glued and not is_cue(draft.text):
            return index
    return 0
