"""Whoever else than persons, parties and offices can be meant by "wer": who runs, builds, sells and helps.

Chosen on the 1,461 "wer" wordings of evals/cases/tune_za to tune_zo: with them 20 more are right and none
more is false. Families are called by many of these words, so they are no help in telling who has a name.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma

from assistant.answering.actors import has_actor
from assistant.answering.offices import LONG
from assistant.text.words import term, words

# Compounds count by their head.
_BODIES = """
Agentur Anbieter Apotheke Arbeitskreis Aufsichtsrat Auftragnehmer Autohaus Bäckerei Berechtigter Brauerei
Bundeswehr Burschenschaft Bündnis Caritas Club Dienst Dienstleister Ehrenamtlicher Fachkraft Freiwilliger
Gastwirt Gasthof Gärtnerei Gericht Gilde Gremium Innung Johanniter Kanzlei Kapelle Kasse Konzern Kuratorium
Küche Landwirt Lebenshilfe Lehrkraft Malteser Mannschaft Meisterei Metzgerei Netzwerk Obmann Orchester Pfarrei
Polizei Praxis Präsidium Reederei Regierung Senat Verlag Werft Zunft
Beratungsstelle Dienststelle Fachstelle Geschäftsstelle
"""
# Nouns for those who do something, if they have a feminine ("Gutachter", "Referent").
_DOERS = ("er", "ent", "ant", "ist", "or", "eur", "loge", "ekt")
_SHORTEST = 5


def has_somebody(text: str) -> bool:
    """Whether the text says anything that "wer" can be answered with."""
    return has_actor(text) or any(_acts(word.text) for word in words(text))


@lru_cache(maxsize=8192)
def _acts(word: str) -> bool:
    if not word[:1].isupper():
        return False
    item = term(word)
    return bool({item.stem, item.head} & _stems()) or item.stem.endswith(_endings()) or _is_doer(word)


def _is_doer(word: str) -> bool:
    return any(
        len(form) >= _SHORTEST
        and form[:1].isupper()
        and form.endswith(_DOERS)
        and simplemma.is_known(f"{form}in", lang="de")
        for form in (word, simplemma.lemmatize(word, lang="de"))
    )


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return frozenset(term(word).stem for word in _BODIES.split())


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """Also of compounds that are split at the wrong letter ("Gesundheit|samt")."""
    return ("tsamt", *(stem for stem in _stems() if len(stem) >= LONG))
