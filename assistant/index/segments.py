"""Which segments of an index are written anew together, so that they stay few and a change stays cheap.

As in the indexes of Lucene: what is new is put with the small ones, and two of about one size become one of
the next. So a paper is copied only a few times in its life, and a question asks only a few collections.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.index.manifest import Segment

# In vectors. A segment below SMALL is written anew with whatever is new (half a second); one above LARGE
# never for its size.
SMALL, LARGE = 500, 50_000
# What is out of force is carried along until it is a third. Where that takes seconds only, it is cleared away
# by the next run that has nothing new to store.
_DEAD = 1 / 3
_TIDY = 5_000


def still_used(segments: Sequence[Segment], wanted: Collection[str]) -> tuple[Segment, ...]:
    """Those with a wanted paper."""
    return tuple(segment for segment in segments if any(key in wanted for key in segment.keys))


def merged(segments: Sequence[Segment], wanted: Collection[str], new: int) -> tuple[Segment, ...]:
    """Those to write anew, together with ``new`` vectors, if there are any."""
    live = {segment.name: _live(segment, wanted) for segment in segments}
    chosen = list(_worn(segments, live, new))
    total = new + sum(live[segment.name] for segment in chosen)
    for segment in sorted(segments, key=lambda segment: live[segment.name]) if total else ():
        size = live[segment.name]
        if segment not in chosen and size <= min(LARGE, max(SMALL, total)):
            chosen.append(segment)
            total += size
    return tuple(chosen)


def _worn(segments: Sequence[Segment], live: dict[str, int], new: int) -> Iterator[Segment]:
    for segment in segments:
        vectors = sum(segment.vectors)
        dead = vectors - live[segment.name]
        if dead > _DEAD * vectors or (dead and not new and live[segment.name] <= _TIDY):
            yield segment


def _live(segment: Segment, wanted: Collection[str]) -> int:
    return sum(count for key, count in zip(segment.keys, segment.vectors, strict=True) if key in wanted)
