"""What the staff's pages show, as files: the same rows as on the screen, all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant import texts
from assistant.errors import UsageError
from assistant.staff.change_report import change_table, changes_record
from assistant.staff.changes import Changes
from assistant.staff.choosing import Chosen
from assistant.staff.export import as_bytes, csv_lines
from assistant.staff.formats import Format
from assistant.staff.offices import Office
from assistant.staff.records import commitment_record, office_record, synopsis_record
from assistant.staff.selected_synopsis import cells, papers_of
from assistant.staff.synopsis import Synopsis
from assistant.staff.tables import Table, commitment_table, office_table, synopsis_table
from assistant.web.staff_form import told
from assistant.web.staff_query import Query
from assistant.web.workbench import View

MEDIA = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.MD: "text/markdown; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# What is written row by row has no end; the others are made whole, in memory, while somebody waits.
MOST = {Format.XLSX: 20_000, Format.DOCX: 1_000, Format.MD: 50_000}
_AT_ONCE = 500


@dataclass(frozen=True)
class Content:
    """A file as it is sent."""

    pieces: Iterable[bytes]
    kind: Format


def register_file(view: View, query: Query, chosen: Chosen, kind: Format, today: date) -> Content:
    """The chosen rows. Raises :class:`UsageError` where they are too many for the format."""
    _check(len(chosen), kind)
    numbers = chosen.numbers()
    parts = (numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE))
    title = titled(texts.STAFF_REGISTER, view, query, chosen)
    if kind is Format.JSON:
        rows = (commitment_record(row, view.topics) for part in parts for row in view.fetch(part))
        return Content(_json_list(rows), kind)
    if kind is Format.CSV:
        empty = commitment_table((), view.topics)
        tables = (commitment_table(view.fetch(part), view.topics) for part in parts)
        return Content(csv_lines(empty.columns, (table.rows for table in tables)), kind)
    table = commitment_table(view.fetch(numbers), view.topics)
    return _made(Table(title, table.columns, table.rows), kind, today)


def synopsis_file(view: View, query: Query, chosen: Chosen, kind: Format, today: date) -> Content:
    """Every paper that is asked, also those that say nothing."""
    papers = papers_of(chosen)
    _check(len(chosen) + len(papers), kind)
    found = Synopsis(
        titled(texts.SYNOPSIS_TITLE, view, query, chosen),
        tuple(cells(view.library, chosen, papers, view.fetch, today)),
        scheme=bool(query.selection.topic),
    )
    if kind is Format.JSON:
        return Content([_json(synopsis_record(found, view.topics))], kind)
    return _made(synopsis_table(found, view.topics), kind, today)


def offices_file(offices: Sequence[Office], kind: Format, today: date) -> Content:
    _check(len(offices), kind)
    if kind is Format.JSON:
        return Content(_json_list(map(office_record, offices)), kind)
    return _made(office_table(offices), kind, today)


def changes_file(changes: Changes, kind: Format, today: date) -> Content:
    _check(len(changes.all), kind)
    if kind is Format.JSON:
        return Content([_json(changes_record(changes))], kind)
    return _made(change_table(changes), kind, today)


def titled(title: str, view: View, query: Query, chosen: Chosen) -> str:
    """The title with the filters in use, so that a file tells what it holds."""
    used = "; ".join(
        f"{texts.FILTER_SHORT[name]}: {value}" for name, value in told(query, view.topics, chosen)
    )
    return f"{title} – {used}" if used else title


def _check(count: int, kind: Format) -> None:
    if count > MOST.get(kind, count):
        raise UsageError(texts.too_many_rows(count, MOST[kind], kind.value))


def _made(table: Table, kind: Format, today: date) -> Content:
    return Content([as_bytes(table, kind, today)], kind)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _json_list(values: Iterable[Any]) -> Iterator[bytes]:
    between = b"[\n"
    for value in values:
        yield between + json.dumps(value, ensure_ascii=False).encode()
        between = b",\n"
    yield b"\n]\n" if between != b"[\n" else b"[]\n"
