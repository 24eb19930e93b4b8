"""What a paper tells of itself, for a document without a catalogue entry."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from assistant.agreements import Agreement, slug
from assistant.status import Status
from assistant.text.document import BlockKind, Document
from assistant.text.figures import FigureKind, figures

_HEAD_CHARS = 600
_TITLE_CHARS = 120
_PLACE = re.compile(
    r"\b(?:Landkreis(?:es|e)?|Kreis(?:es)?|Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Hansestadt|Markt|Region)"
    r"\s+(?:(?:Bad|Sankt|St\.|Groß|Klein|Neu|Alt)\s+)?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
)
_STATUS = (
    (re.compile(r"\bentwurf\b", re.I), Status.ENTWURF),
    (re.compile(r"\b(?:beschluss|sitzungs)?vorlage\b|\bbeschlussvorschlag\b", re.I), Status.VORLAGE),
    (re.compile(r"\b(?:kommunal)?wahlprogramm\b", re.I), Status.PROGRAMM),
    (
        re.compile(r"\b(?:wird|wurde|hat)\b.{0,120}\bbeschlossen\b|\bsatzung\b", re.I | re.S),
        Status.BESCHLOSSEN,
    ),
)


def profile(file: str, document: Document | None = None) -> Agreement:
    """Title, place, status and date as the text gives them; what it does not give stays empty."""
    name = Path(file).stem
    if document is None:
        return Agreement(id=slug(name), title=name, file=file)
    head = document.text[:_HEAD_CHARS]
    places = Counter(_PLACE.findall(document.text))
    return Agreement(
        id=slug(name),
        title=_title(document) or name,
        file=file,
        status=next((status for cue, status in _STATUS if cue.search(head)), Status.UNBEKANNT),
        place=places.most_common(1)[0][0] if places else "",
        date=next(
            (str(f.value) for f in figures(head) if f.kind is FigureKind.DATE and len(str(f.value)) == 10), ""
        ),
    )


def _title(document: Document) -> str:
    blocks = [block for block in document.blocks if block.sentences][:8]
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    chosen = max(headings, key=lambda block: block.end - block.start, default=blocks[0] if blocks else None)
    return document.text[chosen.start : chosen.end][:_TITLE_CHARS].strip() if chosen else ""
