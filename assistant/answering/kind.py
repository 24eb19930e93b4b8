"""Which kind of answer a question asks for, by general German cues.

Cues are matched against the folded question (lower case, no umlauts), so that typing without umlauts or
capitals changes nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice

from assistant.answering.folding import fold
from assistant.text.lexicon import dictionary_form, is_word_form
from assistant.text.patterns import any_of
from assistant.text.words import is_stopword, words


class Kind(StrEnum):
    """The kind of answer that would satisfy the question."""

    WHO = "who"
    NAME = "name"
    WHERE = "where"
    AMOUNT = "amount"
    PERCENT = "percent"
    NUMBER = "number"
    FREQUENCY = "frequency"
    DATE = "date"
    DURATION = "duration"
    FIGURE = "figure"
    CONTACT = "contact"
    WHY = "why"
    YES_NO = "yes_no"
    LIST = "list"
    ABBREVIATION = "abbreviation"
    OPEN = "open"
    SMALL_TALK = "small_talk"
    OUTSIDE = "outside"


# Wanted is somebody.
PERSONS = frozenset({Kind.WHO, Kind.NAME})
# The first cue that fits decides, so the order matters.
_CUES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.FIGURE, any_of(r"\bwelche[mns]? alter\b", r"\bwie ?alt\b")),
    (Kind.PERCENT, any_of(r"\bprozent", "%", r"\bwelche[nr]? anteil", r"\bhebesatz", r"\bper ?cent")),
    (
        Kind.AMOUNT,
        any_of(
            r"\bwie ?viel (?:geld|euro|kostet|kosten|zahl\w*|muss|bezahl\w*)",
            r"\bwie ?teuer",
            r"\bwas (?:kostet|kosten)\b",
            r"\b(?:kostet|gekostet|kosteten?)\b",
            r"\bwie ?viel \w*(?:miete|pacht|gehalt|lohn|gebuhr|steuern?|geld)\b",
            r"\bwie ?viel \w*(?:entschadigung|eintritt|kaution|zuschuss|forderung)\b",
            r"^\w*kosten\b",
            r"\b(?:\w*kosten|\w*preis|euro|summe)\??$",
            r"\bkosten\b.*\bwie ?(?:viel|hoch)",
            r"\bwie ?hoch\b.*\b\w*(?:kosten|gebuhr\w*|beitrag\w*|preis\w*|zuschuss\w*|budget|miete\w*)\b",
            r"\bwie ?hoch\b.*\b\w*(?:summe|betrag|entgelt\w*|ausgaben|schulden|einnahme\w*|gehalt|etat)\b",
            r"\bwelche[mnrs]? (?:betrag|summe|preis|kosten|gebuhr)",
            r"\bpreis\b",
            r"\b(?:wo|wer|was|welche\w*)\b.*\b(?:billiger|gunstiger|teurer|preiswerter)\b",
            r"\bam (?:billigsten|gunstigsten|teuersten)\b",
            r"\bwas (?:zahlt|zahle|bezahlt|bezahle|muss ich zahlen)",
            r"\b(?:was|wie ?viel) verdien\w*",
        ),
    ),
    (
        Kind.DATE,
        any_of(
            r"\bwann\b",
            r"\bwelche[mrns]* (?:datum|termin|(?:wochen)?tage?n?|jahr|monat)\b",
            r"\bstichtag",
            r"\bwie ?viel uhr",
        ),
    ),
    (
        Kind.DURATION,
        any_of(
            r"\bwie ?lange\b",
            r"\bwelche[nrm]? (?:zeitraum|dauer|frist)\b",
            r"\bwie ?schnell\b",
        ),
    ),
    # what has happened is counted
    (
        Kind.FREQUENCY,
        any_of(
            r"\bwie (?:oft|haufig)\b(?! (?:mussten?|war(?:en)?|wurden?|ist|sind|hat|haben|schon|bisher)\b)"
        ),
    ),
    (Kind.NUMBER, any_of(r"\bwie ?viele?\b", r"\bwie (?:oft|haufig)\b", r"\banzahl\b")),
    (
        Kind.FIGURE,
        any_of(r"\bwie ?(?:hoch|gross|weit|alt|breit|schwer|lang|stark)\b", r"\bwelche[mns]? alter\b"),
    ),
    (
        Kind.CONTACT,
        any_of(r"\btelefon\w*", r"\be-?mail\w*", r"\b(?:anschrift|adresse|internetseite|webseite)\b"),
    ),
    (Kind.WHY, any_of(r"\b(?:warum|wieso|weshalb)\b", r"\baus welche[mn] gru?nde?n?\b")),
    (
        Kind.NAME,
        any_of(
            r"\bwie heisst|\bwie heissen|\bnamen? (?:des|der|von)\b|\bnamen\b|\bname$",
            r"\bwelche[rnms]? person\b",
        ),
    ),
    (
        Kind.WHO,
        any_of(
            r"\bwe[rmn]\b",
            r"\bwessen\b",
            r"(?<!\ban )\bwelche[rsn]? (?:partei|partner|fraktion|person|gruppe|stelle|amt)\w*",
            r"\bwelche[rsnm]? (?:firma|behorde|gesellschaft|kirche|bank)\b",
            r"\bwelche[snm] (?:unternehmen|buro|institut|gremium)\b",
            r"\bwelche[rnm] (?:verein|verband|betreiber|trager)\b",
        ),
    ),
    (
        Kind.WHERE,
        any_of(
            r"\bwo\b",
            r"\bwohin\b",
            r"\bwoher\b",
            r"\bwelche[mnr]? (?:ort|strasse|gebaude)\b",
            r"\ban welcher stelle\b",
        ),
    ),
    (
        Kind.ABBREVIATION,
        any_of(r"\bwas (?:heisst|bedeutet|meint)\b", r"\bwofur steht\b", r"\babkurzung"),
    ),
    (
        Kind.LIST,
        any_of(
            r"^(?:nenne?|liste?|zahle?|zeige?|gib)\b",
            r"\bwelche\b",
            r"\balle\b.*\bauf\b",
            r"\bwas sind\b",
            r"\bwas fur\b",
        ),
    ),
)
_ABBREVIATION_WORD = re.compile(r"\b[A-ZÄÖÜ]{2,}[A-Za-z]*\b|\b[A-ZÄÖÜ][a-zäöü]+[A-ZÄÖÜ]\w*\b")
_THANKED = r"^(?:(?:super|prima|toll|ok(?:ay)?|alles klar|gut)\W+)?(?:danke(?:schon|sehr)?|(?:\w+en )+dank)\b"
_LEFT = r"^(?:tschuss|bye|auf wiedersehen)\b"
_THANKS, _FAREWELL = any_of(_THANKED), any_of(_LEFT)
_GREETING = any_of(
    r"^(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|gruss gott|hello|merhaba)\b",
    _THANKED,
    _LEFT,
    r"^(?:wie geht(?: e?s|s)?|wer bist du|was kannst du|bist du|was bist du)\b",
    r"^(?:na\W+)?(?:alles (?:klar|gut|fit|in ordnung)|was geht|wie lauft(?: e?s|s))"
    r"(?: (?:bei (?:dir|euch|ihnen)|so|heute|denn|ab))*\W*$",
)
# Said to the assistant, however long: thanks without a question, and questions for itself.
_TO_ITSELF = any_of(
    rf"{_THANKED}[^?]*$",
    r"^bist du (?!sicher|dir)[^?]*\??$",
    r"\b(?:wie|wer|was) (?:heisst|funktionierst|denkst|bist) du\b|\bwer hat dich\b",
    r"\bfunktioniert das hier\b",
    r"^(?:welche|was fur) \w+ (?:hast|kennst|liest|durchsuchst) du(?: denn| hier| so| alles?)*\W*$",
    r"^was weisst du\W*$",
    r"^(?:zu|von|aus|fur) (?:welche[nrm]?|was fur) \w+"
    r" (?:hast du|haben sie|gibt es|liegen)(?: hier| denn| dir)*"
    r" (?:papiere|dokumente|unterlagen|vereinbarungen|informationen|infos|daten)(?: vor)?\W*$",
    r"^(?:welche|was fur) (?:papiere|dokumente|unterlagen) (?:gibt es|haben sie|kennen sie"
    r"|liegen(?: dir| ihnen)? vor|sind (?:da|vorhanden|hinterlegt|eingelesen))(?: denn| hier| alles?)*\W*$",
)
# "Können Sie mir sagen, wer …" asks who, not whether somebody can.
_POLITE = re.compile(
    r"\b(?:(?:(?:kannst|konntest|wurdest) du|(?:konnen|konnten|wurden) sie)"
    r" (?:(?:mir|uns|bitte|mal|kurz|vielleicht) )*(?:sagen|erklaren|verraten|mitteilen|nennen|zeigen)"
    r"|(?:weisst du|wissen sie)(?: vielleicht)?)\b,?(?P<whether> ob\b)?"
)
_ORDER = any_of(
    r"\b(?:ignorier\w*|vergiss|missachte)\b.*\b(?:anweisung\w*|regeln?|vorgaben|instruktion\w*|alles)",
    r"\bsystem ?prompt",
    r"\bignore\b.*\binstructions?",
    r"\bdu bist (?:jetzt|ab jetzt|nun)\b",
    r"\btu so,? als\b",
    r"\bdeine?n? (?:prompt|anweisungen|regeln)\b",
    r"^system ?:|\bantworte (?:ab (?:sofort|jetzt)|immer|nur) ",
)
_OTHER_SUBJECT = any_of(
    r"\bwetter\b",
    r"\brezept\b",
    r"\b(?:einen|nen) witz\b",
    r"\bgedicht\b",
    r"\bhoroskop",
    r"\bubersetz\w* (?:mir|das|den|diesen)",
    r"\bschreibe? (?:mir )?(?:eine?n?|nen?|etwas)\b",
    r"\bprogrammiere?\b",
    r"\b(?:wen|was|wahlen|welche partei) soll(?:te)? ich (?:wahlen|ankreuzen)\b",
    r"\b(?:wen|welche partei) soll(?:te)? ich\b[^?]* (?:wahlen|ankreuzen)\b",
    r"\bwelche partei soll",
)
# "Und gilt das auch …?", "Und die Bücherei, hat die …?": the question begins behind it.
_JOINED = re.compile(
    r"^(?:(?:und|aber|oder|also|ach)\s+)?"
    r"(?:(?!(?:we|wie|wo|wa)\w*\b)(?:[\w-]+ ){0,4}[\w-]+, (?=\w+ (?:der|die|das|er|sie|es|man)\b))?",
    re.I,
)
# A main clause before a clause that asks as well.
_MAIN_CLAUSE = re.compile(
    r"(?P<main>we[rmn]\b[^,?]*|welche[rnms]? [^,?]*), (?:(?:in|an|ab|bis|seit|mit|von|zu|fur|auf) )?"
    r"(?:wie(?! heiss)|wann|we[rmn]|wo|was|welche\w*|warum|wieso|ob)\b"
)
VERB_ENDINGS = ("en", "ern", "eln", "sein", "tun")
_PREPOSITIONS = frozenset("in im an am auf bei beim für von vom zu zum zur mit nach über unter und".split())
_IMPERATIVES = frozenset("nenne nenn liste zahle zahl zeige zeig gib sag sage erklare erklar was".split())


def kind_of(text: str) -> Kind:
    """The kind of answer that ``text`` asks for."""
    folded = fold(text)
    if _ORDER.search(folded) or _OTHER_SUBJECT.search(folded):
        return Kind.OUTSIDE
    if _TO_ITSELF.search(folded):
        return Kind.SMALL_TALK
    if greeting := _GREETING.search(folded):
        rest = folded[greeting.end() :]
        if len(rest.split()) <= 3 or _GREETING.search(rest.strip(" ,.!?-")):
            return Kind.SMALL_TALK
        text = re.split(r"[.,!]", text, maxsplit=1)[-1]
    polite = _POLITE.search(folded)
    if polite["whether"] if polite else _starts_with_verb(text):
        return Kind.YES_NO
    if kind := _of_main_clause(folded):
        return kind
    for kind, cue in _CUES:
        if cue.search(folded) and (kind is not Kind.ABBREVIATION or _ABBREVIATION_WORD.search(text)):
            return kind
    return Kind.OPEN


def _of_main_clause(folded: str) -> Kind | None:
    """ "Wer legt fest, wann das Bad öffnet?" asks who, not when."""
    if not (match := _MAIN_CLAUSE.match(folded)):
        return None
    return next((kind for kind, cue in _CUES if kind in PERSONS and cue.search(match["main"])), None)


def is_thanks(text: str) -> bool:
    """Whether small talk thanks."""
    return _THANKS.search(fold(text)) is not None


def is_farewell(text: str) -> bool:
    """Whether it takes leave."""
    return _FAREWELL.search(fold(text)) is not None


def _starts_with_verb(text: str) -> bool:
    """A German question that starts with its verb wants yes or no.

    Keywords may begin with a noun that is a verb as well ("kosten neubau"); a verb has its subject's article
    or pronoun, or at least a question mark.
    """
    text = _JOINED.sub("", text)
    first, second = (*islice(words(text), 2), None, None)[:2]
    if first is None or second is None or len(text.split()) < 3:
        return False
    subject = is_stopword(second.text) and second.text.lower() not in _PREPOSITIONS
    if not text.rstrip().endswith("?") and not subject:
        return False
    word = first.text.lower()
    if fold(word) in _IMPERATIVES or not is_word_form(word):
        return False
    base = dictionary_form(word)
    return base[:1].islower() and base.endswith(VERB_ENDINGS) and base != "einen"
