"""Counting: outcomes with their uncertainty, times, and two runs side by side."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, median

from evals.scoring import Outcome, Result

CONFIDENCE = 0.95


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
class Group:
    """The counts of some cases. Cases that were not scored are in no share.

    ``false_answers`` is of all cases, ``false_refusals`` of those that have an answer; the gold shares
    are of the cases with an answer and a named gold sentence. Times and tokens are ``None`` without any.
    """

    name: str
    not_scored: int
    right: Share
    incomplete: Share
    false_answers: Share
    false_refusals: Share
    gold_first: Share
    gold_cited: Share
    gold_in_evidence: Share
    total_ms: int | None
    total_ms_p90: int | None
    prompt_tokens: int | None

    @property
    def scored(self) -> int:
        return self.right.total

    def record(self) -> dict[str, object]:
        shares = {name: value.record() for name, value in vars(self).items() if isinstance(value, Share)}
        plain = {name: value for name, value in vars(self).items() if not isinstance(value, Share)}
        return plain | {"scored": self.scored} | shares


def group(name: str, results: Sequence[Result]) -> Group:
    """Count ``results``."""
    scored = [result for result in results if result.outcome is not Outcome.NOT_SCORED]
    answerable = [result for result in scored if result.case.answerable]
    counts = Counter(result.outcome for result in scored)
    marks = [result.marks for result in answerable if result.marks and result.case.gold]
    answers = [result.answer for result in scored if result.answer]
    times = [answer.timings.total_ms for answer in answers]
    tokens = [answer.prompt_tokens for answer in answers if answer.prompt_tokens]
    return Group(
        name=name,
        not_scored=len(results) - len(scored),
        right=Share(counts[Outcome.RIGHT], len(scored)),
        incomplete=Share(counts[Outcome.INCOMPLETE], len(scored)),
        false_answers=Share(counts[Outcome.FALSE_ANSWER], len(scored)),
        false_refusals=Share(counts[Outcome.FALSE_REFUSAL], len(answerable)),
        gold_first=Share(sum(bool(m.gold_first) for m in marks), len(marks)),
        gold_cited=Share(sum(bool(m.gold_cited) for m in marks), len(marks)),
        gold_in_evidence=Share(sum(bool(m.gold_in_evidence) for m in marks), len(marks)),
        total_ms=round(median(times)) if times else None,
        total_ms_p90=nearest_rank(times, 0.9) if times else None,
        prompt_tokens=round(median(tokens)) if tokens else None,
    )


def groups(results: Iterable[Result], by: str) -> list[Group]:
    """One group for each value of a field of the cases (``kind``, ``corpus`` …), ordered by name."""
    parts: dict[str, list[Result]] = {}
    for result in results:
        parts.setdefault(str(getattr(result.case, by)), []).append(result)
    return [group(name, parts[name]) for name in sorted(parts)]


def nearest_rank(values: Sequence[int], share: float) -> int:
    """The smallest value that at least ``share`` of all do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


@dataclass(frozen=True)
class Comparison:
    """This run against an earlier one: the keys of the cases whose outcome is another."""

    newly_right: tuple[str, ...]
    newly_wrong: tuple[str, ...]
    otherwise: tuple[tuple[str, str, str], ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]


def compare(results: Sequence[Result], before: Mapping[str, str]) -> Comparison:
    """Case by case against the outcomes of an earlier report; ``otherwise`` holds (key, before, now)."""
    now = {result.case.key: result.outcome.value for result in results}
    changed = [(key, before[key], value) for key, value in now.items() if before.get(key, value) != value]
    right = Outcome.RIGHT.value
    return Comparison(
        newly_right=tuple(key for key, _, new in changed if new == right),
        newly_wrong=tuple(key for key, old, _ in changed if old == right),
        otherwise=tuple(change for change in changed if right not in change[1:]),
        added=tuple(key for key in now if key not in before),
        gone=tuple(key for key in before if key not in now),
    )
