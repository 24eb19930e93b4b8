"""Which question about a paper itself somebody asks in German: who signed it, how long it holds.

Other languages: :mod:`assistant.answering.foreign_matters`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.answering.actors import parties_in
from assistant.answering.folding import fold
from assistant.answering.places import Place, without_places
from assistant.answering.question import focus_of
from assistant.text.patterns import any_of


class Matter(StrEnum):
    """What is asked about a paper."""

    PARTNERS = "partners"
    SIGNERS = "signers"
    DATE = "date"
    FORCE = "force"
    TERM = "term"
    STATUS = "status"


PAPER = (
    r"(?:\w*(?:vereinbarung|vertrag|papier|abkommen|dokument|satzung|programm|vorlage|entwurf|erklarung|pakt"
    r"|protokoll|niederschrift)(?:en|es|s|e)?)"
)
_ALLIANCE = (
    r"(?:\w*(?:gruppe|koalition|bundnis|mehrheit|kooperation|zusammenarbeit|partnerschaft)(?:ses|en)?)"
)
EITHER = rf"(?:{PAPER}|{_ALLIANCE})"
MADE = r"(?:ab)?geschlossen|eingegangen|vereinbart|getroffen|ausgehandelt|verabschiedet|beschlossen"
_WHO = r"(?:(?:aus )?welche[nr]? \w+|wer|welche)"
SIGNED = r"unterschrieben|unterzeichnet|unterschrieb\w*|unterzeichne\w*"
# The first that fits decides.
_CUES: tuple[tuple[Matter, re.Pattern[str]], ...] = (
    (
        Matter.SIGNERS,
        any_of(rf"^we(?:r|lche \w+) .*\b(?:{SIGNED})\b", r"\bunterschriften?\b", r"^unterzeichner"),
    ),
    (
        Matter.FORCE,
        any_of(
            rf"^(?:ab |seit )?wann (?:gilt|galt|tritt|trat|beginnt|begann)\b.*\b{EITHER}\b", r"\bin kraft\b"
        ),
    ),
    (
        Matter.TERM,
        any_of(
            rf"^(?:(?:von wann )?bis )?wann (?:gilt|galt|endet|lauft|lief|endete|ist)\b.*\b{EITHER}\b",
            rf"^(?:fur )?wie lange (?:gilt|lauft|halt|dauert|ist|soll|wurde)\b.*\b{EITHER}\b",
            r"^(?:fur|in) welche[nrms]? (?:zeit|zeitraum|jahre|jahren|wahlperiode|periode|zeitspanne)\b",
            rf"^(?:laufzeit|dauer|geltungsdauer)\b.*\b{EITHER}\b",
        ),
    ),
    (
        Matter.DATE,
        any_of(
            rf"^(?:wann|an welchem tag|in welchem jahr)\b.*\b(?:{MADE}|{SIGNED})\b",
            r"^(?:wann|in welchem jahr)\b.*\b(?:verfasst|geschrieben|erstellt)$",
            rf"^(?:von wann(?! bis)|aus welchem jahr|wie alt|welches datum|datum)\b.*\b{PAPER}\b",
        ),
    ),
    (
        Matter.STATUS,
        any_of(
            rf"^(?:gilt|ist|war|wurde|handelt)\b.*\b{PAPER}\b.*"
            r"\b(?:schon|bereits|noch|gultig|verbindlich\w*|beschlossen|entwurf|rechtskraftig|verabschiedet)\b",
            rf"^gilt (?:die|das|der|diese[rs]?) {PAPER}\W*$",
            r"^(?:ist|war) (?:das|es|dies) (?:\w+ ){0,2}(?:ein entwurf|beschlossen|verbindlich)\b",
            rf"^(?:wie verbindlich|welchen status|status)\b.*\b{PAPER}\b",
        ),
    ),
    (
        Matter.PARTNERS,
        any_of(
            rf"^(?:{_WHO}|zwischen wem|von wem|mit wem)\b.*\b{EITHER}\b.*\b(?:{MADE})\b",
            rf"^{_WHO} .*\b(?:bildet|bilden|besteht|gehort|gehoren)\b.*\b{EITHER}\b",
            rf"^{_WHO} (?:hat|haben) sich\b.*\b(?:zusammengetan|verbundet|zusammengeschlossen)\b",
            rf"^{_WHO} (?:arbeit|regier|koalier|mach)\w+\b.*\b(?:zusammen|miteinander|gemeinsam)$",
            rf"^{_WHO} (?:sind|ist) (?:die |der )?\w*partner$",
        ),
    ),
)
# It is about another paper, or about one that is only told of.
_OTHER = any_of(rf"\b(?:alt|letzt|vorig|bisherig|fruher|neu)e[nrms]? {EITHER}\b", rf"\b{PAPER} mit\b")
# Nouns that only say what is asked; anything else makes it a question about something in the paper.
_ASKING = re.compile(
    rf"{EITHER}|\w*partner(?:n|in|innen)?|partei(?:en)?|fraktion(?:en)?|kraft|zeitraum|zeit|jahren?|datum|tag"
    r"|(?:kommunal|rats)?wahlperiode|periode|unterschrift(?:en)?|unterzeichner\w*|laufzeit|\w*dauer|status|stand"
    r"|leuten?|politiker\w*|kreistag|(?:stadt|gemeinde)?rat(?:es|s)?|ende|beginn"
)


def german_matter(text: str, places: Sequence[Place]) -> Matter | None:
    """What ``text``, asked of these places, wants to know of a paper; ``None``: something in it."""
    asked = fold(without_places(text, places)).strip(" ?.!")
    matter = next((matter for matter, cue in _CUES if cue.search(asked)), None)
    nouns = (fold(item.word) for item in focus_of(text, places) if item.weight >= 1.0)
    only = all(_ASKING.fullmatch(noun) or parties_in(noun) for noun in nouns)
    return matter if only and not _OTHER.search(asked) else None
