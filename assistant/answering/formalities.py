"""Lines that every contract has and that say nothing on its subject: who makes it, where and when."""

from __future__ import annotations

import re

from assistant.answering.folding import fold
from assistant.text.german import MONTHS
from assistant.text.patterns import any_of

_PARTIES = re.compile(
    r"(?:zwischen|und|sowie)\s+(?:der|dem|den)\s.*\bvertreten durch\b.*|zwischen\s+(?:der|dem|den)\s[^.]*",
    re.DOTALL,
)
_DAY = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{'|'.join(MONTHS)})\s?\d{{4}}"
# Behind place and day at most a few names.
_SIGNED = re.compile(rf"[A-ZÄÖÜ][\w.\-/ ]{{2,40}},\s(?:den\s|am\s)?{_DAY}(?:\s+\S+){{0,6}}\s*")
_ASKED_FOR = any_of(
    r"\b(?:unterschr|unterzeichn|signier|besiegel|ausgefertig|zustande)\w*",
    r"\bvertrete?n\b|\bvertritt\b|\bvertrag\w*\b",
    r"\b\w*(?:partner|beteilig|vereinbarung)\w*", r"\b(?:ge)?schl(?:iess|oss)\w*",
    r"\b(?:signed|signature|imza|podpis|semna|підпис|подпис)\w*|\bsigne", r"توقيع",
)  # fmt: skip


def is_formality(text: str) -> bool:
    """Whether a line names the parties of a contract, or where and when it was signed."""
    return bool(_PARTIES.fullmatch(text) or _SIGNED.fullmatch(text))


def asks_for_formalities(question: str) -> bool:
    """Whether a question is about the paper's making, which such lines tell."""
    return _ASKED_FOR.search(fold(question)) is not None
