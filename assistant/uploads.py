"""Papers that staff send: checked, read in the limited process, placed in one step, then indexed.

A file stands aside in a hidden folder of the documents folder until it could be read: the index passes
hidden folders over, and a move within one file system is one step. What is refused is deleted.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant import texts
from assistant.errors import DocumentError, IndexBusy, ServiceError, StoreError, UsageError, VereinbartError
from assistant.index.manifest import StateFolder
from assistant.progress import Progress
from assistant.settings import Settings

if TYPE_CHECKING:  # the readers of all formats come with them
    from assistant.index.ingest import IngestReport
    from assistant.index.reading import DocumentReader

logger = logging.getLogger(__name__)

ASIDE = ".hochladen"
_STALE_SECONDS = 3600.0
_WAITING = 20
_REMEMBERED = 50
_BUSY_SECONDS = 5.0
_CHUNK = 1 << 20


class Phase(StrEnum):
    """How far a file is."""

    WAITING = "wartet"
    READING = "lesen"
    INDEXING = "einlesen"
    DONE = "fertig"
    REFUSED = "abgelehnt"


@dataclass(frozen=True)
class Upload:
    """One file; ``message`` says why it was refused or what came of it, ``done`` of ``total`` how far."""

    number: int
    file: str
    phase: Phase = Phase.WAITING
    message: str = ""
    done: int | None = None
    total: int | None = None

    @property
    def over(self) -> bool:
        return self.phase in (Phase.DONE, Phase.REFUSED)


@dataclass(frozen=True)
class _Staged:
    number: int
    path: Path
    replace: bool


Index = Callable[[tuple[Path, ...], Progress], "IngestReport"]


class TooBusy(ServiceError):
    """More files wait than will be read soon."""


class NoRoom(StoreError):
    """A file cannot be put down: the disk is full, or its folder not ours to write in."""

    def __init__(self, error: OSError) -> None:
        super().__init__(texts.upload_no_room(texts.why_not_written(error)))


class Uploads:
    """Takes files from any thread; one thread of its own works them off."""

    def __init__(
        self,
        settings: Settings,
        index: Index | None = None,
        reader: Callable[[], DocumentReader] | None = None,
    ) -> None:
        self._settings = settings
        self._index = index or _indexer(settings)
        self._reader = reader or _reader
        self._lock = threading.Lock()
        self._waiting: deque[_Staged] = deque()
        self._known: dict[int, Upload] = {}
        self._thread: threading.Thread | None = None

    def states(self) -> tuple[Upload, ...]:
        """The newest first."""
        with self._lock:
            return tuple(reversed(self._known.values()))

    def take(self, sent_name: str, content: IO[bytes], may_replace: bool = False) -> Upload:
        """Check a file and queue it.

        Raises :class:`UsageError`, :class:`DocumentError`, :class:`TooBusy` or :class:`StoreError`; then
        nothing of it is left.
        """
        from assistant.upload_checks import check_content, safe_name  # they bring the readers

        name = safe_name(sent_name)
        folder = self._roots()[1]
        if not may_replace and (folder / name).exists():
            raise UsageError(texts.upload_exists(name))
        with self._lock:
            if len(self._waiting) >= _WAITING:
                raise TooBusy(texts.UPLOAD_BUSY)
        try:
            staged = self._stage(folder, name, content)
        except OSError as error:
            raise NoRoom(error) from error
        try:
            check_content(staged)
        except VereinbartError:
            _drop(staged)
            raise
        return self._queue(staged, may_replace)

    def wait(self, seconds: float) -> None:
        """Until everything is worked off, for tests and for a server that ends."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)

    def _stage(self, folder: Path, name: str, content: IO[bytes]) -> Path:
        aside = folder / ASIDE
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        _forget_stale(aside)
        staged = Path(tempfile.mkdtemp(dir=aside)) / name
        try:
            with staged.open("xb") as file:
                size = 0
                while chunk := content.read(_CHUNK):
                    size += len(chunk)
                    if size > self._settings.upload_bytes:
                        raise UsageError(texts.upload_too_large(self._settings.upload_bytes))
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            staged.chmod(0o644)
        except BaseException:
            _drop(staged)
            raise
        return staged

    def _queue(self, staged: Path, may_replace: bool) -> Upload:
        with self._lock:
            upload = Upload(max(self._known, default=0) + 1, staged.name)
            self._known[upload.number] = upload
            while len(self._known) > _REMEMBERED:
                del self._known[min(self._known)]
            self._waiting.append(_Staged(upload.number, staged, may_replace))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)
                self._thread.start()
        return upload

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                staged = self._waiting.popleft()
            told = self._outcome(staged)
            _drop(staged.path)  # before it is told: who reads "fertig" finds nothing lying about
            self._tell(staged.number, **told)

    def _outcome(self, staged: _Staged) -> dict[str, object]:
        """What became of the file, as it is told."""
        try:
            sentences = self._add(staged)
        except VereinbartError as error:
            return {"phase": Phase.REFUSED, "message": str(error)}
        except Exception:
            logger.exception("upload failed")
            return {"phase": Phase.REFUSED, "message": texts.UPLOAD_FAILED}
        return {"phase": Phase.DONE, "message": texts.counted(sentences, texts.SENTENCE)}

    def _add(self, staged: _Staged) -> int:
        """The number of its sentences."""
        self._tell(staged.number, phase=Phase.READING)
        with self._reader() as reader:
            job = reader.request(staged.path, "upload", staged.path.name)
            reader.wait(job, lambda job: self._tell(staged.number, done=job.page or None, total=job.pages))
        self._tell(staged.number, phase=Phase.INDEXING, done=None, total=None)
        roots, folder = self._roots()
        try:
            return self._placed(staged, roots, folder)
        except DocumentError:
            self._indexed(staged.number, roots)  # so that it is not named among what could not be read
            raise

    def _placed(self, staged: _Staged, roots: tuple[Path, ...], folder: Path) -> int:
        """Put the file in its place and index it; the number of its sentences."""
        with _Placed(staged, folder) as placed:
            report = self._indexed(staged.number, roots)
            names = {
                placed.path.relative_to(root).as_posix() for root in roots if root in placed.path.parents
            }
            found = next((file for file in report.files if file.file in names), None)
            if found is None or found.state == texts.STATE_FAILED:
                raise DocumentError(_reason(report, staged.path.name))
            placed.keep()
        return found.sentences

    def _indexed(self, number: int, roots: tuple[Path, ...]) -> IngestReport:
        """Wait for an ingest that somebody else runs; theirs may have begun before our file was there."""

        def progress(step: str, done: int | None, total: int | None) -> None:
            self._tell(number, done=done, total=total)

        while True:
            try:
                return self._index(roots, progress)
            except IndexBusy:
                time.sleep(_BUSY_SECONDS)

    def _roots(self) -> tuple[tuple[Path, ...], Path]:
        """What is indexed, and in which folder of it new papers go."""
        own = self._settings.documents.resolve()
        manifest = StateFolder(self._settings.data).manifest()
        roots = tuple(map(Path, manifest.roots)) if manifest is not None and manifest.roots else (own,)
        if any(own.is_relative_to(root) for root in roots):
            return roots, own
        return roots, next((root for root in roots if root.is_dir()), own)

    def _tell(self, number: int, **changes: object) -> None:
        with self._lock:
            if number in self._known:
                self._known[number] = replace(self._known[number], **changes)  # type: ignore[arg-type]


class _Placed:
    """The file in the documents folder, unless what follows fails; then all is as before."""

    def __init__(self, staged: _Staged, folder: Path) -> None:
        self._staged, self.path = staged.path, folder / staged.path.name
        self._before = staged.path.with_name("vorher") if staged.replace else None
        self._kept = False

    def __enter__(self) -> _Placed:
        try:
            if self._before is not None and self.path.exists():
                os.link(self.path, self._before)
                self._staged.replace(self.path)
            else:
                os.link(self._staged, self.path)  # fails where a file of this name came meanwhile
        except FileExistsError as error:
            raise UsageError(texts.upload_exists(self.path.name)) from error
        except OSError as error:
            raise NoRoom(error) from error
        return self

    def keep(self) -> None:
        self._kept = True

    def __exit__(self, *_: object) -> None:
        if self._kept:
            return
        if self._before is not None and self._before.exists():
            self._before.replace(self.path)
        else:
            self.path.unlink(missing_ok=True)


def _reason(report: IngestReport, name: str) -> str:
    if not report.files and report.problems:  # nothing was indexed at all
        return report.problems[0]
    return next((problem for problem in report.problems if name in problem), texts.UPLOAD_FAILED)


def _drop(staged: Path) -> None:
    shutil.rmtree(staged.parent, ignore_errors=True)


def _forget_stale(aside: Path) -> None:
    """What a process left that was killed."""
    for folder in aside.iterdir():
        with contextlib.suppress(FileNotFoundError):  # one that is just done with, and dropped
            if folder.stat().st_mtime + _STALE_SECONDS < time.time():
                shutil.rmtree(folder, ignore_errors=True)


def _indexer(settings: Settings) -> Index:
    def index(roots: tuple[Path, ...], progress: Progress) -> IngestReport:
        from assistant import application

        return application.ingest(settings, roots, progress)

    return index


def _reader() -> DocumentReader:
    from assistant.index.reading import DocumentReader

    return DocumentReader()
