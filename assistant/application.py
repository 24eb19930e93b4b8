"""Puts the parts together: settings, index, Ollama and the assistant."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import texts
from assistant.answering.answer import Answered, Event, EvidenceFound
from assistant.answering.assistant import Assistant
from assistant.answering.generation import Generator, OllamaGenerator, Piece, Prompt
from assistant.errors import OllamaError, OllamaUnreachable, StoreError, VereinbartError
from assistant.index.embedding import make_embedder
from assistant.index.library import Library, LibraryWatch
from assistant.index.manifest import LAYOUT, StateFolder
from assistant.index.passages import CHUNKER
from assistant.model_setup import ModelSetup
from assistant.ollama_runtime import OllamaRuntime
from assistant.progress import Progress
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.index.ingest import IngestReport

logger = logging.getLogger(__name__)

# How often the app sees whether the language model is still there and still the same.
LOOK_SECONDS = 10.0


def ingest(
    settings: Settings, paths: tuple[Path, ...] = (), progress: Progress | None = None
) -> IngestReport:
    """Bring the index in line with ``paths`` or the documents folder."""
    # late: brings the readers of all formats, which a question needs not
    from assistant.index.ingest import Ingest

    try:
        return Ingest(settings, make_embedder(settings), progress).run(paths)
    except OSError as error:  # a full disk most of all
        raise StoreError(texts.index_not_written(settings.data, error.strerror or error)) from error


def ready_index(settings: Settings) -> IngestReport | None:
    """Index the documents folder where nothing is indexed yet, or what changed since it was indexed."""
    folder = StateFolder(settings.data)
    manifest = folder.manifest()
    if manifest is None or not manifest.entries:
        return ingest(settings)
    if manifest.embedder != make_embedder(settings).model_name:
        return None  # opening it names the way out
    current = (manifest.chunker, manifest.layout) == (CHUNKER, LAYOUT)
    if current and not folder.changed_since(manifest.roots):
        return None
    if not current:
        logger.warning(texts.INDEX_MADE_OVER)
    try:
        return ingest(settings, tuple(map(Path, manifest.roots)))
    except StoreError as error:
        logger.warning(texts.older_index(str(error)))
        return None


class OpenAssistant(Assistant):
    """The assistant, and the library that it answers from, for the workbench."""

    @property
    def library(self) -> Library:
        """The state in force."""
        return self._library()

    async def ask(
        self, question: str, history: Sequence[str] = (), agreements: Sequence[str] = ()
    ) -> AsyncGenerator[Event, None]:
        """As the assistant does; an answer from a search of words alone says so."""
        words_only = False
        async with aclosing(super().ask(question, history, agreements)) as events:
            async for event in events:
                if isinstance(event, EvidenceFound):
                    words_only = self._words_only(event)
                if words_only and isinstance(event, Answered):
                    notes = (*event.answer.notes, texts.WORDS_ONLY)
                    event = Answered(replace(event.answer, notes=notes))
                yield event

    def _words_only(self, found: EvidenceFound) -> bool:
        if found.evidence:
            return not any(item.cosine for item in found.evidence)
        return self.library.store.away


def make_assistant(settings: Settings, generator: Callable[[], Generator] | None) -> OpenAssistant:
    """The assistant over the index in force."""
    watch = LibraryWatch(settings, make_embedder(settings))
    return OpenAssistant(settings, watch.current, generator)


class LocalModel:
    """The language model for one command: a running server, or one started for as long as it lasts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runtime = OllamaRuntime(settings)
        self._generator: Generator | None = None
        self._error: VereinbartError | None = None

    def __enter__(self) -> LocalModel:
        return self

    def __exit__(self, *_: object) -> None:
        self._runtime.close()

    def available(self) -> tuple[str, str]:
        """Address and name of a model that answers; raises the same error again without trying again."""
        if self._error is not None:
            raise self._error
        try:
            return self._runtime.available()
        except VereinbartError as error:
            self._error = error
            raise

    def generator(self) -> Generator:
        """The generator; raises as :meth:`available` does."""
        if self._generator is None:
            self._generator = OllamaGenerator(self._settings, *self.available())
        return self._generator


class BackgroundModel:
    """The language model of the browser app: set up in the background, used as soon as it is there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.setup = ModelSetup(OllamaRuntime(settings), look_seconds=LOOK_SECONDS)

    def generator(self) -> Generator:
        state = self.setup.state()
        if not state.ready:
            raise OllamaUnreachable(state.error or state.step)
        return _Watched(self._settings, state.host, state.model, self.setup.look)


class _Watched(OllamaGenerator):
    """Tells of a server or a model that is gone, so that it is looked after at once."""

    def __init__(self, settings: Settings, host: str, model: str, gone: Callable[[], None]) -> None:
        super().__init__(settings, host, model)
        self._gone = gone

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        try:
            async with aclosing(super().stream(prompt)) as pieces:
                async for piece in pieces:
                    yield piece
        except OllamaError:
            self._gone()
            raise
