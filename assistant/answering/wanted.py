"""What a question wants by its noun: a month, a street, a firm, so many kilometres, somebody else.

The kind of a question ("when", "who", "how many") says less than its words do: a year is no month, and what
costs 30,000 euros is no number of doctors. Each check tells by general German cues whether the question wants
such a thing and the sentence has nothing of the kind. They were chosen on evals/cases/tune_d … y, za, zc, zl
and zo: of 2,814 sentences that lie nearest to such a question and do not answer it they rule out 710, of 346
that do none. Children, adults and others told apart rule out 173 more, and none that answers. What denies
the whole has no need of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.actors import person_names
from assistant.answering.answer_type import has_count
from assistant.answering.folding import fold
from assistant.text.patterns import MONTHS, any_of

_FEASTS = "ostern|pfingst|weihnacht|silvester|neujahr|feiertag"
_TURN = r"(?:monats|quartals|jahres)(?:ende|beginn|anfang|wechsel)"
_HOW_MANY = r"\bwie ?viele? (?:\w+ )?"
_FIRM = (
    r"\b(?:gmbh|ag|kg|eg|co|fa|dr)\b|\be\.? ?v\b|mbh|&|firma|unternehmen|betrieb|werk|gesellschaft|gruppe"
    r"|holding|verband|verein|institut|agentur|buro|architekt|ingenieur|planer|plan\b|beratung|kanzlei|studio|verlag"
    r"|bank|kasse|haus\b|hauser\b|\w+erei\b|\w+bau\b|handel|dienst|service|technik|markt|hof\b|apotheke"
    r"|partner\b"
)
# What is wanted, how it is asked for, and what a sentence with it has; folded.
_WANTED = tuple(
    (name, any_of(asks), any_of(says))
    for name, asks, says in (
        (
            "month",
            r"\bwelche[mn] monat\b",
            rf"{MONTHS}|\d\d?\.\d|fruhjahr|sommer|herbst|winter|quartal|{_TURN}",
        ),
        (
            "day",
            r"\ban welche[mn] (?:tage?n?|datum)\b|\bwelches datum\b",
            rf"\d\. ?(?:\d|{MONTHS})|tage?n?\b|tags\b|taglich|mittwoch|woche|{_FEASTS}|{_TURN}",
        ),
        ("year", r"\bwelche[ms] jahr\b", r"\b(?:19|20)\d\d\b|jahr"),
        (
            "street",
            r"\bwelche[rn]? strassen?\b",
            r"strasse|\bstr\.|weg\b|wege\b|platz|allee|gasse|ring\b|damm|chaussee|ufer|wall\b|markt|graben|steig"
            r"|pfad|promenade|anger|durchfahrt|zufahrt|kreuzung|kreisel|achse|brucke|\b[abkl] ?\d+\b",
        ),
        ("firm", r"\bwelche[srnm]? (?:\w*firma|unternehmen|\w*buro|betrieb|agentur)\b", _FIRM),
        ("bank", r"\bwelche[rn]? bank\b", "bank|kasse"),
        ("university", r"\bwelche[rn]? (?:hochschule|uni|universitat)\b", r"hochschul|\buni|\bfh\b|akademie"),
        (
            "class",
            r"\bwelche[rn]? (?:klasse|klassenstufe|jahrgangsstufe)\b",
            "klass|jahrgang|stufe|schuljahr",
        ),
        ("phone", r"\btelefonnummer\b|\b(?:welcher|welche) (?:\w+)?nummer\b", r"\b0\d|\d{3}|\btel"),
        (
            "web",
            r"\b(?:internetseite|webseite|homepage|website)\b",
            r"www|http|\.\w\w\b|internet|online|homepage|web",
        ),
        ("degrees", r"\bwie (?:warm|kalt|heiss)\b|\bwelche[rn]? \w*temperatur\b", r"\bgrad\b|°|temperatur"),
        (
            "age",
            r"\bwie alt\b|\bwelche[sm] alter\b",
            r"\balte?[nr]?\b|alter|jahrig|lebensjahr|jahrgang|geboren|geburt|baujahr|\b(?:19|20)\d\d\b"
            r"|\b(?:ab|bis|unter|uber|von|zwischen|mit|vollendet\w*) (?:\w+ ){0,3}(?:lebens)?jahr",
        ),
        (
            "length",
            r"\bwie (?:breit|tief|dick|schwer)\b",
            r"meter|\d ?(?:m|km|cm|mm|kg|t|ha)\b|tonne|kilogramm|spur|seiten?\b",
        ),
        (
            "hectares",
            rf"{_HOW_MANY}(?:hektar|quadratmeter|qm)\b",
            r"hektar|\bha\b|quadratmeter|\bqm\b|m²|\bm2\b",
        ),
        ("metres", rf"{_HOW_MANY}(?:kilo)?meter\b", r"meter|\bk?m\b"),
        ("litres", rf"{_HOW_MANY}(?:liter|kubikmeter)\b", r"liter|\bl\b|kubik|m³|\bcbm\b"),
        ("tonnes", rf"{_HOW_MANY}(?:tonnen|kilogramm|kilo|kg)\b", r"tonne|\bt\b|kilo|\bkg\b"),
        ("watts", rf"{_HOW_MANY}(?:mega|kilo|giga)watt\w*\b", r"watt|\b[mkg]wh?\b"),
        ("hours", rf"{_HOW_MANY}(?:wochen)?stunden\b", r"stund|\bh\b|\bstd\b|minut|\d uhr|rund um|ganztag"),
        ("minutes", rf"{_HOW_MANY}minuten\b", r"minut|\bmin\b|takt|stund"),
        ("inhabitants", rf"{_HOW_MANY}einwohner\w*\b", r"einwohner|bevolkerung|burger|mensch|\bew\b"),
    )
)
# What has another unit than its number, and so may be told by an amount, a share or a time.
_MEASURED = any_of(
    r"\bwie ?viele? (?:\w+ ){0,2}\w*(?:euro|cent|geld|mittel|schulden|kosten|ausgaben|einnahmen|steuern"
    r"|prozent|punkte?|millionen|milliarden|jahre?n?|monate?n?|wochen|tage?n?|stunden|minuten|male?)\b"
)
_COUNTS = re.compile(r"\bwie viele\b (?!gibt|kostet|zahlt)", re.I)
_STANDS_IN = re.compile(
    r"\b(?:vertritt|ersetzt|vertretung (?:von|für)|ersatz für)\s+(?:herrn?|frau)\s+(\w[\w-]+)", re.I
)
# Of whom a price or a rule tells. A family has children; a line of a list tells them apart all the same.
_PEOPLE = {
    "young": any_of(r"\bkind(?:er|ern|es)?\b|\bjugendlich\w*|\bminderjahrig\w*|\bschuler\w*|\bunter \d+"),
    "adult": any_of(r"\berwachsen\w*|\bvolljahrig\w*|\bab 18\b"),
    "old": any_of(r"\bsenior\w*|\brentner\w*|\baltere (?:menschen|leute)"),
    "family": any_of(r"\bfamilie\w*"),
    "student": any_of(r"\bstudent\w*|\bstudierend\w*|\bauszubildend\w*|\bazubi\w*"),
}
_KIN = frozenset({"young", "family"})
_LABEL = re.compile(r"^[^:]{3,60}: \S")
FAULTS = frozenset({f"no_{name}" for name, *_ in _WANTED} | {"no_count", "no_other_person", "other_people"})


def wanted_faults(question: str, text: str, around: str, wish: str = "") -> list[str]:
    """What the question wants by its words and neither the text nor what stands ``around`` it has; ``wish``
    is the part of the question that tells what kind of answer it wants."""
    wish = wish or question
    wished, said = fold(wish), fold(f"{around} {text}")
    found = [f"no_{name}" for name, asks, says in _WANTED if asks.search(wished) and not says.search(said)]
    found += [*_count(wish, wished, text), *_other_person(question, text)]
    return [*found, *_other_people(fold(question), text, said)]


def _count(question: str, asked: str, text: str) -> Iterator[str]:
    """An amount, a share or a time counts nothing."""
    if _COUNTS.search(question) and not _MEASURED.search(asked) and not has_count(text):
        yield "no_count"


def _other_people(asked: str, text: str, said: str) -> Iterator[str]:
    """What adults pay is not what children pay."""
    wanted, given = _people(asked), _people(fold(text))
    if {"young", "adult"} <= wanted:
        wanted |= {"family"}
    kin = wanted | given <= _KIN and not _LABEL.match(text)
    if wanted and given and not wanted & _people(said) and not kin:
        yield "other_people"


def _people(text: str) -> frozenset[str]:
    return frozenset(name for name, cue in _PEOPLE.items() if cue.search(text))


def _other_person(question: str, text: str) -> Iterator[str]:
    """Nobody stands in for themselves."""
    match = _STANDS_IN.search(question)
    named = [fold(name) for name in person_names(text)] if match else []
    if match and named and all(fold(match[1]) in name for name in named):
        yield "no_other_person"
