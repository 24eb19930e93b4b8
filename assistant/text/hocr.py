"""Words of Tesseract's hOCR output with their places, the page laid straight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from lxml import etree

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Word:
    """A recognised word; places are in pixels from the picture's top left.

    ``box`` is (left, top, right, bottom) of its ink. ``base`` is the height of the line it stands on with the
    page laid straight, ``size`` that of the line's type; ``line`` counts the lines in Tesseract's order.
    ``confidence`` goes from 0 to 100. ``level`` says whether it is read from left to right.
    """

    text: str
    box: Box
    base: float
    size: float
    confidence: float
    line: int
    level: bool = True

    def covers(self, box: Box) -> bool:
        """Whether it stands on most of a box, or most of it in the box."""
        across = min(self.box[2], box[2]) - max(self.box[0], box[0])
        down = min(self.box[3], box[3]) - max(self.box[1], box[1])
        width = min(self.box[2] - self.box[0], box[2] - box[0])
        height = min(self.box[3] - self.box[1], box[3] - box[1])
        return across > 0.5 * width and down > 0.5 * height


@dataclass(frozen=True)
class _Line:
    """A line as Tesseract gives it: the base line ``(slope, offset)`` starts at the box's lower left."""

    box: Box
    slope: float
    offset: float
    size: float
    level: bool
    parts: tuple[tuple[str, Box, float], ...]

    def words(self, number: int, slope: float) -> Iterator[Word]:
        for text, box, confidence in self.parts:
            across = (box[0] + box[2]) / 2
            base = self.box[3] + self.offset + self.slope * (across - self.box[0]) - slope * across
            yield Word(text, box, base, self.size or box[3] - box[1], confidence, number, self.level)


def words_of(page: bytes) -> tuple[Word, ...]:
    """The words in Tesseract's order."""
    lines = list(_lines(etree.fromstring(page)))
    slope = _slope(lines)
    return tuple(word for number, line in enumerate(lines) for word in line.words(number, slope))


def _lines(page: etree._Element) -> Iterator[_Line]:
    for element in page.iter("{*}span"):
        parts = tuple(_parts(element)) if element.get("class", "").startswith("ocr_") else ()
        if parts:
            title = _title(element)
            slope, offset = (title.get("baseline") or [0.0, 0.0])[:2]
            size = title.get("x_size", [0.0])[0]
            yield _Line(_box(title), slope, offset, size, "textangle" not in title, parts)


def _parts(line: etree._Element) -> Iterator[tuple[str, Box, float]]:
    for element in line.iter("{*}span"):
        text = "".join(map(str, element.itertext())).strip()
        if element.get("class") == "ocrx_word" and text:
            title = _title(element)
            yield text, _box(title), title.get("x_wconf", [0.0])[0]


def _title(element: etree._Element) -> dict[str, list[float]]:
    """ "bbox 0 0 9 9; x_wconf 96" by names."""
    entries = (entry.split() for entry in element.get("title", "").split(";"))
    return {name: [float(value) for value in values] for name, *values in filter(None, entries)}


def _box(title: dict[str, list[float]]) -> Box:
    left, top, right, bottom = title["bbox"]
    return left, top, right, bottom


def _slope(lines: Sequence[_Line]) -> float:
    """How much the page's lines fall per pixel; the long ones know best."""
    widest = max((line.box[2] - line.box[0] for line in lines), default=0.0)
    slopes = [line.slope for line in lines if line.box[2] - line.box[0] > 0.5 * widest and line.level]
    return median(slopes) if slopes else 0.0
