"""Tables of contents: they name every section and answer no question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.lines import Line

_LEADERS = re.compile(r"\s?(?:\.\s?){4,}\s*\d{0,4}$|\s?…{2,}\s*\d{0,4}$|\s?_{4,}\s*\d{1,4}$")
_HEADING = re.compile(r"(?i)^(?:inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung)\s*:?$")
_ENTRY = re.compile(r"^\S.{2,120}?\s\d{1,4}$")


def mark_lines(lines: Sequence[Line]) -> list[Line]:
    """Flag the lines of a table of contents, its heading included, as not part of the text."""
    flags = _flags([line.text for line in lines])
    return [replace(line, furniture=True) if flag else line for line, flag in zip(lines, flags, strict=True)]


def mark(drafts: Sequence[Draft]) -> list[Draft]:
    """The same for drafts: contents become boilerplate."""
    flags = _flags([draft.text for draft in drafts])
    return [
        replace(draft, kind=BlockKind.BOILERPLATE, style="", level=0) if flag else draft
        for draft, flag in zip(drafts, flags, strict=True)
    ]


def _flags(texts: Sequence[str]) -> list[bool]:
    flags = [bool(_LEADERS.search(text)) and len(text) < 400 for text in texts]
    flags = [
        flag and (_near(flags, index) or texts[index][-1:].isdigit()) for index, flag in enumerate(flags)
    ]
    for index, text in enumerate(texts):
        if _HEADING.match(text):
            end = index + 1
            while end < len(texts) and (flags[end] or _ENTRY.match(texts[end])):
                end += 1
            if end - index > 2 or any(flags[index + 1 : index + 3]):
                flags[index:end] = [True] * (end - index)
    return flags


def _near(flags: Sequence[bool], index: int) -> bool:
    return any(flags[max(0, index - 1) : index]) or any(flags[index + 1 : index + 2])
