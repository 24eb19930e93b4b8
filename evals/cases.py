"""Case files: loading them, and checking them before anything is asked.

What is wrong is said for all cases at once; a case with a fault is left out and the rest is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from assistant import texts
from assistant.agreements import CATALOG, yaml_line
from evals.case import WITHOUT_ANSWER, Case, CaseFile, LeftOut, Loaded
from evals.case_shape import HERE, KINDS, FieldTwice, Head, Row, faults, parse, rows
from evals.consistency import contradictions
from evals.fitting import fitting, unfit
from evals.spelling import nearest, nearest_path

__all__ = [
    "HERE",
    "OWN_DOCUMENTS",
    "SHIPPED",
    "Case",
    "CaseFile",
    "Loaded",
    "corpus_folder",
    "load",
    "read",
    "unfit",
]

SHIPPED = HERE / "cases"
OWN_DOCUMENTS = "documents"
SUFFIXES = (".yaml", ".yml")
# So many faults of a file are told; whoever mends these sees the next.
FAULTS = 40


def load(
    paths: Sequence[Path], documents: Path, split: str = "all", limit: int | None = None, *, fit: bool = True
) -> Loaded:
    """The cases of ``paths`` (files or folders; default: the shipped ones).

    ``split`` picks among the cases of a folder; a file that is named is taken whole. ``limit`` is the most
    that a file gives; which ones is left to chance, but always the same. With ``fit`` the cases are held
    against their papers; of the shipped ones a test does that, so that only the papers' names are looked at.
    """
    files: list[CaseFile] = []
    problems: list[str] = []
    lost: list[LeftOut] = []
    taken: dict[str, str] = {}
    places = _case_files(paths or (SHIPPED,), problems)
    general = list(problems)
    for path, named in places:
        faults = _Faults(path)
        case_file = _read(path, documents, faults)
        problems += _bounded(path.name, faults.lines)
        general += faults.general
        if case_file is not None:
            wanted = [case for case in case_file.cases if named or split in ("all", case.split)]
            faults.lines = []
            case_file = replace(case_file, cases=tuple(_unshared(wanted, faults, taken)))
            problems += faults.lines
        if case_file is not None and fit and case_file.cases:
            case_file, misfits, unfitting = fitting(case_file, thorough=path.resolve().parent != SHIPPED)
            problems += _bounded(path.name, misfits)
            faults.lost += unfitting
        if case_file is not None and case_file.cases:
            files.append(replace(case_file, cases=_sample(case_file.cases, limit)))
        lost += [found for found in faults.lost if named or split in ("all", found.case.split)]
    return Loaded(tuple(files), tuple(problems), tuple(lost), tuple(general))


@dataclass
class _Faults:
    """What is wrong with a file and its cases, on the way: all ``lines``, and those about no case."""

    path: Path
    lines: list[str] = field(default_factory=list)
    general: list[str] = field(default_factory=list)
    lost: list[LeftOut] = field(default_factory=list)

    def file(self, line: str) -> None:
        self.lines.append(line)
        self.general.append(line)

    def case(self, case: Case, reasons: Sequence[str]) -> None:
        self.lines += [texts.eval_case(self.path.name, case.id, reason) for reason in reasons]
        self.lost.append(LeftOut(case, self.path, tuple(reasons)))


def _unshared(cases: Iterable[Case], faults: _Faults, taken: dict[str, str]) -> Iterable[Case]:
    """The cases whose key no file before has."""
    for case in cases:
        other = taken.setdefault(case.key, faults.path.name)
        if other == faults.path.name:
            yield case
        else:
            faults.case(case, (texts.case_key_taken(case.id, other),))


def _sample(cases: Sequence[Case], limit: int | None) -> tuple[Case, ...]:
    """``limit`` of the cases, in their order; the first ones would mislead, for cases stand by subject."""
    by_chance = sorted(cases, key=lambda case: hashlib.sha256(case.key.encode()).digest())
    taken = set(by_chance[:limit])
    return tuple(case for case in cases if case in taken)


def read(path: Path, documents: Path) -> tuple[CaseFile | None, tuple[str, ...]]:
    """One case file, be it without a case yet, and what is wrong with it, its papers apart."""
    wrong = _Faults(path)
    found = _read(path, documents, wrong)
    return found, _bounded(path.name, wrong.lines)


def _case_files(paths: Iterable[Path], problems: list[str]) -> list[tuple[Path, bool]]:
    found: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            inside = case_files(path)
            for file in inside:
                found.setdefault(file, False)
            if not inside:
                problems.append(texts.eval_no_case_files(path))
        elif path.exists():
            found[path] = True
        else:
            problems.append(texts.eval_file_missing(path, nearest_path(path)))
    return list(found.items())


def case_files(folder: Path) -> list[Path]:
    """The files of ``folder`` that may hold cases; its catalogue of papers is none."""
    return sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES and file.name != CATALOG)


def _read(path: Path, documents: Path, wrong: _Faults) -> CaseFile | None:
    try:
        raw = parse(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        wrong.file(texts.eval_file_unreadable(path.name, texts.os_reason(error)))
        return None
    except UnicodeDecodeError:
        wrong.file(texts.eval_file_not_utf8(path.name))
        return None
    except FieldTwice as error:
        wrong.file(texts.eval_field_twice(path.name, error.name, error.line))
        return None
    except yaml.YAMLError as error:
        wrong.file(texts.eval_file_broken(path.name, yaml_line(error)))
        return None
    try:
        head: Head | None = Head.model_validate(raw)
    except ValidationError as error:
        for fault in faults(error, Head):
            wrong.file(texts.eval_file_fault(path.name, fault))
        head = None
    folder = corpus_folder(head.corpus, path, documents) if head else None
    if head and folder is None:
        wrong.file(_no_corpus(head.corpus, path, documents))
    corpus, split = (head.corpus, head.split) if head else (path.stem, "report")
    # the cases of a file that cannot be used are looked at as well: all that is wrong is said at once
    cases, broken = _cases(raw, corpus, split, wrong)
    if folder is None:
        wrong.lost += [LeftOut(case, path, tuple(wrong.general)) for case in cases]
        return None
    return CaseFile(path, corpus, folder, cases, split, broken)


def _no_corpus(corpus: str, path: Path, documents: Path) -> str:
    if corpus == OWN_DOCUMENTS:
        return texts.eval_no_corpus(path.name, corpus, documents, "")
    beside = path.absolute().parent
    there = [found.name for found in beside.iterdir() if found.is_dir()] if beside.is_dir() else []
    return texts.eval_no_corpus(path.name, corpus, beside / Path(corpus).name, nearest(corpus, there))


def _cases(raw: object, corpus: str, split: str, faults: _Faults) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The good cases, and the ids of the others."""
    good: dict[str, Case] = {}
    broken: list[str] = []
    for label, row in rows(raw):
        case, wrong = _case(row, corpus, split)
        if case is not None and case.id in good:
            wrong = (texts.case_id_taken(case.id), *wrong)
        if case is not None and not wrong:
            good[case.id] = case
        else:
            broken.append(label)
            faults.case(_sketched(label, row, corpus, split), wrong)
    return tuple(good.values()), tuple(broken)


def _sketched(label: str, row: object, corpus: str, split: str) -> Case:
    """What can be said of a case that is left out."""
    known: Mapping[str, object] = row if isinstance(row, dict) else {}
    kind, own = str(known.get("kind")), str(known.get("split"))
    answerable = known.get("answerable")
    return Case(
        id=label,
        kind=kind if kind in KINDS else "",
        question=str(known.get("question") or ""),
        answerable=answerable if isinstance(answerable, bool) else kind not in WITHOUT_ANSWER,
        corpus=corpus,
        split=own if own in ("tune", "report") else split,
        quick=known.get("quick") is True,
    )


def _case(raw: object, corpus: str, split: str) -> tuple[Case | None, tuple[str, ...]]:
    try:
        row = Row.model_validate(raw)
    except ValidationError as error:
        return None, faults(error, Row)
    fields = row.model_dump(exclude={"agreement", "note", "split"})
    agreements = (row.agreement,) if isinstance(row.agreement, str) else row.agreement
    case = Case(**fields, agreements=agreements, corpus=corpus, split=row.split or split)
    return case, contradictions(case)


def _bounded(name: str, problems: Sequence[str]) -> tuple[str, ...]:
    more = len(problems) - FAULTS
    return (*problems[:FAULTS], *((texts.eval_more_faults(name, more),) if more > 0 else ()))


def corpus_folder(name: str, path: Path, documents: Path) -> Path | None:
    """The folder a corpus name means: beside the case file, else among the shipped ones."""
    if name == OWN_DOCUMENTS:
        return documents if documents.is_dir() else None
    if Path(name).name != name:
        return None
    beside = path.absolute().parent
    places = (beside.parent / "corpora", beside, HERE / "corpora")
    return next((place / name for place in places if (place / name).is_dir()), None)
