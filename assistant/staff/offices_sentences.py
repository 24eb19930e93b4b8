"""Offices told by a sentence: who holds, claims, proposes or is to fill which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.staff.office_words import BODY, LISTED, Holder, Named, holder_in, offices_in
from assistant.staff.offices_found import CHAIRS, FORMER, LINK, TO_FILL, Found, Standing, Told

_FILLS = re.compile(
    r"\b(?:übern[ia]mm\w*|übernehmen|führt|führen|leitet|leiten|geleitet|geführt|wahrgenommen|wahrnimmt|"
    r"benennt|benennen|"
    r"stellt|stellen|erhält|erhalten|geht|gehen|vorgeschlagen|schlägt|schlagen|gewählt|wählt|bestellt|"
    r"ernannt|ernennt|bestimmt|"
    r"vorgesehen|besetzt|steht|stehen|fällt|fallen|beansprucht|beanspruchen|bekommt|bekommen|liegt|benannt|"
    r"als|zugewiesen|vertritt)\b"
)
_CLAIMS = re.compile(
    r"\b(?:beansprucht|beanspruchen|übernimmt|übernehmen|leitet|leiten|geleitet|geht an|gehen an|fällt an)\b"
)
_PROPOSES = re.compile(
    r"\b(?:schlägt|schlagen|benennt|benennen|stellt|stellen|besetzt|besetzen|vorschlägt|vorschlagen)\b"
)
_NEGATED = re.compile(r"\b(?:nicht|kein\w*)\b", re.I)
_UNDER = re.compile(r"\bunter (?:dem |der |)?$", re.I)
_DEPUTY_ALONE = re.compile(
    r"(?:(?:[Ee]rste|[Zz]weite)[rnsm]? )?(?:[Ss]tellvertret(?:ung|er|erin)|[Vv]ertret(?:ung|er|erin))"
)


def of_sentence(text: str, parties: Sequence[str]) -> Iterator[Found]:
    """Clause by clause; a clause without office or holder goes on into the next one."""
    if _NEGATED.search(text) and not re.search(r"[,;]", text):
        return
    begun = ""
    rows: list[Found] = []
    for piece in _pieces(text):
        if piece.startswith("dass "):
            break
        if piece.startswith("beginnend "):  # who begins a rotation holds the office with the others
            continue
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


def _one_more(piece: str, parties: Sequence[str], last: Found | None) -> Found | None:
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


def _filled(clause: str, parties: Sequence[str], told: bool) -> Found | None:
    offices, holder = offices_in(clause), _holder_outside(clause, parties)
    if not offices and (body := BODY.search(clause)) and (told or _CLAIMS.search(clause)):
        offices = [Named(f"Vorsitz {body['name']}", body.start(), body.end())]
    if not offices or holder is None:
        return None
    office = next((one for one in offices if not _beside(one, holder, clause)), None)
    before = clause[: office.start] if office else ""
    if office is None or _UNDER.search(before) or FORMER.search(before):
        return None
    if not holder.person and _PROPOSES.search(clause):
        proposed = holder_in(clause[holder.end :], parties)
        holder = replace(holder, person=proposed.person) if proposed else holder
    chairs = CHAIRS.search(office.name) and re.search(r"\bhat\b", clause)
    if not (
        chairs
        or _linked(clause, office, holder)
        or (_FILLS.search(clause) and _direct(clause, office, holder))
        or told
    ):
        return None
    standing = Standing.VORGESEHEN if TO_FILL.search(clause) else Standing.INNE
    return Found(office.name, holder.person, holder.party, standing, Told.SENTENCE)


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
    return bool(re.fullmatch(rf"\s*{LINK}\s+(?:\S+\s+){{0,4}}", clause[first[1] : last[0]]))


def _direct(clause: str, office: Named, holder: Holder) -> bool:
    """Not too far from each other."""
    gap = max(office.start - holder.end, holder.start - office.end)
    return gap < 90
