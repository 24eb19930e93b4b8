"""Text in the terminal that goes on below its beginning when it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

_NARROWEST = 20
# Only asked for how wide a letter is.
_MEASURE = Console(width=80, color_system=None)


def hanging(text: Text, width: int | None, before: str = "", style: str = "") -> Iterator[Text]:
    """``text`` behind ``before``, cut to ``width`` columns; in one piece where there is no width."""
    first = Text(before, style)
    if width is None:
        yield Text.assemble(first, text)
        return
    for index, part in enumerate(text.wrap(_MEASURE, max(width - first.cell_len, _NARROWEST))):
        part.rstrip()
        yield Text.assemble(first if index == 0 else " " * first.cell_len, part)
