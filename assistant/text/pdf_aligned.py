"""Tables without rules: rows whose entries stand below each other at wide distances.

A wrong table is worse than a line of text, so a table is only seen where every row agrees: at least
three rows, or two with amounts of money, whose entries are flush with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from assistant.text.column_names import count_names
from assistant.text.german import OPEN_WORDS
from assistant.text.markers import marker_of, roman
from assistant.text.pdf_words import Row, Word, printed
from assistant.text.tables import row_text

# How far apart entries are at least, in units of the type's size.
_WIDE = 1.1
_FLUSH = 3.5
_MOST_COLUMNS = 8
_LONGEST_ENTRY = 90
_AMOUNT = re.compile(
    r"(?:[\d.]*\d,(?:\d\d|-{1,2}|–)|\d[\d. ]*(?=\s?(?:€|EUR|Euro|DM)))"
    r"(?:\s?(?:€|EUR|Euro|DM|%|v\.\s?H\.).*)?$"
    r"|(?:€|EUR)\s?\d[\d.,]*(?:-|–)?$|\d+(?:,\d+)?\s?(?:%|v\.\s?H\.)$"
)
_LEADER = re.compile(r"[.…_·]{3,}$|[.…]$")
_LABEL = re.compile(r"^(?:\d{1,3}|[a-z])$")


@dataclass(frozen=True)
class Entry:
    """Words without a wide gap between them."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return printed(list(self.words))

    @property
    def left(self) -> float:
        return self.words[0].x0

    @property
    def right(self) -> float:
        return self.words[-1].x1


@dataclass
class _Table:
    """Rows of one table as far as read: for each row, the entries by column."""

    columns: list[list[Entry]]
    rows: list[list[list[Entry]]] = field(default_factory=list)
    lines: list[list[Row]] = field(default_factory=list)


@dataclass(frozen=True)
class TableRow:
    """A row as text, with the printed rows it was read from; ``names`` says that it names the columns."""

    text: str
    rows: tuple[Row, ...]
    names: bool = False


def tables(rows: Sequence[Row], height: float) -> Iterator[Row | TableRow]:
    """The rows, those of tables as units of their own."""
    entries = [_entries(row) for row in rows]
    index = 0
    while index < len(rows):
        table, end = _table(rows, entries, index)
        if table is not None and not _is_edge(table, height):
            yield from _read(table)
            index = end
        else:
            yield rows[index]
            index += 1


def _entries(row: Row) -> list[Entry]:
    """What a row holds, cut at wide gaps and at leaders."""
    found: list[list[Word]] = [[]]
    led = False
    for word in row:
        if _LEADER.fullmatch(word.text):
            led = True
            continue
        held = found[-1]
        if held and (led or word.x0 - held[-1].x1 > _WIDE * max(word.size, held[-1].size)):
            found.append([])
        found[-1].append(word)
        led = False
    entries = [Entry(tuple(words)) for words in found if words]
    if len(entries) == 2 and _is_mark(entries[0].text):
        return [Entry((*entries[0].words, *entries[1].words))]
    return entries


def _is_mark(text: str) -> bool:
    """Whether an entry only numbers what follows: a list's mark, a section's number."""
    return (
        marker_of(f"{text} x") is not None
        or text.startswith("§")
        or bool(_LABEL.match(text))
        or len(text) == 1
    )


def _table(rows: Sequence[Row], entries: Sequence[list[Entry]], start: int) -> tuple[_Table | None, int]:
    """The table that begins with this row, and where the text goes on."""
    if not 2 <= len(entries[start]) <= _MOST_COLUMNS:
        return None, start
    model = next(
        (found for found in entries[start + 1 : start + 3] if len(found) >= len(entries[start])),
        entries[start],
    )
    table = _Table([[entry] for entry in model])
    end = start
    while end < len(rows) and (end == start or _near(rows[end - 1], rows[end])):
        if not _add(table, rows[end], entries[end], first=end == start):
            break
        end += 1
    return (table, end) if _is_table(table) else (None, start)


def _near(above: Row, below: Row) -> bool:
    return 0 <= below[0].top - above[0].top < 3.2 * max(above[0].size, below[0].size)


def _add(table: _Table, row: Row, entries: Sequence[Entry], *, first: bool) -> bool:
    """Add a row if each of its entries stands in a column of its own."""
    places = [_column(table, entry, heading=first) for entry in entries]
    if None in places or len(set(places)) < len(places):
        return False
    columns = [place for place in places if place is not None]
    if len(entries) > 1:
        table.rows.append([[] for _ in table.columns])
        table.lines.append([])
    elif not table.rows or not _continues(table, entries[0], columns[0], row):
        return False
    for entry, place in zip(entries, columns, strict=True):
        table.rows[-1][place].append(entry)
        if not first:
            table.columns[place].append(entry)
    table.lines[-1].append(row)
    return True


def _column(table: _Table, entry: Entry, *, heading: bool) -> int | None:
    for place, column in enumerate(table.columns):
        if any(_flush(entry, other) for other in column):
            return place
    if not heading:
        return None
    over = [place for place, column in enumerate(table.columns) if _over(entry, column[0])]
    return over[0] if len(over) == 1 else None


def _flush(entry: Entry, other: Entry) -> bool:
    middle = (entry.left + entry.right - other.left - other.right) / 2
    return (
        abs(entry.left - other.left) <= _FLUSH
        or abs(entry.right - other.right) <= _FLUSH
        or abs(middle) <= _FLUSH
    )


def _over(entry: Entry, other: Entry) -> bool:
    return entry.left < other.right and other.left < entry.right


def _continues(table: _Table, entry: Entry, place: int, row: Row) -> bool:
    """Whether a lone entry is the next line of the one above it in its column."""
    above = table.rows[-1][place]
    last = table.lines[-1][-1]
    if not above or row[0].top - last[0].top > 1.6 * row[0].size:
        return False
    beyond = min((other.left for column in table.columns[place + 1 :] for other in column), default=None)
    if abs(entry.left - above[-1].left) > _FLUSH or (beyond is not None and entry.right > beyond):
        return False
    text = above[-1].text
    if text.endswith("-") or text.split()[-1].lower() in OPEN_WORDS or text.endswith(","):
        return True
    reach = max(other.right for other in table.columns[place])
    return above[-1].right + entry.words[0].x1 - entry.words[0].x0 > reach


def _is_table(table: _Table) -> bool:
    texts = [[" ".join(entry.text for entry in cell) for cell in row] for row in table.rows]
    values = [text for row in texts for text in row[1:] if text]
    amounts = sum(bool(_AMOUNT.match(text)) for text in values)
    if len(texts) < 3 and not (len(texts) == 2 and amounts >= 2):
        return False
    if any(len(text) > 4 * _LONGEST_ENTRY for row in texts for text in row):
        return False
    if any(len(entry.text) > _LONGEST_ENTRY for row in table.rows for cell in row[1:] for entry in cell):
        return False
    complete = sum(all(row) for row in texts)
    if complete < 0.6 * len(texts) or _counts_pages(texts) or _is_list(texts):
        return False
    return not _is_form(texts) and (amounts > 0 or _straight(table))


def _straight(table: _Table) -> bool:
    """Without amounts, the entries of each column begin or end at one place."""
    for column in table.columns:
        lefts, rights = [entry.left for entry in column], [entry.right for entry in column]
        if min(_spread(lefts), _spread(rights)) > _FLUSH:
            return False
    return True


def _spread(places: Sequence[float]) -> float:
    middle = median(places)
    return max(abs(place - middle) for place in places)


def _counts_pages(texts: Sequence[Sequence[str]]) -> bool:
    """A last column of rising whole numbers is that of a table of contents."""
    last = [row[-1] for row in texts if row[-1]]
    numbers = [int(text) for text in last if text.isascii() and text.isdigit() and len(text) < 5]
    pages = len(numbers) + sum(roman(text.upper()) > 0 for text in last)
    return pages >= 0.7 * len(last) and numbers == sorted(numbers) and pages > 1


def _is_list(texts: Sequence[Sequence[str]]) -> bool:
    """Marks in a later column are those of a list printed in several columns."""
    later = [text for row in texts for text in row[1:] if text]
    return sum(marker_of(text) is not None and not text[0].isdigit() for text in later) >= 0.5 * len(later)


def _is_form(texts: Sequence[Sequence[str]]) -> bool:
    """Labels ending in a colon read well as lines: "Ort: Rathaus"."""
    return sum(row[0].endswith(":") for row in texts) >= 0.5 * len(texts)


def _is_edge(table: _Table, height: float) -> bool:
    """Whether all of it stands where heads and feet of pages are."""
    tops = [row[0].top for lines in table.lines for row in lines]
    return max(tops) < 0.14 * height or min(tops) > 0.88 * height


def _read(table: _Table) -> Iterator[TableRow]:
    texts = [[" ".join(entry.text for entry in cell) for cell in row] for row in table.rows]
    cells = [
        ([(text, 1, _is_bold(cell)) for text, cell in zip(line, row, strict=True)], False)
        for line, row in zip(texts, table.rows, strict=True)
    ]
    names = texts[0] if len(texts) > 2 and count_names(cells) else []
    if names:
        yield TableRow(" | ".join(names), tuple(table.lines[0]), names=True)
    for row, lines in list(zip(texts, table.lines, strict=True))[1 if names else 0 :]:
        yield TableRow(row_text(row, names), tuple(lines))


def _is_bold(cell: Sequence[Entry]) -> bool:
    return all(word.bold for entry in cell for word in entry.words)
