"""What can be wrong with what is read and kept: papers not indexed, the register, files of settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant import texts
from assistant.backup_files import BEFORE, STAGE
from assistant.errors import VereinbartError
from assistant.finding import Finding
from assistant.index.files import listed
from assistant.index.manifest import CLOCK_TICK, Manifest, StateFolder, digest
from assistant.settings import Settings
from assistant.text.readers import FORMATS


def examine_papers(settings: Settings) -> list[Finding]:
    """What is not indexed, the register of commitments, own topics and logo, and what a restore left."""
    return [*_indexed(settings), _register(settings), *_named(settings), _leftovers(settings)]


def _indexed(settings: Settings) -> list[Finding]:
    state = StateFolder(settings.data)
    try:
        manifest = state.manifest()
    except VereinbartError:
        return []  # told of the index
    if manifest is None:
        return []
    made = state.index.stat().st_mtime
    found = [*_outdated(manifest, made), *_gone(manifest)]
    text = texts.papers_unread(found, manifest.roots) if found else texts.DOCTOR_ALL_READ
    return [Finding(texts.DOCTOR_UNREAD, not found, text), _left_out(manifest)]


def _left_out(manifest: Manifest) -> Finding:
    """What the ingest told when it ran, long ago perhaps."""
    reasons = [item.reason for item in manifest.left_out]
    text = texts.papers_left_out(reasons) if reasons else texts.DOCTOR_NONE_LEFT
    return Finding(texts.DOCTOR_LEFT_OUT, not reasons, text)


def _outdated(manifest: Manifest, made: float) -> Iterator[str]:
    """New and changed papers. Only those are read of which the times or the name say that they may be."""
    known = {entry.path: entry.file_hash for entry in manifest.entries}
    hashes = set(known.values())
    left = {item.agreement.file for item in manifest.left_out}
    for item in listed([Path(root) for root in manifest.roots], []):
        path, name = item.path, item.name
        if item.unseen or path.suffix.lower() not in FORMATS:
            continue
        try:
            times = path.stat()
            if str(path) in known:
                newer = max(times.st_mtime, times.st_ctime) >= made - CLOCK_TICK
                stale = newer and digest(path.read_bytes()) != known[str(path)]
            elif name in left:
                stale = times.st_mtime > made
            else:
                stale = digest(path.read_bytes()) not in hashes  # of two that are the same one is read
        except OSError:
            continue
        if stale:
            yield name


def _gone(manifest: Manifest) -> Iterator[str]:
    return (entry.agreement.file for entry in manifest.entries if not Path(entry.path).is_file())


def _register(settings: Settings) -> Finding:
    from assistant.staff.register_file import RegisterFile

    path = RegisterFile.beside_index(settings.data).path
    if not path.is_file():
        return Finding(texts.DOCTOR_REGISTER, True, texts.DOCTOR_REGISTER_LATER)
    # without a log of changes beside it SQLite would make one
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as file:
            said = str(file.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        return Finding(texts.DOCTOR_REGISTER, False, texts.register_damaged(path, said))
    return Finding(texts.DOCTOR_REGISTER, True, texts.DOCTOR_FINE)


def _named(settings: Settings) -> Iterator[Finding]:
    """The files that settings name, where they do."""
    from assistant.staff.topics import load_topics
    from assistant.web.site import Site

    checks = ((texts.DOCTOR_TOPICS, settings.topics_file, lambda: load_topics(settings.topics_file)),
              (texts.DOCTOR_LOGO, settings.site_logo, lambda: Site.of(settings)))  # fmt: skip
    for subject, path, check in checks:
        if path is None:
            continue
        try:
            check()
        except VereinbartError as error:
            yield Finding(subject, False, str(error))
        else:
            yield Finding(subject, True, str(path))


def _leftovers(settings: Settings) -> Finding:
    found = sorted(
        {
            path.resolve()
            for folder in (settings.data, settings.documents)
            if folder.is_dir()
            for path in folder.iterdir()
            if path.name.startswith((BEFORE, STAGE))
        }
    )
    text = texts.leftovers(", ".join(map(str, found))) if found else texts.DOCTOR_NO_LEFTOVERS
    return Finding(texts.DOCTOR_LEFTOVERS, not found, text)
