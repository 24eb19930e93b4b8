"""Automatic list numbers of Word files: they are not in the text, but they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Mark:
    """What is printed before a list paragraph; ``value`` is 0 for bullets."""

    sign: str
    family: str
    value: int
    depth: int


@dataclass(frozen=True)
class _Level:
    shape: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The document's lists with the counters of the paragraphs read so far."""

    levels: dict[str, dict[int, _Level]]
    of_styles: dict[str, tuple[str, int]]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists that the document's numbering part and styles define."""
        levels: dict[str, dict[int, _Level]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return cls({}, {})
        abstract = {node.get(qn("w:abstractNumId")): node for node in root.iter(qn("w:abstractNum"))}
        for node in root.iter(qn("w:num")):
            found = node.find(qn("w:abstractNumId"))
            shape = abstract.get(found.get(qn("w:val"))) if found is not None else None
            if shape is not None:
                levels[node.get(qn("w:numId"))] = {
                    int(level.get(qn("w:ilvl"))): _level(level) for level in shape.iter(qn("w:lvl"))
                }
        styles = {}
        for style in document.styles.element.iter(qn("w:style")):
            reference = _reference(style)
            if reference is not None:
                styles[style.get(qn("w:styleId"))] = reference
        return cls(levels, styles)

    def mark_of(self, paragraph: Any, style_ids: Sequence[str]) -> Mark | None:
        """Count the paragraph and give its printed mark, or ``None`` if it is in no list."""
        reference = _reference(paragraph)
        if reference is None:
            reference = next((self.of_styles[name] for name in style_ids if name in self.of_styles), None)
        if reference is None or reference[0] == "0":
            return None
        list_id, depth = reference
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.shape == "none":
            return None
        if level.shape == "bullet":
            return Mark("•", "bullet", 0, depth + 1)
        counters = self.counters.setdefault(list_id, {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [known for known in counters if known > depth]:
            del counters[deeper]
        return Mark(self._printed(levels, counters, level), level.pattern, counters[depth], depth + 1)

    @staticmethod
    def _printed(levels: dict[int, _Level], counters: dict[int, int], level: _Level) -> str:
        sign = level.pattern
        for depth, known in levels.items():
            sign = sign.replace(f"%{depth + 1}", _number(counters.get(depth, known.start), known.shape))
        return sign.strip()


def _level(node: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = node.find(qn(name))
        return str(found.get(qn("w:val"))) if found is not None else default

    start = value("w:start", "1")
    return _Level(value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdigit() else 1)


def _reference(node: Any) -> tuple[str, int] | None:
    """The list and the depth a paragraph or a style names."""
    properties = node.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if properties is None:
        return None
    number, depth = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    if number is None:
        return None
    return str(number.get(qn("w:val"))), int(depth.get(qn("w:val"))) if depth is not None else 0


def _number(value: int, shape: str) -> str:
    if shape in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letter if shape == "lowerLetter" else letter.upper()
    if shape in ("lowerRoman", "upperRoman"):
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (value // worth)
            value %= worth
        return text.lower() if shape == "lowerRoman" else text
    return f"{value:02d}" if shape == "decimalZero" else str(value)
