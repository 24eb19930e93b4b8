"""Names of German places in another script: "в Госларе" and "في غوسلار" are in Goslar.

A name is written there as it sounds, with other vowels or none, and gets the endings of its language. So the
consonants are compared, those that languages swap taken as one: an h comes as г or х or not at all, a z as ц,
sch as ш. anyascii says how a letter sounds, whatever the script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from anyascii import anyascii

from assistant.answering.folding import fold

# In this order; each is a sound, or several that stand for one another.
_SOUNDS = (
    (r"ch|[^a-z]", ""),
    (r"sch|shch|zh|sh|t*[sz]|c(?=[eiy])", "S"),
    (r"ph|[fvw]", "F"),
    (r"[gkcqx]h?", "K"),
    (r"[dt]h?", "T"),
    (r"[bp]", "P"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
)
_VOWELS = re.compile("[aeijouy]")
# An h before a vowel, which Ukrainian and older Russian write as a g.
_SPOKEN_H = re.compile("(?<![cpt])h(?=[aeiouy])")
_CASE = re.compile("[eio]m$")
# Consonants that a name needs; without a capital any word may be one, so that it takes more.
_FEWEST, _FEWEST_SMALL = 3, 4
# How like what is heard has to be where vowels are written.
_LIKE = 0.6
# For the consonants of names what is heard of each, and its folded form.
Sounds = Mapping[str, Sequence[tuple[str, str]]]


def by_sound(names: Iterable[str]) -> Sounds:
    """The folded names of places by what of them is compared."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        for spoken in {name, _SPOKEN_H.sub("g", name, count=1), _SPOKEN_H.sub("g", name)}:
            sound = heard(spoken)
            found.setdefault(consonants(sound), []).append((sound, name))
    return found


def in_another(word: str) -> bool:
    """Whether a word has letters that German does not write."""
    return not word.isascii() and not fold(word).isascii()


def meant(word: str, sounds: Sounds) -> str | None:
    """The only one of the names that a word in another script is; else ``None``."""
    if not in_another(word):
        return None
    vowels = word.lower() != word.upper()  # scripts with capitals write them
    found = {
        name
        for sound in _spoken(word, vowels)
        for known, name in sounds.get(consonants(sound), ())
        if not vowels or SequenceMatcher(None, sound, known).ratio() >= _LIKE
    }
    return found.pop() if len(found) == 1 else None


def _spoken(word: str, vowels: bool) -> list[str]:
    """What is heard of a word, with its last letters and without an ending; nothing of one too short."""
    latin = anyascii(word).lower()
    if vowels:  # х stands for an h or a ch
        latin = latin.replace("kh", "h")
        forms = [latin, _CASE.sub("", latin)]
    else:  # a "w" is a vowel
        forms = [latin.replace("w", "")]
    fewest = _FEWEST if word[:1].isupper() else _FEWEST_SMALL
    return [sound for sound in map(heard, forms) if len(consonants(sound)) >= fewest]


def heard(name: str) -> str:
    """A name in small Latin letters by its sounds: ``goslar`` → ``KoSlar``, ``goslare`` → ``KoSlare``."""
    for pattern, sound in _SOUNDS:
        name = re.sub(pattern, sound, name)
    return name


def consonants(sound: str) -> str:
    """What remains of it without vowels: ``KoSlar`` → ``KSlr``."""
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", sound))
