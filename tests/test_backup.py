"""What was saved while the app runs comes back whole, elsewhere too; what was tampered with does not."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from assistant import backup as saving
from assistant import cli_server, feedback, passwords, presence
from assistant.backup import backup
from assistant.cli import main
from assistant.errors import IndexBusy, UsageError, VereinbartError
from assistant.feedback import Feedback, Reason
from assistant.index.manifest import StateFolder
from assistant.passwords import PasswordFile
from assistant.restore import restore
from assistant.roles import Role
from assistant.settings import Settings
from tests.index.samples import BUS, PAPERS, best, ingest, opened, states, write
from tests.web.roles import QUICK, SECRET

GIVEN = Feedback("Wie viele?", "Sieben.", "belegt", Reason.WRONG, day="2026-11-25")
FARE = "Was kostet die Fahrt?"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Papers, an index, a complaint, an account and somebody who is logged in."""
    folder = tmp_path_factory.mktemp("stadt")
    settings = Settings(documents=folder / "documents", data=folder / "data", site_name="Auental")
    write(settings.documents, PAPERS)
    ingest(settings)
    feedback.keep(settings, GIVEN)
    PasswordFile(passwords.path_of(settings), QUICK).put("erika", Role.STAFF, SECRET)
    write(settings.data / "sessions", {"a": "b"})
    return settings


@pytest.fixture(scope="module")
def saved(town: Settings) -> Path:
    """Its backup, made while an app has the index open."""
    library = opened(town)
    with presence.here(town.data):
        done = backup(town, town.data.parent / "sicherung.tar.gz")
    assert best(library, FARE) == "Die Fahrt kostet zwei Euro."
    assert done.files > 5
    return done.path


def elsewhere(folder: Path) -> Settings:
    return Settings(documents=folder / "neu" / "papiere", data=folder / "neu" / "daten")


def test_all_comes_back_in_another_place(saved: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path)
    restored = restore(there, saved)
    assert restored.aside == ()
    library = opened(there)
    assert best(library, FARE) == "Die Fahrt kostet zwei Euro."
    assert library.files["moorbek"].read_text() == BUS
    assert library.files["moorbek"].is_relative_to(there.documents)
    assert feedback.read(there) == (GIVEN,)
    accounts = PasswordFile(passwords.path_of(there), QUICK)
    assert accounts.verify("erika", SECRET) is not None
    assert not accounts.open_to_others()
    assert not (there.data / "sessions").exists()
    assert {path.name for path in there.documents.iterdir()} == set(PAPERS)
    assert states(ingest(there)) == dict.fromkeys(("tannrode.md", "moorbek.md"), "unverändert")


def test_complaints_and_accounts_come_back_for_ones_own_eyes(saved: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path)
    restore(there, saved)
    for path in (feedback.path_of(there), passwords.path_of(there)):
        assert path.stat().st_mode & 0o777 == 0o600


def test_what_was_brought_back_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    there, third = elsewhere(tmp_path / "a"), elsewhere(tmp_path / "b")
    restore(there, saved)
    backup(there, tmp_path / "b.tar.gz")
    restore(third, tmp_path / "b.tar.gz")
    assert best(opened(third), FARE) == "Die Fahrt kostet zwei Euro."


@pytest.fixture
def scattered(settings: Settings, tmp_path: Path) -> Settings:
    """Papers in two folders and a single file, one of them behind a link and one twice on the disk."""
    write(tmp_path / "regal", {"furt.txt": "Die Furt erhält einen Steg.\n", "steg.txt": "Der Steg kommt.\n"})
    write(tmp_path / "einzeln", {"kai.txt": "Der Kai wird breiter.\n", "anderes.txt": "geheim"})
    write(settings.documents, PAPERS)
    (settings.documents / "steg.txt").symlink_to(tmp_path / "regal" / "steg.txt")
    (tmp_path / "andere" / "Ämter").mkdir(parents=True)
    (tmp_path / "regal" / "furt.txt").rename(tmp_path / "andere" / "Ämter" / "furt.txt")
    (settings.documents / "kopie.md").hardlink_to(settings.documents / "moorbek.md")
    ingest(settings, tmp_path / "andere", settings.documents, tmp_path / "einzeln" / "kai.txt")
    return settings


def test_papers_of_every_folder_and_behind_links_come_back(scattered: Settings, tmp_path: Path) -> None:
    before = set(opened(scattered).documents)
    assert len(before) == 5
    assert backup(scattered, tmp_path / "b.tar.gz").missing == ()
    there = elsewhere(tmp_path)
    moved = dict(restore(there, tmp_path / "b.tar.gz").moved)
    assert set(moved) == {str(tmp_path / "andere"), str(tmp_path / "einzeln")}
    library = opened(there)
    assert set(library.documents) == before
    assert all(path.is_file() and path.is_relative_to(there.documents) for path in library.files.values())
    assert not list(there.documents.rglob("anderes.txt"))
    report = ingest(there, *map(Path, library.manifest.roots))
    assert set(states(report).values()) == {"unverändert"}


def test_a_paper_that_is_not_there_is_named(scattered: Settings, tmp_path: Path) -> None:
    (tmp_path / "regal" / "steg.txt").unlink()
    (tmp_path / "einzeln" / "kai.txt").unlink()
    (scattered.documents / "ordner").symlink_to(tmp_path / "regal")
    missing = backup(scattered, tmp_path / "b.tar.gz").missing
    assert {Path(path).name for path in missing} == {"steg.txt", "kai.txt", "ordner"}


def test_a_paper_that_may_not_be_read_is_named(
    town: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_add", lambda _, name, *__: not name.endswith("moorbek.md"))
    assert backup(town, tmp_path / "b.tar.gz").missing == (str(town.documents / "moorbek.md"),)


@pytest.mark.parametrize("roots", [[], {"1-x": ""}, {"../x": "/a"}, {"1-x/..": "/a"}])
def test_a_folder_with_an_odd_name_changes_nothing(tmp_path: Path, roots: object) -> None:
    assert_refused(tmp_path, packed(roots=roots), "beschädigt")


def test_files_of_settings_are_saved_and_put_where_the_settings_want_them(
    town: Settings, tmp_path: Path
) -> None:
    write(tmp_path / "etc", {"themen.yaml": "topics: []\n", "logo.svg": "<svg/>"})
    topics, logo = tmp_path / "etc" / "themen.yaml", tmp_path / "etc" / "logo.svg"
    given = town.model_copy(update={"topics_file": topics, "site_logo": logo})
    assert backup(given, tmp_path / "b.tar.gz").missing == ()
    there = elsewhere(tmp_path).model_copy(update={"topics_file": tmp_path / "neue.yaml"})
    named = dict(restore(there, tmp_path / "b.tar.gz").named)
    assert named["VEREINBART_TOPICS_FILE"] == tmp_path / "neue.yaml"
    assert (tmp_path / "neue.yaml").read_text() == "topics: []\n"
    assert named["VEREINBART_SITE_LOGO"].read_text() == "<svg/>"
    logo.unlink()
    assert backup(given, tmp_path / "b.tar.gz").missing == (str(logo),)


def test_the_file_is_ones_own_and_names_no_secret(saved: Path, town: Settings) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    with tarfile.open(saved) as archive:
        settings = archive.extractfile("settings.env")
        assert settings is not None
        assert b'VEREINBART_SITE_NAME="Auental"\n' in settings.read()
        assert {member.uname for member in archive} == {""}
    hidden = town.model_copy(update={"chroma_url": "http://a:b@c"})
    hidden.model_fields_set.update({"metrics_token", "chroma_url"})
    assert not [line for line in saving._named(hidden) if "TOKEN" in line or "CHROMA" in line]


def test_what_is_there_is_only_put_aside_when_wanted(saved: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path)
    write(there.documents, {"moorbek.md": "alt"})
    with pytest.raises(UsageError, match="Mit --force wird es in einen Ordner"):
        restore(there, saved)
    restored = restore(there, saved, force=True)
    (aside,) = restored.aside
    assert (aside / "moorbek.md").read_text() == "alt"
    assert (there.documents / "moorbek.md").read_text() == BUS
    assert states(ingest(there))["moorbek.md"] == "unverändert"


@pytest.mark.parametrize(
    "content",
    [b"", b"# Vereinbarung\n", gzip.compress(b"x" * 5000, mtime=0), gzip.compress(b"", mtime=0)[:5]],
)
def test_room_is_only_made_for_a_backup(tmp_path: Path, content: bytes) -> None:
    there = elsewhere(tmp_path)
    write(there.documents, {"moorbek.md": "alt", "../liste.md": content})
    with pytest.raises(UsageError, match="oder keine von „vereinbart backup“") as caught:
        restore(there, there.documents.parent / "liste.md")
    assert "--force" not in str(caught.value)


def test_what_is_no_file_is_told_in_german(tmp_path: Path) -> None:
    for name, why in ((".", "ist ein Ordner"), ("weg.tar.gz", "gibt es nicht")):
        with pytest.raises(UsageError, match=rf"kann nicht gelesen werden \({why}\)"):
            restore(elsewhere(tmp_path), tmp_path / name)


def test_under_a_running_app_nothing_is_brought_back(saved: Path, tmp_path: Path) -> None:
    there = elsewhere(tmp_path)
    with (
        presence.here(there.data),
        presence.here(there.data),
        pytest.raises(UsageError, match="Vereinbart läuft auf diesem Datenordner"),
    ):
        restore(there, saved)
    restore(there, saved)


def test_a_backup_waits_for_an_ingest(
    town: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_WAIT_SECONDS", 0.1)
    with FileLock(StateFolder(town.data).lock), pytest.raises(IndexBusy):
        backup(town, tmp_path / "a.tar.gz")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["data", "documents"])
def test_a_backup_does_not_hold_itself(town: Settings, inside: str) -> None:
    with pytest.raises(UsageError, match="nicht im Datenordner"):
        backup(town, getattr(town, inside) / "a.tar.gz")


def test_where_nothing_can_be_written(town: Settings, tmp_path: Path) -> None:
    with pytest.raises(VereinbartError, match="kann nicht geschrieben werden"):
        backup(town, tmp_path / "fehlt" / "a.tar.gz")


def member(name: str, data: bytes = b"x", **more: object) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size = len(data)
    for key, value in more.items():
        setattr(made, key, value)
    return made


EVIL = {
    "climbs": lambda: member("data/../../geheim"),
    "absolute": lambda: member("/tmp/geheim"),
    "elsewhere": lambda: member("etc/passwd"),
    "backslash": lambda: member("data/..\\geheim"),
    "symlink": lambda: member("data/a", b"", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
    "hardlink": lambda: member("data/a", b"", type=tarfile.LNKTYPE, linkname="../../etc/passwd"),
    "device": lambda: member("data/a", b"", type=tarfile.CHRTYPE),
    "fifo": lambda: member("documents/a", b"", type=tarfile.FIFOTYPE),
}


def packed(*members: tarfile.TarInfo, form: object = 1, **more: object) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        about = json.dumps({"form": form, "made": "heute", "documents": "/alt"} | more).encode()
        for found, data in (
            (member("backup.json", about), about),
            *((one, b"x" * one.size) for one in members),
            (member("end.json"), b"x"),
        ):
            archive.addfile(found, io.BytesIO(data))
    return file.getvalue()


@pytest.mark.parametrize("kind", EVIL)
def test_a_member_that_does_not_belong_changes_nothing(tmp_path: Path, kind: str) -> None:
    assert_refused(tmp_path, packed(member("documents/a.txt"), EVIL[kind]()), "nicht hineingehört")


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"kein Archiv", "beschädigt"),
    "cut off": (lambda: packed(*(member(f"data/{n}", b"x" * 9999) for n in range(9)))[:150], "beschädigt"),
    "empty": (lambda: gzip.compress(b"\0" * 1024), "beschädigt"),
    "no form": (lambda: packed(form="alt"), "beschädigt"),
    "newer": (lambda: packed(form=99), "neueren Fassung"),
    "broken index": (lambda: packed(member("data/index.json", b"xx")), "beschädigt"),
    "twice": (lambda: packed(member("data/a"), member("data/a")), "beschädigt"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_is_no_backup_changes_nothing(tmp_path: Path, kind: str) -> None:
    made, message = BROKEN[kind]
    assert_refused(tmp_path, made(), message)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    head = member("data/bombe")
    head.size = 1 << 50
    about = json.dumps({"form": 1}).encode()
    whole = member("backup.json", about).tobuf() + about.ljust(512, b"\0") + head.tobuf() + b"\0" * 4096
    assert_refused(tmp_path, gzip.compress(whole), "als die freien")


def assert_refused(folder: Path, content: bytes, message: str) -> None:
    there = elsewhere(folder)
    (folder / "b.tar.gz").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        restore(there, folder / "b.tar.gz")
    left = {path.name for place in (there.data, there.documents) for path in place.iterdir()}
    assert left <= {"app.lock", "ingest.lock"}
    assert not list(folder.rglob("geheim"))


def test_the_commands_say_what_was_done(
    town: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(cli_server, "complain", said.append)
    monkeypatch.setattr(cli_server, "load_settings", lambda: town)
    cli_server.backup(tmp_path / "a.tar.gz")
    monkeypatch.setattr(cli_server, "load_settings", lambda: elsewhere(tmp_path))
    cli_server.restore(tmp_path / "a.tar.gz")
    assert "Dateien" in said[0]
    assert said[1].startswith("Stand vom 20")


def test_the_command_names_what_is_not_saved(
    scattered: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli_server, "load_settings", lambda: scattered)
    assert main(["backup", str(tmp_path / "a.tar.gz")]) == 0
    (tmp_path / "regal" / "steg.txt").unlink()
    assert main(["backup", str(tmp_path / "b.tar.gz")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "Nicht in der Sicherung:" in told
    monkeypatch.setattr(cli_server, "load_settings", lambda: elsewhere(tmp_path))
    assert main(["restore", str(tmp_path / "b.tar.gz")]) == 0
    assert "liegen jetzt in" in " ".join(capsys.readouterr().err.split())
