"""Whether a phrasing keeps what its sentence says: its verbs, its conditions, and all of several figures.

A small model turns "bedarf ab 25.000 Euro der Zustimmung" into "kann ab 25.000 Euro kaufen", gives one room
the other's price and makes the deputy the head. Names and figures are all there; so the rest is compared as
well, and where it differs the sentence is quoted.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.answering.actors import person_names
from assistant.answering.folding import fold
from assistant.text.figures import figures
from assistant.text.words import content_words, lemma, term

# What a phrasing may neither drop nor add: it says how much, how surely, how often and on which condition.
_MARKS = re.compile(
    r"\b(?:bis zu|hochstens|maximal|mindestens|wenigstens|rund|etwa|circa|ca|uber|unter|mehr als|weniger als"
    r"|fruhestens|spatestens|zusatzlich\w*|weitere\w*|nur|lediglich|erst|wenn|falls|sofern|soweit|solange"
    r"|vorbehalt\w*|soll(?:en|te|ten)?|kann|konnen|konnte\w*|will|wollen|mochte\w*|strebt|angestrebt"
    r"|geprueft|gepruft|prufen|voraussichtlich|geplant|je|pro|(?:viertel|halb)?jahrlich\w*|monatlich\w*"
    r"|wochentlich\w*|taglich\w*|einmalig\w*|zunachst|bisher|jeweils|ausgenommen|ausser|statt)\b"
)
# Verbs that say no more than "it is so".
_PLAIN = frozenset("sein haben werden geben betragen liegen heißen gelten".split())
_NEXT_SENTENCE = re.compile(r"(?<=[a-zäöüß]{3})[.!?]\s+(?=[A-ZÄÖÜ])")


def faithless(phrasing: str, sentence: str, around: str = "") -> list[str]:
    """What the phrasing leaves out of its sentence or adds to it; ``around`` stands above or before it."""
    return [
        *(["two_sentences"] if _NEXT_SENTENCE.search(phrasing) else []),
        *_marks(phrasing, sentence),
        *_verbs(phrasing, f"{sentence} {around}"),
        *_one_of_several(phrasing, sentence),
    ]


def _marks(phrasing: str, sentence: str) -> list[str]:
    said, given = (set(_MARKS.findall(fold(text))) for text in (phrasing, sentence))
    left_out = [f"left_out: {mark}" for mark in sorted(given - said)]
    return [*left_out, *(f"added: {mark}" for mark in sorted(said - given))]


def _verbs(phrasing: str, source: str) -> list[str]:
    """Verbs and adjectives of the phrasing that its source does not have."""
    given = {form for word in content_words(source) for form in (term(word).stem, lemma(word).lower())}
    return [
        f"unsaid: {word}"
        for word in content_words(phrasing)
        if word[:1].islower() and lemma(word) not in _PLAIN and not {term(word).stem, lemma(word)} & given
    ]


def _one_of_several(phrasing: str, sentence: str) -> list[str]:
    """Of two prices or two persons one alone is easily given to the wrong thing."""
    said, given = (Counter(figure.kind.value for figure in figures(text)) for text in (phrasing, sentence))
    said["person"], given["person"] = len(person_names(phrasing)), len(person_names(sentence))
    return [f"one_of_several: {kind}" for kind, count in given.items() if count > 1 and said[kind] < count]
