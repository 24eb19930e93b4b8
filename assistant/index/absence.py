"""A Chroma server that is away: noticed by one question, so that the next ones do not wait for it too."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from assistant import texts
from assistant.errors import ChromaUnreachable

logger = logging.getLogger(__name__)

# So long it is not asked again; longer where it was found out late, as with a server that hangs.
PAUSE_SECONDS = 5.0
_TIMES = 3


class Absence:
    """What was last seen of a server. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._until = 0.0
        self._why = ""

    @property
    def noticed(self) -> bool:
        """Whether it did not answer when it was last asked."""
        return bool(self._why)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Ask the server inside; raises :class:`ChromaUnreachable` at once while it is not asked."""
        started = self._clock()
        if self._why:
            if started < self._until:
                raise ChromaUnreachable(self._why)
            self._until = started + PAUSE_SECONDS  # one question tries, the others go on
        try:
            yield
        except ChromaUnreachable as error:
            self._left(str(error), started)
            raise
        if self._why:
            self._why = ""
            logger.warning(texts.CHROMA_BACK)

    def _left(self, why: str, started: float) -> None:
        now = self._clock()
        self._until = now + max(PAUSE_SECONDS, _TIMES * (now - started))
        if not self._why:
            logger.warning(texts.words_only(why))
        self._why = why
