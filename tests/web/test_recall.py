from __future__ import annotations

import pytest

from assistant.web.desk import asked_before
from assistant.web.recall import MOST_TURNS, place, remembered, with_recall
from tests.web.fake_assistant import EVIL


def test_the_questions_of_the_page_are_those_before_and_each_turn_gets_a_place() -> None:
    turns = '[{"name": "1", "asked": ["Wo?", "Und dort?"]}, {"name": "2", "asked": []}]'
    page = remembered(f'{{"turns": {turns}, "running": " Wer? "}}', 100)
    assert asked_before(page.said) == ("Wo?", "Und dort?")
    assert page.running == "Wer?"
    assert [turn.html for turn in page.said] == [
        '<div class="kept" data-asked="[&quot;Wo?&quot;, &quot;Und dort?&quot;]" data-kept="1"></div>',
        '<div class="kept" data-asked="[]" data-kept="2"></div>',
    ]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "",
        "{",
        "[]",
        '{"turns": 1}',
        '{"turns": [{"name": "x", "asked": []}]}',
        '{"turns": [{"name": "1"}]}',
        '{"turns": [{"name": "\\"><script>", "asked": []}]}',
    ],
)
def test_what_makes_no_sense_is_no_memory(sent: str | None) -> None:
    assert not remembered(sent, 100)


def test_what_no_one_could_have_asked_is_left_out() -> None:
    page = remembered('{"turns": [{"name": "1", "asked": ["Wo?", "", "Und dort?"]}]}', 5)
    assert asked_before(page.said) == ("Wo?",)
    many = ",".join(f'{{"name": "{n}", "asked": ["{n}"]}}' for n in range(MOST_TURNS + 5))
    assert len(remembered(f'{{"turns": [{many}]}}', 5).said) == MOST_TURNS


def test_questions_do_not_leave_their_attribute() -> None:
    assert "<img" not in place("", (EVIL,))


def test_the_script_sends_the_memory_last() -> None:
    assert with_recall("said", "choice") == "(said, choice) => [said, choice, recall()]"
