"""The written report and its use as a baseline."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.settings import Settings
from evals.junit import tree
from evals.report import Run, markdown, read_baseline, record, summary_text, write
from evals.results import not_scored
from evals.summary import compare
from tests.evals.builders import SENTENCES, answer, case, scored

SEVEN, MAY, _ = SENTENCES


def run(settings: Settings, *, before: dict[str, str] | None = None) -> Run:
    count = case(id="a", expect=(("7",),), gold=(SEVEN,))
    results = (
        scored(count, answer("Sieben.", SEVEN)),
        scored(case(id="b", answerable=False, must_not=("1. Mai",)), answer("Am 1. Mai | <b>", MAY)),
        not_scored(case(id="c"), "kaputt"),
    )
    comparison = compare(results, before) if before is not None else None
    return Run("modell-a", results, ("own.yaml: Fall 9 fehlt",), "heute", "all", settings, comparison)


def test_the_json_report_is_the_next_baseline(settings: Settings, tmp_path: Path) -> None:
    write([run(settings)], tmp_path / "new" / "report")
    outcomes = read_baseline(tmp_path / "new" / "report" / "eval.json")
    assert outcomes == {
        "modell-a": {"papers/a": "richtig", "papers/b": "falsche_antwort", "papers/c": "nicht_bewertet"}
    }


def test_false_answers_and_false_refusals_stand_together(settings: Settings) -> None:
    text = summary_text(run(settings))
    assert "falsche Antworten: 1 · 50 % (9–91)\nfalsche Ablehnungen: 0 · 0 % (0–79)\n" in text
    assert "nicht bewertet: 1" in text


def test_markdown_names_the_wrong_and_the_unscored(settings: Settings) -> None:
    text = markdown(run(settings))
    assert "| gesamt | 2 | 1 · 50 % (9–91) |" in text
    assert "- **papers/b** (number)" in text
    assert "  - Grund: hätte nicht gesagt werden dürfen: 1. Mai" in text
    assert "- own.yaml: Fall 9 fehlt\n- papers/c: kaputt\n" in text


def test_what_an_answer_holds_is_no_markup(settings: Settings) -> None:
    assert "(nur_zitat) Am 1. Mai \\| \\<b>" in markdown(run(settings))


def test_the_json_holds_intervals_stages_and_the_comparison(settings: Settings) -> None:
    found = json.loads(json.dumps(record([run(settings, before={"papers/a": "falsche_antwort"})])))["runs"][0]
    assert found["overall"]["right"]["low"] == pytest.approx(0.0945, abs=1e-4)
    assert found["overall"]["lost_at"] == {"ablehnung": 1}
    assert found["comparison"]["newly_right"] == ["papers/a"]
    assert [part["name"] for part in found["by_answerable"]] == ["False", "True"]
    assert found["cases"][0]["scores"]["citation_precision"] == 1.0


def test_the_comparison_is_printed_with_its_test(settings: Settings) -> None:
    text = summary_text(run(settings, before={"papers/a": "richtig", "papers/b": "richtig"}))
    assert "- neu nicht richtig (1): papers/b" in text
    assert "- neu richtig (0): keine" in text
    assert "McNemar-Test: p = 1,000" in text


def test_junit_counts_wrong_as_failures_and_unscored_as_errors(settings: Settings) -> None:
    suite = tree([run(settings)]).getroot()[0]
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["3", "1", "1"]
    assert [child.tag for found in suite for child in found] == ["failure", "error"]


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"runs": [{"system": 1}]}'])
def test_a_baseline_that_is_no_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "old.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="kein lesbarer früherer Bericht"):
        read_baseline(tmp_path / "old.json")


def test_a_folder_that_cannot_be_written(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="anderen Ordner"):
        write([run(settings)], tmp_path / "file" / "report")


def test_a_question_counts_once_however_often_it_is_asked(settings: Settings) -> None:
    plain = run(settings)
    right, wrong, _ = plain.results
    again = (replace(wrong, repeat=2), replace(right, case=replace(right.case, variant=1)))
    more = replace(plain, results=(*plain.results, *again))
    assert more.overall == plain.overall
    assert "Dazu 2-mal nochmals" in summary_text(more)
    assert "davon richtig 1 · 50 %" in summary_text(more)
