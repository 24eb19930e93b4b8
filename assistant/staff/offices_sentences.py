"""Offices told by a sentence: who holds, claims, proposes or is to fill which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.staff.office_words import LISTED, Holder, Named, holder_in, offices_in
from assistant.staff.offices_found import CHAIRS, FORMER, LINK, TO_FILL, Found, Standing, Told
from assistant.text.council_bodies import CLAIMED

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
# What somebody was before ("…, bisher stellvertretende Leiterin des Rechtsamts").
_BEFORE = re.compile(r"(?:bisher|zuvor|früher|ehemals|vormals)\b")
# A title before a name holds the office where the verb says so.
_IN_OFFICE = re.compile(
    r"\bführt die (?:Verwaltung|Amtsgeschäfte|Geschäfte)\b|\bbleibt\b.*\bim Amt\b|\bamtiert\b"
)
_WHOSE = re.compile(r"\b(?:ihre?|seine?) $", re.I)
_DEPUTIZED = re.compile(r"\bvertreten w(?:ird|erden)\b.*\b(?:von|durch)\b")
_AFTERWARDS = re.compile(r"(?:danach|anschließend|später|dann)\b")
# An office by its mere name, and the body that the sentence puts first.
_BARE = re.compile(r"(?:Leitung|Führung|Vorsitz|Moderation)")
_IN_BODY = re.compile(r"^Im (?P<body>(?:[A-ZÄÖÜ]\w+en )?[A-ZÄÖÜ][\w-]*) ")


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
        if rows and _BEFORE.match(piece):
            continue
        if rows and not rows[-1].person and (person := _proposed(piece, parties)):
            rows[-1] = replace(rows[-1], person=person)
            continue
        begun = f"{begun}, {piece}" if begun else piece
        last = rows[-1] if rows else None
        found = (
            _filled(begun, parties, last is not None)
            or _one_more(begun, parties, last)
            or _deputized(begun, parties, last)
        )
        if found is not None:
            if last is not None and _DEPUTY_ALONE.fullmatch(found.office):
                main = re.sub(r"^.*\((.+)\)$", r"\1", last.office)
                found = replace(found, office=f"{found.office} ({main})")
            rows.append(found)
            begun = ""
    yield from rows


def _proposed(piece: str, parties: Sequence[str]) -> str:
    """Whom a party proposes for the office named before ("…, die hierfür Frau Muster vorschlägt")."""
    back = re.search(r"\b(?:hierfür|dafür)\b|\b(?:ihn|sie|es) mit\b", piece)
    holder = holder_in(piece, parties) if back else None
    return holder.person if holder and _PROPOSES.search(piece) else ""


def _one_more(piece: str, parties: Sequence[str], last: Found | None) -> Found | None:
    """A name alone after an office that is held by several."""
    holder = holder_in(piece, parties, label=True)
    if last is None or not last.person or holder is None or not holder.person or offices_in(piece):
        return None
    before = _AFTERWARDS.sub("", piece[: holder.start]).strip(" ,")
    alone = before in ("", "und", "sowie") and not piece[holder.end :].strip(" .,")
    return replace(last, person=holder.person, party=holder.party) if alone else None


def _deputized(piece: str, parties: Sequence[str], last: Found | None) -> Found | None:
    """Who stands in for the one named before ("…, vertreten wird sie von Eva Muster")."""
    holder = holder_in(piece, parties) if last is not None and _DEPUTIZED.search(piece) else None
    if last is None or holder is None:
        return None
    return Found(
        f"Stellvertretung ({last.office})", holder.person, holder.party, last.standing, Told.SENTENCE
    )


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
    if not offices and (body := CLAIMED.search(clause)) and (told or _CLAIMS.search(clause)):
        offices = [Named(f"Vorsitz {body['name']}", body.start(), body.end())]
    if not offices or holder is None:
        return None
    if _IN_OFFICE.search(clause) and holder.person and not offices[0].start:
        return Found(offices[0].name, holder.person, holder.party, Standing.INNE, Told.SENTENCE)
    gapped = told and not offices[0].start  # "Sprecherin wird Eva Alt, zweiter Sprecher Jan Muster"
    office = next((one for one in offices if gapped or not _beside(one, holder, clause)), None)
    before = clause[: office.start] if office else ""
    if office is None or _UNDER.search(before) or FORMER.search(before):
        return None
    if _WHOSE.search(before):  # "…, seine Vertreterin ist Eva Muster": the one before has another office
        deputy = holder_in(clause[office.end :], parties)
        if deputy is None:
            return None
        holder = replace(deputy, start=deputy.start + office.end, end=deputy.end + office.end)
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
    body = _IN_BODY.match(clause) if _BARE.fullmatch(office.name) else None
    name = f"{office.name} im {body['body']}" if body else office.name
    return Found(name, holder.person, holder.party, standing, Told.SENTENCE)


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
    return bool(re.fullmatch(rf"\s*{LINK}\s+(?:\S+\s+){{0,6}}", clause[first[1] : last[0]]))


def _direct(clause: str, office: Named, holder: Holder) -> bool:
    """Not too far from each other."""
    gap = max(office.start - holder.end, holder.start - office.end)
    return gap < 90
