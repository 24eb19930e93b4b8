"""Pictures of pages: rendered, laid straight, with the rules of their tables taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw

# Print is read best at 300 dots an inch; larger sheets than A3 get fewer, so that none takes minutes.
DPI = 300
_MOST_PIXELS = 18_000_000
# What is so much darker than the paper is ink.
_INK, _WHITE = 0.7, 250
_FEW_INK, _HARDLY_INK = 0.0003, 0.004
_EDGE = 0.05
# A gutter between columns: so many millimetres wide and high, in the middle part of the page.
_GUTTER, _GUTTER_HEIGHT, _MIDDLE = 3.0, 55.0, (0.3, 0.7)
_ROW = 8
# Scans lie a few degrees askew at most; less than the least does no harm.
_MOST_SKEW, _LEAST_SKEW = 3.0, 0.15
_ANGLES = 0.1
# A rule is longer than any stroke of a letter and no thicker than this, in millimetres; specks may cut it.
_LONGEST_STROKE = 10.0
_THICKEST = 2.0
_WHOLE, _SPECK = 0.96, 12

Bitmap = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Picture:
    """A page in shades of grey; ``scale`` is how many pixels make a point of the page."""

    image: Image.Image
    scale: float

    def without(self, boxes: Iterable[tuple[float, float, float, float]]) -> Picture:
        """The picture with places, given in points, painted over."""
        image = self.image.copy()
        draw, paper = ImageDraw.Draw(image), int(_paper(np.asarray(image.reduce(4))))
        for box in boxes:
            draw.rectangle([place * self.scale for place in box], fill=paper)
        return replace(self, image=image)


@dataclass(frozen=True)
class Rule:
    """A straight line from one point to another, level or upright, in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float


def render(pdf: pypdfium2.PdfDocument, number: int) -> Picture:
    """The page as it is shown; ``number`` counts from 1."""
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        image = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        page.close()
    return Picture(image, scale)


def is_blank(image: Image.Image, *, wordless: bool = False) -> bool:
    """Whether hardly anything is printed; where no word was found, punched holes and dirt may be there."""
    ink = _ink(image, 4)
    rows, columns = (int(_EDGE * size) for size in ink.shape)
    inside = ink[rows : ink.shape[0] - rows, columns : ink.shape[1] - columns]
    return float(inside.mean()) < (_HARDLY_INK if wordless else _FEW_INK)


def whitened(image: Image.Image) -> Image.Image:
    """The picture on white paper, whatever its shade was."""
    paper = _paper(np.asarray(image.reduce(4)))
    return image if paper >= _WHITE else image.point(lambda shade: min(255, round(shade * 255 / paper)))


def straightened(image: Image.Image) -> Image.Image:
    """The picture turned so that its lines are level."""
    skew = _skew(_ink(image, 4))
    if abs(skew) < _LEAST_SKEW:
        return image
    return image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)


def _skew(ink: Bitmap) -> float:
    """By how many degrees, against the clock, the picture is to be turned.

    Level lines of text heap the ink on few rows (on few columns where the page lies on its side).
    """
    down, across = np.nonzero(ink)
    if not len(down):
        return 0.0
    steps = np.arange(-_MOST_SKEW, _MOST_SKEW + _ANGLES / 2, _ANGLES)
    return max((float(step) for step in steps), key=lambda step: (_heaped(down, across, step), -abs(step)))


def _heaped(down: npt.NDArray[np.intp], across: npt.NDArray[np.intp], angle: float) -> float:
    slope = np.tan(np.radians(angle))
    rows = np.round(down - across * slope).astype(int)
    columns = np.round(across + down * slope).astype(int)
    return float(sum((np.bincount(places - places.min()) ** 2.0).sum() for places in (rows, columns)))


def in_columns(image: Image.Image) -> bool:
    """Whether text stands on both sides of a white band, as in a paper or a table without rules."""
    ink = _ink(image, 4)
    millimetre = DPI / 4 / 25.4
    rows = ink[: len(ink) // _ROW * _ROW].reshape(-1, _ROW, ink.shape[1]).any(axis=1)
    band = round(_GUTTER * millimetre)
    sums = np.cumsum(np.pad(rows, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    white = sums[:, band:] == sums[:, :-band]
    both = white & (sums[:, :-band] > 0) & (sums[:, -1:] > sums[:, band:])
    needed = _GUTTER_HEIGHT * millimetre / _ROW
    first, last = (int(share * white.shape[1]) for share in _MIDDLE)
    return any(
        both[begin:end, column].sum() >= needed
        for column in range(first, last, 2)
        for begin, end in _runs(white[:, column])
        if end - begin >= needed
    )


def without_rules(image: Image.Image) -> tuple[Image.Image, list[Rule]]:
    """The picture without the straight lines of tables, with white letters in black, and the lines."""
    ink = _ink(image, 2)
    length, thickest = (max(2, round(size * DPI / 2 / 25.4)) for size in (_LONGEST_STROKE, _THICKEST))
    level, upright = (list(_bands(_strokes(part, length))) for part in (ink, ink.T))
    across = [Rule(2 * x0, y, 2 * x1, y) for x0, x1, *y01 in level for y in _edges(y01, thickest)]
    down = [Rule(x, 2 * y0, x, 2 * y1) for y0, y1, *x01 in upright for x in _edges(x01, thickest)]
    rules = [rule for rule in across if _crossings(rule, down) > 1]
    rules += [rule for rule in down if _crossings(rule, across) > 1]
    areas = [(2 * x0, 2 * y0, 2 * x1, 2 * y1) for x0, x1, y0, y1 in level if y1 - y0 >= thickest]
    return (_erased(_inverted(image, areas), rules, thickest), rules) if rules else (image, [])


def _edges(place: Sequence[int], thickest: int) -> list[float]:
    """Where a stroke lies: a thin one in its middle, a dark area has two edges."""
    begin, end = place
    return [begin + end - 1] if end - begin < thickest else [2 * begin, 2 * end - 1]


def _inverted(image: Image.Image, areas: list[tuple[int, int, int, int]]) -> Image.Image:
    """Dark areas, as behind the names of a table's columns, turned to white."""
    if not areas:
        return image
    result = image.copy()
    for area in areas:
        turned = 255.0 - np.asarray(image.crop(area))
        bright = np.minimum(255, turned * 255 / max(1.0, float(np.median(turned))))
        result.paste(Image.fromarray(bright.astype(np.uint8)), area[:2])
    return result


def _crossings(rule: Rule, others: list[Rule]) -> int:
    """How many rules of the other direction meet it: an underlined word is no table."""
    near = DPI / 25.4
    return sum(
        min(rule.x1, other.x1) - max(rule.x0, other.x0) > -near
        and min(rule.y1, other.y1) - max(rule.y0, other.y0) > -near
        for other in others
    )


def _erased(image: Image.Image, rules: list[Rule], width: int) -> Image.Image:
    """The paper's shade in place of the ink along the rules."""
    pixels = np.array(image)
    paper = _paper(pixels)
    for rule in rules:
        top, left = int(rule.y0) - width, int(rule.x0) - width
        part = pixels[max(0, top) : int(rule.y1) + width, max(0, left) : int(rule.x1) + width]
        ink = part < _INK * paper
        # letters touch a rule here and there: only what is ink all along goes
        along = 1 if rule.y0 == rule.y1 else 0
        part[_grown(ink.mean(axis=along) > 0.5, along, part.shape)] = paper
    return Image.fromarray(pixels)


def _grown(lines: Bitmap, along: int, shape: tuple[int, ...]) -> Bitmap:
    """The lines of pixels and their neighbours, where a rule's edge is grey."""
    wide = lines | np.roll(lines, 1) | np.roll(lines, -1)
    return np.broadcast_to(wide[:, None] if along else wide[None, :], shape)


def _strokes(ink: Bitmap, length: int) -> Bitmap:
    """What belongs to a level stroke of at least this length."""
    if ink.shape[1] <= length:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    begins = sums[:, length:] - sums[:, :-length] >= _WHOLE * length
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int32)
    marks[:, : begins.shape[1]] += begins
    marks[:, length : length + begins.shape[1]] -= begins
    return (np.cumsum(marks, axis=1)[:, :-1] > 0) & ink


def _bands(strokes: Bitmap) -> Iterator[tuple[int, int, int, int]]:
    """Level strokes and areas made of them: begin and end across and down."""
    for top, bottom in _runs(np.asarray(strokes.any(axis=1))):
        for begin, end in _runs(np.asarray(strokes[top:bottom].any(axis=0)), gap=_SPECK):
            rows = np.nonzero(strokes[top:bottom, begin:end].any(axis=1))[0]
            yield begin, end, top + int(rows[0]), top + int(rows[-1]) + 1


def _runs(flags: Bitmap, gap: int = 0) -> Iterator[tuple[int, int]]:
    """Where a row of flags is set: begin and end; gaps up to ``gap`` do not count."""
    places = np.nonzero(flags)[0]
    if len(places):
        cuts = np.nonzero(np.diff(places) > gap + 1)[0]
        begins, ends = [places[0], *places[cuts + 1]], [*places[cuts], places[-1]]
        yield from ((int(begin), int(end) + 1) for begin, end in zip(begins, ends, strict=True))


def _ink(image: Image.Image, factor: int) -> Bitmap:
    """Where ink is, in a picture so many times smaller."""
    pixels = np.asarray(image.reduce(factor))
    return np.asarray(pixels < _INK * _paper(pixels))


def _paper(pixels: npt.NDArray[np.uint8]) -> float:
    """The shade of the paper."""
    return max(1.0, float(np.median(pixels)))
