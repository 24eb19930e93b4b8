"""How sure a figure is: intervals, and whether two runs differ by more than chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

CONFIDENCE = 0.95
# The bootstrap of fewer values says more than they do: of one, that there is no doubt.
FEWEST = 5
RESAMPLES = 2000


@dataclass(frozen=True)
class Share:
    """``hits`` of ``total`` with the Wilson score interval.

    E. B. Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference", Journal
    of the American Statistical Association 22, 209-212; for small numbers recommended by Brown, Cai and
    DasGupta (2001), "Interval Estimation for a Binomial Proportion", Statistical Science 16, 101-133.
    """

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.total:
            return None
        z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
        n, p = self.total, self.hits / self.total
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def record(self) -> dict[str, object]:
        low, high = self.interval or (None, None)
        return {"hits": self.hits, "of": self.total, "share": self.value, "low": low, "high": high}


@dataclass(frozen=True)
class Mean:
    """A mean over ``total`` cases with its interval; ``None`` without any."""

    value: float | None
    low: float | None
    high: float | None
    total: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """What can be shown of the interval: none of a handful of values."""
        if self.low is None or self.high is None or self.total < FEWEST:
            return None
        return self.low, self.high

    def record(self) -> dict[str, object]:
        return dict(vars(self))


def mean(values: Sequence[float]) -> Mean:
    """The mean with the percentile interval of the bootstrap (Efron 1979), the same in every run.

    Values that are all 0 or 1 are a share and get its interval: the bootstrap of 20 ones says "no doubt".
    """
    if not values:
        return Mean(None, None, None, 0)
    if set(values) <= {0.0, 1.0}:
        share = Share(int(sum(values)), len(values))
        low, high = share.interval or (None, None)
        return Mean(share.value, low, high, share.total)
    data = np.asarray(values, dtype=float)
    draws = np.random.default_rng(0).integers(0, len(data), size=(RESAMPLES, len(data)))
    means = data[draws].mean(axis=1)
    tail = 100 * (1 - CONFIDENCE) / 2
    ends = np.percentile(means, [tail, 100 - tail])
    return Mean(float(data.mean()), float(ends[0]), float(ends[1]), len(data))


@dataclass(frozen=True)
class McNemar:
    """Two runs on the same cases: how many were ``gained`` and ``lost``, and whether chance does as much.

    Q. McNemar (1947), Psychometrika 12, 153-157, in the exact form: two-sided binomial test of the
    cases on which the runs differ.
    """

    gained: int
    lost: int

    @property
    def p_value(self) -> float:
        n, k = self.gained + self.lost, min(self.gained, self.lost)
        tail = sum(math.comb(n, i) for i in range(k + 1))
        return min(1.0, 2.0 * tail / 2.0**n)

    @property
    def is_worse(self) -> bool:
        """Whether more was lost than gained, beyond noise."""
        return self.lost > self.gained and self.p_value < 1 - CONFIDENCE

    def record(self) -> dict[str, object]:
        return {"gained": self.gained, "lost": self.lost, "p_value": self.p_value}


def nearest_rank(values: Sequence[int], share: float) -> int:
    """The smallest value that at least ``share`` of all do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
