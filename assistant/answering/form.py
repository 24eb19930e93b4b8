"""Whether a model keeps to the form of its output by itself.

Ollama can hold a model to a JSON schema, but then tries its whole vocabulary for every token, and writing
takes half as long again (``benchmarks/steps.py``). As long as a model keeps to the form, its most likely
token is the same without. So it writes freely and is watched; one that leaves the form is asked again, and
held to it.
"""

from __future__ import annotations

import json
from typing import Any

import regex

from assistant.errors import VereinbartError

# What JSON knows after a backslash; a model that writes freely writes others too.
_ESCAPE = regex.compile(r'(\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})|\\')
_STRING = regex.compile(r'(?:[^"\\]|\\.)*', regex.DOTALL)


def loads(raw: str) -> Any:
    """JSON as a model may write it, with line ends in a text and backslashes before anything."""
    return json.loads(_ESCAPE.sub(lambda match: match[1] or r"\\", raw), strict=False)


class OutOfForm(VereinbartError):
    """The model writes something else than the JSON object that it was asked for."""


class Form:
    """Watches the output of one object: ``satz``, one of ``numbers`` (if there are any), and ``antwort``."""

    def __init__(self, numbers: tuple[int, ...] = ()) -> None:
        number = rf'"satz"\s*:\s*(?:{"|".join(map(str, numbers))})\s*,\s*' if numbers else ""
        self._head = regex.compile(rf'\s*\{{\s*{number}"antwort"\s*:\s*"')
        self._raw = ""
        self._passed = 0
        #: Whether the text has come to its end.
        self.whole = False

    def take(self, piece: str) -> str:
        """What can be passed on: nothing before the beginning is known to be right, nothing after the end.

        Raises :class:`OutOfForm`.
        """
        self._raw += piece
        if self.whole:
            return ""
        head = self._head.match(self._raw)
        if head is None:
            if self._head.fullmatch(self._raw, partial=True) is None:
                raise OutOfForm(self._raw)
            return ""
        end = _STRING.match(self._raw, head.end()).end()
        self.whole = self._raw[end : end + 1] == '"'
        passed, self._passed = self._passed, end + self.whole
        return self._raw[passed : self._passed] + ("}" if self.whole else "")

    def end(self) -> None:
        """To be called when no more comes. Raises :class:`OutOfForm` where not even the beginning came."""
        if not self._passed:
            raise OutOfForm(self._raw)
