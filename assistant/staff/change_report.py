"""The changes between two versions as a table, as JSON values and to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant import texts
from assistant.levels import Bindingness
from assistant.records import SECTION_SEPARATOR
from assistant.staff.changes import Change, Changes, Kind, word_diff
from assistant.staff.export import plain_markdown
from assistant.staff.records import paper_record
from assistant.staff.tables import Column, Table
from assistant.text.document import Sentence

_COLUMNS = (
    Column(texts.CHANGE_KIND, 18),
    Column(texts.CHANGE_SECTION, 28),
    Column(texts.CHANGE_BEFORE, 60),
    Column(texts.CHANGE_AFTER, 60),
    Column(texts.CHANGE_BINDING, 30),
    Column(texts.CHANGE_HOW, 14),
    Column(texts.STAFF_PAGE, 12),
)


def counted(changes: Changes) -> str:
    """The numbers in a line."""
    added, dropped, reworded = (changes.count(kind) for kind in Kind)
    return texts.changes_found(added, dropped, reworded, changes.same)


def title(changes: Changes) -> str:
    return texts.changes_of(changes.old.title, changes.new.title)


def change_table(changes: Changes) -> Table:
    return Table(title(changes), _COLUMNS, tuple(_cells(changes, change) for change in changes.all))


def changes_record(changes: Changes) -> dict[str, Any]:
    return {
        "old": paper_record(changes.old),
        "new": paper_record(changes.new),
        "same": changes.same,
        "changes": [
            {
                "kind": change.kind.value,
                "by": change.by.value if change.by else None,
                "old": _sentence_record(change.old, change.old_binding),
                "new": _sentence_record(change.new, change.new_binding),
            }
            for change in changes.all
        ],
    }


def changes_markdown(changes: Changes, today: date) -> str:
    return "\n".join(_lines(changes, today)) + "\n"


def binding_told(changes: Changes, change: Change) -> str:
    """How binding it is, or what that was and became."""
    old = _label(changes.old.status, change.old_binding) if change.old else ""
    new = _label(changes.new.status, change.new_binding) if change.new else ""
    if change.kind is not Kind.REWORDED:
        return old or new
    if not change.binding_changed:
        return new if change.new_binding else ""
    none = texts.CHANGE_NO_COMMITMENT
    return f"{old or none} → {new or none}"


def _label(status: Any, level: Bindingness | None) -> str:
    return texts.binding_label(level, status) if level else ""


def _cells(changes: Changes, change: Change) -> tuple[str, ...]:
    pages = dict.fromkeys(str(s.page) for s in (change.old, change.new) if s and s.page)
    return (
        texts.CHANGE_LABEL[change.kind],
        SECTION_SEPARATOR.join(change.section),
        change.old.text if change.old else "",
        change.new.text if change.new else "",
        binding_told(changes, change),
        texts.CHANGE_BY[change.by or ""],
        " → ".join(pages),
    )


def _sentence_record(sentence: Sentence | None, level: Bindingness | None) -> dict[str, Any] | None:
    if sentence is None:
        return None
    return {
        "sentence_id": sentence.id,
        "quote": sentence.text,
        "section": SECTION_SEPARATOR.join(sentence.path),
        "page": sentence.page,
        "bindingness": level.value if level else None,
    }


def _lines(changes: Changes, today: date) -> Iterator[str]:
    yield f"# {plain_markdown(title(changes))}"
    yield ""
    yield counted(changes)
    yield texts.staff_made(texts.german_date(today.isoformat()))
    section: tuple[str, ...] | None = None
    for change in changes.all:
        if change.section != section:
            section = change.section
            yield ""
            yield f"## {plain_markdown(SECTION_SEPARATOR.join(section)) or texts.STAFF_NO_SECTION}"
            yield ""
        told = binding_told(changes, change)
        more = f" ({told})" if told else ""
        yield f"- **{texts.CHANGE_LABEL[change.kind]}**{more}: {_wording(change)}"


def _wording(change: Change) -> str:
    if change.old is None or change.new is None:
        sentence = change.new or change.old
        return f"„{plain_markdown(sentence.text)}“" if sentence else ""
    pieces = word_diff(change.old.text, change.new.text)
    return f"„{''.join(_marked(piece.sign, piece.text) for piece in pieces)}“"


def _marked(sign: str, text: str) -> str:
    """Taken out is struck through, put in is bold; blanks stay outside, where Markdown wants them."""
    plain = plain_markdown(text)
    marks = {"-": "~~", "+": "**"}
    if sign not in marks or not plain:
        return _edges(text, plain)
    return _edges(text, f"{marks[sign]}{plain}{marks[sign]}")


def _edges(text: str, shown: str) -> str:
    """``shown`` with a blank on each side where ``text`` has one."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{shown}{after}"
