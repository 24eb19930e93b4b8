"""Charts as inline SVG."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from evals.charts import Bar, Part, Span, bars, counts, hundred, intervals

ROW = Bar("Sachfrage", "1 von 4", (Part("right", 0.25, "1"), Part("false_refusal", 0.75, "3")))


def drawn(svg: str, kind: str) -> list[Element]:
    return [node for node in fromstring(svg).iter() if kind in node.get("class", "").split()]


def test_parts_follow_one_another() -> None:
    first, second = drawn(bars("k", "t", "d", [ROW]), "part")
    assert (first.get("x"), first.get("width")) == ("0%", "25%")
    assert (second.get("x"), second.get("width")) == ("25%", "75%")


def test_a_part_of_nothing_is_not_drawn_and_a_narrow_one_has_no_figure() -> None:
    row = Bar(
        "x", "", (Part("right", 0.95, "19"), Part("incomplete", 0.0, "0"), Part("false_answer", 0.05, "1"))
    )
    svg = bars("k", "t", "d", [row])
    assert len(drawn(svg, "part")) == 2
    assert [node.text for node in drawn(svg, "on")] == ["19"]


def test_one_way_to_be_wrong_is_hatched() -> None:
    assert len(drawn(bars("k", "t", "d", [ROW]), "hatched")) == 1


def test_a_chart_tells_what_it_shows() -> None:
    svg = fromstring(bars("key", "Titel", "Mehr", [ROW]))
    told = {node.get("id"): node.text for node in svg.iter() if node.get("id")}
    assert (svg.get("role"), svg.get("aria-labelledby")) == ("img", "key-title key-desc")
    assert told == {"key-title": "Titel", "key-desc": "Mehr"}


def test_names_are_text_and_long_ones_are_cut() -> None:
    svg = bars("k", "t", "d", [Bar("<script>", "a & b", ()), Bar("m" * 60, "", ())])
    assert "<script" not in svg
    assert [node.text for node in drawn(svg, "name")] == ["<script>", "m" * 29 + "…"]


def test_an_interval_has_its_ends_and_its_dot() -> None:
    svg = intervals("k", "t", "d", [Span("x", "50 %", 0.5, 0.25, 0.875)])
    assert (drawn(svg, "span")[0].get("x1"), drawn(svg, "span")[0].get("x2")) == ("25%", "87.5%")
    assert drawn(svg, "dot")[0].get("cx") == "50%"


def test_a_hundred_squares_in_ten_rows() -> None:
    svg = hundred("k", "t", "d", [("right", 64), ("false_answer", 36)])
    squares = drawn(svg, "right") + drawn(svg, "false_answer")
    assert len(squares) == 100
    assert (squares[99].get("x"), squares[99].get("y")) == ("108", "108")


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([1 / 3, 1 / 3, 1 / 3], [34, 33, 33]),
        ([0.994, 0.006], [99, 1]),
        ([1.0, 0.0], [100, 0]),
        ([0.005, 0.995], [1, 99]),
    ],
)
def test_shares_as_whole_numbers_sum_to_a_hundred(shares: list[float], expected: list[int]) -> None:
    assert counts(shares) == expected
