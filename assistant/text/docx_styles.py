"""What the styles of a Word file say: headings, bold and hidden text, what a style is based on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

_PROPERTIES = qn("w:rPr")
_OUTLINE = f"{qn('w:pPr')}/{qn('w:outlineLvl')}"
_BODY_TEXT = 9


_SWITCHES = {
    qn("w:b"): "bold",
    qn("w:vanish"): "hidden",
    qn("w:strike"): "struck",
    qn("w:dstrike"): "struck",
}


@dataclass(frozen=True)
class Look:
    """What is printed of a run and how; ``raising`` is ``superscript``, ``subscript`` or ``baseline``,
    ``size`` counts half points.
    """

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    raising: str = ""
    font: str = ""
    size: int = 0


@dataclass
class Styles:
    """The document's styles by their ids; what they amount to is worked out once."""

    nodes: dict[str, Any]
    default: str = ""
    plain: Look = Look()
    _chains: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _looks: dict[tuple[str, ...], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Styles:
        """The styles of a styles part."""
        nodes = {node.get(qn("w:styleId"), ""): node for node in root.iter(qn("w:style"))}
        default = next(
            (
                name
                for name, node in nodes.items()
                if node.get(qn("w:type")) == "paragraph" and is_on(node, "w:default")
            ),
            "",
        )
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{_PROPERTIES}")
        return cls(nodes, default, Look() if defaults is None else _overlaid(Look(), defaults))

    def chain(self, name: str) -> tuple[str, ...]:
        """A style's id and those it is based on, the nearest first."""
        if name not in self._chains:
            found: list[str] = []
            based = name
            while based in self.nodes and based not in found:
                found.append(based)
                based = value_of(self.nodes[based].find(qn("w:basedOn")))
            self._chains[name] = tuple(found)
        return self._chains[name]

    def of_paragraph(self, paragraph: Any) -> tuple[str, ...]:
        """The chain of the style that a paragraph has."""
        named = value_of(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        return self.chain(named if named in self.nodes else self.default)

    def names(self, chain: tuple[str, ...]) -> list[str]:
        """The styles' names as Word shows them, in small letters."""
        return [value_of(self.nodes[name].find(qn("w:name"))).lower() for name in chain]

    def ordinary_size(self, body: Any) -> int:
        """The size that most letters have."""
        sizes: Counter[int] = Counter()
        for paragraph in body.iter(qn("w:p")):
            chain = self.of_paragraph(paragraph)
            for run in paragraph.iterchildren(qn("w:r")):
                letters = sum(len(part.text or "") for part in run.iterchildren(qn("w:t")))
                sizes[self.look(run, chain).size] += letters
        return max(sizes, key=lambda size: sizes[size], default=0)

    def look(self, run: Any, paragraph: tuple[str, ...]) -> Look:
        """How a run looks by itself, by its own style and by its paragraph's."""
        own = run.find(_PROPERTIES)
        if own is None:
            return self._styled(paragraph)
        named = value_of(own.find(qn("w:rStyle")))
        return _overlaid(self._styled((*self.chain(named), *paragraph) if named else paragraph), own)

    def _styled(self, chain: tuple[str, ...]) -> Look:
        if chain not in self._looks:
            look = self.plain
            for style in reversed(chain):
                properties = self.nodes[style].find(_PROPERTIES)
                look = look if properties is None else _overlaid(look, properties)
            self._looks[chain] = look
        return self._looks[chain]

    def heading_level(self, paragraph: Any, chain: tuple[str, ...]) -> int:
        """1 for the title, 2 for "heading 1", and so on; 0 for what is no heading."""
        for style, name in zip(chain, self.names(chain), strict=True):
            if name in ("title", "titel"):
                return 1
            for word in ("heading ", "überschrift "):
                if name.startswith(word) and name[len(word) :][:1].isdecimal():
                    return int(name[len(word)]) + 1
            outline = self.nodes[style].find(_OUTLINE)
            if outline is not None:
                return _outlined(outline)
        return _outlined(paragraph.find(_OUTLINE))


def _overlaid(look: Look, properties: Any) -> Look:
    changes: dict[str, Any] = {}
    for node in properties:
        if node.tag in _SWITCHES:
            changes[_SWITCHES[node.tag]] = is_set(node)
        elif node.tag == qn("w:vertAlign"):
            changes["raising"] = value_of(node)
        elif node.tag == qn("w:rFonts") and node.get(qn("w:ascii")):
            changes["font"] = node.get(qn("w:ascii"))
        elif node.tag == qn("w:sz") and value_of(node).isdecimal():
            changes["size"] = int(value_of(node))
    return replace(look, **changes) if changes else look


def _outlined(node: Any) -> int:
    value = value_of(node)
    return int(value) + 2 if value.isdecimal() and int(value) < _BODY_TEXT else 0


def value_of(node: Any) -> str:
    """The ``w:val`` of an element, or an empty string."""
    return str(node.get(qn("w:val"), "")) if node is not None else ""


def is_set(node: Any) -> bool:
    """Whether a switch such as ``<w:b/>`` is on."""
    return node is not None and node.get(qn("w:val")) not in ("0", "false", "none", "off")


def is_on(node: Any, attribute: str) -> bool:
    """Whether an attribute says yes."""
    return node.get(qn(attribute)) in ("1", "true", "on")
