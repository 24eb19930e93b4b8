"""Run as a program: does something again and again in a forked process and kills that at a random moment.

``FOLDER COUNT``; each line of the output tells what was found afterwards, of the index and of the complaints.
Forked, so that the libraries are loaded once and not each time.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assistant import feedback
from assistant.agreements import Agreement
from assistant.feedback import Feedback, Reason
from assistant.index.ingest import Ingest
from assistant.index.reading import Job
from assistant.settings import Settings
from assistant.text.document import Document
from assistant.text.readers import read_document
from tests.index.samples import PAPERS, WordEmbedder, best, opened, write

LONGEST = 0.6


class HereReader:
    """Reads in this process: a child of its own would take most of the time."""

    def __enter__(self) -> HereReader:
        return self

    def __exit__(self, *_: object) -> None: ...

    def prepare(self) -> None: ...

    def request(self, path: Path, document_id: str, name: str = "") -> Job:
        return Job(path, document_id, 1, name)

    def wait(self, job: Job, waiting: Callable[[Job], None]) -> Document:
        from assistant.index.profile import profile

        document = read_document(job.path, job.document_id)
        job.profile = profile(job.name, document) if job.name else None
        assert job.profile is None or isinstance(job.profile, Agreement)
        return document

    def attend(self) -> None: ...


def in_fork(work: Callable[[], None]) -> int:
    """The number of a process that does this and ends."""
    sys.stdout.flush()
    if child := os.fork():
        return child
    try:
        work()
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)
    os._exit(0)


def killed(work: Callable[[], None], after: float) -> None:
    child = in_fork(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def done(work: Callable[[], None]) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(in_fork(work), 0)[1]) == 0


def ingests(settings: Settings, count: int, chance: random.Random) -> None:
    def work() -> None:
        Ingest(settings, WordEmbedder(), reader=HereReader()).run()  # type: ignore[arg-type]

    def look() -> None:
        found = best(opened(settings), "Wie viel kostet die Fahrt?")
        print("index", found, flush=True)

    write(settings.documents, PAPERS)
    assert done(work)
    for number in range(1, count + 1):
        extra = "\n\n".join(f"Vorhaben {number}-{n} kommt." for n in range(60))
        write(
            settings.documents, {"moorbek.md": f"# Moorbek\n\nDie Fahrt kostet {number} Euro.\n\n{extra}\n"}
        )
        killed(work, chance.uniform(0.0, LONGEST))
        assert done(look)
    assert done(work)
    assert done(look)


def complaints(settings: Settings, count: int, chance: random.Random) -> None:
    given = Feedback("Wie viele?" * 50, "Sieben." * 500, "belegt", Reason.WRONG, day="2026-11-25")

    def work() -> None:
        while True:
            feedback.keep(settings, given)

    file, found = feedback.path_of(settings), []
    for number in range(1, count + 1):
        killed(work, chance.uniform(0.0, 0.05))
        # a quick disk takes more of them than one file may hold
        if number == count or (file.exists() and file.stat().st_size > feedback.FILE_BYTES // 4):
            assert feedback.keep(settings, given)
            found += feedback.read(settings)
            file.unlink()
    print("feedback", len(found), set(found) == {feedback._cleaned(settings, given)}, flush=True)


if __name__ == "__main__":
    folder, times = sys.argv[1:]
    made = Settings(documents=Path(folder, "documents"), data=Path(folder, "data"))
    ingests(made, int(times), random.Random(7))
    complaints(made, 2 * int(times), random.Random(7))
