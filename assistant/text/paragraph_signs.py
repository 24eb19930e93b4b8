"""The sign "§" in recognised text.

Tesseract's German data take it for "$", "&", "8" or "S", with high confidence; the English data know it.
So they look again, at nothing but the words that may hold it: everything else is painted over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PIL import Image

from assistant.text.hocr import Box, Word

_MARGIN = 12
_LONGEST = 9
# "8", "88", "81", "S" may be signs or not; "$", "In$", "$4(2)" are nothing else.
_MAYBE = re.compile(r"\W{0,2}[8S]{1,2}\d{0,3}[a-z]?\W{0,2}")
_LIKELY = re.compile(r"\W{0,2}\w{0,3}[$&§]{1,2}\s?\d{0,3}[a-z]?\W{0,2}\d*\W{0,2}")
_CERTAIN = re.compile(r"\$+|^&$|&(?=\d)")
_LOOKS = re.compile(r"[$&§8S]{1,2}")


def doubtful(words: Sequence[Word]) -> dict[int, Box]:
    """Which words may hold the sign, each with the place to look at: the word and the one behind it."""
    found: dict[int, Box] = {}
    for index, (word, after) in enumerate(pairwise([*words, None])):
        if word is not None and len(word.text) <= _LONGEST and _may_hold(word.text):
            near = after is not None and after.line == word.line
            found[index] = _around(word.box, after.box) if after is not None and near else word.box
    return found


def _may_hold(text: str) -> bool:
    return bool(_MAYBE.fullmatch(text) or _LIKELY.fullmatch(text))


def _around(first: Box, second: Box) -> Box:
    return (
        min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])
    )  # fmt: skip


def masked(image: Image.Image, places: dict[int, Box]) -> Image.Image:
    """The picture with nothing but these places."""
    result = Image.new("L", image.size, 255)
    for left, top, right, bottom in places.values():
        corner = max(0, int(left) - _MARGIN), max(0, int(top) - _MARGIN)
        part = image.crop((*corner, int(right) + _MARGIN, int(bottom) + _MARGIN))
        result.paste(part, corner)
    return result


def mended(words: Sequence[Word], places: dict[int, Box], seen: Sequence[Word]) -> Iterator[Word]:
    """The words with the signs that were seen on the second look."""
    for index, (word, after) in enumerate(pairwise([*words, None])):
        if word is None:
            continue
        signs = 0
        if index in places:
            signs = sum(other.text.count("§") for other in seen if other.covers(word.box))
        yield replace(word, text=_written(word.text, max(signs, _certain(word.text, after))))


def _certain(text: str, after: Word | None) -> int:
    """Signs that can be nothing else: council papers have no dollars, and no figure follows an "and"."""
    if text == "&" and (after is None or not after.text[:1].isdigit()):
        return 0
    match = _CERTAIN.search(text)
    return len(match.group()) if match else 0


def _written(text: str, signs: int) -> str:
    """The text with its first look-alikes as one or two signs, set apart from what stands around them."""
    match = _LOOKS.search(text)
    if match is None or not signs:
        return text
    count = min(signs, 2, len(match.group()))
    before, after = text[: match.start()], text[match.start() + count :].lstrip("$&§")
    gap = " " if before[-1:].isalnum() else ""
    return f"{before}{gap}{'§' * count}{' ' if after[:1].isalnum() else ''}{after}"
