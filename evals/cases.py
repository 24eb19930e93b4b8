"""Case files: loading them, and checking them against the papers they are about.

The shape of a file is also there as a JSON schema for editors, ``evals/cases/schema.json``; make it anew
with ``python -m evals.cases``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
SCHEMA = SHIPPED / "schema.json"

Kind = Literal[
    "fact", "who", "number", "percent", "amount", "date", "yesno", "list", "topic", "comparison",
    "abbreviation", "follow_up", "unanswerable", "left_open", "false_premise", "out_of_scope", "small_talk",
    "attack",
]  # fmt: skip
Split = Literal["tune", "report"]


@dataclass(frozen=True)
class Case:
    """A question with what a right answer holds.

    ``expect`` are the vital facts: of each group one string has to stand in the answer or its citations.
    ``okay`` are facts that a good answer may hold as well, in the same shape. ``gold``: sentences that carry
    the answer or, where nothing does, that say so. ``must_not``: nothing of it may be said. ``paraphrases``
    ask the same otherwise. ``swap``: in a copy of the paper whose gold sentences say the second instead of
    the first, the answer has to say the second. ``variant`` counts the wordings: 0 is ``question``.
    """

    id: str
    kind: str
    question: str
    answerable: bool
    corpus: str
    split: str = "report"
    agreements: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    expect: tuple[tuple[str, ...], ...] = ()
    okay: tuple[tuple[str, ...], ...] = ()
    gold: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    paraphrases: tuple[str, ...] = ()
    swap: tuple[str, str] | None = None
    quick: bool = False
    variant: int = 0

    @property
    def key(self) -> str:
        """The same in every run, so that two reports can be compared."""
        name = f"{self.corpus}/{self.id}"
        return f"{name}~{self.variant}" if self.variant else name

    def variants(self) -> Iterator[Case]:
        """The case once for each of its wordings, the question itself first."""
        yield self
        for number, wording in enumerate(self.paraphrases, start=1):
            yield replace(self, question=wording, variant=number)


@dataclass(frozen=True)
class CaseFile:
    """The good cases of one file with the folder of the papers they are about."""

    path: Path
    corpus: str
    folder: Path
    cases: tuple[Case, ...]
    split: str = "report"


@dataclass(frozen=True)
class Loaded:
    """What could be read, and one German line for each thing that could not."""

    files: tuple[CaseFile, ...]
    problems: tuple[str, ...]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Text = Annotated[str, Field(min_length=1)]
_Facts = tuple[Annotated[tuple[_Text, ...], Field(min_length=1)], ...]


class _Row(BaseModel):
    """A question with what a right answer holds."""

    model_config = ConfigDict(
        extra="forbid", coerce_numbers_to_str=True, str_strip_whitespace=True, title="Case"
    )

    id: _Text = Field(description="unique in the file; never changed, so that reports can be compared")
    kind: Kind
    question: _Text = Field(description="in the words of everyday people")
    answerable: bool = Field(description="whether the papers answer it")
    paraphrases: tuple[_Text, ...] = Field((), description="the same asked otherwise")
    split: Split | None = Field(None, description="tune or report, where it is not the file's")
    agreement: Annotated[tuple[_Text, ...] | _Text, BeforeValidator(_as_list)] = Field(
        (), description="id or ids of the papers that the answer may come from"
    )
    history: tuple[_Text, ...] = Field((), description="earlier questions of the person, oldest first")
    expect: _Facts = Field((), description="vital facts: of each group one string is said or cited")
    okay: _Facts = Field((), description="facts that a good answer may hold as well")
    gold: tuple[_Text, ...] = Field((), description="sentences of the paper that carry the answer")
    must_not: tuple[_Text, ...] = Field((), description="must not be said, such as a near miss")
    swap: tuple[_Text, _Text] | None = Field(None, description="[what the paper says, what a copy says]")
    quick: bool = Field(False, description="one of the few that run before every change")
    note: str = Field("", description="for the reader")


class _Head(BaseModel):
    """The shape of a file, the cases apart."""

    model_config = ConfigDict(extra="forbid")

    corpus: _Text
    split: Split
    cases: list[Any]


class _File(_Head):
    """Questions on the papers of one folder."""

    model_config = ConfigDict(extra="forbid", title="Case file")

    corpus: _Text = Field(description="documents, or the name of a folder in evals/corpora")
    cases: list[_Row]


def schema() -> dict[str, Any]:
    """The JSON schema of a case file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_File.model_json_schema()}


def load(paths: Sequence[Path], documents: Path, split: str = "all", limit: int | None = None) -> Loaded:
    """The cases of ``paths`` (files or folders; default: the shipped ones).

    ``split`` picks among the cases of a folder; a file that is named is taken whole. ``limit`` is the most
    that a file gives; which ones is left to chance, but always the same.
    """
    files: list[CaseFile] = []
    problems: list[str] = []
    for path, named in _case_files(paths or (SHIPPED,), problems):
        case_file = _read(path, documents, problems)
        if case_file is None:
            continue
        wanted = [case for case in case_file.cases if named or split in ("all", case.split)]
        if wanted:
            files.append(replace(case_file, cases=_sample(wanted, limit)))
    return Loaded(tuple(files), tuple(problems))


def _sample(cases: Sequence[Case], limit: int | None) -> tuple[Case, ...]:
    """``limit`` of the cases, in their order; the first ones would mislead, for cases stand by subject."""
    by_chance = sorted(cases, key=lambda case: hashlib.sha256(case.key.encode()).digest())
    taken = set(by_chance[:limit])
    return tuple(case for case in cases if case in taken)


def read(path: Path, documents: Path) -> tuple[CaseFile | None, tuple[str, ...]]:
    """One case file, be it without a case yet, and what is wrong with it."""
    problems: list[str] = []
    return _read(path, documents, problems), tuple(problems)


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
        folder = corpus_folder(head.corpus, path, documents)
        if folder is None:
            problems.append(texts.eval_no_corpus(path.name, head.corpus))
            return None
        cases = tuple(_cases(path, head, problems))
        return CaseFile(path, head.corpus, folder, cases, head.split)
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
        elif row.swap and not any(row.swap[0] in gold for gold in row.gold):
            problems.append(texts.eval_case(path.name, label, texts.EVAL_SWAP_NOT_IN_GOLD))
        elif row.answerable and not row.expect and not row.gold:
            problems.append(texts.eval_case(path.name, label, texts.EVAL_NOTHING_EXPECTED))
        else:
            taken.add(row.id)
            fields = row.model_dump(exclude={"agreement", "note", "split"})
            agreements = (row.agreement,) if isinstance(row.agreement, str) else row.agreement
            yield Case(**fields, agreements=agreements, corpus=head.corpus, split=row.split or head.split)


def corpus_folder(name: str, path: Path, documents: Path) -> Path | None:
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


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
