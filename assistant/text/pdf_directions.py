"""Letters of a PDF page that are read in another direction, or stand askew."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from pdfplumber.page import Page

# A slant of so many degrees is a page laid askew on the glass; less than this does no harm.
_SLANT, _LEVEL = 20.0, 0.2

Char = dict[str, Any]


def on_page(page: Page) -> Iterator[Char]:
    """Letters that the page shows: printers' marks lie outside its edges."""
    left, top, right, bottom = page.cropbox if page.is_original else page.bbox
    for char in page.chars:
        across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if left - 1 <= across <= right + 1 and top - 1 <= down <= bottom + 1:
            yield char


def by_direction(chars: Iterable[Char]) -> dict[int, list[Char]]:
    """Letters by the direction they are read in, in degrees; a slight slant is none."""
    groups: dict[int, list[Char]] = {}
    for char in chars:
        angle = _angle(char)
        square = round(angle / 90) * 90
        groups.setdefault(
            square % 360 if abs(angle - square) <= _SLANT else round(angle / 15) * 15, []
        ).append(char)
    return groups


def _angle(char: Char) -> float:
    matrix = char.get("matrix")
    if not matrix or (abs(matrix[1]) < 1e-6 and matrix[0] >= 0):
        return 0.0
    return math.degrees(math.atan2(matrix[1], matrix[0])) % 360


def turned(chars: Sequence[Char], angle: int, width: float, height: float) -> list[Char]:
    """The letters as they stand once the page is turned so that they are read from left to right."""
    if angle % 90 == 0:
        slant = median([(_angle(char) - angle + 180) % 360 - 180 for char in chars])
        if abs(slant) < _LEVEL:
            return list(chars) if angle == 0 else [_quarter(char, angle, width, height) for char in chars]
        return [_level(char, angle + slant, height) for char in chars]
    return [_level(char, angle, height) for char in chars]


def _quarter(char: Char, angle: int, width: float, height: float) -> Char:
    x0, x1, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
    if angle == 90:
        x0, x1, top, bottom = height - bottom, height - top, x0, x1
    elif angle == 270:
        x0, x1, top, bottom = top, bottom, width - x1, width - x0
    else:
        x0, x1, top, bottom = width - x1, width - x0, height - bottom, height - top
    return {**char, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "size": bottom - top}


def _level(char: Char, angle: float, height: float) -> Char:
    """The letter as it stands once the page is turned by any angle about its lower left corner."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    across, up = (char["x0"] + char["x1"]) / 2, height - (char["top"] + char["bottom"]) / 2
    middle, level = across * cos + up * sin, height + across * sin - up * cos
    wide, high = char["x1"] - char["x0"], char["bottom"] - char["top"]
    spread = cos * cos - sin * sin
    # the box around a slanted letter is wider and higher than the letter; at 45 degrees it tells nothing
    if abs(spread) > 0.2:
        wide, high = (
            abs(wide * abs(cos) - high * abs(sin)) / abs(spread),
            abs(high * abs(cos) - wide * abs(sin)) / abs(spread),
        )
    size, half = max(0.5, high), max(0.1, wide) / 2
    return {
        **char, "x0": middle - half, "x1": middle + half, "top": level - size / 2, "bottom": level + size / 2,
        "size": size,
    }  # fmt: skip
