"""The rules drawn on a PDF page, and the cells between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import Table

# More rules than a table has: maps, graph paper, hatching. Searching them takes minutes.
_MOST_RULES, _MOST_CROSSINGS = 20_000, 6_000
_STRIP = 24.0

Box = tuple[float, float, float, float]


class Grid:
    """Cells found quickly by a point in them."""

    def __init__(self, cells: Sequence[Box]) -> None:
        self._strips: defaultdict[int, list[Box]] = defaultdict(list)
        for cell in cells:
            for strip in range(int(cell[1] // _STRIP), int(cell[3] // _STRIP) + 1):
                self._strips[strip].append(cell)

    def at(self, across: float, down: float) -> Box | None:
        """The cell around a point."""
        for cell in self._strips.get(int(down // _STRIP), ()):
            if cell[0] <= across < cell[2] and cell[1] <= down < cell[3]:
                return cell
        return None


def ruled(page: Page) -> list[Table]:
    """What rules enclose, unless there are too many of them for a table."""
    edges = page.edges
    if not 4 <= len(edges) <= _MOST_RULES:
        return []
    down = {round(edge["x0"] / 3) for edge in edges if edge["orientation"] == "v"}
    across = {round(edge["top"] / 3) for edge in edges if edge["orientation"] == "h"}
    if len(down) < 2 or len(across) < 2 or len(down) * len(across) > _MOST_CROSSINGS:
        return []
    return page.find_tables({"explicit_horizontal_lines": _closing(edges)})


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rules that a page break left out: where several upright rules end at one height, a row ends."""
    ends: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for across, top, bottom in _upright(edges):
        for height in (top, bottom):
            ends[round(height / 2)].append((across, height))
    level = {
        round(edge["top"] / 4)
        for edge in edges
        if edge["orientation"] == "h" and edge["x1"] - edge["x0"] > 10
    }
    found = []
    for spots in ends.values():
        near = round(spots[0][1] / 4)
        if len(spots) >= 3 and not level & {near - 1, near, near + 1}:
            left, right = min(spots)[0] - 2, max(spots)[0] + 2
            found.append(
                {"object_type": "line", "x0": left, "x1": right, "width": right - left, "height": 0}
                | {"top": spots[0][1], "bottom": spots[0][1], "doctop": spots[0][1]}
            )
    return found


def _upright(edges: Sequence[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Upright rules, those printed in pieces as one: place, top and bottom."""
    found: dict[int, list[tuple[float, float, float]]] = {}
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    for edge in sorted(upright, key=lambda edge: float(edge["top"])):
        across, top, bottom = float(edge["x0"]), float(edge["top"]), float(edge["bottom"])
        rules = found.setdefault(round(across / 3), [])
        if rules and top <= rules[-1][2] + 3:
            rules[-1] = (across, rules[-1][1], max(bottom, rules[-1][2]))
        else:
            rules.append((across, top, bottom))
    return [rule for rules in found.values() for rule in rules if rule[2] - rule[1] > 6]
