"""Papers that say otherwise: does the answer follow the paper, or what the model has always known?

A case with ``swap`` is asked once more over a copy of its paper in which the gold sentences say the second
value instead of the first (Longpre et al. 2021, "Entity-Based Knowledge Conflicts in Question Answering",
EMNLP, replace entities in the same way). Only papers that are plain text can be altered; the others lie
beside them as they are, so that the copy is searched like the folder itself.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import texts
from assistant.agreements import CATALOG, Catalog, read_catalog
from assistant.errors import UsageError
from assistant.text.decoding import decode
from assistant.text.readers import FORMATS
from evals.cases import Case, CaseFile
from evals.facts import says
from evals.identity import mark

SUFFIX = "-vertauscht"
PLAIN = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})


@dataclass(frozen=True)
class Altered:
    """The case files over altered copies, and what is wrong with a case.

    ``beyond``: cases on papers that are no plain text. That is no fault of theirs.
    """

    files: tuple[CaseFile, ...] = ()
    problems: tuple[str, ...] = ()
    beyond: int = 0


def altered(file: CaseFile, folder: Path) -> Altered:
    """The cases that can be asked of an altered copy, made below ``folder``, and what could not."""
    catalog = read_catalog(file.folder)
    originals = {name: decode(path.read_bytes()) for name, path in _papers(file.folder) if _is_plain(path)}
    papers = dict(originals)
    problems: list[str] = []
    asked: list[Case] = []
    beyond = 0
    for case in file.cases:
        if case.swap is None:
            continue
        if _swap(case, catalog, papers):
            asked.append(_expecting(case, f"{file.corpus}{SUFFIX}"))
        elif _swap(case, catalog, dict(originals)):
            problems.append(texts.eval_case(file.path.name, case.id, texts.EVAL_SWAP_TWICE))
        elif _elsewhere(case, file.folder, catalog):
            beyond += 1
        else:
            problems.append(texts.eval_case(file.path.name, case.id, texts.EVAL_CANNOT_SWAP))
    if not asked:
        return Altered((), tuple(problems), beyond)
    _write(papers, file.folder, folder)
    made = replace(file, folder=folder, corpus=f"{file.corpus}{SUFFIX}", cases=tuple(asked))
    return Altered((made,), tuple(problems), beyond)


def _papers(folder: Path) -> Iterator[tuple[str, Path]]:
    """What an ingest of ``folder`` reads."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.suffix.lower() in FORMATS and path.is_file() and not hidden:
            yield name.as_posix(), path


def _is_plain(path: Path) -> bool:
    return path.suffix.lower() in PLAIN


def _elsewhere(case: Case, folder: Path, catalog: Catalog) -> bool:
    """Whether the gold sentences may stand in a paper that cannot be altered."""
    named = _named(case, catalog)
    return any(not _is_plain(path) for name, path in _papers(folder) if not named or name in named)


def _named(case: Case, catalog: Catalog) -> set[str]:
    return {entry.file for entry in catalog.entries.values() if entry.id in case.agreements}


def _swap(case: Case, catalog: Catalog, papers: dict[str, str]) -> bool:
    """Alter the gold sentences of a case in its papers; whether any was found."""
    assert case.swap is not None
    old, new = case.swap
    named = _named(case, catalog)
    done = False
    for name in [name for name in papers if not named or unicodedata.normalize("NFC", name) in named]:
        for gold in case.gold:
            pattern = _anyhow_broken(gold)
            if old in gold and pattern.search(papers[name]):
                papers[name] = pattern.sub(lambda hit: hit.group().replace(old, new), papers[name])
                done = True
    return done


def _anyhow_broken(sentence: str) -> re.Pattern[str]:
    """The sentence as it may stand in the file: lines broken anywhere between words."""
    return re.compile(r"\s+".join(re.escape(word) for word in sentence.split()))


def _expecting(case: Case, corpus: str) -> Case:
    """The case over the copy: the old value, last of ``must_not``, is what it must not say any more."""
    assert case.swap is not None
    old, new = case.swap
    forbidden = (phrase for phrase in case.must_not if not says(new, phrase) and phrase != old)
    return replace(
        case,
        corpus=corpus,
        expect=((new,),),
        okay=(),
        gold=tuple(gold.replace(old, new) for gold in case.gold),
        must_not=(*forbidden, old),
        swap=None,
        paraphrases=(),
    )


def _write(papers: Mapping[str, str], source: Path, folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if (source / CATALOG).is_file():
            shutil.copy(source / CATALOG, folder / CATALOG)
        for name, original in _papers(source):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name in papers:
                path.write_text(papers[name], encoding="utf-8")
            else:
                shutil.copy(original, path)
    except OSError as error:
        raise UsageError(texts.eval_store_unwritable(folder, texts.why_not_written(error))) from error


def of_all(files: Iterable[CaseFile], folder: Path) -> Altered:
    """The altered case files of all ``files``."""
    made = [altered(file, folder / f"{file.path.stem}-{mark(file.path)}{SUFFIX}") for file in files]
    return Altered(
        tuple(file for found in made for file in found.files),
        tuple(problem for found in made for problem in found.problems),
        sum(found.beyond for found in made),
    )
