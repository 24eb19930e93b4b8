"""Recognised words put right: what is no text is left out, what is regularly misread is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import fmean

from assistant.text.hocr import Word
from assistant.text.lexicon import is_word_form

# Of words read with less than 20 % confidence nine in ten are wrong, of those with more than 90 % one in
# a hundred. A line below this is a logo, a signature, a picture; a sign below it is dirt; a letter or two
# alone, and a word set apart at a line's end, are parts of a logo.
_SURE_LINE, _SURE_SIGN, _SURE_LETTERS, _SURE_END = 55.0, 60.0, 90.0, 30.0
_SET_APART = 1.5
_DIRT = re.compile(r"[^\w\s§%€&()+/–—-]+")
_EMPTY = re.compile(r"[_\s]+")
# An upright stroke as high as a capital is one ("GVBl. | S. 14"), a lower one is dirt.
_STROKE, _CAPITAL = "|", 0.5
_RULE = "|[]"
_SQUARE = re.compile(r"\b([ck]?m)\?(?=\W|$)")
_RUN_TOGETHER = re.compile(r"(\d)([A-ZÄÖÜ](?:[a-zäöüß]{3,}|\.$))")
_UMLAUT = {"A": "Ä", "O": "Ö", "U": "Ü"}
# What bullets and ticks are taken for: signs that begin no sentence, single letters, "«e", "‘v".
_BULLET = re.compile(r"[^\w\s(\[„\"§|–—-]{1,2}|[a-zA-Z]|[^\w\s(]?[eovVY][^\w\s).:]?")
_SHAPES = re.compile(r"\W*[eovVY]?\W*")
_BULLET_GAP, _SAME_EDGE = 0.4, 0.8


def trusted(words: Sequence[Word]) -> Iterator[Word]:
    """The words without lines and signs that are most likely none."""
    for _, group in groupby(words, key=lambda word: word.line):
        line = _without_end(list(group))
        if _is_text(line):
            yield from (word for word in line if _is_print(word, leads=word is line[0]))


def _without_end(line: list[Word]) -> list[Word]:
    for index in range(len(line) - 1, 0, -1):
        if line[index].confidence >= _SURE_END:
            break
        if line[index].box[0] - line[index - 1].box[2] > _SET_APART * line[index].size:
            return line[:index]
    return line


def _is_text(line: Sequence[Word]) -> bool:
    text = "".join(word.text for word in line)
    if "§" in text:
        return True
    alone = len(text) < 3 and not any(map(str.isdigit, text))
    return fmean(word.confidence for word in line for _ in word.text) >= (
        _SURE_LETTERS if alone else _SURE_LINE
    )


def _is_print(word: Word, *, leads: bool) -> bool:
    if _EMPTY.fullmatch(word.text):
        return False
    if word.text == _STROKE:
        return word.confidence >= _SURE_SIGN and word.box[3] - word.box[1] >= _CAPITAL * word.size
    if word.confidence >= _SURE_SIGN or not _DIRT.fullmatch(word.text):
        return True
    return leads and bool(_BULLET.fullmatch(word.text))


def mended(words: Sequence[Word], upright: Sequence[float]) -> list[Word]:
    """The words as they are printed; ``upright`` is where the upright rules of tables stand."""
    inside = [found for word in words if (found := _beside_rules(word, upright)).text]
    bullets = _bullets(inside)
    return [
        replace(word, text="•" if index in bullets else _mended(word.text))
        for index, word in enumerate(inside)
    ]


def _beside_rules(word: Word, upright: Sequence[float]) -> Word:
    """The word without the rest of a rule that it stands beside."""
    text = word.text
    left, right = (any(abs(word.box[side] - rule) < 0.5 * word.size for rule in upright) for side in (0, 2))
    text = text.lstrip(_RULE) if left else text
    return replace(word, text=text.rstrip(_RULE) if right else text)


def _mended(text: str) -> str:
    if text in (_STROKE, "—"):
        return "I" if text == _STROKE else "–"
    return _with_umlaut(_RUN_TOGETHER.sub(r"\1 \2", _SQUARE.sub(r"\1²", text)))


def _with_umlaut(text: str) -> str:
    """ "Anderung" is no word, "Änderung" is; small letters keep their dots."""
    word = text.strip('().,;:!?„“"')
    if len(word) < 4 or word[0] not in _UMLAUT or is_word_form(word):
        return text
    umlaut = _UMLAUT[word[0]] + word[1:]
    return text.replace(word, umlaut, 1) if is_word_form(umlaut) else text


def _bullets(words: Sequence[Word]) -> set[int]:
    """Single signs set apart before a line; bullets of one kind are read in several ways."""
    found = [
        index for index, word in enumerate(words) if _BULLET.fullmatch(word.text) and _leads(word, words)
    ]
    return {
        index
        for index in found
        if _SHAPES.fullmatch(words[index].text) or _is_repeated(words[index], [words[at] for at in found])
    }


def _leads(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word begins its row and the next one stands at some distance."""
    row = [other for other in words if other is not word and abs(other.base - word.base) < 0.5 * word.size]
    left = word.box[0]
    before = [other.box[2] for other in row if other.box[0] < left]
    after = [other.box[0] - word.box[2] for other in row if other.box[0] > left]
    apart = not before or left - max(before) > 3 * word.size
    return apart and bool(after) and min(after) > _BULLET_GAP * word.size


def _is_repeated(word: Word, found: Sequence[Word]) -> bool:
    """Whether a letter stands in one line with bullets or with itself, and not in an alphabetic list."""
    near = [other for other in found if abs(other.box[0] - word.box[0]) < _SAME_EDGE * word.size]
    letters = [other.text for other in near if other.text.isalpha()]
    return len(letters) < len(near) or letters.count(word.text) > 1
