"""What stands outside the body of a Word file: footnotes, endnotes, headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.text.docx_styles import is_set, value_of
from assistant.text.numerals import numeral

_SHAPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "chicago": "*"}
_SYMBOLS = ("*", "†", "‡", "§")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass
class Notes:
    """The notes by (kind, id), how each kind is numbered, and how many have been named so far."""

    bodies: dict[tuple[str, str], Any]
    shapes: dict[str, str]
    starts: dict[str, int]
    sectional: frozenset[str]
    named: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, document: Any) -> Notes:
        """The notes of a document; a section at its end says how they are numbered, or the settings do."""
        bodies: dict[tuple[str, str], Any] = {}
        shapes = {"footnote": "1", "endnote": "i"}
        starts: dict[str, int] = {}
        sectional: set[str] = set()
        for kind in shapes:
            for part in _related(document.part, f"/{kind}s"):
                for node in _element(part).iter(qn(f"w:{kind}")):
                    if node.get(qn("w:type")) not in _SEPARATORS:
                        bodies[kind, node.get(qn("w:id"), "")] = node
            for place in (document.settings.element, *_sections(document.element.body)):
                for properties in place.findall(qn(f"w:{kind}Pr")):
                    shape = value_of(properties.find(qn("w:numFmt")))
                    shapes[kind] = _SHAPES.get(shape, "1") if shape else shapes[kind]
                    start = value_of(properties.find(qn("w:numStart")))
                    starts[kind] = int(start) if start.isdecimal() else starts.get(kind, 1)
                    if value_of(properties.find(qn("w:numRestart"))) == "eachSect":
                        sectional.add(kind)
        return cls(bodies, shapes, starts, frozenset(sectional))

    def mark(self, kind: str, own: str) -> str:
        """The sign of the next note of a kind, or its own."""
        if own:
            return own
        number = self.named[kind] + self.starts.get(kind, 1)
        self.named[kind] += 1
        if self.shapes[kind] == "*":
            return _SYMBOLS[(number - 1) % len(_SYMBOLS)] * (1 + (number - 1) // len(_SYMBOLS))
        return numeral(number, self.shapes[kind])

    def turn_section(self) -> None:
        """Notes that are counted by section begin anew."""
        for kind in self.sectional:
            self.named[kind] = 0


def headers(document: Any) -> list[Any]:
    """The headers that are printed, each once."""
    return list(_margins(document, "w:headerReference"))


def footers(document: Any) -> list[Any]:
    """The footers that are printed, each once."""
    return list(_margins(document, "w:footerReference"))


def _margins(document: Any, name: str) -> Iterator[Any]:
    two_sided = is_set(document.settings.element.find(qn("w:evenAndOddHeaders")))
    seen: set[str] = set()
    for section in _sections(document.element.body):
        first_differs = is_set(section.find(qn("w:titlePg")))
        for reference in section.findall(qn(name)):
            kind = reference.get(qn("w:type"), "default")
            name_of_part = reference.get(qn("r:id"), "")
            if (kind == "first" and not first_differs) or (kind == "even" and not two_sided):
                continue
            if name_of_part in seen or name_of_part not in document.part.rels:
                continue
            seen.add(name_of_part)
            yield _element(document.part.related_parts[name_of_part])


def _sections(body: Any) -> Iterator[Any]:
    for node in body.iter(qn("w:sectPr")):
        if node.getparent().tag != qn("w:sectPrChange"):
            yield node


def _related(part: Any, ending: str) -> Iterator[Part]:
    for relation in part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            yield relation.target_part


def _element(part: Any) -> Any:
    """The root of a part; python-docx parses only those that it knows."""
    return part.element if hasattr(part, "element") else parse_xml(part.blob)
