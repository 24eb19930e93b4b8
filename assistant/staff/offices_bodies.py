"""Offices told by a body and a verb: who leads it, whom the partners send to it, who belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.staff.office_words import Holder, holder_in
from assistant.staff.offices_found import Found, Standing, Told
from assistant.text.council_bodies import ANY_BODY

_OF = r"(?: (?:der|des|für) [^,;]+?)?"
_IS_LED = re.compile(r"\bw(?:ird|erden) (?:von|durch) [^;]*\b(?:geführt|geleitet)\b")
_LED = re.compile(
    rf"(?:[Dd]ie|[Dd]er|[Dd]as) (?P<body>{ANY_BODY}{_OF}) (?:wird )?(?:von|durch) "
    r"(?P<who>[^,;]+?)(?: geführt| geleitet)?\W*"
)
# "Die Musikschule leitet Eva Muster": what is led stands first.
_LEADS = re.compile(
    r"(?:Die|Das|Den) (?P<body>(?:[a-zäöüß]+e[ns]? )?[A-ZÄÖÜ][\w-]+(?: (?:der|des) [A-ZÄÖÜ][\w-]+)?) "
    r"(?:leitet|führt) (?P<who>[^,;]+)"
)
_SENT = re.compile(
    rf"\bIn (?:den|die|das) (?P<body>{ANY_BODY})(?P<of>{_OF}) "
    r"(?:entsende[nt]|schick(?:en|t)|delegier(?:en|t)) (?:wir|(?:die|der) [\w-]+) (?P<who>.+)"
)
_ALSO_TO = re.compile(r",? (?:und )?in (?:den|die|das) (?P<of>(?:der|des) [A-ZÄÖÜ][\w-]*) ")
_BELONGS = re.compile(rf"\b(?:[Dd]em|[Dd]er) (?P<body>{ANY_BODY})\b")
# "Dem Beirat gehören an:", "Der Beirat setzt sich wie folgt zusammen:"
_COMPOSED = re.compile(
    r"\bgehören\b.*\ban\b|\bsetzt sich\b.*\bzusammen\b|\bbesteht aus\b|^Mitglieder (?:des|der|im|in der)\b"
)
_NAMED_BODY = re.compile(rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]es|[Ii]m) (?P<body>{ANY_BODY})\b")
_IT = re.compile(r"(?:Er|Sie|Es|Ihm|Ihr)\b")
_JOINED = re.compile(r",\s+(?:sowie )?|\s+(?:und|sowie)\s+")


def of_bodies(text: str, parties: Sequence[str]) -> Iterator[Found]:
    """ "Die Fraktion wird von Eva Muster geführt", "In den Aufsichtsrat entsenden wir Jan Alt"."""
    if _IS_LED.search(text):
        yield from _led(text, parties)
    elif leads := _LEADS.match(text):
        holder = holder_in(leads["who"], parties, label=True)
        if holder and holder.person and not holder.start:
            yield Found(f"Leitung {leads['body']}", holder.person, holder.party, Standing.INNE, Told.SENTENCE)
    if sent := _SENT.search(text):
        yield from _sent(sent, parties)
    if re.search(r"\bgehör(?:t|en)\b.*\ban\b\W*$", text) and (body := _BELONGS.search(text)):
        rest = f"{text[: body.start()]} {text[body.end() :]}"
        for holder in _people(rest, parties):
            yield Found(body["body"], holder.person, holder.party, Standing.INNE, Told.SENTENCE)


def of_members(text: str, lead_in: str, before: str, parties: Sequence[str]) -> Iterator[Found]:
    """The people of an item below "Dem Beirat gehören an:"; ``before``: the sentence that a pronoun means."""
    if not _COMPOSED.search(lead_in):
        return
    bodies = list(_NAMED_BODY.finditer(before if _IT.match(lead_in) else lead_in))
    for holder in _people(text, parties) if bodies else ():
        yield Found(bodies[-1]["body"], holder.person, holder.party, Standing.INNE, Told.LABEL)


def _led(text: str, parties: Sequence[str]) -> Iterator[Found]:
    for piece in re.split(r",\s+|\s+und (?=die |der |das )", text):
        led = _LED.fullmatch(piece)
        holder = holder_in(led["who"], parties, label=True) if led else None
        if led and holder and holder.person:
            own = holder_in(re.sub(r"[- ]?[Ff]raktion\b", "", led["body"]), parties)
            party = holder.party or (own.party if own else "")
            yield Found(f"Leitung {led['body']}", holder.person, party, Standing.INNE, Told.SENTENCE)


def _sent(sent: re.Match[str], parties: Sequence[str]) -> Iterator[Found]:
    """The people sent to a body, and to its like of another house ("…, in den der Stadtwerke Jan Alt")."""
    parts = _ALSO_TO.split(f"{sent['who']}")
    for of, who in zip([sent["of"].strip(), *parts[1::2]], parts[::2], strict=True):
        for holder in _people(who, parties):
            office = f"{sent['body']} {of}".strip()
            yield Found(office, holder.person, holder.party, Standing.VORGESEHEN, Told.SENTENCE)


def _people(text: str, parties: Sequence[str]) -> Iterator[Holder]:
    for piece in _JOINED.split(text):
        holder = holder_in(piece, parties)
        if holder and holder.person:
            yield holder
