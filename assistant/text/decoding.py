"""From bytes to text: byte order marks, UTF-8, what a page declares, and the old code pages of PCs.

A letter is never given up: where a file is no valid UTF-8, each of its bytes is read as the old code page
in which the text is German.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 4096
_WINDOWS = "cp1252"
_WINDOWS_NAMES = frozenset(
    ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252")
)
_OLD = ("cp850", "cp437", "mac_roman")
_REPLACED = "\ufffd"
_BROKEN = re.compile("[\udc80-\udcff]+")
# UTF-8 pasted into older text; what else is valid there is chance ("Spaß“" in cp1252 is a letter of N'Ko).
_PASTED = re.compile("[\u00a0-\u00ff\u2010-\u2044\u20ac]")
_NOT_PASTED = re.compile("[^\x00-\x7f\u00a0-\u00ff\u2010-\u2044\u20ac]+")
# Signs that no German word holds where cp1252 was not what the file is written in.
_MISREAD = re.compile(
    "\ufffd|[a-zß][„”][a-záß]|Ä{4}|™[a-z]|[a-z][ŸŠ][a-z]|(?<![^\\W\\d_])[šŽ][bcdfghklmnprt]|[\x81\x8d\x8f\x90\x9d]"
)
_UMLAUTS = frozenset("äöüÄÖÜß")
_USUAL = frozenset("§€„“”‚‘’»«–—…°²³½·•é\u00a0")
# Frames drawn with signs of a code page, and what they look like in another one.
_RULES = re.compile(r"(.)\1{2,}|[\u2500-\u259f]")
_PARAGRAPH_SIGN = re.compile(r"\x15(?=\s?\d)")


def decode(data: bytes) -> str:
    """The text of a text file; never raises and never puts U+FFFD where an old code page has a letter."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    text = data.decode("utf-8", errors="surrogateescape")
    broken = sum(map(len, _BROKEN.findall(text)))
    if not broken:
        return text
    if broken < sum(not letter.isascii() for letter in text) - broken:
        return _mended(text, _BROKEN)
    if _PASTED.search(text):
        return _mended(text, _NOT_PASTED)
    return _declared(data) or _old(data)


def _mended(text: str, pattern: re.Pattern[str]) -> str:
    """Bytes of an old code page amid UTF-8: somebody pasted one text into the other."""
    lines = (line for line in text.splitlines() if pattern.search(line))
    kept = ("".join(sign for sign in line if sign.isascii() or pattern.match(sign)) for line in lines)
    page = _code_page("\n".join(kept).encode("utf-8", "surrogateescape"))

    def decoded(match: re.Match[str]) -> str:
        return match.group().encode("utf-8", "surrogateescape").decode(page, errors="replace")

    return pattern.sub(decoded, text)


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: every second byte, or three of four, is empty."""
    head = data[:_HEAD]
    empty = [head[at::4].count(0) for at in range(4)]
    most = 0.5 * (len(head) // 4)
    if len(head) < 8 or not any(empty):
        return ""
    for filled, name in ((0, "utf-32-le"), (3, "utf-32-be")):
        if all(empty[at] > most for at in range(4) if at != filled) and empty[filled] < most / 4:
            return name
    for halves, name in (((0, 2), "utf-16-le"), ((1, 3), "utf-16-be")):
        if all((empty[at] > most) != (at in halves) for at in range(4)):
            return name
    return ""


def _declared(data: bytes) -> str:
    """The text in the code page that a web page says it is in."""
    match = _DECLARED.search(data[:_HEAD])
    name = (match.group(1) or match.group(2)).decode("ascii", "replace").lower() if match else ""
    if not name or name in _WINDOWS_NAMES or name.startswith("utf"):
        return ""
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""


def _old(data: bytes) -> str:
    page = _code_page(data)
    text = data.decode(page, errors="replace")
    if page == _WINDOWS:
        if _REPLACED in text:
            guess = from_bytes(data).best()
            return str(guess) if guess is not None else data.decode("latin-1")
        # the general sign for a currency: newer European code pages have the Euro there
        return text.replace("¤", "€")
    return _PARAGRAPH_SIGN.sub("§", text)


def _code_page(data: bytes) -> str:
    """The code page in which the text is most German; Windows' own unless something speaks against it."""
    text = data.decode(_WINDOWS, errors="replace")
    if not _MISREAD.search(text):
        return _WINDOWS
    best = max(_OLD, key=lambda name: _germanness(data.decode(name)))
    return best if _germanness(data.decode(best)) > max(0, _germanness(text)) else _WINDOWS


def _germanness(text: str) -> int:
    """How many letters speak for German, less those that speak against it."""
    strange = [letter for letter in _RULES.sub("", text) if not letter.isascii()]
    return sum(2 if letter in _UMLAUTS else 1 if letter in _USUAL else -1 for letter in strange)
