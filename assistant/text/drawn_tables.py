"""Tables that a plain text draws with strokes, or with blanks, between the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.text.column_names import count_names
from assistant.text.lines import Line
from assistant.text.repair import clean, join
from assistant.text.tables import row_text

_STROKE = re.compile(r"[|│┃║¦]")
_RULE = re.compile(r"(?=.*[-=─━═–—_]{2})[\s|│┃║¦+:=\-–—_─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╕╘╛╞╡╤╧╪╓╖╙╜╟╢╥╨╫]{3,}")


_FRAME = re.compile(r"[|+─━═│┃║]")
_COLUMN = re.compile(r"\S+(?: \S+)*")
# Two columns of words may be two columns of running text.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_TAB = 8


@dataclass
class _Drawn:
    """Lines of one table: its rows, and before which of them a rule is drawn."""

    lines: list[Line] = field(default_factory=list)
    rules: set[int] = field(default_factory=set)


def as_rows(lines: Sequence[Line], repairs: Counter[str]) -> list[Line]:
    """Every row of a drawn table as one line that says its columns' names; the strokes are no text."""
    result: list[Line] = []
    drawn = _Drawn()
    for line in lines:
        if _RULE.fullmatch(line.text) and (drawn.lines or _FRAME.search(line.text)):
            drawn.rules.add(len(drawn.lines))
        elif _is_row(line, drawn):
            drawn.lines.append(line)
        else:
            result += _finished(drawn, repairs)
            drawn = _Drawn()
            result.append(line)
    return _aligned([*result, *_finished(drawn, repairs)])


def _is_row(line: Line, drawn: _Drawn) -> bool:
    strokes = len(_STROKE.findall(line.text))
    if not strokes or (line.gap and drawn.lines):
        return False
    return not drawn.lines or len(_cells(line)) == len(_cells(drawn.lines[0]))


def _finished(drawn: _Drawn, repairs: Counter[str]) -> Iterator[Line]:
    lines = drawn.lines
    if len(lines) < 2 or len(_cells(lines[0])) < 2:
        yield from lines
        return
    rows = list(_grouped(drawn, repairs))
    yield from _said(rows, ruled=drawn.rules - {0, len(lines)} == {1})


def _said(rows: Sequence[tuple[list[str], Line]], *, ruled: bool) -> Iterator[Line]:
    """The rows with their columns' names; ``ruled`` if a rule sets off the first of them alone."""
    named = count_names([([(cell, 1, False) for cell in cells], False) for cells, _ in rows]) or int(ruled)
    names = rows[0][0] if named else []
    for index, (cells, line) in enumerate(rows):
        if index < named:
            yield replace(line, text=" | ".join(cells), furniture=True)
        elif text := row_text(cells, names):
            yield replace(line, text=text, fixed=True, size=1.0)


def _aligned(lines: Sequence[Line]) -> list[Line]:
    """Lines one below the other whose words stand in the same columns."""
    result: list[Line] = []
    start = 0
    while start < len(lines):
        end = start + 1
        columns = _columns(lines[start])
        while end < len(lines) and len(columns) >= _FEWEST_COLUMNS and not lines[end].gap:
            if not _fits(columns, _columns(lines[end])):
                break
            end += 1
        if end - start >= _FEWEST_ROWS:
            rows = [([text for text, _, _ in _columns(line)], line) for line in lines[start:end]]
            result += _said(rows, ruled=False)
        else:
            end = start + 1
            result.append(lines[start])
        start = end
    return result


def _columns(line: Line) -> list[tuple[str, int, int]]:
    """The words of a line between wide gaps, each with where it begins and ends."""
    raw = clean(line.raw.expandtabs(_TAB), Counter())
    if line.furniture or line.fixed or " ".join(raw.split()) != line.text:
        return []
    return [(match.group(), match.start(), match.end()) for match in _COLUMN.finditer(raw)]


def _fits(above: Sequence[tuple[str, int, int]], below: Sequence[tuple[str, int, int]]) -> bool:
    """Whether each column begins or ends where it does above."""
    if len(above) != len(below):
        return False
    return all(one[1] == other[1] or one[2] == other[2] for one, other in zip(above, below, strict=True))


def _grouped(drawn: _Drawn, repairs: Counter[str]) -> Iterator[tuple[list[str], Line]]:
    """The rows; where a rule is drawn below each, a row may take several lines."""
    inner = drawn.rules - {0, 1, len(drawn.lines)}
    starts = sorted(inner | {0, 1} if inner and 1 in drawn.rules else inner | {0})
    if not inner:
        starts = list(range(len(drawn.lines)))
    for start, end in zip(starts, [*starts[1:], len(drawn.lines)], strict=True):
        group = drawn.lines[start:end]
        cells = _cells(group[0])
        for line in group[1:]:
            cells = [
                join(above, below, repairs) if below else above
                for above, below in zip(cells, _cells(line), strict=True)
            ]
        yield cells, replace(group[0], raw=" ".join(line.raw for line in group))


def _cells(line: Line) -> list[str]:
    """What stands between the strokes; those at the edges enclose nothing."""
    return [
        " ".join(cell.split()) for cell in _STROKE.split(re.sub(r"^\s*[|│┃║¦]|[|│┃║¦]\s*$", "", line.text))
    ]
