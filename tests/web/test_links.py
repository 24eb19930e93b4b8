from __future__ import annotations

import pytest

from assistant.web.links import Link, link_to, read_link
from tests.web.fake_assistant import AGREEMENT

PAPERS = [AGREEMENT]


def test_a_link_asks_the_same_again() -> None:
    link = Link("Was kostet „x & y“ #1 = 50 %?", "ort:Bad Münder", ("Erste?", "Zweite + dritte?"))
    assert read_link(link.address.removeprefix("/")) == link


def test_the_question_stays_behind_the_hash_where_no_server_sees_it() -> None:
    assert Link("Wie lange?").address == "/#frage=Wie%20lange%3F"


def test_a_form_of_another_page_may_ask_with_a_query() -> None:
    assert read_link("?frage=Wie+lange%3F&in=ort:Goslar") == Link("Wie lange?", "ort:Goslar")


@pytest.mark.parametrize("address", [None, "", "#", "#frage=", "#frage=%20", "#papiere", "?x=1", "#%%%&&=="])
def test_no_question_no_link(address: str | None) -> None:
    assert read_link(address) is None


def test_a_question_that_stands_alone_takes_no_earlier_one_along() -> None:
    history = ("Was steht über meinen Nachbarn?", "Wie lange bleibt das Hallenbad offen?")
    assert link_to("Wer baut den Radweg?", "", history, PAPERS) == Link("Wer baut den Radweg?")


def test_a_follow_up_takes_along_what_it_hangs_on_and_no_more() -> None:
    history = ("Wer baut den Radweg?", "Wie lange öffnet ein Hallenbad?", "Und am Abend?")
    link = link_to("Und in den Ferien?", "papier:a", history, PAPERS)
    assert link == Link("Und in den Ferien?", "papier:a", history[1:])


def test_an_endless_chain_is_cut() -> None:
    assert len(link_to("Und dann?", "", ("Und dann?",) * 20, PAPERS).before) == 4
