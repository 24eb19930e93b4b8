from __future__ import annotations

from dataclasses import replace
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.settings import Settings
from assistant.web.opinion import Judged, Opinion, Update
from tests.web.fake_assistant import FakeAssistant

JUDGED = Judged(FakeAssistant().answer("Und dort?"), ("Was gilt?",))


def opinion(settings: Settings) -> Opinion:
    """Only inside of an event loop: outside of one Gradio makes, and never closes, its own."""
    with gr.Blocks(analytics_enabled=False):
        return Opinion(settings)


async def send(shown: Opinion, *values: Any) -> Update:
    return await shown._on_send(*values)


async def test_a_complaint_is_kept_with_reason_and_history(settings: Settings) -> None:
    shown = opinion(settings)
    update = await send(shown, JUDGED, "falsche_stelle", "Das ist die alte Fassung.")
    (kept,) = feedback.read(settings)
    assert (kept.question, kept.history, kept.reason.value) == ("Und dort?", ("Was gilt?",), "falsche_stelle")
    assert (kept.comment, kept.cited) == ("Das ist die alte Fassung.", ("s4", "s5"))
    assert "Danke. Ihre Rückmeldung ist gespeichert" in update[shown._said]
    assert update[shown._judged] is None


async def test_without_a_reason_nothing_is_kept(settings: Settings) -> None:
    shown = opinion(settings)
    update = await send(shown, JUDGED, None, "Text")
    assert "Bitte wählen Sie zuerst einen Grund." in update[shown._problem]
    assert feedback.read(settings) == ()


async def test_a_second_click_is_not_a_second_complaint(settings: Settings) -> None:
    shown = opinion(settings)
    assert list(await send(shown, None, "falsch", "")) == [shown._problem]
    assert feedback.read(settings) == ()


async def test_what_cannot_be_kept_is_said_and_can_be_sent_again(settings: Settings) -> None:
    settings.data.write_text("in the way")
    shown = opinion(settings)
    update = await send(shown, JUDGED, "falsch", None)
    assert list(update) == [shown._problem]
    assert "konnte nicht gespeichert werden" in update[shown._problem]


async def test_praise_stores_nothing(settings: Settings) -> None:
    shown = opinion(settings)
    assert "Danke." in shown._thank()[shown._said]
    assert not settings.data.exists()


async def test_a_new_answer_starts_with_an_empty_form(settings: Settings) -> None:
    shown = opinion(settings)
    other = replace(JUDGED, history=())
    update = shown.about(other)
    assert (update[shown._judged], update[shown._reason], update[shown._comment]) == (other, None, "")
    assert (update[shown._all]["visible"], update[shown._form]["visible"]) == (True, False)
    assert shown.about(None)[shown._all]["visible"] is False
