"""The evaluators: each looks at one thing in a recording and says value and reason. No model judges here.

They are pydantic-evals evaluators, so that others can be put beside them. A score is left out, never
counted as 0, where a case says nothing about it. The sources of the measures stand with each.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Citation
from assistant.answering.rewording import new_in_translation
from assistant.text.figures import missing
from assistant.text.language import GERMAN, language_of
from assistant.text.words import is_known, term, words
from evals.cases import Case
from evals.facts import says
from evals.recording import Recording, Truth
from evals.scoring import REFUSALS, is_gold, mark, outcome, spoken

Context = EvaluatorContext[Case, Recording, Truth]
Values = dict[str, EvaluationReason]
CUTS = (1, 3, 5, 10)
# Words of the product's own phrases around a quotation.
_FRAME = frozenset(word.text for word in words(" ".join(texts.STATUS_LABEL.values())))


@dataclass(repr=False)
class OutcomeOf(Evaluator[Case, Recording, Truth]):
    """``outcome``: right, incomplete, false answer or false refusal (see :mod:`evals.scoring`)."""

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None:
            return {}
        marks = mark(truth.case, answer)
        reason = [texts.eval_missing(" / ".join(group)) for group in marks.missing]
        reason += [texts.eval_said(phrase) for phrase in marks.said]
        return {"outcome": EvaluationReason(outcome(truth.case, marks).value, "; ".join(reason))}


@dataclass(repr=False)
class Nuggets(Evaluator[Case, Recording, Truth]):
    """``vital_recall`` and ``okay_recall``: the share of the expected facts that are said or cited.

    Vital and okay nuggets as in the question answering tracks of TREC (Voorhees 2003); compared by value.
    """

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None or not truth.case.answerable:
            return {}
        told = [spoken(answer), *(citation.quote for citation in answer.citations)]
        found: Values = {}
        for name, groups in (("vital_recall", truth.case.expect), ("okay_recall", truth.case.okay)):
            lacking = [g for g in groups if not any(says(text, fact) for text in told for fact in g)]
            if groups:
                value = 1 - len(lacking) / len(groups)
                found[name] = EvaluationReason(value, "; ".join(" / ".join(group) for group in lacking))
        return found


@dataclass(repr=False)
class Retrieval(Evaluator[Case, Recording, Truth]):
    """``recall@k`` (a gold sentence among the first k hits) and ``mrr@10`` of the search."""

    def evaluate(self, ctx: Context) -> Values:
        truth, _ = _parts(ctx)
        if not truth.case.answerable or not truth.gold_ids or not ctx.output.searched:
            return {}
        ranks = [n for n, key in enumerate(ctx.output.searched, start=1) if key in truth.gold_ids]
        first = ranks[0] if ranks else None
        reason = texts.eval_rank(first)
        found = {
            f"recall@{k}": EvaluationReason(float(first is not None and first <= k), reason) for k in CUTS
        }
        found["mrr@10"] = EvaluationReason(1 / first if first and first <= 10 else 0.0, reason)
        return found


@dataclass(repr=False)
class EvidenceRecall(Evaluator[Case, Recording, Truth]):
    """``evidence_recall``: the share of the gold sentences among the evidence."""

    def evaluate(self, ctx: Context) -> Values:
        truth, _ = _parts(ctx)
        if not truth.case.answerable or not truth.gold or not ctx.output.evidence:
            return {}
        given = {item.sentence.id for item in ctx.output.evidence}
        lost = [gold for gold, ids in zip(truth.case.gold, truth.gold, strict=True) if not ids & given]
        return {"evidence_recall": EvaluationReason(1 - len(lost) / len(truth.gold), "; ".join(lost))}


@dataclass(repr=False)
class Citations(Evaluator[Case, Recording, Truth]):
    """``citation_recall`` and ``citation_precision`` as in ALCE (Gao et al. 2023), gold sentences judging.

    Recall: the share of claims with a citation that is gold. Precision: the share of citations that are
    gold. ALCE asks a language model whether a citation carries a claim; here the case says so.
    """

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None or answer.verdict in REFUSALS or not truth.case.answerable or not truth.gold_ids:
            return {}
        gold = {c.n for c in answer.citations if is_gold(truth.case, c.quote, c.agreement.id)}
        claims = [set(claim.numbers) for claim in answer.claims] or [{c.n for c in answer.citations}]
        wrong = [c.quote for c in answer.citations if c.n not in gold]
        recall = sum(bool(numbers & gold) for numbers in claims) / len(claims)
        precision = len(gold) / len(answer.citations) if answer.citations else 0.0
        return {
            "citation_recall": EvaluationReason(recall, ""),
            "citation_precision": EvaluationReason(precision, "; ".join(wrong)),
        }


@dataclass(repr=False)
class Quotations(Evaluator[Case, Recording, Truth]):
    """``quotes_exact``: every quotation stands in its paper letter by letter, at its place and page."""

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None or not answer.citations:
            return {}
        wrong = [c.quote for c in answer.citations if not _is_exact(truth, c)]
        return {"quotes_exact": EvaluationReason(not wrong, "; ".join(wrong))}


@dataclass(repr=False)
class Supported(Evaluator[Case, Recording, Truth]):
    """``supported``: no figure and no name is said that neither the citations nor the question hold."""

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None or answer.verdict in REFUSALS:
            return {}
        invented = unsupported(truth, answer)
        return {"supported": EvaluationReason(not invented, "; ".join(invented))}


@dataclass(repr=False)
class Premise(Evaluator[Case, Recording, Truth]):
    """``premise_corrected``: a false premise is not gone along with; the sentence that denies it is cited."""

    def evaluate(self, ctx: Context) -> Values:
        truth, answer = _parts(ctx)
        if answer is None or truth.case.kind != "false_premise" or not truth.gold_ids:
            return {}
        denied = any(citation.sentence.id in truth.gold_ids for citation in answer.citations)
        return {"premise_corrected": EvaluationReason(denied, "" if denied else answer.text)}


def standard() -> list[Evaluator[Case, Recording, Truth]]:
    """All of them, in the order in which reports show them."""
    return [
        OutcomeOf(),
        Nuggets(),
        Retrieval(),
        EvidenceRecall(),
        Citations(),
        Quotations(),
        Supported(),
        Premise(),
    ]


def unsupported(truth: Truth, answer: Answer) -> list[str]:
    """The figures and names of the prose that stand neither in its citations nor in the question.

    What stands above a cited sentence (headings, the lead-in of its list) and the catalogue's entry of its
    paper count as given.
    """
    given = [truth.case.question, *truth.case.history]
    for citation in answer.citations:
        given += [citation.quote, *citation.sentence.section, *_lead_ins(truth, citation)]
        given += [_card(citation.agreement)]
    source = " ".join(given)
    if language_of(truth.case.question) != GERMAN and texts.TRANSLATED in answer.notes:
        return new_in_translation(answer.text, source)
    return [*missing(answer.text, source), *_foreign_names(answer.text, source)]


def _foreign_names(text: str, source: str) -> list[str]:
    """Words with a capital that no dictionary knows and no source holds: names."""
    held = {form for word in words(source) for form in (word.text.casefold(), term(word.text).stem)}
    said = {word.text for word in words(text) if word.text[:1].isupper() and len(word.text) > 1}
    return sorted(
        word
        for word in said
        if not held & {word.casefold(), term(word).stem} and not is_known(word) and word not in _FRAME
    )


def _lead_ins(truth: Truth, citation: Citation) -> list[str]:
    document = truth.documents[citation.agreement.id][1]
    block = next((b for b, s in document.with_blocks() if s.id == citation.sentence.id), None)
    found = []
    while block is not None and block.lead_in is not None:
        block = document.blocks[block.lead_in]
        found.append(document.text[block.start : block.end])
    return found


def _card(agreement: Agreement) -> str:
    term_ = " ".join(str(year) for year in agreement.term or ())
    parts = (agreement.title, agreement.place, agreement.body, agreement.date, term_, *agreement.parties)
    return " ".join(parts)


def _is_exact(truth: Truth, citation: Citation) -> bool:
    sentence = citation.sentence
    document = truth.documents[citation.agreement.id][1]
    same = citation.quote == sentence.text == document.text[sentence.start : sentence.end]
    place = document.place_at(sentence.start)
    return same and (place is None or place.page == sentence.page)


def _parts(ctx: Context) -> tuple[Truth, Answer | None]:
    assert ctx.metadata is not None
    return ctx.metadata, ctx.output.answer
