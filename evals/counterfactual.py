"""Papers that say otherwise: does the answer follow the paper, or what the model has always known?

A case with ``swap`` is asked once more over a copy of its paper in which the gold sentences say the second
value instead of the first (Longpre et al. 2021, "Entity-Based Knowledge Conflicts in Question Answering",
EMNLP, replace entities in the same way). Only papers that are plain text can be altered.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from assistant import texts
from assistant.agreements import CATALOG, Catalog, read_catalog
from assistant.text.decoding import decode
from evals.cases import Case, CaseFile

SUFFIX = "-vertauscht"
PLAIN = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})


def altered(file: CaseFile, folder: Path) -> tuple[CaseFile | None, tuple[str, ...]]:
    """The cases that can be asked of an altered copy, made below ``folder``, and what could not."""
    catalog = read_catalog(file.folder)
    papers = _plain_papers(file, catalog)
    problems: list[str] = []
    asked: list[Case] = []
    for case in file.cases:
        if case.swap is None:
            continue
        hit = _swap(case, catalog, papers)
        if hit:
            asked.append(_expecting(case))
        else:
            problems.append(texts.eval_case(file.path.name, case.id, texts.EVAL_CANNOT_SWAP))
    if not asked:
        return None, tuple(problems)
    _write(papers, file.folder, folder)
    return replace(file, folder=folder, corpus=f"{file.corpus}{SUFFIX}", cases=tuple(asked)), tuple(problems)


def _plain_papers(file: CaseFile, catalog: Catalog) -> dict[str, str]:
    paths = (path for path in sorted(file.folder.rglob("*")) if path.suffix.lower() in PLAIN)
    found = {path.relative_to(file.folder).as_posix(): decode(path.read_bytes()) for path in paths}
    return {name: text for name, text in found.items() if not catalog.entries or name in catalog.entries}


def _swap(case: Case, catalog: Catalog, papers: dict[str, str]) -> bool:
    """Alter the gold sentences of a case in its papers; whether any was found."""
    assert case.swap is not None
    old, new = case.swap
    named = {entry.file for entry in catalog.entries.values() if entry.id in case.agreements}
    done = False
    for name in [name for name in papers if not named or name in named]:
        for gold in case.gold:
            pattern = _anyhow_broken(gold)
            if old in gold and pattern.search(papers[name]):
                papers[name] = pattern.sub(lambda hit: hit.group().replace(old, new), papers[name])
                done = True
    return done


def _anyhow_broken(sentence: str) -> re.Pattern[str]:
    """The sentence as it may stand in the file: lines broken anywhere between words."""
    return re.compile(r"\s+".join(re.escape(word) for word in sentence.split()))


def _expecting(case: Case) -> Case:
    assert case.swap is not None
    old, new = case.swap

    def swapped(value: str) -> str:
        return value.replace(old, new)

    return replace(
        case,
        expect=((new,),),
        okay=(),
        gold=tuple(map(swapped, case.gold)),
        must_not=(*case.must_not, old),
        swap=None,
        paraphrases=(),
    )


def _write(papers: Mapping[str, str], source: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if (source / CATALOG).is_file():
        shutil.copy(source / CATALOG, folder / CATALOG)
    for name, text in papers.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def of_all(files: Iterable[CaseFile], folder: Path) -> tuple[list[CaseFile], list[str]]:
    """The altered case files of all ``files``."""
    made: list[CaseFile] = []
    problems: list[str] = []
    for file in files:
        found, wrong = altered(file, folder / f"{file.path.stem}{SUFFIX}")
        made += [found] if found is not None else []
        problems += wrong
    return made, problems
