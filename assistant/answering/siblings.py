"""The open-air pool is not the indoor pool: a sentence on another thing of the same kind answers nothing.

Two compounds with one head are of one kind ("Hallenbad", "Freibad"). That a sentence has the other one counts
where its paper knows the one asked for by name; else both may be words for one thing. On evals/cases/tune_za
to tune_zo that rules out three sentences that were wrongly taken for an answer and one right one. It counts
as well where the sentence denies its own thing: no tax on beds says nothing of one on second homes. And where
the two words exclude each other whatever the thing is: a single grave is no double one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answering.question import Question
from assistant.answering.stance import Stance, stance
from assistant.answering.verification import Fit
from assistant.index.library import Library
from assistant.text.words import Term, content_words, term

_FAULT = "other_thing"
# First parts of compounds, by their stems, that exclude each other whatever the thing is.
_OPPOSED = tuple(
    frozenset(group.split())
    for group in (
        "einzel doppel mehr famili grupp",
        "einzel tag woch monat jahr zehn saison",
        "halb ganz voll",
        "kind erwachs senior",
        "dam herr",
        "somm wint",
        "inn auss",
        "hall frei",
        "nord sud ost west",
        "erst zweit dritt",
        "haupt neb",
        "klein gross",
    )
)


def without_siblings(fits: Iterable[Fit], question: Question, library: Library) -> tuple[Fit, ...]:
    """The fits, those of another thing of the kind asked for ruled out."""
    asked = [item for item in question.focus if item.weight >= 1.0 and len(item.term.parts) > 1]
    if not asked or question.foreign or question.follow_up:
        return tuple(fits)
    return tuple(
        replace(fit, reasons=(*fit.reasons, f"{_FAULT}: {item.word}"))
        if (item := next((one for one in asked if _is_of_another(one.term, one.word, fit, library)), None))
        else fit
        for fit in fits
    )


def _is_of_another(wanted: Term, word: str, fit: Fit, library: Library) -> bool:
    item = fit.evidence
    own = [term(given) for given in content_words(item.sentence.text)]
    above = f"{item.context} {item.before} {' '.join(item.sentence.section)}"
    around = [*own, *(term(given) for given in content_words(above))]
    if any(_may_be(wanted, given) for given in around) or not any(_beside(wanted, given) for given in own):
        return False
    if stance(item) is Stance.DENIES or any(_opposed(wanted, given) for given in own):
        return True
    name = word.lower()
    return any(name in unit.sentence.text.lower() for unit in library.units_of(item.agreement.id))


def _may_be(wanted: Term, given: Term) -> bool:
    """The thing itself, a part of its name, or a longer name for it."""
    return wanted.stem in given.stem or given.stem in wanted.parts or set(wanted.parts) <= set(given.parts)


def _opposed(wanted: Term, given: Term) -> bool:
    """Told from it by a word that excludes the other: the single grave is not the double one."""
    if not given.parts or given.head != wanted.head:
        return False
    one, other = wanted.parts[0], given.parts[0]
    return one != other and any({one, other} <= group for group in _OPPOSED)


def _beside(wanted: Term, given: Term) -> bool:
    """Of the same kind, and told from it by another word."""
    apart = not set(given.parts[:-1]) & set(wanted.parts[:-1])
    return len(given.parts) > 1 and given.head == wanted.head and apart
