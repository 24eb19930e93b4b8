"""What is wrong with a case that a person is making: each field as it is typed, and the whole."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import texts
from assistant.text.decoding import decode
from evals.case import Case
from evals.consistency import contradictions
from evals.counterfactual import PLAIN
from evals.facts import canonical, says
from evals.fitting import misfits
from evals.papers import Papers
from evals.spelling import nearest


def objections(case: Case, papers: Papers) -> tuple[str, ...]:
    """All that is wrong with a case as a whole: a field changed later may have spoilt another."""
    unknown = [key for key in case.agreements if key not in papers.documents]
    if unknown:
        there = sorted(papers.documents)
        return tuple(texts.author_no_paper(key, nearest(key, there), there) for key in unknown)
    lines = [*contradictions(case), *misfits(case, papers)]
    if not lines:
        parted = any(not papers.sentences_like(gold, case.agreements) for gold in case.gold)
        lines += [texts.AUTHOR_GOLD_SEVERAL] if parted else []
        lines += filter(None, (fact_objection(case, group) for group in (*case.expect, *case.okay)))
    lines += filter(None, (must_not_objection(case, phrase) for phrase in case.must_not))
    if case.swap and not alterable(case, papers):
        lines.append(texts.AUTHOR_NO_SWAP)
    return tuple(dict.fromkeys(lines))


def fact_objection(case: Case, group: Sequence[str]) -> str:
    """A fact that none of the gold sentences says cannot be expected."""
    if not group:
        return texts.DIALOGUE_EMPTY
    if case.gold and not any(says(gold, fact) for gold in case.gold for fact in group):
        return texts.author_gold_lacks(group)
    return ""


def must_not_objection(case: Case, phrase: str) -> str:
    """What a right answer says must not be forbidden: the gold sentence, when quoted, or a fact."""
    if any(says(gold, phrase) for gold in case.gold):
        return texts.author_gold_says(phrase)
    expected = [fact for group in (*case.expect, *case.okay) for fact in group if says(fact, phrase)]
    return texts.author_fact_says(phrase, expected[0]) if expected else ""


def wording_objection(case: Case, wording: str, others: Sequence[str] = ()) -> str:
    """A paraphrase that is the question, or one of those before it, letter for letter."""
    known = {canonical(text) for text in (case.question, *others)}
    return texts.DIALOGUE_TWICE if wording and canonical(wording) in known - {""} else ""


def swap_objection(case: Case, pair: tuple[str, str]) -> str:
    """The first value has to stand in a gold sentence, the second must not."""
    old, new = pair
    if not old or not new or old == new:
        return texts.AUTHOR_SWAP_SHAPE
    if not any(old in gold for gold in case.gold):
        return texts.author_swap_missing(old)
    return texts.author_swap_said(new) if any(says(gold, new) for gold in case.gold) else ""


def alterable(case: Case, papers: Papers) -> bool:
    """Whether a gold sentence stands in a paper that a copy can be made of with another value in it."""
    keys = case.agreements or tuple(papers.documents)
    files = [papers.documents[key][0].file for key in keys if key in papers.documents]
    plain = [papers.folder / file for file in files if (papers.folder / file).suffix.lower() in PLAIN]
    written = [" ".join(decode(path.read_bytes()).split()) for path in plain if path.is_file()]
    return any(" ".join(gold.split()) in text for gold in case.gold for text in written)
