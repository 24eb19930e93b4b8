"""Catalogue entries proposed from the papers themselves, to be confirmed by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import DocumentError
from assistant.index.files import find
from assistant.index.profile import Proposal, propose
from assistant.index.reading import DocumentReader
from assistant.progress import Progress, silent
from assistant.status import Status

# The order of an entry; what is required stays in it even if empty, so that a person sees the gap.
_FIELDS = ("title", "place", "body", "parties", "term", "status", "date", "source")
_REQUIRED = ("title", "place", "status")
_WIDTH = 10_000


@dataclass(frozen=True)
class Suggestions:
    """Proposed entries, how many files have one already, and what could not be read."""

    entries: tuple[Proposal, ...]
    skipped: int
    problems: tuple[str, ...]


def suggest(roots: Sequence[Path], progress: Progress | None = None) -> Suggestions:
    """An entry for every readable file at or below ``roots`` that its folder's catalogue does not name."""
    found = find(roots)
    new = [file for file in found.files if file.entry is None]
    entries: list[Proposal] = []
    problems = list(found.problems)
    with DocumentReader() as reader:
        for number, file in enumerate(new):
            (progress or silent)(texts.proposal_reading(file.name), number, len(new))
            try:
                proposal = propose(file.name, reader.wait(reader.request(file.path, file.id)))
            except DocumentError as error:
                problems.append(str(error))
                continue
            entries.append(replace(proposal, agreement=replace(proposal.agreement, id=file.id)))
    return Suggestions(tuple(entries), len(found.files) - len(new), tuple(problems))


def as_yaml(suggestions: Suggestions) -> str:
    """YAML in the form of the catalogue, above each value the sentence it was taken from."""
    lines = [] if suggestions.entries else ["agreements: []"]
    if suggestions.entries:
        lines = ["agreements:", *(line for entry in suggestions.entries for line in _entry(entry))]
    return "\n".join(lines) + "\n"


def as_record(suggestions: Suggestions) -> dict[str, Any]:
    """The same as plain JSON values: the entries, and the evidence for their fields."""
    return {
        "agreements": [
            {
                "id": entry.agreement.id,
                "file": entry.agreement.file,
                **_values(entry.agreement),
                "evidence": {
                    name: {"quote": reason.quote, "page": reason.page}
                    for name, reason in entry.reasons.items()
                },
            }
            for entry in suggestions.entries
        ],
        "skipped": suggestions.skipped,
        "problems": list(suggestions.problems),
    }


def _entry(proposal: Proposal) -> Iterator[str]:
    values = _values(proposal.agreement)
    yield f"  - {_field('id', proposal.agreement.id)}"
    yield f"    {_field('file', proposal.agreement.file)}"
    for name in _FIELDS:
        if name in values:
            reason = proposal.reasons.get(name)
            if reason is not None:
                yield f"    # {texts.proposal_reason(_one_line(reason.quote), reason.page)}"
            yield f"    {_field(name, values[name])}"
        elif name in _REQUIRED:
            yield f"    # {texts.proposal_missing(name)}"
            yield f"    {name}:"
    empty = [name for name in _FIELDS if name not in values and name not in _REQUIRED]
    if empty:
        yield f"    # {texts.proposal_empty(empty)}"


def _values(agreement: Agreement) -> dict[str, Any]:
    """The fields that could be read, as the catalogue writes them."""
    all_values: dict[str, Any] = {
        "title": agreement.title,
        "place": agreement.place,
        "body": agreement.body,
        "parties": list(agreement.parties),
        "term": list(agreement.term) if agreement.term else None,
        "status": None if agreement.status is Status.UNBEKANNT else agreement.status.value,
        "date": agreement.date,
        "source": agreement.source,
    }
    return {name: value for name, value in all_values.items() if value}


def _field(name: str, value: object) -> str:
    """One line of YAML; lists stand in brackets."""
    brackets = None if isinstance(value, list) else False
    dumped: str = yaml.safe_dump({name: value}, allow_unicode=True, default_flow_style=brackets, width=_WIDTH)
    return dumped.rstrip("\n")


def _one_line(text: str) -> str:
    """A comment ends with its line, whatever the paper holds."""
    visible = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    return re.sub(r" +", " ", visible).strip()
