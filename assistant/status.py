"""How binding a paper is."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The status of a paper; it travels with every citation."""

    ENTWURF = "entwurf"
    BESCHLOSSEN = "beschlossen"
    VORLAGE = "vorlage"
    PROGRAMM = "programm"
    PRESSE = "presse"
    UNBEKANNT = "unbekannt"
