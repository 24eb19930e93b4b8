"""German text without case and umlauts, the form in which cues are matched."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """``Grüße`` and ``Gruesse`` both become ``grusse``."""
    low = text.lower().replace("ß", "ss")
    low = re.sub(r"(?<![aeq])ue", "u", low.replace("ae", "a").replace("oe", "o"))
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches where any of ``patterns`` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
