"""The registers as tables: named columns and plain cells, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant import texts
from assistant.agreements import Agreement
from assistant.records import SECTION_SEPARATOR
from assistant.staff.commitments import Commitment
from assistant.staff.offices import Office
from assistant.staff.synopsis import Cell, Synopsis
from assistant.staff.topics import Topics, names_of
from assistant.text.document import Sentence


@dataclass(frozen=True)
class Column:
    """A column's name and its width in letters."""

    name: str
    width: int = 16


@dataclass(frozen=True)
class Table:
    """Rows of text under named columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


_PAPER = (
    Column(texts.STAFF_PLACE, 18),
    Column(texts.STAFF_PAPER, 34),
    Column(texts.STAFF_STATUS, 14),
    Column(texts.STAFF_DATE, 12),
)
_SOURCE = (Column(texts.STAFF_SECTION, 28), Column(texts.STAFF_PAGE, 7), Column(texts.STAFF_SOURCE, 30))
_COMMITMENT = (
    Column(texts.STAFF_BINDING, 18),
    Column(texts.STAFF_WORDING, 70),
    Column(texts.STAFF_CONTEXT, 28),
    Column(texts.STAFF_TOPICS, 28),
    Column(texts.STAFF_ACTOR, 18),
    Column(texts.STAFF_DEADLINE, 16),
    Column(texts.STAFF_DAY, 12),
    Column(texts.STAFF_AMOUNT, 16),
    Column(texts.STAFF_FLAGS, 20),
)
_OFFICE = (
    Column(texts.STAFF_OFFICE, 40),
    Column(texts.STAFF_PERSON, 24),
    Column(texts.STAFF_PARTY, 18),
    Column(texts.STAFF_DEPUTY, 12),
    Column(texts.STAFF_STANDING, 14),
    Column(texts.STAFF_VALID, 12),
    Column(texts.STAFF_WORDING, 60),
)


def commitment_table(rows: Iterable[Commitment], topics: Topics) -> Table:
    return Table(
        texts.STAFF_REGISTER,
        (*_PAPER, *_COMMITMENT, *_SOURCE),
        tuple(
            (*paper(row.agreement), *_of_commitment(row, topics), *source(row.agreement, row.sentence))
            for row in rows
        ),
    )


def office_table(rows: Iterable[Office]) -> Table:
    return Table(
        texts.STAFF_OFFICES,
        (*_PAPER, *_OFFICE, *_SOURCE),
        tuple(
            (*paper(row.agreement), *_of_office(row), *source(row.agreement, row.sentence)) for row in rows
        ),
    )


def synopsis_table(found: Synopsis, topics: Topics) -> Table:
    """One row a commitment; a paper that says nothing has a row that says so."""
    return Table(
        found.topic,
        (*_PAPER, *_COMMITMENT, *_SOURCE),
        tuple(row for cell in found.cells for row in _of_cell(cell, topics)),
    )


def _of_cell(cell: Cell, topics: Topics) -> Iterator[tuple[str, ...]]:
    about = paper(cell.agreement, cell.behind)
    for row in cell.commitments:
        yield (*about, *_of_commitment(row, topics), *source(row.agreement, row.sentence))
    for sentence in cell.mentions:
        told = (texts.STAFF_MENTION, sentence.text, *[""] * (len(_COMMITMENT) - 2))
        yield (*about, *told, *source(cell.agreement, sentence))
    if cell.empty:
        yield (*about, texts.STAFF_NOTHING, *[""] * (len(_COMMITMENT) - 1 + len(_SOURCE)))


def paper(agreement: Agreement, behind: bool = False) -> tuple[str, str, str, str]:
    """Place, title, status and date of a paper."""
    status = texts.STATUS_LABEL[agreement.status]
    return (
        agreement.place,
        agreement.title,
        f"{status} ({texts.STAFF_BEHIND})" if behind else status,
        texts.german_date(agreement.date),
    )


def source(agreement: Agreement, sentence: Sentence) -> tuple[str, str, str]:
    """Section, page, and where the paper comes from."""
    page = str(sentence.page) if sentence.page else ""
    return SECTION_SEPARATOR.join(sentence.path), page, agreement.source or agreement.file


def _of_commitment(row: Commitment, topics: Topics) -> tuple[str, ...]:
    return (
        texts.binding_label(row.bindingness, row.agreement.status),
        row.sentence.text,
        row.context,
        ", ".join(names_of([found.topic for found in row.topics], topics)),
        actor_name(row),
        row.deadline.text if row.deadline else "",
        texts.german_date(row.deadline.day) if row.deadline else "",
        row.amount.text if row.amount else "",
        ", ".join(row.flags),
    )


def actor_name(row: Commitment) -> str:
    """The actor; partners who say "wir" are named."""
    if row.actor != "wir":
        return row.actor
    return f"wir ({', '.join(row.agreement.parties)})" if row.agreement.parties else texts.STAFF_PARTNERS


def _of_office(row: Office) -> tuple[str, ...]:
    return (
        row.office,
        row.person,
        row.party,
        texts.STAFF_DEPUTY if row.deputy else "",
        texts.STANDING_LABEL[row.standing],
        "–".join(dict.fromkeys(str(year) for year in (row.since, row.until) if year)),
        row.sentence.text,
    )
