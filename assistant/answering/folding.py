"""German text without case and umlauts, the form in which cues are matched."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """``Grüße`` and ``Gruesse`` both become ``grusse``."""
    low = text.lower().replace("ß", "ss")
    low = re.sub(r"(?<![aeq])ue", "u", low.replace("ae", "a").replace("oe", "o"))
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
