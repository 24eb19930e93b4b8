from __future__ import annotations

import pytest

from assistant.web.rates import Rates


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_minutes_worth_may_come_at_once() -> None:
    rates = Rates(3, Clock())
    assert [rates.wait("a") for _ in range(4)] == pytest.approx([0, 0, 0, 20])


def test_then_at_an_even_rate() -> None:
    clock = Clock()
    rates = Rates(3, clock)
    for _ in range(3):
        rates.wait("a")
    clock.now += 20
    assert [rates.wait("a"), rates.wait("a")] == pytest.approx([0, 20])


def test_clients_do_not_count_for_each_other() -> None:
    rates = Rates(1, Clock())
    assert [rates.wait("a"), rates.wait("b")] == [0, 0]
    assert rates.wait("a") > 0


def test_after_a_quiet_minute_all_is_as_new() -> None:
    clock = Clock()
    rates = Rates(2, clock)
    for _ in range(5):
        rates.wait("a")
    clock.now += 61
    assert [rates.wait("a"), rates.wait("a")] == [0, 0]
