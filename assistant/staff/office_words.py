"""The parts that an office is told with in German: its name, its body, and who holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.actors import has_actor, has_party, person_names
from assistant.answering.given_names import is_given_name
from assistant.text.german import MONTHS
from assistant.text.lexicon import is_word_form
from assistant.text.words import term

_HEAD = (
    r"(?:[A-ZÄÖÜ]?[\wäöüß-]*?)"
    r"(?:[Vv]orsitz(?:ende[rn]?|es)?|[Vv]orsitze|[Ss]precher(?:in)?|[Bb]ürgermeister(?:in|s)?|"
    r"[Ll]andr(?:at|ats|ates|ätin)|"
    r"[Dd]ezernent(?:in|en)?|[Bb]eigeordnete[rn]?|[Ss]tadtr(?:at|ätin)|[Kk]reisr(?:at|ätin)|[Gg]emeinderätin|"
    r"[Kk]ämmer(?:er|in)|[Gg]eschäftsführ(?:er|erin|ung)|[Dd]ezernat|[Ll]eiter(?:in|s)?|[Ll]eitung|"
    r"[Dd]irektor(?:in|s)?|[Pp]räsident(?:in|en)?|"
    r"[Bb]eauftragte[rn]?|[Ss]chatzmeister(?:in)?|[Vv]orsteher(?:in)?|"
    r"(?:[Ss]chrift|[Kk]assen|[Pp]rotokoll)führ(?:er(?:in)?|ung)|[Kk]assenwart(?:in)?|[Kk]assier(?:er)?(?:in)?|"
    r"(?:[Ss]chieds|[Oo]mbuds)(?:person|mann|frau)|(?:[Bb]ürgermeister|[Ll]andrats|[Ss]pitzen)kandidat(?:in|en)?|"
    r"[Ii]ntendant(?:in)?|(?:[Hh]eimat|[Dd]enkmal)pfleger(?:in)?|"
    r"[Bb]randmeister(?:in)?|"
    r"[Ss]taatssekretär(?:in)?|[Mm]inister(?:in)?|[Rr]eferent(?:in)?|[Ss]tellvertret(?:er|erin|ung|eramt|"
    r"ende[rn]?)|[Vv]ertretung|[Oo]bmann|[Oo]bfrau|"
    r"[Vv]orstand|[Ff]raktionschef(?:in)?|[Mm]oderation|[Oo]rtsvorsteher(?:in)?|"
    r"(?:(?<=[Ii]hr )|(?<=[Ii]hre )|(?<=[Ss]ein )|(?<=[Ss]eine )|(?<=[Aa]llgemeiner )|(?<=[Aa]llgemeine ))"
    r"[Vv]ertreter(?:in)?|[Ss]amtgemeinder(?:at|ätin))"
)
_ORDINAL = r"(?:(?:[Ee]rste|[Zz]weite|[Dd]ritte|[Vv]ierte)[rnsm]?|[1-4]\.)"
_MODIFIER = (
    rf"(?:{_ORDINAL}|(?:stv|stellv)\.|[Ss]tellvertretende[rnsm]?|[Hh]auptamtliche[rnsm]?|"
    rf"[Ee]hrenamtliche[rnsm]?|[Aa]llgemeine[rnsm]?|"
    rf"[Pp]arlamentarische[rnsm]?)"
)
OFFICE = re.compile(rf"(?<![\wäöüß-])(?:{_MODIFIER}\s+(?:(?:und|bzw\.)\s+)?)*{_HEAD}(?![\wäöüß])")
_CONNECTORS = frozenset("des der im in den dem für und sowie beim bei am von vom zum zur & sowie –".split())
_ARTICLES = frozenset("Der Die Das Den Dem Ein Eine Einen Einem Einer".split())
_TITLE = r"(?:(?:Frau|Herrn?|Dr\.|Prof\.|Dipl\.-Ing\.|Ratsfrau|Ratsherrn?)\s+)*"
_NAME_PART = r"(?:[A-ZÄÖÜ][a-zäöüßçćčéèëğışşáàñóõøłžőű]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*|van|von|de|zu|der)"
_PLACE = re.compile(r"(?:Klein|Groß|Neu|Alt|Bad|Sankt|Ober|Unter|Nieder|Hohen|Nord|Süd|Ost|West)\b")
_NAMED = re.compile(rf"{_TITLE}(?P<name>[A-ZÄÖÜ][\wäöüß’'-]+(?:\s{_NAME_PART}){{0,3}}\s[A-ZÄÖÜ][\wäöüß’'-]+)")
_SURNAME = re.compile(
    r"\b(?:Frau|Herrn?)\s+(?:Dr\.\s+|Prof\.\s+)*(?P<name>[A-ZÄÖÜ][\wäöüß-]+(?:\s[A-ZÄÖÜ][\wäöüß-]+)*)"
)
_BRACKET = re.compile(r"\s*\((?P<party>[^()]{2,45})\)|\s+von (?:der|den) (?P<of>[A-ZÄÖÜ][\w ]{2,30})")
# "Ausschuss für Bauen, Umwelt und Verkehr": these commas part no clauses.
LISTED = re.compile(r"(?<= für )[A-ZÄÖÜ][\wäöüß-]+(?:, [A-ZÄÖÜ][\wäöüß-]+)*,? (?:und|sowie) (?=[A-ZÄÖÜ])")
_CALLING = re.compile(r"ordnete[rnsm]?$|^(?:Jahr|Monat|Frau|Herrn?)$|^(?:" + "|".join(MONTHS) + r")$")
_BEFORE_NAME = re.compile(r"\b(?:ist|sind|wird|werden|bleibt|übernimmt|führt|leitet|hat|durch)\s+$")
_KNOWN = re.compile(
    r"(?<![\wäöüß-])(?:SPD|CDU|CSU|FDP|AfD|BSW|ÖDP|SSW|Volt|VOLT|(?:BÜNDNIS|Bündnis) 90\s?/\s?(?:DIE "
    r"GRÜNEN|Die Grünen)|GRÜNEN?|Grünen?|"
    r"(?:DIE|Die) (?:LINKEN?|Linken?)|LINKEN?|Linken?|FREIEN? WÄHLERN?|Freien? Wählern?)(?![\wäöüß])"
)
_ACRONYM = re.compile(r"(?=[\w/.-]*[A-ZÄÖÜ][\w/.-]*[A-ZÄÖÜ])[A-ZÄÖÜ][\w/.-]{1,14}")


@dataclass(frozen=True)
class Holder:
    """Who holds an office, with the place of the words in the text."""

    person: str
    party: str
    start: int
    end: int


@dataclass(frozen=True)
class Named:
    """An office as printed with its body, with the place of the words in the text."""

    name: str
    start: int
    end: int


def offices_in(text: str) -> list[Named]:
    """Every office named in the text, with its body ("Vorsitz im Ausschuss für Umwelt und Klima")."""
    found: list[Named] = []
    text = LISTED.sub(lambda match: match.group().replace(",", "\x00"), text)
    for match in OFFICE.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        end = _complement_end(text, match.end())
        name = text[match.start() : end].replace("\x00", ",").strip(" ,–.")
        found.append(Named(name, match.start(), end))
    return found


def _complement_end(text: str, start: int) -> int:
    """Where the body of the office ends: nouns, and the small words that join them."""
    end = start
    joined = after_noun = False
    for match in re.finditer(r"\s+(?P<word>[^\s,;:()]+)(?P<stop>[,;:(]?)", text[start:]):
        word, place = match["word"], start + match.start("word")
        if word in _CONNECTORS:
            joined = True
        elif (
            not joined
            or not _may_belong(word)
            or _starts_name(text[place:])
            or _is_party(word)
            or (after_noun and OFFICE.match(text, place))
        ):
            break
        else:
            end = place + len(word)
        after_noun = word not in _CONNECTORS
        if match["stop"] or text[start + match.end() :][:1] not in (" ", ""):
            break
    return end


def _may_belong(word: str) -> bool:
    """A noun, a name in quotation marks, or an adjective of the body's name."""
    return word[0].isupper() or word[0] in '„»"' or word.endswith(("liche", "lichen", "ischen", "-"))


def _is_party(word: str) -> bool:
    return has_party(word) and not re.search(r"[Ff]raktion|[Gg]ruppe|-", word)


def _starts_name(text: str) -> bool:
    match = re.match(r"(?:Frau|Herrn?|Dr\.|Prof\.)\s|" + _NAMED.pattern + r"\s*\(", text[:80])
    names = person_names(text[:60])
    return bool(match) or bool(names and text.startswith(names[0]))


def introduces(text: str) -> bool:
    """Whether a labelled line only says who somebody is ("Listenplatz 2: Jana Korfes, Landwirtin")."""
    label, colon, value = text.partition(": ")
    title = next(iter(offices_in(value)), None)
    named = value[title.end :] if title and not title.start else value
    holder = holder_in(named)
    if not colon or len(label.split()) > 5 or holder is None or not holder.person or holder.start > 5:
        return False
    behind = named[holder.end :]
    return not _PLACE.match(holder.person) and bool(re.match(r"\s*(?:$|[.,;(]|und [A-ZÄÖÜ])", behind))


def holder_in(text: str, parties: Sequence[str] = (), *, label: bool = False) -> Holder | None:
    """The first person or party of the text; ``label``: the text is all about who it is."""
    person = _person(text, label)
    party = _party(text, parties)
    if person and (party is None or person.start <= party.end):
        return person
    return party


def _person(text: str, label: bool) -> Holder | None:
    for match in re.finditer(r"(?<![\wäöüß/-])[A-ZÄÖÜ]", text):
        start = match.start()
        found = _SURNAME.match(text, start) or _NAMED.match(text, start)
        if not found:
            continue
        name, cut = _without_calling(found["name"])
        start = found.start() if found.group() != found["name"] else found.start() + cut
        titled = found.group()[: -len(found["name"])].strip()
        bracket = _BRACKET.match(text, found.end())
        sure = (
            bool(titled) or bool(bracket) or (label and start < 4) or bool(_BEFORE_NAME.search(text[:start]))
        )
        if len(name.split()) < 2 and not titled:
            continue
        if not _may_be_name(name, sure):
            continue
        party = _bracketed(bracket["party"] or bracket["of"] or "") if bracket else ""
        degree = re.sub(r"\b(?:Frau|Herrn?|Ratsfrau|Ratsherrn?)\s*", "", titled).strip()
        return Holder(f"{degree} {name}".strip(), party, start, bracket.end() if bracket else found.end())
    return None


def _bracketed(text: str) -> str:
    """The party in brackets behind a name; a place or a remark is none."""
    capitals = sum(1 for letter in text if letter.isupper())
    return text.strip() if has_party(text) or (capitals > 1 and not re.search(r"\d", text)) else ""


def _may_be_name(name: str, sure: bool) -> bool:
    first = name.split()[0]
    if OFFICE.search(name) or has_party(name) or has_actor(first) or first in _ARTICLES:
        return False
    if "-" in first:
        return sure and _double_given(first)
    return not _is_compound(first) and (sure or bool(person_names(name)))


def _is_compound(word: str) -> bool:
    """Whether a word is a noun of several; some given names look like one ("Torsten", "Karlheinz")."""
    return len(term(word).parts) > 1 and not is_given_name(word)


def _double_given(word: str) -> bool:
    """Whether a hyphenated word may be a given name of two ("Klaus-Peter"): short words, nobody who acts."""
    parts = word.split("-")
    return len(parts) == 2 and all(
        2 < len(part) < 10 and part.istitle() and not has_actor(part) and len(term(part).parts) < 2
        for part in parts
    )


def _without_calling(name: str) -> tuple[str, int]:
    """Without the calling printed before it ("Berufsschullehrer Detlef Kamphusen"); and how much was cut."""
    words = re.split(r" von (?:der|den)\b", name)[0].split()
    tail = len(name) - len(" ".join(words))
    while len(words) > 2 and (
        words[0] in _CONNECTORS
        or (_is_compound(words[0]) and not _double_given(words[0]))
        or has_actor(words[0])
        or _CALLING.search(words[0])
        or _is_noun_before(words[0], words[1])
    ):
        words = words[1:]
    short = " ".join(words)
    return short, len(name) - tail - len(short)


def _is_noun_before(word: str, name: str) -> bool:
    """Whether a noun of the sentence stands before the given name ("nach acht Jahren Sabine Muster")."""
    return is_given_name(name) and not is_given_name(word) and is_word_form(word)


def _party(text: str, parties: Sequence[str]) -> Holder | None:
    known = _KNOWN.search(text)
    named = next((m for p in parties if (m := re.search(rf"(?<![\w-]){re.escape(p)}(?![\w-])", text))), None)
    best = min((m for m in (known, named) if m), key=lambda m: m.start(), default=None)
    if best:
        return Holder("", best.group(), best.start(), best.end())
    alone = _ACRONYM.fullmatch(text.strip(" .,;"))
    if alone:
        start = text.index(alone.group())
        return Holder("", alone.group(), start, start + len(alone.group()))
    return None
