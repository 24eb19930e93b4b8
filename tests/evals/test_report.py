"""The written report and its use as a baseline."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.settings import Settings
from evals.counterfactual import SUFFIX
from evals.junit import tree
from evals.report import NAMES, Run, markdown, record, writable, write
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


def test_markdown_names_the_wrong_and_the_unscored(settings: Settings) -> None:
    text = markdown(run(settings))
    assert "| gesamt | 2 | 1 · 50 % (9–91) |" in text
    assert "- **papers/b** (Anzahl)" in text
    assert "  - Grund: hätte nicht gesagt werden dürfen: 1. Mai" in text
    assert "## Nicht bewertet (1)\n\n- papers/c: kaputt\n- own.yaml: Fall 9 fehlt\n" in text


def test_what_an_answer_holds_is_no_markup(settings: Settings) -> None:
    assert "Antwort (Nur Zitat): Am 1. Mai \\| \\<b>" in markdown(run(settings))


def test_the_json_holds_intervals_stages_and_the_comparison(settings: Settings) -> None:
    found = json.loads(json.dumps(record([run(settings, before={"papers/a": "falsche_antwort"})])))["runs"][0]
    assert found["overall"]["right"]["low"] == pytest.approx(0.0945, abs=1e-4)
    assert found["overall"]["lost_at"] == {"ablehnung": 1}
    assert found["comparison"]["newly_right"] == ["papers/a"]
    assert [part["name"] for part in found["by_answerable"]] == ["False", "True"]
    assert found["cases"][0]["scores"]["citation_precision"] == 1.0


def test_junit_counts_wrong_as_failures_and_unscored_as_errors(settings: Settings) -> None:
    suite = tree([run(settings)]).getroot()[0]
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["3", "1", "1"]
    assert [child.tag for found in suite for child in found] == ["failure", "error"]


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
    assert "Dazu 2-mal nochmals oder anders gefragt: davon richtig 1 · 50 %" in markdown(more)


def test_altered_papers_count_nowhere_but_in_their_own_share(settings: Settings) -> None:
    plain = run(settings)
    clung = case(id="a", corpus=f"papers{SUFFIX}", expect=(("9",),), must_not=("3", "7"))
    more = replace(plain, results=(*plain.results, scored(clung, answer("Sieben.", SEVEN))))
    assert (more.overall, more.asked_again.scored) == (plain.overall, 0)
    found = json.loads(json.dumps(record([more])))["runs"][0]
    assert found["counterfactual"]["followed"]["of"] == found["counterfactual"]["old_value"] == 1
    text = markdown(more)
    assert "Geändertes Papier: 0 · 0 % (0–79); 0 von 1 Antwort nennen, was die Kopie sagt; 1 nennen" in text
    assert "- **papers-vertauscht/a** (Anzahl, geändertes Papier)" in text


def test_answers_of_an_earlier_run_are_told(settings: Settings) -> None:
    plain = run(settings)
    kept = replace(plain, results=tuple(replace(found, kept=True) for found in plain.results[:1]))
    assert "1 von 1 Antwort ist aus früheren Läufen übernommen; die Dauer ist die von damals" in markdown(
        kept
    )
    assert json.loads(json.dumps(record([kept])))["runs"][0]["from_store"] == 1


def test_the_split_is_a_group_where_there_are_two(settings: Settings) -> None:
    plain = run(settings)
    first, second, _ = plain.results
    both = replace(plain, results=(first, replace(second, case=replace(second.case, split="tune"))))
    assert "| zum Einstellen (tune) | 1 | 0 · 0 %" in markdown(both)
    assert "(tune)" not in markdown(plain)


def test_a_report_that_could_not_be_written_is_known_before(tmp_path: Path) -> None:
    writable(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    (tmp_path / "new" / NAMES[0]).mkdir()
    with pytest.raises(UsageError, match="anderen Ordner"):
        writable(tmp_path / "new")


def test_the_mean_of_one_value_says_how_many_there_are(settings: Settings) -> None:
    text = markdown(run(settings))
    assert "| 100 % (n = 1) |" in text
    assert "(100–100)" not in text
