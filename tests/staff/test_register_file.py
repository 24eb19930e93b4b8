from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.staff.offices import Office, Standing, Told
from assistant.staff.register_file import NAME, RegisterFile
from tests.staff.rows import AUENTAL, BY_ID, ROWS, kept


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    file = kept(tmp_path)
    numbers = [fact.number for fact in file.facts()]
    assert list(file.commitments(numbers[::-1], BY_ID)) == list(ROWS[::-1])


def test_facts_are_what_is_filtered_by(tmp_path: Path) -> None:
    fact = next(kept(tmp_path).facts())
    assert (fact.agreement, fact.binding, fact.day, fact.euros) == (
        "auental",
        "vereinbart",
        "2027-12-31",
        500,
    )
    assert (fact.topics, fact.flags) == (("verkehr",), ("haushaltsrelevant",))
    assert fact.searched == " Der Radweg wird gebaut. Teil Verkehr  haushaltsrelevant"


def test_a_paper_is_replaced_whole_and_others_stay(tmp_path: Path) -> None:
    file = kept(tmp_path)
    file.store({"auental": "2"}, ROWS[1:2], ())
    assert file.versions() == {"auental": "2", "birkholz": "1"}
    assert sorted(fact.sentence for fact in file.facts()) == ["auental:2", "birkholz:1", "birkholz:2"]
    file.drop(["birkholz"])
    assert [fact.sentence for fact in file.facts()] == ["auental:2"]


def test_offices_are_kept_in_the_order_of_the_papers(tmp_path: Path) -> None:
    office = Office(
        AUENTAL, ROWS[0].sentence, "Ratsvorsitz", "", "SPD", False, Standing.INNE, Told.LABEL, 2021, 2026
    )
    file = RegisterFile(tmp_path / NAME)
    file.store({"auental": "1"}, (), [office])
    assert file.offices(BY_ID) == (office,)


def test_what_is_no_register_or_an_older_one_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("kein Register")
    assert kept(tmp_path).versions() == {"auental": "1", "birkholz": "1"}
    with closing(sqlite3.connect(tmp_path / NAME)) as file:
        file.execute("PRAGMA user_version = 99")
    assert RegisterFile(tmp_path / NAME).versions() == {}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    with pytest.raises(
        StoreError, match=r"Das Vorhabenregister .*register\.sqlite3 kann nicht benutzt werden"
    ):
        RegisterFile.beside_index(tmp_path / "datei").versions()
