"""Counts of many cases and the comparison of two runs."""

from __future__ import annotations

from evals.results import Result, not_scored
from evals.scoring import Outcome
from evals.summary import agreement, compare, following, group, groups
from evals.uncertainty import Share
from tests.evals.builders import SENTENCES, answer, case, recording, scored

SEVEN, MAY, _ = SENTENCES
COUNT = case(expect=(("7",),), gold=(SEVEN,))


def results() -> list[Result]:
    return [
        scored(COUNT, recording(answer("7", SEVEN, total_ms=100), SEVEN)),
        scored(COUNT, recording(answer("Nichts.", total_ms=300), SEVEN)),
        scored(case(kind="who", answerable=False), answer("Am 1. Mai.", MAY, total_ms=900)),
        not_scored(COUNT, "kaputt"),
    ]


def test_a_case_that_was_not_scored_is_in_no_share() -> None:
    counted = group("all", results())
    assert (counted.scored, counted.not_scored) == (3, 1)
    assert (counted.right, counted.false_answers) == (Share(1, 3), Share(1, 3))


def test_refusals_count_among_the_answerable_and_stages_are_counted() -> None:
    counted = group("all", results())
    assert counted.false_refusals == Share(1, 2)
    assert counted.lost_at == {"ablehnung": 2}


def test_scores_are_means_of_the_cases_that_have_them() -> None:
    scores = group("all", results()).scores
    assert (scores["recall@1"].value, scores["recall@1"].total) == (1.0, 2)
    assert (scores["citation_precision"].value, scores["citation_precision"].total) == (1.0, 1)


def test_times_and_tokens() -> None:
    counted = group("all", results())
    assert (counted.total.median, counted.total.p90, counted.prompt_tokens) == (300, 900, None)
    assert counted.first_token.median is None


def test_groups_by_kind() -> None:
    assert [(part.name, part.scored) for part in groups(results(), "kind")] == [("number", 2), ("who", 1)]


def _asked(outcome: Outcome, *, repeat: int = 1, variant: int = 0, name: str = "a") -> Result:
    return Result(case(id=name, variant=variant), outcome, repeat=repeat)


def test_agreement_over_repeats_and_over_paraphrases() -> None:
    right, wrong = Outcome.RIGHT, Outcome.FALSE_ANSWER
    found = [_asked(right), _asked(right, repeat=2), _asked(right, variant=1), _asked(wrong, name="b")]
    assert agreement([*found, _asked(wrong, repeat=2, name="b")], over="repeats").value == 1.0
    assert agreement([*found, _asked(wrong, variant=2)], over="paraphrases").value == 0.0
    assert agreement([_asked(right)], over="repeats").total == 0


def test_comparison_case_by_case() -> None:
    outcomes = {
        "a": Outcome.RIGHT,
        "b": Outcome.FALSE_ANSWER,
        "c": Outcome.INCOMPLETE,
        "d": Outcome.RIGHT,
        "e": Outcome.RIGHT,
        "f": Outcome.NOT_SCORED,
    }
    now = [Result(case(id=name), outcome) for name, outcome in outcomes.items()]
    before = {
        "a": "falsche_ablehnung",
        "b": "richtig",
        "c": "falsche_antwort",
        "d": "richtig",
        "f": "richtig",
        "z": "richtig",
    }
    found = compare(now, {f"papers/{name}": outcome for name, outcome in before.items()})
    assert (found.newly_right, found.newly_wrong) == (("papers/a",), ("papers/b",))
    assert (found.unscored, found.compared, found.total) == (("papers/f",), 4, 5)
    assert found.otherwise == (("papers/c", "falsche_antwort", "unvollstaendig"),)
    assert (found.added, found.gone) == (("papers/e",), ("papers/z",))
    assert (found.test.gained, found.test.lost) == (1, 1)


def test_asked_again_otherwise_or_of_an_altered_paper_is_not_compared() -> None:
    right = Outcome.RIGHT
    altered = Result(case(corpus="papers-vertauscht"), Outcome.FALSE_ANSWER)
    found = [Result(case(), right), _asked(right, repeat=2, name="x1"), _asked(right, variant=1), altered]
    before = {result.case.key: "richtig" for result in found}
    assert (compare(found, before).compared, compare(found, before).test.lost) == (1, 0)


def _altered(text: str, *quotes: str) -> Result:
    asked = case(corpus="papers-vertauscht", expect=(("7",),), gold=(SEVEN,), must_not=("3", "9"))
    return scored(asked, answer(text, *quotes))


def test_following_an_altered_paper_is_saying_the_new_value_and_not_the_old() -> None:
    answers = [_altered("Sieben.", SEVEN), _altered("Neun.", SEVEN), _altered("Drei.", SEVEN)]
    found = following([*answers, _altered("Dazu steht nichts da."), Result(COUNT, Outcome.RIGHT)])
    assert (found.followed, found.old) == (Share(1, 4), 1)
