"""Offices told by a label and its value: "Vorsitz im Schulausschuss: SPD", also by seats and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.actors import has_party, person_names
from assistant.staff.office_words import holder_in, offices_in
from assistant.staff.offices_found import CHAIRS, LINK, TO_FILL, Found, Standing, Told
from assistant.text.council_bodies import LABELLED
from assistant.text.main_clauses import has_finite

_OPEN = re.compile(
    r"\bwird noch benannt|\bnoch (?:offen|zu besetzen|nicht)|^\W*(?:N\. ?N\.|offen|unbesetzt|vakant)|"
    r"\bKlärung\b|\bbenannt\]",
    re.I,
)
_SECOND = re.compile(
    r"[,;]\s*(?P<office>(?:[Ss]tellvertretung|[Vv]ertretung|[Ss]tellvertreter(?:in)?|stv\.(?: Vorsitz)?|"
    r"[Ss]tellvertretender Vorsitz)):?\s+"
)
# Whose office or body is no more, at the head of a label.
_FORMERLY = re.compile(r"(?:frühere|ehemalige|bisherige|vormalige)[rnsm]?\s", re.I)
# "Antwort Bürgermeisterin Muster: …" names who speaks.
_SPEAKS = re.compile(
    r"(?:Antwort|Anfrage|Frage|Nachfrage|Wortmeldung|Wortbeitrag|Stellungnahme|Erklärung|Bericht|Antrag)\b"
)
# "Vorsitz Eva Muster", "neu, Vorsitz SPD": who leads what the label names.
_LED = re.compile(
    r"(?:[a-zäöüß]+, )?(?P<chair>(?:(?:stellvertretender|stv\.) )?(?:Vorsitz|Leit(?:ung|er(?:in)?)))\b:?"
)
_GROUP = re.compile(r"[Ff]raktion\b|[Gg]ruppe\b")
_LED_BY = re.compile(
    r"(?:^|[,;] )(?P<chair>(?:(?:stellvertretender|stv\.) )?Vorsitz|Doppelspitze|Fraktionsvorsitz|"
    r"Sprecher(?:in)?|Leitung):? (?P<who>[^;]+)"
)
_LED_BEHIND = re.compile(r"[,;] (?P<chair>Leitung|Vorsitz|Sprecher(?:in)?|Moderation):? (?P<who>[^;,]+)")
# Bodies that parties send members to; the elected council itself tells a result.
_SENT_TO = re.compile(
    r"(?:aufsichtsrat|verwaltungsrat|stiftungsrat|ausschuss|beirat|kommission|vorstand|kuratorium|"
    r"(?:verbands|gesellschafter|mitglieder|haupt)versammlung)",
    re.I,
)
_SEATS = re.compile(r"\b(?:Mandate?|Sitze?|Plätze?|Platz|Mitglied(?:er)?)\b")
_COUNTED = re.compile(
    r"(?:je )?(?:\d+|eine?[nrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\s+"
    r"(?:(?:Mandate?|Sitze?|Plätze?|Platz|Mitglied(?:er)?)\s+)?(?:(?:für|von|an|der|die|den)\s+)*(?P<party>.+)"
)
_COUNTED_BEHIND = re.compile(
    r"(?P<party>[^\d]+?)\s+(?:\d+|eine?[nrs]?|zwei|drei|vier|fünf|sechs)\s+(?:Mandate?|Sitze?|Plätze?|Mitglied(?:er)?)\b"
)
_RIGHT = re.compile(
    r"\b(?:Vorschlags|Benennungs|Besetzungs|Zugriffs)recht\s+(?:(?:liegt|bei|für|der|die|den|des)\s+)*"
    r"(?P<party>[^,;.]+)"
)
# A title says the office itself; these say it only together with their body.
_NEEDS_BODY = re.compile(r"vorsitz|vertret|sprecher|leit|vorstand|dezernat|ung$|führer|obmann|obfrau", re.I)
_BARE_LEAD = re.compile(r"(?:Sitzungsl|Versammlungsl|L)eitung|Vorsitz|Moderation|\w*[Vv]orstand")
_HOUSE = re.compile(
    r"(?:Für (?:die|den|das) )?(?:[A-ZÄÖÜ]\w+e )?"
    r"(?:\w*[Ss]tadt|\w*[Gg]emeinde|\w*[Kk]reis|Markt|Flecken|Region|Amt)\b"
)
# "Datenschutz: externe Beauftragte, Kanzlei Muster": a field, and who is charged with it.
_CHARGED = re.compile(r"(?:[a-zäöüß]+ )?(?P<title>Beauftragte[rn]?|Fachkraft),? (?P<who>.+)")
_FIRM = re.compile(r"(?:Kanzlei|Rechtsanwaltskanzlei|Büro|Firma|Ingenieurbüro) [A-ZÄÖÜ][^,;]+")
_NAME_AND_TITLE = re.compile(r"(?P<name>[^,:;]+), (?P<title>[^,:;]+)")
# A table's column that says who it is makes its row an office, whatever that is called.
_PERSON_COLUMN = re.compile(r"(?:Name|Person|Inhaber(?:in)?|Amtsinhaber(?:in)?|Besetzung|Besetzt mit): ")
# A table's row as it is read: the first cell, then each column with its name.
_ROW = re.compile(r"(?P<label>[^:]{3,120}?) – (?P<column>[^:]{2,40}: .+)")
_STANDS_IN = re.compile(
    r"(?:(?:\d\.|[Ee]rste[rs]?|[Zz]weite[rs]?) )?(?:stv|stellv|stellvertret|vertret)", re.I
)
# What parts the parties that share an office; the stroke of a party's own name does not.
_SHARED = re.compile(r",\s+|;\s+|\s+(?:und|sowie|&)\s+|(?<!90)\s*/\s*(?!\s*[Dd][Ii][Ee] [Gg])")
# "Vorsitz SPD, Frau Eva Muster"
_AFTER_PARTY = re.compile(r"[^,:;]{2,30}, (?P<name>(?:Frau|Herrn?) [^,;]+)")
_FIELD = re.compile(r"(?:^|;\s*)(?P<key>[^:;]{2,40}):\s*(?P<value>[^;]+)")


def is_holder(text: str) -> bool:
    """Whether the text is nothing but a name with its party."""
    holder = holder_in(text, label=True)
    if holder is None or not holder.person or holder.start > 5 or text[holder.end :].strip(" .,;"):
        return False
    return bool(holder.party or person_names(text))


def of_item(
    text: str, lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> Iterator[Found]:
    """ "Vorsitz im Schulausschuss: SPD", also several of them in one item."""
    parts = text.split("; ")
    if columns := list(_of_columns(parts, lead_in, section, parties)):
        yield from columns
    elif len(parts) > 1 and all(":" in part for part in parts) and offices_in(parts[-1].partition(":")[0]):
        for part in parts:
            yield from _of_label(part, lead_in, section, parties)
    else:
        yield from _of_label(text, lead_in, section, parties)


def _of_columns(
    parts: Sequence[str], lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> Iterator[Found]:
    """A table's row with a column for who leads and one for who stands in ("Bauausschuss – Vorsitz: …; stv.
    Vorsitz: …"): each has the row's body."""
    row = _ROW.match(parts[0])
    columns = [part.partition(": ")[::2] for part in (row["column"], *parts[1:])] if row else []
    if row is None or not any(_STANDS_IN.match(name) for name, _ in columns[1:]):
        return
    led = ""
    for name, value in columns:
        if _STANDS_IN.match(name):
            of = f"{row['label']}" if CHAIRS.search(name) else led or row["label"]
            yield from _holding(f"{name} {of}", value, parties, False)
        elif offices_in(name) or _PERSON_COLUMN.match(f"{name}: "):
            led = led or (f"{name} {row['label']}" if offices_in(name) else row["label"])
            yield from _holding(led, value, parties, False)


def _of_label(
    text: str, lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> Iterator[Found]:
    label, value = _split(text)
    if lead_in and is_holder(text) and (named := offices_in(lead_in[-1])):
        yield from _holding(named[-1].name, text, parties, True)
    if not value or len(label) > 120 or _FORMERLY.match(label):
        return
    if signed := _signed(label, value, lead_in, parties):
        yield signed
        return
    if charged := _charged(label, value):
        yield charged
        return
    if more := list(_titled(label, value, parties)) or list(_of_groups(label, value, parties)):
        yield from more
        return
    office = _label_office(label, value, lead_in, section)
    if not office:
        return
    second = _SECOND.search(value)
    first = value[: second.start()] if second else value
    yield from _holding(office, first, parties, bool(lead_in and TO_FILL.search(lead_in[-1])))
    if second:
        yield from _holding(f"{second['office']} {office}", value[second.end() :], parties, False)


def _signed(label: str, value: str, lead_in: Sequence[str], parties: Sequence[str]) -> Found | None:
    """Who signs for whom: "Für die Stadt Au: Jan Alt, Bürgermeister"."""
    named = _NAME_AND_TITLE.fullmatch(value) if _HOUSE.match(label) else None
    title = next(iter(offices_in(named["title"])), None) if named else None
    holder = holder_in(named["name"], parties, label=True) if named else None
    if named is None or title is None or title.start or holder is None or not holder.person or holder.start:
        return None
    signs = label.startswith("Für ") or any("nterschrift" in text for text in lead_in[-1:])
    told = Told.SIGNATURE if signs else Told.LABEL
    return Found(title.name, holder.person, holder.party, Standing.INNE, told)


def _charged(label: str, value: str) -> Found | None:
    told = None if offices_in(label) else _CHARGED.fullmatch(value)
    if told is None:
        return None
    firm, holder = _FIRM.match(told["who"]), holder_in(told["who"], label=True)
    person = firm.group() if firm else holder.person if holder and not holder.start else ""
    return Found(f"{told['title']} {label}", person, "", Standing.INNE, Told.LABEL) if person else None


def _titled(label: str, value: str, parties: Sequence[str]) -> Iterator[Found]:
    """Titles before names: "Magistrat: Bürgermeister Anton Muster (SPD), Stadträtin Eva Beispiel"."""
    named = offices_in(label)
    if (named and not _BARE_LEAD.fullmatch(label)) or _SPEAKS.match(label) or has_finite(value):
        return
    for piece in re.split(r"[,;]\s+|\s+und\s+(?=[A-ZÄÖÜ])", value):
        title = next(iter(offices_in(piece)), None)
        if title is None or title.start or _NEEDS_BODY.search(title.name):
            return
        holder = holder_in(piece[title.end :], parties, label=True)
        if (
            holder is None
            or not holder.person
            or holder.start > 2
            or piece[title.end + holder.end :].strip(" .")
        ):
            return
        yield Found(title.name, holder.person, holder.party, Standing.INNE, Told.LABEL)


def _of_groups(label: str, value: str, parties: Sequence[str]) -> Iterator[Found]:
    """A group with who leads it, and a body with the parties that send members to it or may name them."""
    if offices_in(label):
        return
    if _GROUP.search(label) or has_party(label):
        led = _LED_BY.search(value)
        own = holder_in(re.sub(r"[- ]?[Ff]raktion\b", "", label), parties)
        for name in re.split(r",\s+|\s+(?:und|sowie)\s+", led["who"]) if led else ():
            holder = holder_in(name, parties, label=True)
            if led and holder and holder.person:
                party = holder.party or (own.party if own else "")
                yield Found(f"{led['chair']} {label}", holder.person, party, Standing.INNE, Told.LABEL)
    elif _SENT_TO.search(label):
        pieces = re.split(r"[,;]\s+|\s+(?:und|sowie)\s+", value) if _SEATS.search(value) else []
        given = [
            match["party"]
            for piece in pieces
            if (match := _COUNTED.match(piece) or _COUNTED_BEHIND.match(piece))
        ]
        given += [match["party"] for match in _RIGHT.finditer(value)]
        for text in given:
            holder = holder_in(text, parties)
            if holder and holder.party and not holder.start:
                yield Found(label, "", holder.party, Standing.VORGESEHEN, Told.LABEL)
    elif (led := _LED_BEHIND.search(value)) and not has_finite(
        value
    ):  # "Chor: 14 Stimmen, Leitung Eva Muster"
        holder = holder_in(led["who"], parties, label=True)
        if holder and holder.person and holder.start < 4:
            yield Found(f"{led['chair']} {label}", holder.person, holder.party, Standing.INNE, Told.LABEL)


def _split(text: str) -> tuple[str, str]:
    """Label and value of "A: B", of a table's row "A – x: B; y: C" and of "Ausschuss, Vorsitz Name"."""
    if row := _ROW.match(text):
        return row["label"], row["column"]
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
    named = [] if _SPEAKS.match(label) else offices_in(label)
    if named and not re.search(rf"\b{LINK}\b", label):
        body = re.match(r"(?P<body>.+), (?P<chair>(?:stv\. )?Vorsitz)$", label)
        return f"{body['chair']} {body['body']}" if body else label
    if label and (column := _PERSON_COLUMN.match(value)):
        holder, led = holder_in(value[column.end() :], label=True), _LED.match(value, column.end())
        if holder is None or not holder.person:
            return ""
        return f"{led['chair']} {label}" if led else label
    led = None if named or has_finite(label) else _LED.match(value)
    if led and (LABELLED.search(label) or not led["chair"].endswith("Vorsitz")):
        return f"{led['chair']} {label}"
    if LABELLED.search(label) and any(CHAIRS.search(text) for text in (*lead_in[-1:], *section[-1:])):
        return f"Vorsitz {label}"
    if lead_in and CHAIRS.search(lead_in[-1]):
        holder = holder_in(value, label=True)
        if holder and holder.start < 8:
            return f"Vorsitz {label}"
    return ""


def _several(value: str, parties: Sequence[str]) -> list[str]:
    """The holders of an office that more than one has ("Jan Alt und Eva Muster", "SPD, Grüne")."""
    pieces = re.split(r",\s+|\s+und\s+", value.rstrip(" ."))
    if all(map(is_holder, pieces)):
        return pieces
    shared = [piece for piece in _SHARED.split(value.rstrip(" .")) if piece]
    return shared if all(_begins_with_party(piece, parties) for piece in shared) else []


def _begins_with_party(piece: str, parties: Sequence[str]) -> bool:
    holder = holder_in(piece, parties)
    return bool(holder and not holder.person and not holder.start) and not has_finite(piece)


def _holding(office: str, value: str, parties: Sequence[str], to_fill: bool) -> Iterator[Found]:
    if led := _LED.match(value):
        value = value[led.end() :].strip()
    if len(several := _several(value, parties)) > 1:
        for one in several:
            yield from _holding(office, one, parties, to_fill)
        return
    fields = [match["value"].strip() for match in _FIELD.finditer(value)] or [value]
    holders = [holder for field in fields if (holder := holder_in(field, parties, label=True))]
    person = next((holder.person for holder in holders if holder.person), "")
    party = next((holder.party for holder in holders if holder.party), "")
    if not person and party and (name := re.search(r"\((?P<name>[A-ZÄÖÜ][^()]+)\)", value)):
        inner = holder_in(name["name"], parties, label=True)
        person = inner.person if inner else ""
    if party and not person and (named := _AFTER_PARTY.match(value)):
        inner = holder_in(named["name"], parties, label=True)
        person = inner.person if inner else ""
    if person and not party and (behind := re.search(r"^(?P<party>[^,]{2,30}), (?:Frau|Herr)", value)):
        party = behind["party"]
    if not (person or party) and not _OPEN.search(value):
        return
    standing = Standing.OFFEN if not (person or party) else Standing.VORGESEHEN
    yield Found(office, person, party, standing, Told.LABEL)
