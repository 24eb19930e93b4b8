"""What a PDF page holds, quickly.

pdfplumber describes every letter by two dozen attributes; that takes half of the time of reading a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTAnno, LTChar, LTComponent, LTContainer
from pdfplumber.page import Page


def load(page: Page) -> None:
    """Let the page know its letters, rules and pictures; of a letter only what reading needs."""
    objects: dict[str, list[dict[str, Any]]] = {}
    left, top = page.mediabox[:2]
    height = page.height + top
    for thing in _things(page.layout):
        if isinstance(thing, LTChar):
            objects.setdefault("char", []).append(_letter(thing, left, height, page.initial_doctop))
        else:
            found = page.process_object(thing)
            objects.setdefault(found["object_type"], []).append(found)
    page._objects = objects


def _things(container: LTContainer[Any]) -> Iterator[LTComponent]:
    for thing in container:
        if isinstance(thing, LTContainer):
            yield from _things(thing)
        elif not isinstance(thing, LTAnno):
            yield thing


def _letter(char: LTChar, left: float, height: float, doctop: float) -> dict[str, Any]:
    top = height - char.y1
    return {
        "object_type": "char",
        "text": char.get_text(),
        "fontname": char.fontname,
        "size": char.size,
        "x0": char.x0 + left,
        "x1": char.x1 + left,
        "top": top,
        "bottom": height - char.y0,
        "doctop": doctop + top,
        "matrix": char.matrix,
        "upright": char.upright,
    }
