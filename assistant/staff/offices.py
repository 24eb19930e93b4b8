"""The register of offices: who holds or is to fill which office, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.agreements import Agreement
from assistant.answering.actors import qualifiers
from assistant.index.passages import Unit, units
from assistant.staff.office_words import holder_in, offices_in
from assistant.staff.offices_bodies import of_bodies, of_members
from assistant.staff.offices_found import FORMER, Found, Standing, Told
from assistant.staff.offices_labels import is_holder, of_item
from assistant.staff.offices_sentences import of_sentence
from assistant.text.document import BlockKind, Document, Sentence

__all__ = ["Office", "Standing", "Told", "fills_office", "is_holder", "read_all_offices", "read_offices"]

_MENTION_GAP = re.compile(r"\s*,?\s*(?:(?:Frau|Herrn?)\s*)?")


@dataclass(frozen=True)
class Office:
    """An office and who holds it; ``since`` and ``until`` are the years of the agreement's term."""

    agreement: Agreement
    sentence: Sentence
    office: str
    person: str
    party: str
    deputy: bool
    standing: Standing
    told: Told
    since: int | None = None
    until: int | None = None


def read_offices(agreement: Agreement, document: Document) -> list[Office]:
    """The offices of one paper in reading order."""
    rows: list[Office] = []
    found_units = units(document, agreement.id)
    before = {unit.sentence.text: last.sentence.text for last, unit in pairwise(found_units)}
    for unit in found_units:
        lead_in = unit.lead_in[-1] if unit.lead_in else ""
        members = of_members(unit.sentence.text, lead_in, before.get(lead_in, ""), agreement.parties)
        for found in (*_found_in(unit, agreement.parties), *members):
            rows.append(
                Office(
                    agreement=agreement,
                    sentence=unit.sentence,
                    office=found.office,
                    person=found.person,
                    party=found.party,
                    deputy="deputy" in qualifiers(found.office),
                    standing=found.standing,
                    told=found.told,
                    since=agreement.term[0] if agreement.term else None,
                    until=agreement.term[1] if agreement.term else None,
                )
            )
    return list(dict.fromkeys(rows))


def read_all_offices(documents: Mapping[str, tuple[Agreement, Document]]) -> tuple[Office, ...]:
    return tuple(
        row for agreement, document in documents.values() for row in read_offices(agreement, document)
    )


def fills_office(text: str, lead_in: Sequence[str] = (), section: Sequence[str] = ()) -> bool:
    """Whether the text is about who fills an office, and about nothing else."""
    return any(found.told in (Told.LABEL, Told.SENTENCE) for found in _told_in(text, lead_in, section, ()))


def _told_in(
    text: str, lead_in: Sequence[str], section: Sequence[str], parties: Sequence[str]
) -> list[Found]:
    return (
        list(of_item(text, lead_in, section, parties))
        or list(of_sentence(text, parties))
        or list(of_bodies(text, parties))
    )


def _found_in(unit: Unit, parties: Sequence[str]) -> Iterator[Found]:
    text = unit.sentence.text
    if unit.kind is BlockKind.SIGNATURE:
        yield from _of_signature(text, parties)
    elif unit.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        found = _told_in(text, unit.lead_in, unit.sentence.section, parties)
        yield from found
        known = {item.person for item in found}
        yield from (item for item in _mentions(text, parties) if item.person not in known)


def _mentions(text: str, parties: Sequence[str]) -> Iterator[Found]:
    """An office right before a name ("Bürgermeisterin Anna Muster"), or in brackets behind one."""
    for named in offices_in(text):
        gap = _MENTION_GAP.match(text, named.end)
        start = gap.end() if gap else named.end
        holder = holder_in(text[start : start + 80], parties)
        if holder and holder.person and holder.start <= 6 and not FORMER.search(text[: named.start]):
            told = Told.SIGNATURE if re.search(r"\bunterzeichne[nt]\b", text) else Told.MENTION
            yield Found(named.name, holder.person, holder.party, Standing.INNE, told)


def _of_signature(text: str, parties: Sequence[str]) -> Iterator[Found]:
    bare = re.sub(r"^(?:gez\.|gezeichnet)\s*", "", text.strip(), flags=re.I)
    holder = holder_in(bare.split("(")[0].split(",")[0], parties)
    named = offices_in(bare)
    if holder and holder.person and named:
        party = re.search(r"(?P<party>[\wÄÖÜäöü/ ]+?)[- ][Ff]raktion", bare[named[0].start :])
        words = party["party"].split() if party else []
        led = holder_in(bare[named[0].start :].strip(" ()"), parties)
        yield Found(
            bare[named[0].start :].strip(" ()"),
            holder.person,
            words[-1] if words else led.party if led else "",
            Standing.INNE,
            Told.SIGNATURE,
        )
