"""Automatic numbers of an OpenDocument text: lists and headings count, the file does not say how far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.text.numerals import numeral
from assistant.text.odt_names import qn
from assistant.text.shaping import Mark

_DEEPEST = 10


@dataclass(frozen=True)
class _Level:
    """``shape`` is ``1``, ``a``, ``i`` …, empty for a level that shows no number, ``•`` for bullets."""

    shape: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str = ""


Levels = dict[int, _Level]


@dataclass
class Series:
    """The numbers of one list, by depth."""

    counters: dict[int, int] = field(default_factory=dict)

    def mark(self, levels: Levels, depth: int, start: str | None = None) -> Mark | None:
        """Count an item and give what is printed before it, if anything is."""
        level = levels.get(depth, _Level("•", "", "", 1, 1))
        if level.shape == "•":
            return Mark(level.prefix or "•", "bullet", 0, depth)
        first = int(start) if start and start.isdecimal() else None
        value = first if first is not None else self.counters.get(depth, level.start - 1) + 1
        self.counters = {at: number for at, number in self.counters.items() if at < depth} | {depth: value}
        sign = self._printed(levels, depth, level)
        family = f"{level.prefix}{level.shape}{level.suffix}"
        return Mark(sign, family, value if level.shape else 0, depth) if sign else None

    def _printed(self, levels: Levels, depth: int, level: _Level) -> str:
        if not level.shape:
            return (level.prefix + level.suffix).strip()

        def figure(at: int) -> str:
            known = levels.get(at, level)
            return numeral(self.counters.get(at, known.start), known.shape) if known.shape else ""

        if level.pattern:
            return re.sub(r"%(\d+)%", lambda match: figure(int(match.group(1))), level.pattern).strip()
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        body = ".".join(filter(None, (figure(at) for at in shown)))
        return f"{level.prefix}{body}{level.suffix}".strip()


def list_styles(*roots: Any) -> dict[str, Levels]:
    """Every list style's levels, by its name."""
    return {
        style.get(qn("style:name"), ""): _levels(style)
        for root in roots
        for style in root.iter(qn("text:list-style"))
    }


def outline(root: Any) -> Levels:
    """How headings are numbered."""
    return {
        depth: level
        for style in root.iter(qn("text:outline-style"))
        for depth, level in _levels(style).items()
        if level.shape
    }


def _levels(style: Any) -> Levels:
    found: Levels = {}
    for node in style:
        depth = node.get(qn("text:level"), "1") if isinstance(node.tag, str) else ""
        if not depth.isdecimal() or int(depth) > _DEEPEST:
            continue
        if node.tag == qn("text:list-level-style-bullet"):
            found[int(depth)] = _Level("•", _plain(node.get(qn("text:bullet-char"), "")), "", 1, 1)
        elif node.tag in (qn("text:list-level-style-number"), qn("text:outline-level-style")):
            found[int(depth)] = _numbered(node)
    return found


def _numbered(node: Any) -> _Level:
    heading = node.tag == qn("text:outline-level-style")
    start, shown = node.get(qn("text:start-value"), "1"), node.get(qn("text:display-levels"), "1")
    return _Level(
        node.get(qn("style:num-format"), "" if heading else "1"),
        node.get(qn("style:num-prefix"), ""),
        node.get(qn("style:num-suffix"), ""),
        int(start) if start.isdecimal() else 1,
        int(shown) if shown.isdecimal() else 1,
        node.get(qn("loext:num-list-format"), node.get(qn("style:num-list-format"), "")),
    )


def _plain(sign: str) -> str:
    """A bullet as printed, where a plain sign does it."""
    return sign if re.fullmatch(r"[-–—✓✔✗→➢►▪■○●◦*+]", sign) else "•"
