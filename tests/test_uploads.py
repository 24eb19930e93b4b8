"""From a file that somebody sends to sentences that can be found, or to nothing at all."""

from __future__ import annotations

import errno
import io
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from assistant import uploads
from assistant.errors import DocumentError, IndexBusy, StoreError, UsageError
from assistant.index.ingest import FileReport, IngestReport
from assistant.index.reading import DocumentReader, Job, Limits
from assistant.index.sizes import MB
from assistant.progress import Progress
from assistant.settings import Settings
from assistant.uploads import Phase, Upload, Uploads
from tests.index.odd_readers import odd
from tests.index.samples import BUS, PAPERS, best, ingest, opened, write
from tests.waiting import LONG

NEW = "# Vereinbarung Furt\n\nDie Furt erhält einen Steg aus Eichenholz.\n"


def index(settings: Settings) -> uploads.Index:
    return lambda roots, _: ingest(settings, *roots)


@pytest.fixture
def taken(settings: Settings) -> Uploads:
    """Over two papers that are indexed."""
    write(settings.documents, PAPERS)
    ingest(settings)
    return Uploads(settings, index(settings))


def send(taken: Uploads, name: str, content: str | bytes, may_replace: bool = False) -> Upload:
    """What became of it."""
    data = content if isinstance(content, bytes) else content.encode()
    number = taken.take(name, io.BytesIO(data), may_replace).number
    taken.wait(60)
    return next(upload for upload in taken.states() if upload.number == number)


def files(settings: Settings) -> set[str]:
    """Every file in the documents folder, hidden ones too."""
    return {
        str(path.relative_to(settings.documents)) for path in settings.documents.rglob("*") if path.is_file()
    }


def test_a_paper_can_be_asked_once_it_is_in(taken: Uploads, settings: Settings) -> None:
    sent = send(taken, "furt.md", NEW)
    assert (sent.phase, sent.message) == (Phase.DONE, "2 Sätze")
    assert best(opened(settings), "Was erhält die Furt?") == "Die Furt erhält einen Steg aus Eichenholz."
    assert files(settings) == {*PAPERS, "furt.md"}


class Reader:
    """Reads anything at once."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def request(self, path: Path, document_id: str, name: str = "") -> Job:
        return Job(path, document_id, 1, name)

    def wait(self, job: Job, waiting: Callable[[Job], None]) -> None:
        waiting(job)


def indexed(roots: tuple[Path, ...], progress: Progress) -> IngestReport:
    """Whatever there is."""
    progress("", 1, 2)
    found = (FileReport(path.name, path.stem, "neu", 7) for path in roots[0].iterdir() if path.is_file())
    return IngestReport(tuple(found), (), "f")


def test_nothing_lies_about_any_more_when_the_end_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[object, bool]] = []
    monkeypatch.setattr(
        Uploads,
        "_tell",
        lambda _, number, **changes: told.append(
            (changes.get("phase"), any((settings.documents / uploads.ASIDE).iterdir()))
        ),
    )
    taken = Uploads(settings, indexed, Reader)  # type: ignore[arg-type]
    send(taken, "furt.md", NEW)
    assert (told[0], told[-1]) == ((Phase.READING, True), (Phase.DONE, False))


def test_where_another_folder_was_emptied_the_reason_is_told(settings: Settings, tmp_path: Path) -> None:
    write(settings.documents, PAPERS)
    other = write(tmp_path / "anderes", {"steg.txt": "Der Steg kommt.\n"})
    ingest(settings, settings.documents, other)
    (other / "steg.txt").unlink()
    sent = send(Uploads(settings, index(settings)), "furt.md", NEW)
    assert sent.phase is Phase.REFUSED
    assert sent.message.startswith(f"In {other} liegt kein Papier mehr")
    assert files(settings) == set(PAPERS)


def test_the_first_paper_of_all(settings: Settings) -> None:
    sent = send(Uploads(settings, indexed, Reader), "furt.md", NEW)  # type: ignore[arg-type]
    assert (sent.phase, sent.done, sent.total, sent.message) == (Phase.DONE, 1, 2, "7 Sätze")
    assert files(settings) == {"furt.md"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("leer.txt", "  \n", "enthält keinen"),
        ("defekt.pdf", b"%PDF-1.7 kein weiteres Wort", "defekt.pdf"),
        ("doppelt.md", BUS, "moorbek.md"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(
    taken: Uploads, settings: Settings, name: str, content: str | bytes, message: str
) -> None:
    before = opened(settings).manifest
    sent = send(taken, name, content)
    assert sent.phase is Phase.REFUSED
    assert message in sent.message
    assert files(settings) == set(PAPERS)
    assert (opened(settings).manifest.left_out, opened(settings).manifest.entries) == ((), before.entries)


@pytest.mark.parametrize(
    ("does", "line"),
    [("hang", r"seit \d+ s nicht weiter"), ("eat", "reicht der Speicher nicht"), ("abort", "Signal 6")],
)
def test_what_harms_its_reader_leaves_nothing(settings: Settings, does: str, line: str) -> None:
    write(settings.documents, PAPERS)
    limits = Limits(memory=700 * MB, silence=1.0 if does == "hang" else LONG)
    taken = Uploads(settings, index(settings), lambda: DocumentReader(odd, limits))
    sent = send(taken, "boese.txt", does)
    assert sent.phase is Phase.REFUSED
    assert re.search(line, sent.message)
    assert files(settings) == set(PAPERS)


def test_a_name_that_is_taken_needs_a_word(settings: Settings) -> None:
    write(settings.documents, PAPERS)
    taken = Uploads(settings, indexed, Reader)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=r"„moorbek\.md“ gibt es schon"):
        taken.take("moorbek.md", io.BytesIO(NEW.encode()))
    assert send(taken, "moorbek.md", NEW, may_replace=True).phase is Phase.DONE
    assert (settings.documents / "moorbek.md").read_text() == NEW
    assert files(settings) == set(PAPERS)


def test_a_replacement_that_fails_brings_the_old_back(settings: Settings) -> None:
    write(settings.documents, PAPERS)

    def fails(roots: tuple[Path, ...], progress: Progress) -> IngestReport:
        raise StoreError("Chroma antwortet nicht.")

    taken = Uploads(settings, fails, Reader)  # type: ignore[arg-type]
    assert send(taken, "moorbek.md", NEW, may_replace=True).message == "Chroma antwortet nicht."
    assert (settings.documents / "moorbek.md").read_text() == BUS


def test_a_file_over_the_limit_is_dropped_on_the_way(settings: Settings) -> None:
    taken = Uploads(settings.model_copy(update={"upload_bytes": 3 * MB}))
    with pytest.raises(UsageError, match="höchstens 3 MB"):
        taken.take("gross.txt", io.BytesIO(b"a" * (3 * MB + 1)))
    assert files(settings) == set()


def test_the_wrong_content_is_told_at_once(settings: Settings) -> None:
    with pytest.raises(DocumentError, match="ist kein PDF"):
        Uploads(settings).take("a.pdf", io.BytesIO(b"Text"))
    assert files(settings) == set()


def test_a_full_disk_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="kein Platz mehr"):
        Uploads(settings).take("a.txt", io.BytesIO(b"Text"))
    assert files(settings) == set()


def test_anothers_ingest_is_waited_for(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_BUSY_SECONDS", 0.01)
    tries: list[int] = []

    def busy(roots: tuple[Path, ...], progress: Progress) -> IngestReport:
        tries.append(1)
        if len(tries) < 3:
            raise IndexBusy("läuft schon")
        return indexed(roots, progress)

    assert send(Uploads(settings, busy, Reader), "furt.md", NEW).phase is Phase.DONE  # type: ignore[arg-type]
    assert len(tries) == 3


def test_more_than_can_be_read_soon_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Uploads, "_work", lambda _: None)
    taken = Uploads(settings)
    for number in range(20):
        taken.take(f"p{number}.txt", io.BytesIO(b"Text"))
    with pytest.raises(uploads.TooBusy, match="warten schon viele"):
        taken.take("p20.txt", io.BytesIO(b"Text"))


def test_what_a_killed_server_left_is_cleared_away(settings: Settings) -> None:
    left = settings.documents / uploads.ASIDE / "alt"
    write(left, {"halb.txt": "Der Ra"})
    past = time.time() - 7200
    os.utime(left, (past, past))
    send(Uploads(settings, indexed, Reader), "furt.md", NEW)  # type: ignore[arg-type]
    assert not left.exists()


def test_one_that_is_just_being_cleared_away_is_in_nobodys_way(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Uploads, "_work", lambda _: None)
    with monkeypatch.context() as gone:
        gone.setattr(Path, "iterdir", lambda folder: iter([folder / "eben noch da"]))
        assert Uploads(settings).take("a.txt", io.BytesIO(b"Text")).phase is Phase.WAITING
