"""The newest answer in plain German, on demand: a button below it, and what comes of it."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

from assistant import texts
from assistant.answering.answer import Answer, Verdict
from assistant.answering.glossary import explained
from assistant.errors import OllamaError, VereinbartError
from assistant.web import render
from assistant.web.client import client_of
from assistant.web.desk import Desk
from assistant.web.theme import html_block
from assistant.web.toolkit import gr

logger = logging.getLogger(__name__)

Update = dict[Any, Any]


class Plainer:
    """Built inside the chat's blocks, hidden until there is an answer with sentences to put plainly."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._answer = gr.State(None)
        with gr.Column(elem_id="einfacher", visible=False) as self._all:
            self._button = gr.Button(texts.PLAINER_ASK, size="sm", elem_id="einfacher-erklaeren", scale=0)
            self._said = html_block("", "einfach")

    @property
    def parts(self) -> list[Any]:
        """Everything that :meth:`about` changes."""
        return [self._answer, self._all, self._button, self._said]

    def wire(self, **quiet: Any) -> None:
        """Connect the button; to be called inside the blocks."""
        self.running = self._button.click(
            self._on_click, inputs=[self._answer], outputs=self.parts, concurrency_limit=None, **quiet
        )
        # Gradio calls it a failure, too, when another question ends this.
        broken = json.dumps(render.refusal(texts.CHAT_BROKEN_OFF))
        js = f"(said) => (serverAway() ? {broken} : said)"
        self.running.failure(None, inputs=[self._said], outputs=[self._said], js=js, **quiet)

    def about(self, answer: Answer | None) -> Update:
        """The button below a new answer; gone where nothing can be put plainly."""
        shown = answer is not None and answer.verdict in (Verdict.BELEGT, Verdict.NUR_ZITAT)
        able = shown and answer is not None and len(answer.citations) <= 2
        return {
            self._answer: answer if able else None,
            self._all: gr.update(visible=able),
            self._button: gr.update(visible=True),
            self._said: "",
        }

    def _gone(self) -> Update:
        """Where the server has lost the answer."""
        return {self._button: gr.update(visible=False), self._said: render.refusal(texts.CHAT_ANSWER_GONE)}

    async def _on_click(self, answer: Answer | None, request: gr.Request) -> AsyncIterator[Update]:
        if answer is None:
            yield self._gone()
            return
        session = request.session_hash or ""
        asked = self._desk.asked(session)
        yield {self._button: gr.update(visible=False), self._said: render.working(texts.PLAINER_WORKING)}
        client = client_of(request.client.host if request.client is not None else "")
        update: Update
        try:
            said = await self._desk.plainer(answer, client)
        except OllamaError as error:
            logger.warning("no plainer words: %s", error)
            update = {
                self._button: gr.update(visible=True),
                self._said: render.refusal(texts.PLAINER_NO_MODEL),
            }
        except VereinbartError as error:
            update = {self._button: gr.update(visible=True), self._said: render.refusal(str(error))}
        else:
            meanings = explained(*(citation.quote for citation in answer.citations))
            update = {self._said: render.plainer(said.text, meanings)}
        # After another question it would stand below another answer. Gradio cancels this event not always in
        # time, and at its end says its last update once more.
        yield update if self._desk.asked(session) == asked else {self._said: gr.skip()}
