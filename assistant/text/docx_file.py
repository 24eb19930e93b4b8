"""The container of a Word file as python-docx takes it: strict files are renamed to the usual words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_STRICT = b"http://purl.oclc.org/ooxml/"
# The same things under their older, usual names; the longer ones first.
_NAMES = (
    (b"officeDocument/relationships/metadata/core-properties",
     b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
    (b"officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"schemaLibrary/", b"http://schemas.openxmlformats.org/schemaLibrary/2006/"),
)  # fmt: skip
# Files with macros and templates hold the same text.
_KINDS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"


def transitional(path: Path) -> str | io.BytesIO:
    """The file itself, or a copy in memory that python-docx understands."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        kinds = archive.read(_TYPES) if _TYPES in names else b""
        relations = archive.read("_rels/.rels") if "_rels/.rels" in names else b""
        if _STRICT not in relations and not any(kind in kinds for kind in _KINDS):
            return str(path)
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as renamed:
            for name in names:
                renamed.writestr(name, _renamed(archive.read(name), name))
    copy.seek(0)
    return copy


def _renamed(data: bytes, name: str) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    for kind in _KINDS if name == _TYPES else ():
        data = data.replace(kind, _DOCUMENT)
    for strict, usual in _NAMES:
        data = data.replace(_STRICT + strict, usual)
    return data
