"""Puts the parts together: settings, index and the assistant."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import texts
from assistant.answering.answer import Answered, Event, EvidenceFound
from assistant.answering.assistant import Assistant
from assistant.answering.generation import Generator
from assistant.errors import StoreError
from assistant.index.embedding import make_embedder
from assistant.index.library import Library, LibraryWatch
from assistant.index.manifest import LAYOUT, StateFolder
from assistant.index.passages import CHUNKER
from assistant.progress import Progress
from assistant.settings import Settings
from assistant.text import lexicon

if TYPE_CHECKING:
    from assistant.index.ingest import IngestReport

logger = logging.getLogger(__name__)

# In seconds: a first page loads undisturbed by what only a first question needs.
_FIRST_PAGE = 1.0


def ingest(
    settings: Settings, paths: tuple[Path, ...] = (), progress: Progress | None = None
) -> IngestReport:
    """Bring the index in line with ``paths`` or the documents folder."""
    # late: brings the readers of all formats, which a question needs not
    from assistant.index.ingest import Ingest

    lexicon.keep()
    try:
        return Ingest(settings, make_embedder(settings), progress).run(paths)
    except OSError as error:  # a full disk most of all
        raise StoreError(texts.index_not_written(settings.data, texts.why_not_written(error))) from error


def ready_index(settings: Settings) -> IngestReport | None:
    """Index the documents folder where nothing is indexed yet, or what changed since it was indexed."""
    lexicon.keep()
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


def open_assistant(
    settings: Settings, generator: Callable[[], Generator] | None, once_warm: Callable[[], None] | None = None
) -> OpenAssistant:
    """The assistant with its index open; what a first question needs beside that is loaded in a thread.

    ``once_warm`` is called after that, also where it failed. Raises what opening the index raises.
    """
    made = make_assistant(settings, generator)
    _ = made.library
    lexicon.is_word_form("Haus")  # loads it: the first page needs it for its examples

    def warm() -> None:
        time.sleep(_FIRST_PAGE)
        try:
            made.warm()
        except Exception:  # the first question will tell
            logger.exception("not warm")
        if once_warm is not None:
            once_warm()

    threading.Thread(target=warm, name="warm-up", daemon=True).start()
    return made


def make_assistant(settings: Settings, generator: Callable[[], Generator] | None) -> OpenAssistant:
    """The assistant over the index in force."""
    watch = LibraryWatch(settings, make_embedder(settings))
    return OpenAssistant(settings, watch.current, generator)
