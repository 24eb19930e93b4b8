"""The button "Einfacher erklären" below an answer."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import gradio as gr

from assistant.answering.answer import Answer
from assistant.errors import OllamaUnreachable
from assistant.web.backend import Backend
from assistant.web.desk import Desk
from assistant.web.plainer import Plainer, Update
from tests.web.fake_assistant import FakeAssistant

ANSWER = FakeAssistant().answer("Was gilt?")
REQUEST = SimpleNamespace(client=None, session_hash="a")


def plainer(assistant: FakeAssistant | None = None) -> Plainer:
    with gr.Blocks(analytics_enabled=False):
        return Plainer(Desk(Backend(assistant or FakeAssistant())))


async def click(shown: Plainer, answer: Answer | None) -> list[Update]:
    return [update async for update in shown._on_click(answer, REQUEST)]  # type: ignore[arg-type]


async def test_the_answer_in_plain_words_takes_the_buttons_place() -> None:
    shown = plainer()
    working, said = await click(shown, ANSWER)
    assert "Wird einfacher gesagt" in working[shown._said]
    assert "Das Bad bleibt offen." in said[shown._said]
    assert "an den Sätzen oben geprüft" in said[shown._said]


async def test_what_cannot_be_said_plainly_is_said() -> None:
    shown = plainer()
    assert (
        "Einfacher ließ sich das nicht sagen"
        in (await click(shown, replace(ANSWER, model=None)))[-1][shown._said]
    )


async def test_without_a_model_it_is_said_and_the_button_stays() -> None:
    class Silent(FakeAssistant):
        async def plainer(self, answer: Answer) -> None:  # type: ignore[override]
            raise OllamaUnreachable("Ollama ist nicht da.")

    shown = plainer(Silent())
    last = (await click(shown, ANSWER))[-1]
    assert "Dafür wird das Sprachmodell gebraucht" in last[shown._said]
    assert "Ollama" not in last[shown._said]
    assert last[shown._button]["visible"]


async def test_a_refusal_has_nothing_to_be_put_plainly() -> None:
    shown = plainer()
    assert not shown.about(FakeAssistant().refusal("Was?"))[shown._all]["visible"]
    assert shown.about(ANSWER)[shown._all]["visible"]


async def test_what_comes_after_the_next_question_is_not_shown() -> None:
    shown = plainer()
    said = shown._on_click(ANSWER, REQUEST)  # type: ignore[arg-type]
    working = await anext(said)
    assert "Wird einfacher gesagt" in working[shown._said]
    async for _ in shown._desk.ask("a", "Und wann?"):
        pass
    assert [update async for update in said] == [{shown._said: gr.skip()}]
