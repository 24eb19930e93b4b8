"""Reading files in a process of its own, with limits on memory and on silence."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import Pipe
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import DocumentError, StoreError
from assistant.index.reading_worker import BEGUN, NO_MEMORY, PAGE, READ, READY, REFUSED, Read, reports_pages
from assistant.index.sizes import MB
from assistant.text.document import Document
from assistant.text.ocr import PAGE_SECONDS
from assistant.text.readers import read_document

# Started by hand, not by multiprocessing: its "spawn" runs the caller's __main__ a second time, which harms a
# script without a guard, and "fork" copies locks that other threads of a server hold.
_CODE = (
    "import sys; from multiprocessing.connection import Connection; c = Connection(int(sys.argv[1])); "
    "sys.path[:] = c.recv(); from assistant.index.reading_worker import serve; serve(c, int(sys.argv[2]))"
)
_TICK = 0.2
_GRACE = 2.0
_STDERR_TAIL = 300


def _memory() -> int:
    """Half of the machine's memory, 1 to 4 GB.

    The interpreter with its libraries takes 0.2 GB of addresses and 100 pages of PDF add 12 MB, so that this
    holds any legitimate file; what wants more would take the memory from the language model.
    """
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(4096 * MB, max(1024 * MB, whole // 2))


@dataclass(frozen=True)
class Limits:
    """What reading one file may take: ``memory`` in bytes, times in seconds.

    ``silence`` is allowed between two pages, of which one may be a picture to be recognized. After the last
    page there is ``per_page`` on top, for putting the pages together. A reader that does not tell its pages
    has ``per_megabyte`` of its file on top (measured: 4 s for text).
    """

    memory: int = field(default_factory=_memory)
    silence: float = PAGE_SECONDS + 30.0
    per_megabyte: float = 60.0
    per_page: float = 0.1
    start: float = 60.0


@dataclass
class Job:
    """A file that is to be read; ``outcome`` once it was.

    With a ``name`` it is asked what it says of itself as well, which may take as long, and as ill. A file
    that a dying process had not begun is handed on to the next, once.
    """

    path: Path
    document_id: str
    size: int
    name: str = ""
    begun: bool = False
    handed_on: bool = False
    page: int = 0
    pages: int | None = None
    outcome: Document | DocumentError | None = None
    profile: Agreement | None = None


Waiting = Callable[[Job], None]


class DocumentReader:
    """Reads files one after another in a child process, ahead of the one who waits for them."""

    def __init__(self, read: Read = read_document, limits: Limits | None = None) -> None:
        self._read = read
        self._limits = limits or Limits()
        self._tells_pages = reports_pages(read)
        self._jobs: deque[Job] = deque()
        self._worker: _Worker | None = None
        self._sign = 0.0

    def __enter__(self) -> DocumentReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_worker()

    @property
    def worker_id(self) -> int | None:
        """The number of the process that reads, while there is one."""
        return self._worker.process_id if self._worker is not None else None

    def prepare(self) -> None:
        """Have the process ready for the first file, which takes it about a second."""
        if self._worker is None:
            self._start_worker()

    def request(self, path: Path, document_id: str, name: str = "") -> Job:
        """Have a file read; the answer is fetched with :meth:`wait`."""
        size = path.stat().st_size if path.exists() else 0
        job = Job(path, document_id, size, name)
        self._jobs.append(job)
        try:
            if self._worker is not None:
                self._worker.send(job)
        except OSError:  # it died while it had nothing to do
            self._end_worker()
        self.prepare()
        return job

    def wait(self, job: Job, waiting: Waiting = lambda job: None) -> Document:
        """The document; raises DocumentError where there is none to be had."""
        while job.outcome is None:
            self._look(_TICK)
            waiting(self._jobs[0] if self._jobs else job)
        if isinstance(job.outcome, DocumentError):
            raise job.outcome
        return job.outcome

    def attend(self) -> None:
        """Take in what has come, without waiting; to be called now and then while other work is done."""
        if self._jobs:
            self._look(0.0)

    def _look(self, seconds: float) -> None:
        self.prepare()
        worker = self._worker
        assert worker is not None
        try:
            if not worker.connection.poll(seconds):
                self._check_silence(worker)
            while worker is self._worker and worker.connection.poll(0):
                self._take(*worker.connection.recv())
        except (EOFError, OSError):
            self._lost(worker)

    def _take(self, kind: str, content: Any) -> None:
        self._sign = time.monotonic()
        job = self._jobs[0]
        if kind == READY:
            assert self._worker is not None
            self._worker.ready = True
        elif kind == BEGUN:
            job.begun = True
        elif kind == PAGE:
            job.page, job.pages = content
        elif kind == READ:
            document, job.profile = content
            self._done(document)
        elif kind == REFUSED:
            self._done(content)
        elif kind == NO_MEMORY:
            self._end_worker()
            self._done(DocumentError(texts.reading_out_of_memory(job.path.name, self._limits.memory // MB)))

    def _done(self, outcome: Document | DocumentError) -> None:
        self._jobs.popleft().outcome = outcome

    def _check_silence(self, worker: _Worker) -> None:
        silent = time.monotonic() - self._sign
        job = self._jobs[0]
        if not worker.ready:
            if silent > self._limits.start:
                self._end_worker()
                silence = texts.READER_SILENT.format(seconds=round(self._limits.start))
                raise StoreError(texts.READER_WONT_START.format(why=silence))
        elif silent > self._allowed(job):
            self._end_worker()
            self._done(DocumentError(texts.reading_stuck(job.path.name, silent, job.page)))

    def _allowed(self, job: Job) -> float:
        limits = self._limits
        if job.pages is not None and job.page >= job.pages:
            return limits.silence + limits.per_page * job.pages
        if job.page or (self._tells_pages and job.path.suffix.lower() == ".pdf"):
            return limits.silence
        return limits.silence + limits.per_megabyte * job.size / MB

    def _lost(self, worker: _Worker) -> None:
        """The worker died by itself: of the file that it had, or before it had one."""
        code = worker.end(grace=_GRACE)
        self._worker = None
        how = texts.ended_by_signal(-code) if code < 0 else texts.ended_with_code(code)
        if not worker.ready:
            raise StoreError(texts.READER_WONT_START.format(why=worker.last_words or how)) from None
        job = self._jobs[0]
        if (
            not job.begun and not job.handed_on
        ):  # it died while it had nothing to do, and the pipe took the file
            job.handed_on = True
        elif code == -signal.SIGKILL:  # nobody does that but the kernel when memory runs out
            self._done(DocumentError(texts.reading_out_of_memory(job.path.name, self._limits.memory // MB)))
        else:
            self._done(DocumentError(texts.reading_died(job.path.name, how)))

    def _start_worker(self) -> None:
        self._worker = _Worker(self._read, self._limits.memory)
        self._sign = time.monotonic()
        with contextlib.suppress(OSError):  # that it died at once is noticed when its answer is looked for
            for job in self._jobs:
                self._worker.send(job)

    def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


class _Worker:
    """The child process and the pipe to it."""

    def __init__(self, read: Read, memory: int) -> None:
        self.ready = False
        self.last_words = ""
        with contextlib.ExitStack() as held:
            self._stderr: IO[bytes] = held.enter_context(tempfile.TemporaryFile())
            self.connection, theirs = Pipe()
            held.enter_context(self.connection)
            lifeline, ours = os.pipe()
            held.callback(os.close, ours)
            try:
                self._process = _start(theirs.fileno(), lifeline, self._stderr)
            finally:
                theirs.close()
                os.close(lifeline)
            held.callback(self._kill)
            with contextlib.suppress(OSError):  # it may have died already
                self.connection.send(sys.path)
                self.connection.send((read, memory))
            self._held = held.pop_all()

    @property
    def process_id(self) -> int:
        return self._process.pid

    def send(self, job: Job) -> None:
        self.connection.send((str(job.path), job.document_id, job.name))

    def end(self, grace: float = 0.0) -> int:
        """End the process and what it started; returns its exit code.

        One that is about to end by itself gets ``grace`` seconds, so that its own code is told.
        """
        until = time.monotonic() + grace
        while time.monotonic() < until and not self._has_ended():
            time.sleep(_GRACE / 100)
        self._stderr.seek(0)
        lines = self._stderr.read().decode(errors="replace").strip().splitlines()
        self.last_words = lines[-1][:_STDERR_TAIL] if lines else ""
        self._held.close()
        return self._process.returncode

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _has_ended(self) -> bool:
        """Without reaping it: its number has to stand for its group until that is killed."""
        if not hasattr(os, "waitid"):  # macOS before Python 3.13
            return self._process.poll() is not None
        return os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _start(connection: int, lifeline: int, stderr: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-c", _CODE, str(connection), str(lifeline)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=(connection, lifeline),
            start_new_session=True,  # Ctrl-C is for the parent; the group is killed as one
        )
    except OSError as error:
        raise StoreError(texts.READER_WONT_START.format(why=texts.os_reason(error))) from error
