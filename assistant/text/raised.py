"""Raised and lowered figures: "5²" is not 52, and a raised 1 behind a word is no part of it."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURE = re.compile(r"[\d+\-(),*]*\d[\d+\-(),*]*")
# Square and cubic metres and powers of ten: what is raised there belongs to what stands before it.
_POWER = re.compile(r"(?:\d|(?<![^\W\d_])[cdkm]?m)$")


def raised(text: str, before: str) -> str:
    """A raised run as plain text, behind the text ``before``; a mark is set off from the word it follows.

    >>> raised("2", "500 m"), raised("1", "50 Euro"), raised("2", "")
    ('²', ' ¹', '² ')
    """
    figure = text.strip()
    if not _FIGURE.fullmatch(figure):
        return text
    sign = figure.translate(_RAISED)
    if not before or before[-1].isspace() or before[-1] in "(„":
        return f"{sign} "
    return sign if _POWER.search(before) else f" {sign}"


def lowered(text: str, before: str) -> str:
    """A lowered run as plain text: "CO2" stays what people search for, a figure's index shows as one."""
    return text.translate(_LOWERED) if before[-1:].isdigit() else text
