"""What the terminal shows: an answer, a search hit, the outcome of an ingest."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.table import Table

from assistant import texts
from assistant.answering.answer import Answer
from assistant.index.library import Library
from assistant.index.search import PassageHit
from assistant.records import SECTION_SEPARATOR

if TYPE_CHECKING:
    from assistant.index.ingest import IngestReport


def answer_text(answer: Answer) -> str:
    """Prose with numbers, then the cited sentences, notes and near misses."""
    lines = [f"{claim.text}{''.join(f' [{n}]' for n in claim.numbers)}" for claim in answer.claims] or [
        answer.text
    ]
    for citation in answer.citations:
        where = [citation.agreement.title, texts.STATUS_LABEL[citation.agreement.status]]
        where += [SECTION_SEPARATOR.join(citation.sentence.section)] if citation.sentence.section else []
        where += [texts.page(citation.sentence.page)] if citation.sentence.page else []
        lines += ["", f"[{citation.n}] „{citation.quote}“", f"    {' · '.join(where)}"]
    if answer.related:
        lines += ["", texts.RELATED_HEAD]
        lines += [f"– „{item.quote}“ ({item.agreement.title})" for item in answer.related]
    if answer.notes:
        lines += ["", *answer.notes]
    return "\n".join(lines)


def hit_text(library: Library, hit: PassageHit, rank: int) -> str:
    """A found passage with its place."""
    agreement = library.agreement(hit.passage.agreement_id)
    where = " · ".join(
        [agreement.title, *([SECTION_SEPARATOR.join(hit.passage.section)] if hit.passage.section else [])]
    )
    return f"{rank}. {where} ({hit.score:.2f})\n{hit.passage.text}\n"


def ingest_table(report: IngestReport) -> Table:
    """One row a file, its warnings below it."""
    table = Table(*texts.INGEST_COLUMNS, box=None, pad_edge=False)
    for file in report.files:
        repairs = ", ".join(
            f"{texts.REPAIRS.get(kind, kind)} {count}" for kind, count in file.repairs.items()
        )
        pages = str(file.pages) if file.pages else "–"
        table.add_row(file.file, file.state, pages, str(file.sentences), str(file.passages), repairs)
        for warning in file.warnings:
            table.add_row(f"  ⚠ {warning}")
    return table


def ingest_record(report: IngestReport) -> dict[str, Any]:
    """The same as plain JSON values."""
    return {
        "files": [asdict(file) for file in report.files],
        "problems": list(report.problems),
        "index": report.fingerprint,
    }
