"""A backup back in its place. The file may come from anywhere: nothing in it is trusted."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock, Timeout

from assistant import texts
from assistant.backup import ABOUT, ACCOUNTS, END, FORM, SETTINGS
from assistant.backup_files import BEFORE, DATA, DOCUMENTS, RESTORED, STAGE
from assistant.errors import IndexBusy, StoreError, UsageError, VereinbartError
from assistant.index.manifest import StateFolder
from assistant.presence import LOCK, alone
from assistant.progress import Progress, silent
from assistant.restore_places import PRIVATE, moved_folders, place_accounts, place_files, relocate
from assistant.settings import Settings

_INDEX = "index.json"
_KEPT = frozenset({LOCK, "ingest.lock"})
_CHUNK = 1 << 20
_RESERVE = 100 << 20


@dataclass(frozen=True)
class Restored:
    """What came back, and where the state before was put.

    ``moved`` are folders of papers outside the documents folder, each with where its papers are now;
    ``named`` are settings, each with where its file is.
    """

    made: str
    files: int
    aside: tuple[Path, ...] = ()
    chroma_server: bool = False
    moved: tuple[tuple[str, Path], ...] = ()
    named: tuple[tuple[str, Path], ...] = ()


def restore(settings: Settings, source: Path, force: bool = False, progress: Progress = silent) -> Restored:
    """Put a backup in place, or change nothing. Raises :class:`VereinbartError`."""
    data, documents = settings.data.resolve(), settings.documents.resolve()
    if not source.is_file():
        code = errno.EISDIR if source.is_dir() else errno.ENOENT
        raise UsageError(texts.restore_unreadable(source, texts.os_reason(OSError(code, ""))))
    with ExitStack() as stack:
        stack.enter_context(alone(data))
        try:
            stack.enter_context(FileLock(data / "ingest.lock", timeout=1))
        except Timeout as error:
            raise IndexBusy(texts.INGEST_RUNNING) from error
        for folder in (data, documents):
            if not force and any(_contents(folder)):
                _check_kind(source)
                raise UsageError(texts.restore_occupied(folder))
        stages = {}
        try:
            for name, folder in ((DATA, data), (DOCUMENTS, documents)):
                folder.mkdir(parents=True, exist_ok=True)
                stages[name] = Path(stack.enter_context(_stage(folder)))
            about, files = _unpack(source, stages, progress)
            _check(stages[DATA])
            relocate(stages[DATA] / _INDEX, about, documents)
            place_accounts(stages[DATA], settings)
            aside = [_swap(stages[name], folder) for name, folder in ((DOCUMENTS, documents), (DATA, data))]
            named = tuple(place_files(settings))
        except OSError as error:
            raise VereinbartError(texts.restore_unreadable(source, texts.os_reason(error))) from error
    kept = tuple(path for path in aside if path is not None)
    return Restored(
        str(about.get("made", "")),
        files,
        kept,
        bool(about.get("chroma_server")),
        tuple(moved_folders(about, documents).items()),
        named,
    )


def _check_kind(source: Path) -> None:
    """Raise for what is no backup, before anybody makes room for it."""
    try:
        with tarfile.open(source, mode="r|gz") as archive:
            first = archive.next()
    except (tarfile.TarError, EOFError, zlib.error, ValueError):
        first = None
    except OSError as error:
        if error.errno is not None:
            raise VereinbartError(texts.restore_unreadable(source, texts.os_reason(error))) from error
        first = None  # gzip's own
    if first is None or first.name != ABOUT:
        raise UsageError(texts.RESTORE_DAMAGED)


def _stage(folder: Path) -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=folder, prefix=STAGE, ignore_cleanup_errors=True)


def _contents(folder: Path) -> Iterable[Path]:
    """What is in a folder but for locks and what a restore made."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name not in _KEPT and not path.name.startswith((STAGE, BEFORE)):
            yield path


def _unpack(source: Path, stages: dict[str, Path], progress: Progress) -> tuple[dict[str, Any], int]:
    """Only plain files below the two folders, and never more than there is room for."""
    free = shutil.disk_usage(stages[DATA]).free - _RESERVE
    about: dict[str, Any] | None = None
    ended = False
    files, size, whole = 0, 0, source.stat().st_size
    try:
        with (
            source.open("rb") as raw,
            gzip.open(raw) as whole_file,
            tarfile.open(fileobj=whole_file, mode="r|") as archive,
        ):
            for member in archive:
                target = _target(member, stages)
                size += member.size
                if size > free:
                    raise UsageError(texts.restore_no_room(free >> 20))
                stream = archive.extractfile(member)
                if target is None or stream is None:
                    continue
                progress(texts.RESTORE_STEP, raw.tell(), whole)
                if member.name == ABOUT:
                    about = json.loads(stream.read(_CHUNK))
                    if not isinstance(about, dict) or not isinstance(about.get("form"), int):
                        raise UsageError(texts.RESTORE_DAMAGED)
                    if about["form"] > FORM:
                        raise UsageError(texts.RESTORE_NEWER)
                    continue
                if member.name == END:
                    ended = True
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    shutil.copyfileobj(stream, file, _CHUNK)
                os.utime(target, (member.mtime, member.mtime))
                files += 1
    except (tarfile.TarError, EOFError, zlib.error, ValueError, FileExistsError) as error:
        raise UsageError(texts.RESTORE_DAMAGED) from error
    except OSError as error:
        if isinstance(error, tarfile.ReadError) or error.errno is None:  # gzip's own
            raise UsageError(texts.RESTORE_DAMAGED) from error
        raise
    if about is None or not ended:
        raise UsageError(texts.RESTORE_DAMAGED)
    return about, files


def _target(member: tarfile.TarInfo, stages: dict[str, Path]) -> Path | None:
    """Where a member goes; ``None`` for a folder. Raises for whatever a backup of ours has not got."""
    path = PurePosixPath(member.name)
    if member.isdir() and path.parts and path.parts[0] in stages and ".." not in path.parts:
        return None
    plain = member.isreg() and not path.is_absolute() and ".." not in path.parts and "\0" not in member.name
    if plain and member.name in (ABOUT, SETTINGS, ACCOUNTS, END):
        return stages[DATA] / f"{RESTORED}{member.name}"
    if not plain or len(path.parts) < 2 or path.parts[0] not in stages or "\\" in member.name:
        raise UsageError(texts.RESTORE_UNSAFE.format(name=member.name[:100]))
    return stages[path.parts[0]].joinpath(*path.parts[1:])


def _check(stage: Path) -> None:
    """An index that cannot be read is not put in force."""
    state = StateFolder(stage)
    try:
        manifest = state.manifest()
    except StoreError as error:
        raise UsageError(texts.RESTORE_DAMAGED) from error
    if manifest is not None and not all(state.has_document(entry.key) for entry in manifest.entries):
        raise UsageError(texts.RESTORE_DAMAGED)


def _swap(stage: Path, folder: Path) -> Path | None:
    """The old contents aside, the new ones in; the manifest last, so that half a restore is no index."""
    aside = None
    if old := list(_contents(folder)):
        aside = folder / f"{BEFORE}{time.strftime('%Y%m%d-%H%M%S')}"
        aside.mkdir(mode=0o700)
        for path in old:
            path.rename(aside / path.name)
    for path in sorted(stage.iterdir(), key=lambda path: path.name == _INDEX):
        if path.name in PRIVATE:
            path.chmod(0o600)
        path.rename(folder / path.name)
    return aside
