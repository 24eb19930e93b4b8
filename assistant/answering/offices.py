"""Offices: words for a post that one person or party holds."""

from __future__ import annotations

from functools import lru_cache

from assistant.answering.nouns import LONG
from assistant.text.matching import PARTS, lexical_degree
from assistant.text.words import Term, term, words

# Whoever chairs is called by any of these; asking for one is asking for the others.
_CHAIR = """
Vorsitz Vorsitzender Vorsitzende Sprecher Sprecherin Leiter Leiterin Leitung Chef Chefin Vorsteher
Präsident Präsidentin Direktor Direktorin Vorstand Führung Obmann Anführer
"""
_OTHERS = """
Landrat Landrätin Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Dezernent Dezernentin
Beauftragter Beauftragte Stadtrat Kämmerer Kämmerin Geschäftsführer Geschäftsführerin Dezernat Stellvertreter
Stellvertreterin Ortsvorsteher Brandmeister Brandmeisterin Wehrführer Wehrführerin Schriftführer
Schriftführerin Minister Rektor Rektorin Konrektor Konrektorin Amt Posten
"""
_ANY = "Amt Posten"
# Who is at the head may be called by what is headed: "Wer leitet die Stadtwerke?" – "Geschäftsführer ist …".
_HEAD = "Leiter Leiterin Leitung Chef Chefin Führung"
_HEADS = """
Geschäftsführer Geschäftsführerin Geschäftsführung Brandmeister Brandmeisterin Wehrführer Wehrführerin
Kommandant Kommandantin Rektor Rektorin Intendant Intendantin
"""
_STAND_IN = "Stellvertreter Stellvertreterin Stellvertretung Vertreter Vertreterin Vertretung"
# Who is asked for, and by which other words the same is called.
_ALSO = ((_CHAIR, _CHAIR), (_HEAD, _HEADS), (_STAND_IN, _STAND_IN))


@lru_cache(maxsize=8)
def _stems(names: str) -> frozenset[str]:
    return frozenset(term(word).stem for word in names.split())


@lru_cache(maxsize=1)
def _long_stems() -> tuple[str, ...]:
    return tuple(stem for stem in _stems(_CHAIR) | _stems(_OTHERS) if len(stem) >= LONG)


def is_office(word: Term) -> bool:
    """Whether the word names an office; a compound does by its head.

    The head may itself be a compound ("Samtgemeinde|bürgermeister"), so the end of the word counts as well.
    """
    if {word.stem, word.head} & (_stems(_CHAIR) | _stems(_OTHERS)):
        return True
    return bool(word.parts) and word.stem.endswith(_long_stems())


def is_stand_in(word: Term) -> bool:
    """Whether the word only says that somebody stands in for the holder of an office."""
    return word.stem in _stems(_STAND_IN)


def names_office(wanted: Term, text: str) -> bool:
    """Whether the text names this office: the word itself, or for a chair any word for one."""
    if {wanted.stem, wanted.head} & _stems(_ANY):
        return True
    given = [term(word.text) for word in words(text)]
    if any(lexical_degree(wanted, other) >= PARTS for other in given):
        return True
    asked = {wanted.stem, wanted.head}
    also = [_stems(others) for names, others in _ALSO if asked & _stems(names)]
    return any({other.stem, other.head} & others for others in also for other in given)
