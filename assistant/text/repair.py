"""Repair of characters and of words cut at line ends. A repair never changes a figure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from assistant.text.german import CONJUNCTIONS

SOFT_HYPHEN = "\u00ad"

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Signs for the machine alone that are often met: controls, marks of direction, joiners, gaps.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\uffff\U000e0100-\U000e01ef]"
)
_REPLACEMENT = "\ufffd"
# Symbol fonts leave their own code points behind; only signs with a plain meaning are kept.
_SYMBOLS = {
    "\uf0a8": "☐", "\uf06f": "☐", "\uf071": "☐", "\uf0a3": "☐", "\uf0fd": "☒", "\uf0fe": "☑", "\uf078": "☒",
    "\uf0fc": "✓", "\uf0e0": "→", "\uf0b0": "°", "\uf0b3": "≥", "\uf02d": "–",
}  # fmt: skip
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_PRIVATE_BULLET = re.compile(r"(?m)^([ \t]*)[\ue000-\uf8ff](?=[ \t]*\S)")
_HYPHENS = re.compile("[\u2010\u2011\u2043\ufe63\uff0d]")
_MIXED_HYPHEN = re.compile(f"[-{SOFT_HYPHEN}]{{2,}}")
# Some programs write the sign of negation for the hyphen of a cut word.
_NEGATION = re.compile(r"(?<=[^\W\d_])¬(?=[ ]*(?:\n|$))")
# Old typesetters print the dots of an umlaut as a sign of its own, before or behind the letter.
_DOTS_BEFORE = re.compile(r"[ ]?¨[ ]?([aouAOU])")
_DOTS_BEHIND = re.compile(r"([aouAOU])[ ]?¨")
_LOOSE_MARK = re.compile(r"(?<=[^\W\d_]) +(?=[\u0300-\u036f])")


# Letters set apart for emphasis: "S a t z u n g".
_SPACED = re.compile(
    r"(?<!\S)[^\W\d_](?: [^\W\d_])+(?: {2,}[^\W\d_](?: [^\W\d_])+)*"
    r"(?: (?=[.,;:!?)](?:\s|$))|(?=[\s.,;:!?)]|$))"
)
_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029\x85]")


def raw_lines(text: str) -> list[str]:
    """The lines of a text as they are; :func:`clean` ends lines at the same places."""
    return _LINE_END.split(text)


def clean(text: str, repairs: Counter[str], *, set_apart: bool = True) -> str:
    """NFC, one kind of blank and line end, no ligature and no invisible character.

    What no font table could name is counted as "unreadable". Letters with blanks between them are a word,
    unless ``set_apart`` says that the page's layout tells better.
    """
    text = _LINE_END.sub("\n", text)
    repairs["unreadable"] += text.count(_REPLACEMENT) + text.count("\x00")
    text, count = _PRIVATE_BULLET.subn(_bullet, text)
    repairs["bullet"] += count
    repairs["unreadable"] += sum(sign not in _SYMBOLS for sign in _PRIVATE.findall(text))
    text, count = _PRIVATE.subn(lambda match: _SYMBOLS.get(match.group(), _without(match)), text)
    repairs["private_use"] += count
    # pdfium writes U+FFFE or U+0002 where the page has a hyphen at a line end
    text = text.replace("\ufffe", SOFT_HYPHEN).replace("\x02", SOFT_HYPHEN)
    text, count = _CONTROL.subn(_without, text)
    repairs["control_character"] += count
    text = _BLANKS.sub(" ", text).replace("\t", " ").replace("\v", "\n")
    text = text if text.isprintable() else "".join(filter(_is_visible, text))
    text = _NEGATION.sub(SOFT_HYPHEN, _HYPHENS.sub("-", text))
    text = _MIXED_HYPHEN.sub(_one_hyphen, text)
    text, count = re.subn(f"{SOFT_HYPHEN}(?![ ]*\n)(?!$)", "", text)
    repairs["soft_hyphen"] += count
    composed = _compose(text)
    repairs["nfc"] += composed != text
    folded = _fold_ligatures(composed, repairs)
    return _SPACED.sub(_closed_up, folded) if set_apart else folded


def _one_hyphen(match: re.Match[str]) -> str:
    """A hyphen printed by both its signs is one."""
    return "-" if SOFT_HYPHEN in match.group() and "-" in match.group() else match.group()


def _closed_up(match: re.Match[str]) -> str:
    """A word whose letters were set apart; the letters of a list of columns or boxes are left alone."""
    letters = "".join(match.group().split())
    alphabet = all(ord(below) == ord(above) + 1 for above, below in pairwise(letters))
    if (
        len(letters) < 5
        or alphabet
        or len({*letters.lower()}) < 3
        or not re.search("(?i)[aeiouyäöü]", letters)
    ):
        return match.group()
    words = " ".join(word.replace(" ", "") for word in re.split(" {2,}", match.group()))
    return words if letters.isupper() else re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", words)


def _is_visible(sign: str) -> bool:
    """Whether a sign is more than a hint for the machine; line ends and soft hyphens are needed later."""
    return (
        sign.isprintable() or sign in "\n\f\xad" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")
    )


def _compose(text: str) -> str:
    """One character a letter, also where its dots stand apart."""
    if "¨" in text:
        text = _DOTS_BEHIND.sub("\\1\u0308", _DOTS_BEFORE.sub("\\1\u0308", text))
    return unicodedata.normalize("NFC", _LOOSE_MARK.sub("", text))


def _without(match: re.Match[str]) -> str:
    """Nothing, but never so that two figures become one."""
    around = match.string[match.start() - 1 : match.start()] + match.string[match.end() : match.end() + 1]
    visible = match.group() < " " or _PRIVATE.match(match.group())
    return " " if visible and len(around) == 2 and around.isdigit() else ""


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


_OPEN = re.compile(rf"[\w/)]-$|{SOFT_HYPHEN}$")
_LONGEST_TOKEN = 200
_ADJECTIVE = re.compile(r"(?:isch|lich|ig)$")
_INFLECTED = re.compile(r"\w+(?:isch|lich|ig)(?:e[nmrs]?)?$")
_COLOURS = frozenset("rot grün schwarz gelb blau lila orange weiß grau braun".split())
_GENDERED = re.compile(r"(?:in|innen)(?:[a-zäöüß]+)?\b")
# An address goes on behind these signs, whatever a line break says.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|\S+@\S*$")
_ADDRESS_GOES_ON = re.compile(r"[?&=#%~_@-]$|://$")
_ADDRESS_PART = re.compile(r"[\w%~-]*[a-z0-9%~_-][/._=?&-][\w/]")
_DOMAIN_OPEN = re.compile(r"(?:(?:://(?:www\.)?|^www\.)[\w-]+|@[\w-]+)\.$")
_DOMAIN_END = re.compile(r"[a-z]{2,}(?=[\s/.,;)]|$)")
_FILE = re.compile(r"[\w%-]+\.(?:pdf|html?|php|aspx?|docx?)\b")


def ends_open(text: str) -> bool:
    """Whether a line ends in the middle of a word."""
    return bool(_OPEN.search(text[-3:]))


def join(above: str, below: str, repairs: Counter[str], known: str = "") -> str:
    """Two lines of one paragraph as one text.

    ``known`` is the document's text: a compound that it writes with its hyphen elsewhere keeps it.
    """
    if above.endswith(SOFT_HYPHEN):
        repairs["hyphenation"] += 1
        return above[:-1] + ("-" if above[-2:-1].isdigit() and below[:1].isdigit() else "") + below
    # only the end of what may be a long paragraph
    last = (above[-_LONGEST_TOKEN:].rsplit(None, 1) or [""])[-1] if above[-1:].strip() else ""
    if _glued(last, below):
        return above + below
    if not ends_open(above):
        return f"{above} {below}" if above and below else above + below
    first = below.split(" ", 1)[0]
    if _suspends(above, first, below):
        return f"{above} {below}"
    repairs["hyphenation"] += 1
    if _keeps_hyphen(above, last, first, known):
        return above + below
    return above[:-1] + below


def _glued(last: str, below: str) -> bool:
    """Whether the line break stands where no blank belongs, and no hyphen was added to the text."""
    if not last or not below:
        return False
    if _ADDRESS.search(last):
        return bool(
            _ADDRESS_GOES_ON.search(last)
            or below[0] in "/@?#&"
            or (_DOMAIN_OPEN.search(last) and _DOMAIN_END.match(below))
            or (last.endswith("/") and _ADDRESS_PART.match(below))
            or ("/" in last and not last.endswith((".", ",", ";", ")")) and _FILE.match(below))
        )
    sign, before = last[-1], last[-2:-1]
    if below[0] == "@" and last[-1].isalnum():
        return "@" in below.split(" ", 1)[0]
    if sign == "/":
        return bool(before) and (below[0].isalnum() or below.startswith("-in"))
    if sign == "–":
        return before.isalnum() and (below[0].isdigit() if before.isdigit() else below[0].isupper())
    if sign in "*_" or (sign == ":" and below.startswith("innen")):
        return before.isalpha() and last[:1].isupper() and bool(_GENDERED.match(below))
    return sign == "(" and before.isalpha() and bool(_GENDERED.match(below))


def _suspends(above: str, first: str, below: str) -> bool:
    """Whether the hyphen stands for the rest of a word that is printed further on."""
    word = first.lstrip('(„"').rstrip(",")
    if word in CONJUNCTIONS or first.startswith("-") or first in ("–", "+"):
        return True
    if word in ("als", "wie"):
        return below.split(" ", 2)[1:2] == ["auch"]
    return word == "noch" and "weder " in above[-200:].lower()


def _keeps_hyphen(above: str, last: str, first: str, known: str) -> bool:
    stem = last[:-1]
    part = stem.rsplit("-", 1)[-1].lstrip("(„\"'/")
    if "@" in first or not part[-1:].isalpha():
        return True
    whole = re.match(r"\w+", first)
    word = f"{part}-{whole.group()}" if whole else ""
    if len(word) > 3 and word in known:
        return True
    if part.isupper() and len(part) > 4 and above.isupper() and first.isupper():
        return False
    if not first[:1].islower() or part.isupper():
        return True
    # a syllable has a vowel: what has none is an abbreviation
    if not re.search("[aeiouyäöü]", part.lower()):
        return True
    other = whole.group() if whole else ""
    if part.lower() in _COLOURS and other.startswith(tuple(_COLOURS)):
        return True
    return bool(_ADJECTIVE.search(part) and _INFLECTED.match(other))
