"""Counts, intervals and the comparison of two runs."""

from __future__ import annotations

import pytest

from evals.scoring import Outcome, Result, not_scored, score
from evals.summary import Share, compare, group, groups, nearest_rank
from tests.evals.builders import SENTENCES, answer, case, evidence

SEVEN, MAY, _ = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,))


def results() -> list[Result]:
    return [
        score(COUNT, answer("7", SEVEN, total_ms=100), evidence(SEVEN)),
        score(COUNT, answer("Nichts.", total_ms=300), evidence(SEVEN)),
        score(case(kind="who", answerable=False), answer("Am 1. Mai.", MAY, total_ms=900), ()),
        not_scored(COUNT, "kaputt"),
    ]


def test_wilson_interval() -> None:
    # 8 of 10: 0.4902 to 0.9433, as in R's prop.test(8, 10, correct = FALSE)
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Share(0, 10).interval == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert Share(0, 0).interval is None


def test_a_case_that_was_not_scored_is_in_no_share() -> None:
    counted = group("all", results())
    assert (counted.scored, counted.not_scored) == (3, 1)
    assert (counted.right, counted.false_answers) == (Share(1, 3), Share(1, 3))


def test_refusals_and_gold_count_among_the_answerable() -> None:
    counted = group("all", results())
    assert counted.false_refusals == Share(1, 2)
    assert (counted.gold_first, counted.gold_in_evidence) == (Share(1, 2), Share(2, 2))


def test_times_and_tokens() -> None:
    counted = group("all", results())
    assert (counted.total_ms, counted.total_ms_p90, counted.prompt_tokens) == (300, 900, None)


def test_nearest_rank() -> None:
    assert nearest_rank(range(1, 11), 0.9) == 9
    assert nearest_rank([5], 0.9) == 5


def test_groups_by_kind() -> None:
    assert [(part.name, part.scored) for part in groups(results(), "kind")] == [("number", 2), ("who", 1)]


def test_comparison_case_by_case() -> None:
    outcomes = {
        "a": Outcome.RIGHT,
        "b": Outcome.FALSE_ANSWER,
        "c": Outcome.INCOMPLETE,
        "d": Outcome.RIGHT,
        "e": Outcome.RIGHT,
    }
    now = [Result(case(id=name), outcome) for name, outcome in outcomes.items()]
    before = {
        "a": "falsche_ablehnung",
        "b": "richtig",
        "c": "falsche_antwort",
        "d": "richtig",
        "z": "richtig",
    }
    found = compare(now, {f"papers/{name}": outcome for name, outcome in before.items()})
    assert (found.newly_right, found.newly_wrong) == (("papers/a",), ("papers/b",))
    assert found.otherwise == (("papers/c", "falsche_antwort", "unvollstaendig"),)
    assert (found.added, found.gone) == (("papers/e",), ("papers/z",))
