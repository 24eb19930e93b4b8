"""The formats of an export. Apart from their writers, which the command line needs later."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """A format by the ending of its files."""

    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JSON = "json"

    @property
    def binary(self) -> bool:
        return self in (Format.XLSX, Format.DOCX)


def format_for(asked: Format | None, path: Path | None) -> Format:
    """The format asked for, else the one that the file's ending names, else Markdown."""
    ending = path.suffix.lower().lstrip(".") if path else ""
    if asked is None and ending in {known.value for known in Format}:
        return Format(ending)
    return asked or Format.MD
