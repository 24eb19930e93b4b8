"""What a run was measured on: the papers with their fingerprints, the settings, the machine."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import __version__, texts
from assistant.agreements import Agreement
from assistant.index.manifest import Manifest
from evals.findings import is_peer
from evals.results import Result
from evals.sections import Table
from evals.systems import corpus_manifest

if TYPE_CHECKING:
    from evals.report import Run

_LETTERS = 12


def papers(run: Run, asked: Sequence[Result]) -> Table | None:
    """The papers of all questions with their status and how many questions name them."""
    rows = []
    for corpus in dict.fromkeys(found.case.corpus for found in asked):
        cases = [found.case for found in asked if found.case.corpus == corpus]
        named = Counter(key for case in cases for key in case.agreements)
        manifest = _manifest(run, corpus)
        if manifest is None:
            rows += [_row(paper, named, "–") for paper in _seen(asked, corpus)]
            continue
        rows += [_row(entry.agreement, named, entry.file_hash[:_LETTERS]) for entry in manifest.entries]
        rows += [_row(left.agreement, named, texts.READ_NOT.lower()) for left in manifest.left_out]
    return Table(texts.GUETE_PAPERS, texts.GUETE_PAPER_HEAD, tuple(rows)) if rows else None


def facts(run: Run, asked: Sequence[Result]) -> tuple[tuple[str, str], ...]:
    """How it was measured, as name and value."""
    splits = dict.fromkeys(found.case.split for found in asked)
    answers = [(found.case.corpus, found.recording.answer) for found in asked]
    states = dict.fromkeys(texts.guete_index(name, a.index_fingerprint) for name, a in answers if a)
    settings = run.settings
    rows = (
        (texts.GUETE_VERSION, f"{texts.CHAT_NAME} {__version__}"),
        (texts.GUETE_WHEN, when(run.when)),
        (texts.GUETE_MODEL, texts.system_name(run.system, is_peer(run.system))),
        (texts.GUETE_EMBEDDER, settings.embedder),
        (
            texts.GUETE_BUDGET,
            texts.guete_budget(settings.evidence_sentences, settings.prompt_evidence_tokens),
        ),
        (texts.GUETE_SPLITS, ", ".join(f"{key} ({texts.GUETE_SPLIT_NAMES.get(key, key)})" for key in splits)),
        (texts.GUETE_INDEX, ", ".join(states)),
        (texts.GUETE_KEPT, texts.eval_kept(run.kept, run.asked) if run.kept else ""),
        (texts.GUETE_MACHINE, texts.guete_machine(os.cpu_count(), platform.machine())),
    )
    return tuple(row for row in rows if row[1])


def when(iso: str) -> str:
    """The time of a run the German way; anything else stays as it is."""
    try:
        return datetime.fromisoformat(iso).strftime(texts.GUETE_TIME)
    except ValueError:
        return iso


def _row(paper: Agreement, named: Counter[str], fingerprint: str) -> tuple[str, ...]:
    status, date = texts.STATUS_LABEL[paper.status], texts.german_date(paper.date)
    return (paper.title, paper.place or "–", status, date or "–", str(named[paper.id]), fingerprint)


def _manifest(run: Run, corpus: str) -> Manifest | None:
    """The state of the index that the cases of ``corpus`` were asked of."""
    return corpus_manifest(run.settings, corpus, run.folders.get(corpus, Path()))


def _seen(asked: Sequence[Result], corpus: str) -> Iterator[Agreement]:
    """The papers that the search came upon, where the index is not at hand any more."""
    recordings = [result.recording for result in asked if result.case.corpus == corpus]
    evidence = [item.agreement for recording in recordings for item in recording.evidence]
    cited = [c.agreement for r in recordings if r.answer for c in r.answer.citations]
    return iter({agreement.id: agreement for agreement in (*evidence, *cited)}.values())
