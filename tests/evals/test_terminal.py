"""What the terminal shows of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.settings import Settings
from evals.counterfactual import SUFFIX
from evals.report import Run, markdown
from evals.results import Result, not_scored
from evals.scoring import Outcome
from evals.summary import compare
from evals.terminal import MOST, side_by_side, summary_text
from tests.evals.builders import SENTENCES, answer, case, scored

SEVEN, MAY, _ = SENTENCES
RIGHT = scored(case(id="a", expect=(("7",),), gold=(SEVEN,)), answer("Sieben.", SEVEN))
WRONG = scored(case(id="b", kind="who", answerable=False), answer("Am 1. Mai.", MAY))


def run(settings: Settings, *results: Result, before: dict[str, str] | None = None) -> Run:
    comparison = compare(results, before) if before is not None else None
    return Run("modell-a", results, (), "heute", "all", settings, comparison)


def test_false_answers_and_false_refusals_stand_together(settings: Settings) -> None:
    text = summary_text(run(settings, RIGHT, WRONG, not_scored(case(id="c"), "kaputt")))
    assert "falsche Antworten: 1 · 50 % (9–91)\nfalsche Ablehnungen: 0 · 0 % (0–79)\n" in text
    assert "nicht bewertet: 1" in text


def test_a_table_counts_by_kind(settings: Settings) -> None:
    lines = [line.split() for line in summary_text(run(settings, RIGHT, WRONG)).splitlines()]
    assert ["Person", "oder", "Amt", "1", "0", "0", "1", "0", "0"] in lines
    assert ["gesamt", "2", "1", "0", "1", "0", "0"] in lines


def test_wrong_cases_are_named_with_their_stage(settings: Settings) -> None:
    text = summary_text(run(settings, RIGHT, replace(WRONG, case=replace(WRONG.case, variant=1))))
    line = "  papers/b~1 · Fassung 2 · falsche Antwort · Ablehnung · „Wie viele?“"
    assert f"\nNochmals oder anders gefragt und nicht richtig (1):\n{line}" in text


def test_many_wrong_cases_end_in_the_report(settings: Settings) -> None:
    many = [replace(WRONG, case=replace(WRONG.case, id=f"w{n}")) for n in range(MOST + 3)]
    text = summary_text(run(settings, *many), "/b/guetebericht.html")
    assert (text.count("· falsche Antwort ·"), "w10" in text) == (MOST, False)
    assert "und 3 weitere in /b/guetebericht.html" in text
    compared = summary_text(run(settings, *many, before={f.case.key: "richtig" for f in many}))
    assert "neu nicht richtig (13): papers/w0, " in compared
    assert "papers/w9, und 3 weitere\n" in compared


@pytest.mark.parametrize(
    ("lost", "same", "verdict"),
    [
        (0, 0, "Kein Fall lässt sich vergleichen; ob etwas schlechter geworden ist, lässt sich nicht sagen."),
        (0, 5, "zu wenige Fälle, um einen Rückschritt zu erkennen (mindestens 6)"),
        (5, 1, "p = 0,062, kein Rückschritt über den Zufall hinaus"),
        (6, 0, "p = 0,031, schlechter, als Zufall erklärt"),
    ],
)
def test_a_comparison_says_no_more_than_it_knows(
    settings: Settings, lost: int, same: int, verdict: str
) -> None:
    found = [replace(WRONG, case=replace(WRONG.case, id=f"w{n}")) for n in range(lost)]
    found += [replace(RIGHT, case=replace(RIGHT.case, id=f"r{n}")) for n in range(same)]
    text = summary_text(run(settings, *found, before={f.case.key: "richtig" for f in found}))
    assert text.endswith(verdict)
    assert f"- verglichen: {lost + same} von" in text


def test_what_was_not_scored_now_is_no_regression_and_not_called_none(settings: Settings) -> None:
    text = summary_text(run(settings, not_scored(case(id="a"), "?"), before={"papers/a": "richtig"}))
    assert "- verglichen: 0 von 0 Fällen" in text
    assert "kein Rückschritt" not in text


def test_systems_stand_side_by_side_with_their_test(settings: Settings) -> None:
    ours = [replace(RIGHT, case=replace(RIGHT.case, id=str(n))) for n in range(6)]
    theirs = [replace(found, outcome=Outcome.FALSE_ANSWER) for found in ours]
    text = side_by_side([run(settings, *ours), replace(run(settings, *theirs), system="modell-b")])
    assert ["modell-b", "6", "0", "0", "6", "0", "0"] in [line.split() for line in text.splitlines()]
    assert "mehr, als der Zufall erklärt: schlechter (McNemar-Test: p = 0,031)" in text


def test_altered_copies_are_counted_apart(settings: Settings) -> None:
    copy = replace(WRONG, case=replace(WRONG.case, corpus=f"papers{SUFFIX}", must_not=("1. Mai",)))
    text = summary_text(run(settings, RIGHT, WRONG, copy))
    assert "\nNicht richtig (1):\n  papers/b · " in text
    assert "\nGeändertes Papier und nicht richtig (1):\n  papers-vertauscht/b · " in text
    assert "### falsche Antwort (1)" in markdown(run(settings, RIGHT, WRONG, copy))
