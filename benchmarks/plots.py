"""A plain bar chart as one SVG file that needs no style sheet and no script."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

_WIDTH, _ROW, _NAMES, _VALUES, _TOP = 760, 26, 300, 70, 40
_COLOURS = ("#1d4f7c", "#9db8cf")


@dataclass(frozen=True)
class Row:
    name: str
    value: float


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
