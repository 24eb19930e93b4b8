"""A question that compares places, as it would be asked of one of them alone.

"Wo ist die Hundesteuer höher, in Aldorf oder in Behausen?" asks each place "Wie hoch ist die Hundesteuer?".
The reading model and the checks know such questions; a comparing one no single sentence answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.places import Place, without_places
from assistant.text.lexicon import dictionary_form

_PLACE = "\u0001"
_JOINED = re.compile(
    rf"{_PLACE}(?:(?:\s*,\s*|\s*/\s*|\s+(?:und|oder|sowie|bzw\.?|gegen|mit|zu|vs\.?|and|or)\s+)"
    rf"(?:(?:in|im|bei|für|der|die|das|den|dem)\s+)*{_PLACE})+"
)
_KINDS = re.compile(
    r"\b(?:(?:in|bei) )?(?:(?:die|den|der) )?(?:beiden? )?"
    rf"(?:(?:land)?kreise|städte|(?:samt|verbands)?gemeinden|orte)n?\s+(?={_PLACE})",
    re.I,
)
# What only says that other places are asked as well; it ends the question.
_BESIDE = re.compile(
    r",?\s*\b(?:als (?:in |bei |die |den |der )*(?:anderswo|woanders|andere\w*)(?: \w+)?|im vergleich\w*"
    r"|(?:oder|und) (?:gibt es|ist|sind|auch)\b[^?]*\b(?:anderswo|woanders|andere\w*)\b[^?]*"
    r"|(?:und |oder )?(?:wie (?:ist|sieht) (?:das|es) )?(?:anderswo|woanders|sonst wo)(?: \w+)?)\s*(?=\?|$)",
    re.I,
)
_COMPARING = re.compile(
    r"\b(?:im |zum |der |den |ein )?(?:vergleich\w*|unterschied\w*|gegenüberstellung)\b"
    r"(?:\s+(?:von|zwischen|bei))?"
    r"|^(?:in )?welche[nmr]? (?:vereinbarung|papier|dokument|vertr[aä]g)\w*"
    r" (?:steht|stehen|regelt?\w*),?\s*(?:dass)?",
    re.I,
)
_DEGREES = {
    "teuer": "teurer teurere billiger günstiger",
    "hoch": "höher höhere höheren niedriger niedrigere",
    "groß": "größer größere größeren kleiner kleinere",
    "lange": "länger längere kürzer kürzere",
    "viel": "weniger",
    "oft": "öfter häufiger seltener",
    "schnell": "schneller langsamer",
    "früh": "früher eher später",
    "weit": "weiter",
}
_DEGREE = {form: base for base, forms in _DEGREES.items() for form in forms.split()}
_COMPARATIVE = re.compile(rf"\b(?:{'|'.join(_DEGREE)})\b", re.I)
# Only in a question in small letters a noun may have one: it is told from what else follows by a list.
_MORE = re.compile(
    r"\b(?:mehr|weniger|am meisten|am wenigsten|die meisten|die wenigsten)\s+"
    r"(?P<noun>(?!(?:als|für|in|im|bei|an|am|auf|zu|über|und|oder|wird|werden|gibt|wollen|will)\b)[\w-]{3,})"
)
# Of these there is more, not more of them.
_MASS = re.compile(
    r"geld|budget|etat|zuschuss|förderung|unterstützung|platz|zeit|personal|hilfe|steuer|wasser", re.I
)
# Of such words singular and plural may be alike ("Lehrer", "Becken").
_PLURALS = ("er", "el", "en")
# What stays of two things at two places: "die Halle in Aldorf oder die in Behausen".
_OR_THE = re.compile(r",?\s*\b(?:oder|und) (?:der|die|das|den|dem)\s*(?=[?.!]|$)", re.I)


def of_one_place(text: str, places: Sequence[Place]) -> str:
    """The question without the places and without comparing; the same text where nothing is left."""
    plain = _BESIDE.sub("", _without_names(text, places))
    plain = _tidy(_asking_how(_COMPARING.sub(" ", _OR_THE.sub("", plain))))
    return plain if sum(character.isalpha() for character in plain) > 3 else text


def _without_names(text: str, places: Sequence[Place]) -> str:
    """Names go with the words that join them: "in Aldorf und in Behausen"."""
    marked = without_places(text, places, _PLACE)
    return _KINDS.sub(" ", _JOINED.sub(_PLACE, marked)).replace(_PLACE, " ")


def _asking_how(text: str) -> str:
    """ "Wo ist X höher" → "Wie hoch ist X", "gibt es mehr Y" → "Wie viele Y gibt es"."""
    if text[:4].lower() == "wie ":  # "Wie geht es weiter?" compares nothing
        return text
    more = _MORE.search(text)
    if more and (more["noun"][0].isupper() or text[1:].islower()):
        rest = _without_where(text[: more.start()] + text[more.end() :])
        return f"{_how_many(more['noun'])} {more['noun']} {rest}"
    if comparative := _COMPARATIVE.search(text):
        rest = _without_where(text[: comparative.start()] + text[comparative.end() :])
        return f"Wie {_DEGREE[comparative.group().lower()]} {rest}"
    return text


def _how_many(noun: str) -> str:
    """Of "Steuer" there is more, of "Wohnungen" there are: a plural is mostly not its dictionary form."""
    single = dictionary_form(noun.capitalize()) == noun.capitalize()
    return "Wie viel" if _MASS.search(noun) or (single and not noun.endswith(_PLURALS)) else "Wie viele"


def _without_where(text: str) -> str:
    rest = re.sub(r"^\s*(?:wo|wer|welche[rsn]?\s+\w+)\s+", "", text, flags=re.I).strip()
    return rest[:1].lower() + rest[1:]


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([?.!,])", r"\1", " ".join(text.split()))
    return re.sub(r"[\s,:]*\b(?:und|oder|sowie|als|wie|gegen)?[\s,:]*(\?|$)", r"\1", text, count=1).strip(
        " ,:–-"
    )
