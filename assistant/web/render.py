"""A turn of the conversation as HTML. Everything from people, papers and the model is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Citation, Verdict
from assistant.text.document import Sentence
from assistant.web.copying import how_made, only_repeats, pieces
from assistant.web.markup import binding_chip, icon, joined, source_link, status_chip, text
from assistant.web.sharing import sharing
from assistant.web.turn import Turn

SHOWN_FIRST = 2
_QUESTION = 600
_SHOWN_HEADINGS = 2
_VERDICT_ICON = {
    Verdict.BELEGT: "check",
    Verdict.NUR_ZITAT: "quote",
    Verdict.NICHT_GEFUNDEN: "search",
    Verdict.AUSSERHALB: "outside",
}


def finished(turn: Turn) -> str:
    """A turn that has ended, for the transcript."""
    if turn.answer is not None:
        shared = sharing(turn.answer, turn.link, turn.day)
        return _article(turn, _answer(turn.answer, turn.cached) + shared)
    if turn.stopped:
        return _article(turn, _notice("stop", texts.CHAT_STOPPED) + _first_evidence(turn))
    return _article(turn, _notice("alert", turn.error, role="alert") + _first_evidence(turn))


def running(turn: Turn) -> str:
    """The steady part of a turn under way: the question and the first sentences found."""
    return _article(turn, _first_evidence(turn))


def doing(turn: Turn) -> str:
    """What is being done, and for how long.

    Only the words are announced to screen readers; the running seconds would drown them.
    """
    return working(_doing(turn), texts.CHAT_SECONDS.format(seconds=int(turn.seconds)))


def working(what: str, seconds: str = "") -> str:
    """That something is under way."""
    counted = f'<span class="seconds" aria-hidden="true">{text(seconds)}</span>' if seconds else ""
    return (
        f'<p class="doing"><span class="pulse" aria-hidden="true"></span>'
        f'<span role="status">{text(what)}</span>{counted}</p>'
    )


def draft(turn: Turn) -> str:
    """The phrasing as it is written, before it is checked."""
    phrasing = f'<p class="draft">{text(turn.phrasing)}</p>' if turn.phrasing else ""
    return f'<div class="progress">{phrasing}</div>'


def refusal(message: str) -> str:
    """Why a question was not taken; it stays in the input line to be changed."""
    return _notice("alert", message, role="alert")


def quiet(message: str, *, announced: bool = False) -> str:
    """A quiet line; screen readers announce it if it is news."""
    role = ' role="status"' if announced else ""
    return f'<p class="hint"{role}>{text(message)}</p>'


def plainer(said: str, meanings: Sequence[tuple[str, str]] = ()) -> str:
    """A checked answer in plain German, or that there is none, and what its difficult words mean; announced
    once."""
    words = _meanings(meanings)
    if not said:
        nothing = _notice("info", texts.PLAINER_NOT, role="status")
        return nothing + (f'<section class="plainer">{words}</section>' if words else "")
    return (
        f'<section class="plainer" role="status"><h3>{text(texts.PLAINER_TITLE)}</h3>'
        f'<p class="prose-text">{text(said)}</p>{quiet(texts.PLAINER_CHECKED)}{words}</section>'
    )


def _meanings(meanings: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{text(word)}</dt><dd>{text(meaning)}</dd>" for word, meaning in meanings)
    return f"<h3>{text(texts.PLAINER_WORDS)}</h3><dl>{rows}</dl>" if rows else ""


def _doing(turn: Turn) -> str:
    if turn.starting:
        return texts.CHAT_INDEXING
    if not turn.searched:
        return texts.CHAT_SEARCHING
    if turn.phrasing:
        return texts.CHAT_WRITING
    if turn.ahead == 1:
        return texts.CHAT_QUEUED_ONE
    if turn.ahead:
        return texts.CHAT_QUEUED_MANY.format(ahead=turn.ahead)
    return texts.CHAT_READING


def _article(turn: Turn, body: str) -> str:
    return (
        f'<article class="turn"><h2 class="question"><span class="sr">{text(texts.CHAT_YOU_ASKED)}: </span>'
        f"{_question(turn.question)}</h2>{body}</article>"
    )


def _question(asked: str) -> str:
    """What was asked; the beginning of what would push the answer off the screen."""
    if len(asked) <= _QUESTION:
        return text(asked)
    begun = asked[:_QUESTION].rpartition(" ")[0] or asked[:_QUESTION]
    cut = texts.CHAT_QUESTION_CUT.format(count=texts.thousands(len(asked)))
    return f'{text(begun)} … <span class="cut">{text(cut)}</span>'


def _notice(kind: str, message: str, role: str = "note") -> str:
    return f'<p class="notice notice-{kind}" role="{role}">{icon(kind)}<span>{text(message)}</span></p>'


def _first_evidence(turn: Turn) -> str:
    """The best one or two sentences, shown before any phrasing."""
    cards = "".join(
        card(item.sentence, item.agreement, item.sentence.text, context=item.context)
        for item in turn.evidence[:SHOWN_FIRST]
    )
    return _cards(texts.CHAT_EVIDENCE_FIRST, cards) if cards else ""


def _answer(answer: Answer, cached: bool) -> str:
    parts = [_verdict(answer), _prose(answer), *(_note(note) for note in answer.notes)]
    parts.append(_made(answer, cached))
    if answer.citations:
        cards = "".join(card(c.sentence, c.agreement, c.quote, n=c.n, binding=True) for c in answer.citations)
        parts.append(_cards(texts.CHAT_SOURCES, cards))
    if answer.related:
        parts += _related(answer)
    return f'<div class="answer answer-{answer.verdict.value}">{"".join(parts)}</div>'


def _related(answer: Answer) -> list[str]:
    """Near misses; the sentence that leaves the question open stands apart from them."""
    cards = [card(r.sentence, r.agreement, r.quote, binding=answer.left_open) for r in answer.related]
    first = cards[:1] if answer.left_open else []
    rest = "".join(cards[len(first) :])
    near = _cards(texts.CHAT_RELATED, rest, hint=texts.CHAT_RELATED_HINT, css=" related") if rest else ""
    return [*(_cards(texts.CHAT_LEFT_OPEN, shown) for shown in first), near]


def _verdict(answer: Answer) -> str:
    value = answer.verdict.value
    return (
        f'<p class="verdict verdict-{value}">{icon(_VERDICT_ICON[answer.verdict])}'
        f"<strong>{text(texts.CHAT_VERDICT[value])}</strong>"
        f'<span class="verdict-hint">{text(texts.CHAT_VERDICT_HINT[value])}</span></p>'
    )


def _prose(answer: Answer) -> str:
    """The answer's text, unless it only repeats the quotation that stands right below it."""
    return "" if only_repeats(answer) else f'<p class="prose-text">{numbered(answer)}</p>'


def numbered(answer: Answer) -> str:
    """The text with the citation numbers behind each claim, as links into the papers."""
    return "".join(text(piece) + _numbers(cited) for piece, cited in pieces(answer))


def _numbers(citations: Iterable[Citation]) -> str:
    return "".join(
        f'<a class="cite" href="{text(source_link(c.agreement.id, c.sentence))}" target="_blank" '
        f'rel="noopener" title="{text(c.agreement.title)}" '
        f'aria-label="{text(texts.CHAT_CITATION_LABEL.format(n=c.n, title=c.agreement.title))} '
        f'({text(texts.CHAT_NEW_TAB)})">[{c.n}]</a>'
        for c in citations
    )


def _note(note: str) -> str:
    name = text(texts.READ_TITLE)
    linked = f'<a href="/dokumente" target="_blank" rel="noopener">{name}</a>'
    return f'<p class="answer-note">{icon("info")}<span>{text(note).replace(name, linked)}</span></p>'


def _made(answer: Answer, cached: bool) -> str:
    """How the answer came about, and how long it took or that it was kept from an earlier question."""
    how = how_made(answer)
    if not how and not cached:
        return ""
    when = texts.CHAT_CACHED if cached else _duration(answer.timings.total_ms)
    return f'<p class="made facts">{joined((how, when))}</p>'


def _duration(milliseconds: int) -> str:
    seconds = f"{milliseconds / 1000:.1f}".replace(".", ",")
    return texts.CHAT_DURATION.format(seconds=seconds) if milliseconds else ""


def _cards(title: str, cards: str, hint: str = "", css: str = "") -> str:
    below = quiet(hint) if hint else ""
    return f'<section class="cards{css}"><h3>{text(title)}</h3>{below}<ol role="list">{cards}</ol></section>'


def card(
    sentence: Sentence,
    agreement: Agreement,
    quote: str,
    *,
    n: int | None = None,
    context: str = "",
    binding: bool = False,
) -> str:
    """A verbatim sentence with where it stands and how binding the paper is."""
    number = f'<span class="n" aria-hidden="true">{n}</span>' if n is not None else ""
    lead = f'<p class="context">{text(context)}</p>' if context and context not in sentence.section else ""
    page = texts.CHAT_PAGE.format(page=sentence.page) if sentence.page is not None else ""
    section = " › ".join(sentence.path[-_SHOWN_HEADINGS:])
    named = texts.CHAT_OPEN_SOURCE_NAMED.format(title=agreement.title)
    chips = status_chip(agreement.status) + (binding_chip(quote, agreement.status) if binding else "")
    return (
        f'<li class="card">{number}<div class="card-body">{lead}'
        f"<blockquote>{text(quote)}</blockquote>"
        f'<p class="origin"><strong>{text(agreement.title)}</strong>{chips}</p>'
        f'<p class="facts">{joined((agreement.place, section, page))}{_recognized(sentence)}</p>'
        f'<a class="open" href="{text(source_link(agreement.id, sentence))}" target="_blank" rel="noopener" '
        f'aria-label="{text(named)} ({text(texts.CHAT_NEW_TAB)})">{icon("open")}'
        f"{text(texts.CHAT_OPEN_SOURCE)}</a></div></li>"
    )


def _recognized(sentence: Sentence) -> str:
    """That a machine read the sentence from a picture."""
    label = f'<span class="ocr" title="{text(texts.OCR_HINT)}">{text(texts.OCR)}</span>'
    return label if sentence.recognized else ""
