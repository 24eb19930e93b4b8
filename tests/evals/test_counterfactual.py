"""Altered copies of papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evals.cases import CaseFile
from evals.counterfactual import altered
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
    made, problems = altered(file, tmp_path / "copy")
    assert made is not None
    asked = made.cases[0]
    assert (asked.expect, asked.gold, asked.must_not) == (
        (("FDP",),),
        ("Den Vorsitz stellt die FDP.",),
        ("SPD",),
    )
    assert (made.corpus, len(made.cases), problems) == ("papers-vertauscht", 1, ())


def test_a_sentence_that_is_not_in_a_text_file_is_named(file: CaseFile, tmp_path: Path) -> None:
    other = replace(file, cases=(replace(CASE, gold=("Den Vorsitz hat die SPD.",)),))
    made, problems = altered(other, tmp_path / "copy")
    assert made is None
    assert problems[0].startswith("own.yaml: Fall x1: „swap“ lässt sich nicht anwenden")
