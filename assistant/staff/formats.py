"""The formats of an export. Apart from their writers, which the command line needs later."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from assistant import texts
from assistant.errors import UsageError


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
    """The format asked for, else the one that the file's ending names; Markdown where it has none."""
    ending = path.suffix.lower().lstrip(".") if path else ""
    known = [format.value for format in Format]
    if asked is not None or not ending:
        return asked or Format.MD
    if ending not in known:
        raise UsageError(texts.unknown_ending(ending, known))
    return Format(ending)
