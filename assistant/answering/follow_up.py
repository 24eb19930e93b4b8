"""Whether a question goes on with the one before it: joined to it, leaning on a pronoun, or no subject.

German cues are matched against the folded question, those of other languages in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from assistant.answering.folding import fold
from assistant.text.language import FEW, GERMAN
from assistant.text.patterns import any_of

# Of so many words a question may lean on a pronoun; one that begins with "und" may be longer.
LONGEST, LONGEST_JOINED = 12, 20
# A question in another language whose nouns cannot be told that is no longer hardly stands alone.
SHORTEST = 4

_INTERJECTION = re.compile(
    r"^(?:(?:danke\w*|schade|aha|ach so|ach|prima|super|toll|ja|nein|ok(?:ay)?|gut|alles klar|verstehe)\W+)+"
)
_JOINED = any_of(
    r"^(?:und|aber|auch|oder|also|ok|okay|gut|sowie|and)\b",
    r"^(?:wie ist (?:das|es)|was ist mit|ich mein\w*)\b",
)
# "An welchen Tagen denn?", "Wie viele Plätze?": a question word and a noun, and nothing that is done.
_ELLIPSIS = re.compile(
    r"(?:(?:an|ab|bis|zu|in|für|mit|bei|auf|von|aus) )?(?:welche[nrsm]?|wie viele?|was für)(?: [a-zäöüß]+e)?"
    r" [A-ZÄÖÜ][\w-]+(?: (?:denn|genau|eigentlich|insgesamt))?\s*\??",
    re.IGNORECASE,
)
# These mean what was said before, whatever else is asked about.
_BACK = any_of(
    r"\b(?:dort|davon|dazu|dafur|dagegen|daran|daruber|dabei|darin|dr(?:auf|uber|an|um))\b",
    r"\b(?:der spass|(?:das|des|dem) ganzen?|die sache|der rest)\b",
)
_ALSO = re.compile(r"\bauch\b")
# An article that no noun follows: "Fährt der auch am Samstag?", "Wer betreibt den?".
_DEMONSTRATIVE = (  # none of a relative clause
    r"(?<!, )\b(?:der|die|den|dem)(?= (?:auch|noch|schon|denn|dann|da|das|dort|hier|jetzt|heute|uberhaupt"
    r"|eigentlich|nicht|in|im|am|an|auf|furs?|beim?|vo[nm]|vorm|mit|zu[mr]|nach|tun|machen|kosten"
    r"|neue[nrs]?(?=\W*$))\b|\W*$)"
)
_PERSON = any_of(
    r"\b(?:er|sie|ihn|ihm|ihr|deren|dessen|denen|sein|seine[rsmn]?|ihre[rsmn]?)\b", _DEMONSTRATIVE
)
_THING = any_of(r"\b(?:da|damit|dann)\b", r"(?<!\bgibt )(?<!\bgab )\bes\b", r"\b(?:das|diese[rsmn]?)\b")
# What only looks like a pronoun: the article of a noun or a place, and who is spoken to.
_NO_PRONOUN = re.compile(r"\b[Dd]as(?= (?:[a-zäöüß]+e )?[A-ZÄÖÜ])|(?<=[\w,] )(?:Sie|Ihr|Ihre[nmrs]?)\b")
_ANOTHER_SUBJECT = re.compile(
    r"^(?:(?:et)?was (?:ganz )?anderes|(?:eine )?(?:andere|neue) frage|anderes thema)\b"
)
# By language; an "it" or "there" that means nothing is none.
_FOREIGN: Mapping[str, re.Pattern[str]] = {
    "en": any_of(
        r"^(?:and|but|so|or|also|what about|how about|why not|ok|okay)\b",
        r"\b(?:they|them|their|its|he|she|him|her|his)\b",
        r"\bit\b(?!.*\b(?:to|that|if)\b)|\bit\W*$",
        r"\b(?:is|was|will|would|does|did|can|get|about|for) (?:that|this)\b|\b(?:that|this|there)\W*$",
        r"\b(?:too|also|as well|either)\b",
    ),
    "tr": any_of(
        r"^(?:peki|ya|ve|ama|bu|o)\b", r"\b(?:onun|bunun|onu|bunu|ona|buna|orada|bunlar\w*|onlar\w*)\b"
    ),
    "fr": any_of(
        r"^(?:et|mais|ou|alors|pourquoi pas)\b",
        r"\b(?:cela|ça|celle|celui|lui|leur)\b|(?<!-)\b(?:elles?|ils)\b|\blà-bas\b",
    ),
    "es": any_of(r"^(?:y|pero|o|entonces|por qu[eé] no)\b", r"\b(?:eso|esto|ellas?|ellos|él|all[ií]|ahí)\b"),
    "it": any_of(r"^(?:e|ma|o|allora|perch[eé] no)\b", r"\b(?:questo|quello|ciò|lì|là|ess[aoei]|loro)\b"),
    "ro": any_of(r"^(?:[sșş]i|dar|sau|de ce nu)\b", r"\b(?:acesta|aceasta|asta|acolo|e[lai]|ele)\b"),
    "pl": any_of(r"^(?:a|i|ale|dlaczego nie)\b", r"\b(?:to|tego|on[aoi]?|one|tam|jego|jej|ich|niego|nich)\b"),
    "uk": any_of(
        r"^(?:а|і|й|та|але|чому ні)\b", r"\b(?:це|цього|він|вона|воно|вони|там|туди|його|її|їх|них)\b"
    ),
    "ru": any_of(r"^(?:а|и|но|почему нет)\b", r"\b(?:это|этого|он|она|оно|они|там|туда|его|её|ее|их|них)\b"),
    "bg": any_of(r"^(?:а|и|но|защо не)\b", r"\b(?:това|той|тя|то|те|там|него|нея|тях)\b"),
    "ar": any_of(
        r"^(?:و(?:هل|ماذا|كم|متى|أين|من|لماذا)|ثم|لكن|لماذا لا)",
        r"\b(?:ذلك|هذا|هذه|هو|هي|عنه|عنها|له|لها|فيه|فيها)\b|\bهناك\W*$",
    ),
    "fa": any_of(r"^(?:و|ولی|اما|چرا نه)\b", r"\b(?:آن|این|آنجا|او|آنها)\b"),
}


def is_follow_up(text: str, nouns: int, *, place: bool, language: str = GERMAN) -> bool:
    """Whether ``text`` goes on with the question before. It names so many ``nouns`` of its own, ``place``
    says whether it names a place."""
    size, small = len(text.split()), unicodedata.normalize("NFC", text).lower()
    if language != GERMAN:
        cue = _FOREIGN.get(language)
        leans = cue is not None and cue.search(small) is not None
        return size <= SHORTEST or (size <= LONGEST and leans)
    folded = _INTERJECTION.sub("", fold(text))
    if _ANOTHER_SUBJECT.search(folded):
        return False
    if _JOINED.search(folded):
        return size <= LONGEST_JOINED
    if size > LONGEST:
        return False
    if not nouns or _ELLIPSIS.fullmatch(text) or _BACK.search(folded):
        return True
    if (size <= FEW and _FOREIGN["en"].search(small)) or (not place and _ALSO.search(folded)):
        return True
    plain = fold(_NO_PRONOUN.sub(" ", text))
    return (nouns < 3 and bool(_PERSON.search(plain))) or (nouns < 2 and bool(_THING.search(plain)))
