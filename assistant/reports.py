"""What the terminal shows: an answer, a search hit."""

from __future__ import annotations

from assistant import texts
from assistant.answering.answer import Answer
from assistant.index.library import Library
from assistant.index.search import PassageHit
from assistant.records import SECTION_SEPARATOR


def answer_text(answer: Answer) -> str:
    """Prose with numbers, then the cited sentences, notes and near misses."""
    lines = [f"{claim.text}{''.join(f' [{n}]' for n in claim.numbers)}" for claim in answer.claims] or [
        answer.text
    ]
    for citation in answer.citations:
        where = [citation.agreement.title, texts.STATUS_LABEL[citation.agreement.status]]
        where += [SECTION_SEPARATOR.join(citation.sentence.path)] if citation.sentence.path else []
        where += [texts.page(citation.sentence.page)] if citation.sentence.page else []
        where += [texts.OCR] if citation.sentence.recognized else []
        lines += ["", f"[{citation.n}] „{citation.quote}“", f"    {' · '.join(where)}"]
    if answer.related:
        lines += ["", texts.RELATED_HEAD]
        lines += [f"– „{item.quote}“ ({item.agreement.title})" for item in answer.related]
    if answer.notes:
        lines += ["", *answer.notes]
    return "\n".join(lines)


def hit_text(library: Library, hit: PassageHit, rank: int) -> str:
    """A found passage with its place."""
    agreement = library.agreement(hit.passage.agreement_id)
    where = " · ".join(
        [agreement.title, *([SECTION_SEPARATOR.join(hit.passage.section)] if hit.passage.section else [])]
    )
    return f"{rank}. {where} ({hit.score:.2f})\n{hit.passage.text}\n"
