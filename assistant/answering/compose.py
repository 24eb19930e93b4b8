"""From what the checks allow to the answer that a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Citation, Claim, Evidence, Related, Verdict
from assistant.answering.kind import Kind, is_farewell, is_thanks
from assistant.answering.polarity import denies
from assistant.answering.question import Question
from assistant.status import Status

RELATED = 3
# Up to so many places without a sentence have a line each.
SILENT_ALONE = 2


# A sentence that begins so has its subject in the one before; "diese Vereinbarung" is the paper itself.
_GOES_ON = re.compile(
    r"(?:Er|Sie|Ihre?[mnrs]?|Seine?[mnrs]?|Dies(?:e[mnrs]?)?|Beide|Letztere[rs]?|Da(?:für|gegen|zu|von|rüber|bei)"
    r"|Hier(?:für|zu|bei|von)|Stattdessen|Deren|Dessen|Dort)\b(?! (?:Vereinbarung|Vertrag|Satzung|Papier))"
)


@dataclass(frozen=True)
class Draft:
    """An answer before timings and token counts are known."""

    text: str
    verdict: Verdict
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    related: tuple[Related, ...] = ()
    notes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = field(default_factory=tuple)
    left_open: bool = False


def phrased(phrasing: str, cited: Sequence[Evidence], reasons: Iterable[str] = ()) -> Draft:
    """The model's checked phrasing with its sentences."""
    sources = {item.agreement.id: item.agreement for item in cited}
    text = f"{phrasing.rstrip(' .')} ({provenance(list(sources.values()))})."
    citations = _cite(cited)
    return Draft(
        text,
        Verdict.BELEGT,
        (Claim(text, tuple(citation.n for citation in citations)),),
        citations,
        notes=_status_notes(citations),
        reasons=tuple(reasons),
    )


def quoted(cited: Sequence[Evidence], reasons: Iterable[str] = ()) -> Draft:
    """The sentences speak for themselves, one paper after the other; who needs the one before has it."""
    alone = {item.sentence.id for item in cited}
    groups = [(*(other for other in _needed(item) if other.sentence.id not in alone), item) for item in cited]
    citations = _cite([item for group in groups for item in group])
    numbers = iter(citations)
    claims = []
    for *before, item in groups:
        text, context = _said(item)
        told = texts.sentence_before(before[0].sentence.text) if before else context
        spoken = texts.quote(provenance([item.agreement]), text, told)
        claims.append(Claim(spoken, tuple(next(numbers).n for _ in (*before, item))))
    return Draft(
        "\n".join(claim.text for claim in claims),
        Verdict.NUR_ZITAT,
        tuple(claims),
        citations,
        notes=_status_notes(citations),
        reasons=tuple(reasons),
    )


def gathered(cited: Sequence[Evidence], reasons: Iterable[str] = ()) -> Draft:
    """What one section says of the several things asked for, line by line; there may be more elsewhere."""
    head = texts.gathered(provenance([cited[0].agreement]), *cited[0].sentence.section[-1:])
    text, claims, citations = _line_by_line([(head, cited)])
    return Draft(
        text,
        Verdict.NUR_ZITAT,
        claims,
        citations,
        notes=(texts.MAY_BE_MORE, *_status_notes(citations)),
        reasons=tuple(reasons),
    )


def on_topic(
    papers: Sequence[Sequence[Evidence]], silent: Sequence[str], reasons: Iterable[str] = ()
) -> Draft:
    """What each paper says on a topic, line by line; a note says which places are silent."""
    head = texts.gathered if len(papers) == 1 else texts.topic_head
    parts = [(head(provenance([lines[0].agreement])), lines) for lines in papers]
    text, claims, citations = _line_by_line(parts, _understood)
    told = [texts.compared_nothing(texts.joined(silent))] if silent else []
    return Draft(
        text,
        Verdict.NUR_ZITAT,
        claims,
        citations,
        notes=(*told, texts.MAY_BE_MORE_ON_TOPIC, *_status_notes(citations)),
        reasons=tuple(reasons),
    )


def denied(best: Evidence, reasons: Iterable[str] = ()) -> Draft:
    """The paper says otherwise than the question takes for granted; its sentence speaks."""
    citations = _cite([best])
    text = texts.denied(provenance([best.agreement]), *_said(best))
    claim = Claim(text, (citations[0].n,))
    notes = _status_notes(citations)
    return Draft(text, Verdict.NUR_ZITAT, (claim,), citations, notes=notes, reasons=tuple(reasons))


def left_open(best: Evidence, near: Sequence[Evidence], reasons: Iterable[str] = ()) -> Draft:
    """A no of its own kind: the paper names the matter and leaves it open."""
    shown = [best, *(item for item in near if item.sentence.id != best.sentence.id)]
    return replace(_declined(texts.left_open(provenance([best.agreement])), shown, reasons), left_open=True)


def compared(rows: Sequence[tuple[str, Sequence[Evidence]]]) -> Draft:
    """For each place its sentences, or that there is none; of many places the silent ones share a line."""
    citations = _cite([item for _, found in rows for item in found])
    numbers = iter(citations)
    lines, claims = [], []
    silent = [name for name, found in rows if not found]
    for name, found in rows:
        if not found:
            lines += [texts.compared_nothing(name)] if len(silent) <= SILENT_ALONE else []
        for item in found:
            lines.append(texts.compared(_with_status(name, item.agreement), *_said(item)))
            claims.append(Claim(lines[-1], (next(numbers).n,)))
    if len(silent) > SILENT_ALONE:
        lines.append(texts.compared_nothing(texts.joined(silent)))
    notes = _status_notes(citations)
    return Draft("\n".join(lines), Verdict.NUR_ZITAT, tuple(claims), citations, notes=notes)


def jointly(parts: Sequence[tuple[str, Draft]]) -> Draft:
    """Several questions asked at once: what answers each, or that nothing does; each sentence cited once."""
    numbers: dict[str, Citation] = {}
    claims: dict[str, Claim] = {}
    for asked, draft in parts:
        if not draft.citations:
            text = draft.text if draft.left_open else texts.part_not_found(asked)
            claims[text] = Claim(text, ())
        for citation in draft.citations:
            numbers.setdefault(citation.sentence.id, replace(citation, n=len(numbers) + 1))
        own = {citation.n: numbers[citation.sentence.id].n for citation in draft.citations}
        for claim in draft.claims:
            claims.setdefault(claim.text, replace(claim, numbers=tuple(own[n] for n in claim.numbers)))
    drafts = [draft for _, draft in parts]
    return Draft(
        "\n".join(claims),
        Verdict.NUR_ZITAT,
        tuple(claims.values()),
        tuple(numbers.values()),
        notes=_once(note for draft in drafts for note in draft.notes),
        reasons=_once(reason for draft in drafts for reason in draft.reasons),
    )


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def listed(lead: str, items: Sequence[Evidence], left_out: int = 0, announced: int | None = None) -> Draft:
    """A list of the paper, in its order, each item cited.

    It is said what is left out, and where the paper itself announces another number of items than follow.
    """
    head = texts.list_head(provenance([items[0].agreement]), lead)
    text, claims, citations = _line_by_line([(head, items)])
    return Draft(
        text,
        Verdict.BELEGT,
        claims,
        citations,
        notes=(
            *([texts.left_out(left_out)] if left_out else []),
            *(
                [texts.counted_otherwise(announced, len(items))]
                if announced not in (None, len(items))
                else []
            ),
            *_status_notes(citations),
        ),
    )


def _line_by_line(
    parts: Sequence[tuple[str, Sequence[Evidence]]],
    line: Callable[[Evidence], str] = lambda item: texts.answer_line(item.sentence.text),
) -> tuple[str, tuple[Claim, ...], tuple[Citation, ...]]:
    """Headings that claim nothing, and below each a line with its citation for each of its sentences."""
    citations = _cite([item for _, items in parts for item in items])
    numbers = iter(citations)
    claims: list[Claim] = []
    for head, items in parts:
        claims.append(Claim(head, ()))
        claims += [Claim(line(item), (next(numbers).n,)) for item in items]
    return "\n".join(claim.text for claim in claims), tuple(claims), citations


def not_found(question: Question, near: Sequence[Evidence], reasons: Iterable[str] = ()) -> Draft:
    """An honest no, with what stands nearby."""
    return _declined(texts.NOT_FOUND.get(question.kind, texts.NOTHING), near, reasons)


def _declined(text: str, near: Sequence[Evidence], reasons: Iterable[str]) -> Draft:
    related = tuple(Related(item.sentence.text, item.sentence, item.agreement) for item in near[:RELATED])
    return Draft(text, Verdict.NICHT_GEFUNDEN, related=related, reasons=tuple(reasons))


def outside(question: Question, agreements: Sequence[Agreement]) -> Draft:
    """Greetings, thanks, other subjects, orders, and what names no subject."""
    places = sorted({agreement.place for agreement in agreements if agreement.place})
    if question.kind is not Kind.SMALL_TALK:
        text = texts.NO_SUBJECT if question.says_nothing else texts.outside(places)
        return Draft(text, Verdict.AUSSERHALB)
    if is_thanks(question.text):
        return Draft(texts.THANKED, Verdict.AUSSERHALB)
    text = texts.FAREWELL if is_farewell(question.text) else texts.greeting(places)
    return Draft(text, Verdict.AUSSERHALB)


def provenance(agreements: Sequence[Agreement]) -> str:
    """Place and, where the paper is no agreement in force, its status."""
    return "; ".join(_with_status(item.place_or_title, item) for item in agreements)


def _with_status(name: str, agreement: Agreement) -> str:
    status = "" if agreement.status is Status.BESCHLOSSEN else texts.STATUS_LABEL[agreement.status]
    return ", ".join(part for part in (name, status) if part)


def _cite(cited: Sequence[Evidence]) -> tuple[Citation, ...]:
    return tuple(
        Citation(number, item.sentence.text, item.sentence, item.agreement)
        for number, item in enumerate(cited, start=1)
    )


def _said(item: Evidence) -> tuple[str, str]:
    """The sentence, and what it is understood with: the lead-in of its list or its heading, if it is short,
    goes on with the lead-in ("Der Bauhof" – "mäht …") or would say the opposite without it."""
    text = item.sentence.text
    needed = len(text.split()) < 6 or text[:1].islower() or denies(item.context)
    return text, item.context if needed else ""


def _needed(item: Evidence) -> tuple[Evidence, ...]:
    """The sentence before, where this one goes on with it ("Stattdessen …")."""
    if item.previous is None or not _GOES_ON.match(item.sentence.text):
        return ()
    return (Evidence(0, item.previous, item.agreement),)


def _understood(item: Evidence) -> str:
    """A line with the lead-in of its list where the sentence is short."""
    text, context = _said(item)
    return texts.answer_line(text, "" if context in item.sentence.section else context)


def _status_notes(citations: Sequence[Citation]) -> tuple[str, ...]:
    statuses = dict.fromkeys(citation.agreement.status for citation in citations)
    return tuple(texts.STATUS_NOTE[status] for status in statuses if status is not Status.BESCHLOSSEN)
