"""Recognised words and rules as a page of a PDF, so that scans are read on like any other page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from pdfplumber.page import DerivedPage, Page

from assistant.text.hocr import Word
from assistant.text.pictures import Rule

# Sizes of type as close to the ordinary one, or to each other, are the same: they are measured by a few
# letters of each line.
_ORDINARY, _SAME_SIZE = 0.16, 1.09
# A line with fewer letters, as "(1)" or "§ 3", tells nothing of its size.
_FEWEST_LETTERS = 4
# The share of a type's size below the line that its letters stand on.
_DESCENT = 0.22
# Left edges so close to each other, in points, are one.
_SAME_EDGE = 3.0
# A sheet larger than A3 has a wrong resolution: it is measured as if it were A4.
_LARGEST, _A4 = 1250.0, 842.0


@dataclass(frozen=True)
class PicturePage:
    """What was found in the picture of a page; places and sizes are in points."""

    page: Page
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float


class RecognizedPage(DerivedPage):
    """A page of pdfplumber whose letters and lines come from its picture."""

    def __init__(self, picture: PicturePage) -> None:
        self.bbox = (0, 0, picture.width, picture.height)
        self._found = {
            "char": [letter for word in picture.words for letter in _letters(word)],
            "line": [_thing("line", rule.x0, rule.y0, rule.x1, rule.y1) for rule in picture.rules],
        }
        super().__init__(picture.page)

    @property
    def objects(self) -> dict[str, list[dict[str, Any]]]:
        return self._found


def in_points(
    page: Page, words: Iterable[Word], rules: Iterable[Rule], size: tuple[int, int], scale: float
) -> PicturePage:
    """The findings of a picture of ``size`` pixels, of which ``scale`` are a point."""
    largest = max(size) / scale
    factor = 1 / scale * (_A4 / largest if largest > _LARGEST else 1.0)
    return PicturePage(
        page,
        tuple(_scaled(word, factor) for word in words),
        tuple(Rule(rule.x0 * factor, rule.y0 * factor, rule.x1 * factor, rule.y1 * factor) for rule in rules),
        size[0] * factor,
        size[1] * factor,
    )


def _scaled(word: Word, factor: float) -> Word:
    left, top, right, bottom = (place * factor for place in word.box)
    return replace(word, box=(left, top, right, bottom), base=word.base * factor, size=word.size * factor)


def to_pages(pictures: Sequence[PicturePage]) -> dict[int, RecognizedPage]:
    """The pages by number, with one size for type of one size in the whole document."""
    sizes = _steady([word.size for picture in pictures for word in picture.words for _ in word.text])
    return {
        picture.page.page_number: RecognizedPage(
            replace(picture, words=tuple(_flush(_sized(picture.words, sizes))))
        )
        for picture in pictures
    }


def _steady(letters: Sequence[float]) -> dict[float, float]:
    """To each measured size the one that is meant: the ordinary one, or that of a group."""
    ordinary = median(letters) if letters else 0.0
    near = {size: ordinary for size in letters if abs(size - ordinary) <= _ORDINARY * ordinary}
    return near | _grouped([size for size in letters if size not in near], lambda size: _SAME_SIZE * size)


def _grouped(values: Iterable[float], reach: Callable[[float], float]) -> dict[float, float]:
    """Values close to each other become the middle one of them."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value <= reach(groups[-1][0]):
            groups[-1].append(value)
        else:
            groups.append([value])
    return {value: median(group) for group in groups for value in group}


def _sized(words: Sequence[Word], sizes: dict[float, float]) -> Iterator[Word]:
    letters: dict[int, int] = {}
    for word in words:
        letters[word.line] = letters.get(word.line, 0) + sum(map(str.isalpha, word.text))
    ordinary = median([sizes[word.size] for word in words for _ in word.text])
    for word in words:
        telling = letters[word.line] >= _FEWEST_LETTERS
        yield replace(word, size=sizes[word.size] if telling else ordinary)


def _flush(words: Iterable[Word]) -> Iterator[Word]:
    """Lines that begin at nearly the same place begin at one place."""
    found = list(words)
    first: dict[int, float] = {}
    for word in found:
        first[word.line] = min(word.box[0], first.get(word.line, word.box[0]))
    edges = _grouped(first.values(), lambda left: left + _SAME_EDGE)
    for word in found:
        leads = word.box[0] == first[word.line]
        yield replace(word, box=(edges[word.box[0]], *word.box[1:])) if leads else word


def _letters(word: Word) -> Iterator[dict[str, Any]]:
    """Letters of equal width, and a blank behind them."""
    left, _, right, _ = word.box
    width = max(0.1, right - left) / len(word.text)
    bottom = word.base + _DESCENT * word.size
    for number, letter in enumerate(f"{word.text} "):
        x0 = left + number * width
        yield _thing("char", x0, bottom - word.size, x0 + width, bottom) | {
            "text": letter, "size": word.size, "fontname": "", "upright": True,
        }  # fmt: skip


def _thing(kind: str, left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": kind, "x0": left, "x1": right, "top": top, "bottom": bottom, "doctop": top,
        "width": right - left, "height": bottom - top,
    }  # fmt: skip
