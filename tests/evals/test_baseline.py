"""An earlier report and which of its cases are this run's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import UsageError
from assistant.settings import Settings
from evals.baseline import Baseline, read_baseline
from evals.identity import Paper, Papers
from evals.report import Run, write
from evals.results import Result
from evals.scoring import Outcome
from tests.evals.builders import case

HERE = {"papers": Papers((Paper("satzung", "Musterdorf", "h1"),), "i1")}
NOW = (Result(case(id="a"), Outcome.RIGHT), Result(case(id="b"), Outcome.FALSE_ANSWER))


def earlier(settings: Settings, folder: Path, *results: Result, **fields: Any) -> Baseline:
    run = Run("modell-a", results or NOW, (), "heute", "all", settings, **{"papers": HERE} | fields)
    write([run], folder)
    return read_baseline(folder / "eval.json")


def test_the_json_report_is_the_next_baseline(settings: Settings, tmp_path: Path) -> None:
    again = replace(NOW[1], repeat=2, outcome=Outcome.RIGHT)
    other = replace(NOW[1], case=replace(NOW[1].case, variant=1))
    swapped = replace(NOW[1], case=case(id="b", corpus="papers-vertauscht"))
    found = earlier(settings, tmp_path, *NOW, again, other, swapped)
    assert found.systems == {"modell-a": {("papers", "a"): "richtig", ("papers", "b"): "falsche_antwort"}}
    assert (found.papers, found.aged) == (HERE, False)


def test_a_moved_and_renamed_folder_is_compared(settings: Settings, tmp_path: Path) -> None:
    moved = tuple(replace(found, case=replace(found.case, corpus="kopie")) for found in NOW)
    altered = HERE | {"papers-vertauscht": HERE["papers"]}
    before = earlier(settings, tmp_path, papers=altered)
    found = before.against("modell-a", moved, {"kopie": HERE["papers"]}, alone=True)
    assert (found.compared, found.total, found.against, found.gone) == (2, 2, "modell-a", ())


def test_another_town_is_not_compared_though_all_is_called_alike(settings: Settings, tmp_path: Path) -> None:
    town = {"papers": Papers((Paper("satzung", "Neudorf", "h2"),), "i2")}
    found = earlier(settings, tmp_path).against("modell-a", NOW, town, alone=True)
    assert (found.compared, found.elsewhere, found.added) == (0, 2, ("papers/a", "papers/b"))


def test_a_report_without_papers_is_compared_where_the_index_is_the_same(tmp_path: Path) -> None:
    rows = [{"key": "papers/a", "corpus": "papers", "id": "a", "repeat": 1, "outcome": "richtig"}]
    old = {"runs": [{"system": "x", "index": {"papers": "i1"}, "cases": rows}]}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    found = read_baseline(tmp_path / "old.json")
    assert found.aged
    assert found.against("x", NOW, HERE, alone=False).compared == 1
    other = {"papers": replace(HERE["papers"], index="i2")}
    assert found.against("x", NOW, other, alone=False).compared == 0


def test_another_system_is_meant_only_where_there_is_one_of_each(settings: Settings, tmp_path: Path) -> None:
    found = earlier(settings, tmp_path)
    assert found.against("modell-b", NOW, HERE, alone=True).against == "modell-a"
    assert found.against("modell-b", NOW, HERE, alone=False).compared == 0


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"runs": [{"system": 1}]}', '{"runs": [1]}'])
def test_a_baseline_that_is_no_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="kein lesbarer früherer Bericht"):
        read_baseline(tmp_path / "old.json")
