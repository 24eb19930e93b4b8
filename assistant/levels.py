"""The degrees of bindingness, on their own: the command line names them without loading a lexicon."""

from __future__ import annotations

from enum import StrEnum


class Bindingness(StrEnum):
    """What a sentence commits to.

    ``vereinbart``: it will be done or holds. ``angestrebt``: wanted or planned. ``pruefauftrag``: to be
    examined, or left open until something is known. ``haushaltsvorbehalt``: only if money allows.
    ``absage``: ruled out, refused, given up.
    """

    VEREINBART = "vereinbart"
    ANGESTREBT = "angestrebt"
    PRUEFAUFTRAG = "pruefauftrag"
    HAUSHALTSVORBEHALT = "haushaltsvorbehalt"
    ABSAGE = "absage"
