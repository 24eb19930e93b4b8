"""The JSON of the command line and the HTTP API: a contract, see README."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.answering.answer import Answer, Citation, EvidenceFound, Verdict

if TYPE_CHECKING:  # the records themselves need nothing of the index
    from assistant.index.library import Library
    from assistant.index.search import PassageHit

SECTION_SEPARATOR = " › "


def answer_record(answer: Answer, question_id: object = None) -> dict[str, Any]:
    """An answer as plain JSON values."""
    return {
        "id": question_id,
        "question": answer.question,
        "answer": answer.text,
        "verdict": answer.verdict.value,
        "citations": [_citation_record(citation) for citation in answer.citations],
        "related": [
            {
                "quote": item.quote,
                "agreement": item.agreement.id,
                "section": SECTION_SEPARATOR.join(item.sentence.path),
            }
            for item in answer.related
        ],
        "notes": list(answer.notes),
        "timings": {
            "evidence_ms": answer.timings.evidence_ms,
            "first_token_ms": answer.timings.first_token_ms,
            "total_ms": answer.timings.total_ms,
        },
        "prompt_tokens": answer.prompt_tokens,
        "output_tokens": answer.output_tokens,
        "model": answer.model,
        "index": answer.index_fingerprint,
        "reasons": list(answer.reasons),
    }


def _citation_record(citation: Citation) -> dict[str, Any]:
    record = {
        "n": citation.n,
        "quote": citation.quote,
        "sentence_id": citation.sentence.id,
        "agreement": citation.agreement.id,
        "title": citation.agreement.title,
        "status": citation.agreement.status.value,
        "page": citation.sentence.page,
        "section": SECTION_SEPARATOR.join(citation.sentence.path),
    }
    return record | {"ocr": True} if citation.sentence.recognized else record


def evidence_record(found: EvidenceFound) -> dict[str, Any]:
    """The sentences found before the model starts, as plain JSON values."""
    sentences = [
        _citation_record(Citation(item.number, item.sentence.text, item.sentence, item.agreement))
        | {"context": item.context}
        for item in found.evidence
    ]
    return {"evidence_ms": found.evidence_ms, "evidence": sentences}


def failure_record(question: str, error: str, question_id: object = None) -> dict[str, Any]:
    """A question that could not be worked on, in the shape of an answer."""
    empty = Answer(question=question, text=error, verdict=Verdict.AUSSERHALB)
    return answer_record(empty, question_id) | {"error": error}


def hit_record(library: Library, hit: PassageHit, rank: int) -> dict[str, Any]:
    """A found passage as plain JSON values."""
    return {
        "rank": rank,
        "score": round(hit.score, 4),
        "text": hit.passage.text,
        "agreement": library.agreement(hit.passage.agreement_id).id,
        "page": hit.passage.page,
        "section": SECTION_SEPARATOR.join(hit.passage.section),
        "sentence_ids": list(hit.passage.sentence_ids),
    }
