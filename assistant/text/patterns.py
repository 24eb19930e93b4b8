"""Patterns made of several."""

from __future__ import annotations

import re

# Folded, as alternatives of a pattern.
MONTHS = "januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember"


def any_of(*patterns: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """One pattern that matches where any of ``patterns`` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


def in_any_case(*patterns: str) -> re.Pattern[str]:
    """The same for text that is not folded."""
    return any_of(*patterns, flags=re.IGNORECASE)
