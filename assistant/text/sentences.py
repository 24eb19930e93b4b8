"""German sentence splitting for council papers.

A full stop ends a sentence only if neither the word before it (abbreviation, ordinal, initial) nor
the text behind it (a small letter, the noun of an ordinal) says otherwise. In doubt two sentences
stay together: a citation that is too long is still right, half a sentence is not.
"""

from __future__ import annotations

import re

from assistant.text.german import ABBREVIATIONS, MAY_END, MONTHS, STARTERS

_STOP = re.compile(
    r"(?:\.{2,}|[.!?…]+)[\"“”»«’'›)\]]*(?=\s|$)|(?<=[a-zäöüß]{2})[.!?](?=[A-ZÄÖÜ][a-zäöüß]+\s)"
)
_END = re.compile(r"[.!?:;…][\"“”»«’')\]]*$")
_TOKEN = re.compile(r"[^\s(\[„\"»/]*$")
_NEXT_WORD = re.compile(r"[\"„“»‚(\[]*([^\s.,;:!?)]+)")
_ASIDE = re.compile(r"\(([^()]{1,80})\)(?=\s*(?:[.;,]|$|\s[A-ZÄÖÜ„]))")
_ROMAN = re.compile(r"[IVXLCM]+$")
_YEAR_OR_DATE = re.compile(r"(?:\d{4}|\d{1,2}\.\d{1,2}\.\d{2,4}|\d[\d.]*,\d+)$")
_NUMBER = re.compile(r"(?:[\d./-]*\d|\d+[a-z])$")
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
    match = _END.search(text)
    if match is None:
        return False
    token = _TOKEN.search(text[: match.start()])
    bare = token.group().lower() if token else ""
    if not match.group().startswith(".") or bare in MAY_END:
        return True
    return bare not in ABBREVIATIONS and not (len(bare) == 1 and bare.isalpha())


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
    rest = text[match.end() :].lstrip()
    opening = _NEXT_WORD.match(rest)
    word = opening.group(1) if opening else ""
    if not rest or rest[0] in ",;:" or _is_small(word) or _inside_brackets(text, start, match.end()):
        return False
    if _ASIDE.match(rest) and not _is_sentence(rest):
        return False
    if match.group().strip("\"“”»«’'›)]") != ".":
        return True
    before = text[start : match.start()]
    token = _TOKEN.search(before)
    return _stop_is_final(token.group() if token else "", word, closed=len(match.group()) > 1)


def _is_small(word: str) -> bool:
    return word[:1].islower() and not re.match(r"[a-z][A-Z]", word)


def _inside_brackets(text: str, start: int, end: int) -> bool:
    opened = text.count("(", start, end) - text.count(")", start, end)
    return opened > 0 and ")" in text[end : end + 300]


def _is_sentence(rest: str) -> bool:
    """Whether a bracket behind a full stop is a sentence of its own: it ends inside the bracket."""
    match = _ASIDE.match(rest)
    return match is not None and match.group(1).rstrip()[-1:] in ".!?" and match.group(1)[:1].isupper()


def _stop_is_final(token: str, following: str, closed: bool) -> bool:
    starter = following in STARTERS
    bare = token.rstrip("-").lower()
    if not token:
        return starter
    if _YEAR_OR_DATE.search(token):
        return True
    if _NUMBER.search(token):
        return (closed or starter) and following not in _MONTH_NAMES
    if bare in MAY_END:
        return starter
    if closed:
        return True
    if (
        (len(token) == 1 and token.isalpha())
        or _ROMAN.fullmatch(token)
        or bare in ABBREVIATIONS
        or bare.endswith(("str", "-nr"))
    ):
        return starter and ((token[:1].isupper() and len(token) == 1) or bool(_ROMAN.fullmatch(token)))
    if "." in token:
        return starter and len(token.rsplit(".", 1)[-1]) > 3
    return bool(re.search(r"[aeiouyäöüAEIOUYÄÖÜ\d%€]", token)) or len(token) > 4 or token.isupper()
