"""What the invented papers are written in: a little Markdown, read into blocks.

``#``, ``##`` headings, ``-`` items, ``|`` table rows (the first names the columns), ``!`` a centred line,
``~`` small print, ``---`` a page break, ``[^1]`` a footnote's mark and ``[^1]: …`` its text. Lines without
a blank line between them are one paragraph; a line that ends in a backslash ends there.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CORPORA = Path(__file__).resolve().parent.parent
MARK = re.compile(r"\[\^(\d+)\]")

_NOTE = re.compile(r"^\[\^(\d+)\]: ")
_KINDS = (("## ", "h2"), ("# ", "h1"), ("- ", "item"), ("! ", "centred"), ("~ ", "small"))
_SAME_DAY = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Block:
    """A piece of a paper; ``rows`` is filled for tables alone."""

    kind: str
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Paper:
    """The blocks in order, and the footnotes by their number."""

    blocks: list[Block]
    notes: dict[str, str]


def parse(source: str) -> Paper:
    blocks: list[Block] = []
    notes: dict[str, str] = {}
    for chunk in re.split(r"\n\s*\n", source.strip()):
        for block in _chunk(chunk.splitlines()):
            note = _NOTE.match(block.text)
            if note:
                notes[note.group(1)] = block.text[note.end() :]
            else:
                blocks.append(block)
    return Paper(blocks, notes)


def _chunk(lines: list[str]) -> Iterator[Block]:
    if lines[0].startswith("|"):
        yield Block("table", rows=[[cell.strip() for cell in line.strip("|").split("|")] for line in lines])
        return
    open_kind, parts = "", ""
    for line in lines:
        kind, text = next(((k, line[len(sign) :]) for sign, k in _KINDS if line.startswith(sign)), ("", line))
        if line == "---":
            kind, text = "break", ""
        if kind and open_kind:
            yield Block(open_kind, parts)
        if kind or not open_kind:
            open_kind, parts = kind or "p", text
        else:
            parts += ("" if parts.endswith("\n") else " ") + text.strip()
        if parts.endswith("\\"):
            parts = parts[:-1].rstrip() + "\n"
    yield Block(open_kind, parts)


def freeze(path: Path) -> None:
    """Write a zip file anew with one date for all its parts: the same text makes the same bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts:
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _SAME_DAY), data, stored)
