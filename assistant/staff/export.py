"""Tables as files: CSV and XLSX for spreadsheets, DOCX and Markdown for papers."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from assistant import texts
from assistant.staff.formats import Format
from assistant.staff.tables import Column, Table

# A spreadsheet runs what begins so as a formula; full-width signs count where it reads an Asian language.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LINKS = ("http://", "https://")


def as_bytes(table: Table, kind: Format, today: date) -> bytes:
    """The table as a file of this format (JSON has records of its own, see ``staff.records``)."""
    return _WRITERS[kind](table, today)


def as_csv(table: Table, _today: date) -> bytes:
    return b"".join(csv_lines(table.columns, [table.rows]))


def csv_lines(columns: Sequence[Column], parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[bytes]:
    """The lines part by part, so that no long list has to be there at once. Semicolons and a byte order
    mark: a German spreadsheet opens it by itself."""
    yield codecs.BOM_UTF8 + _csv([[column.name for column in columns]])
    for rows in parts:
        yield _csv([defused(cell) for cell in row] for row in rows)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode()


def defused(cell: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def filled_columns(table: Table) -> list[int]:
    """A page is narrow: a column without content is left out."""
    filled = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    return filled or list(range(len(table.columns)))


def as_markdown(table: Table, today: date) -> bytes:
    shown = filled_columns(table)
    lines = [f"# {table.title}", "", texts.staff_made(texts.german_date(today.isoformat())), ""]
    lines.append(_line([table.columns[number].name for number in shown]))
    lines.append(_line(["---"] * len(shown)))
    lines += [_line([plain_markdown(row[number]) for number in shown]) for row in table.rows]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain_markdown(text: str) -> str:
    """Text in a cell of a Markdown table: no mark of its own is read as one."""
    flat = " ".join(text.split())
    for sign in ("\\", "|", "<", ">", "*", "_", "`", "[", "]"):
        flat = flat.replace(sign, f"\\{sign}")
    return flat


def _xlsx(table: Table, today: date) -> bytes:
    from assistant.staff.spreadsheet import as_xlsx  # late, as the next: what few need takes time to load

    return as_xlsx(table, today)


def _docx(table: Table, today: date) -> bytes:
    from assistant.staff.word_file import as_docx

    return as_docx(table, today)


_WRITERS: dict[Format, Callable[[Table, date], bytes]] = {
    Format.CSV: as_csv,
    Format.XLSX: _xlsx,
    Format.DOCX: _docx,
    Format.MD: as_markdown,
}
