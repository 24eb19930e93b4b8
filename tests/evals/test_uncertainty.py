"""Intervals that are true, and a test that sees no difference where there is none."""

from __future__ import annotations

import random

import numpy as np
import pytest

from evals.uncertainty import McNemar, Share, mean, nearest_rank


def test_wilson_interval() -> None:
    # 8 of 10: 0.4902 to 0.9433, as in R's prop.test(8, 10, correct = FALSE)
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Share(0, 10).interval == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert Share(0, 0).interval is None


@pytest.mark.parametrize("true", [0.3, 0.7, 0.9])
def test_the_interval_of_a_share_holds_the_truth_as_often_as_it_says(true: float) -> None:
    random_ = random.Random(1)
    held = 0
    for _ in range(2000):
        interval = Share(sum(random_.random() < true for _ in range(60)), 60).interval
        assert interval is not None
        held += interval[0] <= true <= interval[1]
    # the coverage of every interval for counts swings around what it says (Brown, Cai, DasGupta 2001)
    assert 0.92 <= held / 2000 <= 0.98


def test_the_interval_of_a_mean_holds_the_truth_as_often_as_it_says() -> None:
    random_ = np.random.default_rng(2)
    held = 0
    for _ in range(300):
        found = mean(list(random_.beta(2, 1, size=80)))
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 2 / 3 <= found.high
    assert 0.91 <= held / 300 <= 0.98


def test_a_mean_of_ones_is_not_certain() -> None:
    found = mean([1.0] * 10)
    assert (found.value, found.high, found.total) == (1.0, 1.0, 10)
    assert found.low == pytest.approx(0.7225, abs=1e-4)


def test_nothing_has_no_mean() -> None:
    assert (mean([]).value, mean([]).total) == (None, 0)


def test_mcnemar_in_its_exact_form() -> None:
    # R: binom.test(2, 12)$p.value = 0.03857422
    assert McNemar(2, 10).p_value == pytest.approx(0.03857422)
    assert McNemar(2, 10).is_worse
    assert not McNemar(10, 2).is_worse
    assert not McNemar(4, 8).is_worse
    assert McNemar(0, 0).p_value == 1.0


def test_no_difference_is_called_a_regression_in_at_most_a_twentieth() -> None:
    random_ = random.Random(3)
    alarms = 0
    for _ in range(1000):
        lost = sum(random_.random() < 0.5 for _ in range(40))
        alarms += McNemar(40 - lost, lost).is_worse
    assert alarms / 1000 <= 0.05


def test_nearest_rank() -> None:
    assert nearest_rank(range(1, 11), 0.9) == 9
    assert nearest_rank([5], 0.9) == 5


def test_a_handful_of_values_shows_no_interval() -> None:
    assert mean([0.5]).interval is None
    assert mean([0.5, 0.25, 0.75, 1.0, 0.0]).interval is not None
