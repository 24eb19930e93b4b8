"""Everything that would be lost with the machine, in one file, while the app goes on.

Nothing is indexed and no complaint is written meanwhile; databases are copied by SQLite itself.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from assistant import __version__, feedback, passwords, texts
from assistant.backup_files import DOCUMENTS, Contents, contents, lies_in, paper_folders
from assistant.errors import IndexBusy, UsageError, VereinbartError
from assistant.index.manifest import StateFolder
from assistant.progress import Progress, silent
from assistant.settings import Settings

FORM = 1
ABOUT, SETTINGS, ACCOUNTS, END = "backup.json", "settings.env", "accounts.json", "end.json"
_WAIT_SECONDS = 60.0
_SQLITE = b"SQLite format 3\0"
# What opens doors stays out of a file that is copied around; accounts are hashes.
_SECRET = ("token", "password_file")


@dataclass(frozen=True)
class Saved:
    """What was written; ``missing`` are papers and files that are not in it, as they could not be found."""

    path: Path
    files: int
    size: int
    missing: tuple[str, ...] = ()


def backup(settings: Settings, target: Path, progress: Progress = silent) -> Saved:
    """Write the file, whole or not at all. Raises :class:`VereinbartError`."""
    target = target.resolve()
    if lies_in(target, (settings.data, *paper_folders(settings))):
        raise UsageError(texts.BACKUP_INSIDE)
    state = StateFolder(settings.data)
    state.prepare()
    try:
        with FileLock(state.lock, timeout=_WAIT_SECONDS), FileLock(_feedback_lock(settings), _WAIT_SECONDS):
            return _write(settings, target, progress)
    except Timeout as error:
        raise IndexBusy(texts.INGEST_RUNNING) from error
    except OSError as error:
        raise VereinbartError(texts.backup_failed(target, texts.why_not_written(error))) from error
    except sqlite3.Error as error:
        raise VereinbartError(texts.backup_failed(target, error)) from error


def _feedback_lock(settings: Settings) -> Path:
    return feedback.path_of(settings).with_suffix(".lock")


def _write(settings: Settings, target: Path, progress: Progress) -> Saved:
    found = contents(settings)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}")  # mode 0600
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6, dereference=True) as archive:
                files, lost = _fill(archive, settings, found, target.parent, progress)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return Saved(target, files, target.stat().st_size, (*found.missing, *lost))


def _fill(
    archive: tarfile.TarFile, settings: Settings, found: Contents, aside: Path, progress: Progress
) -> tuple[int, list[str]]:
    """How many files were added, and which papers could not be."""
    about = {
        "form": FORM,
        "program": __version__,
        "made": time.strftime("%Y-%m-%d %H:%M"),
        DOCUMENTS: str(settings.documents.resolve()),
        "roots": found.roots,
        "chroma_server": bool(settings.chroma_url),
    }
    _put(archive, ABOUT, json.dumps(about, ensure_ascii=False).encode())
    _put(archive, SETTINGS, "".join(_named(settings)).encode())
    if settings.password_file is not None and settings.password_file.is_file():
        _put(archive, ACCOUNTS, passwords.path_of(settings).read_bytes())
    done, lost = 0, []
    for number, (name, path) in enumerate(found.files):
        progress(texts.BACKUP_STEP, number, len(found.files))
        if _add(archive, name, path, aside):
            done += 1
        elif path.exists() or name.startswith(f"{DOCUMENTS}/"):
            lost.append(str(path))
    _put(archive, END, json.dumps({"files": done}).encode())  # what is cut off has none
    return done, lost


def _add(archive: tarfile.TarFile, name: str, path: Path, aside: Path) -> bool:
    """Whether it could be read; a passing file of somebody else may be gone."""
    try:
        with path.open("rb") as file:
            if file.read(len(_SQLITE)) == _SQLITE:
                _add_database(archive, name, path, aside)
                return True
            file.seek(0)
            archive.addfile(_plain(archive.gettarinfo(arcname=name, fileobj=file)), file)
    except (FileNotFoundError, PermissionError):
        return False
    return True


def _add_database(archive: tarfile.TarFile, name: str, path: Path, aside: Path) -> None:
    """A copy that is whole whatever a running app has open; made ``aside``: the data's disk may be full."""
    with tempfile.TemporaryDirectory(dir=aside, prefix=".restore-") as folder:
        copy = Path(folder, "copy")
        try:
            _copy_database(path, copy)
        except sqlite3.OperationalError:  # SQLite wants a file beside it, for which a full disk has no room
            beside = Path(folder, path.name)
            for part in ("", "-wal"):
                if (source := path.with_name(path.name + part)).exists():
                    shutil.copyfile(source, beside.with_name(path.name + part))
            copy.unlink(missing_ok=True)
            _copy_database(beside, copy)
            _check_database(copy, path.name)
        with copy.open("rb") as file:
            archive.addfile(_plain(archive.gettarinfo(arcname=name, fileobj=file)), file)


def _copy_database(path: Path, copy: Path) -> None:
    live = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    with closing(live), closing(sqlite3.connect(copy)) as target:
        live.backup(target)


def _check_database(copy: Path, name: str) -> None:
    """Somebody may have written while the files were copied."""
    with closing(sqlite3.connect(copy)) as made:
        if made.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError(texts.BACKUP_DATABASE.format(name=name))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of this machine's users."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _put(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = len(data), int(time.time()), 0o600
    archive.addfile(member, io.BytesIO(data))


def _named(settings: Settings) -> Iterator[str]:
    """The settings that somebody made, as a systemd unit or a shell reads them."""
    for name in sorted(settings.model_fields_set):
        value = str(getattr(settings, name))
        if "@" in value or any(part in name for part in _SECRET) or "\n" in value:
            continue
        variable = "OLLAMA_HOST" if name == "ollama_host" else f"VEREINBART_{name.upper()}"
        yield f"{variable}={json.dumps(value, ensure_ascii=False)}\n"
