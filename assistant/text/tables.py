"""Tables as sentences: each row says its label, its columns' names and its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.text.document import BlockKind, Place
from assistant.text.drafts import Draft


@dataclass(frozen=True)
class Row:
    """The cells of a row; ``header`` marks the row that names the columns."""

    cells: tuple[str, ...]
    header: bool = False
    place: Place | None = None


def table_drafts(rows: Sequence[Row]) -> Iterator[Draft]:
    """One item a row: "Label – Column: value; Column: value"."""
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    names: tuple[str, ...] = ()
    for index, row in enumerate(filled):
        if row.header or (index == 0 and len(filled) > 1 and names_columns(row)):
            names = tuple(" ".join(cell.split()) for cell in row.cells)
            continue
        text = row_text(row.cells, names)
        if text:
            places = () if row.place is None else ((0, row.place),)
            yield Draft(BlockKind.ITEM, text, style="row", level=1, places=places)


def names_columns(row: Row) -> bool:
    """A first row without any figure names the columns."""
    cells = [cell for cell in row.cells if cell.strip()]
    return len(cells) > 1 and not any(character.isdigit() for cell in cells for character in cell)


def row_text(cells: Sequence[str], names: Sequence[str]) -> str:
    """A row as one line; a cell merged over several columns is said once."""
    tidy = [" ".join(cell.split()) for cell in cells]
    label = tidy[0] if tidy else ""
    parts: list[str] = []
    for index, value in enumerate(tidy[1:], start=1):
        if not value or value == tidy[index - 1]:
            continue
        name = names[index] if index < len(names) else ""
        parts.append(f"{name}: {value}" if name and name != value else value)
    joined = "; ".join(parts)
    return f"{label} – {joined}" if label and joined else label or joined
