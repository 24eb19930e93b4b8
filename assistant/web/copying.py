"""An answer as plain text to be pasted elsewhere: with its quotations and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import texts
from assistant.answering.answer import Answer, Citation, Verdict


def pieces(answer: Answer) -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """The answer's text, cut behind each claim, with the citations that belong there.

    A citation that no claim names stands at the end.
    """
    position = 0
    placed: set[int] = set()
    for claim in answer.claims:
        start = answer.text.find(claim.text, position)
        if start < 0 or not claim.text:
            continue
        end = start + len(claim.text)
        cited = tuple(citation for citation in answer.citations if citation.n in claim.numbers)
        yield answer.text[position:end], cited
        placed.update(citation.n for citation in cited)
        position = end
    rest = tuple(citation for citation in answer.citations if citation.n not in placed)
    yield answer.text[position:], rest


def only_repeats(answer: Answer) -> bool:
    """Whether the text says nothing beyond one of its quotations."""
    quotes = {" ".join(citation.quote.split()) for citation in answer.citations}
    return not answer.text or " ".join(answer.text.split()) in quotes


def with_citations(answer: Answer, day: str) -> str:
    """Question, answer, quotations with their sources, notes, and that a machine made it; ``day`` is ISO."""
    prose = "".join(piece + _marks(cited) for piece, cited in pieces(answer))
    parts = [
        f"{texts.CHAT_YOU_ASKED}: {answer.question}",
        "" if only_repeats(answer) else prose.strip(),
        *(f"[{c.n}] {texts.in_quotes(c.quote)}\n{_source(c)}" for c in answer.citations),
        *answer.notes,
        texts.made_by(how_made(answer), texts.german_date(day)),
    ]
    return "\n\n".join(part for part in parts if part)


def how_made(answer: Answer) -> str:
    """Whether a machine phrased or only chose; empty where nothing is stated."""
    if answer.verdict is Verdict.BELEGT and answer.model:
        return texts.CHAT_MACHINE_MADE
    return texts.CHAT_MACHINE_CHOSEN if answer.citations else ""


def _marks(cited: tuple[Citation, ...]) -> str:
    return "".join(f" [{citation.n}]" for citation in cited)


def _source(citation: Citation) -> str:
    agreement, sentence = citation.agreement, citation.sentence
    page = texts.CHAT_PAGE.format(page=sentence.page) if sentence.page is not None else ""
    status = texts.STATUS_LABEL[agreement.status]
    paper = f"{agreement.title} ({', '.join(filter(None, (agreement.place, status)))})"
    return ", ".join(filter(None, (paper, " › ".join(sentence.path), page)))
