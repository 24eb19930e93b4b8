from __future__ import annotations

from typing import Any

import pytest

from assistant.levels import Bindingness
from assistant.staff.choosing import Chosen, choose
from assistant.staff.columns import Columns
from assistant.staff.haystack import Haystack
from assistant.staff.selection import NO_DEADLINE, Order, Selection
from assistant.status import Status
from tests.staff.rows import columns

ABOUT = {"birkholz:1": 0.9, "auental:1": 0.5, "auental:9": 0.4}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Columns:
    return columns(tmp_path_factory.mktemp("register"))


@pytest.fixture
def pick(made: Columns) -> Any:
    def picked(scores: dict[str, float] | None = None, **wanted: Any) -> list[str]:
        chosen = choose(made, Selection(**wanted), scores)
        return [made.sentences[row] for row in chosen.rows]

    return picked


@pytest.fixture
def chosen(made: Columns) -> Chosen:
    return choose(made, Selection(place="Auental", topic="verkehr"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["auental:1", "auental:2", "birkholz:1", "birkholz:2"]),
        ({"place": "Birkholz"}, ["birkholz:1", "birkholz:2"]),
        ({"place": "Nirgends"}, []),
        ({"agreement": "auental"}, ["auental:1", "auental:2"]),
        ({"topic": "verkehr", "place": "Auental"}, ["auental:1"]),
        ({"bindings": (Bindingness.ABSAGE, Bindingness.PRUEFAUFTRAG)}, ["auental:2", "birkholz:2"]),
        ({"statuses": (Status.PROGRAMM,), "topic": "umwelt"}, ["birkholz:1"]),
        ({"deadline": "2027"}, ["auental:1"]),
        ({"deadline": NO_DEADLINE}, ["auental:2", "birkholz:2"]),
        ({"flag": "haushaltsrelevant"}, ["auental:1"]),
        ({"text": "RAD gebaut"}, ["auental:1"]),
        ({"text": "„wird geprüft“ krippe"}, ["auental:2"]),
    ],
)
def test_filters(pick: Any, wanted: dict[str, Any], found: list[str]) -> None:
    assert pick(**wanted) == found


@pytest.mark.parametrize(
    ("order", "descending", "found"),
    [
        (Order.DEADLINE, False, ["birkholz:1", "auental:1", "auental:2", "birkholz:2"]),
        (Order.DEADLINE, True, ["auental:1", "birkholz:1", "auental:2", "birkholz:2"]),
        (Order.AMOUNT, True, ["auental:1", "auental:2", "birkholz:1", "birkholz:2"]),
        (Order.PLACE, True, ["birkholz:1", "birkholz:2", "auental:1", "auental:2"]),
        (Order.BINDING, False, ["auental:1", "birkholz:1", "auental:2", "birkholz:2"]),
    ],
)
def test_orders_and_what_has_nothing_to_be_sorted_by_is_last(
    pick: Any, order: Order, descending: bool, found: list[str]
) -> None:
    assert pick(order=order, descending=descending) == found


def test_a_free_topic_chooses_and_sorts(pick: Any) -> None:
    assert pick(ABOUT, free="Rad", order=Order.RELEVANCE) == ["birkholz:1", "auental:1"]
    assert pick({}, free="Rad") == []


def test_counts_heed_the_other_filters(chosen: Chosen) -> None:
    assert len(chosen) == 1
    assert chosen.by_place() == {"Auental": 1, "Birkholz": 2}
    assert chosen.by_topic() == {"jugend": 1, "verkehr": 1}
    assert chosen.by_binding() == {"vereinbart": 1}
    assert chosen.by_year() == {"2027": 1}
    assert (chosen.by_status(), chosen.by_agreement()) == ({"beschlossen": 1}, {"auental": 1})
    assert chosen.by_flag() == {"haushaltsrelevant": 1}


def test_heat_map_and_timeline_count_what_is_chosen(made: Columns) -> None:
    everything = choose(made, Selection())
    verkehr = made.topic_ids.index("verkehr")
    assert everything.topic_by_place()[verkehr].tolist() == [1, 2]
    assert everything.year_by_binding() == {2026: {"vereinbart": 1}, 2027: {"vereinbart": 1}}
    by_paper = {key: rows.tolist() for key, rows in everything.topic_by_paper([1]).items()}
    assert by_paper == {("umwelt", 1): [2], ("verkehr", 1): [2, 3]}


def test_words_may_be_parts_and_phrases_stand_together() -> None:
    haystack = Haystack(["Der Straßenbau ruht", "Bau der Straße"])
    assert haystack.rows_with("STRASSEN").tolist() == [True, False]
    assert haystack.rows_with("bau straße").tolist() == [True, True]
    assert haystack.rows_with('"bau der"').tolist() == [False, True]
    assert Haystack([]).rows_with("x").tolist() == []
