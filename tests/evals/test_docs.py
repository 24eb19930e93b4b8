"""The examples of docs/evals.md are true."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from assistant.agreements import read_catalog
from assistant.cli import app
from evals.attribution import Stage
from evals.case_shape import KINDS, schema
from evals.cases import Case, load, unfit
from evals.papers import read_papers
from evals.scoring import Outcome

TEXT = (Path(__file__).parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")
PAPER = (
    "Kooperationsvertrag\n\nDer Rat hat sieben Mitglieder. Ein Neubau des Freibads wird geprüft. "
    "Die Gruppe trifft sich montags um 19 Uhr.\n"
)


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found.group(1)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    (tmp_path / "papiere").mkdir()
    catalog = block("yaml catalog").replace("kooperationsvertrag.pdf", "kooperationsvertrag.txt")
    (tmp_path / "papiere" / "catalog.yaml").write_text(catalog, encoding="utf-8")
    (tmp_path / "papiere" / "kooperationsvertrag.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "faelle.yaml").write_text(block("yaml cases"), encoding="utf-8")
    return tmp_path


def cases(town: Path) -> tuple[Case, ...]:
    loaded = load([town / "faelle.yaml"], town)
    assert loaded.problems == ()
    return loaded.files[0].cases


def test_the_case_file_is_read_and_fits_its_papers(town: Path) -> None:
    papers = read_papers(town / "papiere")
    assert papers.problems == ()
    assert [unfit(case, papers.documents) for case in cases(town)] == [""] * 4


def test_the_catalogue_is_read(town: Path) -> None:
    assert read_catalog(town / "papiere").problems == ()


def test_every_field_kind_outcome_and_stage_is_explained() -> None:
    fields = next(iter(schema()["$defs"].values()))["properties"]
    names = [*fields, *KINDS, *(stage.value for stage in Stage), *(found.value for found in Outcome)]
    assert [name for name in names if f"`{name}`" not in TEXT and f"| `{name}`" not in TEXT] == []


@pytest.mark.parametrize("line", re.findall(r"^vereinbart eval.*$", TEXT, re.MULTILINE))
def test_every_command_is_understood(line: str) -> None:
    command, words = get_command(app), shlex.split(line)[1:]
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert [word for word in words if word.startswith("--") and word not in known] == []
    assert command.name == ("eval" if words[0].startswith("--") else line.split()[2])
