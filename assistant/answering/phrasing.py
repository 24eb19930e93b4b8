"""Whether a phrasing says no more and no less than its sentences; each check gives its reasons."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from assistant.answering.actors import person_names, qualifiers
from assistant.answering.answer import Evidence
from assistant.answering.coverage import Coverage
from assistant.answering.faithful import faithless
from assistant.answering.folding import fold
from assistant.answering.polarity import denies
from assistant.answering.question import Focus, Question
from assistant.answering.verification import SUPPORT, card_of, kind_faults
from assistant.text.figures import missing
from assistant.text.words import content_words, is_known, is_stopword, term, words

_YES_NO = re.compile(r"^\s*(?:ja|nein|yes|no)\b\s*[,.!:–-]?\s*", re.I)
# A word of the phrasing that stands in no source: allowed up to this share of its content words.
UNSUPPORTED_SHARE = 0.25
# From so many letters a word that is so like another is that one with a slip.
_LONG, SPELT_LIKE = 8, 0.9


def phrasing_faults(
    phrasing: str, cited: Sequence[Evidence], question: Question, coverage: Coverage
) -> list[str]:
    """What the phrasing says beyond its sentences; empty if nothing."""
    if not phrasing:
        return ["empty"]
    quoted = " ".join(f"{item.context} {item.sentence.text}" for item in cited)
    known = f"{quoted} {' '.join(card_of(item) for item in cited)}"
    return [
        *kind_faults(question, phrasing, cited[0].agreement.parties),
        *_yes_no_faults(phrasing),
        *_figure_faults(phrasing, quoted),
        *_name_faults(phrasing, f"{known} {question.text}"),
        *_polarity_faults(phrasing, quoted),
        *_role_shift_faults(phrasing, quoted),
        *_support(phrasing, known, question, coverage),
        *_borrowed(phrasing, f"{known} {_around(cited)}", question, coverage),
        *faithless(phrasing, " ".join(item.sentence.text for item in cited), f"{quoted} {_around(cited)}"),
    ]


def _borrowed(phrasing: str, source: str, question: Question, coverage: Coverage) -> list[str]:
    """What a claim is about has to stand in its sentences or above them, not in the question alone."""
    asked = _stems(question.text)
    said = [item for item in _focus(phrasing) if item.word[:1].isupper() and item.term.stem in asked]
    degrees = coverage.degrees(said, source)
    return [f"borrowed: {item.word}" for item, degree in zip(said, degrees, strict=True) if degree < SUPPORT]


def _support(phrasing: str, known: str, question: Question, coverage: Coverage) -> list[str]:
    said = _focus(phrasing)
    if not said:
        return ["empty"]
    source = f"{known} {question.text}"
    degrees = coverage.degrees(said, source)
    unsupported = [item.word for item, degree in zip(said, degrees, strict=True) if degree < SUPPORT]
    if len(unsupported) / len(said) > UNSUPPORTED_SHARE:
        return [f"unsupported: {', '.join(unsupported)}"]
    # the answer must say something that the question did not
    asked = _stems(question.text)
    return [] if any(item.term.stem not in asked for item in said) else ["repeats_the_question"]


def _focus(phrasing: str) -> list[Focus]:
    return [Focus(word, term(word), 1.0) for word in content_words(phrasing)]


def _stems(text: str) -> set[str]:
    return {term(word).stem for word in content_words(text)}


def _around(cited: Sequence[Evidence]) -> str:
    """What stands above the sentences and before them."""
    return " ".join(f"{item.before} {' '.join(item.sentence.section)}" for item in cited)


def _yes_no_faults(phrasing: str) -> list[str]:
    return ["yes_or_no"] if _YES_NO.match(phrasing) else []


def _figure_faults(phrasing: str, source: str) -> list[str]:
    return [f"figure: {figure}" for figure in missing(phrasing, source)]


def _name_faults(phrasing: str, source: str) -> list[str]:
    return [f"name: {name}" for name in unknown_names(phrasing, source)]


def unknown_names(phrasing: str, source: str) -> list[str]:
    """Names and abbreviations that do not stand in the source as they are, and words of no language."""
    known = {fold(word.text) for word in words(source)}
    names = {part for name in person_names(phrasing) for part in name.split() if len(part) > 3}
    short = {w.text for w in words(phrasing) if len(w.text) > 1 and sum(c.isupper() for c in w.text) > 1}
    said = {word for word in names | short if fold(word) not in known and not is_stopword(word)}
    stems = {term(word.text).stem for word in words(source)}
    # a word of no language: a name, or the model's slip of the pen
    said |= {
        word.text
        for word in words(phrasing)
        if word.text[0].isalpha()
        and term(word.text).stem not in stems
        and (not is_known(word.text) or _misspells(word.text, known))
    }
    return sorted(said)


def _misspells(word: str, known: Collection[str]) -> bool:
    """Whether a long word is one of the source's but for a letter ("Tagessticket")."""
    said = fold(word)
    return len(said) >= _LONG and any(
        abs(len(said) - len(other)) <= 1 and SequenceMatcher(None, said, other).ratio() >= SPELT_LIKE
        for other in known
        if other[:2] == said[:2] and other not in said and said not in other
    )


def _polarity_faults(phrasing: str, source: str) -> list[str]:
    """A phrasing denies if and only if its source does."""
    return ["polarity"] if denies(phrasing) != denies(source) else []


def _role_shift_faults(phrasing: str, source: str) -> list[str]:
    return ["role"] if qualifiers(phrasing) - qualifiers(source) else []
