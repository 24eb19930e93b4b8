"""Cases that contradict themselves: no answer could be right, or a wrong one would be.

Facts are compared as the scorer does it, figures by value and words by their stem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant import texts
from evals.case import NEEDS_GOLD, WITHOUT_ANSWER, Case
from evals.facts import canonical, says

Facts = Sequence[tuple[str, ...]]
# A gold sentence that does not end like one is a part of a sentence, such as a cell of a table's row.
_WHOLE = re.compile(r"[.!?][\"'“”«»)\]]*$")


def contradictions(case: Case) -> tuple[str, ...]:
    """What is wrong with a case whatever its papers say, a German sentence each."""
    return tuple(line for check in _CHECKS for line in check(case))


def unsaid(groups: Facts, sentences: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The groups of facts of which none stands in any of ``sentences``."""
    for group in groups:
        if not any(says(sentence, fact) for sentence in sentences for fact in group):
            yield group


def whole(gold: Sequence[str]) -> bool:
    """Whether all of these are whole sentences, so that they can be judged without the paper."""
    return bool(gold) and all(_WHOLE.search(sentence) for sentence in gold)


def _answerable(case: Case) -> Iterator[str]:
    if case.answerable and case.kind in WITHOUT_ANSWER:
        yield texts.case_answerable(case.kind)
    elif not case.answerable and case.expect:
        yield texts.case_expects(case.expect[0][0])
    if case.answerable and not case.expect and not case.gold:
        yield texts.EVAL_NOTHING_EXPECTED


def _missing(case: Case) -> Iterator[str]:
    if case.kind in NEEDS_GOLD and not case.gold:
        yield texts.case_needs_gold(case.kind)
    if case.kind == "follow_up" and not case.history:
        yield texts.CASE_NEEDS_HISTORY


def _expected(case: Case) -> Iterator[str]:
    if case.answerable and whole(case.gold):
        for group in unsaid(case.expect, case.gold):
            yield texts.case_gold_lacks(group)


def _forbidden(case: Case) -> Iterator[str]:
    for phrase in case.must_not:
        for name, groups in (("expect", case.expect), ("okay", case.okay)):
            facts = (fact for group in groups for fact in group if says(fact, phrase))
            yield from (texts.case_forbids(phrase, fact, name) for fact in facts)


def _wordings(case: Case) -> Iterator[str]:
    seen: set[str] = set()
    for wording in case.paraphrases:
        plain = canonical(wording)
        # punctuation alone, or a script without letters as we know them, is not compared
        if plain and plain == canonical(case.question):
            yield texts.case_same_wording(wording)
        elif plain and plain in seen:
            yield texts.case_wording_twice(wording)
        seen.add(plain)


def _swapped(case: Case) -> Iterator[str]:
    if case.swap is None:
        return
    old, new = case.swap
    if not case.answerable:
        yield texts.CASE_SWAP_WITHOUT_ANSWER
    elif old == new:
        yield texts.CASE_SWAP_SAME
    elif not any(old in sentence for sentence in case.gold):
        yield texts.EVAL_SWAP_NOT_IN_GOLD
    elif any(says(sentence, new) for sentence in case.gold):
        yield texts.case_swap_said(new)


_CHECKS: tuple[Callable[[Case], Iterator[str]], ...] = (
    _answerable,
    _missing,
    _expected,
    _forbidden,
    _wordings,
    _swapped,
)
