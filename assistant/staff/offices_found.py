"""What is read of who fills an office, however the paper says it, and the words that all ways share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

CHAIRS = re.compile(r"vorsitz", re.I)
TO_FILL = re.compile(
    r"\b(?:wird|werden|soll|sollen|schlägt|schlagen|vorgeschlagen|vorgesehen|benennt|benennen|übernimmt|"
    r"übernehmen|erhält|"
    r"erhalten|geht|gehen|wählt|steht|fällt|beansprucht|entsendet|stellt|besetzt)\b|Vorschlagsrecht|Zugriff",
    re.I,
)
LINK = r"(?:ist|sind|wird|werden|bleibt|bleiben|soll|war|bleibe|heißt)"
FORMER = re.compile(
    r"(?:\b(?:die|der|den) )?\b(?:bisher\w*|ehemalig\w*|früher\w*|vormalig\w*|zuvor)\W+(?:\w+\W+){0,2}$", re.I
)


class Standing(StrEnum):
    """``inne``: held; ``vorgesehen``: to be filled so; ``offen``: named, but not yet filled."""

    INNE = "inne"
    VORGESEHEN = "vorgesehen"
    OFFEN = "offen"


class Told(StrEnum):
    """How the paper says it; a mention ("Bürgermeisterin Anna Muster") tells in passing."""

    LABEL = "label"
    SENTENCE = "sentence"
    SIGNATURE = "signature"
    MENTION = "mention"


@dataclass(frozen=True)
class Found:
    office: str
    person: str
    party: str
    standing: Standing
    told: Told
