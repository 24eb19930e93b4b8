"""Which names and years of a question an answer has to be about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.places import BEFORE_TOWN, Place
from assistant.answering.towns import is_large_town, is_town
from assistant.text.words import is_known, is_slip, words

# Names of towns are German words to a dictionary; behind a bare "in" their endings give them away.
_TOWN = re.compile(
    rf"{BEFORE_TOWN}"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß-]*(?:büttel|ingen|burg|berg|furt|heim|hausen|stadt|städt|dorf|bach|leben|rod[ae]"
    r"|haven|brück|münde|feld|stedt|stett|hagen|weiler|kirchen|zig|witz|nitz|weig|mund))\b"
)
_PERHAPS_TOWN = re.compile(rf"{BEFORE_TOWN}(?P<name>[A-ZÄÖÜ][a-zäöüß-]+)\b")


# "so eine Steuer wie in Tübingen", and what is told before the question.
_EXAMPLE = re.compile(r"(?<=\w )wie (?:in|bei|im|auf) (?:(?:der|dem|den) )?[A-ZÄÖÜ][\w-]+")
_STORY = re.compile(r"(?:[^.!?]+[.!] )+(?=[^.!?]+\?\s*$)")


def required_names(text: str, places: Sequence[Place]) -> tuple[str, ...]:
    """Years, towns, and names of persons, places, projects: capitalised words that are no German words."""
    taken = [span for place in places for span in place.spans]
    taken += [match.span() for match in _EXAMPLE.finditer(text)]
    if story := _STORY.match(text):
        taken.append(story.span())
    towns = {match.start("name") for match in _TOWN.finditer(text)}
    towns |= {match.start("name") for match in _PERHAPS_TOWN.finditer(text) if is_town(match["name"])}
    found = []
    for number, word in enumerate(words(text)):
        if any(start <= word.start < end for start, end in taken):
            continue
        year = re.fullmatch(r"(?:19|20)\d\d", word.text)
        capital = number > 0 and word.text[0].isupper() and len(word.text) > 3
        named = capital and not is_known(word.text) and not is_slip(word.text)
        if year or named or word.start in towns or is_large_town(word.text):
            found.append(word.text)
    return tuple(found)
