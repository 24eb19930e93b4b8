"""Places that a question names: "in Goslar", "Goslarer", "im Harz", also without capitals or mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.agreements import Agreement
from assistant.answering import other_scripts
from assistant.answering.folding import fold
from assistant.text.words import Word, words

# Words for a kind of municipality, and those that part two of one name, say little of which one is meant.
_TYPES = re.compile(
    r"\b(?:gro(?:ss|ß)e kreisstadt|landeshauptstadt|hansestadt|universitätsstadt|kreisstadt|stadt"
    r"|(?:verbands|samt|einheits|orts)?gemeinde|verwaltungsgemeinschaft|(?:land)?kreis(?:es)?|markt|flecken"
    r"|region|regionalverband|land|freistaat|initiative|bad|sankt|st"
    r"|gro(?:ss|ß)|klein|neu|alt|ober|unter|nieder|mittel|hohen|nord|süd|sued|ost|west"
    r"|der|die|das|des|im|in|von|am|an|bei|und)\b\.?",
    re.I,
)
_ENDINGS = frozenset(
    " s es er ern ers en e isch ische ischen ischer isches kreis kreises skreis skreises".split(" ")
)
_LEADING = (
    r"(?:in|im|am|an|aus|bei|beim|für|von|vom|zum|zur|der|die|das|dem|den|des"
    r"|stadt|gemeinde|samtgemeinde|landkreis(?:es)?|kreis(?:es)?|raum|region)"
)
# Words behind which a bare capitalised name is that of a town.
BEFORE_TOWN = r"\b(?:in|aus|nach|Stadt|Landkreis|Gemeinde|Samtgemeinde) "
_TYPO = 0.84


@dataclass(frozen=True)
class Place:
    """A place named in a question, the agreements of that place, and where it stands in the text.

    ``core`` is the distinctive part of its name, folded; ``spellings`` are all the forms in the question.
    """

    name: str
    core: str
    agreements: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    spellings: tuple[str, ...] = ()


def named_places(text: str, agreements: Sequence[Agreement]) -> tuple[Place, ...]:
    """The catalogue's places that the question names, in order of appearance.

    Of two places of one name ("Landkreis Auental", "Stadt Auental") the one that is named in full is meant,
    else both.
    """
    names = tuple(agreement.place for agreement in agreements)
    known = _known(names)
    asked = list(words(text))
    found: dict[tuple[str, ...], Place] = {}
    for number, word in enumerate(asked):
        core = known.core_of(fold(word.text))
        if core is None and other_scripts.in_another(word.text):
            core = other_scripts.meant(word.text, _sounds(names))
        if core is None:
            continue
        places = known.places[core]
        full = {name: span for name in places if (span := _in_full(name, asked, number))}
        start, end = next(iter(full.values()), (word.start, word.end))
        ids = tuple(agreements[n].id for n in sorted(n for name in full or places for n in places[name]))
        before = found.get(ids)
        spans = (*(before.spans if before else ()), (start, end))
        spellings = (*(before.spellings if before else ()), text[start:end])
        found[ids] = Place(text[start:end], core, ids, spans, spellings)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def place_cores(place: str) -> tuple[str, ...]:
    """The distinctive words of a place name, folded: ``Landkreis Goslar`` → ``("goslar",)``."""
    names = [fold(word) for word in _split(_TYPES.sub(" ", place)) if len(word) > 2]
    return tuple(
        name.removesuffix("kreis").removesuffix("s") if name.endswith("skreis") else name for name in names
    )


def _split(place: str) -> list[str]:
    return [word for word in re.split(r"[\s,/()-]+", place) if word]


def _in_full(name: str, asked: Sequence[Word], number: int) -> tuple[int, int] | None:
    """Where the whole of a name of several words stands, the word of that number in it."""
    parts = _split(name)
    for first in range(number - len(parts) + 1, number + 1):
        said = asked[max(first, 0) : first + len(parts)]
        if 1 < len(parts) == len(said) and all(map(_says, said, parts)):
            return said[0].start, said[-1].end
    return None


def _says(word: Word, part: str) -> bool:
    """Whether a word is that part of a name: a "Kreis" is a "Landkreis"."""
    said, meant = (fold(text).removeprefix("land") for text in (word.text, part))
    return said.startswith(meant) and said[len(meant) :] in _ENDINGS


@dataclass(frozen=True)
class _Known:
    """The places of a catalogue.

    ``places``: for each core the names with it, and the numbers of their agreements. ``stems``: the cores
    without a last "e". ``longer``: those of five letters and more, by their first.
    """

    places: dict[str, dict[str, list[int]]]
    stems: dict[str, str]
    longer: dict[str, list[str]]

    def core_of(self, word: str) -> str | None:
        """The core that a folded word is a form of, or the only one that it is nearly."""
        if "-" in word:  # a double name, all of whose parts are of one place
            parts = [self.core_of(part) for part in word.split("-") if place_cores(part)]
            alike = len({tuple(self.places.get(part or "", ())) for part in parts}) == 1
            return parts[0] if alike else None
        forms = sorted(_without_endings(word), key=len, reverse=True)
        if found := next((form for form in forms if form in self.places), None):
            return found
        if found := next((form for form in forms if form in self.stems), None):
            return self.stems[found]
        close = _alike(word, self.longer.get(word[:1], ()))
        return close[0] if len(close) == 1 else None


@lru_cache(maxsize=8)
def _known(names: tuple[str, ...]) -> _Known:
    places: dict[str, dict[str, list[int]]] = {}
    for number, name in enumerate(names):
        for core in place_cores(name):
            places.setdefault(core, {}).setdefault(name, []).append(number)
    stems: dict[str, str] = {}
    longer: dict[str, list[str]] = {}
    for core in places:
        if len(stem := core.rstrip("e")) >= 5:
            stems.setdefault(stem, core)
        if len(core) >= 5:
            longer.setdefault(core[0], []).append(core)
    return _Known(places, stems, longer)


@lru_cache(maxsize=8)
def _sounds(names: tuple[str, ...]) -> other_scripts.Sounds:
    """The places by sound; only a question in another script needs them."""
    return other_scripts.by_sound(_known(names).places)


def _without_endings(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if len(word) > len(ending) and word.endswith(ending):
            yield word.removesuffix(ending)


def _alike(word: str, cores: Sequence[str]) -> list[str]:
    """Those that are the word with a slip of the pen."""
    matcher = SequenceMatcher(None, b=word)
    found = []
    for core in cores:
        if abs(len(word) - len(core)) <= 2:
            matcher.set_seq1(core)
            if matcher.quick_ratio() >= _TYPO and matcher.ratio() >= _TYPO:
                found.append(core)
    return found


def without_places(text: str, places: Sequence[Place], mark: str = "") -> str:
    """The text without the places' names and the little words that lead up to them ("im Landkreis …"), with
    ``mark`` where they stood."""
    names = {spelling for place in places for spelling in place.spellings}
    for name in sorted(names, key=len, reverse=True):
        if not mark and _is_adjective(name, places):
            # "in den Aldorfer Wald": what leads up to it leads up to the wood
            text = re.sub(rf"\b{re.escape(name)} (?=\w)", "", text)
        text = re.sub(rf"(?:\b{_LEADING}\s+)*\(?\b{re.escape(name)}\b\)?", f" {mark} ", text, flags=re.I)
    return " ".join(text.split())


def _is_adjective(name: str, places: Sequence[Place]) -> bool:
    return any(fold(name) in (f"{place.core}er", f"{place.core.rstrip('e')}er") for place in places)
