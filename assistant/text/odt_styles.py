"""What the styles of an OpenDocument text say: bold, hidden and large text, titles, turns of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.text.odt_names import qn

_BOLD = re.compile(r"bold|[6-9]00")
_RAISED = {"super": "superscript", "sub": "subscript"}
_WHITE = ("transparent", "#ffffff", "")


@dataclass(frozen=True)
class Look:
    """How text looks; ``size`` counts points, ``raising`` is ``superscript``, ``subscript`` or nothing."""

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    raising: str = ""
    size: float = 0


@dataclass
class Styles:
    """The styles by (family, name); what they amount to is worked out once."""

    nodes: dict[tuple[str, str], Any]
    plain: Look = Look()
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Any) -> Styles:
        """The styles of a file's parts, the more special ones last."""
        nodes: dict[tuple[str, str], Any] = {}
        plain = Look()
        for root in roots:
            for node in root.iter(qn("style:style")):
                nodes[node.get(qn("style:family"), ""), node.get(qn("style:name"), "")] = node
            for node in root.iter(qn("style:default-style")):
                if node.get(qn("style:family")) == "paragraph":
                    plain = _overlaid(plain, node)
        return cls(nodes, plain)

    def chain(self, family: str, name: str) -> list[Any]:
        """A style and those it is based on, the nearest first."""
        found: list[Any] = []
        while (family, name) in self.nodes and self.nodes[family, name] not in found:
            found.append(self.nodes[family, name])
            name = found[-1].get(qn("style:parent-style-name"), "")
        return found

    def look(self, family: str, name: str) -> Look:
        """How a style's text looks."""
        if (family, name) not in self._looks:
            look = self.plain if family == "paragraph" else Look()
            for node in reversed(self.chain(family, name)):
                look = _overlaid(look, node)
            self._looks[family, name] = look
        return self._looks[family, name]

    def over(self, look: Look, name: str) -> Look:
        """How a span looks inside text that looks so."""
        for node in reversed(self.chain("text", name)):
            look = _overlaid(look, node)
        return look

    def is_title(self, name: str) -> bool:
        """Whether a paragraph's style is that of titles."""
        chain = self.chain("paragraph", name)
        names = [name, *(node.get(qn("style:parent-style-name"), "") for node in chain)]
        return any(found.lower() in ("title", "titel") for found in names)

    def turns_page(self, name: str, family: str = "paragraph") -> tuple[bool, bool]:
        """Whether a new page begins before and behind what has this style."""
        before = behind = False
        chain = self.chain(family, name)
        for node in reversed(chain):
            for part in node.iter(qn(f"style:{family}-properties")):
                before = part.get(qn("fo:break-before"), "page" if before else "") == "page"
                behind = part.get(qn("fo:break-after"), "page" if behind else "") == "page"
        own = chain[0].get(qn("style:master-page-name"), "") if chain else ""
        return before or bool(own), behind

    def attribute(self, name: str, wanted: str) -> str | None:
        """A property of a paragraph's style or of those it is based on."""
        found = (node.get(qn(wanted)) for node in self.chain("paragraph", name))
        return next((value for value in found if value is not None), None)

    def is_shaded(self, name: str) -> bool:
        """Whether a cell's ground is coloured."""
        parts = (part for node in self.chain("table-cell", name) for part in node)
        return any(part.get(qn("fo:background-color"), "").lower() not in _WHITE for part in parts)


def _overlaid(look: Look, style: Any) -> Look:
    for node in style.findall(qn("style:text-properties")):
        weight, display = node.get(qn("fo:font-weight")), node.get(qn("text:display"))
        line, position = node.get(qn("style:text-line-through-style")), node.get(qn("style:text-position"))
        size = node.get(qn("fo:font-size"), "")
        if weight is not None:
            look = replace(look, bold=bool(_BOLD.fullmatch(weight)))
        if display is not None:
            look = replace(look, hidden=display == "none")
        if line is not None:
            look = replace(look, struck=line != "none")
        if position is not None:
            look = replace(look, raising=_raising(position))
        if number := re.match(r"([\d.]+)(pt|%)", size):
            points = float(number.group(1))
            look = replace(look, size=points if number.group(2) == "pt" else look.size * points / 100)
    return look


def _raising(position: str) -> str:
    shift = position.split()[0] if position.split() else ""
    if shift in _RAISED:
        return _RAISED[shift]
    number = re.match(r"-?\d+", shift)
    height = int(number.group()) if number else 0
    return "superscript" if height > 0 else "subscript" if height < 0 else ""
