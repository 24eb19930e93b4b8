"""A made-up register without an index, for what filters, counts and shows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from assistant.agreements import Agreement
from assistant.levels import Bindingness
from assistant.staff.columns import Columns, in_columns
from assistant.staff.commitments import Commitment, TopicScore
from assistant.staff.details import Amount, Deadline
from assistant.staff.register_file import RegisterFile
from assistant.staff.topics import shipped_topics
from assistant.status import Status
from assistant.text.document import Sentence

AUENTAL = Agreement(
    "auental", "Vereinbarung Auental", "a.md", Status.BESCHLOSSEN, "Auental", parties=("SPD",)
)
BIRKHOLZ = Agreement("birkholz", "Programm Birkholz", "b.md", Status.PROGRAMM, "Birkholz")
AGREEMENTS = (AUENTAL, BIRKHOLZ)
BY_ID = {agreement.id: agreement for agreement in AGREEMENTS}


def commitment(
    agreement: Agreement,
    number: int,
    text: str,
    binding: Bindingness = Bindingness.VEREINBART,
    topics: Sequence[str] = ("verkehr",),
    year: int = 0,
    euros: int = 0,
    flags: Sequence[str] = (),
) -> Commitment:
    return Commitment(
        agreement,
        Sentence(f"{agreement.id}:{number}", text, 0, len(text), 2, ("Teil", "Verkehr")),
        binding,
        topics=tuple(TopicScore(topic, 0.9) for topic in topics),
        deadline=Deadline(f"Ende {year}", f"{year}-12-31") if year else None,
        amount=Amount(f"{euros} Euro", Decimal(euros)) if euros else None,
        flags=tuple(flags),
    )


ROWS = (
    commitment(AUENTAL, 1, "Der Radweg wird gebaut.", year=2027, euros=500, flags=("haushaltsrelevant",)),
    commitment(AUENTAL, 2, "Die Krippe wird geprüft.", Bindingness.PRUEFAUFTRAG, ("jugend",), euros=90),
    commitment(BIRKHOLZ, 1, "Der Radverkehr wird gefördert.", topics=("verkehr", "umwelt"), year=2026),
    commitment(BIRKHOLZ, 2, "Straßen lehnen wir ab.", Bindingness.ABSAGE),
)


def kept(folder: Path, rows: Sequence[Commitment] = ROWS) -> RegisterFile:
    file = RegisterFile.beside_index(folder)
    file.store({agreement.id: "1" for agreement in AGREEMENTS}, rows, ())
    return file


def columns(folder: Path) -> Columns:
    return in_columns(kept(folder).facts(), AGREEMENTS, shipped_topics())
