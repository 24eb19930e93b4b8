"""Charts as inline SVG: no script, no picture file, readable from 360 pixels to paper.

A row is as wide as the page: places along it are percentages, letters keep their size. Colours come from
the classes of the page's own style sheet, so that one drawing serves light, dark and print. Every chart
has a title and a description for those who do not see it; its figures belong in a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

ROW = 50
_BAR_TOP, _BAR = 22, 20
_AXIS = 22
_TICKS = (0, 25, 50, 75, 100)
# Narrower parts hold no figure.
_LABELLED = 0.07
_GRID = 10
# Longer names would run into the remark on a telephone; the table has them whole.
_NAME = 30
# Two kinds of wrong are told apart without colours as well.
HATCHED = frozenset({"false_refusal"})


@dataclass(frozen=True)
class Part:
    """A part of a bar: its share of the whole width (0 to 1), its class, and what is written on it."""

    kind: str
    share: float
    label: str


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: name at the left, remark at the right, parts from left to right."""

    name: str
    remark: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Span:
    """A row of an interval chart, all values from 0 to 1."""

    name: str
    remark: str
    value: float
    low: float
    high: float


def bars(key: str, title: str, description: str, rows: Sequence[Bar], *, axis: bool = True) -> Markup:
    """Horizontal bars, one below the other; ``key`` is unique on the page."""
    svg = _canvas(key, title, description, len(rows) * ROW, axis)
    for number, row in enumerate(rows):
        top = number * ROW
        _names(svg, row.name, row.remark, top)
        SubElement(svg, "rect", _box(0, 1, top) | {"class": "track"})
        start = 0.0
        for part in row.parts:
            _part(svg, part, start, top)
            start += part.share
    return _markup(svg)


def intervals(key: str, title: str, description: str, rows: Sequence[Span]) -> Markup:
    """A dot for each value on the line of its interval."""
    svg = _canvas(key, title, description, len(rows) * ROW, axis=True)
    for number, row in enumerate(rows):
        top = number * ROW
        middle = str(top + _BAR_TOP + _BAR / 2)
        _names(svg, row.name, row.remark, top)
        ends = {"x1": _percent(row.low), "x2": _percent(row.high), "y1": middle, "y2": middle}
        SubElement(svg, "line", ends | {"class": "span"})
        for end in (row.low, row.high):
            place = {"x1": _percent(end), "x2": _percent(end)}
            tick = {"y1": str(top + _BAR_TOP + 4), "y2": str(top + _BAR_TOP + _BAR - 4), "class": "span"}
            SubElement(svg, "line", place | tick)
        SubElement(svg, "circle", {"cx": _percent(row.value), "cy": middle, "r": "5", "class": "dot"})
    return _markup(svg)


def hundred(key: str, title: str, description: str, parts: Sequence[tuple[str, int]]) -> Markup:
    """A hundred little squares; ``parts`` are classes with how many squares are theirs."""
    svg = Element("svg", {"viewBox": "0 0 118 118", "class": "hundred", **_labelled(key)})
    _told(svg, key, title, description)
    for number, kind in enumerate(kind for kind, count in parts for _ in range(count)):
        row, column = divmod(number, _GRID)
        place = {"x": str(column * 12), "y": str(row * 12), "width": "10", "height": "10", "rx": "2"}
        SubElement(svg, "rect", place | {"class": kind})
        if kind in HATCHED:
            SubElement(svg, "rect", place | {"class": "hatched"})
    return _markup(svg)


def counts(shares: Sequence[float], total: int = 100) -> list[int]:
    """Shares that sum to 1 as whole numbers that sum to ``total``: the largest remainders are rounded up."""
    exact = [share * total for share in shares]
    whole = [int(value) for value in exact]
    by_rest = sorted(range(len(shares)), key=lambda place: whole[place] - exact[place])
    for place in by_rest[: total - sum(whole)]:
        whole[place] += 1
    return whole


def _canvas(key: str, title: str, description: str, height: int, axis: bool) -> Element:
    whole = height + (_AXIS if axis else 0)
    svg = Element("svg", {"width": "100%", "height": str(whole), "class": "chart", **_labelled(key)})
    _told(svg, key, title, description)
    for tick in _TICKS if axis else ():
        place = {"x1": f"{tick}%", "x2": f"{tick}%", "y1": "0", "y2": str(height)}
        SubElement(svg, "line", place | {"class": "grid"})
        anchor = {0: "start", 100: "end"}.get(tick, "middle")
        label = {"x": f"{tick}%", "y": str(height + 16), "text-anchor": anchor, "class": "tick"}
        SubElement(svg, "text", label).text = f"{tick} %"
    return svg


def _labelled(key: str) -> dict[str, str]:
    return {"role": "img", "aria-labelledby": f"{key}-title {key}-desc"}


def _told(svg: Element, key: str, title: str, description: str) -> None:
    SubElement(svg, "title", id=f"{key}-title").text = title
    SubElement(svg, "desc", id=f"{key}-desc").text = description


def _names(svg: Element, name: str, remark: str, top: int) -> None:
    place = {"y": str(top + 15)}
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
    SubElement(svg, "text", place | {"x": "0", "class": "name"}).text = short
    SubElement(svg, "text", place | {"x": "100%", "text-anchor": "end", "class": "remark"}).text = remark


def _part(svg: Element, part: Part, start: float, top: int) -> None:
    if part.share <= 0:
        return
    box = _box(start, part.share, top)
    SubElement(svg, "rect", box | {"class": f"part {part.kind}"})
    if part.kind in HATCHED:
        SubElement(svg, "rect", box | {"class": "hatched"})
    if part.share >= _LABELLED:
        middle = {"x": _percent(start + part.share / 2), "y": str(top + _BAR_TOP + _BAR / 2 + 5)}
        label = {"text-anchor": "middle", "class": f"on on-{part.kind}"}
        SubElement(svg, "text", middle | label).text = part.label


def _box(start: float, share: float, top: int) -> dict[str, str]:
    place = {"x": _percent(start), "width": _percent(share)}
    return place | {"y": str(top + _BAR_TOP), "height": str(_BAR)}


def _percent(share: float) -> str:
    return f"{100 * share:.3f}".rstrip("0").rstrip(".") + "%"


def _markup(svg: Element) -> Markup:
    """ElementTree has escaped whatever stood in names and labels."""
    return Markup(tostring(svg, encoding="unicode", short_empty_elements=False))
