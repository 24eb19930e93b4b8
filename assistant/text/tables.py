"""Rows of tables that have no format of their own: drawn on a PDF page or with the signs of a plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text.document import Place


@dataclass(frozen=True)
class Row:
    """The cells of a row; ``header`` marks the row that names the columns."""

    cells: tuple[str, ...]
    header: bool = False
    place: Place | None = None


def row_text(cells: Sequence[str], names: Sequence[str]) -> str:
    """A row as one line, "Label – Column: value; Column: value"."""
    label, *values = cells
    parts = [
        f"{name}: {value}" if name and name != value else value
        for value, name in zip(values, [*names[1:], *[""] * len(values)], strict=False)
        if value
    ]
    joined = "; ".join(parts)
    return f"{label} – {joined}" if label and joined else label or joined
