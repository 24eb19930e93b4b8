"""The chat screen in Gradio: components, and which of them an event changes."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from typing import Any

from assistant import texts
from assistant.errors import VereinbartError
from assistant.settings import Settings
from assistant.web import follow_ups, home, render
from assistant.web.access import everybody_is_staff
from assistant.web.blocks import Choice, PlainBlocks
from assistant.web.choices import ALL, examples, filter_choices
from assistant.web.client import client_of
from assistant.web.desk import Desk, Said, asked_before
from assistant.web.links import Link, read_link
from assistant.web.opinion import Judged, Opinion
from assistant.web.plainer import Plainer
from assistant.web.recall import MOST_TURNS, Remembered, place, remembered, with_recall
from assistant.web.site import Site
from assistant.web.theme import html_block
from assistant.web.toolkit import gr
from assistant.web.turn import Turn

logger = logging.getLogger(__name__)

EXAMPLES = 4
# How often a page asks whether the papers are there, and then whether the model is.
_START_SECONDS, _SETUP_SECONDS = 0.5, 2.0
# All ways to ask end here, so that the page has to be told only once what becomes of it.
_BREAK_OFF = "() => { document.getElementById('abbruch').click(); return []; }"
# What has been written stays; else the question that has no answer can be asked again.
_AGAIN = "(unsent, question) => unsent || question"
Update = dict[Any, Any]


class Chat:
    """Builds the blocks and holds their parts; a person's state lives in ``gr.State`` alone."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings, self._site = desk, settings, Site.of(settings)
        with PlainBlocks(title=texts.CHAT_TITLE, analytics_enabled=False, fill_width=True) as self.blocks:
            self._conversation()
            self._composer()
            self._said = gr.State(())
            self._seen = gr.State(False)
            # The address of the page, the link in it, and the link once it can be followed.
            self._address = gr.Textbox(visible=False)
            self._link = gr.State(None)
            self._followed = gr.State(None)
            # What the page remembers of the conversation, sent along where the server may not.
            self._page = gr.Textbox(visible=False)
            # What the page clicks when an answer breaks off, and the question that was asked.
            self._broken = gr.Button("", visible="hidden", elem_id="abbruch")
            self._unanswered = gr.Textbox(visible=False)
            self._timer = gr.Timer(_START_SECONDS)
            self._wire()
        self.blocks.queue(default_concurrency_limit=None)

    def _conversation(self) -> None:
        html_block(home.header(self._site, everybody_is_staff(self._settings)), "kopf")
        self._banner = html_block("", "banner")
        self._welcome = html_block(home.preparing(), "willkommen")
        with gr.Column(elem_id="beispiele"):
            self._examples = _question_buttons(EXAMPLES)
        with gr.Column(elem_id="verlauf"):
            self._earlier = html_block("", "frueher")
            # Together they fill the screen, so that the newest question can stand at its top.
            with gr.Column(elem_id="zuletzt"):
                self._latest = html_block(home.log(""), "antwort")
                self._opinion = Opinion(self._settings)
                self._plainer = Plainer(self._desk)
                with gr.Column(elem_id="weiter", visible=False) as self._further:
                    html_block(home.further(), "weiter-titel")
                    self._next = _question_buttons(follow_ups.COUNT)
        self._live = html_block("", "aktuell")
        self._draft = html_block("", "fortschritt")

    def _composer(self) -> None:
        """The foot of the page. On a small screen only the line to ask in stays in view."""
        with gr.Column(elem_id="eingabe"):
            with gr.Column(elem_id="zeile"):
                html_block(home.connection(), "verbindung")
                self._doing = html_block("", "stand")
                with gr.Row(elem_id="frage-zeile"):
                    self._box = gr.Textbox(
                        label=texts.CHAT_QUESTION_LABEL,
                        placeholder=texts.CHAT_QUESTION_PLACEHOLDER,
                        lines=1,
                        max_lines=5,
                        autofocus=True,
                        scale=1,
                        elem_id="frage",
                    )
                    self._ask = gr.Button(texts.CHAT_ASK, variant="primary", elem_id="fragen", scale=0)
                    self._stop = gr.Button(
                        texts.CHAT_STOP, variant="stop", elem_id="stopp", scale=0, visible=False
                    )
            with gr.Column(elem_id="beiwerk"):
                with gr.Row(elem_id="neben-zeile"):
                    self._filter = Choice(
                        [(texts.CHAT_FILTER_ALL, ALL)],
                        value=ALL,
                        label=texts.CHAT_FILTER_LABEL,
                        elem_id="filter",
                        scale=1,
                    )
                    self._clear = gr.Button(
                        texts.CHAT_CLEAR, size="sm", elem_id="neu", scale=0, visible=False
                    )
                html_block(home.foot(self._site), "hinweis")

    def _wire(self) -> None:
        """Connect events. None is part of a public interface: that is the HTTP API's work."""
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        changed = [
            self._box, self._ask, self._stop, self._clear, self._welcome, self._earlier, self._latest,
            self._live, self._draft, self._doing, self._said, self._further, *self._examples, *self._next,
            *self._plainer.parts, *self._opinion.parts,
        ]  # fmt: skip
        # What is still being said of the answer before must not end up below the next one.
        self._plainer.wire(**quiet)
        self._wire_asking(changed, quiet)
        self._stop.click(self._on_stop, queue=False, **quiet)
        cleared: dict[str, Any] = {"outputs": [*changed], "queue": False, "cancels": self._plainer.running}
        self._clear.click(self._on_clear, **cleared, **quiet)
        self._filter.change(self._on_filter, inputs=[self._filter], outputs=[self._box], queue=False, **quiet)
        self._opinion.wire(**quiet)
        # Both through Gradio's queue: only so does a change of a state set off what waits for it.
        ready = [
            self._banner, self._welcome, self._filter, *self._examples, self._seen, self._timer,
            self._followed,
        ]  # fmt: skip
        self.blocks.load(
            self._on_load,
            inputs=[self._seen, self._said, self._address],
            outputs=[*ready, self._link],
            js="(seen, said) => [seen, said, location.hash || location.search]",
            **quiet,
        )
        start = [self._seen, self._said, self._link, self._filter, self._page]
        js = with_recall("seen", "said", "link", "choice")
        self._timer.tick(self._on_tick, inputs=start, outputs=ready, js=js, **quiet)

    def _wire_asking(self, changed: list[Any], quiet: dict[str, Any]) -> None:
        """The ways to ask, and what becomes of a question whose answer breaks off with the connection."""
        asks = {"outputs": changed, "concurrency_limit": None, "cancels": self._plainer.running, **quiet}
        inputs = [self._said, self._filter, self._page]
        js = with_recall("question", "said", "choice")
        typed = [self._box.submit, self._ask.click]
        asked = [gr.on(typed, self._on_ask, inputs=[self._box, *inputs], js=js, **asks)]
        for button in (*self._examples, *self._next):
            asked.append(button.click(self._on_ask, inputs=[button, *inputs], js=js, **asks))
        asked.append(self._followed.change(self._on_link, inputs=[self._followed, self._said], **asks))
        for event in asked:
            event.failure(None, js=_BREAK_OFF, **quiet)
        told = self._broken.click(
            self._on_broken_off,
            inputs=[self._said, self._page],
            outputs=[*changed, self._unanswered],
            js=with_recall("said"),
            **quiet,
        )
        # In the browser, as somebody may have gone on writing meanwhile.
        again = [self._box, self._unanswered]
        told.success(None, inputs=again, outputs=[self._box], js=_AGAIN, **quiet)

    async def _on_link(
        self, link: Link | None, said: tuple[Said, ...], request: gr.Request
    ) -> AsyncIterator[Update]:
        if link is None:
            return
        async with aclosing(self._asking(link, said, request)) as updates:
            async for update in updates:
                yield update

    async def _on_ask(
        self,
        question: str | None,
        said: tuple[Said, ...],
        choice: str | None,
        page: str | None,
        request: gr.Request,
    ) -> AsyncIterator[Update]:
        link = Link(question or "", choice or ALL)
        said = said or self._remembered(page).said
        async with aclosing(self._asking(link, said, request)) as updates:
            async for update in updates:
                yield update

    async def _asking(
        self, link: Link, said: tuple[Said, ...], request: gr.Request
    ) -> AsyncGenerator[Update, None]:
        session = request.session_hash or ""
        history = (*asked_before(said), *link.before)
        shown: Turn | None = None
        try:
            client = client_of(request.client.host if request.client is not None else "")
            asked = self._desk.ask(session, link.question, history, link.choice, client)
            async with aclosing(asked) as turns:
                async for turn in turns:
                    yield self._done(turn, said, history, link) if turn.done else self._draw(turn, shown)
                    shown = turn
        except VereinbartError as error:
            yield {self._doing: render.refusal(str(error))}
        except Exception:
            logger.exception("chat failed")
            yield {**self._idle(said), self._doing: render.refusal(texts.CHAT_UNEXPECTED)}

    def _done(self, turn: Turn, said: tuple[Said, ...], history: tuple[str, ...], link: Link) -> Update:
        """The finished turn, what can be thought of it and what can be asked next."""
        answered = turn.answer is not None
        asked = (*link.before, turn.question) if answered else ()
        now = Said(turn.question, place(render.finished(turn), asked), answered, link.before)
        judged = Judged(turn.answer, history) if turn.answer is not None else None
        return {
            **self._idle((*said, now)[-MOST_TURNS:]),
            **self._plainer.about(turn.answer),
            **self._opinion.about(judged),
            **_filled(self._next, turn.follow_ups),
            self._further: gr.update(visible=bool(turn.follow_ups)),
        }

    def _draw(self, turn: Turn, shown: Turn | None) -> Update:
        """Only what differs from what is on the screen, so that reading and selecting stay undisturbed."""
        update: Update = {self._doing: render.doing(turn)}
        if shown is None:
            update |= self._busy()
        if shown is None or shown.evidence != turn.evidence:
            update[self._live] = render.running(turn)
        if shown is None or shown.phrasing != turn.phrasing:
            update[self._draft] = render.draft(turn)
        return update

    def _busy(self) -> Update:
        return {
            self._box: "",
            self._ask: gr.update(visible=False),
            self._stop: gr.update(visible=True),
            self._clear: gr.update(visible=False),
            self._welcome: gr.update(visible=False),
            self._further: gr.update(visible=False),
            **self._plainer.about(None),
            **self._opinion.about(None),
            **{example: gr.update(visible=False) for example in self._examples},
        }

    def _idle(self, said: tuple[Said, ...]) -> Update:
        return {
            self._ask: gr.update(visible=True),
            self._stop: gr.update(visible=False),
            self._clear: gr.update(visible=bool(said)),
            self._earlier: "".join(turn.html for turn in said[:-1]),
            self._latest: home.log("".join(turn.html for turn in said[-1:])),
            self._live: "",
            self._draft: "",
            self._doing: "",
            self._said: said,
        }

    def _on_broken_off(self, said: tuple[Said, ...], page: str | None) -> Update:
        """A question whose answer will not come any more is told, and can be asked again."""
        known = self._remembered(page)
        said = said or known.said
        if not known.running:
            return {**self._idle(said), self._unanswered: ""}
        turn = Turn(known.running, error=texts.CHAT_BROKEN_OFF)
        return {**self._done(turn, said, (), Link(known.running)), self._unanswered: known.running}

    def _remembered(self, page: str | None) -> Remembered:
        return remembered(page, self._settings.question_chars)

    def _on_stop(self, request: gr.Request) -> None:
        self._desk.stop(request.session_hash or "")

    def _on_clear(self) -> Update:
        hidden = {self._further: gr.update(visible=False)}
        nothing = {**self._plainer.about(None), **self._opinion.about(None)}
        return {self._box: "", **self._idle(()), **hidden, **nothing, **self._home()}

    def _on_filter(self, choice: str | None) -> Update:
        """The line to ask in says what it asks, as the choice may be out of view."""
        known = {value: label for label, value in filter_choices(self._desk.backend.papers) if value}
        told = texts.CHAT_QUESTION_PLACEHOLDER
        if choice in known:
            told = texts.CHAT_QUESTION_TO.format(papers=known[choice])
        return {self._box: gr.update(placeholder=told)}

    def _on_load(
        self, seen: bool, said: tuple[Said, ...], address: str | None, request: gr.Request
    ) -> Update:
        link = read_link(address)
        return {**self._on_tick(seen, said, link, ALL, None, request), self._link: link}

    def _on_tick(
        self,
        seen: bool,
        said: tuple[Said, ...],
        link: Link | None,
        choice: str | None,
        page: str | None,
        request: gr.Request,
    ) -> Update:
        """Follow the start until everything is there; then the timer rests."""
        backend = self._desk.backend
        update: Update = {self._banner: home.banner(backend)}
        if backend.ready and not seen:
            choices = filter_choices(backend.papers)
            wanted = link.choice if link is not None else choice
            known = wanted if wanted in dict(choices).values() else ALL
            # who asked without waiting for this, or another process, has an answer there, or will have
            under_way = self._desk.asking(request.session_hash or "")
            if not (said or under_way or self._remembered(page)):
                update |= self._home()
            update |= {
                self._timer: gr.Timer(_SETUP_SECONDS),
                self._filter: gr.update(choices=choices, value=known),
                self._seen: True,
                self._followed: link,
            }
        if backend.ready and home.model_ready(backend):
            update[self._timer] = gr.Timer(active=False)
        return update

    def _home(self) -> Update:
        papers = self._desk.backend.papers
        questions = examples(papers, EXAMPLES)
        welcome = home.welcome(papers) if self._desk.backend.ready else home.preparing()
        return {
            self._welcome: gr.update(value=welcome, visible=True),
            **_filled(self._examples, questions),
        }


def _question_buttons(count: int) -> list[gr.Button]:
    """Buttons that ask what is written on them."""
    return [gr.Button("", visible=False, size="sm", elem_classes="beispiel") for _ in range(count)]


def _filled(buttons: Sequence[gr.Button], questions: Sequence[str]) -> Update:
    """As many of the buttons as there are questions."""
    padded = [*questions, *[""] * (len(buttons) - len(questions))]
    return {
        button: gr.update(value=question, visible=bool(question))
        for button, question in zip(buttons, padded, strict=True)
    }
