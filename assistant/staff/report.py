"""The synopsis of a topic to read: paper by paper, each commitment with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant import texts
from assistant.records import SECTION_SEPARATOR
from assistant.staff.commitments import Commitment
from assistant.staff.export import plain_markdown
from assistant.staff.synopsis import Cell, Difference, Synopsis
from assistant.staff.tables import actor_name, paper
from assistant.text.document import Sentence


def synopsis_markdown(found: Synopsis, today: date) -> str:
    return "\n".join(_lines(found, today)) + "\n"


def _lines(found: Synopsis, today: date) -> Iterator[str]:
    yield f"# {plain_markdown(found.topic)}"
    yield ""
    silent = sum(not cell.commitments for cell in found.cells)
    yield texts.staff_found(len(found.commitments), len(found.cells) - silent, len(found.cells))
    yield texts.staff_made(texts.german_date(today.isoformat()))
    for cell in found.cells:
        yield from _cell_lines(cell)
    if found.differences:
        yield from ("", f"## {texts.STAFF_DIFFERENCES}", "")
        for difference in found.differences:
            yield from _difference_lines(difference)


def _cell_lines(cell: Cell) -> Iterator[str]:
    place, title, status, made = paper(cell.agreement, cell.behind)
    yield from ("", f"## {plain_markdown(' – '.join(filter(None, (place, title))))}", "")
    yield f"*{plain_markdown(', '.join(filter(None, (status, made))))}*"
    yield ""
    for row in cell.commitments:
        yield f"- **{texts.binding_label(row.bindingness, row.agreement.status)}**: {_quoted(row)}"
    if not cell.commitments:
        yield f"- {texts.STAFF_ONLY_MENTIONS if cell.mentions else texts.STAFF_NOTHING}"
    for sentence in cell.mentions:
        yield f"- {texts.STAFF_MENTION}: „{plain_markdown(sentence.text)}“ ({_where(sentence)})"


def _quoted(row: Commitment) -> str:
    context = f"{plain_markdown(row.context)} " if row.context else ""
    details = (
        (texts.STAFF_ACTOR, actor_name(row)),
        (texts.STAFF_DEADLINE, row.deadline.text if row.deadline else ""),
        (texts.STAFF_AMOUNT, row.amount.text if row.amount else ""),
        (texts.STAFF_FLAGS, ", ".join(row.flags)),
    )
    told = "; ".join(f"{name}: {plain_markdown(value)}" for name, value in details if value)
    where = "; ".join(filter(None, (_where(row.sentence), told)))
    return f"{context}„{plain_markdown(row.sentence.text)}“ ({where})"


def _where(sentence: Sentence) -> str:
    parts = [SECTION_SEPARATOR.join(sentence.path)] if sentence.path else []
    parts += [texts.page(sentence.page)] if sentence.page else []
    return plain_markdown(", ".join(parts)) or texts.STAFF_NO_SECTION


def _difference_lines(difference: Difference) -> Iterator[str]:
    kinds = [texts.STAFF_BINDING] if difference.in_bindingness else []
    kinds += [texts.STAFF_AMOUNT] if difference.in_amount else []
    yield f"- {texts.staff_differ(kinds)}:"
    for row in (difference.one, difference.other):
        label = texts.binding_label(row.bindingness, row.agreement.status)
        place = plain_markdown(row.place or row.agreement.title)
        yield f"  - {place} ({label}): „{plain_markdown(row.sentence.text)}“"
