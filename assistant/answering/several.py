"""Whether a question asks for several things, so that one sentence can hardly be the whole answer."""

from __future__ import annotations

import re

from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.text.patterns import any_of
from assistant.text.words import lemma

# Chosen on the list questions of evals/cases/lists_*; of 299 others in the same files 8 have one of these.
_CUES = any_of(
    r"\b(?:alles|alle[nrm]?|samtliche\w*|jeweils|einzelnen|verschiedene\w*|vollstandig\w*)\b",
    r"^(?:nenne?|liste?|zahle?|zeige?)\b.*\b(?:die|auf)\b",
    r"\bwelche[rnsm]?\b.*\bwelche[rnsm]?\b",
    r"\bwe[rmn]\b.*\bwelche[rnsm]?\b",
    r"\bund (?:wer|was|wie (?:viel|hoch|oft)|wo|wofur|wann|welche\w*)\b",
    r"\bje nach\b",
    r"\bverteil\w*",
    r"\b(?:bei|mit|von) den \w+[ns]\b",
    r"\bfur \w+(?: \w+)? und (?:fur )?\w+",
)
# The noun, or an adjective and the noun.
_WHICH = re.compile(r"\bwelchen?\s+([\w-]+)(?:\s+([\w-]+))?", re.I)


def asks_several(text: str, kind: Kind) -> bool:
    """By the words of asking, or by a plural behind "welche"."""
    if kind is Kind.YES_NO:
        return False
    if kind is Kind.LIST or _CUES.search(fold(text)):
        return True
    return any(_is_plural(word) for match in _WHICH.finditer(text) for word in match.groups() if word)


def _is_plural(noun: str) -> bool:
    base = lemma(noun)
    return base[:1].isupper() and base.lower() != noun.lower()
