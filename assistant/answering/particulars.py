"""What a question pins down beside its subject, and a sentence on the same subject may not say.

The end of something and not its beginning, what was before and not what is now, the hours, the Sunday, the
second one, the stand-in: each check tells by general German cues whether the question pins that down and the
sentence says nothing of it. Of 568 sentences that were wrongly taken for an answer on
evals/cases/tune_a, b, c, h, i, za, zb, zi and zj they rule out 50, of 1,675 right ones one
(and three that deny the whole, which stay).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answering.folding import fold
from assistant.answering.kind import PERSONS, Kind
from assistant.answering.offices import is_office
from assistant.text.patterns import any_of
from assistant.text.words import term, words

_MONTHS = "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez"

_ASKS_END = any_of(
    r"\bbis wann\b|\bwie lange noch\b|\bfertigstellung",
    r"\bwann\b.*\b(?:fertig|endet|abgeschlossen|auslauf\w*|aufhort)\b",
    r"\bwann\b.*\blauft\b.*\b(?:aus|ab)\b",
)
_SAYS_END = any_of(
    r"\bbis\b|spatestens|\bende\b|endet|befrist|frist|ablauf|abgelauf|letzt|verlanger",
    r"fertig|abgeschl|abschl|bereits|in betrieb|eroffn|bezug|einweih|ubergeb|geschlossen|schliess|erreich",
    r"lauft|laufzeit|dauer|monate|jahre|\bzum\b|folgt|\boffen\b|steht|\bund \d+ uhr|^\d+\. ?\w+ \d{4}:",
)
_ASKS_BEGINNING = any_of(r"\b(?:seit|ab) wann\b", r"\bwann\b.*\b(?:beginn\w*|start\w*|fangt|anfang\w*|los)\b")
_SAYS_BEGINNING = any_of(
    r"\bseit\b|\bab\b|\bam\b|\bim\b|\bvom\b|\bzum\b|\bin der\b|\bnach\b|\b(?:19|20)\d\d\b|jahr",
    r"\d (?:uhr )?bis (?:um )?\d",
    r"beginn|start|anfang|mitte|ende|einfuhr|grund|sobald|sofort|wenn|\boffen\b",
)
# A date behind "bis" ends something.
_ENDING_DATE = re.compile(r"\bbis\b(?: zum| ende| spatestens| einschliesslich)*[^,;.]{0,25}")
_ASKS_BEFORE = any_of(
    r"(?<!wie lang )(?<!wie lange )\b(?:bisher\w*|bislang|vorher|zuvor)\b|\bvorganger\w*",
    r"\bwer (?:war|hatte|machte|leitete|fuhrte|stellte)\b.*\bvor (?!ort\b|allem\b|kurzem\b)",
)
_SAYS_BEFORE = any_of(
    r"bisher|bislang|zuletzt|vorher|zuvor|vormal|ehemal|ursprung|vorganger|\bfruher|\balt\w*|\bseit\b|\bnach\b",
    r"\bfolgt (?:auf|ihr|ihm)\b|\bfolgte[nt]?\b|nachfolg|ubernommen|abgelost|\blost\b.*\bab\b",
    r"\bbis (?:19|20)\d\d\b|\bvor (?:der|dem|den)\b",
    r"\bvon\b.*\b(?:auf|zu)\b|\bstatt\b|gegenuber|ersetzt|\blost\b",
    r"\bwar(?:en)?\b|\bhatte\w*|betrug|wurde|derzeit|bestehend|verbleib|bleib|weiter|schon|bereits|\bnoch\b",
)
_ASKS_WEEKDAY = any_of(r"\bwochentage?n?\b")
_SAYS_WEEKDAY = any_of(
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|taglich|werktag|wochenend"
)
_ASKS_SUCCESSOR = any_of(r"\bnachfolg\w*", r"\bwer (?:folgt|kommt) (?:auf|nach)\b")
_SAYS_SUCCESSOR = any_of(
    r"nachfolg|\bfolgt\b|\bubern(?:immt|ehmen|ommen)|\bneue[rnsm]?\b|ersetz|abgelost|\blost\b.*\bab\b",
    r"\btritt\b.*\bstelle\b|\b(?:seit|ab)\b|\bwird\b.*\b(?:leiter|leitung|leiten|vorsitz|chef|burgermeister|landrat)",
)
_ASKS_HOURS = any_of(
    r"(?:offnungs|sprech|betriebs|fahr)zeit\w*|\buhrzeit\w*|\b(?:um|ab|bis) wie ?viel uhr\b",
    r"\b(?:wann|wie ?lange)\b(?!.*\b(?:hort|horen|macht|wieder)\b).*\b(?:auf|geoffnet|offen)\b\W*$",
)
_SAYS_HOURS = any_of(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:bis \d+ ?)?uhr|\b(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend",
    r"taglich|werktag|vormittag|nachmittag|abend|wochenende|ganztag|ganzjahrig|saison|ferien|sommer|winter",
)
_TIMES = {
    "sonntag": r"sonntag|feiertag|wochenend|taglich|ganze woche|alle tage",
    "feiertag": r"feiertag|sonntag|taglich",
    "samstag": r"samstag|sonnabend|wochenend|taglich|werktag",
    "wochenende": r"wochenend|samstag|sonntag|sonnabend|freitag|taglich",
    "unter der woche": r"werktag|woche|taglich|montag|dienstag|mittwoch|donnerstag|freitag",
    "nacht": r"nacht|uhr|rund um",
    "abends": r"abend|nacht|uhr|spat",
    "ferien": r"ferien",
}
_WEEK = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_DAY = (
    r"(mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?)s?\.?"
)
_DAYS = re.compile(rf"\b{_DAY} ?(?:bis|[-–]) ?{_DAY}(?!\w)")
_ALL_DAYS = re.compile(r"taglich|werktag|\bwoche\b|alle tage|jeden tag|rund um die uhr")
_ASKS_STAND_IN = any_of(
    r"\b(?:stv|stellv)\w*|\bvize\w*|stellvertret|\bvertretung\b|\bspringt\b.*\bein\b|\beinspring",
    r"\bvertritt\b.*\b(?:vorsitz|meister|landrat|leiter|chef|prasident|sprecher|wenn|falls)",
    r"\b(?:vertritt|ersetzt) (?:den |die )?(?:herrn?|frau)\b|\bersatz (?:fur|im|in|bei|von|des|der)\b",
)
_SAYS_STAND_IN = any_of(
    r"\b(?:stv|stellv)\w*|\bvize\w*|stellvertret|\bvertret|\bvertritt\b|verhinder|einspring|\bein\b|ersatz",
    r"\b(?:zweite[rn]?|2\.) (?:vors|burg|beig)",
)
# Of these there is one at the top, and whoever has a number stands behind.
_HEAD = (
    r"(?:burgermeister|landrat|vorsitz|vorsitzend|prasident|sprecher|vorsteher)(?:in|innen|er?|e?s|en?)?\b"
)
_HEADS = re.compile(rf"\w*{_HEAD}")
_ASKS_HEAD = re.compile(rf"(?<!welcher )(?<!welche )(?<!welchen )\b{_HEADS.pattern}")
_BEHIND = re.compile(
    rf"(?:(?:zweit|dritt|viert|funft)e[rnsm]?|(?<=[\w,;:)] )[2-5]\.) (?:[\w.]+ ){{0,2}}?{_HEADS.pattern}"
)
_CHIEF = re.compile(rf"\bober{_HEAD}")
_PERIOD = rf"{_MONTHS}|quartal|halbjahr"
_OFFICE = "stell|stv|vors|vize|burger|landr|beigeord|sprech"
# A figure that begins the text numbers a heading, unless an office follows.
_RANKS = {
    rank: any_of(
        rf"\b{word}e[rnsm]?\b(?! (?:{_PERIOD}))",
        rf"(?<=[\w,;:)?] ){rank}\. ?(?!{_PERIOD})[a-z]|\b{rank}\. ?(?={_OFFICE})",
    )
    for rank, word in enumerate(("erst", "zweit", "dritt", "viert", "funft"), start=1)
}


def particular_faults(question: str, kind: Kind, text: str, wish: str = "") -> list[str]:
    """What the question pins down and the text does not say; ``wish`` is the part of the question that tells
    what kind of answer it wants."""
    asked, said, wished = fold(question), fold(text), fold(wish or question)
    checks = (_end, _beginning, _before, _successor, _which_day, _hours)
    found = [fault for check in checks for fault in check(wished, said)]
    found += [*_rank(asked, said), *_chief(asked, said)]
    found += [*_stand_in(asked, said, kind), *_sign(question, text)]
    return found if kind is Kind.YES_NO else [*found, *_time(asked, said)]


def _says(name: str, asks: re.Pattern[str], says: re.Pattern[str]) -> Callable[[str, str], list[str]]:
    return lambda asked, said: [name] if asks.search(asked) and not says.search(said) else []


_end = _says("no_end", _ASKS_END, _SAYS_END)
_before = _says("no_before", _ASKS_BEFORE, _SAYS_BEFORE)
_which_day = _says("no_weekday", _ASKS_WEEKDAY, _SAYS_WEEKDAY)
_successor = _says("no_successor", _ASKS_SUCCESSOR, _SAYS_SUCCESSOR)
_hours = _says("no_hours", _ASKS_HOURS, _SAYS_HOURS)


def _beginning(asked: str, said: str) -> list[str]:
    begins = _SAYS_BEGINNING.search(_ENDING_DATE.sub(" ", said))
    return ["no_beginning"] if _ASKS_BEGINNING.search(asked) and not begins else []


def _time(asked: str, said: str) -> Iterator[str]:
    """A Sunday is not answered by the weekdays; yes or no is."""
    for name, cue in _TIMES.items():
        # "pro Nacht" is a measure
        if re.search(rf"(?<!\bpro )(?<!\bje )\b{name}s?\b", asked) and not re.search(cue, said):
            yield f"other_time: {name}"
    yield from _weekday(asked, said)


def _weekday(asked: str, said: str) -> Iterator[str]:
    """Of a text that names days, those it does not name are left out."""
    named = {number for number, day in enumerate(_WEEK) if day in said}
    for match in _DAYS.finditer(said):
        first, last = (next(n for n, day in enumerate(_WEEK) if day.startswith(match[i])) for i in (1, 2))
        named |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    wanted = {number for number, day in enumerate(_WEEK[:5]) if re.search(rf"\b{day}s?\b", asked)}
    if wanted and named and not wanted & named and not _ALL_DAYS.search(said):
        yield f"other_time: {_WEEK[min(wanted)]}"


def _stand_in(asked: str, said: str, kind: Kind) -> list[str]:
    """Who holds an office does not stand in for its holder."""
    if not _ASKS_STAND_IN.search(asked) or _SAYS_STAND_IN.search(said):
        return []
    office = any(is_office(term(word.text)) for word in words(said))
    return ["no_stand_in"] if office or kind in PERSONS else []


def _rank(asked: str, said: str) -> list[str]:
    """The first dog is not the second one."""
    wanted, given = _ranks(f"? {asked}"), _ranks(said)
    return ["other_rank"] if wanted and given and not wanted & given else []


def _chief(asked: str, said: str) -> list[str]:
    """The second mayor is not the mayor, and beside a chief mayor no other mayor is."""
    if not _ASKS_HEAD.search(asked) or _ASKS_STAND_IN.search(asked) or _ranks(f"? {asked}"):
        return []
    heads, behind = _HEADS.findall(said), _BEHIND.findall(said)
    chief = bool(_CHIEF.search(asked)) and "ob" not in said.split()
    missing = bool(heads) and chief and not any(head.startswith("ober") for head in heads)
    return ["not_the_head"] if missing or len(heads) == len(behind) > 0 else []


def _ranks(text: str) -> frozenset[int]:
    return frozenset(rank for rank, cue in _RANKS.items() if cue.search(text))


# "Linie 4", "Zone B": a noun and what tells it from others of its kind; neither "Klassen 1 bis 4" nor
# "Tonne 120 Liter".
_SIGNED = re.compile(
    r"\b(?P<noun>[^\W\d_]{4,}) (?P<sign>[A-Z]|[a-z](?=\W*$)|\d{1,3})\b"
    r"(?![.,/:%]\d| ?(?:%|€|Uhr|Euro|bis|und|oder|[-–,]))",
    re.I,
)


def _sign(question: str, text: str) -> Iterator[str]:
    """Line 4 is not line 12."""
    given = _signs(text)
    for noun, asked in _signs(question).items():
        others = given.get(noun)
        if others and not asked & others and not any(_mentions(text, sign) for sign in asked):
            yield f"other_sign: {' '.join(sorted(asked))}"


def _signs(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _SIGNED.finditer(text):
        found.setdefault(term(match["noun"]).stem, set()).add(match["sign"].lower())
    return found


def _mentions(text: str, sign: str) -> bool:
    """Whether the sign stands anywhere else, as in "Zonen A und B"."""
    return bool(re.search(rf"\b{re.escape(sign)}\b", text, re.I))
