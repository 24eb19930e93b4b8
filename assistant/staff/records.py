"""The registers as plain JSON values.

A commitment carries the fields of okfde's Koalitionstracker (summary, status, text reference,
category, updates), so that it can go on there. A paper says what is to be done, not what was done since:
the status stays open.
"""

from __future__ import annotations

from typing import Any

from assistant import texts
from assistant.agreements import Agreement
from assistant.records import SECTION_SEPARATOR
from assistant.staff.commitments import Commitment
from assistant.staff.offices import Office
from assistant.staff.synopsis import Cell, Difference, Synopsis
from assistant.staff.tables import actor_name
from assistant.staff.topics import Topics, names_of
from assistant.text.document import Sentence

_SUMMARY = 120


def paper_record(agreement: Agreement) -> dict[str, Any]:
    return {
        "id": agreement.id,
        "title": agreement.title,
        "place": agreement.place,
        "status": agreement.status.value,
        "date": agreement.date,
        "source": agreement.source or agreement.file,
    }


def commitment_record(row: Commitment, topics: Topics) -> dict[str, Any]:
    return {
        "id": row.id,
        "summary": summary(row.sentence.text),
        "status": texts.TRACKER_STATUS,
        "text_reference": {
            "quote": row.sentence.text,
            "context": row.context,
            **_where(row.sentence),
            "agreement": paper_record(row.agreement),
        },
        "category": names_of([found.topic for found in row.topics], topics),
        "updates": [],
        "bindingness": row.bindingness.value,
        "bindingness_label": texts.binding_label(row.bindingness, row.agreement.status),
        "topics": [{"id": found.topic, "score": found.score} for found in row.topics],
        "actor": actor_name(row),
        "deadline": {"text": row.deadline.text, "day": row.deadline.day} if row.deadline else None,
        "amount": {"text": row.amount.text, "euros": float(row.amount.euros)} if row.amount else None,
        "flags": list(row.flags),
    }


def office_record(row: Office) -> dict[str, Any]:
    return {
        "office": row.office,
        "person": row.person,
        "party": row.party,
        "deputy": row.deputy,
        "standing": row.standing.value,
        "told": row.told.value,
        "since": row.since,
        "until": row.until,
        "quote": row.sentence.text,
        **_where(row.sentence),
        "agreement": paper_record(row.agreement),
    }


def synopsis_record(found: Synopsis, topics: Topics) -> dict[str, Any]:
    return {
        "topic": found.topic,
        "named": found.scheme,
        "agreements": [_cell_record(cell, topics) for cell in found.cells],
        "differences": [_difference_record(difference) for difference in found.differences],
    }


def _cell_record(cell: Cell, topics: Topics) -> dict[str, Any]:
    return {
        "agreement": paper_record(cell.agreement),
        "in_force": not cell.behind,
        "note": texts.STAFF_NOTHING if cell.empty else "",
        "commitments": [commitment_record(row, topics) for row in cell.commitments],
        "mentions": [{"quote": sentence.text, **_where(sentence)} for sentence in cell.mentions],
    }


def _difference_record(difference: Difference) -> dict[str, Any]:
    return {
        "commitments": [difference.one.id, difference.other.id],
        "in": [
            name
            for name, differs in (
                ("bindingness", difference.in_bindingness),
                ("amount", difference.in_amount),
            )
            if differs
        ],
    }


def _where(sentence: Sentence) -> dict[str, Any]:
    return {
        "sentence_id": sentence.id,
        "section": SECTION_SEPARATOR.join(sentence.path),
        "page": sentence.page,
    }


def summary(text: str) -> str:
    """The sentence, cut between words where it is long."""
    if len(text) <= _SUMMARY:
        return text
    return f"{text[:_SUMMARY].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
