"""How binding a commitment is, in words that heed what kind of paper it stands in."""

from __future__ import annotations

from assistant.status import Status
from assistant.texts.staff import BINDINGNESS_LABEL

_AGREED = "vereinbart"
# For counts over papers of every status: what the wording alone says.
WORDING_LABEL = BINDINGNESS_LABEL | {_AGREED: "zugesagt"}
# A promise is an agreement only where the paper is one that was decided.
_PROMISED = {
    Status.ENTWURF: "vorgesehen (Entwurf)",
    Status.VORLAGE: "vorgeschlagen (Vorlage)",
    Status.PROGRAMM: "angekündigt (Programm)",
    Status.PRESSE: "berichtet (Presse)",
    Status.UNBEKANNT: "zugesagt (Status unbekannt)",
}
_PAPER = {
    Status.ENTWURF: "Entwurf",
    Status.VORLAGE: "Vorlage",
    Status.PROGRAMM: "Programm",
    Status.PRESSE: "Presse",
    Status.UNBEKANNT: "Status unbekannt",
}


def binding_label(level: str, status: Status) -> str:
    """``level`` by the sentence's own wording, ``status`` of the paper that it stands in."""
    if status is Status.BESCHLOSSEN:
        return BINDINGNESS_LABEL[level]
    return _PROMISED[status] if level == _AGREED else f"{BINDINGNESS_LABEL[level]} ({_PAPER[status]})"
