from __future__ import annotations

import pytest

from assistant.agreements import Agreement
from assistant.answering.places import named_places, place_cores, without_places

PAPERS = (
    Agreement("a", "T", "a.md", place="Landkreis Auental"),
    Agreement("b", "T", "b.md", place="Stadt Birkholz"),
    Agreement("c", "T", "c.md", place="Sandgebirgskreis"),
)


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Was plant Birkholz?", ("b",)),
        ("was plant birkholz", ("b",)),
        ("Was wollen die Birkholzer?", ("b",)),
        ("Was gilt in Auental?", ("a",)),
        ("Was gilt in Birkhols?", ("b",)),
        ("Was gilt im Sandgebirge?", ("c",)),
        ("Was gilt im Sandgebirgskreis?", ("c",)),
    ],
)
def test_a_place_is_named_in_many_ways(question: str, ids: tuple[str, ...]) -> None:
    assert [place.agreements for place in named_places(question, PAPERS)] == [ids]


def test_two_places_in_order() -> None:
    places = named_places("Birkholz oder Auental?", PAPERS)
    assert [place.agreements for place in places] == [("b",), ("a",)]


def test_kinds_of_municipality_are_no_places() -> None:
    assert named_places("Was plant der Landkreis und die Stadt?", PAPERS) == ()


def test_the_core_of_a_place() -> None:
    assert place_cores("Große Kreisstadt Neu-Ulmen") == ("ulmen",)


def test_a_place_and_what_leads_up_to_it_are_left_out_of_the_search() -> None:
    text = "Werden im Landkreis Auental Kliniken geschlossen?"
    assert without_places(text, named_places(text, PAPERS)) == "Werden Kliniken geschlossen?"


def test_what_leads_up_to_a_noun_stays_before_it() -> None:
    text = "Kommen in den Auentaler Wald Windräder?"
    assert without_places(text, named_places(text, PAPERS)) == "Kommen in den Wald Windräder?"


NAMESAKES = (
    Agreement("kreis", "T", "k.md", place="Landkreis Auental"),
    Agreement("stadt", "T", "s.md", place="Stadt Auental"),
    Agreement("gross", "T", "g.md", place="Groß Lohne"),
    Agreement("klein", "T", "l.md", place="Klein Lohne"),
    Agreement("neu", "T", "n.md", place="Neu-Ulmen"),
)


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Was gilt in Auental?", [("kreis", "stadt")]),
        ("Was gilt im Landkreis Auental?", [("kreis",)]),
        ("Was gilt im Kreis Auental?", [("kreis",)]),
        ("Was plant der Rat der Stadt Auental?", [("stadt",)]),
        ("Was trennt die Stadt Auental vom Landkreis Auental?", [("stadt",), ("kreis",)]),
        ("Was gilt in Groß Lohne?", [("gross",)]),
        ("Was gilt in Lohne?", [("gross", "klein")]),
        ("Wie groß ist das Baugebiet?", []),
        ("Was ist neu am Markt?", []),
        ("Was gilt in Neu-Ulmen?", [("neu",)]),
        ("Was wollen die Ulmener?", [("neu",)]),
    ],
)
def test_of_two_places_of_one_name_the_one_named_in_full_is_meant(
    question: str, ids: list[tuple[str, ...]]
) -> None:
    assert [place.agreements for place in named_places(question, NAMESAKES)] == ids


def test_a_place_named_in_full_is_left_out_of_the_search_as_a_whole() -> None:
    text = "Was kostet die Mühle in Groß Lohne?"
    assert without_places(text, named_places(text, NAMESAKES)) == "Was kostet die Mühle ?"


@pytest.mark.parametrize(
    "question", ["Что планирует Биркхольц?", "Що заплановано в Біркгольці?", "ما هي خطط بيركهولتس؟"]
)
def test_a_place_in_another_script(question: str) -> None:
    (place,) = named_places(question, PAPERS)
    assert place.agreements == ("b",)
    assert place.name not in without_places(question, (place,))
