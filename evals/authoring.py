"""``vereinbart eval add``: a test case by questions and answers, without knowing YAML.

Everything is checked as it is typed: the gold sentence stands in the paper, the expected facts stand in the
gold sentence, what must not be said does not. Nothing is written before the person has seen the whole case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import texts
from assistant.errors import UsageError
from assistant.settings import Settings
from evals.author import Author, Sketch
from evals.cases import HERE, OWN_DOCUMENTS, SHIPPED, Case, corpus_folder, load, read
from evals.dialogue import Dialogue
from evals.papers import has_papers, read_papers
from evals.writing import append

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Target:
    """The file that the case goes to, there or not yet, with its papers and what it holds already."""

    path: Path
    corpus: str
    folder: Path
    split: str
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Written:
    """The case that was added and its file."""

    path: Path
    case: Case


def add(
    settings: Settings, talk: Dialogue, paths: Sequence[Path] = (), prefill: Sketch | None = None
) -> Written | None:
    """Ask for a case and append it to a case file; ``None`` where the person thought better of it.

    ``paths`` are case files or folders of them (default: the shipped ones of a checkout, else the working
    folder). ``prefill`` is what is known already.
    """
    target = _target(settings, talk, paths)
    talk.say(texts.AUTHOR_READING)
    papers = read_papers(target.folder)
    for problem in papers.problems:
        talk.say(problem)
    if not papers.documents:
        raise UsageError(texts.no_documents(target.folder))
    start = prefill or Sketch(Case("", "", "", True, target.corpus))
    start = replace(start, case=replace(start.case, corpus=target.corpus, split=target.split))
    done = Author(talk, papers, target.cases, target.path.stem).complete(start, target.split)
    if done is None:
        talk.say(texts.AUTHOR_NOT_ADDED)
        return None
    append(target.path, done.case, settings.documents, done.note, target.split)
    talk.say(texts.author_added(done.case.id, target.path))
    return Written(target.path, done.case)


def _target(settings: Settings, talk: Dialogue, paths: Sequence[Path]) -> Target:
    places = list(paths) or [SHIPPED if (HERE.parent / "pyproject.toml").exists() else Path.cwd()]
    named = len(places) == 1 and places[0].suffix in SUFFIXES
    path = places[0] if named else _choose_file(settings, talk, places)
    return _existing(settings, talk, path) if path.exists() else _new(settings, talk, path)


def _choose_file(settings: Settings, talk: Dialogue, places: Sequence[Path]) -> Path:
    folder = next((place for place in places if place.suffix not in SUFFIXES), places[0].parent)
    there = [place for place in places if place.exists()]
    files = load(there, settings.documents).files if there else ()
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
    for problem in problems:
        talk.say(problem)
    if file is None:
        raise UsageError(texts.eval_cannot_append(path.name, texts.EVAL_NOT_READABLE))
    return Target(path, file.corpus, file.folder, file.split, file.cases)


def _new(settings: Settings, talk: Dialogue, path: Path) -> Target:
    talk.say(texts.author_new_file(path))
    corpora = list(_corpora(settings, path))
    if not corpora:
        raise UsageError(texts.author_no_corpora(path.resolve().parent))
    number = talk.choice(texts.AUTHOR_CORPUS, [texts.author_corpus(*corpus) for corpus in corpora])
    split = ("report", "tune")[talk.choice(texts.AUTHOR_SPLIT, texts.AUTHOR_SPLITS, default=0)]
    return Target(path, *corpora[number], split)


def _corpora(settings: Settings, path: Path) -> Iterator[tuple[str, Path]]:
    """The names of the folders with papers that a case file at ``path`` may name, those beside it first."""
    for place in (path.parent, path.parent.parent / "corpora"):
        for found in sorted(place.iterdir()) if place.is_dir() else ():
            meant = corpus_folder(found.name, path, settings.documents)
            if meant == found and has_papers(found) and not found.name.startswith("."):
                yield found.name, found
    if has_papers(settings.documents):
        yield OWN_DOCUMENTS, settings.documents
