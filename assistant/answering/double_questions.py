"""Two questions in one breath: "Was kostet die Karte, und wo bekommt man sie?" is asked part by part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering import compose
from assistant.answering.answer_type import holds
from assistant.answering.compose import Draft
from assistant.answering.folding import fold
from assistant.answering.kind import VERB_ENDINGS, Kind, kind_of
from assistant.answering.question import Question, clean, focus_of
from assistant.answering.several import asks_several
from assistant.text.patterns import any_of
from assistant.text.words import lemma, words

# More parts than these are a list of wishes; it is then asked as a whole.
MOST = 3
_WORD = r"(?:we[rmn]|was|wann|wo|wohin|woher|wie|wieviel\w*|wieso|warum|weshalb|welche[rsmn]?|wof[uü]r|womit)"
_BEFORE = r"(?:(?:auch|bis|ab|seit|von|zu|f[uü]r|in|mit|bei|an|um|vor|nach|aus) )?"
# Where the next question begins.
_NEXT = re.compile(
    rf"(?:[?!.;]\s+|\s*[,–-]?\s+)(?=(?:und|sowie) {_BEFORE}{_WORD}\b)|\?\s+(?=\S)", re.IGNORECASE
)
_ASKS = any_of(rf"\b{_WORD}\b", r"\bob\b")
_OWN = 2  # nouns
_JOINED = re.compile(r"^(?:und|sowie) ", re.IGNORECASE)
_FIGURES = frozenset(
    {Kind.AMOUNT, Kind.PERCENT, Kind.NUMBER, Kind.FREQUENCY, Kind.DATE, Kind.DURATION, Kind.FIGURE}
)


Understand = Callable[[str, Sequence[str]], Question]
"""Reads a question that was asked after some others."""


@dataclass(frozen=True)
class Part:
    """One of the questions, in the person's words and as understood after those before it."""

    text: str
    question: Question

    @property
    def alone(self) -> str:
        """The words without what joins them to the question before."""
        return _alone(self.text)


def parts(whole: Question, history: Sequence[str], understand: Understand) -> list[Part]:
    """The questions in one; nothing where it is only one. A place that one of them names holds for all."""
    if whole.foreign:
        return []
    here = tuple(replace(place, spans=()) for place in whole.places)
    said = wordings(whole.asked)
    asked = [understand(_to_ask(text), (*history, *said[:number])) for number, text in enumerate(said)]
    if any(question.kind in (Kind.OUTSIDE, Kind.SMALL_TALK) for question in asked):
        return []
    placed = [question if question.places else replace(question, places=here) for question in asked]
    return [Part(text, question) for text, question in zip(said, placed, strict=True)]


def _alone(text: str) -> str:
    bare = _JOINED.sub("", text)
    return bare[:1].upper() + bare[1:]


def _to_ask(text: str) -> str:
    """A question with enough of its own does not go on with the one before, for all its "und"."""
    nouns = [item for item in focus_of(_alone(text)) if item.weight >= 1.0]
    return _alone(text) if len(nouns) >= _OWN else text


def wordings(asked: str) -> tuple[str, ...]:
    """The wordings of the questions in one, each to be asked after those before it.

    Each but the last is whole by itself: "An welchem Tag und wo tagt der Rat?" is one question. So is "Welche
    Ämter gibt es und wer hat sie?": the lines of a list tell both.
    """
    found = [part for part in _NEXT.split(clean(asked)) if part]
    if not 1 < len(found) <= MOST or not all(map(_asks, found)):
        return ()
    if not all(map(_is_whole, found[:-1])) or any(asks_several(part, kind_of(part)) for part in found):
        return ()
    return tuple(part.rstrip(" ?") + "?" for part in found)


def _asks(part: str) -> bool:
    return _ASKS.search(fold(part)) is not None or part.endswith("?")


def _is_whole(part: str) -> bool:
    """Whether it has a subject and a verb of its own."""
    about = any(item.weight >= 1.0 for item in focus_of(part))
    return about and any(
        word.text.islower() and lemma(word.text).endswith(VERB_ENDINGS) for word in words(part)
    )


def together(asked: Sequence[Part], drafts: Sequence[Draft]) -> Draft | None:
    """One answer of several; ``None`` if nothing answers any. What is said already is not said again."""
    told: list[tuple[str, Draft]] = []
    for part, draft in zip(asked, drafts, strict=True):
        if not _answered_before(part.question, draft, [other for _, other in told]):
            told.append((part.alone, draft))
    if not any(draft.citations for _, draft in told):
        return None
    return told[0][1] if len(told) == 1 else compose.jointly(told)


def _answered_before(question: Question, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether the sentences of the parts before hold what this one asks for."""
    cited = {c.sentence.id: c.quote for other in earlier for c in other.citations}
    if draft.citations:
        return all(citation.sentence.id in cited for citation in draft.citations)
    return question.kind in _FIGURES and any(holds(question.kind, text) for text in cited.values())
