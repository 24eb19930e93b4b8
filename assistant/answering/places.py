"""Places that a question names: "in Goslar", "Goslarer", "im Harz", also without capitals or mistyped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.agreements import Agreement
from assistant.answering.folding import fold
from assistant.text.words import words

# Words for a kind of municipality say nothing about which one is meant.
_TYPES = re.compile(
    r"\b(?:gro(?:ss|ß)e kreisstadt|landeshauptstadt|hansestadt|universitätsstadt|kreisstadt|stadt"
    r"|(?:verbands|samt|einheits|orts)?gemeinde|verwaltungsgemeinschaft|(?:land)?kreis(?:es)?|markt|flecken"
    r"|region|regionalverband|land|freistaat|initiative|bad|sankt|st"
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
    """The catalogue's places that the question names, in order of appearance."""
    cores = _cores(agreements)
    found: dict[tuple[str, ...], Place] = {}
    for word in words(text):
        core = _match(fold(word.text), cores)
        if core is None:
            continue
        ids = cores[core]
        before = found.get(ids)
        spans = (*(before.spans if before else ()), (word.start, word.end))
        spellings = (*(before.spellings if before else ()), word.text)
        found[ids] = Place(word.text, core, ids, spans, spellings)
    return tuple(found.values())


def place_cores(place: str) -> list[str]:
    """The distinctive words of a place name, folded: ``Landkreis Goslar`` → ``["goslar"]``."""
    names = [fold(word) for word in re.split(r"[\s,/()-]+", _TYPES.sub(" ", place)) if len(word) > 2]
    return [
        name.removesuffix("kreis").removesuffix("s") if name.endswith("skreis") else name for name in names
    ]


def _cores(agreements: Sequence[Agreement]) -> dict[str, tuple[str, ...]]:
    cores: dict[str, tuple[str, ...]] = {}
    for agreement in agreements:
        for core in place_cores(agreement.place):
            cores[core] = (*cores.get(core, ()), agreement.id)
    return cores


def _match(word: str, cores: dict[str, tuple[str, ...]]) -> str | None:
    if "-" in word:  # a double name, all of whose parts are of one place
        parts = [_match(part, cores) for part in word.split("-") if part]
        return parts[0] if parts and len({cores.get(part or "") for part in parts}) == 1 else None
    for core in cores:
        if word.startswith(core) and word[len(core) :] in _ENDINGS:
            return core
        stem = core.rstrip("e")
        if len(stem) >= 5 and word.startswith(stem) and word[len(stem) :] in _ENDINGS:
            return core
    close = [core for core in cores if len(core) >= 5 and word[0] == core[0] and _similar(word, core)]
    return close[0] if len(close) == 1 else None


def _similar(word: str, core: str) -> bool:
    return abs(len(word) - len(core)) <= 2 and SequenceMatcher(None, word, core).ratio() >= _TYPO


def without_places(text: str, places: Sequence[Place], mark: str = "") -> str:
    """The text without the places' names and the little words that lead up to them ("im Landkreis …"), with
    ``mark`` where they stood."""
    names = {spelling for place in places for spelling in place.spellings}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?:\b{_LEADING}\s+)*\(?\b{re.escape(name)}\b\)?", f" {mark} ", text, flags=re.I)
    return " ".join(text.split())
