from __future__ import annotations

import asyncio

import pytest

from assistant.web.queue import Line, QueueFull
from assistant.web.searches import Search, Searches


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def searched(searches: Searches, clock: Clock, seconds: float, times: int = 60) -> None:
    for _ in range(times):
        async with searches.join().turn():
            clock.now += seconds


async def test_only_a_few_search_at_once_the_others_in_their_order() -> None:
    searches, done, running = Searches(2), asyncio.Event(), []

    async def search(name: str, place: Search) -> None:
        async with place.turn():
            running.append(name)
            await done.wait()

    tasks = [asyncio.create_task(search(name, searches.join())) for name in "abc"]
    await asyncio.sleep(0.02)
    assert running == ["a", "b"]
    done.set()
    await asyncio.gather(*tasks)
    assert running == ["a", "b", "c"]


@pytest.mark.parametrize(("seconds", "bearable"), [(0.12, 5), (0.2, 3), (0.3, 2), (5.0, 1)])
async def test_it_is_late_when_the_evidence_would_take_too_long(seconds: float, bearable: int) -> None:
    clock = Clock()
    searches = Searches(1, clock)
    await searched(searches, clock, seconds)
    taken = []
    while not searches.late:
        taken.append(searches.join())
    assert len(taken) == bearable


async def test_a_free_place_is_never_late_however_slow_the_machine() -> None:
    clock = Clock()
    searches = Searches(2, clock)
    await searched(searches, clock, 30.0)
    place = searches.join()
    assert not searches.late
    other = searches.join()
    assert searches.late
    other.leave(), other.leave()
    assert not searches.late
    place.leave()


async def test_a_search_that_fails_gives_its_place_free() -> None:
    searches = Searches(1)
    with pytest.raises(ValueError, match="kaputt"):
        async with searches.join().turn():
            raise ValueError("kaputt")
    async with asyncio.timeout(1), searches.join().turn():
        pass
    assert not searches.late


async def test_a_program_comes_again_where_a_person_waits() -> None:
    line = Line(16)
    while not line.searches.late:
        line.searches.join()
    with pytest.raises(QueueFull):
        line.join("program", patient=False)
    assert line.join("person").ahead == 0
