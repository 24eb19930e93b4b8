"""Case files: loading them, and checking them against the papers they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant import texts
from assistant.agreements import Agreement
from assistant.text.document import Document
from evals.facts import canonical

HERE = Path(__file__).resolve().parent
SHIPPED = HERE / "cases"
OWN_DOCUMENTS = "documents"


@dataclass(frozen=True)
class Case:
    """A question with what a right answer holds.

    ``expect``: of each group one string has to stand in the answer or its citations. ``gold``: sentences
    that carry the answer or, where nothing does, that say so. ``must_not``: nothing of it may be said.
    """

    id: str
    kind: str
    question: str
    answerable: bool
    corpus: str
    agreements: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    expect: tuple[tuple[str, ...], ...] = ()
    gold: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same in every run, so that two reports can be compared."""
        return f"{self.corpus}/{self.id}"


@dataclass(frozen=True)
class CaseFile:
    """The good cases of one file with the folder of the papers they are about."""

    path: Path
    corpus: str
    folder: Path
    split: str
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class Loaded:
    """What could be read, and one German line for each thing that could not."""

    files: tuple[CaseFile, ...]
    problems: tuple[str, ...]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Text = Annotated[str, Field(min_length=1)]


class _Row(BaseModel):
    """The shape of one case."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, str_strip_whitespace=True)

    id: _Text
    kind: _Text
    question: _Text
    answerable: bool
    agreement: Annotated[tuple[_Text, ...], BeforeValidator(_as_list)] = ()
    history: tuple[_Text, ...] = ()
    expect: tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...] = ()
    gold: tuple[_Text, ...] = ()
    must_not: tuple[_Text, ...] = ()
    note: str = ""


class _Head(BaseModel):
    """The shape of a file, the cases apart."""

    model_config = ConfigDict(extra="forbid")

    corpus: _Text
    split: Literal["tune", "report"]
    cases: list[Any]


def load(paths: Sequence[Path], documents: Path, split: str = "all", limit: int | None = None) -> Loaded:
    """The cases of ``paths`` (files or folders; default: the shipped ones).

    ``split`` picks among the files of a folder; a file that is named is taken whatever its split.
    """
    files: list[CaseFile] = []
    problems: list[str] = []
    for path, named in _case_files(paths or (SHIPPED,), problems):
        case_file = _read(path, documents, problems)
        if case_file is None or not (named or split in ("all", case_file.split)):
            continue
        files.append(
            CaseFile(
                path, case_file.corpus, case_file.folder, case_file.split, tuple(case_file.cases[:limit])
            )
        )
    return Loaded(tuple(files), tuple(problems))


def _case_files(paths: Iterable[Path], problems: list[str]) -> list[tuple[Path, bool]]:
    found: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix in (".yaml", ".yml"))
            for file in inside:
                found.setdefault(file, False)
            if not inside:
                problems.append(texts.eval_no_case_files(path))
        else:
            found[path] = True
    return list(found.items())


def _read(path: Path, documents: Path, problems: list[str]) -> CaseFile | None:
    try:
        head = _Head.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        problems.append(texts.eval_file_unreadable(path.name, error.strerror or str(error)))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(texts.eval_file_broken(path.name, mark.line + 1 if mark is not None else None))
    except ValidationError as error:
        problems.append(texts.eval_file_shape(path.name, _field(error), _reason(error)))
    else:
        folder = _corpus(head.corpus, path, documents)
        if folder is None:
            problems.append(texts.eval_no_corpus(path.name, head.corpus))
            return None
        cases = tuple(_cases(path, head, problems))
        return CaseFile(path, head.corpus, folder, head.split, cases)
    return None


def _cases(path: Path, head: _Head, problems: list[str]) -> Iterable[Case]:
    taken: set[str] = set()
    for number, raw in enumerate(head.cases, start=1):
        label = str(raw.get("id") or number) if isinstance(raw, dict) else str(number)
        try:
            row = _Row.model_validate(raw)
        except ValidationError as error:
            problems.append(texts.eval_case_shape(path.name, label, _field(error), _reason(error)))
            continue
        if row.id in taken:
            problems.append(texts.eval_case(path.name, label, texts.EVAL_ID_TAKEN))
        elif row.answerable and not row.expect and not row.gold:
            problems.append(texts.eval_case(path.name, label, texts.EVAL_NOTHING_EXPECTED))
        else:
            taken.add(row.id)
            fields = row.model_dump(exclude={"agreement", "note"})
            yield Case(**fields, agreements=row.agreement, corpus=head.corpus)


def _corpus(name: str, path: Path, documents: Path) -> Path | None:
    """The folder a corpus name means: beside the case file, else among the shipped ones."""
    if name == OWN_DOCUMENTS:
        return documents if documents.is_dir() else None
    if Path(name).name != name:
        return None
    places = (path.parent.parent / "corpora", path.parent, HERE / "corpora")
    return next((place / name for place in places if (place / name).is_dir()), None)


def _field(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.errors()[0]["loc"])


def _reason(error: ValidationError) -> str:
    return texts.EVAL_SHAPE.get(error.errors()[0]["type"], texts.EVAL_WRONG_SHAPE)


def unfit(case: Case, documents: Mapping[str, tuple[Agreement, Document]]) -> str:
    """Why a case cannot be scored on these papers; empty if it can."""
    unknown = [key for key in case.agreements if key not in documents]
    if unknown:
        return texts.eval_unknown_agreement(unknown[0])
    papers = [documents[key][1] for key in case.agreements or documents]
    for gold in case.gold:
        if not any(canonical(gold) in canonical(paper.text) for paper in papers):
            return texts.eval_gold_missing(gold)
    return ""
