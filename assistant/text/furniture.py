"""Running heads, running feet and page numbers: part of the page, not of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.text import headings
from assistant.text.habits import hangs, runs_on
from assistant.text.lines import SMALL, Line, typical_gap
from assistant.text.markers import roman

_NAMED_NUMBER = re.compile(
    r"(?i)^(?:[-–—]\s?)?(?:(?:seite|blatt|s\.|bl\.)\s?:?\s?\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?|\d{1,4}\s?(?:von|/)\s?\d{1,4})"
    r"(?:\s?[-–—])?$|^[-–—]\s?\d{1,4}\s?[-–—]$|^[\[|]\s?\d{1,4}\s?[\]|]$"
)
_BARE_NUMBER = re.compile(r"^\d{1,4}$|^[ivxIVX]{1,6}$")
_DATE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\b(?:19|20)\d\d\b")
_LONGEST_HEAD = 120
# How many lines at a page's top and bottom can be a running head or foot; a longer stretch that recurs is
# text printed again.
_REACH = 4
_LOOK = 9
# The share of the pages on which a head stands, and how many pages in a row are enough.
_SHARE, _IN_A_ROW = 0.4, 3
# Heads that name their section have their beginning or their end in common.
_COMMON = 12
# A line of this length may be running text.
_PROSE = 45


def mark(lines: Sequence[Line]) -> list[Line]:
    """Flag what repeats at the edges of the pages, and page numbers standing alone."""
    paged = any(line.page for line in lines)
    found = _by_pages(lines) if paged else _by_gaps(lines) | _numbers_between(lines)
    furniture = found | {index for index, line in enumerate(lines) if line.furniture}
    notes = _notes(lines, furniture) if paged else set()
    return [
        replace(line, furniture=index in furniture, note=index in notes) for index, line in enumerate(lines)
    ]


def _notes(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Footnotes: small type from some line to the page's foot, below running text."""
    found: set[int] = set()
    for indexes in _pages(lines):
        text = [index for index in indexes if index not in furniture]
        small: list[int] = []
        while text and lines[text[-1]].size <= SMALL and not lines[text[-1]].fixed:
            small.append(text.pop())
        found.update(small if text else ())
    return found


def _shape(line: Line) -> tuple[str, int]:
    """The line with its figures blurred, so that "Seite 3" and "Seite 4" are one; and how many they are, as a
    "#" may stand in the text itself."""
    return re.sub(r"\d+", "#", _DATE.sub("@", " ".join(line.text.split()).lower())), len(_figures(line))


def _figures(line: Line) -> tuple[int, ...]:
    return tuple(int(figure) for figure in re.findall(r"\d{1,9}", _DATE.sub("@", line.text)))


def _pages(lines: Sequence[Line]) -> list[list[int]]:
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page or 0, []).append(index)
    return list(pages.values())


def _by_gaps(lines: Sequence[Line]) -> set[int]:
    """Without page breaks: the same short line again and again, each time below a wider gap."""
    wide = typical_gap(lines) + 1
    groups: dict[tuple[str, int], list[int]] = {}
    for index, line in enumerate(lines):
        if (line.gap > wide or index == 0) and len(line.text) <= _LONGEST_HEAD:
            groups.setdefault(_shape(line), []).append(index)
    found: set[int] = set()
    for group in groups.values():
        figures = [_figures(lines[index]) for index in group]
        same = len(set(figures)) == 1
        if len(group) > 1 and (same or all(_rises(column) for column in zip(*figures, strict=True))):
            found.update(group)
    return found


def _rises(figures: Sequence[int]) -> bool:
    return len(set(figures)) == 1 or all(below == above + 1 for above, below in pairwise(figures))


def _numbers_between(lines: Sequence[Line]) -> set[int]:
    """Page numbers of a text without page breaks: named, or counting from one to the next below a gap."""
    named = {index for index, line in enumerate(lines) if _NAMED_NUMBER.match(line.text) and not line.fixed}
    bare = [
        index
        for index, line in enumerate(lines)
        if line.gap and line.text.isascii() and line.text.isdigit() and len(line.text) < 4 and not line.fixed
    ]
    counted = [
        {above, below}
        for above, below in pairwise(bare)
        if int(lines[below].text) == int(lines[above].text) + 1 and below - above > 5
    ]
    return named.union(*counted)


def _by_pages(lines: Sequence[Line]) -> set[int]:
    """What stands at the edge of many pages, from the edge inwards without a break."""
    pages = _pages(lines)
    tops, feet = [page[:_LOOK] for page in pages], [page[::-1][:_LOOK] for page in pages]
    found: set[int] = set()
    for edges, inside in ((tops, 1), (feet, -1)):
        repeated = _repeated(lines, edges) | _set_apart(lines, edges, inside)
        numbers = _numbers(lines, edges)
        marked = repeated | numbers | {index for edge in edges for index in edge if lines[index].furniture}
        for edge in edges:
            found.update(_stretch(lines, edge, marked, numbers, inside))
    bare = [page for page in pages if found.issuperset(page)]
    if len(bare) > 0.5 * len(pages):
        # whole pages are printed again and again: that is the text
        found &= set().union(*(_numbers(lines, edges) for edges in (tops, feet)))
    return found - _said_once(lines, found)


def _stretch(
    lines: Sequence[Line], edge: Sequence[int], marked: set[int], numbers: set[int], inside: int
) -> list[int]:
    """The lines of one page's head or foot."""
    count = _leading(edge, marked)
    if count > _REACH:
        # the page is printed again: only what a gap sets apart is its head
        gaps = (depth for depth in range(1, _REACH + 1) if _gap(lines, edge, depth, inside))
        count = next(gaps, 0)
    while 0 < count < len(edge) and edge[count - 1] not in numbers and _flows(lines, edge, count, inside):
        count -= 1
    return list(edge[: max(count, _leading(edge, numbers))])


def _leading(edge: Sequence[int], marked: set[int]) -> int:
    return next((depth for depth, index in enumerate(edge) if index not in marked), len(edge))


def _gap(lines: Sequence[Line], edge: Sequence[int], depth: int, inside: int) -> int:
    """The blank lines between the outer ``depth`` lines and the text."""
    return lines[edge[depth] if inside > 0 else edge[depth - 1]].gap


def _flows(lines: Sequence[Line], edge: Sequence[int], count: int, inside: int) -> bool:
    """Whether a sentence of the text goes through the innermost line."""
    outer, inner = lines[edge[count - 1]].text, lines[edge[count]].text
    if _gap(lines, edge, count, inside):
        return False
    if inside < 0:
        return runs_on(inner, outer)
    return hangs(outer) or (len(outer) >= _PROSE and runs_on(outer, inner))


def _repeated(lines: Sequence[Line], edges: Sequence[Sequence[int]]) -> set[int]:
    pages = [lines[edge[0]].page or 0 for edge in edges if edge]
    spots: dict[tuple[tuple[str, int], float], list[int]] = {}
    levels: dict[float, list[int]] = {}
    for edge in edges:
        for index in edge:
            if not lines[index].fixed and len(lines[index].text) <= _LONGEST_HEAD:
                spots.setdefault((_shape(lines[index]), lines[index].height), []).append(index)
                levels.setdefault(lines[index].height, []).append(index)
    found: set[int] = set()
    for group in spots.values():
        same = _consistent(lines, group)
        if _often([lines[index].page or 0 for index in same], pages):
            found.update(same)
    for group in levels.values():
        alike = _alike(lines, group)
        if len(alike) >= _IN_A_ROW and _often([lines[index].page or 0 for index in alike], pages):
            found.update(alike)
    return found


def _alike(lines: Sequence[Line], group: Iterable[int]) -> set[int]:
    """Heads that begin or end alike, so that only the section's name differs."""
    heads = [
        index
        for index in group
        if not headings.style_of(lines[index].text)
        and not lines[index].text.endswith((".", "!", "?", ";", ","))
    ]
    found: set[int] = set()
    for turn in (1, -1):
        # sorted, those that have most in common are neighbours
        for above, below in pairwise(sorted((lines[index].text[::turn], index) for index in heads)):
            length = min(len(above[0]), len(below[0]))
            if _shared(above[0], below[0]) >= max(_COMMON, 0.5 * length):
                found |= {above[1], below[1]}
    return found


def _shared(text: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    shorter = min(len(text), len(other))
    return next((at for at in range(shorter) if text[at] != other[at]), shorter)


def _consistent(lines: Sequence[Line], group: Sequence[int]) -> list[int]:
    """Those of a group whose figures stay the same or count the pages: rows of a table do neither."""
    left = list(group)
    for column in range(len(_figures(lines[left[0]]))):
        values = {index: _figures(lines[index])[column] for index in left}
        offsets = {index: values[index] - (lines[index].page or 0) for index in left}
        same = Counter(values.values()).most_common(1)[0]
        counted = Counter(offsets.values()).most_common(1)[0]
        if same[1] >= counted[1]:
            left = [index for index in left if values[index] == same[0]]
        else:
            left = [index for index in left if offsets[index] == counted[0]]
    return left


def _often(found: Sequence[int], pages: Sequence[int]) -> bool:
    """Whether these pages are many: of all, of the left or the right ones, or several in a row."""
    unique = sorted(set(found))
    if len(unique) < 2:
        return False
    if len(unique) >= max(2, _SHARE * len(pages)):
        return True
    sides = {page % 2 for page in unique}
    of_side = [page for page in pages if page % 2 in sides]
    if len(sides) == 1 and len(unique) >= max(2, 0.6 * (len(of_side) - 1)):
        return True
    step = 1 if len(sides) == 2 else 2
    row = longest = 1
    for above, below in pairwise(unique):
        row = row + 1 if below - above == step else 1
        longest = max(longest, row)
    return longest >= _IN_A_ROW


def _set_apart(lines: Sequence[Line], edges: Sequence[Sequence[int]], inside: int) -> set[int]:
    """Lines in small type at one height on most pages, with a gap to the text, whatever they say."""
    outer = [
        edge[0]
        for edge in edges
        if len(edge) > 1 and lines[edge[0]].size < SMALL + 0.05 and not lines[edge[0]].fixed
    ]
    gaps = {edge[0]: lines[edge[1] if inside > 0 else edge[0]].gap for edge in edges if len(edge) > 1}
    level = Counter(lines[index].height for index in outer).most_common(1)
    if not level or level[0][1] < max(_IN_A_ROW, 0.6 * len(edges)):
        return set()
    return {index for index in outer if lines[index].height == level[0][0] and gaps[index]}


def _numbers(lines: Sequence[Line], edges: Iterable[Sequence[int]]) -> set[int]:
    """Page numbers: named ones, and bare ones that count the pages or stand apart at the very edge."""
    named: set[int] = set()
    bare: list[int] = []
    alone: set[int] = set()
    for edge in edges:
        for depth, index in enumerate(edge[:_REACH]):
            line = lines[index]
            if line.fixed:
                continue
            if _NAMED_NUMBER.match(line.text):
                named.add(index)
            elif _BARE_NUMBER.match(line.text):
                bare.append(index)
                if depth == 0 and len(edge) > 1 and max(line.gap, lines[edge[1]].gap):
                    alone.add(index)
    offsets = Counter(_value(lines[index].text) - (lines[index].page or 0) for index in bare)
    counted = {index for index in bare if offsets[_value(lines[index].text) - (lines[index].page or 0)] > 1}
    return named | counted | alone


def _value(text: str) -> int:
    return int(text) if text.isdigit() else roman(text.upper())


def _said_once(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Of a title, a section's heading or the names of a table's columns, the first is text."""
    seen: set[str] = set()
    kept: set[int] = set()
    for index in sorted(found):
        line = lines[index]
        title = (
            line.size > 1.1 or headings.style_of(line.text) or len(re.split(r"\s{2,}", line.raw.strip())) > 2
        )
        if title and line.text not in seen and not _NAMED_NUMBER.match(line.text):
            kept.add(index)
        seen.add(line.text)
    return kept
