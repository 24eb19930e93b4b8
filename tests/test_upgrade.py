"""A data folder of an earlier release goes on: the index is made over, nothing of the people's is lost."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import application, feedback
from assistant.errors import StoreError
from assistant.index.embedding import make_embedder
from assistant.index.library import open_library
from assistant.index.manifest import LAYOUT, StateFolder
from assistant.passwords import PasswordFile, path_of
from assistant.roles import Role
from assistant.settings import Settings
from assistant.staff.register import kept_register
from assistant.staff.register_file import RegisterFile
from assistant.staff.topics import load_topics
from tests.index.samples import best, write
from tests.web.roles import QUICK, SECRET

EARLIER = sorted((Path(__file__).parent / "earlier").glob("*.tar.xz"))
OWN = {
    "topics.yaml": "topics: []\n",
    "evals/cases/eigene.yaml": "cases: []\n",
    "feedback-2025.jsonl": "{}\n",
}
FARE = "Die Fahrt kostet zwei Euro."


@pytest.fixture(params=EARLIER, ids=lambda path: path.name.split(".")[0])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """As the release left it, with what people put there, an account, and an upload not yet indexed."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path, filter="data")
    index = tmp_path / "data" / "index.json"
    index.write_text(index.read_text(encoding="utf-8").replace("@TOWN@", str(tmp_path)), encoding="utf-8")
    settings = Settings(documents=tmp_path / "documents", data=tmp_path / "data", cache=tmp_path / "cache")
    write(settings.data, OWN)
    PasswordFile(path_of(settings), QUICK).put("erika", Role.STAFF, SECRET)
    return settings


def kept(settings: Settings) -> dict[str, bytes]:
    """What people put there, by name."""
    names = [*OWN, feedback.FILE, path_of(settings).name]
    papers = {path.name: path.read_bytes() for path in settings.documents.iterdir()}
    return papers | {name: (settings.data / name).read_bytes() for name in names}


def fare(settings: Settings) -> str:
    return best(open_library(settings, make_embedder(settings)), "Was kostet die Fahrt?")


def test_until_it_is_made_over_one_line_says_what_to_do(town: Settings) -> None:
    with pytest.raises(StoreError, match=r"von einer anderen Fassung des Programms.*„vereinbart ingest“"):
        fare(town)


def test_it_is_made_over_at_the_start_and_nothing_is_lost(
    town: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    before = kept(town)
    report = application.ready_index(town)
    assert report is not None
    assert report.ok
    assert fare(town) == FARE
    assert kept(town) == before
    assert PasswordFile(path_of(town), QUICK).verify("erika", SECRET) is not None
    assert [said.comment for said in feedback.read(town)] == ["Es sind zwei."]
    assert "von einer anderen Fassung" in caplog.text


def test_papers_that_came_meanwhile_are_read_as_well(town: Settings) -> None:
    write(town.documents, {"steg.md": "# Steg\n\nDer Steg am Hafen kommt 2028.\n"})
    application.ready_index(town)
    library = open_library(town, make_embedder(town))
    assert best(library, "Wann kommt der Steg?") == "Der Steg am Hafen kommt 2028."


def test_where_the_papers_are_gone_the_earlier_state_stays(town: Settings) -> None:
    before = StateFolder(town.data).manifest()
    shutil.move(town.documents, town.documents.with_name("woanders"))
    application.ready_index(town)
    assert StateFolder(town.data).manifest() == before
    shutil.move(town.documents.with_name("woanders"), town.documents)
    application.ready_index(town)
    assert fare(town) == FARE


@pytest.mark.parametrize("layout", [0, 99])
def test_a_register_of_another_layout_is_read_anew(town: Settings, layout: int) -> None:
    application.ready_index(town)
    with closing(sqlite3.connect(town.data / "register.sqlite3")) as file, file:
        file.execute("CREATE TABLE IF NOT EXISTS alt (x)")
        file.execute(f"PRAGMA user_version = {layout}")
    library = open_library(town, make_embedder(town))
    rows = kept_register(RegisterFile.beside_index(town.data), library, load_topics(None)).rows
    assert {row.agreement.id for row in rows} <= {"moorbek", "tannrode"}
    assert rows


def test_an_index_of_a_later_release_is_made_over_too(town: Settings) -> None:
    application.ready_index(town)
    folder = StateFolder(town.data)
    manifest = folder.manifest()
    assert manifest is not None
    folder.commit(replace(manifest, layout=LAYOUT + 1, chunker="later"), 0)
    assert application.ready_index(town) is not None
    assert fare(town) == FARE


def test_a_damaged_index_names_the_file_to_delete_and_not_the_folder(town: Settings) -> None:
    before = kept(town)
    index = town.data / "index.json"
    index.write_text("{")
    with pytest.raises(StoreError, match=rf"beschädigt \({index}\). Bitte nur dies löschen"):
        application.ready_index(town)
    index.unlink()
    application.ready_index(town)
    assert (fare(town), kept(town)) == (FARE, before)
