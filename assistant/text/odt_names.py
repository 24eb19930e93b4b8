"""The names of OpenDocument's elements and attributes."""

from __future__ import annotations

_URN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {
    "text": f"{_URN}:text:1.0",
    "table": f"{_URN}:table:1.0",
    "draw": f"{_URN}:drawing:1.0",
    "style": f"{_URN}:style:1.0",
    "office": f"{_URN}:office:1.0",
    "meta": f"{_URN}:meta:1.0",
    "fo": f"{_URN}:xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def qn(name: str) -> str:
    """A name as lxml writes it: ``text:p`` with its namespace."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"
