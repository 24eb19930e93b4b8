"""Footnotes of web pages: a raised number that leads to its note, and the note that leads back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_SIGN = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡]{1,3}|[a-z])\s*[\])]?")
_NAME = re.compile(r"(?i)fn|foot|note|fu(?:ss|ß)|anm|ftn|endn|cite|ref")
_BODIES = ("li", "p", "div", "dd", "aside")
_BACK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡^↑↩⤴]\ufe0e?|[a-z])\s*[\])]?|(?i:zurück|nach oben|back)")


@dataclass
class Footnotes:
    """``marks`` gives the sign and the id for a link that refers to a note, ``bodies`` the id for a note."""

    marks: dict[Any, tuple[str, str]] = field(default_factory=dict)
    bodies: dict[Any, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Footnotes:
        """The notes of a page: only what is referred to before it stands there."""
        found = cls()
        waiting: dict[str, list[tuple[Any, str]]] = {}
        taken: dict[Any, str] = {}
        for node in root.iter():
            if not isinstance(node.tag, str):
                continue
            for name in {node.get("id"), node.get("name")} & waiting.keys():
                body = _body(node)
                if body is not None and name is not None:
                    taken[body] = "" if body in taken else name
            if node.tag == "a" and node.get("href", "").startswith("#"):
                sign = _sign(node)
                if sign:
                    waiting.setdefault(node.get("href")[1:], []).append((node, sign))
        for body, name in taken.items():
            if name:
                found.bodies[body] = name
                found.marks.update({link: (sign, name) for link, sign in waiting[name]})
        return found


def is_way_back(node: Any) -> bool:
    """Whether a link in a note only leads back to where it was."""
    text = "".join(node.itertext()).strip()
    return node.get("href", "").startswith("#") and bool(_BACK.fullmatch(text) or not text)


def without_sign(text: str, sign: str) -> str:
    """A note without the sign that it begins with."""
    raised = sign.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return re.sub(rf"^[\[(⁽]?(?:{re.escape(sign)}|{re.escape(raised)})[\])⁾]?[.:]?\s+", "", text)


def _sign(link: Any) -> str:
    """The number or star of a link that is raised, or named as a note's."""
    match = _SIGN.fullmatch("".join(link.itertext()).strip())
    if match is None:
        return ""
    above = link.getparent()
    raised = link.find("sup") is not None or (above is not None and above.tag == "sup")
    names = " ".join(link.get(name, "") for name in ("class", "role", "id", "name", "href", "epub:type"))
    return match.group(1) if raised or _NAME.search(names) else ""


def _body(node: Any) -> Any:
    """The paragraph or list item that an anchor stands in."""
    while node is not None and node.tag not in _BODIES:
        if node.tag in ("body", "td", "table", "section", "main", "article"):
            return None
        node = node.getparent()
    return node
