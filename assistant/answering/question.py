"""What is asked: the kind of answer, the place, the focus, and what a follow-up refers to.

Only general German cues are used: question words, verb-first order, kinds of figures and offices.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering import follow_up
from assistant.answering.chairs import by_the_chair
from assistant.answering.courtesies import to_the_point
from assistant.answering.editions import asked_for
from assistant.answering.folding import fold
from assistant.answering.foreign_kinds import foreign_kind
from assistant.answering.kind import PERSONS, VERB_ENDINGS, Kind, kind_of
from assistant.answering.offices import is_office, is_stand_in
from assistant.answering.places import Place, named_places, without_places
from assistant.answering.required import required_names
from assistant.answering.several import asks_on_topic, asks_several, subject_of
from assistant.errors import UsageError
from assistant.index.versions import Standing
from assistant.text.language import FEW, GERMAN, language_of
from assistant.text.patterns import any_of
from assistant.text.words import Term, is_known, is_stopword, lemma, term, words


@dataclass(frozen=True)
class Focus:
    """A content word of the question; ``weight`` says how much it must be covered (noun 1, verb less)."""

    word: str
    term: Term
    weight: float


@dataclass(frozen=True)
class Question:
    """A question as understood. ``text`` is what is searched for: a follow-up carries its topic.

    ``office`` is the office whose holder is asked for ("Wer ist Landrat?"), ``counted`` the thing whose
    number is asked for ("Wie viele Sitze …?"). ``required`` are proper names and years that an answer has
    to be about. ``language`` is that of the question (ISO 639-1). ``editions`` are versions of a paper that
    the question names beside the one in force, ``behind`` those that rank behind the one asked for.
    ``alone`` is a follow-up without the question before, ``left`` are the agreements of the place that the
    talk was about before ("Und in X?"). ``carried``: a follow-up on something else ("Und die Bücherei?")
    does not say which kind of answer it wants; that of the question before is only likely. ``own`` is a
    follow-up that does say so ("Und wer zahlt das?"), ``stays`` tells one that names no place.
    """

    asked: str
    text: str
    kind: Kind
    focus: tuple[Focus, ...] = ()
    places: tuple[Place, ...] = ()
    follow_up: bool = False
    office: Focus | None = None
    counted: Focus | None = None
    required: tuple[str, ...] = ()
    language: str = GERMAN
    editions: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    alone: str = ""
    left: frozenset[str] = frozenset()
    carried: bool = False
    own: str = ""
    stays: bool = False

    @property
    def wish(self) -> str:
        """The words that tell what kind of answer is wanted: who goes on with "Und wer zahlt das?" wants no
        date any more."""
        return self.own or self.text

    @property
    def foreign(self) -> bool:
        """Not asked in German, so its words cannot be compared with the papers'."""
        return self.language != GERMAN

    @property
    def preferred(self) -> frozenset[str]:
        """The agreements of the places that the question names."""
        return frozenset(key for place in self.places for key in place.agreements)

    def meant(self, papers: Iterable[str], only: Collection[str] = ()) -> set[str]:
        """Of these papers those of the places named, or all where none is, without those that rank behind; of
        ``only`` these, if any are given."""
        here = set(self.preferred or papers) - self.behind
        return here & set(only) if only else here

    @property
    def query(self) -> str:
        """What is searched for. A place's name says where to look; as content it would only draw every
        sentence that names the place."""
        return without_places(self.text, self.places) if self.focus else self.text

    @property
    def several(self) -> bool:
        """Whether one sentence can hardly be the whole answer ("Welche Ämter …?")."""
        return asks_several(self.asked, self.kind)

    @property
    def topical(self) -> bool:
        """Whether what the papers say on a subject is asked for ("Was ist zu Radwegen vereinbart?")."""
        about = [item for item in self.focus if item.weight >= 1.0]
        verbs = [item.word for item in self.focus if item.weight == _VERB]
        if not about or self.foreign or any(is_office(item.term) for item in about):
            return False
        return asks_on_topic(self.query, self.kind, verbs)

    @property
    def subjects(self) -> tuple[Focus, ...]:
        """What is asked about; of "Was haben die Partner zu Radwegen vereinbart?" not those who did."""
        about = {word.text for word in words(subject_of(self.text))}
        nouns = tuple(item for item in self.focus if item.weight >= 1.0)
        return tuple(item for item in nouns if item.word in about) or nouns

    @property
    def widely(self) -> bool:
        """Whether more than the nearest sentences have to be read: one of them can hardly be the whole
        answer, or it is not sure what the question goes on with."""
        return self.several or self.topical or bool(self.alone)

    @property
    def elsewhere(self) -> bool:
        """Whether it is the question before, asked of another place."""
        return self.follow_up and not self.alone and bool(self.places)

    @property
    def says_nothing(self) -> bool:
        """Whether it names no subject at all ("wieviel", "wann?")."""
        return (
            not (self.focus or self.places or self.follow_up or self.editions) and len(self.text.split()) < 3
        )

    @property
    def queries(self) -> tuple[str, ...]:
        """What is searched for; a follow-up goes on with its topic or leaves it, which only what is found can
        tell: both ways of reading it count alike (best of shares from 0.2 to 0.7 on cases/follow_*)."""
        if not self.alone:
            return (self.query,)
        return (self.query, without_places(self.alone, self.places) or self.alone)

    @property
    def readings(self) -> tuple[str, ...]:
        """The question as a reader gets it, in both ways."""
        return (self.text, self.alone) if self.alone else (self.text,)


# Capitals alone mean something in up to so many words ("HATIX KOSTEN?").
_CAPITALS = 3
# What a verb counts beside the nouns.
_VERB = 0.4
# Words that belong to asking, not to what is asked about.
_ASKING = frozenset(
    """frage wissen sagen erklären nennen zeigen stehen geben sein haben werden sollen wollen können
    müssen dürfen mögen machen tun passieren gehen kommen bekommen kriegen erhalten finden planen
    vorsehen vereinbaren regeln festlegen beschließen vorhaben heißen bedeuten betreffen bezüglich
    thema punkt ding sache vereinbarung papier dokument abmachung vertrag text geplant vereinbart
    vorgesehen geregelt festgelegt beschlossen lassen halten stellen liste list auflisten aufzählen
    art weise grund bitte danke mal eigentlich überhaupt konkret genau insgesamt viel viele hoch lang
    oft groß teuer kosten geld euro prozent anteil anzahl zahl datum termin wann jahr name preis
    betrag summe uhrzeit zeitpunkt abkürzung gesamt leute mensch person jemand alles neu neue bald
    künftig zukunft jetzt heute zahlen bezahlen wieso weshalb woran worauf worüber wovon wobei wonach
    inwiefern inwieweit bloß nochmal bitteschön kriege kriegt gibt's""".split()
)
_CLAUSE = re.compile(r",\s+(?:wenn|falls|sofern|solange|während|bis|nachdem|bevor|weil|dass|ob)\b", re.I)
_HOLDING = any_of(
    r"\bwer (?:ist|wird|war|sind|waren|heisst|stellt|hat|haben|besetzt|ubernimmt|bekommt|kriegt)\b",
    r"\bwer (?:macht|fuhrt|leitet|soll|darf|wurde|steht|vertritt)\b",
    r"\bwelche[rsn]? (?:partei|fraktion|person|gruppe)",
    r"\bwie heisst",
    r"\bname",
)


def understand(
    asked: str,
    agreements: Sequence[Agreement],
    history: Sequence[str] = (),
    limit: int = 8000,
    standing: Standing | None = None,
) -> Question:
    """Read a question; ``standing`` says which papers are versions of one, and which of them holds.

    Raises :class:`UsageError` for an empty question or one of more than ``limit`` characters.
    """
    text = clean(asked)
    if not text or not any(character.isalnum() for character in text):
        raise UsageError(texts.EMPTY_QUESTION)
    if len(text) > limit:
        raise UsageError(texts.question_too_long(len(text), limit))
    text = by_the_chair(to_the_point(text))
    language = language_of(text)
    if (kind := _kind(text, language)) in (Kind.OUTSIDE, Kind.SMALL_TALK):
        return Question(asked, text, kind)
    places = named_places(text, agreements)
    edition = asked_for(text, standing or Standing(), {key for place in places for key in place.agreements})
    required = required_names(text, places)
    if edition.named:
        # which version is meant is no content to be found
        text = edition.text
        places = named_places(text, agreements)
    focus = focus_of(text, places)
    if not history or not _goes_on(text, focus, places, language):
        return Question(
            asked,
            text,
            kind,
            focus,
            places,
            office=_office(text, kind, focus),
            counted=_counted(text, kind, focus),
            required=required,
            language=language,
            editions=edition.named,
            behind=edition.behind,
        )
    before = understand(history[-1], agreements, history[:-1], limit, standing)
    if (gone_on := _gone_on_in(text, language, before.language)) != language:
        language, kind = gone_on, _kind(text, gone_on)
    carried = kind is Kind.OPEN and not _has_verb(focus)
    if carried:
        kind = before.kind
    # "Wie heißt der Bürgermeister?" – "Wer ist sein Stellvertreter?"
    same = kind is before.kind or {kind, before.kind} == PERSONS
    own = {item.term for item in focus}
    kept = tuple(item for item in before.focus if item.term not in own) if len(focus) < 3 else ()
    # "Und in X?" is the question before, asked of another place
    whole = before.query if places and not focus else f"{before.query if places else before.text} {text}"
    return Question(
        asked,
        whole,
        kind,
        (*focus, *kept),
        places or before.places,
        follow_up=True,
        office=_office_gone_on_with(text, kind, focus, before if same else None),
        counted=_counted(text, kind, focus) or (before.counted if same else None),
        required=required,
        language=language,
        editions=edition.named or before.editions,
        behind=edition.behind if edition.named else before.behind,
        alone=text if focus else "",
        left=before.preferred - {key for place in places for key in place.agreements}
        if places
        else frozenset(),
        carried=carried and bool(focus),
        own="" if carried else text,
        stays=not places,
    )


def reworded(question: Question, text: str, places: tuple[Place, ...]) -> Question:
    """The same question in other words, asked of these places."""
    kind = _kind(text, question.language)
    focus = focus_of(text, places)
    return replace(
        question,
        text=text,
        kind=kind,
        focus=focus,
        places=places,
        office=_office(text, kind, focus),
        counted=_counted(text, kind, focus),
    )


def _kind(text: str, language: str) -> Kind:
    kind = kind_of(text)
    if language == GERMAN or kind in (Kind.OUTSIDE, Kind.SMALL_TALK):
        return kind
    return foreign_kind(text, language)


def clean(text: str) -> str:
    """NFC, one line, without control or invisible characters."""
    normal = unicodedata.normalize("NFC", text)
    visible = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in normal)
    text = " ".join(visible.split())
    # in a whole question in capitals no word is a name or an abbreviation for them
    return text.lower() if text.isupper() and len(text.split()) > _CAPITALS else text


def focus_of(text: str, places: Sequence[Place] = ()) -> tuple[Focus, ...]:
    """The content words that an answer has to be about, without place names and words of asking."""
    taken = [span for place in places for span in place.spans]
    found: dict[str, Focus] = {}
    for number, word in enumerate(words(text)):
        if is_stopword(word.text) or any(start <= word.start < end for start, end in taken):
            continue
        item = term(word.text)
        base = lemma(word.text)
        noun = number > 0 and word.text[0].isupper()  # "Stellen" is no verb
        asking = base.lower() in _ASKING or (word.text.lower() in _ASKING and not noun)
        if asking or len(word.text) < 2:
            continue
        found.setdefault(item.stem, Focus(word.text, item, _weight(word.text, base, number)))
    return tuple(found.values())


def _weight(word: str, base: str, number: int) -> float:
    """Nouns, names and figures carry the question; verbs and adjectives colour it."""
    if word[0].isdigit() or (word.isupper() and len(word) > 1):
        return 1.0
    if base[:1].isupper() or (word[0].isupper() and number > 0) or _ends_in_a_noun(word):
        return 1.0
    return 0.5 if not base.endswith(VERB_ENDINGS) else _VERB


def _ends_in_a_noun(word: str) -> bool:
    """Of a compound in small letters ("sozialausschuss") no dictionary knows more than the last part."""
    parts = term(word).parts
    ends = (word[start:] for start in range(2, len(word) - 3)) if parts else ()
    return any(lemma(end)[:1].isupper() for end in ends if term(end).stem == parts[-1])


def _goes_on(text: str, focus: Sequence[Focus], places: Sequence[Place], language: str) -> bool:
    nouns = sum(item.weight >= 1.0 for item in focus)
    return follow_up.is_follow_up(text, nouns, place=bool(places), language=language)


def _gone_on_in(text: str, language: str, before: str) -> str:
    """The language of the question before, if a few words that are not German go on with it."""
    few = [word.text for word in words(text)]
    return before if language == GERMAN and len(few) <= FEW and not all(map(is_known, few)) else language


def _has_verb(focus: Sequence[Focus]) -> bool:
    """Whether more is asked than the same of something else ("Wie wird das bezahlt?", not "Und in X?")."""
    return any(item.weight == _VERB for item in focus)


def _office(text: str, kind: Kind, focus: Sequence[Focus]) -> Focus | None:
    """The office whose holder is asked for; asking who elects or pays a mayor is another question."""
    if kind not in PERSONS or not _HOLDING.search(fold(text)):
        return None
    # "Wer hat das letzte Wort, wenn die Leiter streiten?" asks for no leader
    main = {word.text for word in words(_CLAUSE.split(text, maxsplit=1)[0])}
    return _office_in([item for item in focus if item.word in main])


def _office_gone_on_with(
    text: str, kind: Kind, focus: Sequence[Focus], before: Question | None
) -> Focus | None:
    """ "Und wer ist sein Stellvertreter?" goes on with the office asked for before."""
    own = _office(text, kind, focus) or (_office_in(focus) if before else None)
    known = before.office if before else None
    return known if own is None or (known and is_stand_in(own.term)) else own


def _office_in(focus: Sequence[Focus]) -> Focus | None:
    return next((item for item in focus if item.weight >= 1.0 and is_office(item.term)), None)


_MEASURED = {
    Kind.NUMBER: r"(?:wie\s?viele|anzahl(?: der)?)",
    Kind.AMOUNT: r"(?:\bkostet|\bkosten|teuer (?:ist|sind|wird)|(?:zahle|zahlt|zahlen) (?:ich|man|wir) für)",
}


# Of "wie viele Leute aus dem Rat" no councils are counted.
_BELONGING = re.compile(
    r"\s(?:aus|von|vom|in|im|für|bei|beim|auf|an|am|zu|zur|zum|mit|nach|über|unter)\s", re.I
)


def _counted(text: str, kind: Kind, focus: Sequence[Focus]) -> Focus | None:
    """The noun right after "wie viele" or "was kostet" (articles and one word may stand between)."""
    if kind not in _MEASURED:
        return None
    asked = re.search(rf"{_MEASURED[kind]}((?:\s+[\w-]+){{1,4}})", text, re.I)
    named = _BELONGING.split(asked.group(1), maxsplit=1)[0] if asked else ""
    near = [word for word in named.split() if not is_stopword(word)][:2]
    return next((item for item in focus if item.weight >= 1.0 and item.word in near), None)
