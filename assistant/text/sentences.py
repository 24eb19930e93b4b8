"""German sentence splitting for council papers.

A full stop ends a sentence only if neither the word before it (abbreviation, ordinal, initial) nor
the text behind it (a small letter, the noun of an ordinal) says otherwise. In doubt two sentences
stay together: a citation that is too long is still right, half a sentence is not.
"""

from __future__ import annotations

import re

from assistant.text.german import (
    ABBREVIATIONS,
    CAPITAL_ABBREVIATIONS,
    CLOSING,
    MAY_END,
    MEASURES,
    MONTHS,
    STARTERS,
    VOWELLESS,
)

_STOP = re.compile(
    r"(?:(?<!\.)\.{2,3}(?!\.)|(?<![.!?…])[.!?…]{1,6}(?![.!?…]))[\"“”»«’'›)\]]*(?=\s|$)|(?<=[a-zäöüß]{2})[.!?](?=[A-ZÄÖÜ][a-zäöüß]+\s)"
)
_END = re.compile(r"[.!?:;…][\"“”»«’')\]]*$")
_TOKEN = re.compile(r"[^\s(\[„\"»/]*$")
_SHORT = re.compile(r"(?:\b[^\W\d_]{1,2}\.\s?)*[^\W\d_]+$")
_NEXT_WORD = re.compile(r"[\"„“»‚(\[]*([^\s.,;:!?)]+)")
_ASIDE = re.compile(r"\(([^()]{1,80})\)(?=\s*(?:[.;,]|$|\s[A-ZÄÖÜ„]))")
_ROMAN = re.compile(r"[IVXLCM]+$")
_YEAR_OR_DATE = re.compile(r"(?:\d{4}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}[.:](?:00|15|30|45)|\d[\d.]*,\d+)$")
_NUMBER = re.compile(r"(?:[\d./-]*\d|\d+[a-z])$")
_CODE = re.compile(r"[A-ZÄÖÜ]{1,4}\d{1,4}$")
_MEASURE = re.compile(
    rf"(?:\d\s?(?:€|EUR)?/?|€/)(?:{'|'.join(map(re.escape, sorted(MEASURES, key=len, reverse=True)))})$"
)
_LETTERED = re.compile(r"(?:\d|\blit\.)\s?[a-z]$")
# What is counted behind its noun, within a sentence: "… ergibt sich aus Anlage 2. Sitzungen sind …".
_REFERRED = re.compile(
    r"\S\s+(?:[„(]?(?:Anlagen?|Anhang|Nummer|Nr\.|Ziffer|Absatz|Abs\.|Satz|Artikel|Kapitel|Abschnitt|Seite|Punkt"
    r"|Tabelle|Abbildung|Linie|Zone|Paragraf)|§)\s*\d+[a-z]?$"
)
_OF_A_SENTENCE = frozenset({"Halbsatz", "Alternative", "Spiegelstrich"})
_ADDRESS = re.compile(r"@|://|^www\.|^[\w.-]+\.(?:pdf|docx?|xlsx?|html?|txt|de|com|org|net|eu|info)\b")
_QUOTES = {"„": "“”", "»": "«", "‚": "‘’", '"': '"'}
# How far around a full stop is looked: a line may be megabytes long.
_AHEAD = _BEHIND = 300
# How much of it tells what is shortened: "u. v. a. m."
_TAIL = 50
_MONTH_NAMES = frozenset(MONTHS)


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the blanks between them; a line break always ends one."""
    found: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        found += [(begin + start, begin + end) for start, end in _line_spans(line)]
        begin += len(line) + 1
    return found


def _line_spans(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and not _ends_sentence(text, start, match):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, len(text))
    return found


def is_ended(text: str) -> bool:
    """Whether a line ends where a sentence or a lead-in can end, not merely in an abbreviation."""
    text = text[-_BEHIND:]
    match = _END.search(text)
    if match is None:
        return False
    token = _TOKEN.search(text[: match.start()])
    word = token.group() if token else ""
    if not match.group().startswith(".") or word.lower() in MAY_END:
        return True
    return not _is_abbreviation(word) and not (len(word) == 1 and word.isalpha())


def split(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [text[start:end] for start, end in spans(text)]


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if start >= end:
        return
    if found and not any(character.isalnum() for character in text[start:end]):
        found[-1] = (found[-1][0], end)
        return
    found.append((start, end))


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + _AHEAD].lstrip()
    opening = _NEXT_WORD.match(rest)
    word = opening.group(1) if opening else ""
    if not rest or rest[0] in ",;:" or _is_small(word):
        return False
    start = max(start, match.start() - _BEHIND)
    before = text[start : match.start()]
    if match.group().strip("\"“”»«’'›)]") == ".":
        numbers = len(before) < _TAIL and not any(map(str.isalpha, before))
        if numbers or not _stop_is_final(before[-_TAIL:], word, closed=len(match.group()) > 1):
            return False
    if _ASIDE.match(rest) and not _is_sentence(rest):
        return False
    return not _inside_brackets(text, start, match.end()) and not _inside_quotation(text, start, match.end())


def _is_small(word: str) -> bool:
    return word[:1].islower() and not re.match(r"[a-z][A-Z]", word)


def _inside_brackets(text: str, start: int, end: int) -> bool:
    opened = text.count("(", start, end) - text.count(")", start, end)
    return opened > 0 and ")" in text[end : end + _AHEAD]


def _inside_quotation(text: str, start: int, end: int) -> bool:
    """Whether quoted words with a full stop among them are part of a sentence that goes on behind them."""
    for opening, closing in _QUOTES.items():
        at = text.rfind(opening, start, end)
        if at < 0 or (opening == closing and text.count(opening, start, end) % 2 == 0):
            continue
        if opening != closing and any(text.find(sign, at + 1, end) >= 0 for sign in closing):
            continue
        ahead = text[end : end + _AHEAD]
        until = min((ahead.find(sign) for sign in closing if sign in ahead), default=-1)
        if until >= 0 and re.match(r",|\s[a-zäöüß]", ahead[until + 1 :]):
            return True
    return False


def _is_sentence(rest: str) -> bool:
    """Whether a bracket behind a full stop is a sentence of its own: it ends inside the bracket."""
    match = _ASIDE.match(rest)
    return match is not None and match.group(1).rstrip()[-1:] in ".!?" and match.group(1)[:1].isupper()


def _is_abbreviation(word: str) -> bool:
    if word[:1].islower() and word in CAPITAL_ABBREVIATIONS:
        return False
    return word.lower() in ABBREVIATIONS


def _stop_is_final(before: str, following: str, closed: bool) -> bool:
    """Whether the full stop behind ``before`` ends a sentence; ``closed``: a quotation ends with it."""
    starter = following in STARTERS
    found = _TOKEN.search(before)
    token = found.group() if found else ""
    if not token:
        return starter
    if _YEAR_OR_DATE.search(token) or _MEASURE.search(before) or _CODE.match(token):
        return True
    if _NUMBER.search(token):
        referred = _REFERRED.search(before) and following not in _OF_A_SENTENCE
        return (closed or starter or bool(referred)) and following not in _MONTH_NAMES
    if _ADDRESS.search(token):
        return True
    return _word_is_final(before, token, following, closed)


def _word_is_final(before: str, token: str, following: str, closed: bool) -> bool:
    starter = following in STARTERS
    bare = token.rstrip("-").lower()
    short = _SHORT.search(before)
    whole = "".join(short.group().split()).lower() if short else bare
    if whole in CLOSING or bare in MAY_END:
        return starter
    if closed:
        return True
    if "." in token:
        return starter and len(token.rsplit(".", 1)[-1]) > 3
    if len(token) > 1 and token.isupper() and not _ROMAN.fullmatch(token):
        heading = following[:1].isdigit() or (following.isupper() and len(following) > 2)
        return not (_is_abbreviation(token) and heading)
    if len(token) == 1 and token.isalpha():
        return starter and (token.isupper() or bool(_LETTERED.search(before)))
    if _ROMAN.fullmatch(token) or bare.endswith("str"):
        return starter
    if _is_abbreviation(token.rstrip("-")) or bare.endswith("-nr"):
        return False
    return bare in VOWELLESS or bool(re.search(r"[aeiouyäöüAEIOUYÄÖÜ\d%€]", token)) or len(token) > 4
