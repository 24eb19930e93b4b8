"""Plain bars and curves, each one SVG file that needs no style sheet and no script."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

_WIDTH, _ROW, _NAMES, _VALUES, _TOP = 760, 26, 300, 70, 40
_COLOURS = ("#1d4f7c", "#9db8cf")
_LINES = ("#1b6ca8", "#b3261e", "#2e7d32", "#6a1b9a", "#8a5a00")
_HEIGHT, _LEFT, _RIGHT, _ABOVE, _BELOW = 440, 60, 230, 40, 50


@dataclass(frozen=True)
class Row:
    name: str
    value: float


@dataclass(frozen=True)
class Curve:
    """A name and a value for each place on the axis; all above zero."""

    name: str
    values: Sequence[float]


def bars(title: str, rows: Sequence[Row], unit: str = "", colours: int = 2, *, linear: bool = False) -> str:
    """Horizontal bars, logarithmic unless ``linear``; each value stands behind its bar."""
    height = _TOP + len(rows) * _ROW + 10
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {height}", role="img")
    SubElement(svg, "title").text = title
    style = {"font-family": "sans-serif", "font-size": "13"}
    SubElement(svg, "rect", width=str(_WIDTH), height=str(height), fill="#ffffff")
    SubElement(svg, "text", {"x": "10", "y": "22", "font-weight": "bold", **style}).text = title
    low, high = min(row.value for row in rows) / 2, max(row.value for row in rows)
    for number, row in enumerate(rows):
        top = _TOP + number * _ROW
        share = row.value / high if linear else math.log(row.value / low) / math.log(high / low)
        long = (_WIDTH - _NAMES - _VALUES) * share
        label = SubElement(
            svg, "text", {"x": str(_NAMES - 8), "y": str(top + 15), "text-anchor": "end", **style}
        )
        label.text = row.name
        box = {"x": str(_NAMES), "y": str(top + 2), "width": f"{long:.1f}", "height": str(_ROW - 8)}
        SubElement(svg, "rect", {**box, "fill": _COLOURS[number % colours]})
        value = SubElement(svg, "text", {"x": f"{_NAMES + long + 6:.1f}", "y": str(top + 15), **style})
        value.text = f"{row.value:.3g} {unit}"
    return tostring(svg, encoding="unicode") + "\n"


def curves(title: str, axis: str, places: Sequence[float], drawn: Sequence[Curve]) -> str:
    """Lines through their points, logarithmic on both axes, so that a slope is the power of the growth."""
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img")
    SubElement(svg, "title").text = title
    svg.set("font-family", "sans-serif")
    svg.set("font-size", "12")
    SubElement(svg, "rect", width=str(_WIDTH), height=str(_HEIGHT), fill="#ffffff")
    _write(svg, 10, 22, title, {"font-weight": "bold", "font-size": "13"})
    every = [value for curve in drawn for value in curve.values]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    right, floor = _WIDTH - _RIGHT, _HEIGHT - _BELOW

    def across(place: float) -> float:
        first, last = math.log10(places[0]), math.log10(places[-1])
        return _LEFT + (right - _LEFT) * (math.log10(place) - first) / ((last - first) or 1)

    def up(value: float) -> float:
        return floor - (floor - _ABOVE) * (math.log10(value) - low) / ((high - low) or 1)

    for power in range(low, high + 1):
        level = up(10.0**power)
        SubElement(svg, "path", d=f"M{_LEFT} {level:.0f}H{right}", stroke="#dddddd")
        _write(svg, _LEFT - 6, level + 4, f"{10.0**power:g}", {"text-anchor": "end"})
    for place in places:
        _write(svg, across(place), floor + 20, f"{place:,.0f}", {"text-anchor": "middle"})
    _write(svg, (_LEFT + right) / 2, _HEIGHT - 10, axis, {"text-anchor": "middle"})
    for curve, colour in zip(drawn, _LINES, strict=False):
        points = [(across(x), up(y)) for x, y in zip(places, curve.values, strict=True)]
        way = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        line = {"points": way, "fill": "none", "stroke": colour, "stroke-width": "2"}
        SubElement(svg, "polyline", line)
        for x, y in points:
            SubElement(svg, "circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r="3", fill=colour)
        _write(svg, points[-1][0] + 8, points[-1][1] + 4, curve.name, {"fill": colour})
    return tostring(svg, encoding="unicode") + "\n"


def slope(places: Sequence[float], values: Sequence[float]) -> float:
    """The power of the growth: 1 where twice the place is twice the value, 0 where nothing grows."""
    xs, ys = [math.log10(place) for place in places], [math.log10(value) for value in values]
    return statistics.linear_regression(xs, ys).slope


def _write(svg: Element, x: float, y: float, text: str, style: Mapping[str, str]) -> None:
    SubElement(svg, "text", {"x": f"{x:.0f}", "y": f"{y:.0f}", **style}).text = text
