"""Which files belong in a backup under which names, and which papers cannot be in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant import passwords, question_log
from assistant.agreements import CATALOG, slug
from assistant.index.manifest import StateFolder
from assistant.presence import LOCK
from assistant.settings import Settings
from assistant.uploads import ASIDE

DATA, DOCUMENTS = "data", "documents"
BEFORE, STAGE = ".vorher-", ".restore-"
# In the documents folder: papers of other folders. The index passes hidden folders over, so that they are not
# listed twice.
ELSEWHERE = ".weitere-ordner"
# In the data folder: what has a place of its own and came back with a restore.
RESTORED = "restored-"
# Settings that name a file.
FILES = ("topics_file", "site_logo")
_PASSING = (".lock", ".part", "-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Contents:
    """What is to be saved.

    ``files`` are names in the backup with the files; ``roots`` are folders outside the documents folder by
    the name that they get in it; ``missing`` are papers and files of settings that cannot be saved.
    """

    files: tuple[tuple[str, Path], ...]
    roots: dict[str, str]
    missing: tuple[str, ...]


def lies_in(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a file is, or would be, below one of the folders."""
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)


def paper_folders(settings: Settings) -> list[Path]:
    """The documents folder and, after it, every other folder of what is indexed."""
    manifest = StateFolder(settings.data).manifest()
    return _folders(settings, manifest.roots if manifest else ())


def _folders(settings: Settings, roots: Iterable[str]) -> list[Path]:
    own, data = settings.documents.resolve(), settings.data.resolve()
    folders = dict.fromkeys(path.parent if path.is_file() else path for path in map(Path, roots))
    return [own, *(folder for folder in folders if not any(map(folder.is_relative_to, (own, data))))]


def contents(settings: Settings) -> Contents:
    """Look at what is there. Raises :class:`StoreError` for an index that cannot be read."""
    manifest = StateFolder(settings.data).manifest()
    wanted = manifest.roots if manifest else ()
    indexed = {entry.path for entry in manifest.entries} if manifest else set()
    data, (own, *others) = settings.data.resolve(), _folders(settings, wanted)
    single = [path for root in wanted if (path := Path(root)).is_file()]
    files = list(_below(DATA, data, _data(data)))
    papers = [path for path in _papers(own) if not path.is_relative_to(data)]
    links = _links(own)
    files += _below(DOCUMENTS, own, papers)
    roots: dict[str, str] = {}
    for number, folder in enumerate(others, start=_next(own)):
        name = f"{number}-{slug(folder.name)}"
        roots[name] = str(folder)
        whole = str(folder) in wanted
        papers = [path for path in _elsewhere(folder, single, whole) if not path.is_relative_to(data)]
        links |= _links(folder) if whole else set()
        files += _below(f"{DOCUMENTS}/{ELSEWHERE}/{name}", folder, papers)
    saved = {path for _, path in files}
    named = dict(_named(settings, saved))
    files += [
        (f"{DATA}/{RESTORED}{name}/{path.name}", path) for name, path in named.items() if path.is_file()
    ]
    missing = sorted((indexed | links) - {str(path) for path in saved})
    missing += [str(path) for path in named.values() if not path.is_file()]
    return Contents(tuple(files), roots, tuple(missing))


def _below(name: str, folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for path in paths:
        yield f"{name}/{path.relative_to(folder).as_posix()}", path


def _next(own: Path) -> int:
    """A number that no folder has which came with an earlier restore."""
    earlier = own / ELSEWHERE
    return 1 + (sum(1 for _ in earlier.iterdir()) if earlier.is_dir() else 0)


def _data(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        first = path.relative_to(folder).parts[0]
        # a copy of the questions would outlive the day on which they are removed
        passing = path.name.endswith(_PASSING) or path.name in (LOCK, question_log.FILE)
        aside = first == passwords.SESSIONS or first.startswith((BEFORE, STAGE, RESTORED))
        if path.is_file() and not passing and not aside:
            yield path


def _papers(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        first = path.relative_to(folder).parts[0]
        if path.is_file() and first != ASIDE and not first.startswith((BEFORE, STAGE)):
            yield path


def _elsewhere(folder: Path, single: Iterable[Path], whole: bool) -> Iterator[Path]:
    """What is indexed of a folder that is not ours: what is not hidden, or single files and a catalogue."""
    if not whole:
        wanted = {*single, folder / CATALOG}
        yield from sorted(path for path in wanted if path.parent == folder and path.is_file())
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _hidden(path, folder):
            yield path


def _links(folder: Path) -> set[str]:
    """Those that lead nowhere or to a folder, which is not read. Where one leads to a file, that is saved."""
    found = (path for path in folder.rglob("*") if path.is_symlink() and not path.is_file())
    return {str(path) for path in found if not _hidden(path, folder)}


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _named(settings: Settings, saved: set[Path]) -> Iterator[tuple[str, Path]]:
    """The files of settings that are in none of the folders."""
    for name in FILES:
        path: Path | None = getattr(settings, name)
        if path is not None and path.absolute() not in saved and path.resolve() not in saved:
            yield name, path
