"""A full disk costs what was to be written, never what was there."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant import application, feedback
from assistant.backup import backup
from assistant.errors import StoreError, VereinbartError
from assistant.feedback import Feedback, Reason
from assistant.index.manifest import StateFolder
from assistant.passwords import PasswordFile
from assistant.restore import restore
from assistant.roles import Role
from assistant.settings import Settings
from assistant.staff.register_file import RegisterFile
from tests.index.samples import BUS, PAPERS, WordEmbedder, best, opened, write
from tests.web.roles import QUICK, SECRET

GIVEN = Feedback("Wie viele?", "Sieben.", "belegt", Reason.WRONG, day="2026-11-25")
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "make_embedder", lambda _: WordEmbedder())


@pytest.fixture
def small(tmp_path: Path, times: int) -> Iterator[Path]:
    """A disk of 4 MB, and one more a repetition: a process holds the files of its old states open."""
    folder = tmp_path / "platte"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={4 + times}m", "vereinbart", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    """Until nothing more fits."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096) == 4096:
            pass


def test_an_ingest_on_a_full_disk_keeps_the_state_in_force(
    settings: Settings, small: Path, times: int
) -> None:
    write(settings.documents, PAPERS)
    full = settings.model_copy(update={"data": small / "data"})
    application.ingest(full)
    price = "zwei"
    for number in range(3, 3 + (times or 1)):
        before = StateFolder(full.data).manifest()
        fill(small / "fuell")
        write(settings.documents, {"moorbek.md": BUS.replace("zwei", str(number))})
        with pytest.raises(StoreError) as caught:
            application.ingest(full)
        assert "Traceback" not in str(caught.value)
        assert StateFolder(full.data).manifest() == before
        assert best(opened(full), "Was kostet die Fahrt?") == f"Die Fahrt kostet {price} Euro."
        (small / "fuell").unlink()
        assert application.ingest(full).ok
        price = str(number)
        assert best(opened(full), "Was kostet die Fahrt?") == f"Die Fahrt kostet {price} Euro."


def test_the_line_says_what_is_wrong(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    write(settings.documents, PAPERS)

    def full(_: int) -> None:
        raise FULL

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match=r"kann nicht geschrieben werden \(kein Platz mehr\)"):
        application.ingest(settings)


def test_a_backup_to_another_disk_needs_no_room_here(settings: Settings, small: Path, tmp_path: Path) -> None:
    write(settings.documents, PAPERS)
    full = settings.model_copy(update={"data": small / "data"})
    application.ingest(full)
    RegisterFile.beside_index(full.data).drop(())
    fill(small / "fuell")
    backup(full, tmp_path / "a.tar.gz")
    there = Settings(documents=tmp_path / "neu", data=tmp_path / "neu-daten")
    restore(there, tmp_path / "a.tar.gz")
    assert best(opened(there), "Was kostet die Fahrt?") == "Die Fahrt kostet zwei Euro."


def test_complaints_and_accounts_on_a_full_disk(settings: Settings, small: Path) -> None:
    full = settings.model_copy(update={"data": small / "data"})
    accounts = PasswordFile(full.data / "passwords.json", QUICK)
    accounts.put("erika", Role.STAFF, SECRET)
    assert feedback.keep(full, GIVEN)
    fill(small / "fuell")
    kept = [feedback.keep(full, GIVEN) for _ in range(40)]
    assert not kept[-1]
    with pytest.raises(VereinbartError, match="Bitte Rechte und Platz prüfen"):
        accounts.put("max", Role.ADMIN, SECRET)
    assert accounts.verify("erika", SECRET) is not None
    (small / "fuell").unlink()
    assert feedback.keep(full, GIVEN)
    assert set(feedback.read(full)) == {GIVEN}
    assert len(feedback.read(full)) == 2 + sum(kept)
