"""The registers on disk, beside the index: one SQLite file with a paper's rows under the paper's version.

A paper whose version is the one wanted is not read again. Rows keep what they are found and counted by in
columns of their own; the rest is JSON.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError
from assistant.staff.commitments import Commitment
from assistant.staff.offices import Office

NAME = "register.sqlite3"
SEPARATOR = "\x1f"
# Another layout is another file: it is made anew.
_LAYOUT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS paper (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, version TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS commitment (
    number INTEGER PRIMARY KEY AUTOINCREMENT, paper INTEGER NOT NULL, sentence TEXT NOT NULL,
    binding TEXT NOT NULL, day TEXT NOT NULL, euros REAL, topics TEXT NOT NULL, flags TEXT NOT NULL,
    searched TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS office (
    number INTEGER PRIMARY KEY AUTOINCREMENT, paper INTEGER NOT NULL, content TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS commitment_paper ON commitment (paper);
CREATE INDEX IF NOT EXISTS office_paper ON office (paper);
"""
_WAIT_SECONDS = 30.0
_AT_ONCE = 500
_COMMITMENT = TypeAdapter(Commitment)
_OFFICE = TypeAdapter(Office)


@dataclass(frozen=True)
class Facts:
    """What a row is found, counted and sorted by."""

    number: int
    agreement: str
    sentence: str
    binding: str
    day: str
    euros: float | None
    topics: tuple[str, ...]
    flags: tuple[str, ...]
    searched: str


class RegisterFile:
    """Opened anew for every use, so that any thread may use it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside_index(cls, data: Path) -> RegisterFile:
        return cls(data / NAME)

    def versions(self) -> dict[str, str]:
        """The version of every paper that is kept, by agreement id."""
        with self._opened() as file:
            return dict(file.execute("SELECT id, version FROM paper"))

    def drop(self, agreements: Iterable[str]) -> None:
        with self._opened() as file, file:
            for key in agreements:
                _forget(file, key)

    def store(
        self,
        versions: Mapping[str, str],
        commitments: Iterable[Commitment],
        offices: Iterable[Office],
    ) -> None:
        """Replace all that is kept of these papers (in one step), in the order of the rows."""
        with self._opened() as file, file:
            numbers = {key: _renew(file, key, version) for key, version in versions.items()}
            file.executemany(
                "INSERT INTO commitment"
                " (paper, sentence, binding, day, euros, topics, flags, searched, content)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((numbers[row.agreement.id], *_values(row)) for row in commitments),
            )
            file.executemany(
                "INSERT INTO office (paper, content) VALUES (?, ?)",
                ((numbers[row.agreement.id], _content(_OFFICE, row)) for row in offices),
            )

    def facts(self) -> Iterator[Facts]:
        """Every row, a paper's rows in reading order."""
        with self._opened() as file:
            for row in file.execute(
                "SELECT c.number, p.id, sentence, binding, day, euros, topics, flags, searched"
                " FROM commitment c JOIN paper p ON p.number = c.paper ORDER BY c.paper, c.number"
            ):
                number, key, sentence, binding, day, euros, topics, flags, searched = row
                parts = _parts(topics), _parts(flags)
                yield Facts(number, key, sentence, binding, day, euros, *parts, searched)

    def commitments(
        self, numbers: Sequence[int], agreements: Mapping[str, Agreement]
    ) -> Iterator[Commitment]:
        """The rows with these numbers in their order; one that is gone is passed over."""
        with self._opened() as file:
            for start in range(0, len(numbers), _AT_ONCE):
                part = [int(number) for number in numbers[start : start + _AT_ONCE]]
                marks = ",".join("?" * len(part))
                found = {
                    number: _COMMITMENT.validate_python(json.loads(content) | {"agreement": agreements[key]})
                    for number, key, content in file.execute(
                        "SELECT c.number, p.id, content FROM commitment c JOIN paper p ON p.number = c.paper"
                        f" WHERE c.number IN ({marks})",
                        part,
                    )
                    if key in agreements
                }
                yield from (found[number] for number in part if number in found)

    def offices(self, agreements: Mapping[str, Agreement]) -> tuple[Office, ...]:
        """Every office of these papers, in their order."""
        found: dict[str, list[Office]] = {key: [] for key in agreements}
        with self._opened() as file:
            for key, content in file.execute(
                "SELECT p.id, content FROM office o JOIN paper p ON p.number = o.paper ORDER BY o.number"
            ):
                if key in found:
                    whole = json.loads(content) | {"agreement": agreements[key]}
                    found[key].append(_OFFICE.validate_python(whole))
        return tuple(row for rows in found.values() for row in rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as file:
                yield file
        except (sqlite3.Error, OSError) as error:
            raise StoreError(texts.register_file_failed(self.path, error)) from error

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self.path, timeout=_WAIT_SECONDS)
        try:
            layout = file.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:  # no database at all: whatever it is, it holds nothing of value
            layout = None
        if layout == _LAYOUT:
            return _hasty(file)
        if layout != 0:
            file.close()
            for name in (self.path.name, f"{self.path.name}-wal", f"{self.path.name}-shm"):
                self.path.with_name(name).unlink(missing_ok=True)
            file = sqlite3.connect(self.path, timeout=_WAIT_SECONDS)
        # readers go on while a paper is replaced
        file.execute("PRAGMA journal_mode = WAL")
        file.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_LAYOUT}; COMMIT;")
        return _hasty(file)


def _hasty(file: sqlite3.Connection) -> sqlite3.Connection:
    """The disk is not waited for: what a power cut takes is read again."""
    file.execute("PRAGMA synchronous = NORMAL")
    return file


def _renew(file: sqlite3.Connection, key: str, version: str) -> int:
    _forget(file, key)
    made = file.execute("INSERT INTO paper (id, version) VALUES (?, ?)", (key, version))
    return int(made.lastrowid or 0)


def _forget(file: sqlite3.Connection, key: str) -> None:
    for table in ("commitment", "office"):
        file.execute(f"DELETE FROM {table} WHERE paper = (SELECT number FROM paper WHERE id = ?)", (key,))
    file.execute("DELETE FROM paper WHERE id = ?", (key,))


def _values(row: Commitment) -> tuple[object, ...]:
    searched = " ".join((row.context, row.sentence.text, *row.section, row.actor, *row.flags))
    return (
        row.id,
        row.bindingness.value,
        row.deadline.day if row.deadline else "",
        float(row.amount.euros) if row.amount else None,
        SEPARATOR.join(found.topic for found in row.topics),
        SEPARATOR.join(row.flags),
        searched,
        _content(_COMMITMENT, row),
    )


def _content(kind: TypeAdapter[Any], row: Commitment | Office) -> str:
    """All of a row but its agreement, which its paper has."""
    return kind.dump_json(row, exclude={"agreement"}).decode()


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(SEPARATOR)) if joined else ()
