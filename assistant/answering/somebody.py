"""Whoever else than persons, parties and offices can be meant by "wer": who runs, builds, sells and helps.

Chosen on the 1,461 "wer" wordings of evals/cases/tune_za to tune_zo: with them 20 more are right and none
more is false. Families are called by many of these words, so they are no help in telling who has a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.actors import has_actor
from assistant.answering.nouns import Nouns
from assistant.text.lexicon import dictionary_form, is_word_form
from assistant.text.words import words

# Compounds count by their head.
_BODIES = """
Agentur Anbieter Apotheke Arbeitskreis Aufsichtsrat Auftragnehmer Autohaus Bauhof Bäckerei Berechtigter
Betriebshof Brauerei
Bundeswehr Burschenschaft Bündnis Caritas Club Dienst Dienstleister Ehrenamtlicher Fachkraft Freiwilliger
Gastwirt Gasthof Gärtnerei Gericht Gilde Gremium Innung Johanniter Kanzlei Kapelle Kasse Konzern Kuratorium
Küche Landwirt Lebenshilfe Lehrkraft Malteser Mannschaft Meister Meisterei Metzgerei Netzwerk Obmann
Opposition Orchester Pfarrei Polizei Praxis Präsidium Ratsfrau Ratsherr Reederei Regierung Sachverständiger
Senat Verlag Versammlung Werft Zentrale Zimmerei Zunft
Beratungsstelle Dienststelle Fachstelle Geschäftsstelle
"""
# "Rohbau: Holzbau Ried, 12.000 Euro": of two nouns side by side behind a label one is a name.
_BEHIND_LABEL = re.compile(
    r": (?!(?:Anfang|Mitte|Ende|Rund|Etwa|Ca)\b)[A-ZÄÖÜ][\w&.-]+"
    r"(?: (?:& |\+ )?[A-ZÄÖÜ][\w&.-]*)+(?=\s*(?:[,;(–]|$))"
)
# Nouns for those who do something, if they have a feminine ("Gutachter", "Referent").
_DOERS = ("er", "ent", "ant", "ist", "or", "eur", "loge", "ekt")
_SHORTEST = 5


def has_somebody(text: str) -> bool:
    """Whether the text says anything that "wer" can be answered with."""
    return has_actor(text) or any(_acts(word.text) for word in words(text))


def is_name_behind_label(text: str) -> bool:
    """Whether a line with a label says a name behind it, whatever it is called by."""
    return bool(_BEHIND_LABEL.search(text))


@lru_cache(maxsize=8192)
def _acts(word: str) -> bool:
    return word in _bodies() or _is_doer(word)


@lru_cache(maxsize=1)
def _bodies() -> Nouns:
    return Nouns.of(_BODIES, "tsamt")


def _is_doer(word: str) -> bool:
    return any(
        len(form) >= _SHORTEST and form[:1].isupper() and form.endswith(_DOERS) and is_word_form(f"{form}in")
        for form in (word, dictionary_form(word))
    )
