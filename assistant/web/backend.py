"""What the screens ask of the rest of the program, and its start in the background."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant import texts
from assistant.agreements import Agreement
from assistant.answering.answer import Answer, Event
from assistant.errors import StoreError, VereinbartError
from assistant.text.document import Document

if TYPE_CHECKING:
    from assistant.answering.rewording import Rewording
    from assistant.index.library import Library
    from assistant.index.manifest import Manifest
    from assistant.index.search import PassageHit

logger = logging.getLogger(__name__)

Papers = Mapping[str, tuple[Agreement, Document]]


class AssistantLike(Protocol):
    """The pipeline as the browser sees it."""

    @property
    def documents(self) -> Papers:
        """Every paper by agreement id."""

    @property
    def files(self) -> Mapping[str, Path]:
        """The original file of every paper by agreement id."""

    @property
    def manifest(self) -> Manifest:
        """Which state of the papers is in force, and which files are not in it."""

    @property
    def library(self) -> Library:
        """The state of the index in force, whole."""

    def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        """The events of one question."""

    async def plainer(self, answer: Answer) -> Rewording:
        """The cited sentences of an answer in plain German, if they can be said so."""

    def search(
        self, question: str, k: int, agreements: Collection[str] = ()
    ) -> tuple[Library, list[PassageHit]]:
        """Passages only, and the state of the index that they are from."""


class SetupStateLike(Protocol):
    """How far the language model is."""

    @property
    def step(self) -> str: ...
    @property
    def fraction(self) -> float | None: ...
    @property
    def ready(self) -> bool: ...
    @property
    def error(self) -> str | None: ...
    @property
    def model(self) -> str: ...
    @property
    def digest(self) -> str: ...


class SetupLike(Protocol):
    """Whoever provides the language model."""

    def state(self) -> SetupStateLike:
        """The state at this moment."""


AssistantFactory = Callable[[], AssistantLike]
# How long after a start that failed the next one is tried.
_RETRY_SECONDS = 15.0
_LOOK_SECONDS = 0.1


class Backend:
    """The assistant once it is there; until then the pages say that it is being prepared."""

    def __init__(
        self,
        assistant: AssistantLike | None = None,
        setup: SetupLike | None = None,
        retry_seconds: float = _RETRY_SECONDS,
    ) -> None:
        self._assistant = assistant
        self._retry_seconds = retry_seconds
        self._setup = setup
        self._gone = threading.Event()
        self.error: str | None = None
        self._started: threading.Thread | None = None

    def start(self, factory: AssistantFactory) -> threading.Thread:
        """Build the assistant in a thread, so that the page opens while papers are still read."""
        thread = threading.Thread(target=self._build, args=(factory,), name="assistant-start", daemon=True)
        self._started = thread
        thread.start()
        return thread

    def wait(self) -> None:
        """Until the start is over, well or not."""
        if self._started is not None:
            self._started.join()

    def _build(self, factory: AssistantFactory) -> None:
        if not self._try(factory):
            again = threading.Thread(target=self._retry, args=(factory,), name="assistant-retry", daemon=True)
            again.start()

    def _retry(self, factory: AssistantFactory) -> None:
        """What was missing may come: a Chroma server, room on the disk, a first paper."""
        while not self._gone.wait(self._retry_seconds):
            if self._try(factory):
                return

    def _try(self, factory: AssistantFactory) -> bool:
        known = self.error
        try:
            assistant = factory()
        except VereinbartError as error:
            self.error = str(error)
            if self.error != known:  # once, not at every try
                logger.error("assistant not started: %s", error)
            return False
        except Exception:
            self.error = texts.CHAT_INDEX_FAILED
            if self.error != known:
                logger.exception("assistant not started")
            return False
        self.error = None  # first: whoever sees that it is ready finds no error any more
        self._assistant = assistant
        return True

    def close(self) -> None:
        """Try no more."""
        self._gone.set()

    @property
    def ready(self) -> bool:
        """Whether questions can be asked."""
        return self._assistant is not None

    @property
    def starting(self) -> bool:
        """Whether the assistant is still to come, and nothing has gone wrong so far."""
        return not self.ready and self.error is None

    async def started(self) -> AsyncGenerator[Event, None]:
        """No event, but an end: as soon as the assistant is there, or could not be made."""
        while self.starting:
            await asyncio.sleep(_LOOK_SECONDS)
        none: tuple[Event, ...] = ()
        for event in none:
            yield event

    @property
    def assistant(self) -> AssistantLike:
        """The assistant, or an error that says why there is none yet."""
        if self._assistant is None:
            raise StoreError(self.error or texts.CHAT_STARTING)
        return self._assistant

    @property
    def papers(self) -> Papers:
        """The papers, none while they are being read."""
        return self._assistant.documents if self._assistant is not None else {}

    def file(self, agreement_id: str) -> Path | None:
        """The original of a paper, if it is known."""
        return self._assistant.files.get(agreement_id) if self._assistant is not None else None

    def model_state(self) -> SetupStateLike | None:
        """How far the language model is; ``None`` where nobody sets one up."""
        return self._setup.state() if self._setup is not None else None

    @property
    def model(self) -> str:
        """The language model that can be used now; empty where there is none."""
        state = self.model_state()
        return state.model if state is not None and state.ready else ""

    @property
    def model_digest(self) -> str:
        """Which content that model has; empty where there is none."""
        state = self.model_state()
        return state.digest if state is not None and state.ready else ""
