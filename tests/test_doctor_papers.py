"""Papers that are not in the index, a damaged register, files that are gone, what a restore left."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from assistant import texts
from assistant.doctor_papers import examine_papers
from assistant.finding import Finding
from assistant.settings import Settings
from assistant.staff.register_file import RegisterFile
from tests.index.samples import BUS, PAPERS, POOL, ingest, write


@pytest.fixture
def indexed(settings: Settings) -> Settings:
    write(settings.documents, PAPERS | {"kopie.md": POOL, "leer.txt": ""})
    ingest(settings)
    return settings


def found(settings: Settings, subject: str) -> Finding:
    return next(finding for finding in examine_papers(settings) if finding.subject == subject)


def test_what_is_indexed_copied_left_out_or_only_touched_is_no_fault(indexed: Settings) -> None:
    assert found(indexed, "Aktualität").text == "alle Papiere sind eingelesen, wie sie sind"
    later = time.time() + 60
    os.utime(indexed.documents / "moorbek.md", (later, later))
    assert found(indexed, "Aktualität").ok


def test_what_an_ingest_could_not_read_is_named(indexed: Settings) -> None:
    told = found(indexed, "Nicht gelesen")
    assert (told.ok, told.exit_code) == (False, 1)
    assert told.text.startswith("1 Datei. „leer.txt“: Die Datei enthält keinen Text.")
    (indexed.documents / "leer.txt").unlink()
    write(indexed.documents, {f"blatt-{number}.xyz": "x" for number in range(7)})
    ingest(indexed)
    told = found(indexed, "Nicht gelesen")
    assert told.text.startswith("7 Dateien. blatt-0.xyz: dieses Format wird nicht gelesen")
    assert told.text.endswith("Dazu 2 weitere; „vereinbart ingest“ nennt alle.")


def test_all_read_is_said(settings: Settings) -> None:
    write(settings.documents, PAPERS)
    ingest(settings)
    assert found(settings, "Nicht gelesen") == Finding("Nicht gelesen", True, texts.DOCTOR_NONE_LEFT)


def test_new_changed_and_removed_papers_are_named(indexed: Settings) -> None:
    write(indexed.documents, {"neu.txt": "Der Steg kommt.\n", "moorbek.md": BUS + "\nDer Bus ist rot.\n"})
    (indexed.documents / "tannrode.md").unlink()
    told = found(indexed, "Aktualität")
    assert (told.ok, told.exit_code) == (False, 1)
    assert "nicht im Index: moorbek.md, neu.txt, tannrode.md. Bitte" in told.text
    assert f"„vereinbart ingest {indexed.documents.resolve()}“" in told.text


def test_a_changed_paper_with_an_old_time_is_noticed(indexed: Settings) -> None:
    times = (indexed.documents / "moorbek.md").stat()
    write(indexed.documents, {"moorbek.md": BUS.replace("zwei", "drei")})
    os.utime(indexed.documents / "moorbek.md", (times.st_atime, times.st_mtime))
    assert "moorbek.md" in found(indexed, "Aktualität").text


def test_before_the_first_ingest_there_is_nothing_to_compare(settings: Settings) -> None:
    assert {finding.subject for finding in examine_papers(settings)} == {"Vorhabenregister", "Überbleibsel"}


def test_a_damaged_register(settings: Settings) -> None:
    register = RegisterFile.beside_index(settings.data)
    assert found(settings, "Vorhabenregister").text == "wird beim ersten Aufruf angelegt"
    register.drop(())
    before = set(settings.data.iterdir())
    assert found(settings, "Vorhabenregister").text == "in Ordnung"
    assert set(settings.data.iterdir()) == before
    register.path.write_bytes(register.path.read_bytes()[:5000])
    told = found(settings, "Vorhabenregister")
    assert (told.ok, told.exit_code, "die Datei mit ihren Beidateien" in told.text) == (False, 1, True)


@pytest.mark.parametrize(
    ("setting", "file", "content", "subject"),
    [
        ("topics_file", "themen.yaml", "topics: []\n", "Eigene Themen"),
        ("site_logo", "logo.svg", "<svg/>", "Logo"),
    ],
)
def test_a_file_that_a_setting_names(
    settings: Settings, tmp_path: Path, setting: str, file: str, content: str, subject: str
) -> None:
    given = settings.model_copy(update={setting: tmp_path / file})
    told = found(given, subject)
    assert (told.ok, told.exit_code, file in told.text) == (False, 1, True)
    write(tmp_path, {file: content})
    assert found(given, subject).text == str(tmp_path / file)


def test_what_a_restore_left(settings: Settings) -> None:
    assert found(settings, "Überbleibsel").text == "keine"
    for path in (settings.data / ".vorher-20261126-101112", settings.documents / ".restore-abc"):
        path.mkdir(parents=True)
    told = found(settings, "Überbleibsel")
    assert (told.ok, told.exit_code) == (False, 0)
    assert ".vorher-20261126-101112" in told.text
    assert ".restore-abc" in told.text
