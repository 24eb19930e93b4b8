"""Automatic list numbers of Word files: they are not in the text, but they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from assistant.text.docx_styles import is_set, value_of
from assistant.text.numerals import numeral
from assistant.text.shaping import Mark

_SHAPES = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
}
_PLAIN_BULLET = re.compile(r"[-–—✓✔✗→➢►▪■○●◦*+]")


@dataclass(frozen=True)
class _Level:
    """``restart`` is the depth whose use makes this one begin anew (``None``: any above it)."""

    shape: str
    pattern: str
    start: int
    legal: bool = False
    style: str = ""
    restart: int | None = None


@dataclass(frozen=True)
class _List:
    """A list as paragraphs name it: whose counters it shares, and where it begins anew."""

    shared: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """The document's lists with the counters of the paragraphs read so far."""

    lists: dict[str, _List]
    of_styles: dict[str, tuple[str | None, int | None]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists that the document's numbering part and styles define."""
        styles = {
            style.get(qn("w:styleId")): _reference(style)
            for style in document.styles.element.iter(qn("w:style"))
        }
        named = {name: reference for name, reference in styles.items() if reference is not None}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return cls({}, named)
        abstract = {node.get(qn("w:abstractNumId")): node for node in root.iter(qn("w:abstractNum"))}
        lists = {
            node.get(qn("w:numId")): _list(node, abstract, _linked(abstract))
            for node in root.iter(qn("w:num"))
        }
        return cls({name: found for name, found in lists.items() if found is not None}, named)

    def mark_of(self, paragraph: Any, style_ids: Sequence[str]) -> Mark | None:
        """Count the paragraph and give its printed mark, or ``None`` if it is in no list."""
        name, depth = self._named(paragraph, style_ids)
        found = self.lists.get(name)
        level = found.levels.get(depth) if found is not None else None
        if found is None or level is None:
            return None
        if level.shape == "bullet":
            sign = level.pattern if _PLAIN_BULLET.fullmatch(level.pattern) else "•"
            return Mark(sign, "bullet", 0, depth + 1)
        counters = self._count(name, found, depth)
        sign = self._printed(found.levels, counters, level)
        if not sign:
            return None
        return Mark(sign, level.pattern, counters[depth] if "%" in level.pattern else 0, depth + 1)

    def _named(self, paragraph: Any, style_ids: Sequence[str]) -> tuple[str, int]:
        """The list and the depth of a paragraph: its own words first, then its styles'."""
        own = _reference(paragraph) or (None, None)
        name, depth = own
        for style in style_ids:
            if name is not None and (depth is not None or own[0] is not None):
                break
            named, deep = self.of_styles.get(style, (None, None))
            if name is None and named is not None:
                name = named
                tied = [at for at, level in self._levels(name).items() if level.style == style]
                deep = tied[0] if tied else deep
            depth = depth if depth is not None else deep
        return name or "0", depth or 0

    def _levels(self, name: str) -> dict[int, _Level]:
        return self.lists[name].levels if name in self.lists else {}

    def _count(self, name: str, found: _List, depth: int) -> dict[int, int]:
        counters = self.counters.setdefault(found.shared, {})
        if name not in self.begun:
            self.begun.add(name)
            counters.update({at: start - 1 for at, start in found.starts.items()})
        counters[depth] = counters.get(depth, found.levels[depth].start - 1) + 1
        for deeper, level in found.levels.items():
            if deeper > depth and (level.restart is None or depth <= level.restart):
                counters.pop(deeper, None)
        return counters

    @staticmethod
    def _printed(levels: dict[int, _Level], counters: dict[int, int], level: _Level) -> str:
        def figure(match: re.Match[str]) -> str:
            depth = int(match.group(1)) - 1
            known = levels.get(depth)
            if known is None or known.shape == "none":
                return ""
            shape = "1" if level.legal else _SHAPES.get(known.shape, "1")
            return numeral(max(counters.get(depth, 0), known.start), shape)

        return " ".join(re.sub(r"%(\d)", figure, level.pattern).split())


def _linked(abstract: dict[str, Any]) -> dict[str, Any]:
    """The lists that other lists borrow by the name of a style."""
    found = ((value_of(node.find(qn("w:styleLink"))), node) for node in abstract.values())
    return {name: node for name, node in found if name}


def _list(node: Any, abstract: dict[str, Any], linked: dict[str, Any]) -> _List | None:
    shared = value_of(node.find(qn("w:abstractNumId")))
    shape = abstract.get(shared)
    if shape is None:
        return None
    link = value_of(shape.find(qn("w:numStyleLink")))
    if link in linked:
        shape = linked[link]
        shared = shape.get(qn("w:abstractNumId"), shared)
    levels = {_depth(level): _level(level) for level in shape.findall(qn("w:lvl"))}
    starts: dict[int, int] = {}
    for override in node.findall(qn("w:lvlOverride")):
        depth = _depth(override)
        own = override.find(qn("w:lvl"))
        if own is not None:
            levels[depth] = _level(own)
        start = value_of(override.find(qn("w:startOverride")))
        if start.isdecimal():
            starts[depth] = int(start)
            if depth in levels:
                levels[depth] = replace(levels[depth], start=int(start))
    return _List(shared, levels, starts)


def _level(node: Any) -> _Level:
    start = value_of(node.find(qn("w:start")))
    restart = value_of(node.find(qn("w:lvlRestart")))
    return _Level(
        value_of(node.find(qn("w:numFmt"))) or "decimal",
        value_of(node.find(qn("w:lvlText"))),
        int(start) if start.isdecimal() else 1,
        is_set(node.find(qn("w:isLgl"))),
        value_of(node.find(qn("w:pStyle"))),
        int(restart) - 1 if restart.isdecimal() else None,
    )


def _depth(node: Any) -> int:
    value = node.get(qn("w:ilvl"), "0")
    return int(value) if value.isdecimal() else 0


def _reference(node: Any) -> tuple[str | None, int | None] | None:
    """The list and the depth a paragraph or a style names; either may be missing."""
    properties = node.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    number, depth = (value_of(properties.find(qn(name))) for name in ("w:numId", "w:ilvl"))
    return number or None, int(depth) if depth.isdecimal() else None
