"""Which file new cases go to, and which papers they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant import texts
from assistant.agreements import CATALOG
from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.text.readers import FORMATS
from evals.case import Case
from evals.cases import HERE, OWN_DOCUMENTS, SHIPPED, SUFFIXES, case_files, corpus_folder, load, read
from evals.dialogue import Dialogue
from evals.papers import has_papers
from evals.spelling import nearest_path


@dataclass(frozen=True)
class Target:
    """The file that cases go to, there or not yet, with its papers and what it holds already.

    ``broken`` are the ids of its cases that could not be loaded.
    """

    path: Path
    corpus: str
    folder: Path
    split: str
    cases: tuple[Case, ...] = ()
    broken: tuple[str, ...] = ()


def choose(settings: Settings, talk: Dialogue, paths: Sequence[Path]) -> Target:
    """The file that ``paths`` name, asked for where they leave it open; raises where there can be none."""
    places = list(paths) or [SHIPPED if (HERE.parent / "pyproject.toml").exists() else Path.cwd()]
    for place in places:
        _usable(place)
    named = len(places) == 1 and places[0].suffix in SUFFIXES
    path = places[0] if named else _choose_file(settings, talk, places)
    return _existing(settings, talk, path) if path.exists() else _new(settings, talk, path)


def _usable(place: Path) -> None:
    """An error that says what to do where a case file can neither be nor be made."""
    if place.is_dir():
        if _holds_papers(place):
            beside = (place if place.name else place.absolute()).parent / texts.AUTHOR_FILE_LIKE
            raise UsageError(texts.author_papers_folder(place, beside))
    elif place.exists():
        if place.suffix not in SUFFIXES:
            raise UsageError(texts.author_no_case_file(place))
    elif place.suffix not in SUFFIXES:
        raise UsageError(texts.author_no_place(place, nearest_path(place), place / texts.AUTHOR_FILE_LIKE))
    elif not place.absolute().parent.is_dir():
        raise UsageError(texts.author_no_folder(place.parent, nearest_path(place)))


def _holds_papers(folder: Path) -> bool:
    """Whether the papers themselves lie here, not the cases about them."""
    if case_files(folder):
        return False
    inside = [found for found in folder.iterdir() if not found.name.startswith(".")]
    papers = any(found.is_file() and found.suffix.lower() in FORMATS for found in inside)
    return (folder / CATALOG).is_file() or (papers and not any(map(has_papers, inside)))


def _choose_file(settings: Settings, talk: Dialogue, places: Sequence[Path]) -> Path:
    folder = next((place for place in places if place.is_dir()), places[0].parent)
    there = [place for place in places if place.is_file() or (place.is_dir() and case_files(place))]
    files = load(there, settings.documents, fit=False).files if there else ()
    options = [texts.author_file(file.path, file.corpus, len(file.cases)) for file in files]
    number = talk.choice(texts.AUTHOR_FILE, [*options, texts.AUTHOR_NEW_FILE]) if files else len(files)
    if number < len(files):
        return files[number].path

    def wrong(name: str) -> str:
        path = folder / _file_name(name)
        return "" if path.parent == folder and not path.exists() else texts.AUTHOR_BAD_NAME

    return folder / _file_name(talk.needed(texts.AUTHOR_FILE_NAME, wrong))


def _file_name(name: str) -> str:
    return name if name.endswith(SUFFIXES) else f"{name}.yaml"


def _existing(settings: Settings, talk: Dialogue, path: Path) -> Target:
    file, problems = read(path, settings.documents)
    if file is None:
        raise UsageError(texts.author_file_broken(problems))
    for problem in problems:
        talk.say(problem)
    return Target(path, file.corpus, file.folder, file.split, file.cases, file.broken)


def _new(settings: Settings, talk: Dialogue, path: Path) -> Target:
    folder = path.absolute().parent
    corpora = list(_corpora(settings, path))
    beside = [name for name, _ in corpora if name != OWN_DOCUMENTS]
    if not corpora:
        raise UsageError(texts.author_no_corpora(folder))
    talk.say(texts.author_new_file(path))
    if not beside:
        talk.say(texts.author_none_beside(folder))
    labels = (texts.author_corpus(name, place, name == OWN_DOCUMENTS) for name, place in corpora)
    options = [*labels, texts.AUTHOR_OTHER_PAPERS]
    number = talk.choice(texts.AUTHOR_CORPUS, options, default=0 if len(beside) == 1 else None)
    if number == len(corpora):
        raise UsageError(texts.author_no_corpora(folder))
    split = ("report", "tune")[talk.choice(texts.AUTHOR_SPLIT, texts.AUTHOR_SPLITS, default=0)]
    return Target(path, *corpora[number], split)


def _corpora(settings: Settings, path: Path) -> Iterator[tuple[str, Path]]:
    """The names of the folders with papers that a case file at ``path`` may name, those beside it first."""
    beside = path.absolute().parent
    for place in (beside, beside.parent / "corpora"):
        for found in sorted(place.iterdir()) if place.is_dir() else ():
            meant = corpus_folder(found.name, path, settings.documents)
            if meant == found and not found.name.startswith(".") and has_papers(found):
                yield found.name, found
    if has_papers(settings.documents):
        yield OWN_DOCUMENTS, settings.documents
