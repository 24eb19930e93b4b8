"""Which papers a corpus is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evals.cases import CaseFile
from evals.identity import Paper, Papers, mark, told_apart
from tests.evals.builders import case

LAW = Paper("land-gesetz", "Land", "h0")
TOWN = Papers((Paper("satzung", "Musterdorf", "h1"), LAW), "i1")


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (replace(TOWN, index="i2"), 2),
        (Papers((Paper("satzung", "Musterdorf", "h9"), LAW)), 2),
        (Papers((Paper("anders", "", "h1"),)), 1),
        (Papers((Paper("satzung", "Neudorf", "h2"), LAW)), 0),
        (Papers((Paper("satzung", "", "h2"),)), 0),
        (Papers((), "i1"), 2),
        (Papers(), 0),
    ],
    ids=["moved", "amended", "renamed", "another town", "no place", "same index", "unknown"],
)
def test_papers_are_known_again_wherever_they_lie(other: Papers, shared: int) -> None:
    assert (TOWN.shared(other), other.shared(TOWN)) == (shared, shared)


def test_papers_come_back_from_a_report_as_they_were() -> None:
    assert Papers.read(TOWN.record()) == TOWN


def _file(folder: Path) -> CaseFile:
    folder.mkdir(parents=True)
    return CaseFile(folder.parent / "faelle.yaml", "papiere", folder, (case(corpus="papiere"),))


def test_folders_of_one_name_are_told_apart_and_others_left_alone(tmp_path: Path) -> None:
    alone, other = _file(tmp_path / "a" / "papiere"), _file(tmp_path / "b" / "papiere")
    assert told_apart([alone, alone]) == (alone, alone)
    assert [file.cases[0].key for file in told_apart([alone, other])] == ["a/papiere/x1", "b/papiere/x1"]
    twin = _file(tmp_path / "c" / "a" / "papiere")
    assert told_apart([alone, twin])[1].corpus == f"a/papiere-{mark(twin.folder)}"
