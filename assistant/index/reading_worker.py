"""The process that reads files, so that none of them can hang, crash or blow up the one that ingests.

It is started by :mod:`assistant.index.reading`, gets one file after another, and answers with the document
or with the reason why there is none.
"""

from __future__ import annotations

import contextlib
import fcntl
import inspect
import os
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lxml import etree

from assistant import texts
from assistant.errors import DocumentError
from assistant.index.profile import profile
from assistant.index.sizes import check_unpacked
from assistant.text.document import Document

READY, BEGUN, PAGE, READ, REFUSED, NO_MEMORY = "ready", "begun", "page", "read", "refused", "no memory"
# Signs of life need not come oftener; the parent looks between two batches.
_SIGN_SECONDS = 0.2
_XML_NO_MEMORY = etree.ErrorTypes.ERR_NO_MEMORY
Read = Callable[..., Document]


def serve(connection: Connection, lifeline: int) -> None:
    """Read what the parent asks for, until it closes the connection or is gone."""
    _end_with_parent(lifeline)
    read, memory = connection.recv()
    _limit_memory(memory)
    connection.send((READY, None))
    while True:
        try:
            path, document_id, name = connection.recv()
            connection.send((BEGUN, None))
            answer = _answer(connection, read, Path(path), document_id, name)
            connection.send(answer)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except MemoryError:
            answer = (NO_MEMORY, None)
            connection.send(answer)
        if answer[0] == NO_MEMORY:
            return  # what is left of the memory may be in pieces; the next file gets a new process


def reports_pages(read: Read) -> bool:
    """Whether a reader tells page by page how far it is."""
    return "on_page" in inspect.signature(read).parameters


def _answer(connection: Connection, read: Read, path: Path, document_id: str, name: str) -> tuple[str, Any]:
    """The document and, for a file that is known by its ``name`` only, what it says of itself."""
    try:
        check_unpacked(path)
        signs = {"on_page": _Signs(connection)} if reports_pages(read) else {}
        document = read(path, document_id, **signs)
        # half a character pair could neither be stored nor embedded
        (document.text + "".join(place.raw for _, place in document.places)).encode()
        return READ, (document, profile(name, document) if name else None)
    except Exception as error:
        if _is_memory(error):
            return NO_MEMORY, None
        if isinstance(error, DocumentError):
            return REFUSED, error
        if isinstance(error, OSError):
            return REFUSED, DocumentError(texts.file_unreadable(path.name, texts.os_reason(error)))
        return REFUSED, DocumentError(texts.reading_died(path.name, type(error).__name__))


def _is_memory(error: BaseException | None) -> bool:
    """Readers call a file damaged for whatever goes wrong inside them; the cause tells."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        if isinstance(error, etree.XMLSyntaxError) and getattr(error, "code", 0) == _XML_NO_MEMORY:
            return True
        error = error.__cause__ or error.__context__
    return False


class _Signs:
    """Tells the parent the page; called by the reader."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told = 0.0

    def __call__(self, page: int, pages: int | None) -> None:
        now = time.monotonic()
        if now - self._told >= _SIGN_SECONDS or page == pages:
            self._connection.send((PAGE, (page, pages)))
            self._told = now


def _end_with_parent(lifeline: int) -> None:
    """Die, with whatever a reader started, when the parent's end of this pipe is closed, even by kill -9.

    The kernel does it (SIGIO ends a process that does not handle it): a thread would not get its turn while
    a regular expression runs away.
    """
    with contextlib.suppress(OSError):
        fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
        fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)


def _limit_memory(limit: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # where the machine runs out of memory all the same, this process is the one to go
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
