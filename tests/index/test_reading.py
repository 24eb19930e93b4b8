"""Files that would hang, crash or blow up whoever reads them."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

from assistant.errors import DocumentError
from assistant.index import reading
from assistant.index.reading import DocumentReader, Job, Limits
from assistant.index.sizes import MB, check_file
from tests.index.odd_readers import by_page, odd
from tests.index.samples import write
from tests.waiting import until

ROOT = Path(__file__).parents[2]
# Enough for Python and the readers' libraries.
SMALL = Limits(memory=700 * MB)
TIGHT = Limits(memory=700 * MB, silence=1.0)
STUCK = r"seit \d+ s nicht weiter"
PART = "word/document.xml"


def refusal(reader: DocumentReader, path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        reader.wait(reader.request(path, path.stem))
    return str(caught.value)


def packed(path: Path, xml: bytes) -> Path:
    """A Word file with this for a text."""
    docx.Document().save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | {PART: xml}).items():
            archive.writestr(name, data)
    return path


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(tmp_path: Path) -> None:
    path = packed(tmp_path / "bombe.docx", b" " * (100 * MB))
    with DocumentReader() as reader:
        assert "„bombe.docx“: Die Datei ist gepackt und wäre entpackt 100 MB groß" in refusal(reader, path)


def test_a_zip_bomb_that_lies_is_refused_as_damaged(tmp_path: Path) -> None:
    path = packed(tmp_path / "bombe.docx", b" " * (100 * MB))
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 100 * MB), struct.pack("<L", 500)))
    with DocumentReader(limits=SMALL) as reader:
        assert "„bombe.docx“: Die Datei ist beschädigt" in refusal(reader, path)


def test_a_small_file_that_needs_much_memory_is_refused(tmp_path: Path) -> None:
    head, tail = b'<w:document xmlns:w="u"><w:body>', b"</w:body></w:document>"
    path = packed(tmp_path / "voll.docx", head + b"<w:p/>" * (10 * MB) + tail)
    with DocumentReader(limits=SMALL) as reader:
        assert "Zum Lesen reicht der Speicher nicht (mehr als 700 MB)" in refusal(reader, path)


def test_a_huge_text_is_refused_unread(tmp_path: Path) -> None:
    for name, size in (("protokoll.log.txt", 51 * MB), ("film.pdf", 1025 * MB)):
        path = tmp_path / name
        path.touch()
        os.truncate(path, size)
        with pytest.raises(DocumentError, match=rf"„{name}“: Die Datei ist zu groß \({size // MB} MB"):
            check_file(path)


@pytest.mark.parametrize(
    ("does", "limits", "line"),
    [
        ("hang", TIGHT, STUCK),
        ("regex", TIGHT, STUCK),
        ("eat", SMALL, r"Zum Lesen reicht der Speicher nicht \(mehr als 700 MB\)"),
        ("exit", SMALL, r"abgestürzt \(Rückgabewert 3\)"),
        ("abort", SMALL, r"abgestürzt \(Signal 6\)"),
        ("raise Oje", SMALL, r"abgestürzt \(RuntimeError\)"),
    ],
)
def test_after_a_bad_file_the_next_is_read(tmp_path: Path, does: str, limits: Limits, line: str) -> None:
    write(tmp_path, {"a.txt": does, "b.txt": "Der Rat tagt."})
    with DocumentReader(odd, limits) as reader:
        bad, good = (reader.request(tmp_path / name, name) for name in ("a.txt", "b.txt"))
        with pytest.raises(DocumentError) as caught:
            reader.wait(bad)
        assert re.match(f"„a.txt“: .*{line}", str(caught.value))
        reader._limits = SMALL  # a busy machine may be silent over a good file too
        assert reader.wait(good).text == "Der Rat tagt."


class Clock:
    """The reader's: it stands still but for the ``seconds`` that go by with every page that is told."""

    def __init__(self, seconds: float) -> None:
        self.now, self._seconds, self._page = 0.0, seconds, 0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def told(self, job: Job) -> None:
        if job.page != self._page:
            self._page = job.page
            self.now += self._seconds


def test_a_long_reading_goes_through_while_it_tells_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(0.9)  # less than is allowed, and two of it are more
    monkeypatch.setattr(reading, "time", clock)
    path = write(tmp_path, {"a.pdf.txt": "8 0"}) / "a.pdf.txt"
    with DocumentReader(by_page, Limits(silence=1.0, per_megabyte=0.0)) as reader:
        assert reader.wait(reader.request(path, "a"), clock.told).text.strip() == "8 0"


def test_a_page_without_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(1.1)
    monkeypatch.setattr(reading, "time", clock)
    path = write(tmp_path, {"a.txt": "8 2"}) / "a.txt"  # the first page is always told
    with DocumentReader(by_page, Limits(silence=1.0, per_megabyte=0.0)) as reader:
        job = reader.request(path, "a")
        with pytest.raises(DocumentError, match="Beim Lesen geht es nach Seite 1 seit 1 s nicht weiter"):
            reader.wait(job, clock.told)


def test_a_thread_of_a_server_may_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Der Rat tagt."})

    def read() -> str:
        with DocumentReader() as reader:
            return reader.wait(reader.request(tmp_path / "a.txt", "a")).text

    with ThreadPoolExecutor() as threads:
        assert {found.result() for found in [threads.submit(read) for _ in range(2)]} == {"Der Rat tagt."}


def test_half_a_character_pair_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "pair"})
    with DocumentReader(odd) as reader:
        assert "abgestürzt (UnicodeEncodeError)" in refusal(reader, tmp_path / "a.txt")


def test_a_worker_may_be_ready_before_the_first_file(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.md": "Ein Satz."})
    with DocumentReader() as reader:
        reader.prepare()
        ready = reader.worker_id
        assert reader.wait(reader.request(path / "a.md", "a")).text == "Ein Satz."
        assert reader.worker_id == ready


def test_a_worker_that_died_idle_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Der Rat tagt."})
    with DocumentReader() as reader:
        reader.wait(reader.request(tmp_path / "a.txt", "a"))
        assert reader.worker_id is not None
        os.kill(reader.worker_id, signal.SIGKILL)
        assert until(lambda: not runs(reader.worker_id))
        assert reader.wait(reader.request(tmp_path / "a.txt", "a")).text == "Der Rat tagt."


def test_a_file_that_a_dying_worker_did_not_begin_is_read_by_the_next(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Der Rat tagt."})
    with DocumentReader() as reader:
        reader.wait(reader.request(tmp_path / "a.txt", "a"))
        assert reader.worker_id is not None
        os.kill(reader.worker_id, signal.SIGSTOP)
        job = reader.request(tmp_path / "a.txt", "a")
        os.kill(reader.worker_id, signal.SIGKILL)
        assert reader.wait(job).text == "Der Rat tagt."


def test_what_a_reader_started_ends_with_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "child"})
    with DocumentReader(odd, TIGHT) as reader:
        refusal(reader, tmp_path / "a.txt")
    child = int((tmp_path / "child.pid").read_text())
    assert until(lambda: not runs(child))


# Without "if __name__ == '__main__'": the process that reads must not run this again.
SCRIPT = """
import sys
from pathlib import Path
from assistant.index.reading import DocumentReader
from tests.index.odd_readers import odd
with DocumentReader(odd) as reader:
    job = reader.request(Path(sys.argv[1]), "a")
    reader.wait(job, lambda _: print(reader.worker_id, flush=True) if Path(sys.argv[2]).exists() else None)
"""


@pytest.mark.parametrize("does", ["child", "regex"])
def test_the_worker_ends_when_its_parent_is_killed(tmp_path: Path, does: str) -> None:
    write(tmp_path, {"a.txt": does, "skript.py": SCRIPT})
    begun = tmp_path / ("child.pid" if does == "child" else "a.txt")
    command = [sys.executable, str(tmp_path / "skript.py"), str(tmp_path / "a.txt"), str(begun)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        ours = [int(parent.stdout.readline())]
        ours += [int(begun.read_text())] if does == "child" else []
        time.sleep(1.0)  # for the expression to run away
        parent.kill()
    assert until(lambda: not any(runs(number) for number in ours))


def runs(number: int | None) -> bool:
    """Whether a process is there and not only waiting to be reaped."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")")[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the second where it ends while it is looked at
        return False
