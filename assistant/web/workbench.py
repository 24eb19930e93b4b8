"""The registers behind the staff's pages: read in the background once an index, then at hand at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from time import monotonic

from cachetools import LRUCache

from assistant import texts
from assistant.agreements import Agreement
from assistant.errors import StoreError, VereinbartError
from assistant.index.library import Library
from assistant.settings import Settings
from assistant.staff.choosing import Chosen, Scores, choose
from assistant.staff.columns import Columns, in_columns
from assistant.staff.commitments import Commitment
from assistant.staff.free_topics import match_all
from assistant.staff.offices import Office
from assistant.staff.register import bring_up_to_date
from assistant.staff.register_file import RegisterFile
from assistant.staff.selection import Selection
from assistant.staff.topics import Topics, load_topics
from assistant.web.backend import Backend

logger = logging.getLogger(__name__)

# So long a page waits for what will soon be there; then it says how far it is.
PATIENCE = 2.0
# Whether there is another index is looked up on the disk, and not at every click.
_LOOK_SECONDS = 5.0
_FREE_TOPICS = 64
_WAITING_TOPICS = 8


class Preparing(StoreError):
    """What was asked for is being worked out; ``done`` of ``total`` of it is."""

    def __init__(self, step: str, done: int | None = None, total: int | None = None) -> None:
        super().__init__(texts.preparing(step, done, total))
        self.step, self.done, self.total = step, done, total


@dataclass(frozen=True)
class View:
    """The registers of one state of the index."""

    library: Library
    topics: Topics
    file: RegisterFile
    columns: Columns

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        return {agreement.id: agreement for agreement in self.library.agreements}

    def commitments(self, chosen: Chosen, start: int = 0, count: int | None = None) -> list[Commitment]:
        """The rows of a selection in its order."""
        return self.fetch(chosen.numbers(start, count))

    def fetch(self, numbers: Sequence[int]) -> list[Commitment]:
        """Rows by their numbers in the file."""
        return list(self.file.commitments(numbers, self.agreements))

    def in_force(self, rows: Iterable[Commitment]) -> list[Commitment]:
        """Without those of papers of which another version is in force."""
        behind = self.library.versions.at(date.today()).behind
        return [row for row in rows if row.agreement.id not in behind]

    def offices(self) -> tuple[Office, ...]:
        return self.file.offices(self.agreements)


class _Task:
    """Something worked on in a thread that ends with the program, and how far it is.

    One at a time, as the machine is small: ``turn`` is the lock for that.
    """

    def __init__(self, turn: threading.Lock, step: str, work: Callable[[_Task], object]) -> None:
        self._told: tuple[str, int | None, int | None] = (step, None, None)
        self._future: Future[object] = Future()
        self._turn, self._work = turn, work
        threading.Thread(target=self._run, name="workbench", daemon=True).start()

    def __call__(self, step: str, done: int | None, total: int | None) -> None:
        self._told = (step, done, total)

    def _run(self) -> None:
        with self._turn:
            try:
                self._future.set_result(self._work(self))
            except VereinbartError as error:
                self._future.set_exception(error)
            except Exception:
                logger.exception("workbench failed")
                self._future.set_exception(StoreError(texts.CHAT_UNEXPECTED))

    @property
    def over(self) -> bool:
        return self._future.done()

    def wait(self, seconds: float) -> object:
        """What came of it; raises :class:`Preparing` while it is not there."""
        try:
            return self._future.result(seconds)
        except NotYet:
            raise Preparing(*self._told) from None


class Workbench:
    """Keeps the view of the index in force and what was found on free topics."""

    def __init__(self, backend: Backend, settings: Settings) -> None:
        self._backend, self._settings = backend, settings
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._library: Library | None = None
        self._looked = float("-inf")
        self._view: View | None = None
        self._building: tuple[Library, _Task] | None = None
        self._warned: set[str] = set()
        self._free: LRUCache[tuple[str, str], _Task] = LRUCache(_FREE_TOPICS)

    def prepare(self) -> None:
        """Begin as soon as the papers are there, before anybody asks."""

        def begin() -> None:
            self._backend.wait()
            if self._backend.ready:
                try:
                    self.view(patience=0)
                except VereinbartError as error:
                    logger.info("register: %s", error)

        threading.Thread(target=begin, name="workbench-start", daemon=True).start()

    def view(self, patience: float = PATIENCE) -> View:
        """The registers. Raises :class:`Preparing` while there are none yet; those of the index before serve
        until the new ones are there."""
        library = self._current()
        with self._lock:
            if self._view is not None and self._view.library is library:
                return self._view
            task = self._task_for(library)
        try:
            found = task.wait(patience if self._view is None else 0)
        except Preparing:
            if self._view is None:
                raise
            return self._view
        except VereinbartError:
            self._building = None
            raise
        assert isinstance(found, View)
        self._view = found
        return found

    def choose(self, view: View, selection: Selection, patience: float = PATIENCE) -> Chosen:
        """The rows of a selection. Raises :class:`Preparing` while its free topic is being looked for."""
        scores = self.about(view, selection.free, patience) if selection.free else None
        return choose(view.columns, selection, scores)

    def about(self, view: View, topic: str, patience: float = PATIENCE) -> Scores:
        """Every sentence of the library that is about a topic in a person's own words, and how far."""
        key = (view.library.manifest.fingerprint, " ".join(topic.split()).casefold())
        with self._lock:
            task = self._free.get(key)
            if task is None:
                if sum(not other.over for other in self._free.values()) >= _WAITING_TOPICS:
                    raise StoreError(texts.TOO_MANY_TOPICS)
                task = _Task(self._turn, texts.SCORING_STEP, lambda told: _about(view.library, topic, told))
                self._free[key] = task
        try:
            found = task.wait(patience)
        except Preparing:
            raise
        except VereinbartError:
            self._free.pop(key, None)  # the next one may try again
            raise
        assert isinstance(found, dict)
        return found

    def _current(self) -> Library:
        assistant = self._backend.assistant
        if self._library is None or monotonic() - self._looked > _LOOK_SECONDS:
            self._library, self._looked = assistant.library, monotonic()
        return self._library

    def _task_for(self, library: Library) -> _Task:
        if self._building is None or self._building[0] is not library:
            task = _Task(self._turn, texts.REGISTER_STEP, lambda told: self._build(library, told))
            self._building = (library, task)
        return self._building[1]

    def _build(self, library: Library, told: _Task) -> View:
        try:
            topics = load_topics(self._settings.topics_file)
            file = RegisterFile.beside_index(self._settings.data)
            bring_up_to_date(file, library, topics, told)
            view = View(library, topics, file, in_columns(file.facts(), library.agreements, topics))
        except VereinbartError as error:
            self._warn(str(error))
            raise
        self._warned.clear()
        return view

    def _warn(self, cause: str) -> None:
        """Once a cause: every click tries again."""
        if cause not in self._warned:
            self._warned.add(cause)
            logger.warning(texts.no_register(cause))


def _about(library: Library, topic: str, told: _Task) -> dict[str, float]:
    return {key: match.score for key, match in match_all(library, topic, told).items() if match.about}
