"""Whether a question asks for several things or for a topic: one sentence can hardly be the whole answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.text.patterns import any_of
from assistant.text.words import is_stopword, lemma, words

# Chosen on the list questions of evals/cases/lists_*; of 299 others in the same files 8 have one of these.
_CUES = any_of(
    r"\b(?:alles|alle[nrm]?|samtliche\w*|jeweils|einzelnen|verschiedene\w*|vollstandig\w*)\b",
    r"^(?:nenne?|liste?|zahle?|zeige?)\b.*\b(?:die|auf)\b",
    r"\bwelche[rnsm]?\b.*\bwelche[rnsm]?\b",
    r"\bwe[rmn]\b.*\bwelche[rnsm]?\b",
    r"\w\W+und (?:wer|was|wie (?:viel|hoch|oft)|wo|wofur|wann|welche\w*)\b",
    r"\bje nach\b",
    r"\bwe[rmn] (?:\w+ )?was\b",
    r"\b(?:liste|ubersicht|aufstellung|tabelle)\W*$|\b(?:amter|posten|preis|gebuhren|namens)liste\b",
    r"\bverteil\w*",
    r"\b(?:bei|mit|von) den \w+[ns]\b",
    r"\bfur \w+(?: \w+)? und (?:fur )?\w+",
)
# The noun, or an adjective and the noun; whose noun it is.
_WHICH = re.compile(r"\bwelchen?\s+([\w-]+)(?:\s+(?:der\s+)?([\w-]+))?", re.I)
# No singular that "welche" goes with ends so: it has to be "welcher Posten" there.
_ONLY_PLURAL = re.compile(r"\bwelche\s+[\w-]{3,}en\b", re.I)
# "Was ist zu …", "Was plant der Rat für …"; what has to be paid is no topic.
_TOPIC = re.compile(
    r"^(?:und |also )?was (?:(?:alles|denn|genau|eigentlich|so) )*"
    r"(?:ist|sind|wird|werden|wurden?|steh(?:t|en)|stand|gilt|galt|sag(?:t|en|te)|soll(?:en)?|will|wollen"
    r"|plant|planen|hat|haben|macht|machen|tut|tun)\b(?!.*\b(?:\w*zahl\w*|\w*kost\w*|gekriegt|bekommen|fruher|vorher)\b)"
    r".*\b(?:zu|zum|zur|furs?|bei|beim|uber|rund um|mit|gegen|in sachen|hinsichtlich|bezuglich)\b"
)
_ABOUT = re.compile(
    r"^was\b.*?\b(?:zu|zum|zur|fürs?|bei|beim|über|rund um|gegen|in sachen|hinsichtlich|bezüglich)\s+"
    # where that is, and between whom, says nothing of what it is
    r"(?P<subject>.+?)(?:,.*|\s(?:an der|am|in de[rmn]|im|auf de[rm]|bei de[rn]|beim|zwischen)\s.*)?$",
    re.IGNORECASE,
)
# Verbs that only say that something was agreed, said or is done.
_AGREED = any_of(
    r"\w*(?:abred|gemach|gesproch|gesag|geplan|gedach|einbar|geseh|gehalt|geleg|gestell|schloss)e?\w*",
    r"gilt|gelten|galt|tut|tun|umgeh\w*|steht|stehen|stand",
)
# A few keywords name a topic, where they are no question.
_KEYWORDS = 3


def asks_on_topic(text: str, kind: Kind, verbs: Sequence[str]) -> bool:
    """Whether what the papers say on a subject is asked for; ``verbs`` are those among its content words."""
    if kind is not Kind.OPEN or not all(_AGREED.fullmatch(fold(verb)) for verb in verbs):
        return False
    return bool(_TOPIC.search(fold(text))) or is_keywords(text)


def subject_of(text: str) -> str:
    """What stands behind "zu" in "Was ist zu … vereinbart?", without where that is; else the whole text."""
    found = _ABOUT.search(text)
    return found["subject"] if found else text


def is_keywords(text: str) -> bool:
    """Whether a few words are typed as into a search field: that they ask for a topic is not sure."""
    found = [word.text for word in words(text)]
    plain = all(len(word) > 3 and word.isalpha() and not is_stopword(word) for word in found)
    return plain and 0 < len(found) <= _KEYWORDS and not text.rstrip().endswith("?")


def asks_several(text: str, kind: Kind) -> bool:
    """By the words of asking, by a plural behind "welche", or where a list is asked for without one."""
    if kind is Kind.YES_NO:
        return False
    named = [word for match in _WHICH.finditer(text) for word in match.groups() if word]
    if _CUES.search(fold(text)) or _ONLY_PLURAL.search(text) or any(map(_is_plural, named)):
        return True
    if kind is Kind.OPEN and is_keywords(text):
        return any(_is_plural(word.capitalize()) for word in text.split())
    return kind is Kind.LIST and not named


def _is_plural(noun: str) -> bool:
    base = lemma(noun)
    return base[:1].isupper() and base.lower() != noun.lower()
