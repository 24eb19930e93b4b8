"""Repair of characters and of words cut at line ends. A repair never changes a figure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from assistant.text.german import CONJUNCTIONS

SOFT_HYPHEN = "\u00ad"

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_LIGATURE = re.compile("[\ufb00-\ufb04]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_REPLACEMENT = "\ufffd"
# Symbol fonts leave their own code points behind; only signs with a plain meaning are kept.
_SYMBOLS = {
    "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf0a3": "☐", "\uf0fd": "☒", "\uf0fe": "☑", "\uf078": "☒",
    "\uf0fc": "✓", "\uf0e0": "→", "\uf0b0": "°", "\uf0b3": "≥", "\uf02d": "–",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PRIVATE_BULLET = re.compile(r"(?m)^([ \t]*)[\ue000-\uf8ff](?=[ \t]*\S)")
_HYPHENS = re.compile("[\u2010\u2011\u2043]")
_MIXED_HYPHEN = re.compile(f"(?=-*{SOFT_HYPHEN})(?={SOFT_HYPHEN}*-)[-{SOFT_HYPHEN}]+")


_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029\x85]")


def raw_lines(text: str) -> list[str]:
    """The lines of a text as they are; :func:`clean` ends lines at the same places."""
    return _LINE_END.split(text)


def clean(text: str, repairs: Counter[str]) -> str:
    """NFC, one kind of blank and line end, no ligature and no invisible character.

    What no font table could name is counted as "unreadable".
    """
    text = _LINE_END.sub("\n", text)
    repairs["unreadable"] += text.count(_REPLACEMENT) + text.count("\x00")
    composed = unicodedata.normalize("NFC", text)
    repairs["nfc"] += composed != text
    text = _fold_ligatures(composed, repairs)
    text, count = _PRIVATE_BULLET.subn(_bullet, text)
    repairs["bullet"] += count
    repairs["unreadable"] += sum(sign not in _SYMBOLS for sign in _PRIVATE.findall(text))
    text, count = _PRIVATE.subn(lambda match: _SYMBOLS.get(match.group(), ""), text)
    repairs["private_use"] += count
    # pdfium writes U+FFFE or U+0002 where the page has a hyphen at a line end
    text = text.replace("\ufffe", SOFT_HYPHEN).replace("\x02", SOFT_HYPHEN)
    text, count = _CONTROL.subn("", text)
    repairs["control_character"] += count
    text = _BLANKS.sub(" ", text).replace("\t", " ").replace("\v", "\n")
    text = _HYPHENS.sub("-", text)
    text = _MIXED_HYPHEN.sub("-", text)
    text, count = re.subn(f"{SOFT_HYPHEN}(?![ ]*\n)(?!$)", "", text)
    repairs["soft_hyphen"] += count
    return text


def clean_letter(letter: str) -> str:
    """What :func:`clean` makes of a single sign."""
    return clean(letter, Counter())


def _bullet(match: re.Match[str]) -> str:
    sign = _SYMBOLS.get(match.group()[-1], "•")
    return f"{match.group(1)}{sign} "


def _fold_ligatures(text: str, repairs: Counter[str]) -> str:
    text, count = _LIGATURE.subn(lambda match: _LIGATURES[match.group()], text)
    repairs["ligature"] += count
    return text


def ends_open(text: str) -> bool:
    """Whether a line ends in the middle of a word."""
    return bool(re.search(rf"[\w/)]-$|{SOFT_HYPHEN}$", text))


_LAST_TOKEN = re.compile(r"\S+$")


def join(above: str, below: str, repairs: Counter[str], known: str = "") -> str:
    """Two lines of one paragraph as one text.

    ``known`` is the document's text: a compound that it writes with its hyphen elsewhere keeps it.
    """
    if above.endswith(SOFT_HYPHEN):
        repairs["hyphenation"] += 1
        return above[:-1] + below
    if not ends_open(above):
        return f"{above} {below}" if above and below else above + below
    first = below.split(" ", 1)[0]
    if first.rstrip(",") in CONJUNCTIONS:
        return f"{above} {below}"
    repairs["hyphenation"] += 1
    if _keeps_hyphen(above, first, known):
        return above + below
    return above[:-1] + below


def _keeps_hyphen(above: str, first: str, known: str) -> bool:
    match = _LAST_TOKEN.search(above)
    stem = match.group()[:-1] if match else ""
    part = stem.rsplit("-", 1)[-1].lstrip("(„\"'/")
    if not first[:1].islower() or not part[-1:].isalpha():
        return True
    if part.isupper():
        return True
    whole = re.match(r"\w+", first)
    word = f"{part}-{whole.group()}" if whole else ""
    return len(word) > 3 and word in known
