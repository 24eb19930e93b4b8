"""What a person thinks of the newest answer: thanks for praise, and a complaint that is kept.

The answer in question lies in a ``gr.State`` of the person's own session, never in what the browser sends:
nobody can complain about an answer that was given to somebody else.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from assistant import feedback, texts
from assistant.answering.answer import Answer
from assistant.feedback import Feedback, Reason
from assistant.settings import Settings
from assistant.web import render
from assistant.web.theme import html_block
from assistant.web.toolkit import gr

Update = dict[Any, Any]


@dataclass(frozen=True)
class Judged:
    """An answer that can be judged, with the questions it followed on."""

    answer: Answer
    history: tuple[str, ...] = ()


class Opinion:
    """The line below the newest answer; built inside the chat's blocks, hidden until there is an answer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._judged = gr.State(None)
        with gr.Column(elem_id="rueckmeldung", visible=False) as self._all:
            with gr.Row(elem_id="urteil") as self._verdict:
                self._good = gr.Button(texts.OPINION_GOOD, size="sm", elem_id="hilfreich", scale=0)
                self._bad = gr.Button(texts.OPINION_BAD, size="sm", elem_id="nicht-hilfreich", scale=0)
            with gr.Column(elem_id="beanstandung", visible=False) as self._form:
                self._reason = gr.Radio(
                    [(words, code) for code, words in texts.FEEDBACK_REASON.items()],
                    label=texts.OPINION_REASON,
                    elem_id="grund",
                )
                self._comment = gr.Textbox(
                    label=texts.OPINION_COMMENT,
                    lines=2,
                    max_lines=4,
                    max_length=feedback.COMMENT_CHARS,
                    elem_id="anmerkung",
                )
                html_block(render.quiet(texts.OPINION_STORED), "gespeichert")
                self._problem = html_block("", "hindernis")
                with gr.Row(elem_id="abschluss"):
                    self._send = gr.Button(
                        texts.OPINION_SEND, variant="primary", size="sm", elem_id="senden", scale=0
                    )
                    self._cancel = gr.Button(texts.OPINION_CANCEL, size="sm", elem_id="abbrechen", scale=0)
            self._said = html_block("", "dank")

    @property
    def parts(self) -> list[Any]:
        """Everything that :meth:`about` changes."""
        return [
            self._judged, self._all, self._verdict, self._form, self._reason, self._comment, self._problem,
            self._said,
        ]  # fmt: skip

    def wire(self, **quiet: Any) -> None:
        """Connect the buttons; to be called inside the blocks."""
        self._good.click(self._thank, outputs=self.parts, queue=False, **quiet)
        self._bad.click(self._open, outputs=self.parts, queue=False, **quiet)
        self._cancel.click(self._close, outputs=self.parts, queue=False, **quiet)
        inputs = [self._judged, self._reason, self._comment]
        self._send.click(self._on_send, inputs=inputs, outputs=self.parts, queue=False, **quiet)

    def about(self, judged: Judged | None) -> Update:
        """The line below a new answer; gone where there is none."""
        return {
            self._judged: judged,
            self._all: gr.update(visible=judged is not None),
            **self._close(),
            self._reason: None,
            self._comment: "",
        }

    def _close(self) -> Update:
        return {
            self._verdict: gr.update(visible=True),
            self._form: gr.update(visible=False),
            self._problem: "",
            self._said: "",
        }

    def _open(self) -> Update:
        return {self._verdict: gr.update(visible=False), self._form: gr.update(visible=True)}

    def _thank(self) -> Update:
        return self._ended(texts.OPINION_THANKS)

    def _ended(self, message: str) -> Update:
        hidden = gr.update(visible=False)
        said = render.quiet(message, announced=True)
        return {self._judged: None, self._verdict: hidden, self._form: hidden, self._said: said}

    async def _on_send(self, judged: Judged | None, reason: str | None, comment: str | None) -> Update:
        if judged is None:
            return {self._problem: render.refusal(texts.CHAT_ANSWER_GONE)}
        if not reason:
            return {self._problem: render.refusal(texts.OPINION_NO_REASON)}
        complaint = Feedback.on(judged.answer, Reason(reason), comment or "", judged.history)
        if not await asyncio.to_thread(feedback.keep, self._settings, complaint):
            return {self._problem: render.refusal(texts.OPINION_NOT_KEPT)}
        return self._ended(texts.OPINION_KEPT)
