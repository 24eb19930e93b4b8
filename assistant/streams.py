"""The standard streams: letters that a terminal does not have, and writing that fails."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

_HANDLER = "vereinbart"
# What a reader takes for the same; other letters become a question mark.
_LIKE = str.maketrans(
    {
        "„": '"', "“": '"', "”": '"', "‚": "'", "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-",
        "→": "->", "←": "<-", "✓": "+", "✗": "-", "⚠": "!", "•": "-", "×": "x", "€": "EUR", "\xa0": " ",
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    }
)  # fmt: skip


def _like(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].translate(_LIKE)
    return missing.encode("ascii", "replace").decode("ascii"), error.end


def accept_all_letters() -> None:
    """From now on nothing that is printed fails for its letters, nor for a file name that is no text."""
    codecs.register_error(_HANDLER, _like)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w"), "utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def has_all_letters() -> bool:
    """Whether stdout can say everything: a replaced letter is a nuisance to people, and a fault in data."""
    return codecs.lookup(getattr(sys.stdout, "encoding", None) or "utf-8").name.startswith("utf")


def lost() -> OSError | None:
    """Write what waits for stdout; why that fails, if it does, after which nothing more is tried."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _give_up(sys.stdout)
        return error
    return None


def say_at_last(line: str) -> None:
    """A line on stderr, if there is any way."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Else the interpreter tries again at its end, and says so in its own words."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
