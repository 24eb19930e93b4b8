"""Altered copies of papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import texts
from evals.cases import CaseFile
from evals.counterfactual import altered, of_all
from tests.evals.builders import case

TEXT = "# Vertrag\n\nDen Vorsitz\nstellt die SPD.\n\nDie SPD dankt allen.\n"
CASE = case(expect=(("SPD",),), gold=("Den Vorsitz stellt die SPD.",), swap=("SPD", "FDP"))


@pytest.fixture
def file(tmp_path: Path) -> CaseFile:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "vertrag.md").write_text(TEXT, encoding="utf-8")
    return CaseFile(tmp_path / "own.yaml", "papers", tmp_path / "papers", (CASE, case(id="x2")))


def test_only_the_gold_sentence_says_otherwise(file: CaseFile, tmp_path: Path) -> None:
    altered(file, tmp_path / "copy")
    copy = (tmp_path / "copy" / "vertrag.md").read_text(encoding="utf-8")
    assert copy == TEXT.replace("stellt die SPD", "stellt die FDP")
    assert (tmp_path / "papers" / "vertrag.md").read_text(encoding="utf-8") == TEXT


def test_the_case_expects_the_new_value_and_forbids_the_old(file: CaseFile, tmp_path: Path) -> None:
    found = altered(file, tmp_path / "copy")
    made = found.files[0]
    asked = made.cases[0]
    assert (asked.expect, asked.gold, asked.must_not) == (
        (("FDP",),),
        ("Den Vorsitz stellt die FDP.",),
        ("SPD",),
    )
    assert (made.corpus, asked.key, len(made.cases)) == ("papers-vertauscht", "papers-vertauscht/x1", 1)
    assert (found.problems, found.beyond) == ((), 0)


def test_a_sentence_that_is_not_in_a_text_file_is_named(file: CaseFile, tmp_path: Path) -> None:
    other = replace(file, cases=(replace(CASE, gold=("Den Vorsitz hat die SPD.",)),))
    found = altered(other, tmp_path / "copy")
    assert found.files == ()
    assert found.problems[0].startswith("own.yaml: Fall x1: „swap“ lässt sich nicht anwenden; der Satz")


def test_a_sentence_is_altered_once(file: CaseFile, tmp_path: Path) -> None:
    twice = replace(file, cases=(CASE, replace(CASE, id="x3", swap=("SPD", "CDU"))))
    found = altered(twice, tmp_path / "copy")
    assert [asked.id for asked in found.files[0].cases] == ["x1"]
    assert found.problems == ("own.yaml: Fall x3: " + texts.EVAL_SWAP_TWICE,)


def test_a_paper_that_is_no_text_lies_beside_the_copy_and_its_case_is_no_fault(
    file: CaseFile, tmp_path: Path
) -> None:
    (file.folder / "satzung.pdf").write_bytes(b"%PDF")
    (file.folder / "catalog.yaml").write_text("agreements: []\n", encoding="utf-8")
    found = altered(replace(file, cases=(CASE, replace(CASE, gold=("Die SPD tagt.",)))), tmp_path / "copy")
    assert (len(found.files[0].cases), found.problems, found.beyond) == (1, (), 1)
    names = sorted(path.name for path in (tmp_path / "copy").iterdir())
    assert names == ["catalog.yaml", "satzung.pdf", "vertrag.md"]


def test_what_the_copy_says_is_not_forbidden(file: CaseFile, tmp_path: Path) -> None:
    found = altered(replace(file, cases=(replace(CASE, must_not=("FDP", "CDU")),)), tmp_path / "copy")
    assert found.files[0].cases[0].must_not == ("CDU", "SPD")


def test_case_files_of_one_name_have_copies_of_their_own(file: CaseFile, tmp_path: Path) -> None:
    other = replace(file, path=tmp_path / "other" / "own.yaml")
    folders = [made.folder for made in of_all([file, other], tmp_path / "copies").files]
    assert len(set(folders)) == 2
