"""Persons, parties, bodies and offices in German council text."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.folding import fold
from assistant.answering.given_names import is_given_name
from assistant.answering.nouns import Nouns
from assistant.answering.offices import is_office
from assistant.text.lexicon import dictionary_form, is_word_form
from assistant.text.patterns import any_of
from assistant.text.words import term, words

_PARTIES = any_of(
    r"\b(?:spd|cdu|csu|fdp|afd|bsw|odp|ssw|volt)\b",
    r"\b(?:gru?nen?|bundnis ?90|linken?|piraten(?:partei)?|freien? wahler|die partei|tierschutzpartei)\b",
    r"\b(?:sozial|christ|frei)demokrat\w*",
    r"\bwahler(?:gemeinschaft|gruppe|vereinigung|liste)\w*",
    r"\bburgerliste\w*",
    r"\bparteilos\w*",
)
# Forms of one name.
_SAME = {
    "grunen": "grune",
    "bundnis 90": "grune",
    "bundnis90": "grune",
    "linken": "linke",
    "freien wahler": "freie wahler",
}
# General German words for who acts in a council's world; compounds count by their head.
_ACTORS = """
Fraktion Partei Gruppe Rat Kreistag Stadtrat Gemeinderat Ausschuss Verwaltung Landrat Landrätin
Bürgermeister Bürgermeisterin Stadt Gemeinde Landkreis Kreis Land Bund Verband Verein Partner
Mitglied Vertreter Vertreterin Vorsitzender Vorsitzende Sprecher Beirat Kommission Behörde Amt
Dezernent Beauftragter Beauftragte Träger Unternehmen Gesellschaft Werk Kommune Ministerium
Hochschule Universität Kammer Gewerkschaft Bürger Einwohner Eltern Kind Referat Arbeitsgruppe
Ortsrat Stellvertreter Leitung Leiter Leiterin Direktor Hauptausschuss Kreisausschuss Beschäftigte
Team Institut Genossenschaft Stiftung Initiative Feuerwehr Anlieger Eigentümer Person Familie
Haushalt Elternteil Sorgeberechtigter Antragsteller Erwachsener Jugendlicher Schüler Senior
Verwaltungsausschuss Bürgerrat Kreuz Diakonie Kirche Klinik Bank Sparkasse Betrieb Betreiber Betreiberin
Versicherung Angehörige Studierende Firma Büro Anstalt Holding Bahn Mieter Vermieter Pächter Investor Nachbar
"""
# Legal forms, and the short names of those who run what councils pay for.
_FORMS = re.compile(r"\b(?:g?GmbH|mbH|AG|eG|KG|UG|e\. ?V|AöR|DRK|ASB|AWO|DLRG|THW|ADFC|NABU|BUND|VHS)\b")
_TITLE = re.compile(
    r"\b(?:Herrn?|Frau|Dr\.|Prof\.|[Gg]ez\.|(?:St|G|K)R(?:in)?|Ratsherrn?|Ratsfrau)\s+"
    r"(?:Dr\.\s+|Prof\.\s+)?[A-ZÄÖÜ][a-zäöüß-]+"
)
_PAIR = re.compile(  # a look-ahead, so that the second word may begin the next pair
    r"(?<![\w.-])(?=(?P<first>[A-ZÄÖÜ][a-zäöüßşçéğıáè]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)\s+(?:(?:von|van|de|zu|[A-Zl]\.)\s+)?"
    r"(?P<last>[A-ZÄÖÜ][a-zäöüßşçéğıáè]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)\b)"
)
_LAST_WORD = re.compile(r"([A-ZÄÖÜ][\w-]+):?\s+$")
_IN_BRACKETS = re.compile(rf"\s*\((?:{_PARTIES.pattern})")
_QUALIFIERS = {
    "deputy": any_of(
        r"\b(?:stv|stellv|vize\w*|deputy)\b|stellvertret",
        r"\bvertr(?:itt|eten(?!,? durch\b)|etung|eter|eterin|etend\w*)\b",  # who signs is no deputy
    ),
    "former": any_of(
        r"\b(?:ehemalig|fruher|vormalig|damalig)\w*",
        r"\bex[- ]?(?=\w*(?:meister|landrat|vorsitz))",
        r"\balt(?=burgermeister|landrat|oberburgermeister)",
    ),
}


def has_party(text: str) -> bool:
    return bool(parties_in(text))


def parties_in(text: str) -> frozenset[str]:
    """The parties that a text names, folded, each in one form."""
    named = (match.group() for match in _PARTIES.finditer(fold(text)))
    return frozenset(_SAME.get(name, name) for name in named)


def person_names(text: str) -> list[str]:
    """Names of persons: a title with a name, or a given name and a family name."""
    found = [match.group() for match in _TITLE.finditer(text)]
    for match in _PAIR.finditer(text):
        first, last = match["first"], match["last"]
        if not _is_actor(last) and (is_given_name(first) or _looks_like_a_name(text, match)):
            found.append(text[match.start() : match.end("last")])
    return found


def _looks_like_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether two capitalised words, the first of which is no name that is known, may be one all the same."""
    first, last = match["first"], match["last"]
    listed = is_word_form(first) and len(term(last).parts) < 2
    in_office = _in_office(text[: match.start()], text[match.end("last") :])
    return _no_noun(first) and (listed or not _common_noun(last) or in_office)


def _in_office(before: str, after: str) -> bool:
    """ "Ministerin Jana Birkenwald", "Jana Birken-Wald (SPD)": an office before or a party behind."""
    title = _LAST_WORD.search(before)
    return bool(title and is_office(term(title.group(1)))) or bool(_IN_BRACKETS.match(fold(after)))


def has_actor(text: str) -> bool:
    """Whether the text names anybody who could be meant by "wer"."""
    if has_party(text) or _FORMS.search(text) or person_names(text):
        return True
    return any(_is_actor(word.text) for word in words(text))


@lru_cache(maxsize=1)
def _actors() -> Nouns:
    return Nouns.of(_ACTORS, "ungsamt")


@lru_cache(maxsize=8192)
def _is_actor(word: str) -> bool:
    return word in _actors()


@lru_cache(maxsize=8192)
def _no_noun(word: str) -> bool:
    """A capitalised word that is no common noun: unknown, or known without a plural or genitive in -es."""
    return not _common_noun(word) and not _is_actor(word) and not _function_word(word)


@lru_cache(maxsize=8192)
def _common_noun(word: str) -> bool:
    if len(term(word).parts) > 1:
        return True
    if not is_word_form(word):
        return False
    base = dictionary_form(word)
    if base != word and base[:1].isupper():
        return True
    low = word.lower()
    if low != base.lower() or base[:1].islower():
        return True
    return any(is_word_form(word + ending) for ending in ("e", "en", "es", "er", "n", "nen", "innen"))


def _function_word(word: str) -> bool:
    base = dictionary_form(word.lower())
    return is_word_form(word.lower()) and base[:1].islower() and base != word.lower()


def qualifiers(text: str) -> frozenset[str]:
    """Which of "deputy" and "former" the text says of an office."""
    folded = fold(text)
    return frozenset(name for name, cue in _QUALIFIERS.items() if cue.search(folded))
