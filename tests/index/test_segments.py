from __future__ import annotations

import pytest

from assistant.index.manifest import Segment
from assistant.index.segments import LARGE, merged, still_used


def segment(name: str, live: int, dead: int = 0) -> Segment:
    return Segment(name, (f"{name}+", f"{name}-"), (live, dead))


def names(segments: list[Segment], new: int) -> list[str]:
    wanted = {key for item in segments for key in item.keys if key.endswith("+")}
    return [item.name for item in merged(segments, wanted, new)]


@pytest.mark.parametrize(
    ("sizes", "new", "chosen"),
    [
        ([300], 30, ["0"]),
        ([8000], 30, []),
        ([8000, 300], 30, ["1"]),
        ([8000, 600, 490], 30, ["2"]),
        ([8000, 600, 490], 200, ["2", "1"]),
        ([8000], 9000, ["0"]),
        ([LARGE + 1], 2 * LARGE, []),
        ([300, 300], 0, []),
    ],
)
def test_small_ones_are_joined_with_what_is_new(sizes: list[int], new: int, chosen: list[str]) -> None:
    assert names([segment(str(number), size) for number, size in enumerate(sizes)], new) == chosen


def test_a_third_out_of_force_is_too_much() -> None:
    assert names([segment("a", 100_000, 40_000)], 30) == []
    assert names([segment("a", 100_000, 60_000)], 30) == ["a"]
    assert names([segment("a", 100_000, 60_000)], 0) == ["a"]


def test_a_run_with_nothing_new_tidies_where_it_is_quick() -> None:
    assert names([segment("a", 4000, 5), segment("b", 20_000, 5)], 0) == ["a"]
    assert names([segment("a", 4000, 5)], 30) == []


def test_a_segment_without_a_paper_in_force_is_given_up() -> None:
    assert still_used([segment("a", 1), segment("b", 1)], {"b+"}) == (segment("b", 1),)


def test_a_thousand_changes_leave_few_segments_and_copy_little() -> None:
    segments: list[Segment] = []
    wanted: set[str] = set()
    copied = 0
    for number in range(1000):
        key = f"{number}+"
        wanted.add(key)
        joined = merged(segments, wanted, 30)
        parts = [pair for item in joined for pair in zip(item.keys, item.vectors, strict=True)] + [(key, 30)]
        copied += 30 * (len(parts) - 1)
        made = Segment(str(number), tuple(key for key, _ in parts), tuple(count for _, count in parts))
        segments = [item for item in segments if item not in joined] + [made]
    assert len(segments) <= 8
    assert copied < 20 * 30 * 1000
