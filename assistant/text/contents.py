"""Tables of contents: they name every section and answer no question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.text import headings
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.lines import Line

_LEADERS = re.compile(r"\s?(?:(?:\.\s?){4,}|…{2,}|_{4,}|(?:·\s?){4,})\s*(\d{1,4}|[ivxlIVXL]{1,6})?$")
_HEADING = re.compile(
    r"(?i)^(?:inhalt|inhalts(?:verzeichnis|übersicht|angabe)|gliederung|(?:abbildungs|tabellen|anlagen|anhangs?)verzeichnis)"
    r"\s*:?(?:\s*(?:seite|s\.))?$"
)
_ENTRY = re.compile(r"^\S.{2,120}?\s(\d{1,4})$")
_PAGE = re.compile(r"^\d{1,4}$")
_LONGEST_ENTRY, _LONGEST_SENTENCE = 400, 60
# Lines between two entries: the first half of a long title, the name of a part.
_LOOSE = 2
# Without a heading, entries must be found again as sections of the text.
_FOUND_AGAIN = 0.3


def mark_lines(lines: Sequence[Line]) -> list[Line]:
    """Flag the lines of a table of contents, its heading included, as not part of the text."""
    shown = [index for index, line in enumerate(lines) if not line.furniture]
    flags = _flags([lines[index].text for index in shown], max((line.page or 0 for line in lines), default=0))
    found = {index for index, flag in zip(shown, flags, strict=True) if flag}
    return [replace(line, furniture=True) if index in found else line for index, line in enumerate(lines)]


def mark(drafts: Sequence[Draft]) -> list[Draft]:
    """The same for drafts: contents become boilerplate."""
    flags = _flags([draft.text for draft in drafts], 0)
    return [
        replace(draft, kind=BlockKind.BOILERPLATE, style="", level=0) if flag else draft
        for draft, flag in zip(drafts, flags, strict=True)
    ]


@dataclass(frozen=True)
class _Text:
    """The lines and where each title is found in them."""

    lines: Sequence[str]
    places: dict[str, list[int]]

    def is_found_below(self, index: int, title: str) -> bool:
        """Whether a section of this title follows."""
        return bool(title) and any(place > index + 1 for place in self.places.get(title, ())[-3:])


def _flags(lines: Sequence[str], pages: int) -> list[bool]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST_ENTRY and not _LEADERS.search(line):
            places.setdefault(_title(line), []).append(index)
            if index and len(lines[index - 1]) < _LONGEST_SENTENCE:
                places.setdefault(_title(f"{lines[index - 1]} {line}"), []).append(index - 1)
    text = _Text(lines, places)
    flags = [False] * len(lines)
    end = 0
    for start, line in enumerate(lines):
        if start < end:
            continue
        if _HEADING.match(line):
            end, count = _block(text, start + 1)
            if count > 1 or (count and _LEADERS.search(lines[start + 1])):
                flags[start:end] = [True] * (end - start)
        elif _page_of(line) and _LEADERS.search(line):
            end, count = _block(text, start, led=True)
            if count > 1 and _is_contents(text, start, end, pages):
                flags[start:end] = [True] * (end - start)
    return flags


def _title(line: str) -> str:
    """The line without its page number, for comparing."""
    bare = _LEADERS.sub("", line)
    match = _ENTRY.match(bare)
    if bare == line and match:
        bare = line[: match.start(1)]
    return " ".join(bare.lower().split()).strip(" .:")


def _page_of(line: str) -> str:
    match = _LEADERS.search(line) or _ENTRY.match(line)
    return (match.group(1) or "") if match and len(line) < _LONGEST_ENTRY else ""


def _block(text: _Text, start: int, *, led: bool = False) -> tuple[int, int]:
    """Where the entries that begin here end, and how many there are; ``led`` ones have leaders."""
    seen: set[str] = set()
    end, count, loose = start, 0, 0
    for index in range(start, len(text.lines)):
        line = text.lines[index]
        title, page = _title(line), _page_of(line)
        if title in seen and not page:
            break
        if _is_entry(text, index, title, led) or (_PAGE.match(line) and index == end and not led):
            count += 1
            end, loose = index + 1, 0
            seen.add(title)
            continue
        loose += 1
        if (
            loose > _LOOSE
            or (line.endswith((".", ":")) and len(line) > _LONGEST_SENTENCE)
            or _HEADING.match(line)
        ):
            break
    return end, count


def _is_entry(text: _Text, index: int, title: str, led: bool) -> bool:
    line = text.lines[index]
    if _LEADERS.search(line):
        return len(line) < _LONGEST_ENTRY
    if led:
        return False
    # a title with its page on the next line has the look of any short line
    below = text.lines[index + 1] if index + 1 < len(text.lines) else ""
    if _page_of(line) or _PAGE.match(below) or text.is_found_below(index, title):
        return True
    return _counts_on(text.lines[index - 1], line) if index else False


def _counts_on(above: str, line: str) -> bool:
    """Whether a section's number follows that of the entry above."""
    style = headings.style_of(line)
    figures = [re.search(r"\d+", entry) for entry in (above, line)]
    if not style or style != headings.style_of(above) or figures[0] is None or figures[1] is None:
        return False
    return int(figures[1].group()) == int(figures[0].group()) + 1


def _is_contents(text: _Text, start: int, end: int, pages: int) -> bool:
    """Lines with leaders are a price list if their figures are no pages and their titles no sections."""
    entries = [
        (index, _page_of(text.lines[index])) for index in range(start, end) if _page_of(text.lines[index])
    ]
    numbers = [int(page) for _, page in entries if page.isdigit()]
    if any(below < above for above, below in pairwise(numbers)):
        return False
    again = sum(text.is_found_below(index, _title(text.lines[index])) for index, _ in entries)
    return again >= _FOUND_AGAIN * len(entries) or (
        pages > 0 and max(numbers, default=0) <= pages < 10 * len(numbers)
    )
