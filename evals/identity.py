"""Which papers a corpus is: two folders of one name are not mixed up, and a checkout may move.

A name such as ``papiere`` says little and a path changes with every clone. What stays is what lies in the
folder: a paper is known again by its bytes or, once it was amended, by its id and place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.index.manifest import Manifest
from evals.cases import CaseFile


@dataclass(frozen=True)
class Paper:
    """What a paper is known by."""

    id: str
    place: str
    file_hash: str

    def same(self, other: Paper) -> bool:
        named = bool(self.place) and (self.id, self.place) == (other.id, other.place)
        return named or self.file_hash == other.file_hash


@dataclass(frozen=True)
class Papers:
    """The papers of a corpus, and the fingerprint of their index."""

    papers: tuple[Paper, ...] = ()
    index: str = ""

    @classmethod
    def of(cls, manifest: Manifest | None) -> Papers:
        if manifest is None:
            return cls()
        found = (Paper(e.agreement.id, e.agreement.place, e.file_hash) for e in manifest.entries)
        return cls(tuple(found), manifest.fingerprint)

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Papers:
        papers = (Paper(str(p["id"]), str(p["place"]), str(p["file_hash"])) for p in record["papers"])
        return cls(tuple(papers), str(record["index"]))

    def record(self) -> dict[str, object]:
        return {"index": self.index, "papers": [asdict(paper) for paper in self.papers]}

    def shared(self, other: Papers) -> int:
        """How many papers of the smaller folder lie in both, where that is the greater part; else 0.

        One law that two towns both keep makes them no one town.
        """
        if self.index and self.index == other.index:
            return max(1, len(self.papers), len(other.papers))
        few, many = sorted((self.papers, other.papers), key=len)
        both = sum(any(paper.same(known) for known in many) for paper in few)
        return both if 2 * both > len(few) else 0


def mark(folder: Path) -> str:
    """Eight letters for a place on this machine: names what is kept beside the data, never a case."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]


def told_apart(files: Sequence[CaseFile]) -> tuple[CaseFile, ...]:
    """Folders that are called alike get the name of the folder around them before their own."""
    for naming in (_with_parent, _with_mark):
        doubtful = _doubtful(files)
        files = [_named(file, naming(file)) if file.corpus in doubtful else file for file in files]
    return tuple(files)


def _doubtful(files: Iterable[CaseFile]) -> set[str]:
    places: dict[str, set[Path]] = {}
    for file in files:
        places.setdefault(file.corpus, set()).add(file.folder.resolve())
    return {name for name, folders in places.items() if len(folders) > 1}


def _with_parent(file: CaseFile) -> str:
    return f"{file.folder.resolve().parent.name}/{file.corpus}"


def _with_mark(file: CaseFile) -> str:
    return f"{file.corpus}-{mark(file.folder)}"


def _named(file: CaseFile, corpus: str) -> CaseFile:
    return replace(file, corpus=corpus, cases=tuple(replace(case, corpus=corpus) for case in file.cases))
