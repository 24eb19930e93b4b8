"""The parts of a Markdown file as drafts, each with the file's line it comes from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from assistant.text import html
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.grid import Cell, GridRow, table
from assistant.text.lists import INSIDE
from assistant.text.markdown_inline import Line, lines_of
from assistant.text.markers import marker_of
from assistant.text.markup import as_draft, is_running
from assistant.text.shaping import BOLD, Part, Row, gather, placed, whole
from assistant.text.written import boilerplate, note

_LONGEST_BOLD_HEADING = 250
_LONGEST_LABEL = 3
_TASK = re.compile(r"\[([ xX])\]\s+(?=\S)")
_DEFINED, _NAMED = "defined ", "named "


@dataclass
class Walk:
    """Where the reader stands in the token stream; ``raw`` are the file's lines."""

    raw: Sequence[str]
    repairs: Counter[str]
    out: list[Draft] = field(default_factory=list)
    around: list[list[Draft]] = field(default_factory=list)
    counts: list[int | None] = field(default_factory=list)
    sign: str = ""
    doubled: bool = False
    heading: Token | None = None
    rows: list[tuple[list[Cell], bool]] = field(default_factory=list)
    in_cell: bool = False
    header: bool = False
    notes: dict[str, Draft] = field(default_factory=dict)
    label: str = ""

    def read(self, tokens: Sequence[Token], environment: Mapping[str, Any]) -> list[Draft]:
        """All of them; footnotes stand behind the paragraph that names them first."""
        for token in tokens:
            self._read(token, environment)
        named: set[str] = set()
        result: list[Draft] = []
        for draft in self.out:
            if draft.kind is BlockKind.NOTE and draft.style.startswith(_NAMED):
                key = draft.style.removeprefix(_NAMED)
                if key in self.notes and key not in named:
                    named.add(key)
                    result.append(replace(self.notes[key], marker=draft.marker))
                continue
            result.append(draft)
        return [self._left_over(draft, named) for draft in result]

    def _left_over(self, draft: Draft, named: set[str]) -> Draft:
        """A footnote that nothing refers to stays where it is defined."""
        if draft.kind is not BlockKind.NOTE or not draft.style.startswith(_DEFINED):
            return draft
        key = draft.style.removeprefix(_DEFINED)
        return replace(draft, text="") if key in named else replace(self.notes[key], marker=draft.marker)

    def _read(self, token: Token, environment: Mapping[str, Any]) -> None:
        match token.type:
            case "bullet_list_open":
                self.counts.append(None)
            case "ordered_list_open":
                self.counts.append(int(token.attrGet("start") or 1) - 1)
            case "bullet_list_close" | "ordered_list_close":
                self.counts.pop()
            case "list_item_open":
                self.doubled, self.sign = bool(self.sign), self._sign(token)
            case "heading_open":
                self.heading = token
            case "heading_close":
                self.heading = None
            case "thead_open" | "thead_close":
                self.header = token.type == "thead_open"
            case "table_open":
                self.rows = []
            case "tr_open":
                self.rows.append(([], self.header))
            case "th_open" | "td_open" | "th_close" | "td_close":
                self.in_cell = token.type.endswith("open")
            case "table_close":
                self.out += table(GridRow(tuple(cells), header) for cells, header in self.rows)
            case "html_block":
                self.out += self._html(token)
            case "fence" | "code_block":
                self.out += self._code(token)
            case "footnote_reference_open":
                self.around.append(self.out)
                self.out, self.label = [], str(token.meta.get("label", ""))
            case "footnote_reference_close":
                self._define()
            case "inline":
                self._inline(token, environment)

    def _sign(self, token: Token) -> str:
        """What is printed before an item; numbers that do not rise ("1. 1. 1.") are counted."""
        if not token.info or not self.counts or self.counts[-1] is None:
            return "•"
        number = int(token.info)
        self.counts[-1] = number if number > self.counts[-1] else self.counts[-1] + 1
        return f"{self.counts[-1]}{token.markup}"

    def _place(self, line: int) -> Place:
        """The file's line, counted from 0 as the parser does."""
        return Place(None, line + 1, self.raw[line] if line < len(self.raw) else "")

    def _define(self) -> None:
        found, self.out = self.out, self.around.pop()
        text = "\n".join(draft.text for draft in found)
        body = note(found, _mark(self.label, 0), 0)
        if body is not None and text:
            lines = [place for draft in found for _, place in draft.places]
            places = tuple((at, place) for (at, _), place in zip(body.places, lines, strict=True))
            self.notes[self.label] = replace(body, places=places)
            self.out.append(replace(body, text="", style=_DEFINED + self.label))

    def _html(self, token: Token) -> Iterator[Draft]:
        """A piece of HTML; its lines are counted from where it begins in the file."""
        above = _line(token)
        for draft in html.to_drafts(token.content, self.repairs):
            places = tuple((at, replace(place, line=place.line + above)) for at, place in draft.places)
            yield replace(draft, places=places)

    def _code(self, token: Token) -> Iterator[Draft]:
        """Text set off by its author; indented text is running text that was set in."""
        fenced = token.type == "fence"
        first = _line(token) + fenced
        rows = [
            Row(" ".join(line.split()), self._place(first + at), fenced) if line.strip() else None
            for at, line in enumerate(token.content.split("\n"))
        ]
        for part in gather(rows, self.repairs):
            yield placed(as_draft(part.text), part)

    def _inline(self, token: Token, environment: Mapping[str, Any]) -> None:
        content = lines_of(token, _line(token))
        self.repairs["struck_out"] += bool(content.struck)
        if self.in_cell:
            self.rows[-1][0].append(self._cell(content.lines))
        elif content.picture:
            self.out += (boilerplate(draft) for draft in self._block(content.lines))
        else:
            self.out += self._block(content.lines)
        if not content.lines and content.struck:
            struck = Draft(BlockKind.BOILERPLATE, content.struck, places=((0, self._place(_line(token))),))
            self.out.append(struck)
        for number, label in content.notes:
            self._name(number, label, environment, token)

    def _name(self, number: int, label: str, environment: Mapping[str, Any], token: Token) -> None:
        """Keep a place for a footnote behind its paragraph; one written in the text is known at once."""
        key = label or f"{number} in the text"
        entry = environment.get("footnotes", {}).get("list", {}).get(number, {})
        if not label and entry.get("content"):
            places = ((0, self._place(_line(token))),)
            text = " ".join(str(entry["content"]).split())
            self.notes[key] = Draft(BlockKind.NOTE, text, places=places)
        mark = Draft(BlockKind.NOTE, "", _mark(label, number + 1), style=_NAMED + key)
        if self.in_cell:
            cells = self.rows[-1][0]
            cells[-1] = replace(cells[-1], drafts=(*cells[-1].drafts, mark))
        else:
            self.out.append(mark)

    def _cell(self, lines: Sequence[Line]) -> Cell:
        found = gather(self._rows(lines), self.repairs)
        drafts = tuple(Draft(BlockKind.PARAGRAPH, part.text, places=tuple(part.places)) for part in found)
        return Cell(drafts, strong=bool(lines) and all(line.bold for line in lines))

    def _rows(self, lines: Iterable[Line]) -> list[Row | None]:
        return [Row(line.text, self._place(line.number), line.hard) for line in lines]

    def _block(self, lines: Sequence[Line]) -> Iterator[Draft]:
        if not lines:
            return
        text = " ".join(line.text for line in lines)
        if self.counts:
            yield from self._listed(gather(self._rows(lines), self.repairs))
        elif self.heading is not None and not _is_prose(text, self.heading):
            level = int(self.heading.tag[1:])
            yield self._heading(lines, Draft(BlockKind.HEADING, "", style=f"h{level}", level=level))
        elif all(line.bold for line in lines) and _is_short(text):
            yield self._heading(lines, Draft(BlockKind.HEADING, "", style=BOLD))
        else:
            for rows, bold in _headed(lines):
                yield from self._paragraphs(rows, bold)

    def _heading(self, lines: Sequence[Line], draft: Draft) -> Draft:
        flow = whole(gather(self._rows(lines), self.repairs))
        return replace(draft, text=flow.text, places=tuple(flow.places))

    def _listed(self, found: Sequence[Part]) -> Iterator[Draft]:
        """A paragraph of a list item; its first bears the item's mark."""
        for part in found:
            if self.sign:
                yield placed(self._item(part.text), part)
            else:
                yield placed(self._inside(as_draft(part.text)), part)
            self.sign = ""

    def _inside(self, draft: Draft) -> Draft:
        return replace(draft, style=INSIDE) if draft.kind is BlockKind.PARAGRAPH else draft

    def _paragraphs(self, lines: Sequence[Line], bold: bool) -> Iterator[Draft]:
        """A paragraph's lines stay one text, unless lines begin with a mark or are entries of a form."""
        if bold:
            yield self._heading(lines, Draft(BlockKind.HEADING, "", style=BOLD))
            return
        for part in gather(self._rows(lines), self.repairs):
            draft = as_draft(part.text)
            if draft.kind is BlockKind.HEADING:
                draft = Draft(BlockKind.PARAGRAPH, draft.text)
            yield placed(draft, part)

    def _item(self, text: str) -> Draft:
        """A list item; a number inside a bullet ("- 3) …") is the item's true mark, as is a box to tick."""
        if self.sign == "•" and (task := _TASK.match(text)):
            sign = "☐" if task.group(1) == " " else "☑"
            return Draft(BlockKind.ITEM, text[task.end() :], sign, f"bullet {sign}", 0, len(self.counts))
        marker = marker_of(text)
        if marker is not None and marker.length:
            return Draft(BlockKind.ITEM, text[marker.length :], marker.sign, marker.family, marker.value)
        depth = len(self.counts)
        if self.sign != "•":
            said = f"{self.sign} {text}"
            if (marker := marker_of(said)) is not None and not marker.length:
                if self.doubled:  # "- 1. stellv. Landrat": a bullet before an ordinal
                    return Draft(BlockKind.ITEM, said, "•", f"bullet {depth - 1}", 0, depth - 1)
                return Draft(BlockKind.ITEM, said, "", marker.family, marker.value, depth)
            marker = marker_of(f"{self.sign} x")
            family, value = (marker.family, marker.value) if marker else ("n.", 0)
            return Draft(BlockKind.ITEM, text, self.sign, family, value, depth)
        return Draft(BlockKind.ITEM, text, "•", f"bullet {depth}", 0, depth)


def _mark(label: str, number: int) -> str:
    """A footnote's sign: its label where that is a number, else how many it is."""
    return label if label and len(label) <= _LONGEST_LABEL else str(number) if number else label


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _is_prose(text: str, heading: Token) -> bool:
    """A sentence over a line of dashes is no heading, only its author's dividing line."""
    return is_running(text) or (heading.markup in "-=" and text.endswith((".", ";")))


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD_HEADING and not text.endswith((".", ",", ";"))


def _headed(lines: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Bold lines that a break sets off from the text below them are its heading."""
    parts: list[tuple[list[Line], bool]] = []
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        head = line.bold and _is_short(line.text) and (below is None or below.hard or below.bold)
        if parts and parts[-1][1] == head:
            parts[-1][0].append(line)
        else:
            parts.append(([line], head))
    return iter(parts)
