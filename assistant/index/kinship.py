"""Whether two papers are versions of one, and which of their sentences correspond.

Titles say what a paper is; once years, "Neufassung" and the like are set aside, versions bear the same one.
Text says whether they are versions indeed: by-laws of one town share formulas, not most of their wording.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.agreements import Agreement
from assistant.index.extract import Signature
from assistant.index.profile.days import DAY
from assistant.status import Status
from assistant.text.document import Sentence
from assistant.text.words import is_stopword, term, words

# Shared wording, of the shorter paper's, that makes two papers one: with equal titles, with a longer title on
# one side, and where a place or a telling title is missing. Two by-laws of one town on different subjects
# share up to about 0.1, versions of one by-law mostly 0.5 and more.
_EQUAL_TITLES, _NEAR_TITLES, _LITTLE_KNOWN = 0.2, 0.4, 0.6
_SENTENCE_LIKENESS = 0.6

_VERSION_WORDS = re.compile(
    rf"\b(?:vom\s+)?{DAY}|\b(?:19|20)\d\d(?:\s*[-–—/]\s*(?:19|20)?\d\d)?\b"
    r"|\b\w*(?:fassung|entwurf|version)\w*|\b(?:\d+\.|erste[rn]?|zweite[rn]?|dritte[rn]?)\s+"
    r"(?:änderung\w*|nachtrag\w*)|\b(?:amtlich|nichtamtlich|aktuell|gültig|geändert|konsolidiert"
    r"|beschlossen|endgültig|alt|neu|bisherig|früher)(?:e[rsnm]?)?\b|\b(?:änderung(?:en|ssatzung)?|stand"
    r"|inkrafttreten|in kraft|gesamttext|vorlage|beschlussvorlage|sitzungsvorlage)\b",
    re.I,
)
# "HStS" in "Satzung über die Hundesteuer (Hundesteuersatzung – HStS)".
_SHORT_FORM = re.compile(r"\b\w*[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\w*\b(?=[^()]*\))")
_KINDS_OF_PLACE = frozenset(
    """stadt gemeinde samtgemeinde verbandsgemeinde ortsgemeinde marktgemeinde hansestadt landeshauptstadt
    kreisstadt landkreis landkreises kreis kreises markt marktes flecken fleckens region amt amtes
    bezirk""".split()
)
_DISTRICTS = re.compile(r"\b(?:land)?kreis|kreis(?:es)?\b|\bregion\b", re.I)
# A title of nothing but such words names many papers.
_GENERAL = """Satzung Erhebung Erlass Regelung Vereinbarung Vertrag Ordnung Richtlinie Verordnung
    Beschluss Zusammenarbeit Koalitionsvertrag Koalitionsvereinbarung Kooperationsvereinbarung Programm
    Wahlprogramm Kommunalwahlprogramm Rat Kreistag Stadtrat Gemeinderat Anlage Dokument Bildung Gruppe
    Fraktion Arbeit Jahr Wahlperiode Kreistagsperiode Ratsperiode Legislaturperiode Amtszeit Konzept
    Bericht"""
# Each of a series is a paper of its own.
_SERIES = re.compile(
    r"\b(?:niederschrift|\w*protokoll|einladung|tagesordnung|\w*sitzung|beschlussauszug"
    r"|pressemitteilung|\w*bericht|antrag|anfrage)\b",
    re.I,
)
# What goes with a paper is no version of it.
_BESIDE = re.compile(
    r"\b(?:anlagen?|anhang|synopse|begründung|karte|lageplan|merkblatt|erläuterung(?:en)?|formular"
    r"|übersicht|kurzfassung)\b",
    re.I,
)
# An excerpt is no version either: the shorter one's share of the longer.
_LENGTH = 0.25
_COPY = 0.97
_CHANGES = re.compile(
    r"(?:\b(?:zur|über\s+die|der)\s+(?:\w+\.?\s+)?Änderung\s+(?:der|des|von)\s+"
    r"|\b\w*(?:änderungssatzung|nachtragssatzung)\s+(?:zu[rm]?|der|des)\s+"
    r"|\bNachtrag\s+zu[rm]?\s+)(?P<base>.+)",
    re.I,
)
_IN_VERSION_OF = re.compile(r"\bfassung\b", re.I)


@dataclass(frozen=True)
class Kin:
    """A paper with what tells it from others; ``read`` gives its signature, which few pairs ask for."""

    agreement: Agreement
    read: Callable[[], Signature]

    @cached_property
    def title(self) -> frozenset[str]:
        return _title_words(self.agreement.title, self.place[0])

    @cached_property
    def place(self) -> tuple[frozenset[str], bool | None]:
        """The words of its place's name, and whether that is a district (``None``: not said)."""
        place = self.agreement.place
        names = frozenset(word.text.lower() for word in words(place))
        kind = bool(_DISTRICTS.search(place)) if names & _KINDS_OF_PLACE or _DISTRICTS.search(place) else None
        return names - _KINDS_OF_PLACE, kind

    @cached_property
    def signature(self) -> Signature:
        return self.read()

    @property
    def length(self) -> int:
        """How many different runs of words it has."""
        return len(self.signature.shingles)

    @cached_property
    def base(self) -> frozenset[str] | None:
        """For a paper that only changes another: the title of that one."""
        title = self.agreement.title
        match = _CHANGES.search(title)
        if match is None or _IN_VERSION_OF.search(title[: match.start()]):
            return None
        return _title_words(match["base"], self.place[0])


@cache
def _general() -> frozenset[str]:
    return frozenset(term(word).stem for word in _GENERAL.split())


def are_versions(one: Kin, other: Kin) -> bool:
    """Same place, same title but for words of versions, shared wording."""
    if one.base is not None or other.base is not None or not _same_title(one, other):
        return False
    if not _comparable(one, other) or not _alike_long(one, other):
        return False
    telling = (one.title & other.title) - _general()
    if not telling or not (one.place[0] and other.place[0]):
        least = _LITTLE_KNOWN
    else:
        least = _EQUAL_TITLES if one.title == other.title else _NEAR_TITLES
    return overlap(one, other) >= least


def changes(change: Kin, base: Kin) -> bool:
    """Whether the one is a by-law that changes the other."""
    if not change.base or base.base is not None or not _same_place(change, base):
        return False
    if _BESIDE.search(base.agreement.title):
        return False
    telling = change.base - _general()
    return bool(telling) and (change.base <= base.title or base.title <= change.base)


def overlap(one: Kin, other: Kin) -> float:
    """The share of the shorter paper's word runs that the other has too."""
    shorter = min(one.length, other.length)
    return one.signature.shared(other.signature) / shorter if shorter else 0.0


def are_copies(one: Kin, other: Kin) -> bool:
    """The same text twice, for instance as PDF and as Word file."""
    return one.signature.shared(other.signature) >= _COPY * max(one.length, other.length, 1)


class Titles:
    """Finds the papers whose title may go with another one, without comparing it with all.

    Of two titles that go together, one has all the words of the other (see :func:`are_versions` and
    :func:`changes`), so the rarest word of the one is among those of the other; and of two places that are
    named, both are the same.
    """

    def __init__(self, kin: Sequence[Kin]) -> None:
        self._counts = Counter(word for paper in kin for word in paper.title)
        self._by_word: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
        self._by_rarest: dict[tuple[frozenset[str], str], list[int]] = defaultdict(list)
        self._places: dict[str, set[frozenset[str]]] = defaultdict(set)
        for number, paper in enumerate(kin):
            place = paper.place[0]
            for word in paper.title or {""}:
                self._by_word[place, word].append(number)
                self._places[word].add(place)
            self._by_rarest[place, self._rarest(paper.title)].append(number)
        self._all: dict[frozenset[str], list[int]] = defaultdict(list)
        for number, paper in enumerate(kin):
            self._all[paper.place[0]].append(number)

    def near(self, title: frozenset[str], place: frozenset[str]) -> list[int]:
        """The numbers of the papers, in order, that may go with a title of a place."""
        found: set[int] = set()
        for word in {*title, ""}:
            for other in self._where(word, place):
                found.update(self._by_rarest.get((other, word), ()))
        rarest = self._rarest(title)
        if not title:  # part of every title
            places = self._all if not place else {place, frozenset()}
            return sorted(number for other in places for number in self._all.get(other, ()))
        for other in self._where(rarest, place):
            found.update(self._by_word.get((other, rarest), ()))
        return sorted(found)

    def _where(self, word: str, place: frozenset[str]) -> Iterable[frozenset[str]]:
        """The places to look for a word: this one and none, or, where none is named, all."""
        return self._places.get(word, ()) if not place else (place, frozenset())

    def _rarest(self, title: frozenset[str]) -> str:
        return min(title, key=lambda word: (self._counts[word], word), default="")


def counterparts(one: Sequence[Sentence], other: Sequence[Sentence]) -> Iterable[tuple[str, str]]:
    """Pairs of sentence ids that say the same or differ in few words, such as a figure."""
    by_text = {_plain(sentence.text): sentence.id for sentence in other}
    rest: list[Sentence] = []
    for sentence in one:
        if (twin := by_text.get(_plain(sentence.text))) is not None:
            yield sentence.id, twin
        else:
            rest.append(sentence)
    own = {_plain(sentence.text) for sentence in one}
    bags = [(sentence.id, _bag(sentence.text)) for sentence in other if _plain(sentence.text) not in own]
    by_word: Mapping[str, list[int]] = _inverted([bag for _, bag in bags])
    for sentence in rest:
        bag = _bag(sentence.text)
        near = {place for word in bag for place in by_word.get(word, ())}
        best = max(near, key=lambda place: _likeness(bag, bags[place][1]), default=None)
        if best is not None and _likeness(bag, bags[best][1]) >= _SENTENCE_LIKENESS:
            yield sentence.id, bags[best][0]


def same_words(one: str, other: str) -> bool:
    """Whether two sentences are the same but for blanks and case."""
    return _plain(one) == _plain(other)


def _comparable(one: Kin, other: Kin) -> bool:
    pair = (one.agreement, other.agreement)
    if any(item.status is Status.PRESSE or _SERIES.search(item.title) for item in pair):
        return False
    if bool(_BESIDE.search(pair[0].title)) != bool(_BESIDE.search(pair[1].title)):
        return False
    parties = [{party.lower() for party in item.parties} for item in pair]
    return (
        _same_place(one, other) and _same_body(one, other) and (not all(parties) or parties[0] == parties[1])
    )


def _same_title(one: Kin, other: Kin) -> bool:
    """What one title has beyond the other is a general word or part of the other's compounds."""
    shorter, longer = sorted((one.title, other.title), key=len)
    return shorter <= longer and all(
        word in _general() or any(word in known or known in word for known in shorter)
        for word in longer - shorter
    )


def _alike_long(one: Kin, other: Kin) -> bool:
    lengths = sorted((one.length, other.length))
    return lengths[0] >= _LENGTH * lengths[1]


def _same_place(one: Kin, other: Kin) -> bool:
    (names, kind), (other_names, other_kind) = one.place, other.place
    if names and other_names and names != other_names:
        return False
    return kind is None or other_kind is None or kind == other_kind


def _same_body(one: Kin, other: Kin) -> bool:
    """A body not named may be any; "Rat" and "Rat der Stadt …" are one."""
    bodies = [_title_words(kin.agreement.body, kin.place[0]) for kin in (one, other)]
    return not all(bodies) or bodies[0] <= bodies[1] or bodies[1] <= bodies[0] or _is_council(bodies)


def _is_council(bodies: Sequence[frozenset[str]]) -> bool:
    """ "Rat" and "Stadtrat" of one town."""
    return any("rat" in body for body in bodies) and all(
        any(w.endswith("rat") for w in body) for body in bodies
    )


def _title_words(title: str, place: frozenset[str]) -> frozenset[str]:
    rest = _SHORT_FORM.sub(" ", _VERSION_WORDS.sub(" ", title))
    drop = place | _KINDS_OF_PLACE
    return frozenset(
        term(word.text).stem
        for word in words(rest)
        if word.text.lower() not in drop and not is_stopword(word.text) and not _belongs(word.text, place)
    )


def _belongs(word: str, place: frozenset[str]) -> bool:
    """ "Goslarer" says no more than the place."""
    return any(
        len(name) > 3 and word.lower().startswith(name) and len(word) - len(name) <= 2 for name in place
    )


def _plain(text: str) -> str:
    return " ".join(word.text.lower() for word in words(text))


def _bag(text: str) -> frozenset[str]:
    """Content words; a figure may be what changed."""
    return frozenset(
        term(word.text).stem for word in words(text) if word.text[0].isalpha() and not is_stopword(word.text)
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _inverted(bags: Sequence[frozenset[str]]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for word in bag:
            places[word].append(place)
    return places
