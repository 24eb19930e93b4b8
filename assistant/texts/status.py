"""The status of a paper, in words."""

from __future__ import annotations

from assistant.status import Status

STATUS_LABEL = {
    Status.ENTWURF: "Entwurf",
    Status.BESCHLOSSEN: "beschlossen",
    Status.VORLAGE: "Beschlussvorlage",
    Status.PROGRAMM: "Wahlprogramm",
    Status.PRESSE: "Pressebericht",
    Status.UNBEKANNT: "Status unbekannt",
}

STATUS_NOTE = {
    Status.ENTWURF: "Hinweis: Das Papier ist ein Entwurf, keine beschlossene Vereinbarung.",
    Status.VORLAGE: (
        "Hinweis: Das Papier ist eine Beschlussvorlage; ob sie beschlossen wurde, steht nicht darin."
    ),
    Status.PROGRAMM: "Hinweis: Das Papier ist ein Programm einer Partei, keine Vereinbarung.",
    Status.PRESSE: "Hinweis: Das ist ein Pressebericht, keine Vereinbarung.",
    Status.UNBEKANNT: "Hinweis: Ob dieses Papier beschlossen ist, ist nicht bekannt.",
}
