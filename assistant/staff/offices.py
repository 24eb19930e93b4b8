"""The register of offices: who holds or is to fill which office, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.agreements import Agreement
from assistant.answering.actors import person_names, qualifiers
from assistant.index.passages import Unit, units
from assistant.staff.office_words import BODY, LISTED, Holder, Named, holder_in, offices_in
from assistant.text.document import BlockKind, Document, Sentence


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
class Office:
    """An office and who holds it; ``since`` and ``until`` are the years of the agreement's term."""

    agreement: Agreement
    sentence: Sentence
    office: str
    person: str
    party: str
    deputy: bool
    standing: Standing
    told: Told
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class _Found:
    office: str
    person: str
    party: str
    standing: Standing
    told: Told


_BODY = re.compile(r"(?:[\wÄÖÜäöüß-]*ausschuss|Ausschuss|[\wäöüß]*beirat|Beirat|Kommission|[\w]*rat)\b", re.I)
_CHAIRS = re.compile(r"vorsitz", re.I)
_TO_FILL = re.compile(
    r"\b(?:wird|werden|soll|sollen|schlägt|schlagen|vorgeschlagen|vorgesehen|benennt|benennen|übernimmt|"
    r"übernehmen|erhält|"
    r"erhalten|geht|gehen|wählt|steht|fällt|beansprucht|entsendet|stellt|besetzt)\b|Vorschlagsrecht|Zugriff",
    re.I,
)
_FILLS = re.compile(
    r"\b(?:übern[ia]mm\w*|übernehmen|führt|führen|leitet|leiten|geleitet|geführt|wahrgenommen|wahrnimmt|"
    r"benennt|benennen|"
    r"stellt|stellen|erhält|erhalten|geht|gehen|vorgeschlagen|schlägt|schlagen|gewählt|wählt|bestellt|"
    r"ernannt|ernennt|bestimmt|"
    r"vorgesehen|besetzt|steht|stehen|fällt|fallen|beansprucht|beanspruchen|bekommt|bekommen|liegt|benannt|"
    r"als|zugewiesen|vertritt)\b"
)
_LINK = r"(?:ist|sind|wird|werden|bleibt|bleiben|soll|war|bleibe|heißt)"
_CLAIMS = re.compile(
    r"\b(?:beansprucht|beanspruchen|übernimmt|übernehmen|leitet|leiten|geleitet|geht an|gehen an|fällt an)\b"
)
_PROPOSES = re.compile(
    r"\b(?:schlägt|schlagen|benennt|benennen|stellt|stellen|besetzt|besetzen|vorschlägt|vorschlagen)\b"
)
_OPEN = re.compile(
    r"\bwird noch benannt|\bnoch (?:offen|zu besetzen|nicht)|^\W*(?:N\. ?N\.|offen|unbesetzt|vakant)|"
    r"\bKlärung\b|\bbenannt\]",
    re.I,
)
_FORMER = re.compile(
    r"(?:\b(?:die|der|den) )?\b(?:bisher\w*|ehemalig\w*|früher\w*|vormalig\w*|zuvor)\W+(?:\w+\W+){0,2}$", re.I
)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*)\b", re.I)
_UNDER = re.compile(r"\bunter (?:dem |der |)?$", re.I)
_SECOND = re.compile(
    r"[,;]\s*(?P<office>(?:[Ss]tellvertretung|[Vv]ertretung|[Ss]tellvertreter(?:in)?|stv\.(?: Vorsitz)?|"
    r"[Ss]tellvertretender Vorsitz)):?\s+"
)
_DEPUTY_ALONE = re.compile(
    r"(?:(?:[Ee]rste|[Zz]weite)[rnsm]? )?(?:[Ss]tellvertret(?:ung|er|erin)|[Vv]ertret(?:ung|er|erin))"
)
_FIELD = re.compile(r"(?:^|;\s*)(?P<key>[^:;]{2,40}):\s*(?P<value>[^;]+)")
_MENTION_GAP = re.compile(r"\s*,?\s*(?:(?:Frau|Herrn?)\s*)?")


def read_offices(agreement: Agreement, document: Document) -> list[Office]:
    """The offices of one paper in reading order."""
    rows: list[Office] = []
    for unit in units(document, agreement.id):
        for found in _found_in(unit, agreement.parties):
            rows.append(
                Office(
                    agreement=agreement,
                    sentence=unit.sentence,
                    office=found.office,
                    person=found.person,
                    party=found.party,
                    deputy="deputy" in qualifiers(found.office),
                    standing=found.standing,
                    told=found.told,
                    since=agreement.term[0] if agreement.term else None,
                    until=agreement.term[1] if agreement.term else None,
                )
            )
    return list(dict.fromkeys(rows))


def read_all_offices(documents: Mapping[str, tuple[Agreement, Document]]) -> tuple[Office, ...]:
    return tuple(
        row for agreement, document in documents.values() for row in read_offices(agreement, document)
    )


def fills_office(text: str, lead_in: Sequence[str] = (), section: Sequence[str] = ()) -> bool:
    """Whether the text is about who fills an office, and about nothing else."""
    told = {found.told for found in _of_item(text, lead_in, section, ())} or {
        found.told for found in _of_sentence(text, ())
    }
    return bool(told & {Told.LABEL, Told.SENTENCE})


def is_holder(text: str) -> bool:
    """Whether the text is nothing but a name with its party."""
    holder = holder_in(text, label=True)
    if holder is None or not holder.person or holder.start > 5 or text[holder.end :].strip(" .,;"):
        return False
    return bool(holder.party or person_names(text))


def _found_in(unit: Unit, parties: Sequence[str]) -> Iterator[_Found]:
    text = unit.sentence.text
    if unit.kind is BlockKind.SIGNATURE:
        yield from _of_signature(text, parties)
    elif unit.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        found = list(_of_item(text, unit.lead_in, unit.sentence.section, parties))
        found = found or list(_of_sentence(text, parties))
        yield from found
        known = {item.person for item in found}
        yield from (item for item in _mentions(text, parties) if item.person not in known)


def _of_item(
    text: str, lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> Iterator[_Found]:
    """ "Vorsitz im Schulausschuss: SPD", also several of them in one item."""
    parts = text.split("; ")
    if len(parts) > 1 and all(":" in part for part in parts) and offices_in(parts[-1].partition(":")[0]):
        for part in parts:
            yield from _of_label(part, lead_in, section, parties)
    else:
        yield from _of_label(text, lead_in, section, parties)


def _of_label(
    text: str, lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> Iterator[_Found]:
    label, value = _split(text)
    if lead_in and is_holder(text) and (named := offices_in(lead_in[-1])):
        yield from _holding(named[-1].name, text, parties, True)
    if not value or len(label) > 120:
        return
    office = _label_office(label, value, lead_in, section)
    if not office:
        return
    second = _SECOND.search(value)
    first = value[: second.start()] if second else value
    yield from _holding(office, first, parties, bool(lead_in and _TO_FILL.search(lead_in[-1])))
    if second:
        yield from _holding(f"{second['office']} {office}", value[second.end() :], parties, False)


def _split(text: str) -> tuple[str, str]:
    """Label and value of "A: B", of a table's row "A – x: B; y: C" and of "Ausschuss, Vorsitz Name"."""
    row = re.match(r"(?P<label>[^:]{3,120}?) – (?P<rest>[^:]{2,40}: .+)", text)
    if row:
        return row["label"], row["rest"]
    chaired = re.match(
        r"(?P<label>[^:]*(?:ausschuss|beirat)[^:]*?, (?:stv\. )?Vorsitz):?\s(?P<value>.+)", text, re.I
    )
    if chaired:
        return chaired["label"], chaired["value"]
    label, _, value = text.partition(":")
    opened = label.rfind("(")
    if opened > label.rfind(")"):  # "Der Beirat (Vorsitz: …)"
        label, value = label[opened + 1 :], value.partition(")")[0]
    return label.strip(), value.strip()


def _label_office(label: str, value: str, lead_in: Sequence[str], section: Sequence[str]) -> str:
    named = offices_in(label)
    if named and not re.search(rf"\b{_LINK}\b", label):
        body = re.match(r"(?P<body>.+), (?P<chair>(?:stv\. )?Vorsitz)$", label)
        return f"{body['chair']} {body['body']}" if body else label
    if _BODY.search(label):
        if chair := re.match(r"(?:(?:stellvertretender|stv\.) )?Vorsitz\b", value, re.I):
            return f"{chair.group()} {label}"
        if any(_CHAIRS.search(text) for text in (*lead_in[-1:], *section[-1:])):
            return f"Vorsitz {label}"
    if lead_in and _CHAIRS.search(lead_in[-1]):
        holder = holder_in(value, label=True)
        if holder and holder.start < 8:
            return f"Vorsitz {label}"
    return ""


def _holding(office: str, value: str, parties: Sequence[str], to_fill: bool) -> Iterator[_Found]:
    value = re.sub(r"^(?:(?:stellvertretender|stv\.) )?Vorsitz:?\s+", "", value, flags=re.I)
    fields = [match["value"].strip() for match in _FIELD.finditer(value)] or [value]
    holders = [holder for field in fields if (holder := holder_in(field, parties, label=True))]
    person = next((holder.person for holder in holders if holder.person), "")
    party = next((holder.party for holder in holders if holder.party), "")
    if not person and party and (name := re.search(r"\((?P<name>[A-ZÄÖÜ][^()]+)\)", value)):
        inner = holder_in(name["name"], parties, label=True)
        person = inner.person if inner else ""
    if person and not party and (behind := re.search(r"^(?P<party>[^,]{2,30}), (?:Frau|Herr)", value)):
        party = behind["party"]
    if not (person or party) and not _OPEN.search(value):
        return
    standing = Standing.OFFEN if not (person or party) else Standing.VORGESEHEN
    yield _Found(office, person, party, standing, Told.LABEL)


def _of_sentence(text: str, parties: Sequence[str]) -> Iterator[_Found]:
    """Clause by clause; a clause without office or holder goes on into the next one."""
    if _NEGATED.search(text) and not re.search(r"[,;]", text):
        return
    begun = ""
    rows: list[_Found] = []
    for piece in _pieces(text):
        if piece.startswith("dass "):
            break
        if rows and not rows[-1].person and (person := _proposed(piece, parties)):
            rows[-1] = replace(rows[-1], person=person)
            continue
        begun = f"{begun}, {piece}" if begun else piece
        last = rows[-1] if rows else None
        found = _filled(begun, parties, last is not None) or _one_more(begun, parties, last)
        if found is not None:
            if last is not None and _DEPUTY_ALONE.fullmatch(found.office):
                found = replace(found, office=f"{found.office} ({last.office})")
            rows.append(found)
            begun = ""
    yield from rows


def _proposed(piece: str, parties: Sequence[str]) -> str:
    """Whom a party proposes for the office named before ("…, die hierfür Frau Muster vorschlägt")."""
    holder = holder_in(piece, parties) if re.search(r"\b(?:hierfür|dafür)\b", piece) else None
    return holder.person if holder and _PROPOSES.search(piece) else ""


def _one_more(piece: str, parties: Sequence[str], last: _Found | None) -> _Found | None:
    """A name alone after an office that is held by several."""
    holder = holder_in(piece, parties, label=True)
    if last is None or not last.person or holder is None or not holder.person or offices_in(piece):
        return None
    alone = piece[: holder.start].strip(" ,") in ("", "und", "sowie") and not piece[holder.end :].strip(" .,")
    return replace(last, person=holder.person, party=holder.party) if alone else None


def _pieces(text: str) -> list[str]:
    """Cut at commas and semicolons outside brackets, and at "und" before another article or office."""
    flat = re.sub(r"\([^()]*\)", lambda m: m.group().replace(",", "\x00"), text)
    flat = LISTED.sub(lambda m: m.group().replace(",", "\x00"), flat)
    parts = re.split(
        r"[,;]\s+|\s+und (?=(?:als|die|der|den) |[A-ZÄÖÜ][\wäöüß-]+ [A-ZÄÖÜ][\wäöüß-]+(?: \(|\.$|$))", flat
    )
    return [part.replace("\x00", ",") for part in parts if part.strip()]


def _filled(clause: str, parties: Sequence[str], told: bool) -> _Found | None:
    offices, holder = offices_in(clause), _holder_outside(clause, parties)
    if not offices and (body := BODY.search(clause)) and (told or _CLAIMS.search(clause)):
        offices = [Named(f"Vorsitz {body['name']}", body.start(), body.end())]
    if not offices or holder is None:
        return None
    office = next((one for one in offices if not _beside(one, holder, clause)), None)
    before = clause[: office.start] if office else ""
    if office is None or _UNDER.search(before) or _FORMER.search(before):
        return None
    if not holder.person and _PROPOSES.search(clause):
        proposed = holder_in(clause[holder.end :], parties)
        holder = replace(holder, person=proposed.person) if proposed else holder
    chairs = _CHAIRS.search(office.name) and re.search(r"\bhat\b", clause)
    if not (
        chairs
        or _linked(clause, office, holder)
        or (_FILLS.search(clause) and _direct(clause, office, holder))
        or told
    ):
        return None
    standing = Standing.VORGESEHEN if _TO_FILL.search(clause) else Standing.INNE
    return _Found(office.name, holder.person, holder.party, standing, Told.SENTENCE)


def _holder_outside(clause: str, parties: Sequence[str]) -> Holder | None:
    """A holder that is no part of the office's own name ("Vorsitzende der CDU-Fraktion")."""
    masked = clause
    for named in offices_in(clause):
        masked = masked[: named.start] + " " * (named.end - named.start) + masked[named.end :]
    return holder_in(masked, parties)


def _beside(office: Named, holder: Holder, clause: str) -> bool:
    """Whether the office only stands before its holder's name as a title."""
    gap = clause[office.end : holder.start] if office.end <= holder.start else "–"
    return (
        bool(holder.person)
        and not gap.strip()
        and not re.search(r"\b(?:als|zu[rm])\s+(?:\w+\s+)?$", clause[: office.start])
    )


def _linked(clause: str, office: Named, holder: Holder) -> bool:
    """ "Sprecherin ist …", "… wird Stellvertreter": the verb stands between them, or right before both."""
    first, last = sorted(((office.start, office.end), (holder.start, holder.end)))
    return bool(re.fullmatch(rf"\s*{_LINK}\s+(?:\S+\s+){{0,4}}", clause[first[1] : last[0]]))


def _direct(clause: str, office: Named, holder: Holder) -> bool:
    """Not too far from each other."""
    gap = max(office.start - holder.end, holder.start - office.end)
    return gap < 90


def _mentions(text: str, parties: Sequence[str]) -> Iterator[_Found]:
    """An office right before a name ("Bürgermeisterin Anna Muster"), or in brackets behind one."""
    for named in offices_in(text):
        gap = _MENTION_GAP.match(text, named.end)
        start = gap.end() if gap else named.end
        holder = holder_in(text[start : start + 80], parties)
        if holder and holder.person and holder.start <= 6 and not _FORMER.search(text[: named.start]):
            told = Told.SIGNATURE if re.search(r"\bunterzeichne[nt]\b", text) else Told.MENTION
            yield _Found(named.name, holder.person, holder.party, Standing.INNE, told)


def _of_signature(text: str, parties: Sequence[str]) -> Iterator[_Found]:
    bare = re.sub(r"^(?:gez\.|gezeichnet)\s*", "", text.strip(), flags=re.I)
    holder = holder_in(bare.split("(")[0].split(",")[0], parties)
    named = offices_in(bare)
    if holder and holder.person and named:
        party = re.search(r"(?P<party>[\wÄÖÜäöü/ ]+?)[- ][Ff]raktion", bare[named[0].start :])
        words = party["party"].split() if party else []
        yield _Found(
            bare[named[0].start :].strip(" ()"),
            holder.person,
            words[-1] if words else "",
            Standing.INNE,
            Told.SIGNATURE,
        )
