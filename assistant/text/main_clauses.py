"""The main clauses of a German sentence and the tense of their verbs, by grammar alone.

What a paper decides stands in the main clause; relative and adverbial clauses describe and reason. So
those are taken away before a cue is looked for. Without a tagger: a German subordinate clause gives
itself away by its first word and by its verb standing last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.lexicon import dictionary_form

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:[-‐][A-Za-zÄÖÜäöüß]+)*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|„[^“”\"]*[“”\"]|»[^«]*«|\"[^\"]*\"|“[^”]*”")
_JOINT = re.compile(r"\s*[,;–—]\s+|:\s+")
_ALWAYS_SUB = frozenset(
    """
    dass weil wenn falls sofern soweit sobald solange ob obwohl nachdem bevor indem damit wobei womit wodurch
    wofür wovon worüber wogegen woran worauf worin wohingegen wonach wozu sodass
    """.split()
)
# These begin a subordinate clause only where its verb stands last.
_PERHAPS_SUB = frozenset(
    "da bis um ohne statt während als wie wo wer was anstatt seit seitdem so auch".split()
)
_RELATIVE = frozenset("der die das dem den denen deren dessen welche welcher welches welchem welchen".split())
_PREPOSITIONS = frozenset(
    "an auf aus bei durch für gegen in mit nach über um unter von vor zu zwischen neben hinter ohne"
    " wegen".split()
)
# "Sollte die Förderung ausbleiben, wird …": a condition without "wenn".
_SHOULD_IT = re.compile(r"Sollten? ")
_AND = re.compile(
    r"\s+(?:und|aber|oder|jedoch)\s+(?=(?:muss|müssen|soll|sollen|will|wollen|wird|werden|darf|dürfen|kann|"
    r"können|ist|sind|"
    r"hat|haben|bleibt|bleiben|wurde|wurden|war|waren|bietet|erhält|steht)\b)"
)
_MODALS = (
    "kann können soll sollen sollte sollten will wollen muss müssen müssten darf dürfen möchte möchten "
    "könnte "
    "könnten wollten dürfte dürften mag mögen"
)
_AUXILIARIES = "ist sind war waren wird werden wurde wurden hat haben hatte hatten sei seien bleibt bleiben"
FINITE = frozenset(f"{_MODALS} {_AUXILIARIES} gilt gelten steht stehen gibt erhält erhalten".split())
_PAST = frozenset(
    """
    wurde wurden war waren hatte hatten konnte konnten musste mussten durfte durften wollte gab gaben
    kam kamen ging gingen stand standen lag lagen betrug betrugen fand fanden nahm nahmen hielt hielten
    ließ ließen sah bot schlug trat begann blieb wies stieg sank zog rief schloss
    """.split()
)
_NOT_VERBS = frozenset(
    """
    heute heutige bitte weite breite gesamte nächste letzte erste zweite dritte beste meiste rechte linke
    leichte späte bekannte alte kalte seite ratsmitte mitte sollte sollten möchte möchten könnte könnten
    müsste müssten     dürfte dürften würde würden hätte hätten wäre wären
    """.split()
)
_LITTLE = frozenset(
    """
    wegen gegen neben zwischen zusammen selten mitten oben unten eben außen innen einen keinen seinen ihren
    unseren allen jeden diesen welchen anderen beiden denen wenigen vielen hinten vorn morgen insbesonderen
    übrigen schon nun dann wann denn wenn ihn von den hin an in ein kein mein sein
    """.split()
)
_INFINITIVE_PREFIX = (
    r"(?:ab|an|auf|aus|bei|ein|fest|fort|her|hin|mit|nach|nieder|vor|weg|weiter|zurück|zusammen|um|durch|dar)"
)
_TO_DO = re.compile(rf"\bzu [a-zäöüß]+e?n\b|\b{_INFINITIVE_PREFIX}zu[a-zäöüß]+n\b")
_PARTICIPLE = re.compile(
    r"(?:[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss|über|unter)[a-zäöüß]{2,}(?:t|en)|"
    r"[a-zäöüß]+iert)$"
)

_MOVED = re.compile(
    r"(?:gegangen|gekommen|gewachsen|geworden|geblieben|gestiegen|gesunken|getreten|gewechselt)$"
)


@dataclass(frozen=True)
class Clause:
    """A main clause as printed; ``core`` is what of it stands around its verb, without trailing fragments."""

    text: str
    core: str = ""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def finite(self) -> bool:
        return has_finite(self.text)

    @property
    def verbs(self) -> tuple[str, ...]:
        """The words that are not capitalised, and the first word: among them is the verb."""
        found = _WORD.findall(self.text)
        return tuple(word.lower() for place, word in enumerate(found) if place == 0 or word[0].islower())

    @property
    def past(self) -> bool:
        """Whether the clause tells of the past in the simple past."""
        found = _WORD.findall(self.text)
        return any(
            is_preterite(word) and not _attributive(found, place)
            for place, word in enumerate(found)
            if word[0].islower()
        ) or bool(found and found[0].lower() in _PAST)

    @property
    def perfect(self) -> bool:
        """Whether it tells of the past with "hat", or of a movement or change with "ist"."""
        words = [word for word in _WORD.findall(self.core) if word[0].islower()]
        if not words:
            return False
        moved = bool({"ist", "sind"} & set(words)) and bool(_MOVED.search(words[-1]))
        return moved or (bool({"hat", "haben"} & set(words)) and is_participle(words[-1]))


def is_participle(word: str) -> bool:
    return bool(_PARTICIPLE.fullmatch(word))


def to_do(text: str) -> bool:
    """Whether the text has an infinitive with "zu" ("vorzulegen", "zu tragen")."""
    return bool(_TO_DO.search(text))


def plain(text: str) -> str:
    """The text without brackets and quotations: names and asides hold no verb of the sentence."""
    return re.sub(r"\s+", " ", _ASIDE.sub(_kept, text)).strip()


def _kept(match: re.Match[str]) -> str:
    """A single word in quotation marks may be the verb ("wird „geprüft“"), a name or a saying is not."""
    inside = match.group()[1:-1]
    return f" {inside} " if match.group()[0] not in "([" and inside.isalpha() and inside.islower() else " "


def main_clauses(text: str) -> list[Clause]:
    """The main clauses in order; where none is recognised, the whole sentence."""
    pieces = [part for piece in _JOINT.split(plain(text)) for part in _AND.split(piece) if part]
    if len(pieces) > 1 and _SHOULD_IT.match(pieces[0]):
        pieces = pieces[1:]
    kept = [piece for place, piece in enumerate(pieces) if not is_subordinate(piece, first=place == 0)]
    joined: list[str] = []
    for piece in kept or pieces:
        if joined and not (has_finite(joined[-1]) and has_finite(piece)):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return [Clause(piece, _core(piece)) for piece in joined]


def _core(text: str) -> str:
    pieces = [piece for piece in _JOINT.split(text) if has_finite(piece)]
    return ", ".join(pieces) or text


def _attributive(found: list[str], place: int) -> bool:
    """Whether a word stands before its noun ("der kombinierten Nutzung", "soll der 2022 erstellte Plan")."""
    before, after = found[place - 1] if place else "", found[place + 1] if place + 1 < len(found) else ""
    other = found[place] not in _PAST and bool(FINITE.intersection(found) - {found[place]})
    return (before[:1].islower() or place == 1 or other) and after[:1].isupper()


def has_finite(text: str) -> bool:
    """Whether the text has a finite verb that is known by its form."""
    found = _WORD.findall(text)
    return any(  # a capitalised word inside the sentence is a noun ("der heutige Stand")
        word.lower() in FINITE or word.lower() in _PAST or (place and (_present(word) or is_preterite(word)))
        for place, word in enumerate(found)
        if not place or word[0].islower()
    )


def is_subordinate(piece: str, *, first: bool) -> bool:
    """Whether a piece between commas is no main clause."""
    words = _WORD.findall(piece)
    low = [word.lower() for word in words]
    if not low:
        return True
    if low[0] in _ALWAYS_SUB and not (low[0] == "damit" and first):
        return True
    if low[0] in _PERHAPS_SUB:
        return len(low) > 2 and _verb_last(words)
    if not first and to_do(" ".join(words[-3:])) and not any(word in FINITE for word in words[:-1]):
        return True
    start = 1 if low[0] in _PREPOSITIONS and len(low) > 1 else 0
    return not first and low[start] in _RELATIVE and len(low) > 2 and _verb_last(words)


def _verb_last(words: list[str]) -> bool:
    last = words[-1]
    if not last[0].islower() or any(word.lower() in FINITE for word in words[1:-1] if word[0].islower()):
        return last.lower() in FINITE and not any(w in FINITE for w in words[1:-2])
    return last in FINITE or is_preterite(last) or _present(last) or last.endswith("en")


@lru_cache(maxsize=65536)
def _present(word: str) -> bool:
    """A form in -t of a verb (third person) or one in -en that is a dictionary form."""
    base = dictionary_form(word)
    if not base.endswith("n") or base[:1].isupper() or word in _LITTLE:
        return False
    if word == base:
        return True
    participle = word.startswith("ge") and not base.startswith("ge")  # "gebaut", but not "geht", "gewährt"
    return word.endswith("t") and not participle and not word.endswith("iert")


@lru_cache(maxsize=65536)
def is_preterite(word: str) -> bool:
    """A verb's simple past: the closed class, and weak verbs in -te and -ten."""
    if word in _PAST:
        return True
    if word in _NOT_VERBS or len(word) < 5 or not word.endswith(("te", "ten")):
        return False
    base = dictionary_form(word)
    if (
        base == word
        or not base.endswith("n")
        or base[:1].isupper()
        or word.startswith(("ge", "be", "ver", "er"))
    ):
        return base.endswith("en") and word.removesuffix("n") == base.removesuffix("en") + "te"
    stem = base.removesuffix("n").removesuffix("e")
    return word in (stem + "te", stem + "ten", stem + "ete", stem + "eten")
