"""What stood in the right sentence's place where a case was lost."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import texts
from evals.attribution import Stage
from evals.facts import same_sentence
from evals.results import Result
from evals.scoring import mark

Row = tuple[str, str]


def offending(found: Result) -> tuple[Row, ...]:
    """The offending text, as label and text; nothing where the case was not lost."""
    answer = found.recording.answer
    if found.lost_at is None or answer is None:
        return ()
    return tuple(dict.fromkeys(_rows(found)))


def stage_text(found: Result) -> str:
    """Where the case was lost, in words that fit it; empty where it was not."""
    if found.lost_at is None:
        return ""
    answer = found.recording.answer
    if found.lost_at is Stage.CHECK and answer is not None:
        marks = mark(found.case, answer)
        if marks.said and marks.gold_cited:
            return texts.EVAL_CHECK_BESIDE
        if found.scores.get("supported") == 0.0:
            return texts.EVAL_CHECK_UNSUPPORTED
        return texts.EVAL_CHECK_REJECTED
    return texts.EVAL_STAGE[found.lost_at.value]


def _rows(found: Result) -> Iterator[Row]:
    answer = found.recording.answer
    assert answer is not None
    by_id = {item.sentence.id: item.sentence.text for item in found.recording.evidence}
    if found.scores.get("supported") == 0.0 and (invented := found.reasons.get("supported")):
        yield texts.EVAL_INVENTED, invented
    match found.lost_at:
        case Stage.SEARCH | Stage.EVIDENCE:
            yield from ((texts.EVAL_INSTEAD, text) for text in _other(found))
        case Stage.TRUNCATION:
            yield from ((texts.EVAL_IN_PROMPT, by_id[key]) for key in answer.trace.shown if key in by_id)
        case Stage.MODEL:
            if answer.trace.written:
                yield texts.EVAL_WRITTEN, answer.trace.written
            if answer.trace.pointed in by_id:
                yield texts.EVAL_POINTED, by_id[answer.trace.pointed]
        case Stage.CHECK | Stage.REFUSAL if not answer.citations:
            yield from ((texts.EVAL_NEAREST, item.quote) for item in answer.related[:1])


def _other(found: Result) -> Iterator[str]:
    """The first sentence before the model that is none of the meant ones, where no citation says it."""
    cited = {c.quote for c in found.recording.answer.citations} if found.recording.answer else set()
    for item in found.recording.evidence:
        text = item.sentence.text
        if text not in cited and not any(same_sentence(gold, text) for gold in found.case.gold):
            yield text
            return
