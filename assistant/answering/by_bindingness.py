"""What the papers refuse, have examined or leave to the budget ("Was wird abgelehnt?")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from assistant.answering.actors import has_party
from assistant.answering.answer import Evidence
from assistant.answering.folding import fold
from assistant.answering.kind import Kind
from assistant.answering.question import Focus, Question
from assistant.index.library import Library
from assistant.levels import Bindingness
from assistant.text.bindingness import bindingness, nominal_bindingness
from assistant.text.document import BlockKind
from assistant.text.patterns import any_of

# Sentences of the only paper, or of each of so many papers.
ALONE, EACH, PAPERS = 12, 4, 6
# A heading or a label is no sentence.
_FEWEST_WORDS = 4
_ASKS: Mapping[Bindingness, re.Pattern[str]] = {
    Bindingness.ABSAGE: any_of(
        r"\bab(?:ge|zu)?lehn\w*|\blehn(?:t|en)\b.*\bab\b|\bausgeschlossen\b|\bausschlie\w*|\bschlie\w+\b.*\baus\b",
        r"\b(?:will|wollen|mochten?)\b.*\bnicht\W*$|\bauf keinen fall\b",
        r"\bverworfen\b|\babsage\w*|\bnicht (?:gemacht|gebaut|umgesetzt|kommen|geplant|gewollt|geben)\b",
    ),
    Bindingness.PRUEFAUFTRAG: any_of(
        r"\b(?:uber)?pruf(?:t|en)\b|\bgepruft\b|\bprufauftra?g\w*|\buntersuch\w*",
        r"\b(?:noch|bleibt|offen)\b.*\b(?:offen|gelassen|unentschieden|unklar)\b",
        r"\bnoch nicht (?:entschieden|fest|geklart|beschlossen)\b",
    ),
    Bindingness.HAUSHALTSVORBEHALT: any_of(
        r"\b(?:haushalts|finanzierungs|finanz)\w*vorbehalt\w*|\bvorbehalt\w*"
    ),
}
# Who agrees or promises beside the parties, and short names.
_AUTHOR = re.compile(
    r"(?i:koalition\w*|kooperation\w*|partner\w*|fraktion\w*|partei\w*|gruppe\w*|\w*rat|verwaltung|\w*bündnis"
    r"|\w*liste)|\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*"
)
_ASKS_FOR_ALL = re.compile(r"\bwas\b|\bwelche\b|\bwogegen\b|\balles?\b|^(?:nenne?|liste?|zeige?)\b")


def by_bindingness(
    library: Library, question: Question, agreements: Collection[str] = ()
) -> tuple[tuple[Evidence, ...], ...]:
    """The sentences of that degree of bindingness, of each paper in its order; none where no degree alone is
    asked for."""
    level = _asked_level(question)
    if level is None:
        return ()
    papers = _of_authors(library, question.meant(library.documents, agreements), question)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for key in sorted(papers, key=lambda paper: library.number_of[paper]):
        for unit in library.units_of(key):
            text = unit.sentence.text
            whole = unit.kind is not BlockKind.HEADING and len(text.split()) >= _FEWEST_WORDS
            if whole and (bindingness(text) or nominal_bindingness(text)) is level:
                found[key].append(Evidence(0, unit.sentence, library.agreement(key)))
    return _first(list(found.values()))


def _first(papers: Sequence[Sequence[Evidence]]) -> tuple[tuple[Evidence, ...], ...]:
    most = ALONE if len(papers) == 1 else EACH
    return tuple(tuple(lines[:most]) for lines in papers[:PAPERS])


def _of_authors(library: Library, papers: Collection[str], question: Question) -> Collection[str]:
    """The papers made by those who are said to refuse, by the catalogue or else by their own words;
    all papers where nobody is named."""
    authors = [fold(item.word) for item in question.focus if _is_author(item)]

    def naming(told: Callable[[str], str]) -> Collection[str]:
        return {key for key in papers if all(author in told(key) for author in authors)}

    def card(key: str) -> str:
        agreement = library.agreement(key)
        return fold(" ".join((agreement.title, agreement.body, *agreement.parties)))

    def words(key: str) -> str:
        return fold(" ".join(unit.sentence.text for unit in library.units_of(key)))

    return naming(card) or naming(words) or papers


def _is_author(item: Focus) -> bool:
    return item.weight >= 1.0 and (has_party(item.word) or _AUTHOR.fullmatch(item.word) is not None)


def _asked_level(question: Question) -> Bindingness | None:
    """The degree that is asked for and nothing else: "Welche Straßen werden geprüft?" has a subject."""
    asked = fold(question.text)
    if question.foreign or question.kind not in (Kind.OPEN, Kind.LIST) or not _ASKS_FOR_ALL.search(asked):
        return None
    for level, cue in _ASKS.items():
        nouns = [item for item in question.focus if item.weight >= 1.0 and not _is_author(item)]
        subjects = [item for item in nouns if not cue.search(fold(item.word))]
        if cue.search(asked) and not subjects:
            return level
    return None
