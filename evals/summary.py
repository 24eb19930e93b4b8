"""Counting: outcomes and scores with their uncertainty, where cases were lost, and two runs side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from evals.counterfactual import SUFFIX
from evals.results import Result
from evals.scoring import Marks, Outcome, mark
from evals.uncertainty import McNemar, Mean, Share, mean, nearest_rank


@dataclass(frozen=True)
class Times:
    """Milliseconds over the answered cases; ``None`` without any."""

    median: int | None = None
    p90: int | None = None
    p99: int | None = None

    @classmethod
    def of(cls, values: Sequence[int]) -> Times:
        if not values:
            return cls()
        return cls(round(median(values)), nearest_rank(values, 0.9), nearest_rank(values, 0.99))


@dataclass(frozen=True)
class Group:
    """The counts of some cases. Cases that were not scored are in no share.

    ``false_answers`` is of all cases, ``false_refusals`` of those that have an answer. ``scores`` are the
    evaluators' means, ``lost_at`` counts the stages that lost the cases. Tokens are medians, ``None``
    without a model.
    """

    name: str
    not_scored: int
    right: Share
    incomplete: Share
    false_answers: Share
    false_refusals: Share
    scores: Mapping[str, Mean]
    lost_at: Mapping[str, int]
    total: Times
    first_token: Times
    prompt_tokens: int | None
    output_tokens: int | None

    @property
    def scored(self) -> int:
        return self.right.total

    def record(self) -> dict[str, object]:
        """The group as plain JSON values."""
        shares = ("right", "incomplete", "false_answers", "false_refusals")
        return {
            "name": self.name,
            "scored": self.scored,
            "not_scored": self.not_scored,
            **{name: getattr(self, name).record() for name in shares},
            "scores": {name: value.record() for name, value in self.scores.items()},
            "lost_at": dict(self.lost_at),
            "total_ms": vars(self.total),
            "first_token_ms": vars(self.first_token),
            "prompt_tokens": self.prompt_tokens,
            "output_tokens": self.output_tokens,
        }


def group(name: str, results: Sequence[Result]) -> Group:
    """Count ``results``."""
    scored = [found for found in results if is_scored(found)]
    answerable = [found for found in scored if found.case.answerable]
    counts = Counter(found.outcome for found in scored)
    names = dict.fromkeys(score for found in scored for score in found.scores)
    answers = [found.recording.answer for found in scored if found.recording.answer]
    prompts = [answer.prompt_tokens for answer in answers if answer.prompt_tokens]
    outputs = [answer.output_tokens for answer in answers if answer.output_tokens]
    stages = Counter(found.lost_at.value for found in scored if found.lost_at)
    return Group(
        name=name,
        not_scored=len(results) - len(scored),
        right=Share(counts[Outcome.RIGHT], len(scored)),
        incomplete=Share(counts[Outcome.INCOMPLETE], len(scored)),
        false_answers=Share(counts[Outcome.FALSE_ANSWER], len(scored)),
        false_refusals=Share(counts[Outcome.FALSE_REFUSAL], len(answerable)),
        scores={score: mean([f.scores[score] for f in scored if score in f.scores]) for score in names},
        lost_at=dict(stages.most_common()),
        total=Times.of([answer.timings.total_ms for answer in answers]),
        first_token=Times.of(
            [a.timings.first_token_ms for a in answers if a.timings.first_token_ms is not None]
        ),
        prompt_tokens=round(median(prompts)) if prompts else None,
        output_tokens=round(median(outputs)) if outputs else None,
    )


def once(results: Iterable[Result]) -> list[Result]:
    """Each question of the papers as they are, asked for the first time in its first wording.

    Asked again or otherwise it is no further question: counted every time, it would weigh more than others.
    """
    return [
        found for found in results if found.repeat == 1 and not found.case.variant and not is_altered(found)
    ]


def is_altered(found: Result) -> bool:
    """Whether it was asked of a paper that says otherwise."""
    return found.case.corpus.endswith(SUFFIX)


def apart(results: Iterable[Result]) -> tuple[list[Result], list[Result], list[Result]]:
    """What the totals count, what was asked again or otherwise, and what was asked of altered papers."""
    everything = list(results)
    counted = once(everything)
    ids = {id(found) for found in counted}
    altered = [found for found in everything if is_altered(found)]
    again = [found for found in everything if id(found) not in ids and not is_altered(found)]
    return counted, again, altered


def groups(results: Iterable[Result], by: str) -> list[Group]:
    """One group for each value of a field of the cases (``kind``, ``corpus`` …), ordered by name."""
    parts: dict[str, list[Result]] = {}
    for found in results:
        parts.setdefault(str(getattr(found.case, by)), []).append(found)
    return [group(name, parts[name]) for name in sorted(parts)]


def agreement(results: Iterable[Result], *, over: str) -> Mean:
    """How often all askings of a case come to the same outcome, ``over`` "repeats" or "paraphrases"."""
    families: dict[tuple[str, ...], set[Outcome]] = {}
    sizes: Counter[tuple[str, ...]] = Counter()
    for found in results:
        fixed = found.case.variant if over == "repeats" else found.repeat
        key = (found.system, found.case.corpus, found.case.id, str(fixed))
        families.setdefault(key, set()).add(found.outcome)
        sizes[key] += 1
    return mean([float(len(outcomes) == 1) for key, outcomes in families.items() if sizes[key] > 1])


@dataclass(frozen=True)
class Following:
    """Altered papers: how many answers say what the copy says, and how many still say the old value."""

    followed: Share
    old: int

    def record(self) -> dict[str, object]:
        return {"followed": self.followed.record(), "old_value": self.old}


def following(results: Iterable[Result]) -> Following:
    """Over the altered copies, each asked for the first time."""
    asked = [f for f in results if is_altered(f) and f.repeat == 1 and f.recording.answer and is_scored(f)]
    # the old value is the last of what must not be said
    old = sum(f.case.must_not[-1] in _marks(f).said for f in asked)
    return Following(Share(sum(map(follows, asked)), len(asked)), old)


def follows(found: Result) -> bool:
    """Whether an answer says what the altered paper says, and nothing of the old value."""
    marks = _marks(found)
    return not (marks.refused or marks.missing or marks.said)


def _marks(found: Result) -> Marks:
    assert found.recording.answer is not None
    return mark(found.case, found.recording.answer)


def is_scored(found: Result) -> bool:
    return found.outcome is not Outcome.NOT_SCORED


@dataclass(frozen=True)
class Comparison:
    """This run against an earlier one: the keys of the cases whose outcome is another.

    Only what both runs scored is ``compared``, and ``test`` is McNemar's on it; what one of them could not
    score is in ``unscored``. ``total`` is what this run scored. ``against`` is the earlier system, empty
    where the report has none that could be meant; ``elsewhere`` counts its cases on other papers.
    """

    newly_right: tuple[str, ...]
    newly_wrong: tuple[str, ...]
    otherwise: tuple[tuple[str, str, str], ...]
    unscored: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    test: McNemar
    compared: int
    total: int
    against: str = ""
    elsewhere: int = 0

    @property
    def is_better(self) -> bool:
        return McNemar(self.test.lost, self.test.gained).is_worse

    def record(self) -> dict[str, object]:
        """The comparison as plain JSON values."""
        return {**vars(self), "test": self.test.record()}


def compare(
    results: Sequence[Result], before: Mapping[str, str], against: str = "", elsewhere: int = 0
) -> Comparison:
    """Case by case against the outcomes of an earlier report; ``otherwise`` holds (key, before, now).

    Each question once: asked again, otherwise or of an altered paper it would count twice.
    """
    now = {found.case.key: found.outcome.value for found in once(results)}
    right, unscored = Outcome.RIGHT.value, Outcome.NOT_SCORED.value
    pairs = [(key, before[key], value) for key, value in now.items() if key in before]
    compared = [pair for pair in pairs if unscored not in pair[1:]]
    changed = [pair for pair in compared if pair[1] != pair[2]]
    newly_right = tuple(key for key, _, new in changed if new == right)
    newly_wrong = tuple(key for key, old, _ in changed if old == right)
    return Comparison(
        newly_right=newly_right,
        newly_wrong=newly_wrong,
        otherwise=tuple(change for change in changed if right not in change[1:]),
        unscored=tuple(key for key, *both in pairs if unscored in both),
        added=tuple(key for key in now if key not in before),
        gone=tuple(key for key in before if key not in now),
        test=McNemar(len(newly_right), len(newly_wrong)),
        compared=len(compared),
        total=sum(value != unscored for value in now.values()),
        against=against,
        elsewhere=elsewhere,
    )
