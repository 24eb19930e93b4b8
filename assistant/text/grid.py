"""Tables as evidence: a row says its label, the names of its columns and its values, each with its place.

Readers of formats that know a table's cells give them as they are merged; what is merged over several
columns is said once under all their names, what is merged over several rows is repeated by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.text.column_names import count_names
from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft
from assistant.text.lists import IN_CELL, ROW
from assistant.text.repair import ends_open
from assistant.text.sentences import is_ended, spans

_LONGEST_LABEL = 120
# Above this, more than one sentence is prose.
_LONGEST_PHRASE = 80
_LONGEST_VALUE = 250
_LONGEST_ROW = 500
# A merged cell this long is said in its first row alone.
_LONGEST_REPEATED = 200
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.SIGNATURE)
_BARE_BULLETS = frozenset("•–-▪●○◦*·")


@dataclass(frozen=True)
class Cell:
    """A cell's paragraphs, lists and tables in order; ``across`` is how many columns it takes.

    ``strong`` marks what is set apart as a name: bold, shaded, ``<th>``.
    """

    drafts: tuple[Draft, ...] = ()
    across: int = 1
    strong: bool = False

    @cached_property
    def said(self) -> tuple[Draft, ...]:
        """Its text without footnotes and page furniture."""
        return tuple(draft for draft in self.drafts if draft.kind in _TEXT)

    @cached_property
    def text(self) -> str:
        """All of it as one value."""
        return _Line.of(self.said).text

    @property
    def long(self) -> bool:
        """Whether it holds more than a value: prose, a table of its own."""
        if any(draft.style == ROW for draft in self.said) or len(self.text) > _LONGEST_VALUE:
            return True
        return len(self.text) > _LONGEST_PHRASE and len(spans(self.text)) > 1

    def again(self) -> Cell:
        """The same cell in the next row that it is merged over."""
        if self.long or len(self.text) > _LONGEST_REPEATED:
            return Cell(across=self.across)
        return replace(self, drafts=self.said)


@dataclass(frozen=True)
class GridRow:
    """A row's cells; ``header`` is what the format says of it."""

    cells: tuple[Cell, ...]
    header: bool = False

    @property
    def filled(self) -> list[Cell]:
        """The cells that say something."""
        return [cell for cell in self.cells if cell.said]

    @property
    def width(self) -> int:
        """How many columns it takes."""
        return sum(cell.across for cell in self.cells)


@dataclass
class _Line:
    """A text being put together, with the places of its parts."""

    text: str = ""
    places: list[tuple[int, Place]] = field(default_factory=list)

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> _Line:
        """Several paragraphs as one value; they stay apart."""
        line = cls()
        for draft in drafts:
            sign = draft.marker if draft.marker and draft.marker not in _BARE_BULLETS else ""
            for number, (start, part) in enumerate(_parts(draft.text)):
                inside = [(max(0, at - start), place) for at, place in draft.places if at < start + len(part)]
                line.join(f"{sign} {part}" if sign and not number else part, inside)
        return line

    def join(self, text: str, places: Iterable[tuple[int, Place]]) -> None:
        """Append a paragraph or a line of the same cell."""
        if ends_open(self.text) and text[:1].islower():
            self.text = self.text[:-1]
        elif self.text:
            self.text += " " if is_ended(self.text) or self.text.endswith(",") else " / "
        self.add(text, places)

    def add(self, text: str, places: Iterable[tuple[int, Place]] = ()) -> None:
        """Append as it is."""
        start = len(self.text)
        self.places += [(start + at, place) for at, place in places]
        self.text += text

    def draft(self, kind: BlockKind, style: str, level: int) -> Draft:
        """The text as a draft of its own."""
        places: list[tuple[int, Place]] = []
        for at, place in self.places:
            if not places or places[-1][1] != place:
                places.append((at if places else 0, place))
        return Draft(kind, self.text, style=style, level=level, places=tuple(places))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split("\n"):
        yield start, part
        start += len(part) + 1


def entries(rows: Iterable[GridRow]) -> Iterator[Draft]:
    """A list of names and what is said of them: one item an entry."""
    for row in rows:
        yield from _row(row, [""] * row.width, 1)
        yield from (draft for draft in _drafts(row) if draft.kind not in _TEXT)


def table(rows: Iterable[GridRow]) -> Iterator[Draft]:
    """One item a row; a table that only lays out the page gives what its cells hold."""
    kept = [row for row in rows if any(cell.drafts for cell in row.cells)]
    if _is_layout(kept):
        yield from (draft for row in kept for cell in row.cells for draft in cell.drafts)
        return
    width = max(row.width for row in kept)
    level, names = 1, [""] * width
    first = next((at for at, row in enumerate(kept) if not _is_across(row, width)), len(kept))
    last = first + count_names(
        [([(cell.text, cell.across, cell.strong) for cell in row.cells], row.header) for row in kept[first:]]
    )
    for index, row in enumerate(kept):
        if first <= index < last:
            names = _named(names, row)
            yield _header(row)
        elif _groups(row, width, kept[index + 1 :][:1], bare=index < first):
            level = 2
            yield _Line.of(row.filled[0].said).draft(BlockKind.ITEM, ROW, 1)
        else:
            yield from _row(row, names, level)
        yield from (draft for draft in _drafts(row) if draft.kind not in _TEXT)


def _is_layout(rows: Sequence[GridRow]) -> bool:
    """One column, one row of more than labels, or cells with headings of their own."""
    if all(len(row.filled) < 2 for row in rows):
        return True
    if any(draft.kind is BlockKind.HEADING and draft.level for row in rows for draft in _drafts(row)):
        return True
    return len(rows) == 1 and not all(_is_label(cell.text) for cell in rows[0].filled)


def _drafts(row: GridRow) -> Iterator[Draft]:
    return (draft for cell in row.cells for draft in cell.drafts)


def _is_label(text: str) -> bool:
    return (len(text) <= _LONGEST_LABEL and not text.endswith((".", "!", ";"))) or len(text) < 12


def _is_across(row: GridRow, width: int) -> bool:
    return len(row.filled) == 1 and row.filled[0].across >= width


def _groups(row: GridRow, width: int, below: Sequence[GridRow], *, bare: bool) -> bool:
    """A line across the table that says what the rows below it are about."""
    if len(row.filled) != 1 or not row.cells[0].said or not below or _is_across(below[0], width):
        return False
    cell = row.filled[0]
    if cell.long or not _is_label(cell.text):
        return False
    return cell.across >= width or (cell.strong and not bare)


def _header(row: GridRow) -> Draft:
    """The columns' names in their order: shown, and said again in every row."""
    line = _Line()
    for cell in row.filled:
        found = _Line.of(cell.said)
        line.add(" | " if line.text else "")
        line.add(found.text, found.places)
    return line.draft(BlockKind.BOILERPLATE, "", 0)


def _named(names: Sequence[str], row: GridRow) -> list[str]:
    """The names with those of a further header row below them."""
    result = list(names)
    at = 0
    for cell in row.cells:
        own = cell.text.replace(" / ", " ").rstrip(":")
        for column in range(at, min(at + cell.across, len(result))):
            if own and not f" {result[column]}".endswith(f" {own}"):
                result[column] = f"{result[column]} {own}".strip()
        at += cell.across
    return result


def _row(row: GridRow, names: Sequence[str], level: int) -> Iterator[Draft]:
    """The row as one sentence, or, if a cell holds prose, as a label with what belongs to it."""
    cells = list(_columns(row, names))
    if not cells:
        return
    label = cells[0][1] if row.cells[0].said and _is_label(cells[0][1].text) else None
    values = cells[1:] if label is not None else cells
    line = _sentence(label, values)
    whole = label is not None or not row.cells[0].said or len(values) == 1
    if whole and len(line.text) <= _LONGEST_ROW and not any(cell.long for _, cell in values):
        yield line.draft(BlockKind.ITEM, ROW, level)
        return
    if label is not None:
        yield _Line.of(label.said).draft(BlockKind.ITEM, ROW, level)
        level += 1
    for name, cell in values:
        yield from _apart(name, cell, level, plain=label is None)


def _apart(name: str, cell: Cell, level: int, *, plain: bool) -> Iterator[Draft]:
    """A value of a row too long for one sentence; prose stands below its column's name."""
    if not cell.long:
        yield _sentence(None, [(name, cell)]).draft(BlockKind.ITEM, ROW, level)
        return
    if name:
        places = tuple((0, place) for _, place in cell.said[0].places[:1])
        yield Draft(BlockKind.ITEM, f"{name}:", style=ROW, level=level, places=places)
    elif plain:
        yield from cell.said
        return
    yield from (_inside(draft, level + bool(name)) for draft in cell.said)


def _columns(row: GridRow, names: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """Each filled cell under the names of the columns it takes; under all of them it is a remark."""
    at = 0
    for cell in row.cells:
        own = dict.fromkeys(name for name in names[at : at + cell.across] if name)
        if cell.said:
            yield ("" if cell.across >= len(names) else ", ".join(own)), cell
        at += cell.across


def _sentence(label: Cell | None, values: Sequence[tuple[str, Cell]]) -> _Line:
    line = _Line() if label is None else _Line.of(label.said)
    for index, (name, cell) in enumerate(values):
        if index or label is not None:
            line.add(_between(line.text, first=not index))
        if name and name != cell.text:
            line.add(name if name.endswith(("?", ":")) else f"{name}:")
            line.add(" ")
        found = _Line.of(cell.said)
        line.add(found.text, found.places)
    return line


def _between(text: str, *, first: bool) -> str:
    if first:
        return " " if text.endswith((":", "?")) else " – "
    return " " if re.search(r"[.;!?]$", text) else "; "


def _inside(draft: Draft, level: int) -> Draft:
    """A paragraph of a long cell, below the row's label."""
    if draft.style == ROW:
        return replace(draft, level=level + draft.level - 1)
    deeper = max(draft.level, 1) - 1 if draft.kind is BlockKind.ITEM else 0
    return replace(draft, kind=BlockKind.ITEM, style=f"{IN_CELL} {draft.style}".strip(), level=level + deeper)
